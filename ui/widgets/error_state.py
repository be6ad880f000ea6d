"""What a page says when it could not be shown: what happened, what to do, and to try again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from qa_desk.errors import QADeskError
from ui.icons import pixmap
from ui.text import Retranslating, tr, tr_error
from ui.theme import Themed
from ui.widgets.empty_state import WIDE


class ErrorState(Retranslating, Themed, QWidget):
    """`retried` when the person wants to try again."""

    retried = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: QADeskError | None = None
        self.sign, self.message, self.hint = QLabel(), QLabel(), QLabel()
        self.message.setProperty("look", "cardTitle")
        self.hint.setProperty("look", "quiet")
        self.retry = QPushButton()
        self.retry.clicked.connect(self.retried)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self.sign, self.message, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.message, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFixedWidth(WIDE)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addSpacing(6)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.recolor()
        self.retranslate()

    def show_error(self, error: QADeskError) -> None:
        """Say what happened."""
        self._error = error
        self.retranslate()

    def recolor(self) -> None:
        """Tint the sign."""
        self.sign.setPixmap(pixmap("warning", "bad", QSize(32, 32), self.devicePixelRatioF()))

    def retranslate(self) -> None:
        """Say it in the language of now."""
        self.retry.setText(tr("Try again"))
        if self._error is not None:
            message, hint = tr_error(self._error)
            self.message.setText(message)
            self.hint.setText(hint)
            self.hint.setVisible(bool(hint))
            for label in (
                self.message,
                self.hint,
            ):  # a centred label is not asked for its height at its width
                label.setMinimumHeight(label.heightForWidth(WIDE))
            self.setAccessibleName(f"{message} {hint}".strip())


def _example() -> QWidget:
    state = ErrorState()
    state.show_error(QADeskError("The recording cannot be read.", hint="The rest of the call is safe."))
    return state


if __name__ == "__main__":
    from ui.widgets.example import show

    show(_example)
