"""Filling the rest with the best choice: marked and counted until somebody looked, and one step to take back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from qa_desk.scoring import Form, Section
from qa_desk.work import evaluate
from qa_desk.work.desk import Desk
from qa_desk.work.forms import publish
from qa_desk.workspace import Workspace
from tests.scoring.small_forms import yes_no
from tests.ui.review.calls import World
from tests.ui.review.conftest import AtWork

QUESTIONS = tuple(yes_no(key) for key in ("hello", "name", "bye"))
FORM = Form("fill", "Fill", "en", (Section("all", "All", QUESTIONS),), fill_best=True)


def test_what_is_filled_in_is_marked_and_counted_until_somebody_looks_at_it(
    sit_down: Callable[..., AtWork], root: Path, made: World
) -> None:
    workspace = Workspace.open(root)
    version = publish(Desk(workspace), FORM)
    workspace.close()
    coach = sit_down("")
    evaluate.start(coach.desk, made.calls["harper"], version)
    coach.open("harper")
    coach.wait(lambda: coach.page.model.form is not None)
    page = coach.page
    coach.press(Qt.Key.Key_2)
    page.fill_rest()
    coach.settle()
    assert "2 filled in, not looked at" in page.form.head.standing.text()
    on_disk = coach.on_disk().answers
    assert [on_disk[key].untouched_default for key in ("hello", "name", "bye")] == [False, True, True]
    page.form.go_to("name")
    coach.press(Qt.Key.Key_1)
    coach.settle()
    assert "1 filled in, not looked at" in page.form.head.standing.text()
    assert not coach.on_disk().answers["name"].untouched_default
    page.undo_stack.undo()
    page.undo_stack.undo()
    coach.settle()
    assert not coach.on_disk().answers["bye"].given and coach.on_disk().answers["hello"].choices == ("no",)
