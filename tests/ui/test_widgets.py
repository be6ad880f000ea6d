"""The widgets, worked by keyboard and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qa_desk.errors import QADeskError
from ui.theme import TOKENS, Theme
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_state import ErrorState
from ui.widgets.interval_bar import IntervalBar
from ui.widgets.score_ring import ScoreRing
from ui.widgets.segmented import NOT_APPLICABLE, Choice, Segmented
from ui.widgets.table import Table
from ui.widgets.transport import Transport

Key = Qt.Key


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    Theme(qapp, "light")


def shown(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 200) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


@pytest.fixture
def answer(qtbot: QtBot) -> Segmented:
    widget = Segmented()
    widget.set_choices(
        [Choice("always", "Always"), Choice("mostly", "Mostly"), Choice("no", "Rarely", "bad")]
    )
    shown(qtbot, widget)
    return widget


def test_a_question_is_answered_by_its_number(answer: Segmented, qtbot: QtBot) -> None:
    with qtbot.waitSignal(answer.chosen) as told:
        QTest.keyClick(answer, Key.Key_2)
    assert told.args == ["mostly"]
    assert answer.accessibleDescription() == "Mostly"
    QTest.keyClick(answer, Key.Key_9)
    assert answer.value == "mostly"


def test_n_means_not_applicable_and_delete_takes_it_back(answer: Segmented) -> None:
    heard: list[object] = []
    answer.chosen.connect(heard.append)
    QTest.keyClick(answer, Key.Key_N)
    QTest.keyClick(answer, Key.Key_N)
    QTest.keyClick(answer, Key.Key_Delete)
    assert heard == [NOT_APPLICABLE, None]


def test_arrows_go_to_the_neighbour(answer: Segmented) -> None:
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Left, Key.Key_Left):
        QTest.keyClick(answer, key)
    assert answer.value == "always"


def test_a_click_chooses_and_another_takes_back(answer: Segmented) -> None:
    QTest.mouseClick(answer._segments[2], Qt.MouseButton.LeftButton)
    assert answer.value == "no"
    QTest.mouseClick(answer._segments[2], Qt.MouseButton.LeftButton)
    assert answer.value is None
    assert not any(segment.isChecked() for segment in answer._segments)


def test_a_submitted_answer_cannot_be_changed(answer: Segmented) -> None:
    answer.set_value("always")
    answer.set_read_only(True)
    QTest.keyClick(answer, Key.Key_2)
    QTest.mouseClick(answer._segments[2], Qt.MouseButton.LeftButton)
    assert answer.value == "always"
    assert [segment.isChecked() for segment in answer._segments] == [True, False, False, False]


def test_showing_an_answer_tells_nobody(answer: Segmented) -> None:
    heard: list[object] = []
    answer.chosen.connect(heard.append)
    answer.set_value("no")
    assert heard == []


def test_long_choices_wrap_and_every_one_can_be_seen(qtbot: QtBot) -> None:
    widget = Segmented()
    widget.set_choices([Choice(str(i), f"A rather long choice {i}") for i in range(5)])
    shown(qtbot, widget, 320, widget.heightForWidth(320))
    assert widget.heightForWidth(320) > widget.heightForWidth(2000)
    for segment in widget._segments:
        assert widget.rect().contains(segment.geometry())


def test_a_score_is_read_out(qtbot: QtBot) -> None:
    ring = ScoreRing()
    shown(qtbot, ring)
    assert ring.accessibleName() == "No score yet"
    ring.set_score(85.4)
    assert ring.accessibleName() == "Score 85 of 100"
    ring.set_score(0, failed=True)
    assert ring.accessibleName() == "Score 0 of 100"


def test_a_filter_is_taken_away_by_delete(qtbot: QtBot) -> None:
    chip = Chip("Agent")
    shown(qtbot, chip)
    chip.set_value("Marta & Ines")
    assert chip.button.accessibleName() == "Agent: Marta & Ines"
    with qtbot.waitSignal(chip.cleared):
        QTest.keyClick(chip.button, Key.Key_Delete)
    chip.set_value("")
    with qtbot.assertNotEmitted(chip.cleared, wait=10):
        QTest.keyClick(chip.button, Key.Key_Delete)
    with qtbot.waitSignal(chip.clicked):
        QTest.keyClick(chip.button, Key.Key_Return)


def test_an_empty_page_offers_its_one_action(qtbot: QtBot) -> None:
    state = EmptyState("calls")
    state.set_words("No calls yet", "Import recordings.", "Import")
    shown(qtbot, state)
    with qtbot.waitSignal(state.acted):
        QTest.keyClick(state.action, Key.Key_Space)
    state.set_words("Nothing to do")
    assert not state.action.isVisible()


def test_a_page_that_failed_can_be_tried_again(qtbot: QtBot) -> None:
    state = ErrorState()
    state.show_error(QADeskError("The disk is full.", hint="Free some space."))
    shown(qtbot, state)
    assert state.accessibleName() == "The disk is full. Free some space."
    with qtbot.waitSignal(state.retried):
        QTest.keyClick(state.retry, Key.Key_Space)


@pytest.mark.parametrize("value", [None, -5.0, 0.0, 55.0, 100.0, 500.0])
def test_an_interval_is_drawn_whatever_the_numbers(qtbot: QtBot, value: float | None) -> None:
    bar = IntervalBar()
    shown(qtbot, bar)
    bar.set_values(value, value and value - 9, value and value + 9, 0, 100, 50)
    assert not bar.grab().isNull()
    bar.set_values(value, None, None, 3, 3)
    assert not bar.grab().isNull()


def test_enter_opens_the_row_and_the_header_is_remembered(qtbot: QtBot) -> None:
    from ui.settings import Settings

    model = QStandardItemModel(2, 3)
    model.setItem(1, 0, QStandardItem("Marta"))
    settings = Settings()
    table = Table()
    table.setModel(model)
    table.remember("calls", settings)
    shown(qtbot, table)
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Key.Key_Return)
    assert told.args[0].row() == 1
    table.setColumnWidth(0, 231)
    table.store()
    again = Table()
    qtbot.addWidget(again)
    again.setModel(model)
    again.remember("calls", settings)
    assert again.columnWidth(0) == 231


def test_the_transport_says_what_it_wants(qtbot: QtBot) -> None:
    transport = Transport()
    transport.set_duration(278_000)
    shown(qtbot, transport, 760, 60)
    with qtbot.waitSignal(transport.play_toggled):
        QTest.keyClick(transport.play, Key.Key_Space)
    transport.set_playing(True)
    assert transport.play.accessibleName() == "Pause"
    with qtbot.waitSignal(transport.stepped) as told:
        QTest.mouseClick(transport.back, Qt.MouseButton.LeftButton)
    assert told.args == [-5000]
    with qtbot.waitSignal(transport.volume_chosen) as told:
        QTest.keyClick(transport.volume, Key.Key_PageDown)
    assert told.args == [0.9]
    with qtbot.waitSignal(transport.speed_chosen) as told:
        transport.speed.menu().actions()[-1].trigger()
    assert told.args == [3.0]
    transport.set_position(21_480)
    assert transport.place.text() == "0:21.4"


def test_the_transport_says_when_there_is_no_sound(qtbot: QtBot) -> None:
    transport = Transport()
    transport.set_duration(1000)
    shown(qtbot, transport, 760, 90)
    assert not transport.message.isVisible()
    transport.set_device_message("No sound device. Playing silently.")
    assert transport.message.isVisible()


@pytest.mark.parametrize("width", [340, 440, 560, 900])
def test_the_transport_fits_narrow_columns(qtbot: QtBot, width: int) -> None:
    transport = Transport()
    transport.set_duration(278_000)
    shown(qtbot, transport, width, 60)
    for button in (transport.play, transport.back, transport.forward, transport.moment, transport.mute):
        assert button.isVisible()
        corner = button.mapTo(transport, QPoint(button.width(), 0))
        assert corner.x() <= width, f"{button.accessibleName()} is cut off at {width}"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *[(ink, ground, 4.5) for ink in ("text", "quiet") for ground in ("background", "surface", "raised")],
        *[(ink, "surface", 4.5) for ink in ("accent", "agent", "customer", "good", "watch", "bad")],
        *[("accent", "accent_wash", 4.5), ("agent_ink", "agent_wash", 4.5)],
        *[("customer_ink", "customer_wash", 4.5), ("text", "accent_wash", 4.5)],
        *[("on_accent", ground, 4.5) for ground in ("accent", "bad", "good")],
        ("control", "surface", 3.0),
    ],
)
def test_words_can_be_read_on_their_ground(ink: str, ground: str, least: float, dark: bool) -> None:
    assert contrast(TOKENS[ink][dark], TOKENS[ground][dark]) >= least


def contrast(one: str, other: str) -> float:
    def light(hexa: str) -> float:
        parts = [int(hexa[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    a, b = sorted((light(one), light(other)), reverse=True)
    return (a + 0.05) / (b + 0.05)
