"""A coach scores a call without touching the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from qa_desk import scoring
from tests.ui.review.conftest import AtWork
from ui.text import set_language

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Sit = Callable[..., AtWork]


def begin(coach: AtWork) -> None:
    """Begin with the first form."""
    coach.press(Keys.Key_1)
    coach.wait(lambda: coach.page.model.draft is not None)
    coach.settle()


def answer_all(coach: AtWork) -> None:
    """Give every question its first choice."""
    assert coach.page.model.form is not None
    for _ in coach.page.model.form.questions():
        coach.press(Keys.Key_1, Keys.Key_Down)


def test_one_key_begins_with_a_form_in_the_language_of_the_call(sit_down: Sit) -> None:
    coach = sit_down("mandarin")
    begin(coach)
    assert coach.page.model.form is not None and coach.page.model.form.language == "zh"
    assert coach.page.model.result is not None and coach.page.model.result.score is None


def test_a_call_is_scored_and_submitted_by_keyboard_and_is_then_read_only(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    answer_all(coach)
    coach.press(Keys.Key_C)
    coach.type("Clear and kind.")
    coach.press(Keys.Key_Escape)
    coach.press(Keys.Key_Return, mod=CTRL)
    coach.wait(lambda: coach.page.model.draft is not None and coach.page.model.draft.state == "submitted")
    coach.settle()
    model = coach.page.model
    assert model.result is not None and model.result.score == 100
    assert model.answer("notes").comment == "Clear and kind."
    coach.press(Keys.Key_2)
    coach.settle()
    assert model.answer("notes").choices == ("yes",)
    assert "passed" in coach.page.form.head.standing.text()
    assert not coach.page.header.submit_button.isVisible()


def test_the_rating_stays_hidden_until_submission_where_the_form_is_blind(sit_down: Sit) -> None:
    coach = sit_down()
    assert "hidden" in coach.page.header.rating.text()
    begin(coach)
    answer_all(coach)
    assert "hidden" in coach.page.header.rating.text()
    coach.press(Keys.Key_Return, mod=CTRL)
    coach.wait(lambda: "hidden" not in coach.page.header.rating.text())
    assert coach.page.header.rating.text() == "Customer's rating 4 of 5"


def test_submitting_too_early_lists_what_is_missing_and_goes_there(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.press(Keys.Key_1, Keys.Key_Down, Keys.Key_2)  # identity: critical, needs a comment
    coach.press(Keys.Key_Down, Keys.Key_Return, mod=PLAIN)
    coach.press(Keys.Key_Return, mod=CTRL)
    bar = coach.page.form.missing
    assert bar.isVisible()
    words = bar._words.text()
    assert "12 questions without an answer" in words
    assert "1 comment still needed" in words
    assert coach.page.model.question == "listens"
    bar.chosen.emit("identity")
    assert coach.page.model.question == "identity"
    coach.press(Keys.Key_C)
    coach.type("Read out the balance first.")
    coach.press(Keys.Key_Escape)
    assert "comment still needed" not in bar._words.text()


def test_a_critical_failure_turns_the_head_red_and_names_the_question(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.press(Keys.Key_Down, Keys.Key_2)
    head = coach.page.form.head
    assert head.failure.isVisible()
    assert "Checks identity" in head.failure.text()
    coach.press(Keys.Key_1)
    assert not head.failure.isVisible()


def test_n_marks_not_applicable_and_backspace_takes_an_answer_back(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    model = coach.page.model
    coach.press(Keys.Key_N)
    assert not model.answer("greeting").given  # greeting always applies
    coach.press(Keys.Key_Down, Keys.Key_N)
    assert model.answer("identity").na == "evaluator"
    coach.press(Keys.Key_2, Keys.Key_2)
    assert model.answer("identity").choices == ("no",)
    coach.press(Keys.Key_Backspace)
    coach.settle()
    assert not coach.on_disk().answers["identity"].given


def test_undo_and_redo_cover_answers_comments_and_words_and_are_on_disk(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    model, stack = coach.page.model, coach.page.undo_stack
    assert stack is not None
    coach.press(Keys.Key_1)
    coach.press(Keys.Key_2)
    coach.press(Keys.Key_C)
    coach.type("late")
    coach.press(Keys.Key_Z, mod=CTRL)
    assert model.answer("greeting").comment == ""
    coach.press(Keys.Key_Escape)
    coach.press(Keys.Key_Z, mod=CTRL)
    assert model.answer("greeting").choices == ("yes",)
    coach.settle()
    assert coach.on_disk().answers["greeting"] == scoring.Answer(choices=("yes",))
    coach.press(Keys.Key_Z, mod=CTRL | Qt.KeyboardModifier.ShiftModifier)
    coach.press(Keys.Key_Z, mod=CTRL | Qt.KeyboardModifier.ShiftModifier)
    coach.settle()
    assert coach.on_disk().answers["greeting"] == scoring.Answer(choices=("no",), comment="late")


def test_letters_typed_into_a_field_are_letters(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.press(Keys.Key_1, Keys.Key_C)
    coach.type("n m 2 , . [ ] j k l")
    assert coach.page.model.answer("greeting").comment == "n m 2 , . [ ] j k l"
    assert coach.page.model.answer("greeting").choices == ("yes",)
    assert coach.page.model.moments == []
    assert not coach.page.sound.playback.playing


def test_feedback_and_private_note_are_kept_apart(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    words = coach.page.form.words
    words.feedback.edit.setFocus()
    coach.type("Well explained.")
    words.private.edit.setFocus()
    coach.type("Talk about pace.")
    coach.settle()
    draft = coach.on_disk()
    assert (draft.feedback, draft.private_note) == ("Well explained.", "Talk about pace.")
    assert words.feedback.reader.text() == "The agent reads this"
    assert words.private.reader.text() == "Only coaches read this"


def test_typed_words_are_on_disk_within_a_second_of_typing(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.press(Keys.Key_1, Keys.Key_C)
    coach.type("half a sen")
    coach.bot.waitUntil(lambda: coach.on_disk().answers["greeting"].comment == "half a sen", timeout=1000)


def test_switching_to_chinese_keeps_the_work(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.press(Keys.Key_1, Keys.Key_Down, Keys.Key_2, Keys.Key_C)
    coach.type("too early")
    set_language("zh_CN")
    model = coach.page.model
    assert model.answer("identity") == scoring.Answer(choices=("no",), comment="too early")
    row = coach.page.form.current
    assert row is not None and row.question.key == "identity"
    assert row.comment.toPlainText() == "too early" and row.comment.isVisible()
    coach.type("!")
    coach.settle()
    assert coach.on_disk().answers["identity"].comment == "too early!"


def test_ctrl_right_opens_the_next_call_nobody_has_scored(sit_down: Sit) -> None:
    coach = sit_down("harper")
    coach.press(Keys.Key_Right, mod=CTRL)
    coach.wait(lambda: coach.page.model.call_id == coach.calls["repairs"])


PLAIN = Qt.KeyboardModifier.NoModifier
