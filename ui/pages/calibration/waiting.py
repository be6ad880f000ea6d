"""A round that is being scored: who is how far, and one's own calls to score. No score of anybody else is here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qa_desk.work.calibration import RoundReport
from ui.text import Retranslating, show_number, tr, tr_n


class Waiting(Retranslating, QWidget):
    """`score_wanted` carries the call's id in the workspace."""

    score_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: RoundReport | None = None
        self._me = ""
        self.calls, self.people = QFrame(), QFrame()
        self.calls_title, self.people_title, self.note = QLabel(), QLabel(), QLabel()
        self.note.setProperty("look", "quiet")
        self.note.setWordWrap(True)
        self.call_lines, self.people_grid = QVBoxLayout(), QGridLayout()
        self.people_grid.setColumnStretch(1, 1)
        self.people_grid.setHorizontalSpacing(12)
        for card, title, inner in (
            (self.calls, self.calls_title, self.call_lines),
            (self.people, self.people_title, self.people_grid),
        ):
            card.setProperty("look", "card")
            title.setProperty("look", "cardTitle")
            column = QVBoxLayout(card)
            column.setContentsMargins(16, 12, 16, 14)
            column.setSpacing(8)
            column.addWidget(title)
            column.addLayout(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        for widget in (self.note, self.calls, self.people):
            whole.addWidget(widget)
        whole.addStretch(1)
        self.retranslate()

    def show_round(self, report: RoundReport, me: str) -> None:
        """Show how far a round is, to this person."""
        self.report, self._me = report, me
        self.retranslate()

    @property
    def left(self) -> list[str]:
        """The calls this person has yet to score, in order."""
        report = self.report
        if report is None or report.round.state not in ("open", "revealed"):
            return []
        mine = next((m for m in report.members if m.person_id == self._me), None)
        if mine is None:
            return []
        return [c.interaction_id for c in report.calls if mine.name not in report.scores[c.external_id]]

    def retranslate(self) -> None:
        """Set every text anew."""
        self.calls_title.setText(tr("Your calls"))
        self.people_title.setText(tr("Who has scored"))
        report = self.report
        if report is None:
            return
        late = report.round.state == "revealed"
        self.note.setText(
            tr(
                "The round is revealed. You may still score blind; late scores are shown and count in no figure."
            )
            if late
            else tr("Everybody scores without seeing the others. The host reveals the scores.")
        )
        self._show_calls(report)
        self._show_people(report)

    def _show_calls(self, report: RoundReport) -> None:
        _clear(self.call_lines)
        left = self.left
        member = any(m.person_id == self._me for m in report.members)
        self.calls.setVisible(member)
        for number, call in enumerate(report.calls, start=1):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(QLabel(tr("Call {number}: {call}", number=number, call=call.external_id)), 1)
            if call.interaction_id in left:
                button = QPushButton(tr("Score"))
                button.setProperty("primary", call.interaction_id == left[0])
                button.setAccessibleName(tr("Score call {number}", number=number))
                button.clicked.connect(
                    lambda _checked=False, key=call.interaction_id: self.score_wanted.emit(key)
                )
                row.addWidget(button)
            else:
                done = QLabel("✓ " + tr("scored"))
                done.setProperty("look", "good")
                row.addWidget(done)
            self.call_lines.addWidget(line)

    def _show_people(self, report: RoundReport) -> None:
        _clear(self.people_grid)
        most = len(report.calls)
        for at, member in enumerate(report.members):
            bar, words = QProgressBar(), QLabel()
            bar.setRange(0, max(1, most))
            bar.setValue(member.scored)
            bar.setTextVisible(False)
            bar.setFixedHeight(6)
            done = tr("{done} of {total}", done=show_number(member.scored), total=show_number(most))
            words.setText(done + (" · " + tr_n("%n late", member.late) if member.late else ""))
            words.setProperty("look", "quiet")
            bar.setAccessibleName(f"{member.name}: {words.text()}")
            for column, widget in enumerate((QLabel(member.name), bar, words)):
                self.people_grid.addWidget(widget, at, column)


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
