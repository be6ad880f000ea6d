"""An agent reads what was released, hears the moments, takes note of it or disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QUndoGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qa_desk.scoring import Release
from qa_desk.stats import Estimate
from qa_desk.stats.gate import GateAnswer
from qa_desk.work import Desk, coaching, evaluate, moments
from qa_desk.work.life import life_of, release
from qa_desk.work.own_scorecards import own_scorecards
from qa_desk.work.submit import submit
from tests.scoring.small_forms import NO, YES
from tests.work.life_world import Centre
from ui.background import Background
from ui.context import AppContext, Changes
from ui.pages.scorecards.dialogs import Acknowledging, Disputing
from ui.pages.scorecards.page import ScorecardsPage
from ui.pages.scorecards.standing import gate_words
from ui.settings import SettingsStore
from ui.text import set_language
from ui.theme import Theme


class World:
    """Amy's page over two evaluations of her calls, one of them not released."""

    def __init__(self, centre: Centre, page: ScorecardsPage) -> None:
        self.centre, self.page = centre, page
        self.gone: list[str] = []
        self.unread_line, self.offered = "", False

    def state(self) -> str:
        (row,) = own_scorecards(self.centre.amy)
        with self.centre.workspace.reading() as connection:
            return life_of(connection, row.evaluation.id).state


@pytest.fixture
def world(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[World]:
    set_language("en")
    centre = Centre(tmp_path / "ws")
    moments.add(centre.ann, centre.call, 100, 900, note="between coaches", shared=False)
    version = centre.form(release=Release(mode="approval"))
    centre.evaluated(version)
    open_version = centre.form()
    other = centre.add_call("c2")
    draft = evaluate.start(centre.ben, other, open_version)
    evaluate.set_answers(
        centre.ben, draft, {"a1": YES, "a2": with_fields(NO, comment="Twice she rushed"), "b1": YES}
    )
    evaluate.set_feedback(centre.ben, draft, "Slow down at the end")
    note = moments.add(centre.ben, other, 100, 900, note="here she hurries")
    evaluate.add_evidence(centre.ben, draft, "a2", note)
    evaluation = submit(centre.ben, draft)
    with centre.workspace.reading() as connection:
        if not life_of(connection, evaluation).released:
            release(centre.ben, evaluation)
    store = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    context = AppContext(
        background=Background(),
        settings=store.load(),
        store=store,
        theme=Theme(qapp, "light"),
        changes=Changes(),
        undo=QUndoGroup(),
        navigate=lambda page, **_: made.gone.append(page),
        tell=lambda *_, **__: None,
    )
    context.sit_down(replace(centre.amy, on_change=context.changes.committed))
    page = ScorecardsPage(context)
    made = World(centre, page)
    context.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: page.list.count() == 1 and not context.background.jobs)
    made.unread_line = page.list.item(0).text()
    made.offered = page.may_score_first() and page.card is None
    page.read()
    qtbot.waitUntil(lambda: page.card is not None and not context.background.jobs)
    yield made
    context.background.wait_all()
    page.close()


def said(page: ScorecardsPage) -> str:
    body = page.scroll.widget()
    assert body is not None
    return "\n".join(label.text() for label in body.findChildren(QLabel))


def calm(world: World, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not world.page.context.background.jobs)


def answer_dialog(kind: type, work) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        work(dialog)

    QTimer.singleShot(50, look)


def test_only_what_was_released_is_there_with_everything_said_and_nothing_private(world: World) -> None:
    page = world.page
    assert page.list.count() == 1
    words = said(page)
    for part in (
        "Twice she rushed",
        "Slow down at the end",
        "Your coach",
        "You did not score it",
        "No answer",
    ):
        assert part in words
    assert "Between us coaches" not in words
    (button,) = [one for one in page.scroll.widget().findChildren(QPushButton) if "hurries" in one.text()]
    heard = []
    page.scroll.widget().heard.connect(lambda start, end: heard.append((start, end)))
    button.click()
    assert heard == [(100, 900)]
    assert "What would have changed the result" in words and "100 %" in words


def test_opening_reads_it_and_acknowledging_keeps_the_word(world: World, qtbot: QtBot) -> None:
    assert world.page.count.text() == "" and not world.page.list.item(0).font().bold()

    def say(dialog: Acknowledging) -> None:
        QTest.keyClicks(dialog.text, "I will")
        dialog.go.click()

    answer_dialog(Acknowledging, say)
    world.page.acknowledge()
    calm(world, qtbot)
    qtbot.waitUntil(lambda: world.state() == "acknowledged")
    qtbot.waitUntil(lambda: not world.page.may_acknowledge() and not world.page.may_dispute())
    assert world.page.acknowledge_button.isEnabled() is False


