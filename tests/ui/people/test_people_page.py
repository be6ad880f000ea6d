"""The People page as a lead or an administrator works with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.queries.acting import Acting
from tests.ui.alone import Screen
from ui.pages.people.dialogs import NewPerson, WhoIsIt
from ui.pages.people.page import PeoplePage

Show = Callable[..., PeoplePage]
ADMIN = Acting("p4", "Agent 4", frozenset({"admin", "lead"}))
LEAD = Acting("p4", "Agent 4", frozenset({"lead"}))
COACH = Acting("p4", "Agent 4", frozenset({"coach"}))


@pytest.fixture
def people(show: Show, screen: Screen, qtbot: QtBot) -> Callable[..., PeoplePage]:
    def begin(acting: Acting = ADMIN, calls: int = 60) -> PeoplePage:
        page = show(PeoplePage, calls=calls, acting=acting)
        screen.context.changed.connect(page.refresh)
        return page

    return begin


def calm(qtbot: QtBot, screen: Screen) -> None:
    qtbot.waitUntil(lambda: not screen.context.background.jobs)


def stored(screen: Screen, sql: str) -> list[tuple[object, ...]]:
    with screen.desk.reading() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def choose(page: PeoplePage, person_id: str) -> None:
    at = page.model.row_of(person_id)
    assert at is not None
    page.table.setCurrentIndex(page.model.index(at, 0))


def test_everybody_is_listed_and_enter_opens_an_agent(people: Show, screen: Screen, qtbot: QtBot) -> None:
    page = people()
    assert [row.id for row in page.model.rows] == ["p0", "p1", "p2", "p3", "p4", "p5"]
    qtbot.waitUntil(page.table.hasFocus)
    QTest.keySequence(page.table, QKeySequence("Down"))
    QTest.keySequence(page.table, QKeySequence("Return"))
    assert screen.gone == [("agent", {"person_id": "p1"})]


def test_a_name_is_changed_with_f2(people: Show, screen: Screen, qtbot: QtBot) -> None:
    page = people()
    QTest.keySequence(page.table, QKeySequence("F2"))
    qtbot.waitUntil(page.details.name.hasFocus)
    QTest.keyClicks(page.details.name, "Martha Osei")
    QTest.keySequence(page.details.name, QKeySequence("Return"))
    calm(qtbot, screen)
    assert stored(screen, "SELECT name FROM person WHERE id = 'p0'") == [("Martha Osei",)]
    qtbot.waitUntil(lambda: page.current is not None and page.current.name == "Martha Osei")


def test_a_name_somebody_has_is_refused_and_the_old_one_shown(
    people: Show, screen: Screen, qtbot: QtBot
) -> None:
    page = people()
    page.rename()
    QTest.keyClicks(page.details.name, "Agent 3")
    page.table.setFocus()
    calm(qtbot, screen)
    assert screen.told == ["There is already somebody called Agent 3."]
    assert page.details.name.text() == "Agent 0"


def test_roles_and_team_are_set_at_once(people: Show, screen: Screen, qtbot: QtBot) -> None:
    page = people()
    choose(page, "p3")
    page.details.roles["coach"].click()
    calm(qtbot, screen)
    assert stored(screen, "SELECT role FROM role_grant WHERE person_id = 'p3'") == [("coach",)]
    page.details.team.setCurrentIndex(page.details.team.findData("t0"))
    page.details.team.activated.emit(page.details.team.currentIndex())
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.current is not None and page.current.team_id == "t0")
    assert page.current is not None and page.current.id == "p3"


def test_who_left_goes_from_the_list_and_can_be_shown(people: Show, screen: Screen, qtbot: QtBot) -> None:
    page = people()
    choose(page, "p2")
    page.details.active.click()
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.model.row_of("p2") is None)
    page.head.left_too.setChecked(True)
    choose(page, "p2")
    page.details.active.click()
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.current is not None and page.current.active)


def test_a_person_is_found_by_a_name_elsewhere(people: Show, screen: Screen, qtbot: QtBot) -> None:
    page = people()
    choose(page, "p1")
    page.details.source.setText("pbx")
    page.details.alias.setText("AndrewK")
    page.details.add_alias.click()
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.current is not None and len(page.current.aliases) == 1)
    page.find()
    QTest.keyClicks(page.head.search, "andrewk")
    assert [row.id for row in page.model.rows] == ["p1"]
    page.head.search.setText("nobody at all")
    assert page.stack.currentWidget() is page.nobody
    page.nobody.action.click()
    assert len(page.model.rows) == 6


def test_two_entries_are_joined(people: Show, screen: Screen, qtbot: QtBot) -> None:
    page = people()
    own = {row.id: row.calls for row in page.model.rows}
    page.join("p0", "p1")
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.current is not None and page.current.id == "p1")
    assert page.current is not None and page.current.calls == own["p0"] + own["p1"]
    assert screen.told == [f"Joined; {own['p0']} call{'s' if own['p0'] != 1 else ''} moved."]


def test_a_new_person_is_selected(
    people: Show, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = people(LEAD)

    def fill(dialog: NewPerson) -> int:
        dialog.name.setText("Zoe Ward")
        assert not dialog.roles["admin"].isEnabled()
        return 1

    monkeypatch.setattr(NewPerson, "exec", fill)
    QTest.keySequence(page.table, QKeySequence("Ctrl+N"))
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page.current is not None and page.current.name == "Zoe Ward")
    assert page.current is not None and page.current.roles == ("agent",)


def test_teams_are_added_and_renamed(people: Show, screen: Screen, qtbot: QtBot) -> None:
    page = people()
    QTest.keySequence(page.table, QKeySequence("Ctrl+T"))
    assert page._teams is not None
    QTest.keyClicks(page._teams.name, "Night shift")
    QTest.keySequence(page._teams.name, QKeySequence("Return"))
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: page._teams is not None and page._teams.list.count() == 5)
    item = page._teams.list.item(0)
    item.setText("Night owls")
    calm(qtbot, screen)
    names = {str(row[0]) for row in stored(screen, "SELECT name FROM team")}
    assert "Night owls" in names and page._teams is not None
    page._teams.accept()


def test_who_it_really_is_is_picked_by_name(people: Show, screen: Screen) -> None:
    page = people()
    assert page.current is not None
    dialog = WhoIsIt(page.current, page.everybody.people)
    assert page.current.id not in [person.id for person in dialog._people]
    dialog.search.setText("agent 3")
    dialog.accept()
    assert dialog.chosen == "p3"
    dialog.deleteLater()


def test_a_coach_reads_and_changes_nothing(people: Show, screen: Screen) -> None:
    page = people(COACH)
    details = page.details
    for part in (details.name, details.team, details.active, details.merge, page.head.add, page.head.teams):
        assert not part.isVisible()
    assert details.heading.text() == "Agent 0"
    assert "Leads and administrators" in details.note.text()
    page.add()
    page.show_teams()
    assert QApplication.activeModalWidget() is None


def test_a_workspace_without_people_offers_to_add_one(people: Show, screen: Screen) -> None:
    page = people(ADMIN)
    page.model.show([])
    assert page.stack.currentWidget() is page.nobody
    assert page.nobody.action.isVisibleTo(page.nobody)


def test_a_coach_is_made_responsible_for_one_team(people: Show, screen: Screen, qtbot: QtBot) -> None:
    page = people()
    choose(page, "p2")
    details = page.details
    assert details.over.isHidden()
    details.roles["coach"].click()
    calm(qtbot, screen)
    qtbot.waitUntil(lambda: not details.over.isHidden())
    details.over.setCurrentIndex(details.over.findData("t3"))
    details.over.activated.emit(details.over.currentIndex())
    calm(qtbot, screen)
    held = stored(screen, "SELECT role, team_id FROM role_grant WHERE person_id = 'p2' AND role = 'coach'")
    assert held == [("coach", "t3")]
    qtbot.waitUntil(lambda: page.current is not None and page.current.over_id == "t3")
    assert details.over.currentText() == "Coach and lead of Team 3"
