"""Listening as one likes: silence left out, sides alone, moments dragged on the waveform, the ruler under a finger."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.review.conftest import AtWork
from ui.pages.review.keys import REVIEW_ACTIONS
from ui.widgets.waveform_paint import FLAG, FLAG_ROWS, RULER

Left = Qt.MouseButton.LeftButton
Sit = Callable[..., AtWork]


def ready(coach: AtWork) -> AtWork:
    coach.wait(lambda: coach.page.sound.playback.ready)
    return coach


def drag(coach: AtWork, start: QPoint, end: QPoint) -> None:
    view = coach.page.sound.waveform
    QTest.mousePress(view, Left, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Left, pos=end)


def test_silence_is_skipped_when_asked_and_remembered(sit_down: Sit) -> None:
    coach = ready(sit_down("repairs"))
    sound = coach.page.sound
    menu = sound.transport.sound_menu
    menu.skip.trigger()
    player = sound.playback._player
    assert player is not None
    coach.wait(lambda: bool(player._wishes.skips))
    first, last = player._wishes.skips[0]
    sound.seek(first - 200)
    coach.press(Qt.Key.Key_Space)
    coach.wait(lambda: sound.playback.position_ms >= last)
    coach.press(Qt.Key.Key_Space)
    assert coach.app.context.settings.extra["review.listening"]["skip"] is True
    menu.skip.trigger()
    assert player._wishes.skips == ()


def test_one_side_can_be_heard_alone(sit_down: Sit) -> None:
    coach = ready(sit_down("repairs"))
    menu = coach.page.sound.transport.sound_menu
    player = coach.page.sound.playback._player
    assert player is not None
    names = [action.text() for action in menu.sides.actions() if action.text()]
    assert names[:3] == ["Everybody", "Only Agent · Andrew Kim", "Only Customer"]
    menu.sides.actions()[2].trigger()
    assert player.mixing.solo == 1
    menu.sides.actions()[0].trigger()
    assert player.mixing.solo is None


def test_a_moment_is_moved_and_resized_by_hand_and_taken_back(sit_down: Sit) -> None:
    coach = ready(sit_down("repairs"))
    sound, model = coach.page.sound, coach.page.model
    sound.seek(20_000)
    coach.press(Qt.Key.Key_M, Qt.Key.Key_Escape)
    coach.settle()
    row = model.moments[0]
    view = sound.waveform
    flag = QPoint(round(view.axis.x_of(row.start_ms)) + 4, RULER + FLAG // 2)
    ten = round(10_000 / view.axis.length * view.axis.width)
    drag(coach, flag, flag + QPoint(ten, 0))
    coach.settle()
    after = model.moments[0]
    assert abs(after.start_ms - row.start_ms - 10_000) < 300
    assert after.end_ms - after.start_ms == row.end_ms - row.start_ms
    model.select_moment(row.id)
    below = RULER + FLAG_ROWS * (FLAG + 1) + 30
    edge = QPoint(round(view.axis.x_of(after.end_ms)), below)
    drag(coach, edge, edge + QPoint(ten // 2, 0))
    coach.settle()
    longer = model.moments[0]
    assert longer.start_ms == after.start_ms
    assert abs(longer.end_ms - after.end_ms - 5000) < 400
    coach.page.undo_stack.undo()
    coach.page.undo_stack.undo()
    coach.settle()
    assert (model.moments[0].start_ms, model.moments[0].end_ms) == (row.start_ms, row.end_ms)


def test_the_ruler_under_a_finger_is_listened_to(sit_down: Sit) -> None:
    coach = ready(sit_down("repairs"))
    view = coach.page.sound.waveform
    heard: list[int] = []
    view.scrubbed.connect(heard.append)
    drag(coach, QPoint(100, 8), QPoint(300, 8))
    assert heard == sorted(heard) and len(heard) >= 3
    wanted = round(view.axis.ms_at(300))
    assert abs(coach.page.sound.playback.position_ms - wanted) <= 1


def test_what_the_sound_tells_is_on_the_ribbon(sit_down: Sit) -> None:
    coach = ready(sit_down("wordless"))
    coach.wait(lambda: coach.page.sound._activity is not None)
    assert coach.page.sound.waveform.ribbon is not None


def test_no_key_of_the_page_means_two_things() -> None:
    keys = [key for spec in REVIEW_ACTIONS for key in spec.shortcuts]
    assert len(keys) == len(set(keys)), sorted(key for key in set(keys) if keys.count(key) > 1)
