"""What the best do differently: effects with their intervals, and moments of theirs to hear."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.queries.best import ModelMoment
from qa_desk.work.insights.best import BestReport, Trait
from ui.charts import Chart, ChartCard, Content, Interval, interval_list
from ui.context import AppContext
from ui.pages.coaching.cards import Card, tool
from ui.text import (
    NO_VALUE,
    Retranslating,
    show_day,
    show_duration,
    show_number,
    show_percent,
    tr,
    tr_marked,
    tr_n,
)
from ui.widgets.elided_label import ElidedLabel

ROW_PX = 26


class BestView(Retranslating, QWidget):
    """`played` carries a call and a stretch in ms."""

    played = Signal(str, int, int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.report: BestReport | None = None
        self.who, self.how = QLabel(), ElidedLabel()
        self.who.setProperty("look", "cardTitle")
        self.how.setProperty("look", "quiet")
        self.who.setWordWrap(True)
        self.who.setTextFormat(Qt.TextFormat.PlainText)
        self.chart = Chart(name="best")
        self.area = QScrollArea()
        self.area.setWidget(self.chart)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.card, self.moments = ChartCard(self.chart, self.area), Card()
        top = QFrame()
        top.setProperty("look", "card")
        words = QVBoxLayout(top)
        words.setContentsMargins(16, 10, 16, 10)
        words.setSpacing(4)
        words.addWidget(self.who)
        words.addWidget(self.how)
        heard = QScrollArea()
        heard.setWidget(self.moments)
        heard.setWidgetResizable(True)
        heard.setFrameShape(QFrame.Shape.NoFrame)
        self.heard = heard
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.card, 5)
        across.addWidget(heard, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(top)
        column.addLayout(across, 1)
        self.moments.column.addStretch(1)
        self.retranslate()

    def show_report(self, report: BestReport) -> None:
        """Show a profile."""
        self.report = report
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew."""
        self.card.title.setText(tr("What the best do differently"))
        self.card.note.setText(tr("Hedges' g with 95 % interval; filled: holds for all tests together"))
        self.chart.setAccessibleName(tr("What the best do differently"))
        self.moments.title.setText(tr("Moments to learn from"))
        self.moments.clear()
        found = self.report
        if found is None:
            self.who.setText(tr("Working it out…"))
            return
        self.who.setText(who_text(found))
        self.how.setText(how_text(found))
        known = [one for one in found.traits if one.found.effect.value is not None]
        for part in (self.card, self.heard):
            part.setVisible(found.told_apart)
        self.chart.setMinimumHeight(ROW_PX * len(known) + 60)
        self.chart.show_content(content_of(known))
        for moment, name in found.moments:
            self.moments.lines.addWidget(self._moment(moment, name))
        if not found.moments:
            self.moments.say(
                tr("No shared moment of theirs is praised or stands beside a passed question yet.")
            )

    def _moment(self, one: ModelMoment, name: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 4)
        column = QVBoxLayout()
        column.setSpacing(1)
        words, quiet = QLabel(one.note or one.tag), QLabel()
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        quiet.setProperty("look", "quiet")
        quiet.setText(
            tr(
                "{name}, {day} at {at}",
                name=name,
                day=show_day(one.started_at),
                at=show_duration(one.start_ms),
            )
        )
        column.addWidget(words)
        column.addWidget(quiet)
        across.addLayout(column, 1)
        hear, open_ = tr("Play {name}", name=one.note or name), tr("Open the call of {name}", name=name)
        across.addWidget(
            tool("play", hear, lambda: self.played.emit(one.interaction_id, one.start_ms, one.end_ms))
        )
        across.addWidget(
            tool(
                "review",
                open_,
                lambda: self._context.navigate(
                    "review", interaction_id=one.interaction_id, at_ms=one.start_ms
                ),
            )
        )
        return row


def who_text(found: BestReport) -> str:
    """Who the best are, or that there are none."""
    if not found.told_apart:
        return tr("Agents cannot be told apart by their customers' rating: there are no best to learn from.")
    names = tr(", ").join(found.best)
    return tr("{names}: their customers are satisfied more often than those of {others} others, beyond chance",
              names=names, others=show_number(found.others_n))  # fmt: skip


def how_text(found: BestReport) -> str:
    """How to read it, and what is missing."""
    if not found.told_apart:
        return tr(
            "More rated calls may tell them apart. Until then nothing they do differently would mean anything."
        )
    told = sum(one.told for one in found.traits)
    parts = [
        tr_n("%n difference(s) hold for all tests together", told)
        if told
        else tr("no single difference holds for all tests together"),
        tr("each agent counts once; what goes together need not be the cause"),
    ]
    if found.unheard:
        parts.append(tr("too few measured recordings to say how they sound"))
    return " · ".join(parts)


def content_of(traits: list[Trait]) -> Content:
    """Effects as a list of intervals, the largest first."""
    head = (
        tr("What"), tr("Best"), tr("Others"), tr("Difference"), tr("Low"), tr("High"), "g", tr("Low"), tr("High"),
        tr("Agents"), "p",
    )  # fmt: skip
    rows = [
        Interval(
            tr_marked(one.title), one.found.effect.value, one.found.effect.low, one.found.effect.high,
            label=tr("{best} beside {others}; n {n}", best=value_text(one, one.found.best),
                     others=value_text(one, one.found.others), n=f"{one.found.best_n}+{one.found.others_n}"),
            tip=tip_of(one), token="accent" if one.told else "quiet", shape="dot" if one.told else "hollow",
        )
        for one in traits
    ]  # fmt: skip
    data = (head, *(_data(one) for one in traits))
    return interval_list(rows, lambda g: f"{g:+g}" if g else "0", reference=0.0, data=data,
                         said=tr("; ").join(tip_of(one).replace("\n", ", ") for one in traits))  # fmt: skip


def value_text(one: Trait, value: float | None) -> str:
    """A mean of agents in the measure's own unit."""
    if value is None:
        return NO_VALUE
    if one.key == "response_s":
        return tr("{seconds} s", seconds=show_number(value, 1))
    return show_number(value, 2) if one.key == "interrupts" else show_percent(value)


def tip_of(one: Trait) -> str:
    """All of one trait in words."""
    found = one.found
    lines = [
        tr_marked(one.title),
        tr("best {best} ({n} agents), others {others} ({m} agents)", best=value_text(one, found.best),
           n=show_number(found.best_n), others=value_text(one, found.others), m=show_number(found.others_n)),
    ]  # fmt: skip
    effect = found.effect
    if effect.value is not None and effect.low is not None and effect.high is not None:
        ends = (show_number(end, 1) for end in (effect.value, effect.low, effect.high))
        value, low, high = ends
        lines.append(tr("effect g {value} ({low} to {high})", value=value, low=low, high=high))
    if one.adjusted is not None:
        lines.append(tr("p {p} for all tests together", p=f"{one.adjusted:.2f}"))
    return "\n".join(lines)


def _data(one: Trait) -> tuple[str, ...]:
    found = one.found
    numbers = (
        found.best, found.others, found.difference.value, found.difference.low, found.difference.high,
        found.effect.value, found.effect.low, found.effect.high,
    )  # fmt: skip
    cells = ("" if v is None else f"{v:.3f}" for v in numbers)
    p = "" if one.adjusted is None else f"{one.adjusted:.3f}"
    return (tr_marked(one.title), *cells, f"{found.best_n}+{found.others_n}", p)
