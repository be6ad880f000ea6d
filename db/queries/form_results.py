"""What the evaluations made with a form come to: counted in the database, so that ten thousands stay quick."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting
from db.queries.answers import NARROWED, AnswerFilter, narrowed

COUNTS = """e.purpose = 'coach' AND NOT EXISTS (SELECT 1 FROM evaluation n WHERE n.supersedes_id = e.id)"""
"""SQL about the evaluation `e`: it counts for its agent's figures."""

FROM = """FROM evaluation e JOIN interaction i ON i.id = e.interaction_id
JOIN form_version v ON v.id = e.form_version_id"""
WHERE = f"{NARROWED} AND {COUNTS}"

Spread = dict[float, int]
"""Values, and how often each was seen."""


@dataclass(frozen=True, slots=True)
class ScoredCall:
    """One evaluation that counts. The score is as it was stored."""

    version: int
    form_version_id: str
    started_at: datetime
    evaluator_id: str
    subject_id: str | None
    score: float | None
    outcome: str


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How one question was answered: `shares` are points earned of those possible, 0..1."""

    key: str
    answered: int
    na: int
    hidden: int
    critical: int
    untouched: int
    shares: Spread


@dataclass(frozen=True, slots=True)
class FormCounts:
    """All counts of a form; sections by key in percent, choices and causes by question key and their own."""

    calls: tuple[ScoredCall, ...]
    accuracies: dict[str, tuple[int, int]]
    """Errors and opportunities, summed, by `customer`, `business`, `compliance` and `non_critical`."""
    sections: dict[str, Spread]
    questions: dict[str, QuestionCount]
    choices: dict[tuple[str, str], int]
    causes: dict[tuple[str, str], int]


CALLS = f"""
SELECT v.number, v.id, i.started_at, e.evaluator_id, e.subject_id, e.score, e.outcome
{FROM} WHERE {WHERE} ORDER BY e.seq
"""

CLASSES = ("customer", "business", "compliance", "non_critical")
SUMS = ", ".join(
    f"coalesce(sum(json_extract(e.result, '$.accuracies.{name}.{part}')), 0)"
    for name in CLASSES
    for part in ("errors", "opportunities")
)
ACCURACIES = f"SELECT {SUMS} {FROM} WHERE {WHERE}"

SECTIONS = f"""
SELECT s.section_key, s.percent, count(*) {FROM} JOIN section_score s ON s.evaluation_id = e.id
WHERE {WHERE} AND s.percent IS NOT NULL GROUP BY 1, 2
"""

QUESTIONS = f"""
SELECT a.question_key, sum(a.na = 'no' AND (a.choices <> '[]' OR a.number IS NOT NULL OR a.text <> '')),
       sum(a.na = 'evaluator'), sum(a.na = 'rule'), sum(a.critical), sum(a.untouched)
{FROM} JOIN answer a ON a.evaluation_id = e.id WHERE {WHERE} GROUP BY 1
"""

SHARES = f"""
SELECT a.question_key, a.earned / a.possible, count(*) {FROM} JOIN answer a ON a.evaluation_id = e.id
WHERE {WHERE} AND a.na = 'no' AND a.earned IS NOT NULL AND a.possible > 0 GROUP BY 1, 2
"""

PICKED = f"""
SELECT a.question_key, c.value, count(*)
{FROM} JOIN answer a ON a.evaluation_id = e.id JOIN json_each(a.{{column}}) c
WHERE {WHERE} AND a.na = 'no' GROUP BY 1, 2
"""


def form_counts(connection: Connection, acting: Acting, wanted: AnswerFilter) -> FormCounts:
    """Everything counted over the evaluations of a form that count and that the acting person may know."""
    named = narrowed(acting, wanted)
    calls = tuple(
        ScoredCall(number, version, from_epoch_ms(at), *rest)
        for number, version, at, *rest in connection.execute(text(CALLS), named)
    )
    sums = iter(connection.execute(text(ACCURACIES), named).one())
    accuracies = {name: (int(next(sums)), int(next(sums))) for name in CLASSES}
    sections: dict[str, Spread] = defaultdict(dict)
    for key, percent, times in connection.execute(text(SECTIONS), named):
        sections[key][percent] = times
    shares: dict[str, Spread] = defaultdict(dict)
    for key, share, times in connection.execute(text(SHARES), named):
        shares[key][share] = times
    questions = {
        key: QuestionCount(key, answered, na, hidden, critical, untouched, shares.get(key, {}))
        for key, answered, na, hidden, critical, untouched in connection.execute(text(QUESTIONS), named)
    }
    choices, causes = (
        {(key, picked): times for key, picked, times in connection.execute(text(statement), named)}
        for statement in (PICKED.format(column="choices"), PICKED.format(column="causes"))
    )
    return FormCounts(calls, accuracies, dict(sections), questions, choices, causes)


@dataclass(frozen=True, slots=True)
class FormName:
    """A form through all its versions."""

    id: str
    key: str
    language: str
    title: str
    newest: str
    """The id of the version with the highest number."""


NAMES = """
SELECT f.id, f.key, f.language, f.title, v.id FROM form f JOIN form_version v ON v.form_id = f.id
WHERE v.number = (SELECT max(n.number) FROM form_version n WHERE n.form_id = f.id) ORDER BY f.title, f.language
"""


def form_names(connection: Connection) -> list[FormName]:
    """Every form that was ever published, also retired ones."""
    return [FormName(*row) for row in connection.execute(text(NAMES))]
