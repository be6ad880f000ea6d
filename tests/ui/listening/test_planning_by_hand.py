"""A plan put right by hand: a call dragged to another place, and one heard without its holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.acting import Acting
from qa_desk.work import Desk, listening_plan
from qa_desk.work.listening_plan import PlanRequest
from tests.audio.telephone import RATE, Call, call, music, on_a_line, write_call
from tests.ui.alone import Screen
from tests.ui.listening.test_listening import calm
from tests.ui.review.calls import Maker
from ui.pages.listening.dialogs import TrimPart
from ui.pages.listening.page import ListeningPage

BOSS = Acting("p4", "Agent 4", frozenset({"executive"}))
HOLD_S = 30


@pytest.fixture
def page(
    show: Callable[..., ListeningPage], screen: Screen, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> ListeningPage:  # fmt: skip
    """A plan of three calls that begin with half a minute of music."""
    monkeypatch.setenv("QA_DESK_SILENT", "1")
    made = show(ListeningPage, calls=5, acting=BOSS)
    workspace = screen.desk.workspace
    maker = Maker(workspace, tmp_path)
    with workspace.session() as session, session.begin():
        talk = call(1.0)
        held = np.zeros((RATE * HOLD_S, 2), np.float32)
        held[:, 0] = music(HOLD_S)[: len(held)]
        made_of = Call(np.concatenate([held, talk.samples]), talk.talks)
        for at in range(3):
            path = write_call(tmp_path / f"call{at}.wav", on_a_line(made_of, 25, seed=at))
            maker.call(session, f"c{at}", path, [], started_at=datetime(2027, 3, 9, tzinfo=UTC))
    desk = Desk(workspace, BOSS)
    kept = listening_plan.save(desk, listening_plan.draw(desk, PlanRequest("2027-03", 10, "1")))
    screen.context.changed.connect(made.refresh)
    made.activate(session=kept)
    calm(qtbot, screen)
    assert len(made.view.items) == 3
    return made


def test_a_call_that_is_dropped_between_two_others_plays_there(
    page: ListeningPage, screen: Screen, qtbot: QtBot
) -> None:
    model = page.planning.calls
    names = {item.id: letter for item, letter in zip(page.view.items, "abc", strict=True)}
    assert page.planning.table.dragEnabled()
    for taken, before, order in ((0, 2, "bac"), (2, 0, "cba"), (0, 3, "bac"), (1, 1, "bac")):
        carried = model.mimeData([model.index(taken, 0)])
        where = (before, 0, QModelIndex())
        assert model.canDropMimeData(carried, Qt.DropAction.MoveAction, *where)
        model.dropMimeData(carried, Qt.DropAction.MoveAction, *where)
        calm(qtbot, screen)
        assert "".join(names[item.id] for item in page.view.items) == order
        assert [row.id for row in model.rows] == [item.id for item in page.view.items]


def test_a_call_is_heard_without_its_holds_and_with_them_again(
    page: ListeningPage, screen: Screen, qtbot: QtBot
) -> None:
    def tick() -> None:
        timer = QTimer(page, interval=10)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, TrimPart) and dialog.isVisible():
                timer.stop()
                QTest.keyClick(dialog.holds, Qt.Key.Key_Space)
                QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)

        timer.timeout.connect(look)
        timer.start()
        page.planning.table.selectRow(0)
        QTest.mouseClick(page.planning.trim, Qt.MouseButton.LeftButton)
        calm(qtbot, screen)

    tick()
    first = page.view.items[0]
    inside = [(start, end) for start, end in first.left_out if end <= HOLD_S * 1000]
    assert sum(end - start for start, end in inside) > 18_000
    assert "without holds" in page.planning.calls.index(0, 6).data()
    tick()
    assert not page.view.items[0].left_out
    assert "without holds" not in page.planning.calls.index(0, 6).data()
