"""Filter chips: a name, the value it filters by, and a way to take it back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.icons import icon
from ui.text import Retranslating, tr


class Chip(Retranslating, QFrame):
    """`clicked` opens the choice, `cleared` takes the filter away. Delete clears from the keyboard."""

    clicked = Signal()
    cleared = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._value = name, ""
        self.setProperty("look", "chip")
        self.button = QToolButton()
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.setIconSize(QSize(12, 12))
        self.button.clicked.connect(self.clicked)
        self.clear_button = QToolButton()
        self.clear_button.setIcon(icon("cross", "accent"))
        self.clear_button.setIconSize(QSize(12, 12))
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button)
        row.addWidget(self.clear_button)
        self.setFocusProxy(self.button)
        self.retranslate()

    def set_name(self, name: str) -> None:
        """What it filters by, in the language of now."""
        self._name = name
        self.retranslate()

    def set_value(self, value: str) -> None:
        """Show what is filtered; empty for nothing."""
        self._value = value
        self.retranslate()

    @property
    def is_set(self) -> bool:
        """True while it filters."""
        return bool(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_set and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Write name and value."""
        text = f"{self._name}: {self._value}" if self._value else self._name
        self.button.setText(text.replace("&", "&&"))
        self.button.setIcon(icon("down", "quiet") if not self._value else icon("down", "accent"))
        self.button.setAccessibleName(text)
        self.clear_button.setVisible(self.is_set)
        self.clear_button.setToolTip(tr("Take this filter away (Delete)"))
        self.clear_button.setAccessibleName(tr("Take this filter away"))
        if self.property("set") != self.is_set:
            self.setProperty("set", self.is_set)
            for part in (self, self.button, self.clear_button):
                part.style().unpolish(part)
                part.style().polish(part)


def _example() -> QWidget:
    from ui.widgets.example import column

    empty, filled = Chip("Agent"), Chip("Reason")
    filled.set_value("Card lost abroad")
    filled.cleared.connect(lambda: filled.set_value(""))
    return column(empty, filled)


if __name__ == "__main__":
    from ui.widgets.example import show

    show(_example)
