"""A second person approves, and an independent one decides a dispute: blind first, then with both answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QUndoGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qa_desk.scoring import Release
from qa_desk.work import Desk
from qa_desk.work.disputes import Point, open_dispute
from qa_desk.work.life import life_of
from qa_desk.work.own_scorecards import own_scorecards
from tests.work.life_world import Centre
from ui.background import Background
from ui.context import AppContext, Changes
from ui.pages.disputes.page import DisputesPage
from ui.settings import SettingsStore
from ui.text import set_language
from ui.theme import Theme

Shown = Callable[[Desk], DisputesPage]


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "ws")


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    set_language("en")
    store = SettingsStore(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    pages: list[DisputesPage] = []

    def begin(desk: Desk) -> DisputesPage:
        context = AppContext(
            background=Background(), settings=store.load(), store=store, theme=Theme(qapp, "light"), changes=Changes(),
            undo=QUndoGroup(), navigate=lambda page, **_: None, tell=lambda *_, **__: None,
        )  # fmt: skip
        context.sit_down(Desk(desk.workspace, desk.acting, context.changes.committed))
        page = DisputesPage(context)
        context.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        page.activate()
        calm(page, qtbot)
        pages.append(page)
        return page

    yield begin
    for page in pages:
        page.context.background.wait_all()
        page.close()


def calm(page: DisputesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.context.background.jobs)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not page.context.background.jobs)


def words(page: DisputesPage) -> str:
    return "\n".join(label.text() for label in page.scroll.widget().findChildren(QLabel))


def state(centre: Centre, evaluation: str) -> str:
    with centre.workspace.reading() as connection:
        return life_of(connection, evaluation).state


def test_an_evaluation_is_approved_by_somebody_who_did_not_make_it(
    centre: Centre, shown: Shown, qtbot: QtBot
) -> None:
    evaluation = centre.evaluated(centre.form(release=Release(mode="approval")))
    assert shown(centre.ann).list.count() == 0
    page = shown(centre.ben)
    assert page.list.count() == 1 and "scored by Ann" in page.about.text()
    qtbot.waitUntil(lambda: page.held is not None)
    assert "Well begun" in words(page) and "a2" in words(page)  # nobody approves what they have not read
    page.act.click()
    qtbot.waitUntil(lambda: page.list.count() == 0)
    assert state(centre, evaluation) == "released"
    assert page.empty.isVisibleTo(page)


def test_a_dispute_is_answered_blind_then_decided_and_the_agent_reads_why(
    centre: Centre, shown: Shown, qtbot: QtBot
) -> None:
    evaluation = centre.evaluated(centre.form())
    open_dispute(centre.amy, evaluation, {"a2": Point("I did say it")}, "Please listen again")
    assert shown(centre.ann).list.count() == 0  # Ann made it
    page = shown(centre.ben)
    page.act.click()
    qtbot.waitUntil(lambda: page.view is not None)
    assert "I did say it" in words(page) and "First answer" not in words(page)
    blind = page.scroll.widget()
    assert not blind.go.isEnabled()
    blind.blind[0].input.segments.choose(blind.blind[0].question.choices[0].key)
    assert blind.go.isEnabled()
    blind.go.click()
    qtbot.waitUntil(lambda: "First answer" in words(page))
    judging = page.scroll.widget()
    assert not judging.go.isEnabled()
    judging.rows[0].segments.choose("revised")
    QTest.keyClicks(judging.rows[0].why, "It is at 0:41")
    assert not judging.go.isEnabled()
    QTest.keyClicks(judging.reason, "The words are there")
    judging.go.click()
    qtbot.waitUntil(lambda: page.list.count() == 0)
    assert state(centre, evaluation) == "revised"
    (row,) = own_scorecards(centre.amy)
    assert row.evaluation.id != evaluation and row.evaluation.score == 100.0
    assert row.unread


def test_a_lead_sees_how_often_what_was_revised_and_a_coach_does_not(
    centre: Centre, shown: Shown, qtbot: QtBot
) -> None:
    page = shown(centre.lena)
    page.show_revised()
    qtbot.waitUntil(lambda: getattr(page, "dialog", None) is not None and page.dialog.isVisible())
    assert [len(model.rows) for model in page.dialog.models] == [0, 0]
    page.dialog.accept()
    assert not shown(centre.ben).may_see_revised()
