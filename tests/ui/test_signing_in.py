"""Sitting down with a password, locking after a pause, choosing passwords: as a person does it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from db.queries.acting import find_acting
from db.queries.sign_in import everybody_needs_one, with_password
from qa_desk.work import people
from qa_desk.work.desk import Desk
from qa_desk.work.set_up import create_workspace
from qa_desk.work.sign_in import set_password
from ui.app import App
from ui.passwords import PasswordsDialog
from ui.people import WhoDialog
from ui.signing_in import NewPasswordDialog, PasswordDialog

GOOD, OTHER = "river stone lamp", "cloud paper seven"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Ada, administrator, and Cleo, coach with a password."""
    made = create_workspace(tmp_path / "ws", founder="Ada")
    desk = Desk(made)
    people.add(desk, "Cleo", ("coach",))
    with desk.reading() as connection:
        cleo = find_acting(connection, "Cleo")
    assert cleo is not None
    set_password(replace(desk, acting=cleo), cleo.person_id, GOOD)
    made.close()
    return tmp_path / "ws"


class Answers:
    """Answers dialogs as they open, in order; what is not expected fails the test instead of hanging."""

    def __init__(self) -> None:
        self.left: list[tuple[type[QDialog], Callable[[Any], None]]] = []
        self.seen: list[QWidget] = []
        self._timer = QTimer(QApplication.instance(), interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self.problem = ""

    def then(self, kind: type[QDialog], answer: Callable[[Any], None]) -> None:
        self.left.append((kind, answer))

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible() or (self.seen and self.seen[-1] is dialog):
            return
        self.seen.append(dialog)
        if not self.left or not isinstance(dialog, self.left[0][0]):
            self.problem = f"{type(dialog).__name__} opened unasked"
            dialog.done(0)
            return
        answer = self.left.pop(0)[1]
        QTimer.singleShot(0, lambda: answer(dialog))  # a timer does not fire again while its slot still runs

    def stop(self) -> None:
        self._timer.stop()
        assert self.problem == "" and self.left == []


@pytest.fixture
def answers(qapp: QApplication) -> Iterator[Answers]:
    made = Answers()
    yield made
    made.stop()


def types(password: str) -> Callable[[PasswordDialog], None]:
    def do(dialog: PasswordDialog) -> None:
        QTest.keyClicks(dialog.password, password)
        QTest.keyClick(dialog.password, Qt.Key.Key_Return)

    return do


def sits_down_as(name: str) -> Callable[[WhoDialog], None]:
    def do(dialog: WhoDialog) -> None:
        QTest.keyClicks(dialog.search, name)
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    return do


def test_whoever_has_a_password_gives_it_to_sit_down(
    workspace: Path, start: Callable[..., App], answers: Answers, qtbot: QtBot
) -> None:
    def first_wrong(dialog: PasswordDialog) -> None:
        assert dialog.heading.text() == "Cleo" and dialog.password.hasFocus()
        types("a wrong one")(dialog)
        qtbot.waitUntil(lambda: "not the password" in dialog.wrong.text())
        assert dialog.password.selectedText()
        types(GOOD)(dialog)

    answers.then(PasswordDialog, first_wrong)
    app = start(person="Cleo")
    assert app.context.acting.name == "Cleo"


def test_somebody_else_may_sit_down_instead(
    workspace: Path, start: Callable[..., App], answers: Answers
) -> None:
    answers.then(PasswordDialog, lambda dialog: dialog.other.click())
    answers.then(WhoDialog, sits_down_as("Ada"))
    app = start(person="Cleo")
    assert app.context.acting.name == "Ada"


def test_after_a_pause_the_window_is_covered_until_the_password_is_given(
    workspace: Path,
    start: Callable[..., App],
    answers: Answers,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers.then(PasswordDialog, types(GOOD))
    app = start(person="Cleo")
    watch, covered = app.admission.watch, []

    def back(dialog: PasswordDialog) -> None:
        cover = app.window.findChild(QWidget, "cover")
        covered.append(cover is not None and cover.geometry() == app.window.rect())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        types(GOOD)(dialog)

    now = time.monotonic()
    monkeypatch.setattr("ui.idle_lock.time.monotonic", lambda: now + 14 * 60)
    watch.look()
    assert not app.admission.locked
    page = app.window.page
    assert page is not None
    monkeypatch.setattr("ui.idle_lock.time.monotonic", lambda: now + 16 * 60)
    monkeypatch.setattr(page, "in_use", lambda: True)
    watch.look()  # sound plays
    assert not app.admission.locked
    monkeypatch.setattr(page, "in_use", lambda: False)
    monkeypatch.setattr("ui.idle_lock.time.monotonic", lambda: now + 32 * 60)
    answers.then(PasswordDialog, back)
    watch.look()
    assert covered == [True]
    assert not app.admission.locked and app.context.acting.name == "Cleo"
    assert app.window.page is page  # what was open is open still


def test_a_key_puts_the_lock_off(workspace: Path, start: Callable[..., App], answers: Answers) -> None:
    answers.then(PasswordDialog, types(GOOD))
    app = start(person="Cleo")
    app.admission.watch._last -= 16 * 60
    QTest.keyClick(app.window, Qt.Key.Key_Shift)
    app.admission.watch.look()
    assert not app.admission.locked


def test_an_administrator_gives_a_password_for_once_that_is_changed_first(
    workspace: Path, start: Callable[..., App], answers: Answers, qtbot: QtBot
) -> None:
    app = start(person="Ada")

    def new_one(dialog: NewPasswordDialog) -> None:
        for field in (dialog.new, dialog.again):
            QTest.keyClicks(field, OTHER)
        QTest.keyClick(dialog.again, Qt.Key.Key_Return)

    def differing(dialog: NewPasswordDialog) -> None:
        QTest.keyClicks(dialog.new, GOOD)
        QTest.keyClicks(dialog.again, OTHER)
        QTest.keyClick(dialog.again, Qt.Key.Key_Return)
        assert "differ" in dialog.wrong.text()
        dialog.new.clear()
        QTest.keyClicks(dialog.new, OTHER)
        QTest.keyClick(dialog.new, Qt.Key.Key_Return)

    def with_dialog(dialog: PasswordsDialog) -> None:
        dialog.everybody.click()
        qtbot.waitUntil(lambda: "own password first" in dialog.wrong.text())
        assert not dialog.everybody.isChecked()
        dialog.own.click()
        dialog.everybody.click()
        qtbot.waitUntil(dialog.everybody.isChecked)
        dialog.person.setCurrentText("Cleo")
        dialog.once.click()
        dialog.reject()

    answers.then(PasswordsDialog, with_dialog)
    answers.then(NewPasswordDialog, new_one)
    answers.then(NewPasswordDialog, differing)
    app.window.open_passwords()
    with app.context.desk.reading() as connection:
        assert everybody_needs_one(connection) and len(with_password(connection)) == 2
    answers.then(WhoDialog, sits_down_as("Cleo"))
    answers.then(PasswordDialog, types(OTHER))
    answers.then(NewPasswordDialog, lambda dialog: [
        QTest.keyClicks(dialog.new, GOOD), QTest.keyClicks(dialog.again, GOOD),
        QTest.keyClick(dialog.again, Qt.Key.Key_Return),
    ])  # fmt: skip
    app.window.ask_person()
    assert app.context.acting.name == "Cleo"


def test_without_a_password_locking_says_what_to_do(
    workspace: Path, start: Callable[..., App], answers: Answers
) -> None:
    app = start(person="Ada")
    app.window.lock()
    assert not app.admission.locked
    assert app.window.messages.action.text() == "Passwords and lock…"
    answers.then(PasswordsDialog, lambda dialog: dialog.reject())
    app.window.messages.action.click()
