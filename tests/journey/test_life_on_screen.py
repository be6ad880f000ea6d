"""An evaluation's life as the people it passes through meet it on their screens, everything by keyboard."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from qa_desk.work import people
from qa_desk.work.audit import verify_chain
from qa_desk.work.own_scorecards import own_scorecards
from tests.work.life_world import APPROVAL, Centre
from ui.app import App
from ui.options import Options
from ui.page import Page
from ui.settings import SettingsStore
from ui.text import set_language
from ui.widgets.segmented import Segmented

Key, Control, Shift, Alt = (
    Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
PLAIN = Qt.KeyboardModifier.NoModifier
FAR = 60
"""Nothing on a page is more Tabs away."""


class Seat:
    """One person at the open application, with a keyboard and nothing else."""

    def __init__(self, app: App, bot: QtBot) -> None:
        self.app, self.bot = app, bot

    @property
    def page(self) -> Any:
        page = self.app.window.page
        assert isinstance(page, Page)
        return page

    def wait(self, what: Callable[[], Any]) -> None:
        self.bot.waitUntil(lambda: bool(what()), timeout=20_000)

    def settle(self) -> None:
        self.wait(lambda: not self.app.context.background.jobs)

    def go(self, page: str, **where: Any) -> None:
        self.app.context.navigate(page, **where)
        self.settle()

    def press(self, *keys: Qt.Key, mod: Qt.KeyboardModifier = PLAIN) -> None:
        window = QApplication.activeModalWidget() or self.app.window
        window.activateWindow()
        self.wait(window.isActiveWindow)
        for key in keys:
            QTest.keyClick(window.focusWidget() or window, key, mod)
            QApplication.processEvents()

    def type(self, words: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, words)
        QApplication.processEvents()

    def tab_to(self, found: Callable[[QWidget], bool]) -> None:
        """Tab until the focus is where it is wanted; fails where the keyboard does not get there."""
        for _ in range(FAR):
            focus = QApplication.focusWidget()
            if focus is not None and found(focus):
                return
            self.press(Key.Key_Tab)
        pytest.fail("the keyboard does not get there")

    def tab_to_button(self, words: str) -> None:
        self.tab_to(lambda widget: isinstance(widget, QPushButton) and widget.text() == words)

    def in_dialog(self, work: Callable[[QDialog], None], opens: Callable[[], None]) -> None:
        """Press what opens a dialog, and work in it while it waits for an answer."""
        failed: list[BaseException] = []
        done: list[QDialog] = []

        def try_() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isVisible():
                QTimer.singleShot(20, try_)
                return
            try:
                work(dialog)
                done.append(dialog)
            except BaseException as error:
                failed.append(error)
                dialog.reject()

        QTimer.singleShot(0, try_)
        opens()
        self.wait(lambda: done or failed)
        if failed:
            raise failed[0]
        self.settle()


Sit = Callable[[str], Seat]


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    made = Centre(tmp_path / "ws")
    made.ids["Cora"] = people.add(made.lena, "Cora", {"coach"})
    return made


@pytest.fixture
def sit(
    qapp: QApplication, qtbot: QtBot, centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Sit]:
    """Whoever sat there before stands up first."""
    monkeypatch.setenv("QA_DESK_SILENT", "1")
    monkeypatch.delenv("QA_DESK_WORKSPACE", raising=False)
    here: list[App] = []

    def leave() -> None:
        for app in here:
            app.context.background.wait_all()
            app.window.close()
            app.window.deleteLater()
            app.deleteLater()
        here.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()

    def begin(person: str) -> Seat:
        leave()
        store = SettingsStore(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        options = Options(workspace=centre.workspace.root, person=person, language="en", size=(1280, 860))
        app = App(qapp, options, store)
        here.append(app)
        app.start()
        qtbot.waitUntil(lambda: app.window.current != "" and not app.context.background.jobs, timeout=20_000)
        return Seat(app, qtbot)

    yield begin
    leave()
    set_language("en")


def publish_second(lena: Seat) -> None:
    """The lead moves a question and publishes that as version 2."""
    lena.go("forms")
    lena.tab_to(lambda widget: widget is lena.page.tree)
    lena.press(Key.Key_Home)
    for _ in range(4):
        if lena.page.document.part.key == "a1":
            break
        lena.press(Key.Key_Down)
    lena.press(Key.Key_Down, mod=Alt)
    lena.wait(lambda: [q.key for q in lena.page.document.form.questions()] == ["a2", "a1", "b1"])
    lena.wait(lena.page.head.publish.isEnabled)
    lena.settle()
    lena.press(Key.Key_Return, mod=Control | Shift)
    lena.wait(lambda: QApplication.activeModalWidget() is not None)
    lena.tab_to_button("Publish")
    lena.press(Key.Key_Space)
    lena.wait(lambda: lena.page.line is not None and lena.page.line.number == 2)


def score(seat: Seat, *answers: Qt.Key) -> None:
    """Answer every question in order with number keys and submit."""
    seat.wait(lambda: seat.page.model.editable)
    for place, answer in enumerate(answers):
        if place:
            seat.press(Key.Key_Down)
        seat.press(answer)
    seat.wait(lambda: seat.page.model.result.answered == len(answers))
    seat.press(Key.Key_Return, mod=Control)


def test_from_a_second_version_to_the_acknowledged_revision(sit: Sit, centre: Centre) -> None:
    first = centre.evaluated(centre.form(release=APPROVAL))
    centre.call = centre.add_call("c2")

    publish_second(sit("Lena"))

    ann = sit("Ann")
    ann.go("review", interaction_id="c2")
    ann.press(Key.Key_1)  # begins with the one form there is
    score(ann, Key.Key_2, Key.Key_1, Key.Key_1)
    ann.wait(lambda: ann.page.form.head.life.text() == "Waits for approval")
    assert ann.page.model.draft.version_number == 2

    ben = sit("Ben")
    ben.go("disputes")
    for left in (1, 0):  # the oldest first: the call scored on version 1, then this one
        ben.wait(lambda: ben.page.held is not None)
        ben.press(Key.Key_A)
        ben.wait(lambda left=left: ben.page.list.count() == left)
        ben.settle()

    amy = sit("Amy")
    (evaluation,) = [row.evaluation.id for row in own_scorecards(centre.amy) if row.evaluation.id != first]
    amy.go("scorecards", evaluation_id=evaluation)
    amy.wait(amy.page.may_score_first)
    amy.press(Key.Key_S)
    amy.wait(lambda: amy.app.window.current == "review" and amy.page.model.editable)
    score(amy, Key.Key_1, Key.Key_1, Key.Key_1)
    amy.wait(lambda: amy.page.model.draft.state == "submitted")
    amy.go("scorecards", evaluation_id=evaluation)
    amy.wait(lambda: amy.page.card is not None and amy.page.card.row.evaluation.id == evaluation)
    assert amy.page.card.own is not None and amy.page.card.own.score == 100
    assert amy.page.card.before["a"].n == 1  # the first version's evaluation: one trend over both

    def disagree(dialog: QDialog) -> None:
        box = dialog.questions[0].box  # type: ignore[attr-defined]
        amy.tab_to(lambda widget: widget is box)
        amy.press(Key.Key_Space, Key.Key_Tab)
        amy.type("I said it at the start")
        amy.tab_to_button("Dispute")
        amy.press(Key.Key_Space)

    amy.in_dialog(disagree, lambda: amy.press(Key.Key_D))
    amy.wait(lambda: amy.page.card is not None and amy.page.card.row.life.state == "disputed")

    cora = sit("Cora")
    cora.go("disputes")
    cora.wait(cora.page.may_take)
    cora.press(Key.Key_T)
    cora.wait(lambda: cora.page.view is not None and cora.page.view.first is None)
    cora.tab_to(lambda widget: isinstance(widget, Segmented))
    cora.press(Key.Key_1)
    cora.tab_to_button("Put these answers down")
    cora.press(Key.Key_Space)
    cora.wait(lambda: cora.page.view is not None and cora.page.view.first is not None)
    cora.settle()
    cora.tab_to(lambda widget: isinstance(widget, Segmented))
    cora.press(Key.Key_2, Key.Key_Tab)
    cora.type("It is there")
    cora.tab_to(lambda widget: isinstance(widget, QPlainTextEdit))
    cora.type("Heard again")
    cora.tab_to_button("Decide")
    cora.press(Key.Key_Space)
    cora.wait(lambda: cora.page.list.count() == 0)

    (revised,) = [row for row in own_scorecards(centre.amy) if row.evaluation.id != first]
    assert revised.unread and not revised.may_self and revised.evaluation.score == 100.0
    amy = sit("Amy")
    amy.go("scorecards", evaluation_id=revised.evaluation.id)
    amy.wait(lambda: amy.page.card is not None and amy.page.card.row.evaluation.id == revised.evaluation.id)
    assert [point.decision_reason for one in amy.page.card.disputes for point in one.points] == [
        "It is there"
    ]

    def agree(dialog: QDialog) -> None:
        amy.wait(lambda: dialog.isActiveWindow() and isinstance(QApplication.focusWidget(), QPlainTextEdit))
        amy.type("Thank you")
        amy.tab_to_button("Acknowledge")
        amy.press(Key.Key_Space)

    amy.in_dialog(agree, lambda: amy.press(Key.Key_A))
    amy.wait(lambda: amy.page.card is not None and amy.page.card.row.life.state == "acknowledged")
    assert isinstance(amy.page.list, QListWidget)
    _every_step_is_in_the_log(centre)


def _every_step_is_in_the_log(centre: Centre) -> None:
    with centre.workspace.reading() as connection:
        steps = [
            (str(actor), str(action))
            for actor, action in connection.execute(
                text(
                    "SELECT p.name, a.action FROM audit_event a JOIN person p ON p.id = a.actor_id ORDER BY a.seq"
                )
            )
        ]
        comment = connection.execute(
            text("SELECT comment FROM evaluation_event WHERE kind = 'acknowledged'")
        ).scalar_one()
        assert verify_chain(connection) == []
    expected = [
        ("Lena", "form.publish"), ("Ann", "evaluation.start"), ("Ann", "evaluation.submit"),
        ("Ben", "evaluation.approve"), ("Amy", "evaluation.self"), ("Amy", "evaluation.submit"),
        ("Amy", "dispute.open"), ("Cora", "dispute.review"), ("Amy", "evaluation.acknowledge"),
    ]  # fmt: skip
    rest = iter(steps)
    assert all(step in rest for step in expected), steps
    assert comment == "Thank you"
