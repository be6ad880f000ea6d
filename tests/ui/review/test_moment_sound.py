"""Moments as sound: played, looped, told whose they are, laid beside questions, taken out as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from sqlalchemy import text

from qa_desk.work import moments
from tests.audio.test_clip import probed
from tests.ui.review.conftest import AtWork
from tests.ui.review.test_moments import on_disk
from tests.ui.review.test_scoring_by_keyboard import begin
from ui.pages.review.moment_menu import MomentMenu
from ui.pages.review.moments import EVIDENCE

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Sit = Callable[..., AtWork]


def with_moments(sit_down: Sit) -> AtWork:
    """A call with two shared moments and a private one, the second chosen."""
    coach = sit_down("repairs")
    for start, end, words, shared in (
        (10_000, 11_000, "First", True),
        (20_000, 20_800, "Second", True),
        (30_000, 31_000, "Private", False),
    ):
        moments.add(coach.desk, coach.page.model.call_id, start, end, note=words, tag="praise", shared=shared)
    coach.wait(lambda: len(coach.page.model.moments) == 3)
    coach.wait(lambda: coach.page.sound.playback.ready)
    coach.page.model.select_moment(coach.page.model.moments[1].id)
    return coach


def test_p_plays_the_chosen_moment_and_stops_at_its_end(sit_down: Sit) -> None:
    coach = with_moments(sit_down)
    playback = coach.page.sound.playback
    coach.press(Keys.Key_P)
    assert playback.playing
    coach.wait(lambda: not playback.playing)
    assert playback.position_ms == 20_800
    assert not coach.page.sound.transport.play.isChecked()
    coach.press(Keys.Key_Space)
    coach.wait(lambda: playback.position_ms > 21_000)
    coach.press(Keys.Key_Space)


def test_r_loops_the_chosen_moment_and_then_the_next_chosen_one(sit_down: Sit) -> None:
    coach = with_moments(sit_down)
    coach.press(Keys.Key_R)
    assert coach.page.sound.playback.loop == (20_000, 20_800)
    coach.page.model.select_moment(coach.page.model.moments[0].id)
    assert coach.page.sound.playback.loop == (10_000, 11_000)
    coach.press(Keys.Key_R)
    assert coach.page.sound.playback.loop is None


def menu_of(coach: AtWork) -> MomentMenu:
    """The menu of the chosen moment, as the button opens it."""
    coach.page.show_moment_menu(QPoint(10, 10))
    (menu,) = (one for one in coach.page.findChildren(MomentMenu) if one.isVisible())
    return menu


def test_the_menu_says_whose_words_a_moment_is_and_that_can_be_undone(sit_down: Sit) -> None:
    coach = with_moments(sit_down)
    menu = menu_of(coach)
    words = [action.text() for action in menu.actions()]
    assert {"Play the chosen moment", "Export the chosen moment…", "Whose words"} <= set(words)
    channels = next(action.menu() for action in menu.actions() if action.text() == "Whose words")
    next(action for action in channels.actions() if action.text() == "Customer").trigger()
    menu.close()
    assert on_disk(coach)[1].channel == "customer"
    coach.press(Keys.Key_Z, mod=CTRL)
    assert on_disk(coach)[1].channel == "both"


def test_a_moment_tells_which_question_it_is_evidence_for(sit_down: Sit) -> None:
    coach = with_moments(sit_down)
    begin(coach)
    coach.page.model.select_moment(coach.page.model.moments[1].id)
    coach.press(Keys.Key_E)
    row = coach.page.sound.moments.list.rows.index(1)
    question = coach.page.model.form.questions()[0].text
    assert row.data(EVIDENCE) is True
    assert f"Evidence for “{question}”" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    coach.press(Keys.Key_E)
    assert row.data(EVIDENCE) is False


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """Answers the file dialog; the names it suggested."""

    def answer(path: Path) -> list[str]:
        suggested: list[str] = []

        def ask(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
            suggested.append(Path(name).name)
            return str(path), kinds.split(";;")[0]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return suggested

    return answer


def exports(coach: AtWork) -> list[str]:
    with coach.desk.reading() as connection:
        rows = connection.execute(
            text("SELECT action FROM audit_event WHERE action LIKE '%.export' ORDER BY seq")
        )
        return [row[0] for row in rows]


def test_a_moment_and_the_call_are_exported_by_key(
    sit_down: Sit, saved_as: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    coach = with_moments(sit_down)
    suggested = saved_as(tmp_path / "moment")
    coach.press(Keys.Key_E, mod=CTRL)
    coach.settle()
    assert suggested == ["repairs 0-20 praise.mp3"]
    assert probed(tmp_path / "moment.mp3")["format"]["tags"]["comment"] == "Second"
    saved_as(tmp_path / "call.opus")
    coach.press(Keys.Key_E, mod=CTRL | Qt.KeyboardModifier.ShiftModifier)
    coach.wait((tmp_path / "call.opus").exists)
    coach.settle()
    titles = [one["tags"]["title"] for one in probed(tmp_path / "call.opus")["chapters"]]
    assert titles == ["praise – First", "praise – Second"], "the private one stays here unless asked for"
    assert exports(coach) == ["moment.export", "call.export"]


def test_private_moments_go_along_only_when_ticked(
    sit_down: Sit, saved_as: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    coach = with_moments(sit_down)
    menu = menu_of(coach)
    menu.private.trigger()
    menu.close()
    saved_as(tmp_path / "call.wav")
    coach.page.export_call()
    coach.settle()
    QApplication.processEvents()
    assert len(probed(tmp_path / "call.wav")["chapters"]) == 3
