"""A chart to take along: as a picture, or its numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from ui.text import tr


class Copied(Protocol):
    """Something with a picture and numbers to copy."""

    def copy_image(self) -> None:
        """Put it into the clipboard as a picture."""

    def copy_data(self) -> None:
        """Put its numbers into the clipboard."""


def copy_image(widget: QWidget) -> None:
    """Put a widget into the clipboard as it looks."""
    QGuiApplication.clipboard().setImage(widget.grab().toImage())


def copy_data(rows: Sequence[Sequence[str]]) -> None:
    """Put rows into the clipboard as a table that spreadsheets take."""
    lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    QGuiApplication.clipboard().setText("\n".join(lines))


def menu_for(chart: Copied) -> QMenu:
    """A menu that copies; it goes when it closes."""
    menu = QMenu(chart if isinstance(chart, QWidget) else None)
    menu.addAction(tr("Copy as picture"), chart.copy_image)
    menu.addAction(tr("Copy numbers"), chart.copy_data)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
