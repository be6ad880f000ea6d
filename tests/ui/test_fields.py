"""Words in a number field begin where those of a line and of a day begin."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.fields import DecimalField, NumberField, day_field, day_of


def first_ink(page: QWidget, field: QWidget) -> int:
    """How many pixels right of a field's edge its words begin."""
    picture = page.grab().toImage()
    where, ratio = field.geometry(), picture.devicePixelRatio()
    rows = range(where.center().y() - 3, where.center().y() + 4)
    empty = picture.pixelColor(int((where.x() + 100) * ratio), int(where.center().y() * ratio)).lightness()
    for x in range(where.x() + 4, where.x() + 60):
        if any(
            abs(picture.pixelColor(int(x * ratio), int(y * ratio)).lightness() - empty) > 60 for y in rows
        ):
            return x - where.x()
    raise AssertionError("nothing is written in it")


def test_words_begin_at_the_same_place_in_every_field(qtbot: QtBot, qapp: QApplication) -> None:
    Theme(qapp, "light")
    page = QWidget()
    qtbot.addWidget(page)
    number = DecimalField(0, 999)
    number.setValue(888)
    fields = [QLineEdit("888"), NumberField(0, 999, 888, suffix=" s"), number, day_field(date(8888, 8, 8))]
    column = QVBoxLayout(page)
    for field in fields:
        field.setMinimumWidth(220)
        column.addWidget(field)
    page.show()
    qtbot.waitExposed(page)
    page.setFocus()
    places = [first_ink(page, field) for field in fields]
    assert max(places) - min(places) <= 1, places


def test_a_day_goes_in_and_comes_out() -> None:
    assert day_of(day_field(date(2026, 2, 28))) == date(2026, 2, 28)
