"""A chart to take along: as a picture, or its numbers as a table. One place for every chart of every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.icons import icon
from ui.text import Retranslating, tr


class Copied(Protocol):
    """Something with a picture and numbers to copy."""

    def copy_image(self) -> None:
        """Put it into the clipboard as a picture."""

    def copy_data(self) -> None:
        """Put its numbers into the clipboard."""


class Copyable(QWidget):
    """Base of a painted chart: Ctrl+C copies its numbers, the context menu picture or numbers."""

    def table(self) -> Sequence[Sequence[str]]:
        """The numbers: a head and rows of text."""
        raise NotImplementedError

    def copy_image(self) -> None:
        """Put it into the clipboard as a picture."""
        copy_image(self)

    def copy_data(self) -> None:
        """Put its numbers into the clipboard."""
        copy_data(self.table())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu_for(self).popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_data()
        else:
            super().keyPressEvent(event)


class CopyButton(Retranslating, QToolButton):
    """The small button in the corner of a chart's card that opens the same menu."""

    def __init__(self, chart: Copied, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self.setIcon(icon("export"))
        self.setProperty("look", "tiny")
        self.clicked.connect(self._open)
        self.retranslate()

    def _open(self) -> None:
        menu_for(self.chart).popup(self.mapToGlobal(self.rect().bottomLeft()))

    def retranslate(self) -> None:
        """Say what it does."""
        self.setToolTip(tr("Copy the picture or the numbers"))
        self.setAccessibleName(tr("Copy the picture or the numbers"))


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
