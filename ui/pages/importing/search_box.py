"""A list of names that is searched by typing any part of one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget


class SearchBox(QComboBox):
    """`activated` when a name was chosen, also by typing; words that name nothing give way to what was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        completer, line = self.completer(), self.lineEdit()
        assert completer is not None and line is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setAcceptDrops(False)  # files dropped on it are meant for the page
        line.editingFinished.connect(self.settle)

    def settle(self) -> None:
        """Take the one name that was typed or that holds what was typed; else show what is chosen."""
        typed = self.currentText().strip()
        at = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if at < 0 and typed:
            holding = [n for n in range(self.count()) if typed.casefold() in self.itemText(n).casefold()]
            at = holding[0] if len(holding) == 1 else -1
        if at < 0 or at == self.currentIndex():
            self.setEditText(self.itemText(self.currentIndex()))
            return
        self.setCurrentIndex(at)
        self.activated.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it chose a name; it must not press the dialog's button as well

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the wheel scrolls what is around it
