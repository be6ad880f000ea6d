"""What stands in the list of things to decide."""

from __future__ import annotations

from qa_desk.work.deciding import OpenDispute, ToApprove
from ui.text import NO_VALUE, show_date, show_number, tr, tr_n


def key_of(row: OpenDispute | ToApprove | None) -> str:
    """Its id, empty for nothing."""
    return "" if row is None else row.id if isinstance(row, OpenDispute) else row.evaluation_id


def line(row: OpenDispute | ToApprove) -> str:
    """Its two lines in the list."""
    if isinstance(row, OpenDispute):
        what = tr_n("Dispute of %n question(s)", row.questions)
        return f"{what}\n{row.agent} · {show_date(row.opened_at)}"
    return f"{tr('To approve')}\n{row.agent} · {show_date(row.submitted_at)}"


def about(row: OpenDispute | ToApprove) -> str:
    """What it is, under its name."""
    if isinstance(row, OpenDispute):
        return tr("{form}; disputed {day}", form=row.form, day=show_date(row.opened_at))
    number = NO_VALUE if row.score is None else show_number(round(row.score))
    day = show_date(row.submitted_at)
    return tr(
        "{form}: {score}, scored by {coach} on {day}",
        form=row.form,
        score=number,
        coach=row.evaluator,
        day=day,
    )
