"""The main job from end to end on real calls: in the window with sound, and without a screen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_desk.commands.score import scorecard_data
from tests.audio.null_sink import NullSink
from tests.audio.sounds import loudness
from ui.app import App

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Coach:
    """Somebody at the keyboard."""

    def __init__(self, app: App, bot: QtBot) -> None:
        self.app, self.bot = app, bot

    @property
    def page(self) -> Any:
        return self.app.window.page

    def press(self, *keys: Qt.Key, mod: Qt.KeyboardModifier = PLAIN) -> None:
        if not self.app.window.isActiveWindow():
            self.app.window.activateWindow()
            self.wait(self.app.window.isActiveWindow)
        for key in keys:
            QTest.keyClick(self.app.window.focusWidget() or self.page, key, mod)
            QApplication.processEvents()

    def wait(self, what: Callable[[], Any]) -> None:
        self.bot.waitUntil(lambda: bool(what()), timeout=30_000)

    def settle(self) -> None:
        self.wait(lambda: not self.app.context.background.jobs)


def command(root: Path, *arguments: str) -> Any:
    """A command in a process of its own, as a script would run it."""
    line = [sys.executable, "-m", "qa_desk", *arguments, "--workspace", str(root), "--json"]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_from_import_to_the_agents_page(
    open_app: Callable[..., App], qtbot: QtBot, null_sink: NullSink, shared_data: Path, tmp_path: Path
) -> None:
    coach = Coach(open_app(), qtbot)
    _import(coach, shared_data / "calls")
    _open_from_the_list(coach)
    _hear_it(coach, null_sink)
    _score_it(coach)
    _find_the_agent(coach, tmp_path / "ws")


def _import(coach: Coach, folder: Path) -> None:
    coach.app.context.navigate("import", paths=[folder])
    coach.wait(lambda: coach.page.found is not None)
    coach.settle()
    assert coach.page.model.rowCount() == 4
    coach.press(Keys.Key_Return, mod=CTRL)
    coach.wait(lambda: coach.page.stack.currentWidget() is coach.page.done)
    assert "4 calls added" in coach.page.done.told.text()


def _open_from_the_list(coach: Coach) -> None:
    coach.app.context.navigate("calls")
    coach.settle()
    calls = coach.page
    coach.wait(lambda: len(calls.model.rows) == 4)
    row = next(at for at, call in enumerate(calls.model.rows) if call.agent == "ChrisL")
    calls.table.setFocus()
    calls.table.selectRow(row)
    coach.press(Keys.Key_Return)
    coach.wait(lambda: coach.app.window.current == "review" and coach.page.model.data is not None)
    coach.settle()
    assert coach.page.model.data.header.duration_ms == 277_660


def _hear_it(coach: Coach, sink: NullSink) -> None:
    sound = coach.page.sound
    sink.start_recording()
    coach.press(Keys.Key_Space)
    coach.wait(lambda: sound.playback.position_ms > 4000)
    coach.press(Keys.Key_Space)
    coach.wait(lambda: not sound.playback.playing)
    heard = sink.stop_recording()
    assert loudness(heard) > 0.01
    loud = np.abs(heard).max(axis=1) > 0.005
    assert loud.sum() / sink.rate > 1.0


def _score_it(coach: Coach) -> None:
    coach.press(Keys.Key_1)
    coach.wait(lambda: coach.page.model.draft is not None)
    coach.settle()
    form = coach.page.model.form
    for question in form.questions():
        coach.press(Keys.Key_2 if question.key == "recap" else Keys.Key_1, Keys.Key_Down)
    coach.press(Keys.Key_M)
    QTest.keyClicks(coach.app.window.focusWidget(), "Kept calm")
    coach.press(Keys.Key_Return)
    coach.wait(lambda: coach.page.model.saver.saved)
    coach.press(Keys.Key_Return, mod=CTRL)
    coach.wait(lambda: coach.page.model.draft is not None and coach.page.model.draft.state == "submitted")
    coach.settle()


def _find_the_agent(coach: Coach, root: Path) -> None:
    coach.app.context.navigate("agent", agent="ChrisL")
    coach.wait(lambda: coach.page.card is not None and coach.page.card.agent.name == "ChrisL")
    coach.settle()
    card = coach.page.card
    assert (card.scored, len(card.evaluations)) == (1, 1)
    said = command(root, "scorecard", "ChrisL")
    shown = json.loads(_as_json(scorecard_data(card)))
    for told in (said, shown):
        told.pop("period", None)
    assert shown == said
    assert said["evaluations"][0]["score"] == card.quality.value
    (call,) = [one for one in command(root, "calls") if one["agent"] == "ChrisL"]
    assert (call["evaluations"], call["moments"]) == (1, 1)


def _as_json(value: Any) -> bytes:
    import msgspec

    return msgspec.json.encode(value)


@pytest.mark.slow
def test_the_same_without_a_screen(tmp_path: Path, shared_data: Path) -> None:
    root = tmp_path / "ws"
    found = command(root, "import", str(shared_data / "calls"))
    assert (found["added"], found["refused"]) == (4, [])
    calls = {call["external_id"]: call for call in command(root, "calls")}
    assert (calls["000"]["agent"], calls["000"]["duration_ms"], calls["000"]["channels"]) == (
        "ChrisL",
        277_660,
        1,
    )
    answers = tmp_path / "answers.yaml"
    answers.write_text(_every_answer("support", "en"), encoding="utf-8")
    scored = command(root, "score", "000", "--answers", str(answers), "--language", "en")
    card = command(root, "scorecard", "ChrisL")
    assert card["scored"] == 1
    assert card["quality"]["value"] == scored["percent"] == 100
    assert scored["outcome"] == "pass"
    assert command(root, "check")


def _every_answer(key: str, language: str) -> str:
    """The first choice of every question of a starter form."""
    from qa_desk import scoring

    form = next(form for form in scoring.starter_forms() if (form.key, form.language) == (key, language))
    return "\n".join(
        f"{question.key}: {question.choices[0].key}" for question in form.questions() if question.choices
    )
