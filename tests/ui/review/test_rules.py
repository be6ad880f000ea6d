"""Rules that show and hide, root causes and both levels of sections, met on the Review page."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt

from qa_desk.scoring import Choice, Condition, Form, Question, RootCause, Section
from qa_desk.work import evaluate
from qa_desk.work.desk import Desk
from qa_desk.work.forms import publish
from qa_desk.workspace import Workspace
from tests.scoring.small_forms import yes_no
from tests.ui.review.calls import World
from tests.ui.review.conftest import AtWork

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CAUSES = (RootCause("haste", "In haste"), RootCause("unaware", "Did not know"))
HOLD = Question(
    "hold",
    "Announced",
    choices=(
        Choice("yes", "Yes", Decimal(1)),
        Choice("no", "No", root_causes=CAUSES, cause_required=True),
    ),
)
SORRY = yes_no("sorry", show_if=Condition(question="hold", is_=("no",)))
FORM = Form(
    "ruled",
    "Ruled",
    "en",
    (
        Section("talk", "Talk", sections=(Section("holds", "Holds", (HOLD, SORRY)),)),
        Section("end", "End", (yes_no("bye"),)),
    ),
)


def at_form(sit_down: Callable[..., AtWork], root: Path, made: World) -> AtWork:
    workspace = Workspace.open(root)
    version = publish(Desk(workspace), FORM)
    workspace.close()
    coach = sit_down("")
    evaluate.start(coach.desk, made.calls["harper"], version)
    coach.open("harper")
    coach.wait(lambda: coach.page.model.form is not None)
    return coach


def test_a_question_appears_where_a_rule_wants_it_and_keys_pass_over_hidden_ones(
    sit_down: Callable[..., AtWork], root: Path, made: World
) -> None:
    coach = at_form(sit_down, root, made)
    form = coach.page.form
    row = form.row("sorry")
    assert row is not None and row.isHidden()
    assert form.sections[0].head.text() == "Talk · Holds"
    coach.press(Keys.Key_1, Keys.Key_Down)
    assert coach.page.model.question == "bye"
    coach.press(Keys.Key_Up, Keys.Key_2)
    assert not row.isHidden()
    coach.press(Keys.Key_Down)
    assert coach.page.model.question == "sorry"


def test_a_root_cause_is_asked_for_ticked_undone_and_submitted(
    sit_down: Callable[..., AtWork], root: Path, made: World
) -> None:
    coach = at_form(sit_down, root, made)
    coach.press(Keys.Key_2, Keys.Key_Down, Keys.Key_1, Keys.Key_Down, Keys.Key_1)
    coach.press(Keys.Key_Return, mod=CTRL)
    row = coach.page.form.row("hold")
    assert row is not None
    assert "root cause" in coach.page.form.missing._words.text()
    row.causes.boxes["unaware"].click()
    coach.settle()
    assert coach.on_disk().answers["hold"].causes == ("unaware",)
    coach.page.undo_stack.undo()  # type: ignore[union-attr]
    assert not row.causes.boxes["unaware"].isChecked()
    coach.page.undo_stack.redo()  # type: ignore[union-attr]
    coach.settle()
    coach.press(Keys.Key_Return, mod=CTRL)
    coach.wait(lambda: coach.page.model.draft is not None and coach.page.model.draft.state == "submitted")
    coach.settle()
    assert coach.page.model.answer("hold").causes == ("unaware",)
