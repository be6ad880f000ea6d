"""The Coaching page as coach and agent use it: planned, written, agreed, held, signed; the board."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from db.queries.acting import Acting
from qa_desk.errors import QADeskError
from qa_desk.work import Desk, coaching
from qa_desk.work.coaching import Subject
from tests.ui.alone import Screen
from ui.pages.coaching.dialogs import NewSession, Praise
from ui.pages.coaching.page import CoachingPage

Show = Callable[..., CoachingPage]
COACH = Acting("p5", "Coach", frozenset({"coach"}))
AGENT = Acting("p0", "Agent 0", frozenset({"agent"}))


def calm(qtbot: QtBot, screen: Screen) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not screen.context.background.jobs, timeout=20_000)
    QApplication.processEvents()


@pytest.fixture
def begin(show: Show, screen: Screen, qtbot: QtBot) -> Callable[..., CoachingPage]:
    def made(acting: Acting = COACH, *, session: bool = True) -> CoachingPage:
        page = show(CoachingPage, calls=60, acting=acting)
        screen.context.changed.connect(page.refresh)
        if session:
            at = datetime.now(UTC) - timedelta(hours=1)
            moment = Subject("moment", _moment(screen))
            desk = Desk(screen.desk.workspace, COACH)
            coaching.plan_session(desk, "p0", at, [moment, Subject("question", "greeting")], "sbi")
        page.activate()
        calm(qtbot, screen)
        return page

    return made


def _moment(screen: Screen) -> str:
    with screen.desk.reading() as connection:
        from sqlalchemy import text

        sql = """SELECT m.id FROM moment m JOIN interaction i ON i.id = m.interaction_id
          WHERE i.agent_id = 'p0' AND m.shared LIMIT 1"""
        return str(connection.execute(text(sql)).scalar_one())


def words(page: CoachingPage) -> str:
    return "\n".join(
        label.text() for label in page.sessions.panel.findChildren(QLabel) if not label.isHidden()
    )


def test_without_sessions_the_page_says_what_it_is_for(begin: Callable[..., CoachingPage]) -> None:
    page = begin(session=False)
    assert (
        page.sessions.stack.currentWidget() is page.sessions.nothing
        and page.sessions.nothing.action.text() == "New session…"
    )


def test_a_session_is_written_agreed_held_and_signed(
    begin: Callable[..., CoachingPage], screen: Screen, qtbot: QtBot
) -> None:
    page = begin()
    panel = page.sessions.panel
    assert "Agent 0 with Agent 4" in words(page) and "greeting" in words(page)
    assert panel.notes.edit.toPlainText().startswith("Situation")
    panel.notes.edit.setPlainText("We heard it twice.")
    panel.private.edit.setPlainText("Mine")
    panel.actions_card.words.setText("Wait two seconds")
    qtbot.mouseClick(panel.actions_card.add, Qt.MouseButton.LeftButton)
    calm(qtbot, screen)
    assert "Wait two seconds" in words(page) and not panel.signing.sign.isVisible()
    qtbot.mouseClick(panel.signing.hold, Qt.MouseButton.LeftButton)
    calm(qtbot, screen)
    panel.actions_card.findChildren(QCheckBox)[-1].click()
    calm(qtbot, screen)
    assert page.may_sign()
    page.sign()
    calm(qtbot, screen)
    page.load()
    calm(qtbot, screen)
    assert page.view is not None and page.view.row.notes == "We heard it twice."
    assert page.view.private == "Mine" and page.view.actions[0].done_at is not None
    assert [one.current for one in page.view.signed] == [True] and "not signed yet: Agent 0" in words(page)


@pytest.mark.parametrize("fails", [False, True], ids=["written", "not written"])
def test_a_window_closed_while_notes_are_written_is_signed_first_or_stays(
    begin: Callable[..., CoachingPage],
    screen: Screen,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    fails: bool,
) -> None:
    page = begin()
    qtbot.mouseClick(page.sessions.panel.signing.hold, Qt.MouseButton.LeftButton)
    calm(qtbot, screen)
    assert page.view is not None
    key, may_write, write = page.view.row.id, Event(), coaching.write_notes

    def slowly(*given: Any) -> object:
        may_write.wait(20)
        if fails:
            raise QADeskError("The disk is full.")
        return write(*given)

    monkeypatch.setattr(coaching, "write_notes", slowly)
    closed: list[bool] = []
    monkeypatch.setattr(page.window(), "close", lambda: closed.append(True))
    page.sessions.panel.notes.edit.setPlainText("Said at the last moment.")
    page.sign()
    assert not page.may_close() and not closed
    may_write.set()
    calm(qtbot, screen)
    screen.context.background.wait_all()
    view = coaching.view_session(Desk(screen.desk.workspace, COACH), key)
    if fails:
        assert not view.signed and not closed and page.may_close()
    else:
        assert view.row.notes == "Said at the last moment." and [one.current for one in view.signed] == [True]
        assert closed and page.may_close()


def test_the_agent_reads_and_signs_but_writes_nothing_of_the_coachs(
    begin: Callable[..., CoachingPage], screen: Screen, qtbot: QtBot
) -> None:
    page = begin(AGENT)
    panel = page.sessions.panel
    assert not page.head.new.isVisible() and panel.notes.edit.isReadOnly()
    assert not panel.actions_card.entry.isVisible() and not panel.agenda.add.isVisible()
    assert not panel.private.edit.isReadOnly() and not page.may_sign()
    assert page.view is not None
    coaching.set_held(Desk(screen.desk.workspace, COACH), page.view.row.id)
    page.load()
    calm(qtbot, screen)
    qtbot.mouseClick(panel.signing.sign, Qt.MouseButton.LeftButton)
    calm(qtbot, screen)
    assert [one.row.person for one in page.view.signed] == ["Agent 0"]


def test_a_new_session_is_planned_in_a_dialog_and_shown(
    begin: Callable[..., CoachingPage], screen: Screen, qtbot: QtBot
) -> None:
    page = begin(session=False)
    page.new("p1")
    calm(qtbot, screen)
    dialog = page.sessions.asking.dialog
    assert isinstance(dialog, NewSession) and dialog.agent.currentData() == "p1"
    dialog.accept()
    calm(qtbot, screen)
    assert page.view is not None and page.view.row.agent_id == "p1" and page.view.row.state == "planned"


def test_praise_stands_on_the_board_and_can_be_taken_back(
    begin: Callable[..., CoachingPage], screen: Screen, qtbot: QtBot
) -> None:
    page = begin()
    page.praise()
    calm(qtbot, screen)
    dialog = page.sessions.asking.dialog
    assert isinstance(dialog, Praise)
    dialog.words.setPlainText("Calm to the end")
    dialog.accept()
    calm(qtbot, screen)
    qtbot.mouseClick(page.head.board, Qt.MouseButton.LeftButton)
    calm(qtbot, screen)
    assert any(label.text() == "Calm to the end" for label in page.board.findChildren(QLabel))
    page.board.findChildren(QToolButton)[-1].click()
    calm(qtbot, screen)
    assert page.board.empty.isVisible()


def test_whether_it_worked_says_that_there_is_too_little(
    begin: Callable[..., CoachingPage], screen: Screen, qtbot: QtBot
) -> None:
    page = begin()
    qtbot.mouseClick(page.head.results, Qt.MouseButton.LeftButton)
    calm(qtbot, screen)
    assert "not enough yet" in page.results.behaviour.text()


def test_what_the_best_do_is_not_told_where_nobody_can_be_told_apart(
    begin: Callable[..., CoachingPage], screen: Screen, qtbot: QtBot
) -> None:
    page = begin()
    qtbot.mouseClick(page.head.best, Qt.MouseButton.LeftButton)
    calm(qtbot, screen)
    assert page.views.currentWidget() is page.best and page.profile is not None
    if not page.profile.told_apart:
        assert "cannot be told apart" in page.best.who.text() and page.best.card.isHidden()


def test_an_agent_reads_and_signs_and_sees_no_comparison(begin: Callable[..., CoachingPage]) -> None:
    page = begin(AGENT, session=False)
    assert page.head.best.isHidden() and page.head.results.isHidden() and not page.head.board.isHidden()
