"""A new form begins empty or with one of the forms that come with QA Desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from db.queries.acting import Acting
from qa_desk.scoring import check, starter_forms
from tests.ui.alone import Screen
from ui.pages.forms.beginning import NewForm
from ui.pages.forms.page import FormsPage
from ui.pages.forms.words import STARTERS

LEAD = Acting("p4", "Agent 4", frozenset({"lead"}))


def pick(dialog: NewForm, starter: str, language: str) -> None:
    dialog.starter.setCurrentIndex(dialog.starter.findData(starter))
    dialog.starter.activated.emit(dialog.starter.currentIndex())
    dialog.language.setCurrentIndex(dialog.language.findData(language))


def test_every_form_that_comes_with_the_product_is_offered() -> None:
    assert set(STARTERS) == {form.key for form in starter_forms()}
    titles = {form.key: form.title for form in starter_forms() if form.language == "en"}
    assert titles == dict(STARTERS)


@pytest.mark.parametrize(("key", "language"), [(key, "en") for key in STARTERS] + [("sales", "zh")])
def test_a_starter_form_becomes_a_draft_of_ones_own(
    show: Callable[..., FormsPage], screen: Screen, qtbot: QtBot, key: str, language: str
) -> None:
    page = show(FormsPage, calls=1, acting=LEAD)
    page.new()
    dialog = page.dialog
    assert isinstance(dialog, NewForm)
    pick(dialog, key, language)
    dialog.accept()
    qtbot.waitUntil(lambda: page.document.form is not None and page.document.form.key == key)
    form = page.document.form
    assert form is not None and form.language == language
    assert check(form) == []
    assert page.document.editable
    qtbot.waitUntil(page.head.publish.isEnabled)


def test_a_starter_form_may_be_called_otherwise(
    show: Callable[..., FormsPage], screen: Screen, qtbot: QtBot
) -> None:
    page = show(FormsPage, calls=1, acting=LEAD)
    page.new()
    dialog = page.dialog
    assert isinstance(dialog, NewForm)
    ok = dialog.buttons.buttons()[0]
    assert not ok.isEnabled()
    pick(dialog, "complaint", "en")
    assert ok.isEnabled()
    dialog.name.setText("Complaints, cards")
    dialog.key.setText("complaint_cards")
    dialog.accept()
    qtbot.waitUntil(lambda: page.document.form is not None)
    form = page.document.form
    assert form is not None and (form.key, form.title) == ("complaint_cards", "Complaints, cards")
