"""Runs one widget by itself: `python -m ui.widgets.NAME [light|dark]`."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.text import set_language
from ui.theme import Theme


def show(make: Callable[[], QWidget]) -> None:
    """Show the widget on a card until its window is closed."""
    app = QApplication(sys.argv)
    theme = Theme(app, next((name for name in ("light", "dark") if name in sys.argv), "system"))
    set_language("zh_CN" if "zh" in sys.argv else "en")
    window = QWidget()
    window.setObjectName("example")
    window.setStyleSheet(f"QWidget#example {{ background: {theme.color('background').name()}; }}")
    card = QFrame()
    card.setProperty("look", "card")
    QVBoxLayout(card).addWidget(make())
    QVBoxLayout(window).addWidget(card)
    window.resize(900, 480)
    window.show()
    app.exec()


def column(*widgets: QWidget) -> QWidget:
    """Widgets one below the other."""
    box = QWidget()
    layout = QVBoxLayout(box)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box
