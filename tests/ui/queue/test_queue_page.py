"""My queue as a coach works it by keyboard, and as a lead looks at everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.queries.acting import Acting
from db.queries.queue import room_of
from qa_desk.sampling import Exclude, PlanDefinition, Target
from qa_desk.work import Desk, sampling
from qa_desk.work.forms import publish
from tests.scoring.small_forms import two_groups
from tests.ui.alone import COACH, Screen
from ui.pages.queue import page as page_module
from ui.pages.queue.dialogs import HandOver, MyRoom, SkipCall
from ui.pages.queue.page import QueuePage
from ui.text import set_language

Show = Callable[..., QueuePage]
LEAD = Acting("p4", "Agent 4", frozenset({"lead"}))


@pytest.fixture
def queue(show: Show, screen: Screen, qtbot: QtBot) -> Callable[..., QueuePage]:
    def begin(acting: Acting = COACH, doubles: int = 0) -> QueuePage:
        page = show(QueuePage, calls=120, acting=acting)
        screen.context.changed.connect(page.refresh)
        with screen.desk.workspace.session() as session, session.begin():
            for who in ("p3", "p5"):
                session.execute(
                    text(
                        "INSERT INTO role_grant (id, person_id, role, valid_from)"
                        " VALUES (:w, :w, 'coach', '1970-01-01')"
                    ),
                    {"w": who},
                )
        everyone = Desk(screen.desk.workspace, LEAD)
        version = publish(Desk(screen.desk.workspace), two_groups("section_percent"))
        plan = PlanDefinition(
            name="Monthly", form=version, target=Target(per_agent=2), evaluators=("p3", "p5"), doubles=doubles,
            exclude=Exclude(shorter_than_s=0, without_sound=False),
        )  # fmt: skip
        drawn = sampling.draw(everyone, plan, "2023-11", date(2023, 12, 1))
        sampling.save(everyone, drawn)
        page.activate()
        calm(qtbot, screen)
        return page

    return begin


def calm(qtbot: QtBot, screen: Screen) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not screen.context.background.jobs)


def answering(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], fill: Callable[[QDialog], None]) -> None:
    """The dialog of this kind is filled and accepted as soon as it asks."""

    def accept(self: QDialog) -> int:
        fill(self)
        return 1

    monkeypatch.setattr(kind, "exec", accept)


def test_n_opens_the_call_that_is_due_first_with_its_draft(queue: Show, screen: Screen, qtbot: QtBot) -> None:
    page = queue()
    assert page.day is not None and len(page.day.calls) > 2
    qtbot.waitUntil(page.mine.table.hasFocus)
    QTest.keySequence(page.mine.table, QKeySequence("N"))
    calm(qtbot, screen)
    ((name, params),) = screen.gone
    assert (name, params["interaction_id"]) == ("review", page.day.calls[0].interaction_id)
    page.activate()
    calm(qtbot, screen)
    assert page.day.calls[0].draft_id == params["draft_id"]
    model = page.mine.model
    assert model.data(model.index(0, 5)) == "begun"


def test_enter_opens_the_call_the_keyboard_is_on(queue: Show, screen: Screen, qtbot: QtBot) -> None:
    page = queue()
    QTest.keySequence(page.mine.table, QKeySequence("Down"))
    QTest.keySequence(page.mine.table, QKeySequence("Return"))
    calm(qtbot, screen)
    assert page.day is not None
    assert screen.gone[0][1]["interaction_id"] == page.day.calls[1].interaction_id


def test_a_call_is_skipped_with_a_reason(
    queue: Show, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = queue()
    assert page.day is not None
    before = [row.assignment_id for row in page.day.calls]
    empty = SkipCall(page)
    assert not empty.buttons.buttons()[0].isEnabled()
    answering(monkeypatch, SkipCall, lambda dialog: dialog.reason.setCurrentText("Nobody speaks"))  # type: ignore[attr-defined]
    QTest.keySequence(page.mine.table, QKeySequence("S"))
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.day is not None and len(page.day.calls) == len(before) - 1)
    assert before[0] not in {row.assignment_id for row in page.day.calls}


def test_a_call_is_handed_to_a_colleague(
    queue: Show, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = queue()
    assert page.day is not None
    count = len(page.day.calls)
    row = next(at for at, call in enumerate(page.day.calls) if call.agent != "Agent 3")
    page.mine.table.setCurrentIndex(page.mine.model.index(row, 0))
    answering(monkeypatch, HandOver, lambda dialog: dialog.who.setCurrentIndex(dialog.who.findData("p3")))  # type: ignore[attr-defined]
    QTest.keySequence(page.mine.table, QKeySequence("H"))
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.day is not None and len(page.day.calls) == count - 1)


def test_room_is_said_and_stands_in_the_head(
    queue: Show, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = queue()

    def fill(dialog: MyRoom) -> None:
        dialog.limited.setChecked(True)
        dialog.weekly.setValue(12)

    answering(monkeypatch, MyRoom, fill)  # type: ignore[arg-type]
    page.say_room()
    qtbot.waitUntil(lambda: not screen.context.background.jobs)
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: "12 calls a week" in page.head.state.text())


def test_a_lead_says_when_an_agent_is_away(
    queue: Show, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = queue(LEAD)
    table, model = page.everybody.cards[3].table, page.everybody.agents
    table.setFocus()
    table.setCurrentIndex(model.index(1, 0))
    agent = model.rows[1]
    titles = []

    def fill(dialog: MyRoom) -> None:
        titles.append(dialog.windowTitle())
        dialog.away.setChecked(True)
        dialog.first.setDate(QDate(2026, 12, 1))
        dialog.back.setDate(QDate(2026, 12, 15))

    answering(monkeypatch, MyRoom, fill)  # type: ignore[arg-type]
    QTest.keySequence(table, QKeySequence("Ctrl+R"))
    qtbot.waitUntil(lambda: bool(titles))
    calm(qtbot, screen)
    assert titles == [f"Room and absence of {agent.name}"]
    with screen.desk.workspace.reading() as connection:
        assert room_of(connection, agent.id).away_to == date(2026, 12, 15)


def test_due_days_become_a_calendar(
    queue: Show, screen: Screen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = queue()
    path = tmp_path / "queue.ics"
    monkeypatch.setattr(page_module.QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.save_calendar()
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: screen.told == ["Saved."])
    lines = path.read_bytes().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines.count(b"BEGIN:VEVENT") == 1
    assert b"DTSTART;VALUE=DATE:20231208" in lines


def test_a_lead_with_nothing_to_score_sees_everybody(queue: Show, screen: Screen, qtbot: QtBot) -> None:
    page = queue(LEAD)
    assert page.stack.currentWidget() is page.everybody
    assert {load.share.name for load in page.everybody.loads.rows} == {"Agent 3", "Agent 4"}
    assert sum(share.open for share in page.everybody.plans.rows) == sum(
        load.share.open for load in page.everybody.loads.rows
    )


def test_a_hidden_second_score_looks_like_any_other(queue: Show, screen: Screen) -> None:
    page = queue(doubles=100)
    words = {
        str(page.mine.model.data(page.mine.model.index(row, column)))
        for row in range(page.mine.model.rowCount())
        for column in range(page.mine.model.columnCount())
    }
    assert not any("double" in word or "second" in word for word in words)


def test_an_empty_queue_says_what_fills_it_in_both_languages(
    show: Show, screen: Screen, qtbot: QtBot
) -> None:
    page = show(QueuePage, calls=5)
    assert page.stack.currentWidget() is page.mine
    assert page.mine.nothing.title.text() == "No call waits for you"
    assert not page.head.next.isEnabled()
    set_language("zh_CN")
    set_language("en")
    assert page.head.name.text() == "My queue"
