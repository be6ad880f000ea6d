"""What a round shows: per question how far people agree, per person how severe they are, with n and intervals."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from db.queries import calibration as reads
from db.queries.calibration import GivenAnswer, RoundCall, RoundRow
from qa_desk.errors import N_
from qa_desk.scoring import Form, Question
from qa_desk.stats.agreement import Agreement, BlandAltman, Icc, Level, Ratings, agreement, bland_altman, icc
from qa_desk.work.calibration.rounds import CalibrationError
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of

NA = "na"


@dataclass(frozen=True, slots=True)
class Voice:
    """One person's answer to a question of a call, as its choice's key, and the comment beside it."""

    external_id: str
    person: str
    choice: str
    comment: str


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """How far people agree on one question; `split` are the calls on which they do not, with their words."""

    key: str
    text: str
    level: Level
    agreement: Agreement
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
    """A whole round; before the reveal it holds only the asking person's own scores and no figures."""

    round: RoundRow
    members: tuple[tuple[str, str, int], ...]
    calls: tuple[RoundCall, ...]
    hidden: bool
    scores: dict[str, dict[str, float | None]]
    questions: tuple[QuestionReport, ...]
    totals: Icc | None
    severity: tuple[Severity, ...]
    key: str


def report(desk: Desk, name: str) -> RoundReport:
    """The report of the round of this id or title; `CalibrationError` when there is none to be seen."""
    assert desk.acting is not None
    with desk.reading() as connection:
        found = reads.find_round(connection, desk.acting, name)
        if found is None:
            raise CalibrationError(
                N_("There is no single calibration round “{name}” that you are in."), name=name
            )
        hidden = found.blind and found.state == "open"
        only = desk.acting.person_id if hidden else None
        members = tuple(reads.members(connection, found.id))
        calls = tuple(reads.round_calls(connection, found.id))
        answers = reads.answers(connection, found.id, only)
        totals = reads.totals(connection, found.id, only)
        agreed = reads.agreed(connection, found.id)
        form = definition_of(connection, found.form_version_id)
    names = {key: person for key, person, _ in members}
    external = {call.id: call.external_id for call in calls}
    scores: dict[str, dict[str, float | None]] = {call.external_id: {} for call in calls}
    for call, person, score, _late in totals:
        scores[external[call]][names[person]] = score
    table = np.array(
        [[_number(scores[call.external_id].get(person)) for _, person, _ in members] for call in calls]
    ).reshape(len(calls), len(members))
    expert = names.get(found.expert_id or "")
    return RoundReport(
        round=found,
        members=members,
        calls=calls,
        hidden=hidden,
        scores=scores,
        questions=() if hidden else tuple(_questions(form, answers, names, external, agreed, members)),
        totals=None if hidden else icc(table),
        severity=() if hidden else tuple(_severities(table, [name for _, name, _ in members], expert)),
        key=expert or "mean of the others",
    )


def _number(score: float | None) -> float:
    return float("nan") if score is None else score


def _severities(table: np.ndarray, names: list[str], expert: str | None) -> list[Severity]:
    found = []
    for column, name in enumerate(names):
        if name == expert:
            continue
        if expert in names:
            against = table[:, names.index(expert)]
        else:
            others = np.delete(table, column, axis=1)
            known = (~np.isnan(others)).sum(axis=1)
            against = np.where(known > 0, np.nansum(others, axis=1) / np.maximum(known, 1), np.nan)
        found.append(Severity(name, bland_altman(table[:, column].tolist(), against.tolist())))
    return found


def _questions(
    form: Form,
    answers: list[GivenAnswer],
    names: dict[str, str],
    external: dict[str, str],
    agreed: dict[tuple[str, str], tuple[str, str]],
    members: tuple[tuple[str, str, int], ...],
) -> list[QuestionReport]:
    said: defaultdict[str, list[GivenAnswer]] = defaultdict(list)
    for answer in answers:
        said[answer.question_key].append(answer)
    found = []
    for group in form.groups():
        for question in group.questions:
            if question.choices and question.kind != "multiple":
                found.append(_question(question, said[question.key], names, external, agreed, members))
    return found


def _question(
    question: Question,
    said: list[GivenAnswer],
    names: dict[str, str],
    external: dict[str, str],
    agreed: dict[tuple[str, str], tuple[str, str]],
    members: tuple[tuple[str, str, int], ...],
) -> QuestionReport:
    given = {(answer.call_id, answer.person_id): _choice(answer) for answer in said}
    level = level_of(question)
    keys = [choice.key for choice in question.choices]
    if level == "nominal" and question.na_allowed:
        keys.append(NA)
    rows = [[_counted(given.get((call, person)), keys) for person, _, _ in members] for call in external]
    split = [
        external[call]
        for call in external
        if len({given[call, person] for person, _, _ in members if (call, person) in given}) > 1
    ]
    return QuestionReport(
        question.key,
        question.text,
        level,
        agreement(Ratings.of(rows, keys), level),
        tuple(Voice(external[a.call_id], names[a.person_id], _choice(a), a.comment) for a in said),
        tuple(split),
        {external[call]: what for (call, key), what in agreed.items() if key == question.key},
    )


def level_of(question: Question) -> Level:
    """Ordinal where the choices stand in the order of their points, else nominal."""
    points = [choice.points for choice in question.choices]
    in_order = len(points) > 2 and (points == sorted(points) or points == sorted(points, reverse=True))
    return "ordinal" if in_order and len(set(points)) == len(points) else "nominal"


def _choice(answer: GivenAnswer) -> str:
    return NA if answer.na != "no" else ",".join(answer.choices) or answer.number or ""


def _counted(choice: str | None, keys: list[str]) -> str | None:
    """N/A is a category of its own where choices have no order, else no score."""
    return choice if choice in keys else None