def test_a_question_is_disputed_with_a_reason_and_a_moment(world: World, qtbot: QtBot) -> None:
    assert "2 times left" in world.page.stand.text()

    def disagree(dialog: Disputing) -> None:
        assert not dialog.go.isEnabled()
        second = dialog.questions[1]
        second.box.click()
        assert not dialog.go.isEnabled()
        QTest.keyClicks(second.why, "She asked me to hurry")
        next(iter(second.moments.values())).click()
        assert dialog.go.isEnabled()
        dialog.go.click()

    answer_dialog(Disputing, disagree)
    world.page.dispute()
    calm(world, qtbot)
    qtbot.waitUntil(lambda: world.state() == "disputed")
    qtbot.waitUntil(lambda: "She asked me to hurry" in said(world.page))
    assert world.centre.count("SELECT count(*) FROM dispute_point WHERE moments <> '[]'") == 1


def test_before_it_is_read_the_agent_may_score_the_call_and_sees_no_score(world: World) -> None:
    assert world.offered and "67" not in world.unread_line and "new" in world.unread_line
    assert "67" in world.page.list.item(0).text() and not world.page.may_score_first()
    assert "day(s) left" not in world.page.stand.text() and "days left" in world.page.stand.text()


def test_the_whole_call_is_opened_from_its_scorecard(world: World) -> None:
    world.page.call_button.click()
    assert world.gone == ["review"]


def test_my_progress_is_one_key_away(world: World) -> None:
    world.page.progress.click()
    assert world.gone == ["agent"]


def test_without_any_the_page_says_what_it_is_for(world: World, qtbot: QtBot) -> None:
    page = world.page
    page.context.sit_down(Desk(world.centre.workspace, world.centre.bob.acting))
    page.activate()
    calm(world, qtbot)
    assert page.empty.isVisibleTo(page)


def test_the_agent_sees_where_they_stand_honestly(world: World, qtbot: QtBot) -> None:
    centre, page = world.centre, world.page
    coaching.set_goal(centre.ben, centre.ids["Amy"], "csat", "", 0.8, date.today() + timedelta(days=30))
    coaching.give_praise(centre.ben, centre.ids["Amy"], "So calm", on_board=False)
    page.show_standing()
    qtbot.waitUntil(lambda: page.standing.found is not None, timeout=10_000)
    assert "Not enough rated calls" in page.standing.gate.words.text()
    assert "too early to tell" in page.standing.goals.words.text()
    assert "So calm" in page.standing.praise.words.text()
    drawn = page.standing.quality.content
    assert len(drawn.marks) == 1 and [note.words for note in drawn.notes] == ["n 1"]
    page.activate(evaluation_id="")
    assert page.standing_button.isChecked(), "the view stays as it was left"


def test_the_gate_says_the_chance_and_what_would_settle_it() -> None:
    seen = Estimate(0.8, 0.7, 0.88, 60, "ok")
    said = gate_words(GateAnswer("undecided", 0.72, seen, 0.77, 900, 14), 30)
    assert (
        said[0].startswith("72")
        and "not decided" in said[0]
        and "14 more rated calls would settle it" in said[0]
    )
    assert "n 60" in said[1] and "n 900" in said[1]
    assert "eligible" in gate_words(GateAnswer("eligible", 0.97, seen, 0.7, 900, None), 30)[0]
    hopeless = gate_words(GateAnswer("undecided", 0.5, seen, 0.8, 900, None), 30)
    assert "500 more would not settle it" in hopeless[0]


def test_the_agent_wishes_for_a_role_on_the_own_page(world: World, qtbot: QtBot) -> None:
    page = world.page
    page.show_growth()
    qtbot.waitUntil(lambda: page.growth.growth is not None, timeout=10_000)
    assert not page.growth.wish.isHidden() and page.growth.path.isHidden()
    page.growth.ask_wish()
    page.growth.dialog.role.setEditText("Complaints desk")
    page.growth.dialog.accept()
    qtbot.waitUntil(lambda: bool(page.growth.growth.paths), timeout=10_000)
    assert page.growth.growth.paths[0].role == "Complaints desk"
