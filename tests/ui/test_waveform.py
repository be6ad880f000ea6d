"""The sound of a call: seen, zoomed, selected and sought by mouse and keys."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_desk.audio.peaks import Peaks
from ui.theme import Theme, color, font
from ui.widgets.lanes import Lane, MomentMark, TimeAxis, tick_step
from ui.widgets.overview import Overview
from ui.widgets.playhead import PlayheadClock
from ui.widgets.waveform import Waveform
from ui.widgets.waveform_example import LANES, LENGTH_MS, MARKS, InventedOutline, ribbon
from ui.widgets.waveform_paint import Layout, place_flags

Key = Qt.Key
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Waveform:
    Theme(qapp, "light")
    widget = Waveform()
    qtbot.addWidget(widget)
    widget.resize(800, 420)
    widget.set_outline(InventedOutline(), LANES)
    widget.set_marks(MARKS)
    widget.set_ribbon(ribbon())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def at(view: Waveform, ms: float, y: int = 200) -> QPoint:
    return QPoint(round(view.axis.x_of(ms)), y)


def test_a_click_seeks(view: Waveform, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.seek_requested) as told:
        QTest.mouseClick(view, Left, pos=at(view, 100_000))
    assert told.args[0] == pytest.approx(100_000, abs=LENGTH_MS / 780)


def test_a_drag_selects_and_its_edge_can_be_moved(view: Waveform) -> None:
    for press, release in ((50_000, 80_000), (80_000, 120_000)):
        QTest.mousePress(view, Left, pos=at(view, press))
        QTest.mouseMove(view, at(view, (press + release) / 2))
        QTest.mouseMove(view, at(view, release))
        QTest.mouseRelease(view, Left, pos=at(view, release))
    assert view.selection is not None
    assert view.selection[0] == pytest.approx(50_000, abs=800)
    assert view.selection[1] == pytest.approx(120_000, abs=800)


def test_escape_and_a_click_beside_it_take_the_selection_away(view: Waveform) -> None:
    view.set_selection((10_000, 20_000))
    QTest.keyClick(view, Key.Key_Escape)
    assert view.selection is None
    view.set_selection((10_000, 20_000))
    QTest.mouseClick(view, Left, pos=at(view, 15_000))
    assert view.selection is not None
    QTest.mouseClick(view, Left, pos=at(view, 200_000))
    assert view.selection is None


def test_a_flag_opens_its_moment_instead_of_seeking(view: Waveform, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.seek_requested), qtbot.waitSignal(view.moment_activated) as told:
        QTest.mouseClick(view, Left, pos=at(view, 151_000, 30) + QPoint(4, 0))
    assert told.args == ["c"]


def test_keys_zoom_around_the_playhead_and_fit(view: Waveform) -> None:
    view.set_position(100_000)
    for _ in range(6):
        QTest.keyClick(view, Key.Key_Plus)
    assert view.axis.length < LENGTH_MS / 10
    assert view.axis.start < 100_000 < view.axis.end
    QTest.keyClick(view, Key.Key_0)
    assert (view.axis.start, view.axis.end) == (0, LENGTH_MS)


def test_the_place_under_the_pointer_stays_while_the_wheel_zooms(view: Waveform) -> None:
    before = view.axis.ms_at(300)
    for turn in (120, 120, 120, -120):
        send_wheel(view, 300, turn, Qt.KeyboardModifier.ControlModifier)
    assert view.axis.length < LENGTH_MS
    assert view.axis.ms_at(300) == pytest.approx(before, abs=1)
    start = view.axis.start
    send_wheel(view, 300, -120, Qt.KeyboardModifier.NoModifier)
    assert view.axis.start > start


def send_wheel(view: Waveform, x: int, turn: int, keys: Qt.KeyboardModifier) -> None:
    place = QPointF(x, 100)
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_view_never_leaves_the_recording(view: Waveform) -> None:
    view.set_view(-50_000, 10_000)
    assert view.axis.start == 0
    view.set_view(LENGTH_MS - 100, LENGTH_MS + 100_000)
    assert view.axis.end == pytest.approx(LENGTH_MS)
    view.zoom(1e9)
    assert view.axis.length == pytest.approx(200)


def test_keys_seek_and_mark_the_loop(view: Waveform) -> None:
    heard: list[int] = []
    view.seek_requested.connect(heard.append)
    view.set_position(10_000)
    QTest.keyClick(view, Key.Key_Right)
    QTest.keyClick(view, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Key.Key_Home)
    assert heard == [15_000, 9_000, 0]
    QTest.keyClick(view, Key.Key_BracketLeft)
    view.set_position(30_000)
    QTest.keyClick(view, Key.Key_BracketRight)
    assert view.selection == (10_000, 30_000)


def test_the_view_turns_the_page_before_the_playhead_leaves(view: Waveform) -> None:
    view.set_view(0, 20_000)
    view.set_position(19_000, follow=True)
    assert view.axis.start < 19_000 < view.axis.end
    assert view.axis.start > 10_000
    view.set_view(0, 20_000)
    view.set_position(100_000)
    assert view.axis.start == 0


def test_each_side_is_drawn_in_its_own_colour_and_silence_is_a_line(qtbot: QtBot, qapp: QApplication) -> None:
    Theme(qapp, "light")
    loud = np.array([[20_000] * 1000, [0] * 1000], np.int16)
    peaks = Peaks(8000, 80_000, 80, -loud, loud, np.abs(loud).astype(np.uint16) // 2)
    widget = Waveform()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.set_outline(peaks, (Lane(0, "Agent", "agent"), Lane(1, "Customer", "customer")))
    with qtbot.waitExposed(widget):
        widget.show()
    image = widget.grab().toImage()
    agent, customer = widget._layout.lanes

    def height(box_x: int, top: int, bottom: int, ink: QColor) -> int:
        return sum(image.pixelColor(box_x, y).name() == ink.name() for y in range(top, bottom))

    assert height(300, agent.top(), agent.bottom(), color("agent")) > agent.height() / 3
    assert 1 <= height(300, customer.top(), customer.bottom(), color("customer")) <= 2


def test_a_recording_still_being_read_keeps_its_view(view: Waveform) -> None:
    view.set_view(50_000, 60_000)
    view.set_outline(InventedOutline(), LANES)
    assert view.axis.start == 50_000


def test_nothing_hurts_without_a_recording(qtbot: QtBot) -> None:
    empty = Waveform()
    qtbot.addWidget(empty)
    empty.set_message("The recording is not here.")
    empty.show()
    for key in (Key.Key_Plus, Key.Key_Right, Key.Key_End, Key.Key_BracketLeft, Key.Key_0):
        QTest.keyClick(empty, key)
    QTest.mouseClick(empty, Left, pos=QPoint(50, 50))
    assert not empty.grab().isNull()


def test_a_thousand_moments_are_drawn_and_found(view: Waveform) -> None:
    view.set_marks([MomentMark(str(i), i * 200, i * 200 + 100, "Empathy") for i in range(1000)])
    began = time.perf_counter()
    assert not view.grab().isNull()
    assert time.perf_counter() - began < 1.0
    assert view.flag_at(at(view, 0).x() + 3, 30) is not None


@pytest.mark.parametrize(("length", "width", "step"), [(60_000, 700, 10_000), (3_600_000, 700, 600_000)])
def test_the_ruler_has_round_times(length: int, width: int, step: int) -> None:
    assert tick_step(length, width) == step


@pytest.fixture
def strip(qtbot: QtBot) -> Overview:
    widget = Overview()
    qtbot.addWidget(widget)
    widget.resize(800, 56)
    widget.set_outline(InventedOutline(), LANES)
    widget.set_marks(MARKS)
    widget.set_view(50_000, 100_000)
    widget.view_wanted.connect(widget.set_view)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def place(strip: Overview, ms: float) -> QPoint:
    return QPoint(round(strip._axis.x_of(ms)), 28)


def test_the_window_of_the_overview_is_dragged_and_stretched(strip: Overview) -> None:
    for start, end in ((75_000, 125_000), (150_000, 200_000)):
        QTest.mousePress(strip, Left, pos=place(strip, start))
        QTest.mouseMove(strip, place(strip, end))
        QTest.mouseRelease(strip, Left, pos=place(strip, end))
    assert strip.view[0] == pytest.approx(100_000, abs=1500)
    assert strip.view[1] == pytest.approx(200_000, abs=1500)


def test_a_click_in_the_overview_goes_there(strip: Overview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.seek_requested) as told:
        QTest.mouseClick(strip, Left, pos=place(strip, 200_000))
    assert told.args[0] == pytest.approx(200_000, abs=500)
    assert strip.view == pytest.approx((175_000, 225_000), abs=500)


def test_the_overview_works_by_keys(strip: Overview) -> None:
    QTest.keyClick(strip, Key.Key_Right)
    assert strip.view == (62_500, 112_500)
    QTest.keyClick(strip, Key.Key_Plus)
    assert strip.view == (75_000, 100_000)


def test_the_playhead_is_asked_for_at_the_rate_of_the_display(qtbot: QtBot) -> None:
    began = time.monotonic()
    clock = PlayheadClock(lambda: (time.monotonic() - began) * 1000)
    heard: list[float] = []
    clock.moved.connect(heard.append)
    clock.start()
    qtbot.waitUntil(lambda: len(heard) > 20, timeout=3000)
    clock.stop()
    assert heard[-1] < 1500
    assert not clock.running


@given(starts=st.lists(st.integers(0, 60_000), min_size=1, max_size=12))
def test_however_moments_fall_flags_cover_neither_each_other_nor_who_speaks(starts: list[int]) -> None:
    axis = TimeAxis()
    axis.start, axis.end, axis.left, axis.width = 0, 60_000, 10, 550
    layout = Layout.of(570, 380, 2)
    marks = [
        MomentMark(str(place), start, start + 3000, "Customer voice", "", "accent")
        for place, start in enumerate(sorted(starts))
    ]
    boxes = [box for _mark, box in place_flags(marks, axis, layout, QFontMetrics(font()))]
    assert len(boxes) == len(marks) or max(starts) > 57_000, "each moment can be seen and clicked"
    for place, box in enumerate(boxes):
        assert box.width() > 0 and box.bottom() < layout.lanes[0].top()
        assert not any(box.intersects(other) for other in boxes[:place])
