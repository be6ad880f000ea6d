"""Where the agent stands: customers' rating and quality by month, the gate, goals, praise; each with its doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.queries.coaching import PraiseRow
from qa_desk.stats import Estimate
from qa_desk.stats.gate import GateAnswer
from qa_desk.work.coaching import GoalStanding, board, standings
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import acting_of, recent
from qa_desk.work.insights.gate import gate_report
from qa_desk.work.scorecard import Month, Scorecard, build_scorecard
from ui.charts import Axis, Chart, ChartCard, Content, Limits, Note, Point, time_series
from ui.goals import goal_line, goal_words
from ui.text import Retranslating, show_day, show_month, show_number, show_percent, tr, tr_marked, tr_n

MONTHS = 6
"""The gate looks at so many months, the running one last."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is read: the own scorecard, the gate's answer (None: no call of the group is rated), goals, praise."""

    card: Scorecard
    gate: GateAnswer | None
    minimum: int
    goals: tuple[GoalStanding, ...]
    praise: tuple[PraiseRow, ...]


def read_standing(desk: Desk) -> Standing:
    """Where the acting person stands. `AgentMissing` where they took no calls."""
    me = acting_of(desk).person_id
    found = gate_report(desk, recent(MONTHS))
    answer = next((line.answer for line in found.agents if line.id == me), None)
    return Standing(
        build_scorecard(desk, me),
        answer,
        found.rule.minimum,
        standings(desk, me),
        tuple(one for one in board(desk) if one.agent_id == me),
    )


class StandingView(Retranslating, QScrollArea):
    """Cards over one another; charts copy as everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Standing | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.satisfied, self.quality = Chart(name="satisfied"), Chart(name="quality")
        self.cards = [ChartCard(chart, chart) for chart in (self.satisfied, self.quality)]
        self.gate, self.goals, self.praise = (_Words() for _ in range(3))
        inner = QWidget()
        inner.setObjectName("plain")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setSpacing(12)
        grid.addWidget(self.gate, 0, 0, 1, 2)
        for column, card in enumerate(self.cards):
            card.setMinimumHeight(250)
            grid.addWidget(card, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.goals, 2, 0)
        grid.addWidget(self.praise, 2, 1)
        grid.setRowStretch(1, 1)
        self.setWidget(inner)
        self.retranslate()

    def show_standing(self, found: Standing) -> None:
        """Show what was read."""
        self.found = found
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew."""
        for card, name in zip(self.cards, (tr("Customers satisfied, %"), tr("Quality, %")), strict=True):
            card.title.setText(name)
            card.note.setText(tr("95 % interval; dashed: all months"))
        self.satisfied.setAccessibleName(tr("Customers satisfied, %"))
        self.quality.setAccessibleName(tr("Quality, %"))
        found = self.found
        if found is None:
            self.gate.say(tr("The gate"), [tr("Reading…")])
            return
        self.gate.say(tr("The gate"), gate_words(found.gate, found.minimum))
        months = found.card.months
        whole = _percent(found.card.satisfied)
        self.satisfied.show_content(content_of(months, lambda month: _percent(month.satisfied), whole))
        self.quality.show_content(content_of(months, lambda month: month.quality, found.card.quality))
        lines = [f"{tr_marked(one.title)}: {goal_words(one)}\n{goal_line(one)}" for one in found.goals]
        self.goals.say(tr("My goals"), lines or [tr("No goal is set yet.")])
        given = [
            tr("“{words}” {name}, {day}", words=one.text, name=one.author, day=show_day(one.given_at))
            for one in found.praise
        ]
        self.praise.say(tr("Praise I received"), given or [tr("None yet.")])


class _Words(QFrame):
    """A titled card of a few lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.title, self.words = QLabel(), QLabel()
        self.title.setProperty("look", "cardTitle")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addStretch(1)

    def say(self, title: str, lines: Sequence[str]) -> None:
        """Show these lines."""
        self.title.setText(title)
        self.words.setText("\n".join(lines))


def gate_words(answer: GateAnswer | None, minimum: int) -> list[str]:
    """How likely the own rating reaches the others' average, what would settle it, and what it rests on."""
    if answer is None or answer.probability is None:
        n = 0 if answer is None else answer.seen.n
        return [
            tr("Not enough rated calls to say anything yet: {n} of at least {minimum}.",
               n=show_number(n), minimum=show_number(minimum))
        ]  # fmt: skip
    chance = show_percent(answer.probability)
    said = {
        "eligible": tr("{chance} likely at or above the others' average: eligible.", chance=chance),
        "not_eligible": tr("{chance} likely at or above the others' average: not eligible at present.", chance=chance),
        "undecided": tr("{chance} likely at or above the others' average: not decided.", chance=chance),
        "too_few": tr("{chance} likely at or above the others' average; too few rated calls for an answer.",
                      chance=chance),
    }[answer.verdict]  # fmt: skip
    if answer.verdict in ("undecided", "too_few"):
        said += " " + (
            tr_n("%n more rated call(s) would settle it", answer.more)
            if answer.more is not None
            else tr("500 more would not settle it")
        )
    seen = answer.seen
    mine = tr("you {value} ({low} to {high}; n {n}), the others {others} (n {m}); the last {months} months",
              value=show_percent(seen.value), low=show_percent(seen.low), high=show_percent(seen.high),
              n=show_number(seen.n), others=show_percent(answer.reference), m=show_number(answer.others_n),
              months=show_number(MONTHS))  # fmt: skip
    return [said, mine]


def content_of(months: Sequence[Month], value: Callable[[Month], Estimate], whole: Estimate) -> Content:
    """A value by month with its interval, percent."""
    points, rows = [], [(tr("Month"), tr("Value"), tr("Low"), tr("High"), tr("n"))]
    for at, month in enumerate(months):
        one = value(month)
        tip = _said(show_month(month.first_day), one)
        points.append(Point(float(at), one.value, one.low, one.high, tip))
        cells = ("" if end is None else f"{end:.1f}" for end in (one.value, one.low, one.high))
        rows.append((f"{month.first_day:%Y-%m}", *cells, str(one.n)))  # type: ignore[arg-type]
    times = tuple((float(at), show_month(month.first_day)) for at, month in enumerate(months))
    limits = [] if whole.value is None or not months else [Limits(-0.3, len(months) - 0.7, whole.value)]
    made = time_series(
        points, times, show_number, limits=limits, within=(0, 100), data=tuple(rows),
        said="; ".join(point.tip for point in points),
    )  # fmt: skip
    y = replace(made.y, low=made.y.low - (made.y.high - made.y.low) * 0.1)
    foot = y.low + (y.high - y.low) * 0.04
    notes = tuple(
        Note(float(at), foot, tr("n {n}", n=show_number(value(month).n)), side=0.5)
        for at, month in enumerate(months)
    )
    return replace(made, x=Axis(-0.6, max(1, len(months)) - 0.4, times), y=y, notes=notes)


def _said(name: str, one: Estimate) -> str:
    if one.value is None:
        return tr("{name}: no data", name=name)
    if one.low is None or one.high is None:
        return tr("{name}: {value}; n {n}", name=name, value=show_number(one.value), n=show_number(one.n))
    return tr("{name}: {value} ({low} to {high}); n {n}", name=name, value=show_number(one.value),
              low=show_number(one.low), high=show_number(one.high), n=show_number(one.n))  # fmt: skip


def _percent(share: Estimate) -> Estimate:
    value, low, high = (None if end is None else 100 * end for end in (share.value, share.low, share.high))
    return Estimate(value, low, high, share.n, share.state)
