"""What a round shows: per question how far people agree, per person how severe they are, with n and intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from db.queries import calibration as reads
from db.queries.calibration import EvidenceSpan, Member, RoundCall, RoundRow
from qa_desk.errors import N_
from qa_desk.scoring import Answer, Form, score
from qa_desk.stats.agreement import Agreement, BlandAltman, Icc, Level, Resampled
from qa_desk.work.calibration.figures import Said, bias_of, question_figures, total_figures
from qa_desk.work.calibration.rounds import CalibrationError
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of

NA = "na"


@dataclass(frozen=True, slots=True)
class Voice:
    """One person's answer to a question of a call as its choice's key, the comment, and what it rests on.

    A `late` one came after the reveal and is in no figure.
    """

    external_id: str
    person: str
    choice: str
    comment: str
    evidence: tuple[EvidenceSpan, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """How far people agree on one question; `split` are the calls on which they do not.

    `agreed` holds per call what the room settled on and why, `choices` the words of each answer.
    """

    key: str
    text: str
    guidance: str
    choices: dict[str, str]
    level: Level
    agreement: Agreement
    resampled: Resampled
    voices: tuple[Voice, ...]
    split: tuple[str, ...]
    agreed: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Severity:
    """How far one person's total scores lie above (+) or below the key: the expert's, else the others' mean."""

    person: str
    gap: BlandAltman


@dataclass(frozen=True, slots=True)
class RoundReport:
    """A whole round; while `hidden` it holds only the asking person's own scores and no figures.

    `totals` rests on the scores of `totals_by`: the people and calls without gaps. `agreed_scores` are percent,
    None until every question of a call is settled.
    """

    round: RoundRow
    members: tuple[Member, ...]
    calls: tuple[RoundCall, ...]
    hidden: bool
    scores: dict[str, dict[str, float | None]]
    late: tuple[tuple[str, str], ...]
    questions: tuple[QuestionReport, ...]
    totals: Icc | None
    totals_by: tuple[str, ...]
    severity: tuple[Severity, ...]
    key: str | None
    agreed_scores: dict[str, float | None]

    @property
    def to_rewrite(self) -> tuple[str, ...]:
        """The keys of the questions that people read differently."""
        return tuple(q.key for q in self.questions if q.agreement.verdict == "rewrite")


def report(desk: Desk, name: str) -> RoundReport:
    """The report of the round of this id or title; `CalibrationError` when there is none to be seen.

    Who has not scored everything yet stays blind after the reveal, except for the host.
    """
    assert desk.acting is not None
    with desk.reading() as connection:
        found = reads.find_round(connection, desk.acting, name)
        if found is None:
            raise CalibrationError(
                N_("There is no single calibration round “{name}” that you are in."), name=name
            )
        hidden = is_hidden(found, desk.acting.person_id)
        return _report(connection, found, hidden, desk.acting.person_id if hidden else None)


def is_hidden(found: RoundRow, person_id: str) -> bool:
    """True while this person may see only their own scores."""
    waiting = found.state == "open" or (found.mine_left > 0 and person_id != found.host_id)
    return found.blind and found.state != "closed" and waiting


def _report(connection: Connection, found: RoundRow, hidden: bool, only: str | None) -> RoundReport:
    members = tuple(reads.members(connection, found.id))
    calls = tuple(reads.round_calls(connection, found.id))
    form = definition_of(connection, found.form_version_id)
    names = {member.person_id: member.name for member in members}
    external = {call.id: call.external_id for call in calls}
    scores, late = _scores(connection, found.id, external, names, only)
    agreed = {} if hidden else reads.agreed(connection, found.id)
    expert = names.get(found.expert_id or "")
    questions: tuple[QuestionReport, ...] = ()
    severity: tuple[Severity, ...] = ()
    totals, by = None, tuple[str, ...]()
    if not hidden:
        table = _table(scores, [c.external_id for c in calls], [m.name for m in members], set(late))
        totals, by = total_figures(table, [m.name for m in members])
        severity = tuple(Severity(*one) for one in bias_of(table, [m.name for m in members], expert))
        questions = tuple(_questions(connection, found.id, form, names, external, agreed))
    return RoundReport(
        round=found,
        members=members,
        calls=calls,
        hidden=hidden,
        scores=scores,
        late=tuple(late),
        questions=questions,
        totals=totals,
        totals_by=by,
        severity=severity,
        key=expert,
        agreed_scores={} if hidden else _agreed_scores(form, external, agreed),
    )


