"""What an import came to: how many calls, what was refused and why, and where to go on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qa_desk.importing import Preview, Status
from qa_desk.work.export import ExportError
from qa_desk.work.import_calls import ImportSummary
from ui.context import AppContext
from ui.pages.importing.refused import refused_text, save_refused
from ui.pages.importing.words import refusal_text
from ui.text import Retranslating, show_number, tr, tr_n

LISTED = 500


class Done(Retranslating, QWidget):
    """`calls_wanted` and `more_wanted` when asked for; what was refused it copies and saves itself."""

    calls_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.summary: ImportSummary | None = None
        self.title, self.told = QLabel(), QLabel()
        self.title.setProperty("look", "pageTitle")
        self.told.setWordWrap(True)
        self.refused_title = QLabel()
        self.refused_title.setProperty("look", "cardTitle")
        self.refused = QPlainTextEdit()
        self.refused.setReadOnly(True)
        self.refused.setTabChangesFocus(True)
        self.show_calls, self.more = QPushButton(), QPushButton()
        self.copy, self.save = QPushButton(), QPushButton()
        self.show_calls.setProperty("primary", True)
        self.show_calls.clicked.connect(self.calls_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.copy.clicked.connect(self.copy_refused)
        self.save.clicked.connect(self.save_refused)
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
        for button in (self.show_calls, self.more, self.copy, self.save):
            button.setAutoDefault(True)
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

    def copy_refused(self) -> None:
        """Put what was refused on the clipboard."""
        if self.summary is not None:
            QGuiApplication.clipboard().setText(refused_text(self.summary.refused))
            self.context.tell(tr_n("%n row(s) copied", len(self.summary.refused)), kind="good")

    def save_refused(self) -> None:
        """Save what was refused as a table."""
        name, _ = QFileDialog.getSaveFileName(self, tr("Save what was refused"), "refused.csv", "CSV (*.csv)")
        if name and self.summary is not None:
            try:
                save_refused(self.summary.refused, Path(name))
            except ExportError as error:
                self.context.tell_error(error)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.show_calls.setText(tr("Show these calls"))
        self.more.setText(tr("Import more"))
        self.copy.setText(tr("Copy what was refused"))
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
            parts.append(tr_n("%n survey answer(s) added", summary.answers))
        if summary.sent:
            parts.append(tr_n("%n survey(s) sent noted", summary.sent))
        if summary.known:
            parts.append(tr("{count} here already", count=show_number(summary.known)))
        self.told.setText(tr(", ").join(parts))
        lines = [refusal_text(one) for one in summary.refused[:LISTED]]
        if len(summary.refused) > LISTED:
            lines.append(tr("and {count} more", count=show_number(len(summary.refused) - LISTED)))
        self.refused_title.setText(tr_n("%n refused", len(summary.refused)))
        self.refused.setPlainText("\n".join(lines))
        for widget in (self.refused_title, self.refused, self.copy, self.save):
            widget.setVisible(bool(summary.refused))


def days_of(found: Preview) -> str:
    """The days on which the calls to import began, as the Calls page takes them; empty where no call says."""
    times = [
        item.call.facts.started_at.astimezone()
        for item in found.of(Status.NEW, Status.COMPLETES)
        if item.call is not None and item.call.facts.started_at is not None
    ]
    return f"{_day(min(times))}..{_day(max(times))}" if times else ""


def _day(time: datetime) -> str:
    return time.date().isoformat()
