"""Charts as people use them: hovering explains, a click or Enter opens, numbers can be taken along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.charts import Chart, Content, Interval, interval_list
from ui.charts.example import agents, weeks
from ui.charts.ticks import axis_over, rounded
from ui.theme import Theme


@pytest.fixture
def chart(qtbot: QtBot) -> Chart:
    made = Chart()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def three() -> Content:
    rows = [
        Interval(name, value, value - 0.1, value + 0.1, tip=f"{name}: {value}", key=name)
        for name, value in (("first", 0.5), ("second", 0.2), ("third", -0.3))
    ]
    return interval_list(rows, str, data=(("name", "value"), ("first", "0.5\n0.6")))


def test_a_click_on_a_mark_opens_what_is_behind_it(chart: Chart, qtbot: QtBot) -> None:
    chart.show_content(three())
    QApplication.processEvents()
    with qtbot.waitSignal(chart.opened) as told:
        QTest.mouseClick(
            chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.place_of(chart.content.marks[1])
        )
    assert told.args == ["second"]


def test_arrow_keys_walk_a_list_from_the_top_and_enter_opens(chart: Chart, qtbot: QtBot) -> None:
    chart.show_content(three())
    for key, expected in ((Qt.Key.Key_Down, "first"), (Qt.Key.Key_Down, "second"), (Qt.Key.Key_Up, "first")):
        QTest.keyClick(chart, key)
        assert chart.current is not None
        assert chart.current.key == expected
    with qtbot.waitSignal(chart.opened) as told:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert told.args == ["first"]


def test_its_numbers_are_copied_as_a_table_and_itself_as_a_picture(chart: Chart) -> None:
    chart.show_content(three())
    QTest.keyClick(chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "name\tvalue\nfirst\t0.5 0.6"
    chart.copy_image()
    assert not clipboard.image().isNull()


def test_every_chart_draws_empty_and_full_and_in_both_looks(chart: Chart, qapp: QApplication) -> None:
    theme = Theme(qapp, "light")
    for scheme in ("light", "dark"):
        theme.set_scheme(scheme)
        for content in (weeks(), agents(), three(), interval_list([], str)):
            chart.show_content(content)
            assert not chart.grab().isNull()
    theme.set_scheme("light")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 1, [0, 0.25, 0.5, 0.75, 1]), (0, 0, [0]), (37, 91, [40, 60, 80]), (-1, 1, [-1, -0.5, 0, 0.5, 1])],
)
def test_axes_name_few_round_values(low: float, high: float, expected: list[float]) -> None:
    assert rounded(low, high) == pytest.approx(expected)


def test_an_axis_never_leaves_its_scale() -> None:
    axis = axis_over([0.02, 0.99], str, within=(0.0, 1.0))
    assert (axis.low, axis.high) == (0.0, 1.0)
    same = axis_over([3.0, 3.0], str)
    assert same.low < 3 < same.high
