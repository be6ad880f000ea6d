"""Nothing that was scored is lost: not by kill -9, not by closing, not by a second window."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from qa_desk import scoring
from qa_desk.work import evaluate
from qa_desk.work.desk import Desk
from tests.ui.review.conftest import AtWork
from tests.ui.review.test_scoring_by_keyboard import begin

Keys = Qt.Key
Sit = Callable[..., AtWork]

SCORES_AND_DIES = """
import os, signal, sys, time
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pathlib import Path
from ui.app import App
from ui.options import Options
from ui.settings import SettingsStore

root, call = Path(sys.argv[1]), sys.argv[2]
qt = QApplication(["test"])
store = SettingsStore(QSettings(str(root.parent / "dying.ini"), QSettings.Format.IniFormat))
app = App(qt, Options(workspace=root, person="Ines Okafor", language="en"), store)
app.start()

def until(what):
    end = time.monotonic() + 30
    while not what():
        qt.processEvents()
        assert time.monotonic() < end, what

def press(*keys):
    app.window.activateWindow()
    until(app.window.isActiveWindow)
    for key in keys:
        QTest.keyClick(app.window.focusWidget() or page, key)

until(lambda: app.window.current)
app.context.navigate("review", interaction_id=call)
page = app.window.page
until(lambda: page.model.data is not None)
press(Qt.Key.Key_1)
until(lambda: page.model.draft is not None)
press(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_C)
QTest.keyClicks(app.window.focusWidget(), "Named the balance first.")
press(Qt.Key.Key_Escape)
press(Qt.Key.Key_M)
QTest.keyClicks(app.window.focusWidget(), "Balance")
press(Qt.Key.Key_Return)
press(Qt.Key.Key_E, Qt.Key.Key_Down, Qt.Key.Key_3)
until(lambda: page.model.saver.saved)
print("saved", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_scored_before_kill_9_is_there_when_the_call_is_opened_again(
    sit_down: Sit, root: Path, made: object
) -> None:
    coach = sit_down("")
    died = subprocess.run(
        [sys.executable, "-c", SCORES_AND_DIES, str(root), coach.calls["harper"]],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert "saved" in died.stdout
    coach.open("harper")
    model = coach.page.model
    assert model.answer("greeting") == scoring.Answer(choices=("yes",))
    assert model.answer("identity") == scoring.Answer(choices=("no",), comment="Named the balance first.")
    assert model.answer("listens").choices == ("rarely",)
    assert [row.tag for row in model.moments] == ["Balance"]
    assert [row.tag for row in model.evidence_of("identity")] == ["Balance"]
    assert coach.page.form.head.failure.isVisible()


def test_leaving_the_page_puts_the_last_letters_on_disk(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.press(Keys.Key_1, Keys.Key_C)
    coach.type("last")
    coach.page.deactivate()
    assert coach.on_disk().answers["greeting"].comment == "last"


def test_a_crash_puts_the_last_letters_on_disk(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.press(Keys.Key_1, Keys.Key_C)
    coach.type("almost")
    for write in coach.app.context.before_crash:
        write()
    assert coach.on_disk().answers["greeting"].comment == "almost"


def test_a_second_window_on_the_same_evaluation_is_noticed_and_held(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    model = coach.page.model
    coach.press(Keys.Key_1)
    coach.settle()
    assert model.draft is not None
    other = Desk(coach.desk.workspace, coach.desk.acting)
    evaluate.set_answer(other, model.draft.id, "listens", scoring.Answer(choices=("mostly",)))
    coach.page.watch.look()
    coach.wait(lambda: model.held)
    coach.settle()
    assert model.answer("listens").choices == ("mostly",)
    assert model.answer("greeting").choices == ("yes",)
    coach.press(Keys.Key_2)
    assert model.answer("greeting").choices == ("yes",)
    coach.page._take_over()
    coach.settle()
    coach.press(Keys.Key_2)
    coach.settle()
    assert coach.on_disk().answers["greeting"].choices == ("no",)
    assert coach.on_disk().answers["listens"].choices == ("mostly",)


def test_an_evaluation_submitted_in_another_window_is_shown_as_submitted(sit_down: Sit) -> None:
    from qa_desk.work.submit import submit

    coach = sit_down()
    begin(coach)
    model = coach.page.model
    assert model.draft is not None and model.form is not None
    other = Desk(coach.desk.workspace, coach.desk.acting)
    best = {q.key: scoring.Answer(choices=(q.choices[0].key,)) for q in model.form.questions()}
    evaluate.set_answers(other, model.draft.id, best)
    submit(other, model.draft.id)
    coach.press(Keys.Key_2)
    coach.settle()
    coach.wait(lambda: model.draft is not None and model.draft.state == "submitted")
    assert model.answer("greeting").choices == ("yes",)
    assert not model.editable


def test_while_another_program_writes_the_answer_waits_and_is_kept(
    sit_down: Sit, monkeypatch: object
) -> None:
    from qa_desk.work.desk import BusyError

    coach = sit_down()
    begin(coach)
    model = coach.page.model
    real = evaluate.set_answer
    tries: list[int] = []

    def busy(*args: object) -> None:
        tries.append(1)
        if len(tries) == 1:
            raise BusyError("Another program is writing to this workspace and did not finish.")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("ui.pages.review.model.evaluate.set_answer", busy)  # type: ignore[attr-defined]
    coach.press(Keys.Key_1)
    coach.wait(lambda: model.saver.stuck is not None)
    assert not model.saver.saved
    assert "Not saved yet" in coach.page.form.head.saved.text()
    model.saver.retry()
    coach.settle()
    assert coach.on_disk().answers["greeting"].choices == ("yes",)
