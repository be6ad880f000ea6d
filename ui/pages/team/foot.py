"""Below the table: the funnel of all agents, and the chosen one in words with the calls behind every number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qa_desk.stats.ranking import mean_limits, share_limits
from qa_desk.work.insights.team import SecondLook
from ui.charts import Chart, ChartCard, Content, funnel
from ui.charts.funnel import Agent, Limit
from ui.pages.team.model import Row, value_tip
from ui.pages.team.words import MEASURES, estimate_text, gate_text, more_text, shape_of
from ui.text import NO_VALUE, Retranslating, show_number, tr, tr_marked, tr_n

OUTSIDE = {"inside": 0, "above_95": 1, "below_95": -1, "above_998": 2, "below_998": -2}
SCALES = {"satisfied": (0.0, 1.0), "top": (0.0, 1.0), "quality": (0.0, 100.0)}


def card(title: QLabel, note: QLabel, *widgets: QWidget) -> QFrame:
    """A card with its title."""
    frame = QFrame()
    frame.setProperty("look", "card")
    title.setProperty("look", "cardTitle")
    note.setProperty("look", "quiet")
    column = QVBoxLayout(frame)
    column.setContentsMargins(14, 10, 14, 8)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.addWidget(title)
    head.addWidget(note, 1)
    column.addLayout(head)
    for widget in widgets:
        column.addWidget(widget, 1)
    return frame


def funnel_of(rows: Sequence[Row], second: SecondLook, measure: str) -> Content:
    """Every agent over n between the limits of chance."""
    summary = second.report.measures[measure]
    shape = shape_of(measure)
    known = [row for row in rows if row.seen.value is not None and row.seen.n]
    within = SCALES.get(measure, second.report.scale)
    limits: list[Limit] = []
    if summary.target is not None and known and summary.inner_sd is not None:
        widen = summary.overdispersion**0.5
        most = max(row.seen.n for row in known) * 1.1
        for n in np.unique(np.geomspace(4, max(5.0, most), 60).astype(int)):
            one = (
                share_limits(summary.target, int(n), widen)
                if measure in ("satisfied", "top")
                else mean_limits(summary.target, summary.inner_sd, float(n), widen, within)
            )
            limits.append(Limit(one.n, one.low95, one.high95, one.low998, one.high998))
    agents = [
        Agent(
            row.agent.name, row.seen.n, float(row.seen.value or 0.0),
            OUTSIDE.get((row.standing.funnel if row.standing else None) or "inside", 0),
            f"{row.agent.name}\n{value_tip(row)}", row.agent.id,
        )
        for row in known
    ]  # fmt: skip
    head = (tr("Agent"), tr("n"), tr_marked(MEASURES[measure]))
    data = (head, *((one.name, str(one.n), shape(one.value)) for one in agents))
    counted = tr("evaluations") if measure == "quality" else tr("rated calls")
    return funnel(
        agents, limits, summary.target, shape,
        titles=(counted, tr_marked(MEASURES[measure])), within=within, data=data,
        said=tr("{n} agents between the limits of chance", n=len(agents)),
    )  # fmt: skip


class Foot(Retranslating, QWidget):
    """`agent_chosen` carries an id from the funnel, `calls_wanted` a kind of calls; `agent_wanted` opens the agent.

    `calibration_wanted` goes where the adjusted scores come from: True where parts have first to be joined.
    """

    agent_chosen = Signal(str)
    calls_wanted = Signal(str)
    agent_wanted = Signal()
    calibration_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._rows: Sequence[Row] = ()
        self._second: SecondLook | None = None
        self._measure = "satisfied"
        self.chart = Chart(name="funnel")
        self.chart.opened.connect(self.agent_chosen)
        self.name, self.team = QLabel(), QLabel()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.links = {key: QPushButton() for key in ("rated", "satisfied", "low", "scored")}
        self.open, self.calibrate = QPushButton(), QPushButton()
        self.calibrate.setProperty("look", "link")
        self.calibrate.clicked.connect(lambda _on=False: self.calibration_wanted.emit(self.apart))
        self.open.clicked.connect(self.agent_wanted)
        links = QWidget()
        line = QHBoxLayout(links)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for key, button in self.links.items():
            button.setProperty("look", "link")
            button.clicked.connect(lambda _=False, kind=key: self.calls_wanted.emit(kind))
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.calibrate)
        line.addWidget(self.open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.funnel_card = ChartCard(self.chart, self.chart)
        self.funnel_title, self.funnel_note = self.funnel_card.title, self.funnel_card.note
        row.addWidget(self.funnel_card, 3)
        detail = card(self.name, self.team, self.words)
        layout = detail.layout()
        assert layout is not None
        layout.addWidget(links)
        row.addWidget(detail, 2)
        self.retranslate()

    @property
    def apart(self) -> bool:
        """True where scores cannot be adjusted before agents and evaluators are joined by calls."""
        severity = self._second.severity if self._second is not None else None
        return severity is not None and severity.state == "not_connected"

    def show_all(self, rows: Sequence[Row], second: SecondLook | None, measure: str) -> None:
        """Draw the funnel of these; without the second look it is empty."""
        self._rows, self._second, self._measure = rows, second, measure
        self.calibrate.setVisible(second is not None and second.severity is not None)
        self._draw()
        self._name_link()

    def show_agent(self, row: Row | None) -> None:
        """Say everything of one agent."""
        self._row = row
        self._say()

    def _draw(self) -> None:
        if self._second is not None:
            wider = self._second.report.measures[self._measure].overdispersion ** 0.5
            self.funnel_note.setText(
                tr(
                    "Limits drawn {times} times as wide, as agents differ more than chance.",
                    times=show_number(wider, 1),
                )
                if wider > 1.05
                else tr("Inside the lines chance alone gives such values.")
            )
            self.chart.show_content(funnel_of(self._rows, self._second, self._measure))

    def _say(self) -> None:
        row = self._row
        for button in (*self.links.values(), self.open):
            button.setEnabled(row is not None)
        if row is None:
            self.name.setText(NO_VALUE)
            self.team.setText("")
            self.words.setText(tr("Choose an agent above."))
            return
        self.name.setText(row.agent.name)
        self.team.setText(row.agent.team or "")
        self.words.setText("\n".join(self._lines(row)))
        self.links["rated"].setText(tr_n("%n rated call(s)", row.agent.rated))
        self.links["scored"].setText(tr_n("%n scored call(s)", row.agent.scored))
        for key, button in self.links.items():
            button.setEnabled((row.agent.scored if key == "scored" else row.agent.rated) > 0)

    def _lines(self, row: Row) -> list[str]:
        seen = {name: row.agent.measures[name].seen for name in ("satisfied", "rating", "quality")}
        lines = [
            tr("Customers satisfied: {value}", value=estimate_text(seen["satisfied"], "satisfied")),
            tr("Best rating given: {value}", value=estimate_text(row.agent.top, "top")),
            tr("Mean rating: {value}", value=estimate_text(seen["rating"], "rating")),
            tr("Rated of handled calls: {value}", value=estimate_text(row.agent.response, "satisfied"))
            if row.agent.asked is None
            else tr("Answered of sent: {value}", value=estimate_text(row.agent.asked, "satisfied")),
            tr("Quality as scored: {value}", value=estimate_text(seen["quality"], "quality")),
        ]
        if row.adjusted is not None:
            lines.append(
                tr("Quality adjusted for who scored: {value}", value=estimate_text(row.adjusted, "quality"))
            )
        if row.gate is not None:
            said = (gate_text(row.gate), more_text(row.gate, row.measure == "quality"))
            lines.append(tr("Gate: {words}", words=tr("; ").join(part for part in said if part)))
            if row.gate.reference is not None:
                shape = shape_of("quality" if row.measure == "quality" else "satisfied")
                lines.append(
                    tr(
                        "The others: {value} (n {n})",
                        value=shape(row.gate.reference),
                        n=show_number(row.gate.others_n),
                    )
                )
        return lines

    def _name_link(self) -> None:
        self.calibrate.setText(tr("Join them by calibration…") if self.apart else tr("Calibration"))
        self.calibrate.setToolTip(
            tr("A round of the calls that would join agents and evaluators, so that scores can be adjusted")
            if self.apart
            else tr("How far evaluators agree: what adjusted scores rest on")
        )

    def retranslate(self) -> None:
        """Set every text anew."""
        self._name_link()
        self.funnel_title.setText(tr("Can chance alone explain it?"))
        self.chart.setAccessibleName(tr("Funnel of agents"))
        self.links["satisfied"].setText(tr("Satisfied"))
        self.links["low"].setText(tr("Low ratings"))
        self.open.setText(tr("Open agent"))
        self._draw()
        self._say()
