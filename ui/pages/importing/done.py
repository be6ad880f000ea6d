"""What an import came to: how many calls, what was refused and why, and where to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from qa_desk.work.import_calls import ImportSummary
from ui.pages.importing.words import refusal_text
from ui.text import Retranslating, show_number, tr, tr_n

LISTED = 500


class Done(Retranslating, QWidget):
    """`calls_wanted`, `more_wanted` and `save_wanted` (the refused as a table) when the person asks for them."""

    calls_wanted = Signal()
    more_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary: ImportSummary | None = None
        self.title, self.told = QLabel(), QLabel()
        self.title.setProperty("look", "pageTitle")
        self.told.setWordWrap(True)
        self.refused_title = QLabel()
        self.refused_title.setProperty("look", "cardTitle")
        self.refused = QPlainTextEdit()
        self.refused.setReadOnly(True)
        self.refused.setTabChangesFocus(True)
        self.show_calls, self.more, self.save = QPushButton(), QPushButton(), QPushButton()
        self.show_calls.setProperty("primary", True)
        self.show_calls.clicked.connect(self.calls_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.save.clicked.connect(self.save_wanted)
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (self.title, self.told, self.refused_title):
            column.addWidget(widget)
        column.addWidget(self.refused, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.show_calls, self.more, self.save):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.retranslate()

    def show_summary(self, summary: ImportSummary) -> None:
        """Tell of one import."""
        self.summary = summary
        self.retranslate()
        self.show_calls.setFocus()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.show_calls.setText(tr("Show the calls"))
        self.more.setText(tr("Import more"))
        self.save.setText(tr("Save what was refused…"))
        self.refused.setAccessibleName(tr("Refused, with reasons"))
        summary = self.summary
        if summary is None:
            return
        self.title.setText(tr("Stopped; what is in stays") if summary.cancelled else tr("Imported"))
        parts = [tr_n("%n call(s) added", summary.added)]
        if summary.completed:
            parts.append(tr_n("%n call(s) completed", summary.completed))
        if summary.answers:
            parts.append(tr_n("%n rating(s) added", summary.answers))
        if summary.known:
            parts.append(tr("{count} here already", count=show_number(summary.known)))
        self.told.setText(tr(", ").join(parts))
        lines = [refusal_text(one) for one in summary.refused[:LISTED]]
        if len(summary.refused) > LISTED:
            lines.append(tr("and {count} more", count=show_number(len(summary.refused) - LISTED)))
        self.refused_title.setText(tr_n("%n refused", len(summary.refused)))
        self.refused.setPlainText("\n".join(lines))
        for widget in (self.refused_title, self.refused, self.save):
            widget.setVisible(bool(summary.refused))