def _scores(
    connection: Connection, round_id: str, external: dict[str, str], names: dict[str, str], only: str | None
) -> tuple[dict[str, dict[str, float | None]], list[tuple[str, str]]]:
    """Total scores by call and person, and which of them came after the reveal."""
    scores: dict[str, dict[str, float | None]] = {call: {} for call in external.values()}
    late = []
    for call, person, total, was_late in reads.totals(connection, round_id, only):
        scores[external[call]][names[person]] = total
        if was_late:
            late.append((external[call], names[person]))
    return scores, late


def severity_of(connection: Connection, found: RoundRow) -> tuple[Severity, ...]:
    """Everybody's bias in a revealed round, without the rest of its report."""
    names = {member.person_id: member.name for member in reads.members(connection, found.id)}
    external = {call.id: call.external_id for call in reads.round_calls(connection, found.id)}
    scores, late = _scores(connection, found.id, external, names, None)
    people = list(names.values())
    table = _table(scores, list(external.values()), people, set(late))
    return tuple(Severity(*one) for one in bias_of(table, people, names.get(found.expert_id or "")))


def _table(
    scores: dict[str, dict[str, float | None]], calls: list[str], names: list[str], late: set[tuple[str, str]]
) -> np.ndarray:
    """Calls x people; NaN where nobody scored, or only after the reveal."""

    def cell(call: str, person: str) -> float:
        value = None if (call, person) in late else scores[call].get(person)
        return float("nan") if value is None else value

    return np.array([[cell(call, person) for person in names] for call in calls]).reshape(
        len(calls), len(names)
    )


def _questions(
    connection: Connection,
    round_id: str,
    form: Form,
    names: dict[str, str],
    external: dict[str, str],
    agreed: dict[tuple[str, str], tuple[str, str]],
) -> Iterable[QuestionReport]:
    answers, evidence = reads.answers(connection, round_id), reads.evidence(connection, round_id)
    for question in form.questions():
        if not question.choices or question.kind == "multiple":
            continue
        mine = [answer for answer in answers if answer.question_key == question.key]
        voices = tuple(
            Voice(
                external[a.call_id],
                names[a.person_id],
                NA if a.na != "no" else ",".join(a.choices),
                a.comment,
                evidence.get((a.evaluation_id, a.question_key), ()),
                a.late,
            )
            for a in mine
        )
        said = [Said(v.external_id, v.person, v.choice) for v in voices if not v.late]
        level, found, drawn = question_figures(question, said)
        split = [c for c in external.values() if len({v.choice for v in voices if v.external_id == c}) > 1]
        settled = {external[call]: what for (call, key), what in agreed.items() if key == question.key}
        words = {choice.key: choice.text for choice in question.choices}
        yield QuestionReport(
            question.key, question.text, question.guidance, words, level, found, drawn, voices, tuple(split), settled
        )  # fmt: skip


def _agreed_scores(
    form: Form, external: dict[str, str], agreed: dict[tuple[str, str], tuple[str, str]]
) -> dict[str, float | None]:
    """What each call comes to by the agreed answers."""
    found: dict[str, float | None] = {}
    for call, name in external.items():
        answers = {
            key: Answer(na="evaluator") if choice == NA else Answer(choices=(choice,))
            for (of, key), (choice, _why) in agreed.items()
            if of == call
        }
        result = score(form, answers)
        whole = not result.missing and result.score is not None
        found[name] = float(result.score) if whole and result.score is not None else None
    return found
