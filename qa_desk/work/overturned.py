"""How often disputed questions were revised: by question, and by whose evaluation it was."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from db.queries import disputes as reads
from db.queries.agents import Period
from db.queries.disputes import Overturned
from db.queries.form_results import form_names
from qa_desk.stats import Estimate, wilson
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of
from qa_desk.work.permissions import require


@dataclass(frozen=True, slots=True)
class Line:
    """A question or an evaluator: of so many decided, `share` were revised."""

    key: str
    name: str
    disputed: int
    revised: int
    share: Estimate


@dataclass(frozen=True, slots=True)
class Overturns:
    """Both, the most often revised first."""

    questions: tuple[Line, ...]
    evaluators: tuple[Line, ...]


def overturned(desk: Desk, period: Period) -> Overturns:
    """What was decided in a period, of calls the acting person may see. `PermissionDenied`."""
    require(desk.acting, "dispute.statistics")
    assert desk.acting is not None
    with desk.reading() as connection:
        found = (connection, desk.acting, period.since, period.until)
        questions, evaluators = reads.overturned_questions(*found), reads.overturned_evaluators(*found)
        words = _words(connection)
    return Overturns(
        tuple(_line(one, words.get(one.key, one.name)) for one in questions),
        tuple(_line(one, one.name) for one in evaluators),
    )


def _line(one: Overturned, name: str) -> Line:
    return Line(one.key, name, one.disputed, one.revised, wilson(one.revised, one.disputed))


def _words(connection: Connection) -> dict[str, str]:
    """Each question's words in the newest version of a form that has it."""
    forms = (definition_of(connection, form.newest) for form in form_names(connection))
    return {question.key: question.text for form in forms for question in form.questions()}
