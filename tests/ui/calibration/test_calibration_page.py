"""A round on the screen: four coaches, one late, the reveal, the talk, what was settled, the report, a form draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.queries.acting import Acting
from qa_desk.scoring import Answer
from qa_desk.work import Desk, calibration, evaluate, form_drafts, moments
from qa_desk.work.forms import publish
from qa_desk.work.submit import submit
from tests.scoring.small_forms import YES, two_groups
from tests.ui.alone import Screen
from ui.pages.calibration.page import CalibrationPage

Show = Callable[..., CalibrationPage]
LEAD = Acting("p4", "Agent 4", frozenset({"lead"}))
COACHES = {key: Acting(key, f"Agent {key[1]}", frozenset({"coach"})) for key in ("p0", "p1", "p2", "p3")}
FULL: Mapping[str, Answer] = {"a1": YES, "a2": YES, "b1": YES}
STRICT: Mapping[str, Answer] = {
    "a1": YES,
    "a2": Answer(choices=("no",), comment="Never offered"),
    "b1": YES,
}


class Room:
    """A page with a round of four coaches on twelve calls."""

    def __init__(self, screen: Screen, page: CalibrationPage) -> None:
        self.screen, self.page = screen, page
        workspace = screen.desk.workspace
        with workspace.session() as session, session.begin():
            session.execute(text("UPDATE interaction SET agent_id = 'p5'"))
        version = publish(Desk(workspace), two_groups("section_percent"))
        self.calls = [f"c{n:03}" for n in range(12)]
        self.round = calibration.open_round(
            Desk(workspace, LEAD), "November", version, self.calls, list(COACHES)
        )

    def desk(self, who: str) -> Desk:
        return Desk(self.screen.desk.workspace, COACHES[who])

    def score(
        self, who: str, call: str, answers: Mapping[str, Answer] = FULL, evidence: bool = False
    ) -> None:
        desk = self.desk(who)
        draft = calibration.begin(desk, self.round, call)
        evaluate.set_answers(desk, draft, answers)
        if evidence:
            evaluate.add_evidence(desk, draft, "a2", moments.add(desk, call, 200, 900, note="here"))
        submit(desk, draft)

    def all_but_one(self) -> None:
        for call in self.calls:
            self.score("p0", call, STRICT, evidence=call == "c000")
            self.score("p1", call)
            self.score("p2", call)


@pytest.fixture
def room(show: Show, screen: Screen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Room]:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)

    def begin(acting: Acting = LEAD) -> Room:
        page = show(CalibrationPage, calls=20, acting=acting)
        screen.context.changed.connect(page.refresh)
        made = Room(screen, page)
        page.activate()
        calm(qtbot, screen)
        return made

    return begin


def calm(qtbot: QtBot, screen: Screen) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not screen.context.background.jobs)
    QApplication.processEvents()


def again(room: Room, qtbot: QtBot) -> None:
    room.page.activate()
    calm(qtbot, room.screen)


def words_of(page: CalibrationPage) -> str:
    return "\n".join(label.text() for label in page.talk.findChildren(QLabel) if label.isVisible())


def test_while_it_is_scored_nobody_sees_more_than_who_is_how_far(
    room: Callable[..., Room], qtbot: QtBot
) -> None:
    made = room(COACHES["p3"])
    made.score("p0", "c000", STRICT)
    again(made, qtbot)
    page = made.page
    assert page.stack.currentWidget() is page.waiting
    shown = "\n".join(label.text() for label in page.waiting.findChildren(QLabel))
    assert "Agent 0" in shown and "1 of 12" in shown and "Never offered" not in shown
    assert not page.head.reveal.isVisible() and not page.head.figures.isVisible()
    QTest.keySequence(page.list, QKeySequence("N"))
    calm(qtbot, made.screen)
    ((name, params),) = made.screen.gone
    assert (name, params["interaction_id"]) == ("review", "c000")
    assert evaluate.load_draft(made.desk("p3"), params["draft_id"]).form.key == "f"


def test_a_whole_round_with_one_late(room: Callable[..., Room], qtbot: QtBot) -> None:
    made = room()
    made.all_but_one()
    again(made, qtbot)
    page = made.page
    assert page.stack.currentWidget() is page.waiting and page.head.reveal.isEnabled()
    page.head.reveal.click()
    calm(qtbot, made.screen)
    assert page.stack.currentWidget() is page.talk
    assert page.talk.question.text() == "a2"
    assert "Never offered" in words_of(page) and "read differently" in words_of(page)
    made.score("p3", "c000", STRICT)
    again(made, qtbot)
    assert "Agent 3 (late)" in words_of(page)
    page.talk.settled.emit(page.talk.report.calls[0].id, "a2", "no", "No offer was made")  # type: ignore[union-attr]
    calm(qtbot, made.screen)
    assert page.report is not None
    settled = next(q for q in page.report.questions if q.key == "a2").agreed
    assert list(settled.values()) == [("no", "No offer was made")]
    page.head.figures.click()
    assert page.stack.currentWidget() is page.figures
    cells = {
        page.figures.questions.data(page.figures.questions.index(row, 0)): [
            page.figures.questions.data(page.figures.questions.index(row, column)) for column in (1, 2, 5)
        ]
        for row in range(3)
    }
    assert cells["a1"] == ["no failures seen", "100\N{NO-BREAK SPACE}%", "12"]
    assert cells["a2"][0] == "✕ rewrite" and cells["a2"][1].startswith("33") and cells["a2"][2] == "12"
    assert "1 late score, counted in no figure" in page.figures.notes[0].text()
    bias = page.figures.people
    assert bias.data(bias.index(0, 1)).startswith("−")
    page.figures.draft.click()
    calm(qtbot, made.screen)
    assert made.screen.gone[-1][0] == "forms"
    with made.screen.desk.reading() as connection:
        line = next(line for line in form_drafts.form_lines(connection) if line.draft_id)
        assert line.draft_id is not None
        form = form_drafts.load_draft(connection, line.draft_id).form
    assert {q.key for q in form.questions() if "rewrite" in q.categories} >= {"a2"}


def test_the_talk_goes_from_question_to_question_by_key(room: Callable[..., Room], qtbot: QtBot) -> None:
    made = room()
    made.all_but_one()
    calibration.reveal(Desk(made.screen.desk.workspace, LEAD), made.round)
    again(made, qtbot)
    page = made.page
    assert page.talk.question.text() == "a2"
    QTest.keySequence(page.list, QKeySequence("Alt+Down"))
    assert page.talk.question.text() == "b1"
    QTest.keySequence(page.list, QKeySequence("D"))
    assert page.talk.question.text() == "a2"
    played: list[tuple[str, int, int]] = []
    page.talk.played.disconnect()
    page.talk.played.connect(lambda *what: played.append(what))
    plays = [b for b in page.talk.area.findChildren(QToolButton) if b.text() == "0:00"]
    plays[0].click()
    assert played == [("c000", 200, 900)]


def test_late_ones_stay_blind_until_they_have_scored(room: Callable[..., Room], qtbot: QtBot) -> None:
    made = room(COACHES["p3"])
    made.all_but_one()
    calibration.reveal(Desk(made.screen.desk.workspace, LEAD), made.round)
    again(made, qtbot)
    page = made.page
    assert page.stack.currentWidget() is page.waiting and len(page.waiting.left) == 12
    for call in made.calls:
        made.score("p3", call)
    again(made, qtbot)
    assert page.stack.currentWidget() is page.talk
    assert not page.head.close_round.isVisible()


def test_a_round_is_opened_from_the_page(room: Callable[..., Room], qtbot: QtBot) -> None:
    made = room()
    page = made.page
    page.new(["c001", "c002"])
    calm(qtbot, made.screen)
    dialog = page.opening.dialog
    assert dialog is not None
    ok = dialog.buttons.buttons()[0]
    assert not ok.isEnabled()
    dialog.name.setText("Complaints")
    assert set(dialog.call_ids) == {"c001", "c002"}
    with made.screen.desk.workspace.session() as session, session.begin():
        for who in COACHES:
            session.execute(
                text(
                    "INSERT INTO role_grant (id, person_id, role, valid_from)"
                    " VALUES (:w, :w, 'coach', '1970-01-01')"
                ),
                {"w": who},
            )
    dialog.close()
    page.new(["c001", "c002"])
    calm(qtbot, made.screen)
    dialog = page.opening.dialog
    assert dialog is not None
    dialog.name.setText("Complaints")
    for at in range(2):
        dialog.people.item(at).setCheckState(Qt.CheckState.Checked)
    assert dialog.buttons.buttons()[0].isEnabled()
    dialog.accept()
    calm(qtbot, made.screen)
    qtbot.waitUntil(lambda: page.report is not None and page.report.round.title == "Complaints")
    assert len(page.report.calls) == 2  # type: ignore[union-attr]


def test_an_empty_page_says_what_rounds_are_for(show: Show, screen: Screen) -> None:
    page = show(CalibrationPage, calls=5)
    assert page.stack.currentWidget() is page.nothing
    assert page.nothing.title.text() == "No calibration round yet"


def test_the_suggested_round_is_asked_for_by_itself(room: Callable[..., Room], qtbot: QtBot) -> None:
    made = room()
    made.page.activate(part="suggested")
    calm(qtbot, made.screen)
    assert made.page.opening.dialog is not None
    made.page.opening.dialog.close()
