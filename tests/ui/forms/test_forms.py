"""The Forms page as a lead works with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.queries.acting import Acting
from qa_desk.scoring import Answer, dump_form, load_form
from qa_desk.scoring.editing import Path as At
from qa_desk.work import Desk
from qa_desk.work.forms import install_starter_forms, publish
from tests.scoring.small_forms import NO, YES, two_groups
from tests.ui.alone import Screen
from ui.pages.forms.page import FormsPage
from ui.text import set_language

LEAD = Acting("p4", "Agent 4", frozenset({"lead"}))
COACH = Acting("p4", "Agent 4", frozenset({"coach"}))
FORM = two_groups("section_percent")
A: At = (("sections", 0),)
A1: At = (*A, ("questions", 0))
Drop = QAbstractItemView.DropIndicatorPosition
Begin = Callable[..., FormsPage]


@pytest.fixture
def begin(show: Callable[..., FormsPage], screen: Screen, qtbot: QtBot) -> Begin:
    def made(acting: Acting = LEAD, published: bool = True) -> FormsPage:
        if published:
            publish(Desk(screen.desk.workspace), FORM)
        page = show(FormsPage, calls=5, acting=acting)
        screen.context.changed.connect(page.refresh)
        calm(qtbot, screen)
        return page

    return made


def calm(qtbot: QtBot, screen: Screen) -> None:
    qtbot.waitUntil(lambda: not screen.context.background.jobs)


def saved(page: FormsPage, screen: Screen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.saver.saved):
        pass
    calm(qtbot, screen)


def stored(screen: Screen, sql: str) -> list[tuple[object, ...]]:
    with screen.desk.reading() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def keys(page: FormsPage) -> list[str]:
    form = page.document.form
    assert form is not None
    return [one.key for section in form.groups() for one in (section, *section.questions)]


def type_into(page: FormsPage, label: str, words: str) -> None:
    field = page.properties.input(label).widget
    assert isinstance(field, QLineEdit)
    field.setText(words)
    field.textEdited.emit(words)


def test_the_first_change_makes_a_draft_that_is_on_disk_and_undone(
    begin: Begin, screen: Screen, qtbot: QtBot
) -> None:
    page = begin()
    assert keys(page) == ["a", "a1", "a2", "b", "b1"]
    page.document.select(A)
    type_into(page, "Title", "Ope")
    type_into(page, "Title", "Opening")
    saved(page, screen, qtbot)
    assert stored(screen, "SELECT json_extract(definition, '$.sections[0].title') FROM form_draft") == [
        ("Opening",)
    ]
    assert "draft" in page.list.item(0).text()
    assert page.stack.count() == 1
    page.stack.undo()
    assert page.document.form == FORM
    saved(page, screen, qtbot)
    page.stack.redo()
    assert page.document.form is not None
    assert page.document.form.sections[0].title == "Opening"


def test_parts_are_added_copied_moved_and_removed(begin: Begin, screen: Screen, qtbot: QtBot) -> None:
    page = begin()
    page.document.select(A1)
    page.add_question()
    assert keys(page) == ["a", "a1", "question_1", "a2", "b", "b1"]
    page.move_down()
    assert keys(page) == ["a", "a1", "a2", "question_1", "b", "b1"]
    page.duplicate()
    assert keys(page)[4] == "question_1_1"
    page.add_choice()
    page.document.select((*A, ("questions", 3)))
    page.remove_part()
    page.add_section()
    assert keys(page) == ["a", "a1", "a2", "question_1", "b", "b1", "section_1"]
    assert "a section needs at least one question" in page.problems.item(0).text()
    assert not page.head.publish.isEnabled()
    page.document.select(())
    page.problems.itemClicked.emit(page.problems.item(0))
    assert page.document.path == (("sections", 2),)
    for _ in range(page.stack.count()):
        page.stack.undo()
    assert page.document.form == FORM


def test_a_question_is_dragged_into_another_section_and_not_into_a_question(
    begin: Begin, qtbot: QtBot
) -> None:
    page = begin()
    tree, b1 = page.tree, (("sections", 1), ("questions", 0))
    assert tree.target_of(A1, b1, Drop.BelowItem) == (("sections", 1), ("questions", 1))
    assert tree.target_of(A1, (("sections", 1),), Drop.OnItem) == (("sections", 1), ("questions", 1))
    assert tree.target_of(A1, b1, Drop.OnItem) is None
    assert page.document.move(A1, (("sections", 1), ("questions", 0)), "Move")
    assert keys(page) == ["a", "a2", "b", "a1", "b1"]
    assert page.tree.path_at(page.tree.currentItem()) == (("sections", 1), ("questions", 0))


def test_what_cannot_be_read_is_said_and_not_applied(begin: Begin, qtbot: QtBot) -> None:
    page = begin()
    page.document.select(A1)
    for label, words in (("Weight", "heavy"), ("Show if", "{question: [")):
        type_into(page, label, words)
        assert page.properties._wrong.isVisibleTo(page.properties)
    assert page.document.form == FORM
    type_into(page, "Weight", "2,5")
    type_into(page, "Show if", "{question: a2, is: [yes]}")
    assert not page.properties._wrong.isVisibleTo(page.properties)
    assert page.document.form is not None
    assert str(page.document.form.sections[0].questions[0].weight) == "2.5"
    assert page.problems.count() == 0


def test_the_preview_is_answered_and_follows_rules(begin: Begin, qtbot: QtBot) -> None:
    page = begin()
    page.tabs.setCurrentWidget(page.preview)
    for key, answer in (("a1", YES), ("a2", NO), ("b1", YES)):
        form = page.document.form
        assert form is not None
        question = form.question(key)
        assert question is not None
        page.preview._put(question, answer)
    assert page.preview.score.text().startswith("66.7 %")
    page.document.select((*A, ("questions", 1)))
    page.tabs.setCurrentWidget(page.properties)
    type_into(page, "Show if", "{question: a1, is: [no]}")
    page.preview.rebuild()
    assert page.preview.rows["a2"].isHidden()
    assert page.preview.score.text().startswith("100.0 %")
    assert page.preview.answers["a2"] == Answer(choices=("no",))


def test_publishing_shows_what_differs_and_the_lab_and_then_publishes(
    begin: Begin, screen: Screen, qtbot: QtBot
) -> None:
    page = begin()
    page.document.select(A)
    type_into(page, "Weight", "50")
    saved(page, screen, qtbot)
    qtbot.waitUntil(page.head.publish.isEnabled)
    page.publish()
    calm(qtbot, screen)
    assert page.dialog.differs.item(0).text() == "Changed: a weight, from 40 to 50"
    assert page.dialog.table.columnCount() == 5
    page.dialog.accept()
    qtbot.waitUntil(lambda: stored(screen, "SELECT max(number) FROM form_version") == [(2,)])
    calm(qtbot, screen)
    qtbot.waitUntil(
        lambda: "version 2" in page.list.item(0).text() and "draft" not in page.list.item(0).text()
    )


def test_a_form_leaves_as_a_file_and_comes_back_with_its_faults_named(
    begin: Begin, screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    page = begin()
    page.write_out(tmp_path / "out.yaml")
    assert load_form(tmp_path / "out.yaml") == FORM
    (tmp_path / "bad.yaml").write_text(dump_form(FORM).replace("weight: 40", "weight: heavy"), "utf-8")
    page.take_in(tmp_path / "bad.yaml")
    assert screen.told[-1] == "bad.yaml is not a form yet."
    (tmp_path / "new.yaml").write_text(dump_form(FORM).replace("key: f\n", "key: other\n"), "utf-8")
    page.take_in(tmp_path / "new.yaml")
    qtbot.waitUntil(lambda: page.document.form is not None and page.document.form.key == "other")
    assert page.list.count() == 2


def test_a_coach_reads_forms_and_changes_nothing(begin: Begin, qtbot: QtBot) -> None:
    page = begin(COACH)
    page.document.select(A1)
    assert not page.properties.input("Weight").widget.isEnabled()
    page.add_question()
    page.remove_part()
    assert page.document.form == FORM
    assert not page.head.publish.isEnabled()


def test_both_languages_of_every_starter_form_are_shown(begin: Begin, screen: Screen, qtbot: QtBot) -> None:
    install_starter_forms(Desk(screen.desk.workspace))
    page = begin(published=False)
    assert page.list.count() >= 2
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        calm(qtbot, screen)
        assert page.problems.count() == 0
    set_language("zh_CN")
    set_language("en")
