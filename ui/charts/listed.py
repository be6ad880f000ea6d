"""A list of values with their intervals sideways: names at the left, a line for nothing or for the others' value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.charts.content import Axis, Content, Line, Mark, Note, Shape
from ui.charts.ticks import axis_over

NAME_LETTERS = 44


@dataclass(frozen=True, slots=True)
class Interval:
    """One row: a value (None is a row without a mark) with its interval, words beside it."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    label: str = ""
    tip: str = ""
    key: str = ""
    token: str = "accent"
    shape: Shape = "dot"


def interval_list(
    rows: Sequence[Interval],
    shown: Callable[[float], str],
    *,
    reference: float | None = 0.0,
    reference_label: str = "",
    within: tuple[float, float] | None = None,
    title: str = "",
    data: tuple[tuple[str, ...], ...] = (),
    said: str = "",
) -> Content:
    """The chart, first row on top. Give its widget about 30 px a row."""
    values = [v for row in rows for v in (row.value, row.low, row.high)] + [reference]
    x = axis_over(values, shown, within=within, title=title, grid=False)
    if any(row.label for row in rows):  # the words need room of their own
        x = Axis(x.low, x.high + (x.high - x.low) * 0.35, x.ticks, title)
    count = len(rows)
    marks = tuple(
        Mark(
            row.value, count - 1 - at, left=row.low, right=row.high,
            label="", tip=row.tip, key=row.key, token=row.token, shape=row.shape,
        )
        for at, row in enumerate(rows)
        if row.value is not None
    )  # fmt: skip
    lines = []
    if reference is not None:
        lines.append(
            Line((reference, reference), (-0.6, count - 0.4), "quiet", "dot", 1.2, label=reference_label)
        )
    y = Axis(-0.6, count - 0.3, tuple((count - 1 - at, _short(row.name)) for at, row in enumerate(rows)))
    words = tuple(Note(x.high, count - 1 - at, row.label) for at, row in enumerate(rows) if row.label)
    return Content(x, y, marks, tuple(lines), notes=words, data=data, said=said, by_rows=True)


def _short(name: str) -> str:
    return name if len(name) <= NAME_LETTERS else name[: NAME_LETTERS - 1].rstrip() + "…"
