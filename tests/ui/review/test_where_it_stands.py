"""Where a submitted evaluation stands, released before its time, and taken out as a report, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from db.models import SurveyComment
from qa_desk import scoring
from qa_desk.scoring.fill import rest_with_best
from qa_desk.work import evaluate, life
from qa_desk.work.desk import Desk
from qa_desk.work.forms import publish
from qa_desk.work.permissions import may
from qa_desk.work.revise import start_revision
from qa_desk.work.submit import submit
from tests.ui.review.conftest import AtWork

Keys, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def scored(coach: AtWork, **fields: Any) -> str:
    """The harper call, scored and submitted on a form released so."""
    form = replace(scoring.starter_forms("support")[0], key="other", title="Other", **fields)
    version = publish(Desk(coach.desk.workspace), form)
    draft = evaluate.start(coach.desk, coach.calls["harper"], version)
    evaluate.set_answers(coach.desk, draft, rest_with_best(form, {}))
    submit(coach.desk, draft)
    coach.open("harper")
    coach.wait(lambda: coach.page.model.draft is not None and coach.page.model.draft.id == draft)
    return draft


def chip(coach: AtWork) -> str:
    return coach.page.form.head.life.text()


def test_a_scheduled_release_is_told_and_brought_forward(sit_down: Callable[..., AtWork]) -> None:
    coach = sit_down()
    evaluation = scored(coach, release=scoring.Release(mode="scheduled", hours=24))
    assert chip(coach).startswith("To be released") and may(coach.desk.acting, "evaluation.release")
    coach.press(Keys.Key_L, mod=Control)
    coach.wait(lambda: chip(coach).startswith("Released"))
    with coach.desk.reading() as connection:
        assert life.life_of(connection, evaluation).released
    assert not coach.page.can_release()


def test_what_waits_for_a_second_person_cannot_be_released_here(sit_down: Callable[..., AtWork]) -> None:
    coach = sit_down()
    scored(coach, release=scoring.Release(mode="approval"))
    assert chip(coach) == "Waits for approval" and not coach.page.can_release()


def test_a_draft_says_so_and_a_revised_one_leads_to_what_took_its_place(
    sit_down: Callable[..., AtWork],
) -> None:
    coach = sit_down()
    old = scored(coach)
    assert chip(coach).startswith("Released") and chip(coach).endswith("unread")
    lead = Desk(coach.desk.workspace, coach.desk.acting)
    draft = start_revision(lead, old, "Heard again")
    coach.page.open_call(coach.page.model.call_id)
    coach.wait(lambda: chip(coach) == "Draft")
    new = submit(lead, draft)
    coach.app.context.navigate("review", interaction_id=coach.calls["harper"], draft_id=old)
    coach.wait(lambda: chip(coach).startswith("Revised"))
    coach.press(Keys.Key_U, mod=Control)
    coach.wait(lambda: coach.page.model.draft is not None and coach.page.model.draft.id == new)


def test_the_report_leaves_by_key_and_from_the_menu(
    sit_down: Callable[..., AtWork], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach = sit_down()
    scored(coach)
    target = tmp_path / "report"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "PDF document (*.pdf)"))
    coach.press(Keys.Key_R, mod=Control)
    coach.wait((tmp_path / "report.pdf").exists)
    coach.settle()
    coach.page.form.head.more.click()
    coach.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.isEnabled() for action in menu.actions()] == [True, False, False]
    menu.close()


def test_what_the_customer_wrote_is_read_once_it_may_be_known(sit_down: Callable[..., AtWork]) -> None:
    coach = sit_down()
    calls, words = coach.calls, "nobody rang\nme back"
    with coach.desk.workspace.session() as session, session.begin():
        session.add(
            SurveyComment(
                interaction_id=calls["harper"], source="test", external_id="words", verbatim=words,
                answered_at=datetime(2026, 3, 9, 16, 0, tzinfo=UTC),
            )
        )  # fmt: skip
    coach.open("repairs")
    coach.open("harper")
    header = coach.page.header
    assert coach.page.model.rating_hidden and not header.said.text() and not header.said.isVisible()
    scored(coach)
    coach.wait(lambda: not coach.page.model.rating_hidden)
    assert header.said.text() == "The customer wrote: “nobody rang me back”" and header.said.isVisible()
