"""Voices: complaint and praise in customers' own words; each opens the call at its second; the lists can be edited."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from qa_desk.speech.phrases import Kind, Phrases
from qa_desk.work.insights.voices import VoicesReport
from ui.pages.insights.listing import Line, Listing
from ui.pages.insights.words import share_text
from ui.text import NO_VALUE, Retranslating, show_duration, show_number, show_percent, show_time, tr

MOST = 2000
"""Rows listed; all are counted."""


def kind_name(kind: str) -> str:
    """Complaint or praise."""
    return {"complaint": tr("Complaint"), "praise": tr("Praise")}[kind]


class VoicesView(Retranslating, QWidget):
    """`call_wanted` carries an interaction's id and the second in ms, -1 where it was written."""

    call_wanted = Signal(str, int)
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: VoicesReport | None = None
        self.words, self.kind, self.edit = QLabel(), QComboBox(), QPushButton()
        self.edit.clicked.connect(self.edit_wanted)
        self.kind.activated.connect(self._show)
        self.phrases, self.voices = Listing((2,)), Listing((3,))
        self.phrases.selectionModel().currentRowChanged.connect(lambda *_: self._show_voices())
        self.voices.chosen.connect(lambda key, extra: self.call_wanted.emit(key, extra[0] if extra else -1))
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.kind)
        top.addWidget(self.edit)
        parts = QSplitter()
        for table in (self.phrases, self.voices):
            frame = QFrame()
            frame.setProperty("look", "card")
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(1, 1, 1, 1)
            inside.addWidget(table)
            parts.addWidget(frame)
        parts.setSizes([330, 900])
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(parts, 1)
        self.retranslate()

    def show_report(self, report: VoicesReport) -> None:
        """Show this report."""
        self.report = report
        self._show()

    def _show(self) -> None:
        if self.report is None:
            return
        found, wanted = self.report, self.kind.currentData() or ""
        self.words.setText(
            tr(
                "{n} texts read: complaint in {complaint}, praise in {praise}.",
                n=show_number(found.read), complaint=share_text(found.complaint), praise=share_text(found.praise),
            )
        )  # fmt: skip
        shown = [row for row in found.phrases if wanted in ("", row[0])]
        self.phrases.show_lines(
            (tr("Words"), tr("Kind"), tr("Texts")),
            [
                Line((tr("All of them"), "", ""), ""),
                *(Line((phrase, kind_name(kind), show_number(n)), phrase) for kind, phrase, n in shown),
            ],
            (164, 86, 50),
        )
        self._show_voices()

    def _show_voices(self) -> None:
        if self.report is None:
            return
        at, wanted = self.phrases.currentIndex().row(), self.kind.currentData() or ""
        phrase = self.phrases.lines[at].key if 0 <= at < len(self.phrases.lines) else ""
        lines = []
        for voice in self.report.voices:
            said = {" ".join(hit.phrase.lower().split()) for hit in voice.hits if wanted in ("", hit.kind)}
            if not said or (phrase and phrase not in said):
                continue
            where = tr("in the survey") if voice.at_ms is None else show_duration(voice.at_ms)
            cells = (
                show_time(voice.started_at), voice.agent, where,
                show_percent(voice.rating) if voice.rating is not None else NO_VALUE, voice.words,
            )  # fmt: skip
            extra = () if voice.at_ms is None else (voice.at_ms,)
            lines.append(Line(cells, voice.interaction_id, voice.words, extra=extra))
            if len(lines) == MOST:
                break
        head = (tr("Call"), tr("Agent"), tr("At"), tr("Rating"), tr("The customer's words"))
        self.voices.show_lines(head, lines, (140, 120, 100, 70, 400))

    def retranslate(self) -> None:
        """Set every text anew."""
        chosen = self.kind.currentData() or ""
        self.kind.clear()
        for key, words in (
            ("", tr("Complaint and praise")),
            ("complaint", tr("Complaint")),
            ("praise", tr("Praise")),
        ):
            self.kind.addItem(words, key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.setAccessibleName(tr("Kind"))
        self.edit.setText(tr("Edit the words…"))
        self.phrases.setAccessibleName(tr("Words"))
        self.voices.setAccessibleName(tr("The customer's words"))
        self._show()


class PhrasesDialog(QDialog):
    """Both lists, a phrase a line."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Words of complaint and praise"))
        self.resize(640, 520)
        self.edits: dict[Kind, QPlainTextEdit] = {"complaint": QPlainTextEdit(), "praise": QPlainTextEdit()}
        for edit in self.edits.values():
            edit.setTabChangesFocus(True)
        grid = QGridLayout(self)
        note = QLabel(tr("One phrase a line, in any language. A star at the end takes any ending."))
        note.setProperty("look", "quiet")
        grid.addWidget(note, 0, 0, 1, 2)
        for at, (kind, edit) in enumerate(self.edits.items()):
            title = QLabel(kind_name(kind))
            title.setBuddy(edit)
            edit.setAccessibleName(kind_name(kind))
            edit.setPlainText("\n".join(phrases.lists.get(kind, ())))
            grid.addWidget(title, 1, at)
            grid.addWidget(edit, 2, at)
        buttons = QDialogButtonBox()
        save = buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("primary", True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        grid.addWidget(buttons, 3, 0, 1, 2)

    @property
    def lists(self) -> dict[Kind, list[str]]:
        """Both lists as they are written now."""
        return {kind: edit.toPlainText().splitlines() for kind, edit in self.edits.items()}
