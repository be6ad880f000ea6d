"""Trying a rule on all past calls: what it would have suggested, and how that compares with what people answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from db.queries import suggestions as reads
from db.queries.suggestions import Judged
from qa_desk import scoring
from qa_desk.scoring.check_suggest import check_rule
from qa_desk.scoring.suggest import Suggest, fingerprint
from qa_desk.suggesting import NOT_APPLICABLE, Agreement, Outcome, agreement, suggest
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import acting_of
from qa_desk.work.permissions import require
from qa_desk.work.suggest.calls import Check, HeardCall, heard_calls, needs_sound

MOST_KEPT = 1000
"""Calls kept to look at, of each kind; those where the rule and a person differ are all kept."""
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class TriedRow:
    """One call of a trial. `said` and `person` are answers (a choice, `n/a`), empty where there is none.

    `at_ms` is where to listen, None where nothing points anywhere; `why` a call cannot tell.
    """

    interaction_id: str
    external_id: str
    agent: str
    started_at: datetime
    said: str
    person: str
    at_ms: int | None
    why: str | None
    hit: bool | None

    @property
    def differs(self) -> bool:
        """Both answered, and not alike."""
        return bool(self.said and self.person) and self.said != self.person


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule tried on `calls` calls. `said` counts its answers, `unknown` by reason the calls that cannot tell.

    `measured` compares it with people who were shown no suggestion, one answer per call; `shown` with those who were,
    of whom `taken` used the suggestion's key.
    """

    form_key: str
    language: str
    question: scoring.Question
    fingerprint: str
    calls: int
    hits: int
    said: Mapping[str, int]
    unknown: Mapping[str, int]
    measured: Agreement
    shown: Agreement
    taken: int
    rows: tuple[TriedRow, ...]
    seconds: float

    def differing(self) -> list[TriedRow]:
        """The calls where the rule and a person answered differently, newest first."""
        return sorted((row for row in self.rows if row.differs), key=lambda row: row.started_at, reverse=True)


@dataclass(slots=True)
class _Tally:
    """What a trial has counted so far."""

    people: Mapping[str, Judged]
    exposed: Mapping[str, Judged]
    calls: int = 0
    hits: int = 0
    said: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    shown: list[tuple[str, str]] = field(default_factory=list)
    rows: list[TriedRow] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)

    def add(self, one: HeardCall, found: Outcome) -> None:
        self.calls += 1
        self.hits += found.hit is True
        if found.hit is None:
            self.unknown[found.why or ""] += 1
        else:
            self.said[found.said] += 1
        person = answered(self.people.get(one.call.id))
        if found.said and person:
            self.pairs.append((found.said, person))
        if found.said and (told := answered(self.exposed.get(one.call.id))):
            self.shown.append((found.said, told))
        self._keep(one, found, person)

    def _keep(self, one: HeardCall, found: Outcome, person: str) -> None:
        call = one.call
        row = TriedRow(
            call.id, call.external_id, call.agent or "", call.started_at, found.said, person,
            found.spans[0][0] if found.spans else None, found.why, found.hit,
        )  # fmt: skip
        kind = f"{found.hit} {found.said} {bool(person)}"
        if row.differs or self.kept[kind] < MOST_KEPT:
            self.kept[kind] += not row.differs
            self.rows.append(row)


def answered(one: Judged | None) -> str:
    """A person's answer as rules say theirs."""
    if one is None:
        return ""
    return NOT_APPLICABLE if one.na else one.choice


def try_rule(
    desk: Desk,
    form: scoring.Form,
    question_key: str,
    *,
    progress: Progress = lambda _share: None,
    check: Check = lambda: None,
) -> Trial:
    """Try the rule of a form's question on every past call in the form's language; nothing is stored.

    `check` is called between calls and stops the work by raising. `FormError` for a rule with faults.
    """
    require(desk.acting, "suggestion.rule")
    acting = acting_of(desk)
    question, rule = question_and_rule(form, question_key)
    began = datetime.now()
    with desk.reading() as connection:
        people, exposed = people_of(connection, desk, form_id_of(connection, form), question)
        total = max(1, reads.how_many(connection, acting, form.language))
    tally = _Tally(people, exposed)
    for page in heard_calls(desk, acting, form.language, listen=needs_sound(rule), check=check):
        for one in page:
            tally.add(one, suggest(rule, one.heard))
        progress(min(1.0, tally.calls / total))
    choices = answers_of(question)
    return Trial(
        form.key, form.language, question, fingerprint(rule), tally.calls, tally.hits, dict(tally.said),
        dict(tally.unknown), agreement(tally.pairs, choices), agreement(tally.shown, choices),
        sum(one.taken for one in exposed.values()), tuple(tally.rows), (datetime.now() - began).total_seconds(),
    )  # fmt: skip


def question_and_rule(form: scoring.Form, key: str) -> tuple[scoring.Question, Suggest]:
    """The question and its rule; `FormError` where there is none, or it has faults."""
    question = form.question(key)
    if question is None or question.suggest is None:
        missing = scoring.FormProblem(
            None, "", "the question “{key}” has no rule for suggestions", {"key": key}
        )
        raise scoring.FormError(form.title or form.key, (missing,))
    if problems := tuple(check_rule(question)):
        raise scoring.FormError(form.title or form.key, problems)
    return question, question.suggest


def answers_of(question: scoring.Question) -> tuple[str, ...]:
    """Every answer people and rules can give."""
    keys = tuple(choice.key for choice in question.choices)
    return (*keys, NOT_APPLICABLE) if question.na_allowed else keys


def people_of(
    connection: Connection, desk: Desk, form_id: str | None, question: scoring.Question
) -> tuple[dict[str, Judged], dict[str, Judged]]:
    """By call what a person answered who was shown no suggestion, and what one answered who was."""
    people: dict[str, Judged] = {}
    exposed: dict[str, Judged] = {}
    if form_id is not None:
        known = set(answers_of(question))
        for one in reads.judged(connection, acting_of(desk), form_id, question.key):
            if answered(one) in known:
                (exposed if one.shown else people)[one.interaction_id] = one
    return people, exposed


def form_id_of(connection: Connection, form: scoring.Form) -> str | None:
    """The stored form of this key and language; None before its first version."""
    asked = text("SELECT id FROM form WHERE key = :key AND language = :language")
    found = connection.execute(asked, {"key": form.key, "language": form.language}).scalar()
    return None if found is None else str(found)


def figures(trial: Trial) -> dict[str, Any]:
    """A trial as plain values: what is kept with a rule and printed for scripts."""
    return {
        "fingerprint": trial.fingerprint,
        "calls": trial.calls,
        "hits": trial.hits,
        "said": {key or "-": count for key, count in trial.said.items()},
        "cannot_tell": dict(trial.unknown),
        "agreement": agreement_figures(trial.measured),
        "where_shown": {**agreement_figures(trial.shown), "taken": trial.taken},
        "seconds": round(trial.seconds, 2),
    }


def agreement_figures(found: Agreement) -> dict[str, Any]:
    """Shares of 0 to 1 with 95 % intervals; None where nothing can be said."""
    return {
        "n": found.alike.n,
        "alike": found.alike.value,
        "low": found.alike.low,
        "high": found.alike.high,
        "ac1": found.beyond.value,
        "ac1_low": found.beyond.low,
        "ac1_high": found.beyond.high,
        "standing": found.standing,
        "table": [
            {"rule": rule, "person": person, "calls": n} for (rule, person), n in sorted(found.table.items())
        ],
    }
