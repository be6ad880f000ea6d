"""Fields for numbers and days, so that all of them look and behave alike."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QDoubleSpinBox, QSpinBox

from ui.text import date_pattern

INSET: Final = 8
"""Qt 6.11 leaves out the stylesheet's padding left of the text in spin boxes, and in nothing else."""


class NumberField(QSpinBox):
    """A whole number; its words begin where those of every other field do."""

    def __init__(self, low: int = 0, high: int = 99, value: int | None = None, *, suffix: str = "") -> None:
        super().__init__()
        _inset(self)
        self.setRange(low, high)
        self.setSuffix(suffix)
        if value is not None:
            self.setValue(value)


class DecimalField(QDoubleSpinBox):
    """A number with so many decimals."""

    def __init__(self, low: float = 0, high: float = 99, *, decimals: int = 0, suffix: str = "") -> None:
        super().__init__()
        _inset(self)
        self.setDecimals(decimals)
        self.setRange(low, high)
        self.setSuffix(suffix)


def day_field(day: date) -> QDateEdit:
    """A field for a day, with a calendar."""
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat(date_pattern())
    return field


def day_of(field: QDateEdit) -> date:
    """The day a field holds."""
    found = field.date()
    return date(found.year(), found.month(), found.day())


def _inset(field: QAbstractSpinBox) -> None:
    field.lineEdit().setTextMargins(INSET, 0, 0, 0)
