"""What changed after each coaching and training of an agent, on one line of time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_desk.stats.coaching import OneAgent
from qa_desk.work.insights.training import Happened
from ui.charts import Axis, Chart, ChartCard, Content, Line, Mark, axis_over
from ui.effects import counted_text, effect_text, verdict_text
from ui.text import Retranslating, show_day, show_number, show_percent, tr
from ui.widgets.elided_label import ElidedLabel


class ChangedView(Retranslating, QWidget):
    """`opened` carries the id of a coaching session."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Sequence[Happened] | None = None
        self.chart, self.said = Chart(name="changed"), ElidedLabel()
        self.said.setProperty("look", "quiet")
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(self.said)
        inside.addWidget(self.chart, 1)
        self.card = ChartCard(self.chart, inner)
        self.chart.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.retranslate()

    def show_found(self, found: Sequence[Happened]) -> None:
        """Show these, in order of time."""
        self.found = found
        self._show()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.card.title.setText(tr("Did it work?"))
        self.card.note.setText(tr("points over what was to be expected, with what chance alone would give"))
        self.chart.setAccessibleName(tr("Did it work?"))
        self._show()

    def _show(self) -> None:
        if self.found is None:
            self.said.setText(tr("Working it out…"))
            return
        self.said.setText(
            tr("Before and after, beside agents not coached in the same days; that the lowest rise by themselves is"
               " allowed for. Few calls decide little about one agent.")
            if self.found
            else tr("This agent was neither coached nor trained yet.")
        )  # fmt: skip
        self.chart.show_content(content_of(self.found))


def judged_of(one: Happened) -> OneAgent | None:
    """What is said of it: of the question where it was about one, else of the customers' rating."""
    return one.line.behaviour or one.line.satisfied


def tip_of(one: Happened) -> str:
    """All that is known of one coaching or training."""
    line, judged = one.line, judged_of(one)
    if one.is_training:
        head = tr("trained {day}", day=show_day(line.held_at))
    else:
        head = tr("coached {day} by {name}", day=show_day(line.held_at), name=line.coach)
    lines = [head, *(words for words in (one.title, line.question) if words)]
    if judged is None:
        return "\n".join([*lines, tr("nobody to compare with")])
    lines += [
        verdict_text(judged.verdict),
        tr("{before} before, {after} after; {expected} was to be expected",
           before=counted_text(judged.before), after=counted_text(judged.after),
           expected=show_percent(judged.expected)),
        tr("{gain} points over it", gain=effect_text(judged.gain)),
    ]  # fmt: skip
    if line.behaviour is not None:
        lines.append(tr("beside {n} agents not coached about it", n=show_number(line.compared)))
        if line.satisfied is not None:
            lines.append(tr("customers satisfied: {verdict}", verdict=verdict_text(line.satisfied.verdict)))
    return "\n".join(lines)


def content_of(found: Sequence[Happened]) -> Content:
    """Each event at its day, with its interval; those nobody can be compared with stand hollow on zero."""
    days = [one.line.held_at.timestamp() / 86400 for one in found]
    first, last = (min(days), max(days)) if days else (0.0, 1.0)
    wide = max(last - first, 20.0)
    marks: list[Mark] = []
    data: list[tuple[str, ...]] = [
        (tr("Day"), tr("Question"), tr("Points"), tr("Low"), tr("High"), tr("Verdict"))
    ]
    values: list[float | None] = [-20.0, 20.0]
    for x, one in zip(days, found, strict=True):
        judged, told = judged_of(one), one.line
        gain = judged.gain if judged is not None else None
        point, low, high = (
            (None,) * 3 if gain is None else (_points(gain.value), _points(gain.low), _points(gain.high))
        )
        values += [point, low, high]
        good = judged is not None and judged.verdict in ("improved", "clearly_improved")
        token = "good" if good else "bad" if judged is not None and judged.verdict == "worse" else "quiet"
        sign = verdict_text(judged.verdict) if judged is not None else "–"
        name = f"{_short(told.question or one.title)} {sign}".strip()
        marks.append(
            Mark(
                x, point or 0.0, low, high, label=name, tip=tip_of(one), key="" if one.is_training else told.session,
                token=token, shape="hollow" if point is None else "square" if one.is_training else "dot",
            )
        )  # fmt: skip
        cells = ("" if v is None else f"{v:.1f}" for v in (point, low, high))
        data.append((told.held_at.date().isoformat(), told.question or one.title, *cells, sign))
    times = [(x, show_day(one.line.held_at)) for x, one in zip(days, found, strict=True)]
    x_axis = Axis(first - wide * 0.06, last + wide * 0.45, tuple(times))
    y_axis = axis_over(values, _signed)
    said = "; ".join(mark.tip.replace("\n", ", ") for mark in marks)
    zero = Line((x_axis.low, x_axis.high), (0.0, 0.0), "quiet", "dash")
    return Content(x_axis, y_axis, tuple(marks), (zero,), data=tuple(data), said=said)


def _points(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _signed(points: float) -> str:
    whole = round(points)
    return ("+" if whole > 0 else "−" if whole < 0 else "") + show_number(abs(whole))


def _short(words: str) -> str:
    return words if len(words) <= 26 else words[:25].rstrip() + "…"
