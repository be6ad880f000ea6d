"""Every answer that was submitted, for analysts: evaluations a page at a time, with their answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.blind import OTHERS_SCORES
from db.queries.calibration import STILL_BLIND
from db.queries.disputes import STILL_OWED
from db.queries.scope import SEEN_CALL, scope_of

PAGE = 200
"""Evaluations read at a time."""


@dataclass(frozen=True, slots=True)
class AnswerFilter:
    """Which answers: of one form through all its versions, submitted in [since, until); None does not narrow."""

    form_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """A submitted evaluation as analysts see it. `team` is that of the agent on the day of the call."""

    seq: int
    id: str
    interaction_id: str
    source: str
    external_id: str
    started_at: datetime
    agent_id: str | None
    agent: str | None
    team: str | None
    evaluator_id: str
    evaluator: str
    purpose: str
    submitted_at: datetime
    superseded_by: str | None
    form_version_id: str
    form_key: str
    form_language: str
    form_title: str
    form_version: int
    score: float | None
    calculated: float | None
    outcome: str


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer as it was stored; `earned` and `possible` are points, None where it does not count."""

    question_key: str
    choices: tuple[str, ...]
    number: str | None
    text: str
    na: str
    comment: str
    causes: tuple[str, ...]
    earned: float | None
    possible: float | None
    critical: bool
    untouched: bool


NARROWED = f"""{SEEN_CALL} AND NOT ({STILL_BLIND}) AND NOT ({STILL_OWED}) AND NOT ({OTHERS_SCORES})
  AND (:form IS NULL OR v.form_id = :form) AND e.submitted_at >= :since AND e.submitted_at < :until"""
"""SQL about evaluation `e` of call `i` with form version `v`: the acting person may know it, the filter wants it."""

EVALUATIONS = f"""
SELECT e.seq, e.id, e.interaction_id, i.source, i.external_id, i.started_at, e.subject_id, a.name,
       (SELECT t.name FROM membership m JOIN team t ON t.id = m.team_id WHERE m.person_id = e.subject_id
          AND m.valid_from <= date(i.started_at / 1000, 'unixepoch')
          AND (m.valid_to IS NULL OR m.valid_to > date(i.started_at / 1000, 'unixepoch'))
        ORDER BY m.valid_from DESC LIMIT 1),
       e.evaluator_id, p.name, e.purpose, e.submitted_at,
       (SELECT n.id FROM evaluation n WHERE n.supersedes_id = e.id ORDER BY n.seq LIMIT 1),
       v.id, f.key, f.language, v.title, v.number, e.score, e.calculated, e.outcome
FROM evaluation e
JOIN interaction i ON i.id = e.interaction_id
JOIN form_version v ON v.id = e.form_version_id
JOIN form f ON f.id = v.form_id
JOIN person p ON p.id = e.evaluator_id
LEFT JOIN person a ON a.id = e.subject_id
WHERE e.seq > :after AND {NARROWED}
ORDER BY e.seq LIMIT {PAGE}
"""

ANSWERS = """
SELECT a.evaluation_id, a.question_key, a.choices, a.number, a.text, a.na, a.comment, a.causes, a.earned, a.possible,
       a.critical, a.untouched
FROM json_each(:ids) w JOIN answer a ON a.evaluation_id = w.value ORDER BY w.key, a.seq
"""

ENDLESS = 1 << 62


def narrowed(acting: Acting, wanted: AnswerFilter) -> dict[str, object]:
    """What `NARROWED` is asked with."""
    return {
        "form": wanted.form_id,
        "since": -ENDLESS if wanted.since is None else to_epoch_ms(wanted.since),
        "until": ENDLESS if wanted.until is None else to_epoch_ms(wanted.until),
        **scope_of(acting),
    }


def answered(
    connection: Connection, acting: Acting, wanted: AnswerFilter
) -> Iterator[tuple[EvaluationFacts, list[GivenAnswer]]]:
    """Each evaluation with its answers, oldest first, of all purposes; never more than a page is held."""
    named = narrowed(acting, wanted)
    after = 0
    while True:
        page = [_facts(*row) for row in connection.execute(text(EVALUATIONS), {**named, "after": after})]
        if not page:
            return
        given: dict[str, list[GivenAnswer]] = {one.id: [] for one in page}
        for evaluation, *cells in connection.execute(text(ANSWERS), {"ids": json.dumps(list(given))}):
            given[evaluation].append(_answer(*cells))
        for one in page:
            yield one, given[one.id]
        after = page[-1].seq


def _facts(*row: object) -> EvaluationFacts:
    cells = list(row)
    cells[5], cells[12] = from_epoch_ms(cells[5]), from_epoch_ms(cells[12])  # type: ignore[arg-type]
    return EvaluationFacts(*cells)  # type: ignore[arg-type]


def _answer(
    key: str, choices: str, number: str | None, words: str, na: str, comment: str, causes: str,
    earned: float | None, possible: float | None, critical: int, untouched: int,
) -> GivenAnswer:  # fmt: skip
    return GivenAnswer(
        key, tuple(json.loads(choices)), number, words, na, comment, tuple(json.loads(causes)), earned, possible,
        bool(critical), bool(untouched),
    )  # fmt: skip


COUNT = f"""
SELECT count(*) FROM evaluation e JOIN interaction i ON i.id = e.interaction_id
JOIN form_version v ON v.id = e.form_version_id WHERE {NARROWED}
"""


def count(connection: Connection, acting: Acting, wanted: AnswerFilter) -> int:
    """How many evaluations `answered` will give."""
    return int(connection.execute(text(COUNT), narrowed(acting, wanted)).scalar_one())
