"""An hour at the desk in half a minute: Review worked by keyboard and mouse, heard and checked sample by sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from qa_desk.work.desk import Desk
from qa_desk.work.forms import install_starter_forms
from qa_desk.workspace import Workspace
from tests.audio.journey_checks import RATE, clicks, seconds_heard, silences, sounding, staircase
from tests.audio.null_sink import NullSink
from tests.audio.sounds import write
from tests.audio.waiting import measured_anew
from tests.journey.test_main_job import Coach
from tests.ui.review.calls import Maker
from ui.app import App

Keys = Qt.Key
LEFT = Qt.MouseButton.LeftButton
KEPT_MS = 100
SILENT = {7, 8}


class Listener(Coach):
    """Somebody who listens at the Review page with keyboard and mouse."""

    @property
    def sound(self) -> Any:
        return self.page.sound

    def place(self, ms: int) -> QPoint:
        """Where a time is in the waveform."""
        wave = self.sound.waveform
        return QPoint(round(wave.axis.x_of(ms)), wave.height() // 2)

    def click(self, ms: int) -> None:
        QTest.mouseClick(self.sound.waveform, LEFT, pos=self.place(ms))

    def drag(self, start_ms: int, end_ms: int) -> None:
        wave, start, end = self.sound.waveform, self.place(start_ms), self.place(end_ms)
        QTest.mousePress(wave, LEFT, pos=start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(wave, start + (end - start) * share)
        QTest.mouseRelease(wave, LEFT, pos=end)

    def faster(self, tenths: int) -> None:
        """One key after the other, each heard before the next."""
        for _tenth in range(abs(tenths)):
            self.press(Keys.Key_Greater if tenths > 0 else Keys.Key_Less)
            here = self.sound.playback.position_ms
            self.wait(lambda here=here: self.sound.playback.position_ms > here + 30)

    def choose(self, menu: QMenu, *words: str) -> None:
        """Open a menu and click through it."""
        menu.popup(self.page.mapToGlobal(QPoint(40, 40)))
        for word in words:
            action = next(one for one in menu.actions() if one.text() == word)
            place, opened = menu.actionGeometry(action).center(), action.menu()
            QTest.mouseClick(menu, LEFT, pos=place)
            if opened is not None:
                self.wait(opened.isVisible)
                menu = opened
        self.wait(lambda: QApplication.activePopupWidget() is None)

    def until(self, ms: int) -> None:
        self.wait(lambda: self.sound.playback.position_ms >= ms)

    @property
    def speed(self) -> float:
        return float(self.page.context.settings.speed)

    def ready(self) -> None:
        """At the beginning, as recorded, whatever the attempt before left."""
        if self.sound.playback.playing:
            self.press(Keys.Key_Space)
        if self.sound.playback.loop:
            self.press(Keys.Key_R)
        self.press(Keys.Key_Escape)
        while self.speed != 1.0:
            self.press(Keys.Key_Less if self.speed > 1 else Keys.Key_Greater)


@pytest.fixture
def listener(tmp_path: Path, open_app: Callable[..., App], qtbot: Any) -> Listener:
    root = tmp_path / "ws"
    path = write(tmp_path / "staircase.wav", staircase(40, SILENT), RATE)
    workspace = Workspace.create(root, "Journey")
    install_starter_forms(Desk(workspace))
    made = Maker(workspace, root)
    with workspace.session() as session, session.begin():
        made.people(session)
        made.call(session, "staircase", path, ())
    workspace.close()
    app = open_app("Ines Okafor")
    app.context.navigate("review", interaction_id=made.calls["staircase"])
    made_ready = Listener(app, qtbot)
    made_ready.settle()
    made_ready.wait(lambda: made_ready.sound.playback.ready and made_ready.sound.waveform.outline is not None)
    sound_menu = made_ready.sound.transport.sound_menu
    made_ready.choose(sound_menu, sound_menu.margins.title(), "0.1 s")
    made_ready.press(Keys.Key_S, mod=Qt.KeyboardModifier.ShiftModifier)
    assert sound_menu.skip.isChecked()
    return made_ready


@pytest.mark.slow
@measured_anew()
def test_a_journey_is_heard_whole_in_order_and_without_a_click(
    null_sink: NullSink, listener: Listener
) -> None:
    listener.ready()
    playback = listener.sound.playback
    late = playback.underruns
    listener.click(5_200)
    null_sink.start_recording()
    listener.press(Keys.Key_Space)
    listener.until(9_300)
    listener.click(20_200)
    listener.until(21_400)
    listener.faster(10)
    assert listener.speed == 2.0
    listener.until(25_000)
    listener.faster(-15)
    assert listener.speed == 0.5
    listener.faster(5)
    listener.until(26_300)
    listener.drag(29_500, 31_500)
    listener.press(Keys.Key_R)
    assert playback.loop is not None
    for _turn in range(2):
        listener.wait(lambda: 30_600 < playback.position_ms < 31_500)
        listener.wait(lambda: playback.position_ms < 30_400)
    listener.press(Keys.Key_R)
    listener.until(32_500)
    listener.press(Keys.Key_Space)
    heard = sounding(null_sink.stop_recording())

    order = seconds_heard(heard)
    assert order[:10] == [5, 6, 9, 20, 21, 22, 23, 24, 25, 26]
    assert order[10:] == [29, 30, 31] * 3 + [32]
    long = [run for run in silences(heard) if run > 0.080]
    assert len(long) == 1 and abs(long[0] - 2 * KEPT_MS / 1000) < 0.060, "only the skipped silence's margins"
    assert clicks(heard) == []
    assert playback.underruns == late
