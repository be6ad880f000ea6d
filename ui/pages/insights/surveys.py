"""Surveys: what customers answered to every kind of question, by team and agent, and how many answered at all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QVBoxLayout, QWidget

from qa_desk.work.insights.surveys import Summary, SurveysReport
from ui.pages.insights.listing import Line, Listing
from ui.pages.insights.words import number_text, share_text
from ui.text import NO_VALUE, Retranslating, sentences, show_number, show_percent, tr
from ui.who_answers import who_answers
from ui.widgets.table import RIGHT

NUMBERS = tuple(range(1, 8))
ALWAYS = 4
"""Columns shown also where nobody answered; the others only where somebody did."""
NAME = 120
"""Names give way down to this where numbers need the room."""


class SurveysView(Retranslating, QWidget):
    """`calls_wanted` carries the id of the agent whose rated calls are wanted, "" for everybody's."""

    calls_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: SurveysReport | None = None
        self.words, self.care, self.table = QLabel(), QLabel(), Listing(NUMBERS)
        self.table.chosen.connect(lambda key, _extra: self.calls_wanted.emit(key.removeprefix("agent:")))
        for label in (self.words, self.care):
            label.setWordWrap(True)
        self.words.setProperty("look", "quiet")
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.care)
        column.addWidget(card, 1)
        column.addWidget(self.words)
        self.retranslate()

    def show_report(self, report: SurveysReport) -> None:
        """Show this report."""
        self.report = report
        self._show()

    def _show(self) -> None:
        if self.report is None:
            return
        found = self.report
        low, high = (show_number(end) for end in found.scale)
        head = (
            tr("Answers about"), tr("Best rating"), tr("Two best"), tr("Mean, {low} to {high}", low=low, high=high),
            tr("NPS, points"), tr("Effort, 1 to 7"), tr("Resolved"), tr("Answered of sent"),
        )  # fmt: skip
        lines = [
            _line(found.overall, tr("All together"), "agent:"),
            *(_line(team, tr("Team {name}", name=team.name), "") for team in found.teams),
            *(_line(agent, agent.name, f"agent:{agent.id}") for agent in found.agents),
        ]
        shown = [
            at for at in range(len(head)) if at < ALWAYS or any(line.cells[at] != NO_VALUE for line in lines)
        ]
        self.table.show_lines(head, lines, ())
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at in range(len(head)):
            self.table.setColumnHidden(at, at not in shown)
            if at in NUMBERS:
                self.table.rows.setHeaderData(
                    at, Qt.Orientation.Horizontal, RIGHT, Qt.ItemDataRole.TextAlignmentRole
                )
        self._fit()
        self.care.setText(care_text(found))
        self.care.setVisible(bool(self.care.text()))
        self.words.setText(rule_text(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Every number whole: names give way first, then the table scrolls; room to spare goes to all."""
        table, header = self.table, self.table.horizontalHeader()
        shown = [at for at in range(header.count()) if not table.isColumnHidden(at)]
        if not shown:
            return
        wide = {at: max(table.sizeHintForColumn(at), header.sectionSizeHint(at)) for at in shown}
        numbers = sum(wide[at] for at in shown[1:])
        wide[0] = max(NAME, min(wide[0], table.viewport().width() - numbers))
        spare = max(0, table.viewport().width() - numbers - wide[0])
        for place, at in enumerate(shown):
            table.setColumnWidth(
                at, wide[at] + (spare * (place + 1) // len(shown) - spare * place // len(shown))
            )

    def retranslate(self) -> None:
        """Set every text anew."""
        self.table.setAccessibleName(tr("Surveys by team and agent"))
        self._show()


def _line(one: Summary, name: str, key: str) -> Line:
    cells = (
        name, share_text(one.csat.top, short=True), share_text(one.csat.satisfied, short=True),
        number_text(one.csat.mean, short=True), number_text(one.nps, 0, short=True, signed=True),
        number_text(one.effort, short=True), share_text(one.resolved, short=True),
        NO_VALUE if one.asked is None else share_text(one.asked, short=True),
    )  # fmt: skip
    return Line(cells, key)


def care_text(found: SurveysReport) -> str:
    """What to be careful about: who answers, and what could be true of those who do not."""
    parts = [warning] if (warning := who_answers(found.response)) else []
    if found.satisfied_bounds is not None:
        least, most = found.satisfied_bounds
        parts.append(
            tr("Of everybody asked {low} to {high} are satisfied, whatever those think who did not answer.",
               low=show_percent(least), high=show_percent(most))
        )  # fmt: skip
    return sentences(*parts)


def rule_text(found: SurveysReport) -> str:
    """Which answers count, and how the numbers are made."""
    counts = tr(", ").join(
        tr("{kind} {n} of {all}", kind=kind_name(kind), n=show_number(n), all=show_number(found.given[kind]))
        for kind, n in sorted(found.counting.items())
    )
    lines = [
        tr("Of several answers of one kind about one call the latest counts: {counts}.", counts=counts or NO_VALUE),
        tr("NPS is promoters (9, 10) less detractors (0 to 6); effort is best at 7; in brackets 95 % intervals and n."),
    ]  # fmt: skip
    if not any(one.asked for one in (found.overall, *found.agents)):
        lines.append(tr("How many surveys were sent is not known; import it to see who answers."))
    return sentences(*lines)


def kind_name(kind: str) -> str:
    """What a survey asks."""
    names = {"csat": tr("Satisfaction"), "nps": tr("NPS"), "ces": tr("Effort"), "resolved": tr("Resolved")}
    return names[kind]
