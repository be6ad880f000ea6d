"""What an empty page says: what it is for, and the one action that fills it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import Themed

WIDE = 380


class EmptyState(Themed, QWidget):
    """`acted` when the action was wanted. Its page sets the words in its own `retranslate`."""

    acted = Signal()

    def __init__(self, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon_name
        self.sign = QLabel()
        self.sign.setVisible(bool(icon_name))
        self.title = QLabel()
        self.title.setProperty("look", "cardTitle")
        self.note = QLabel()
        self.note.setProperty("look", "quiet")
        self.action = QPushButton()
        self.action.setProperty("primary", True)
        self.action.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self.sign, self.title, self.note):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.note):
            label.setWordWrap(True)
            label.setFixedWidth(WIDE)
        column.addSpacing(6)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.recolor()

    def set_words(self, title: str, note: str = "", action: str = "") -> None:
        """Say it; without an action there is no button."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        for label in (self.title, self.note):  # a centred label is not asked for its height at its width
            label.setMinimumHeight(label.heightForWidth(WIDE))
        self.setAccessibleName(f"{title} {note}".strip())

    def recolor(self) -> None:
        """Tint the sign."""
        if self._icon:
            self.sign.setPixmap(pixmap(self._icon, "control", QSize(40, 40), self.devicePixelRatioF()))


def _example() -> QWidget:
    state = EmptyState("calls")
    state.set_words(
        "No calls yet",
        "Import recordings with their tables, and they are listed here to hear and score.",
        "Import calls",
    )
    return state


if __name__ == "__main__":
    from ui.widgets.example import show

    show(_example)
