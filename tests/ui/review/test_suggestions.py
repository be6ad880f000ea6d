"""A suggestion stands quietly beside its question: heard with one key, taken over with another, never filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from qa_desk.work import suggest
from qa_desk.workspace import Workspace
from tests.ui.review.conftest import AtWork
from tests.ui.review.proven import prove_greeting
from tests.ui.review.test_scoring_by_keyboard import begin
from ui.pages.review.suggestion import SuggestionLine

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def coach(root: Path, sit_down: Callable[..., AtWork], monkeypatch: pytest.MonkeyPatch) -> AtWork:
    """A coach who begins to score a call that a proven rule speaks of, and that it does not hold back."""
    monkeypatch.setattr("qa_desk.work.suggest.make.held_back", lambda _call, _print: False)
    workspace = Workspace.open(root)
    prove_greeting(workspace, "Ines Okafor", "Marek Dvorak")
    workspace.close()
    coach = sit_down()
    begin(coach)
    return coach


def line(coach: AtWork, key: str = "greeting") -> SuggestionLine:
    row = coach.page.form.row(key)
    assert row is not None
    return row.suggestion


def count(coach: AtWork, sql: str) -> int:
    with coach.desk.reading() as connection:
        return int(connection.execute(text(sql)).scalar_one())


def test_one_key_takes_it_over_as_ones_own_answer(coach: AtWork) -> None:
    coach.wait(line(coach).isVisible)
    assert "Suggested: Yes" in line(coach).text() and "0:03–0:09" in line(coach).text()
    assert "in 100 % of 24 calls" in line(coach).toolTip().replace("\u202f", " ").replace("\xa0", " ")
    assert not line(coach, "identity").isVisible(), "the other rules are not switched on"
    assert coach.page.model.answer("greeting").choices == (), "nothing is filled in"
    coach.press(Keys.Key_A)
    coach.settle()
    assert coach.on_disk().answers["greeting"].choices == ("yes",)
    assert not line(coach).offers and "Take" not in line(coach).text(), "an answer ends its say"
    assert line(coach).isVisible(), "and nothing moves under the pointer"
    assert count(coach, "SELECT count(*) FROM suggestion_seen WHERE taken AND NOT answered") == 1
    coach.press(Keys.Key_Z, mod=CTRL)
    coach.settle()
    assert not coach.on_disk().answers["greeting"].given and line(coach).offers
    coach.press(Keys.Key_2)
    coach.settle()
    assert coach.on_disk().answers["greeting"].choices == ("no",), "people answer as they hear it"
    coach.press(Keys.Key_A)
    coach.settle()
    assert coach.on_disk().answers["greeting"].choices == ("no",), "what is answered is not overwritten"


def test_the_evidence_is_played_with_a_key(coach: AtWork) -> None:
    coach.wait(line(coach).isVisible)
    coach.wait(lambda: coach.page.sound.playback.ready)
    played: list[tuple[int, int]] = []
    coach.page.form.heard.connect(lambda start, end: played.append((start, end)))
    coach.press(Keys.Key_H)
    assert len(played) == 1 and 3000 < played[0][0] < 4500 and 8000 < played[0][1] < 10_000
    coach.wait(lambda: coach.page.sound.playback.position_ms >= played[0][0])


def test_keys_do_nothing_where_nothing_is_suggested(coach: AtWork) -> None:
    coach.wait(line(coach).isVisible)
    coach.press(Keys.Key_Down, Keys.Key_A, Keys.Key_H)
    coach.settle()
    assert coach.on_disk().answers == {}


def test_it_speaks_the_readers_language(coach: AtWork) -> None:
    from ui.text import set_language

    coach.wait(line(coach).isVisible)
    set_language("zh_CN")
    coach.wait(lambda: "建议" in line(coach).text())


def test_switched_off_nothing_is_suggested(coach: AtWork) -> None:
    coach.wait(line(coach).isVisible)
    rule = suggest.rule_states(coach.desk, coach.page.model.form)["greeting"].row  # type: ignore[arg-type]
    assert rule is not None
    from db.queries.acting import find_acting
    from qa_desk.work.desk import Desk

    with coach.desk.reading() as connection:
        lead = find_acting(connection, "Marek Dvorak")
    suggest.switch_off(Desk(coach.desk.workspace, lead), rule.id)
    coach.open("repairs")
    begin(coach)
    assert not line(coach).isVisible()


def test_no_two_actions_of_the_page_share_a_key() -> None:
    from ui.pages.review.keys import REVIEW_ACTIONS

    taken = [key for spec in REVIEW_ACTIONS for key in spec.shortcuts]
    assert len(taken) == len(set(taken))
