"""What the page asks to be kept: a drawn session, and minutes as a file. Off the UI thread."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qa_desk.errors import QADeskError
from qa_desk.work import listening_change, listening_plan
from qa_desk.work.desk import Desk
from qa_desk.work.listening_change import Details
from qa_desk.work.listening_plan import PlanRequest
from ui.text import N_


def draw_and_keep(desk: Desk, request: PlanRequest, title: str, day: date, details: Details) -> str:
    """Draw a session and keep it as planned; its id."""
    plan = listening_plan.draw(desk, request)
    session = listening_plan.save(desk, plan, title=title, held_on=day)
    listening_change.describe(desk, session, details)
    return session


def write_minutes(page: str, path: Path) -> None:
    """Write the minutes as PDF or HTML, as the file's name says; `QADeskError` where it cannot be written."""
    from ui.pdf import write_pdf

    try:
        if path.suffix.lower() == ".pdf":
            write_pdf(page, path)
        else:
            path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise QADeskError(
            N_("“{name}” could not be written: {reason}."),
            hint=N_("Choose another place."),
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
