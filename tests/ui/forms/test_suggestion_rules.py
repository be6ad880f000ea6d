"""A lead writes a rule, tries it on past calls, hears where it differs, and switches it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from qa_desk.work import Desk
from qa_desk.work.forms import publish
from tests.scoring.small_forms import two_groups
from tests.ui.alone import Screen
from tests.ui.forms.test_forms import A1, LEAD, Begin, calm, saved
from tests.work.talking_centre import RULE, with_rule
from ui.pages.forms.page import FormsPage
from ui.pages.forms.suggesting import Suggesting

FORM = with_rule(two_groups("section_percent"))


@pytest.fixture
def begin(show: Callable[..., FormsPage], screen: Screen, qtbot: QtBot) -> Iterator[Begin]:
    def made(rule: bool = True) -> FormsPage:
        publish(Desk(screen.desk.workspace), FORM if rule else two_groups("section_percent"))
        page = show(FormsPage, calls=30, acting=LEAD)
        with screen.desk.workspace.session() as session, session.begin():
            for n, words in enumerate(["Thank you for calling", "Yes?"]):
                session.execute(
                    text("INSERT INTO transcript VALUES (:t, :c, 'x', 'en', 0)"),
                    {"t": f"t{n}", "c": f"c00{n}"},
                )
                session.execute(
                    text("UPDATE interaction SET language = 'en' WHERE id = :c"), {"c": f"c00{n}"}
                )
                session.execute(
                    text(
                        "INSERT INTO turn (transcript_id, position, speaker, start_ms, end_ms, text)"
                        " VALUES (:t, 0, 'agent', 4000, 6000, :w)"
                    ),
                    {"t": f"t{n}", "w": words},
                )
        screen.context.changed.connect(page.refresh)
        calm(qtbot, screen)
        page.document.select(A1)
        return page

    yield made


def tried(page: FormsPage, screen: Screen, qtbot: QtBot) -> Suggesting:
    page.try_rule()
    calm(qtbot, screen)
    return page.suggesting


def test_a_rule_is_tried_and_says_what_it_found(begin: Begin, screen: Screen, qtbot: QtBot) -> None:
    page = begin()
    panel = tried(page, screen, qtbot)
    assert panel.result.isVisible() and "holds in 1" in panel.result.counts.text()
    assert "mostly: no transcript" in panel.result.counts.text()
    assert "Not measured yet" in panel.result.verdict.text()
    assert "tested, not switched on" in panel.standing.text()
    panel.result.which.setCurrentIndex(1)
    panel.result.which.activated.emit(1)
    table = panel.result.table
    assert panel.result.model.rowCount() == 1
    table.setCurrentIndex(panel.result.model.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert screen.gone[-1] == ("review", {"interaction_id": "c000", "at_ms": 4000})


def test_only_a_tested_wording_is_switched_on(begin: Begin, screen: Screen, qtbot: QtBot) -> None:
    page = begin()
    panel = page.suggesting
    page.tabs.setCurrentWidget(panel)
    assert not panel.switch.isEnabled()
    tried(page, screen, qtbot)
    assert panel.switch.isEnabled()
    panel.switch.click()
    calm(qtbot, screen)
    assert panel.switch.text() == "Switch off" and "switched on" in panel.standing.text()
    row = panel.editor.rows[0]
    row.words.setFocus()
    row.words.show_text("")
    QTest.keyClicks(row.words, "thanks for calling, good morning")
    saved(page, screen, qtbot)
    assert page.document.form is not None
    changed = page.document.form.question("a1")
    assert changed is not None and changed.suggest is not None and changed.suggest.when.said is not None
    assert changed.suggest.when.said.any_ == ("thanks for calling", "good morning")
    assert not panel.switch.isEnabled() and "changed here since" in panel.standing.text()
    page.undo_stack.undo()
    saved(page, screen, qtbot)
    assert panel.switch.text() == "Switch off", "the wording that is on is back"
    panel.switch.click()
    calm(qtbot, screen)
    assert "switched off" in panel.standing.text()


def test_a_rule_is_begun_with_a_sign_and_its_faults_are_told(
    begin: Begin, screen: Screen, qtbot: QtBot
) -> None:
    page = begin(rule=False)
    panel = page.suggesting
    page.tabs.setCurrentWidget(panel)
    assert "No rule yet" in panel.head.text() and panel.begin.isVisible()
    panel.menu.actions()[0].trigger()
    saved(page, screen, qtbot)
    assert panel.editor.isVisible() and page.problems.count() == 1, "words to listen for are missing"
    assert not panel.try_it.isEnabled()
    panel.editor.rows[0].words.insertPlainText("您好，早上好")
    saved(page, screen, qtbot)
    assert page.problems.count() == 0 and panel.try_it.isEnabled()
    panel.remove.click()
    saved(page, screen, qtbot)
    assert page.document.form == two_groups("section_percent")


def test_signs_within_signs_are_written_as_text(begin: Begin, screen: Screen, qtbot: QtBot) -> None:
    page = begin()
    panel = page.suggesting
    page.tabs.setCurrentWidget(panel)
    panel.editor.as_text.click()
    written = panel.editor.text.toPlainText()
    assert panel.editor.text.isVisible() and "thank you for calling" in written
    panel.editor.text.setPlainText("when: {no such: sign}\nthen: 'yes'")
    assert panel.editor.wrong.isVisible()
    deep = "when: {all: [{silence: {over: 20}}, {any: [{hold: {}}, {not: {card_number: {}}}]}]}\nthen: 'yes'"
    panel.editor.text.setPlainText(deep)
    saved(page, screen, qtbot)
    assert not panel.editor.wrong.isVisible()
    panel.editor.as_text.click()
    assert panel.editor.text.isVisible() and not panel.editor.rows, "cards could not show it"
    question = page.document.form.question("a1") if page.document.form else None
    assert question is not None and question.suggest is not None and len(question.suggest.when.all_) == 2


def test_every_kind_of_sign_is_shown_and_read_back_the_same(qtbot: QtBot) -> None:
    from ui.pages.forms.sign_row import FRESH, SignRow

    for kind, sign in FRESH.items():
        row = SignRow(sign, negated=False)
        qtbot.addWidget(row)
        assert row.sign == sign, kind
    row = SignRow(RULE.when, negated=True)
    qtbot.addWidget(row)
    assert row.sign.not_ == RULE.when
