"""A line over the page that says what happened and offers at most one action; it never takes the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon, pixmap
from ui.text import Retranslating, tr
from ui.theme import Themed

ICONS: Final = {"info": ("info", "quiet"), "good": ("check", "good"), "bad": ("warning", "bad")}
STAYS_MS: Final = 6000
"""How long "info" and "good" stay; "bad" stays until it is closed."""


class MessageBar(Retranslating, Themed, QFrame):
    """Hidden until `tell`. `closed` when the message went."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "message")
        self._kind = "info"
        self._run: Callable[[], object] | None = None
        self._sign = QLabel()
        self._text = QLabel()
        self._text.setProperty("look", "bold")
        self._hint = QLabel()
        self._hint.setProperty("look", "quiet")
        for label in (self._text, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = QPushButton()
        self.action.clicked.connect(self._act)
        self.close_button = QToolButton()
        self.close_button.setProperty("look", "bare")
        self.close_button.setIcon(icon("cross", "quiet"))
        self.close_button.clicked.connect(self.dismiss)
        self._timer = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._timer.timeout.connect(self.dismiss)
        self._build()
        self.hide()
        self.retranslate()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.action)
        row.addWidget(self.close_button)

    def tell(
        self,
        text: str,
        hint: str = "",
        kind: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a message: `kind` is "info", "good" or "bad"; `action` a word and what it does."""
        self._kind = kind if kind in ICONS else "info"
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.action.setVisible(action is not None)
        if action is not None:
            self.action.setText(action[0])
            self._run = action[1]
        self.recolor()
        self.setAccessibleName(f"{text} {hint}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.stop()
        if self._kind != "bad" and action is None:
            self._timer.start()

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._run = None
        self.hide()
        self.closed.emit()

    def _act(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()

    def recolor(self) -> None:
        """Tint the sign."""
        name, token = ICONS[self._kind]
        self._sign.setPixmap(pixmap(name, token, QSize(18, 18), self.devicePixelRatioF()))

    def retranslate(self) -> None:
        """Name the close button."""
        self.close_button.setAccessibleName(tr("Close this message"))
        self.close_button.setToolTip(tr("Close this message"))
