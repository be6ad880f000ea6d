"""The head of the page: which round, where it stands, and what its host may do."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qa_desk.work.calibration import RoundReport
from ui.pages.calibration.words import progress_text
from ui.text import Retranslating, tr
from ui.widgets.elided_label import ElidedLabel


class Head(Retranslating, QFrame):
    """Its page connects the parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._report: RoundReport | None = None
        self.name, self.state = QLabel(), ElidedLabel()
        self.name.setProperty("look", "pageTitle")
        self.state.setProperty("look", "quiet")
        self.talk, self.figures = QPushButton(), QPushButton()
        self.views = QButtonGroup(self)
        for button in (self.talk, self.figures):
            button.setCheckable(True)
            button.hide()
            self.views.addButton(button)
        self.talk.setChecked(True)
        self.reveal, self.close_round, self.new = QPushButton(), QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.state, 1)
        for widget in (self.talk, self.figures, self.reveal, self.close_round, self.new):
            row.addWidget(widget)
        self.show_round(None, False)

    def show_round(self, report: RoundReport | None, hosts: bool) -> None:
        """Say where the round stands, offer what can be done."""
        self._report = report
        shown = report is not None and not report.hidden
        for button in (self.talk, self.figures):
            button.setVisible(shown)
        state = report.round.state if report is not None else ""
        self.reveal.setVisible(hosts and state == "open")
        self.reveal.setEnabled(report is not None and report.round.done > 0)
        self.close_round.setVisible(hosts and state == "revealed")
        for button, primary in ((self.reveal, True), (self.new, not state)):
            button.setProperty("primary", primary)
            button.style().unpolish(button)
            button.style().polish(button)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("Calibration"))
        self.talk.setText(tr("Talk"))
        self.figures.setText(tr("Report"))
        self.reveal.setText(tr("Reveal the scores"))
        self.close_round.setText(tr("Close the round"))
        self.new.setText(tr("New round…"))
        if self._report is None:
            self.state.setText("")
            return
        row = self._report.round
        self.state.setText(f"{row.title} · {row.form} · {progress_text(row)}")
