"""What to be careful about where customers answer unequally: one rule and its words, wherever ratings are compared."""

from __future__ import annotations

from qa_desk.stats.response import Response
from ui.text import show_percent, tr


def who_answers(asked: Response | None, rated: Response | None = None) -> str:
    """The warning, "" where none is due: of `asked` (answered of sent surveys), else of `rated` (of handled calls)."""
    answer = rated if asked is None else asked
    rates = [one.value for one in answer.groups if one.value is not None] if answer is not None else []
    if answer is None or not answer.differs or not rates:
        return ""
    low, high = show_percent(min(rates)), show_percent(max(rates))
    if asked is not None:
        return tr(
            "Take care: {low} to {high} of an agent's surveys are answered; who answers may explain differences.",
            low=low, high=high,
        )  # fmt: skip
    return tr(
        "Take care: {low} to {high} of an agent's handled calls are rated; who answers may explain differences.",
        low=low, high=high,
    )  # fmt: skip
