"""A session on the screen: planned, begun, a note at its second, rated blind, ended, its minutes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.queries.acting import Acting
from qa_desk.work import Desk, listening_change, listening_plan
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_screens import bring
from qa_desk.work.listening_view import load_session
from tests.ui.alone import Screen
from ui.pages.listening.page import ListeningPage

Show = Callable[..., ListeningPage]
BOSS = Acting("p4", "Agent 4", frozenset({"executive"}))


@pytest.fixture
def page(show: Show, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ListeningPage:
    """The page with a planned session of chats and calls without sound."""
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    made = show(ListeningPage, calls=60, acting=BOSS)
    with screen.desk.workspace.session() as session, session.begin():
        session.execute(text("UPDATE interaction SET started_at = 1793800000000, duration_ms = 90000"))
    desk = Desk(screen.desk.workspace, BOSS)
    plan = listening_plan.draw(desk, PlanRequest("2026-11", 10, "1", silent=True))
    session_id = listening_plan.save(desk, plan, title="November")
    listening_change.describe(desk, session_id, listening_change.Details(people=["p1", "p4"]))
    screen.context.changed.connect(made.refresh)
    made.activate(session=session_id)
    calm(qtbot, screen)
    return made


def calm(qtbot: QtBot, screen: Screen) -> None:
    def idle() -> bool:
        QApplication.processEvents()
        return not screen.context.background.jobs

    qtbot.waitUntil(idle)
    qtbot.waitUntil(idle)


def test_the_plan_shows_the_mix_beside_the_month_and_how_it_was_drawn(page: ListeningPage) -> None:
    assert page.frame.stack.currentWidget() is page.planning
    assert page.planning.calls.rowCount() == len(page.view.items) > 0
    assert "seed 1" in page.planning.how.text()
    assert page.planning.cover.rowCount() > 5
    assert page.planning.draw.rows[0].key == "failed"


def test_calls_move_and_are_swapped_with_a_reason(
    page: ListeningPage, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [item.id for item in page.view.items]
    page.planning.down.click()
    calm(qtbot, screen)
    assert [item.id for item in page.view.items][:2] == before[1::-1]
    monkeypatch.setattr(page.asking, "words", lambda *_: "Heard by everybody already")
    page.planning.table.selectRow(0)
    page.planning.swap.click()
    calm(qtbot, screen)
    assert [row.why for row in page.view.replaced] == ["Heard by everybody already"]
    assert "Heard by everybody already" in page.planning.how.text()


def test_a_session_is_held_with_the_keyboard(page: ListeningPage, screen: Screen, qtbot: QtBot) -> None:
    session = page.view.facts.id
    page.start()
    calm(qtbot, screen)
    host, running = page.host, page.running
    assert page.frame.stack.currentWidget() is host
    assert [guest.name for guest in running.view.present] == ["Agent 4"]
    QTest.keyClicks(host.notes.words, "Nobody follows up")
    QTest.keyClick(host.notes.words, Qt.Key.Key_Return)
    calm(qtbot, screen)
    assert [(n.tag, n.text) for n in running.view.notes] == [("delight", "Nobody follows up")]
    running.set_present("p1", True)
    calm(qtbot, screen)
    assert len(running.view.present) == 2
    host.room.rate("p1", 2)
    calm(qtbot, screen)
    assert not running.view.is_revealed(running.item_id)
    host.room.rate("p4", 4)
    calm(qtbot, screen)
    assert running.view.is_revealed(running.item_id)
    first = running.item_id
    running.begin_talk()
    running.go_on()
    calm(qtbot, screen)
    assert running.item_id != first
    host.end.click()
    calm(qtbot, screen)
    assert page.frame.stack.currentWidget() is page.after
    assert "Nobody follows up" in page.after.page.toPlainText()
    assert load_session(screen.desk, session).facts.state == "held"


def test_the_stage_is_worked_by_a_clicker_and_marks_the_second(
    page: ListeningPage, screen: Screen, qtbot: QtBot
) -> None:
    page.start()
    calm(qtbot, screen)
    page.show_stage()
    stage = page.stage
    assert stage is not None
    qtbot.waitUntil(stage.isVisible)
    QTest.keyClick(stage, Qt.Key.Key_2)
    calm(qtbot, screen)
    assert [note.tag for note in page.running.view.notes] == ["pain"]
    QTest.keyClick(stage, Qt.Key.Key_T)
    assert page.running.talking
    first = page.running.item_id
    QTest.keyClick(stage, Qt.Key.Key_PageDown)
    calm(qtbot, screen)
    assert page.running.item_id != first
    assert stage.captions
    QTest.keyClick(stage, Qt.Key.Key_C)
    assert not stage.captions
    words = " ".join(stage.heading.lines)
    assert "Call 2 of" in words
    assert "Agent 1" not in words
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert not stage.isVisible()


def test_the_agents_screen_steps_in_time_with_the_sound_and_is_zoomed(
    page: ListeningPage, screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    item = page.view.items[0]
    folder = tmp_path / "screens"
    folder.mkdir()
    for second, colour in ((0, "red"), (20, "blue")):
        picture = QImage(80, 60, QImage.Format.Format_RGB32)
        picture.fill(colour)
        assert picture.save(str(folder / f"{item.external_id}@{second}.png"))
    (folder / f"{item.external_id}@40.json").write_text('{"Ticket": "44120"}', encoding="utf-8")
    bring(Desk(screen.desk.workspace), folder)
    page.start()
    calm(qtbot, screen)
    page.show_stage()
    stage = page.stage
    assert stage is not None

    def shown(ms: int) -> str:
        stage._moved(item.start_ms + ms)
        calm(qtbot, screen)
        picture = stage.screen_part._picture
        return picture.toImage().pixelColor(5, 5).name() if picture is not None else ""

    assert [shown(ms) for ms in (1000, 19_000, 20_000, 30_000)] == ["#ff0000"] * 2 + ["#0000ff"] * 2
    QTest.keyClick(stage, Qt.Key.Key_Plus)
    assert stage.screen_part.zoom > 1
    assert shown(41_000) == ""
    assert stage.screen_part._facts == [("Ticket", "44120")]


def test_leaving_the_page_keeps_the_session_to_be_taken_up(
    page: ListeningPage, screen: Screen, qtbot: QtBot
) -> None:
    session = page.view.facts.id
    page.start()
    calm(qtbot, screen)
    page.deactivate()
    page.activate()
    calm(qtbot, screen)
    assert load_session(screen.desk, session).facts.state == "running"
    assert page.frame.start_button.text() == "Take up the session"
