"""What a coach hears and sees of a call; and what happens where there is nothing to hear."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from typer.testing import CliRunner

from db.queries.review import TurnRow
from qa_desk.cli import app as cli
from tests.ui.review.conftest import AtWork
from tests.ui.review.test_scoring_by_keyboard import begin
from ui.diagnostics import facts
from ui.pages.review.transcript import Transcript
from ui.playback import Playback
from ui.text import show_percent

Keys = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
Sit = Callable[..., AtWork]


def test_space_plays_and_the_playhead_words_and_clock_move_together(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    coach.wait(lambda: coach.page.sound.playback.ready)
    coach.page.sound.seek(20_500)
    coach.press(Keys.Key_Space)
    assert coach.page.sound.playback.playing
    coach.wait(lambda: coach.page.sound.playback.position_ms > 21_600)
    assert coach.page.conversation.transcript.current == 2
    assert coach.page.sound.waveform.position_ms > 21_000
    assert coach.page.sound.transport.place.text().startswith("0:21")
    coach.press(Keys.Key_Space)
    assert not coach.page.sound.playback.playing


def test_arrows_and_letters_move_by_their_steps(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    sound = coach.page.sound
    coach.wait(lambda: sound.playback.ready)
    sound.seek(60_000)
    coach.press(Keys.Key_Right)
    assert sound.playback.position_ms == 65_000
    coach.press(Keys.Key_Left, mod=SHIFT)
    assert sound.playback.position_ms == 64_000
    coach.press(Keys.Key_J)
    assert sound.playback.position_ms == 54_000
    coach.press(Keys.Key_L, Keys.Key_Left)
    assert sound.playback.position_ms == 59_000


def test_r_loops_what_stands_between_the_brackets(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    sound = coach.page.sound
    coach.wait(lambda: sound.playback.ready)
    sound.seek(10_000)
    coach.press(Keys.Key_BracketLeft)
    sound.seek(10_600)
    coach.press(Keys.Key_BracketRight, Keys.Key_R)
    assert sound.playback.loop == (10_000, 10_600)
    coach.press(Keys.Key_Space)
    coach.wait(lambda: sound.playback.position_ms > 10_400)
    coach.wait(lambda: sound.playback.position_ms < 10_200)
    coach.press(Keys.Key_Space, Keys.Key_Escape)
    assert sound.playback.loop is None


def test_a_click_on_a_turn_goes_there(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    transcript = coach.page.conversation.transcript
    place = transcript.cursorRect(transcript.words_at(2, 3, 0)).center()
    QTest.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert coach.page.sound.playback.position_ms == coach.page.model.turns[2].start_ms
    coach.press(Keys.Key_M)  # keys still belong to the page
    assert len(coach.page.model.moments) == 1


def test_both_channels_have_their_lane_in_their_colour(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    lanes = coach.page.sound.waveform.lanes
    assert [(lane.name, lane.token) for lane in lanes] == [
        ("Agent · Andrew Kim", "agent"),
        ("Customer", "customer"),
    ]


def test_the_outline_is_kept_in_the_caches_and_losing_them_loses_nothing(sit_down: Sit, root: Path) -> None:
    import shutil

    coach = sit_down("repairs")
    assert list((root / "cache").rglob("*"))
    shutil.rmtree(root / "cache")
    coach.open("harper")
    coach.open("repairs")
    assert coach.page.sound.waveform.outline is not None


def test_a_call_without_words_is_heard_marked_and_scored(sit_down: Sit) -> None:
    coach = sit_down("wordless")
    conversation = coach.page.conversation
    assert conversation._none.isVisible() and not conversation.transcript.isVisible()
    coach.press(Keys.Key_M, Keys.Key_Escape)
    begin(coach)
    coach.press(Keys.Key_1)
    coach.settle()
    assert len(coach.page.model.moments) == 1
    assert coach.on_disk().answers["greeting"].given


def test_a_missing_recording_says_what_to_do_and_leaves_the_rest_usable(sit_down: Sit, root: Path) -> None:
    for path in (root / "recordings").rglob("*.flac"):
        path.unlink()
    coach = sit_down("repairs")
    message = coach.page.sound.message
    assert message.isVisible()
    assert "missing" in coach.page.sound._error.message  # type: ignore[union-attr]
    assert coach.page.conversation.transcript.isVisible()
    begin(coach)
    coach.press(Keys.Key_1)
    coach.settle()
    assert coach.on_disk().answers["greeting"].given
    coach.open("harper")
    assert not message.isVisible()
    assert coach.page.sound.waveform.outline is not None


def test_a_damaged_recording_says_so_and_leaves_the_rest_usable(sit_down: Sit, root: Path) -> None:
    for path in (root / "recordings").rglob("*.flac"):
        path.write_bytes(b"fLaC" + bytes(4000))
    coach = sit_down("repairs")
    coach.wait(coach.page.sound.message.isVisible)
    begin(coach)
    coach.press(Keys.Key_2)
    coach.settle()
    assert coach.on_disk().answers["greeting"].choices == ("no",)


def test_a_call_that_never_had_sound_shows_its_facts_and_can_be_scored(sit_down: Sit) -> None:
    coach = sit_down("soundless")
    assert not coach.page.can_play()
    begin(coach)
    coach.press(Keys.Key_1)
    coach.settle()
    assert coach.on_disk().answers["greeting"].given


def test_two_thousand_turns_are_shown_and_followed_without_a_pause(qapp: QApplication, qtbot: QtBot) -> None:
    turns = [
        TurnRow(
            n * 4000,
            n * 4000 + 3500,
            ("agent", "customer")[n % 2],
            f"Turn {n}: " + "some words to wrap " * 6,
            None,
        )
        for n in range(2000)
    ]
    shown = Transcript()
    qtbot.addWidget(shown)
    shown.resize(300, 800)
    shown.show()
    begun = time.perf_counter()
    shown.show_turns(turns)
    qapp.processEvents()
    assert time.perf_counter() - begun < 3
    worst = 0.0
    for turn in range(0, 2000, 40):
        begun = time.perf_counter()
        shown.set_current(turn, follow=True)
        qapp.processEvents()
        worst = max(worst, time.perf_counter() - begun)
    assert worst < 0.5  # on a machine that does other things too
    assert 0 <= shown._box(1960).top() < 800


def test_beneath_the_sound_stand_the_same_measures_as_the_command_line_prints(
    sit_down: Sit, root: Path
) -> None:
    coach = sit_down("repairs")
    coach.wait(lambda: "Agent interrupts" in shown_facts(coach))
    call = coach.page.model.call_id
    done = CliRunner().invoke(
        cli, ["-w", str(root), "--as", "Ines Okafor", "activity", call, "--json"], catch_exceptions=False
    )
    told = json.loads(done.stdout)["measures"]
    seen, talked = shown_facts(coach), told["talk_ms"]
    assert seen["Agent talks"] == show_percent(talked["agent"] / (talked["agent"] + talked["customer"]))
    assert seen["Agent interrupts"] == str(told["interruptions"]["agent"])
    assert seen["Longest pause"] == f"{told['longest_silence_ms'] / 1000:.1f} s"


def test_diagnostics_tell_how_often_sound_came_late(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    coach.wait(lambda: coach.page.sound.playback.ready)
    text = facts("1", None, Path("logs"), coach.app.window.findChildren(Playback))
    assert f"Sound came late: {coach.page.sound.playback.underruns} times" in text


def shown_facts(coach: AtWork) -> dict[str, str]:
    """The figures beneath the sound by their names."""
    cells = [cell.findChildren(QLabel) for cell in coach.page.sound.facts.findChildren(QWidget)]
    return {pair[0].text(): pair[1].text() for pair in cells if len(pair) == 2}
