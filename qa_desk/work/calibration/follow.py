"""What follows from rounds: a form draft with its doubtful questions marked, bias over time, a suggested round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace
from sqlalchemy import text

from db.queries import calibration as reads
from db.queries.sampling import scored_pairs
from qa_desk.errors import N_
from qa_desk.sampling import components
from qa_desk.scoring import Form, Section
from qa_desk.work import form_drafts
from qa_desk.work.calibration.report import Severity, is_hidden, report, severity_of
from qa_desk.work.calibration.rounds import CalibrationError
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of
from qa_desk.work.permissions import require

MARK = "rewrite"
"""The category a question gets in the draft, so that the Forms page shows which ones to look at."""


def open_form_draft(desk: Desk, name: str, extra: tuple[str, ...] = ()) -> str:
    """A draft of the round's form with the questions to rewrite marked (and `extra` ones); the draft's id.

    An unfinished draft of this form is kept and marked, not overwritten.
    """
    require(desk.acting, "form.draft")
    found = report(desk, name)
    marked = set(found.to_rewrite) | set(extra)
    if found.hidden or not marked:
        raise CalibrationError(
            N_("No question of this round has to be rewritten."),
            hint=N_("Mark the questions that people read differently."),
        )
    with desk.reading() as connection:
        form = definition_of(connection, found.round.form_version_id)
        begun = connection.execute(
            text("SELECT id FROM form_draft WHERE key = :key AND language = :language AND NOT deleted"),
            {"key": form.key, "language": form.language},
        ).scalar()
        if begun is not None:
            form = form_drafts.load_draft(connection, str(begun)).form
    return form_drafts.save_draft(desk, mark(form, marked))


def mark(form: Form, keys: set[str]) -> Form:
    """The form with these questions in the category `rewrite`."""

    def of(section: Section) -> Section:
        questions = tuple(
            replace(q, categories=(*q.categories, MARK)) if q.key in keys and MARK not in q.categories else q
            for q in section.questions
        )
        return replace(section, questions=questions, sections=tuple(of(s) for s in section.sections))

    return replace(form, sections=tuple(of(section) for section in form.sections))


@dataclass(frozen=True, slots=True)
class RoundBias:
    """How severe people were in one round, for a look over time."""

    round_id: str
    title: str
    revealed_at: datetime
    severity: tuple[Severity, ...]


def bias_over_time(desk: Desk) -> list[RoundBias]:
    """Every revealed round the acting person may see, oldest first."""
    assert desk.acting is not None
    me = desk.acting.person_id
    with desk.reading() as connection:
        rows = reversed(reads.rounds(connection, desk.acting))
        return [
            RoundBias(row.id, row.title, row.revealed_at, severity_of(connection, row))
            for row in rows
            if row.revealed_at is not None and not is_hidden(row, me)
        ]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Calls and people that would join the groups of agents and evaluators that never meet."""

    groups: int
    interaction_ids: tuple[str, ...]
    member_ids: tuple[str, ...]


LATEST = """
SELECT e.interaction_id FROM evaluation e
LEFT JOIN recording r ON r.interaction_id = e.interaction_id
WHERE e.purpose = 'coach' AND e.subject_id = :agent ORDER BY r.id IS NULL, e.submitted_at DESC LIMIT 1
"""


def suggest_round(desk: Desk) -> Suggested:
    """One call of each group and one of its evaluators: scored by all, they connect the graph. Empty if connected."""
    require(desk.acting, "calibration.host")
    with desk.reading() as connection:
        groups = components([(agent, evaluator) for agent, evaluator, *_ in scored_pairs(connection)])
        calls, people = [], []
        for group in groups if len(groups) > 1 else ():
            agents = sorted(node.removeprefix("agent ") for node in group if node.startswith("agent "))
            coaches = sorted(
                node.removeprefix("evaluator ") for node in group if node.startswith("evaluator ")
            )
            found = (connection.execute(text(LATEST), {"agent": agent}).scalar() for agent in agents)
            calls += [str(call) for call in found if call is not None][:1]
            people += coaches[:1]
    return Suggested(len(groups), tuple(calls), tuple(people))
