"""An evaluation's life as four people meet it on their screens, from approval to the acknowledged revision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from qa_desk.work import Desk, evaluate
from qa_desk.work.audit import verify_chain
from qa_desk.work.disputes import Point
from qa_desk.work.own_scorecards import own_scorecards
from qa_desk.work.submit import submit
from tests.scoring.small_forms import YES
from tests.work.life_world import APPROVAL, FORM, ONE_LOST, Centre
from ui.background import Background
from ui.context import AppContext, Changes
from ui.page import Page
from ui.pages.disputes.page import DisputesPage
from ui.pages.scorecards import page as scorecards
from ui.pages.scorecards.page import ScorecardsPage
from ui.settings import SettingsStore
from ui.text import set_language
from ui.theme import Theme

Sit = Callable[[Desk, Callable[[AppContext], Page]], Any]


@pytest.fixture
def sit(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Sit]:
    set_language("en")
    store = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    shown: list[Page] = []

    def begin(desk: Desk, make: Callable[[AppContext], Page]) -> Page:
        context = AppContext(
            background=Background(), settings=store.load(), store=store, theme=Theme(qapp, "light"), changes=Changes(),
            undo=QUndoGroup(), navigate=lambda page, **_: None, tell=lambda *_, **__: None,
        )  # fmt: skip
        context.sit_down(Desk(desk.workspace, desk.acting, context.changes.committed))
        page = make(context)
        context.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        page.activate()
        shown.append(page)
        qtbot.waitUntil(lambda: page.list.count() > 0 and not context.background.jobs)
        return page

    yield begin
    for page in shown:
        page.context.background.wait_all()
        page.close()


def test_from_approval_to_the_acknowledged_revision(
    sit: Sit, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = Centre(tmp_path / "ws")
    first = centre.evaluated(centre.form())
    centre.call = centre.add_call("c2")
    version = centre.form(replace(FORM, title="F, second"), release=APPROVAL)
    evaluation = centre.evaluated(version)
    assert [row.evaluation.id for row in own_scorecards(centre.amy)] == [first]

    second = sit(centre.ben, DisputesPage)
    qtbot.waitUntil(lambda: second.held is not None)
    second.act.click()
    qtbot.waitUntil(lambda: second.list.count() == 0)

    own = evaluate.start(centre.amy, centre.call, version, "self")
    evaluate.set_answers(centre.amy, own, {**ONE_LOST, "a2": YES})
    submit(centre.amy, own)
    mine = sit(centre.amy, ScorecardsPage)
    mine.activate(evaluation_id=evaluation)
    qtbot.waitUntil(lambda: mine.card is not None and mine.card.row.evaluation.id == evaluation)
    assert mine.card.own is not None and mine.card.own.score == 100

    class Said:
        words, points = "", {"a2": Point("I said it at the start")}

        def __init__(self, *_: object) -> None:
            pass

        def exec(self) -> bool:
            return True

    monkeypatch.setattr(scorecards, "Disputing", Said)
    monkeypatch.setattr(scorecards, "Acknowledging", Said)
    mine.dispute()
    qtbot.waitUntil(lambda: mine.card is not None and mine.card.row.life.state == "disputed")

    second.activate()
    qtbot.waitUntil(second.may_take)
    second.take()
    qtbot.waitUntil(lambda: second.view is not None and second.view.first is None)
    blind = second.scroll.widget()
    blind.blind[0].input.segments.choose("yes")
    blind.go.click()
    qtbot.waitUntil(lambda: second.view is not None and second.view.first is not None)
    judging = second.scroll.widget()
    judging.rows[0].segments.choose("revised")
    judging.rows[0].why.insert("It is there")
    judging.rows[0].changed.emit()
    judging.reason.setPlainText("Heard again")
    judging.go.click()
    qtbot.waitUntil(lambda: second.list.count() == 0)

    (revised,) = [row for row in own_scorecards(centre.amy) if row.evaluation.id != first]
    assert revised.unread and not revised.may_self and revised.evaluation.score == 100.0
    mine.activate(evaluation_id=revised.evaluation.id)
    qtbot.waitUntil(lambda: mine.card is not None and mine.card.row.evaluation.id == revised.evaluation.id)
    assert [point.decision_reason for one in mine.card.disputes for point in one.points] == ["It is there"]
    assert mine.card.before["a"].n == 1  # the first version's evaluation: one trend over both
    mine.acknowledge()
    qtbot.waitUntil(lambda: mine.card.row.life.state == "acknowledged")

    with centre.workspace.reading() as connection:
        steps = connection.execute(text("SELECT action FROM audit_event ORDER BY seq")).scalars().all()
        assert verify_chain(connection) == []
    for step in (
        "evaluation.approve",
        "evaluation.self",
        "dispute.open",
        "dispute.review",
        "evaluation.acknowledge",
    ):
        assert step in steps
