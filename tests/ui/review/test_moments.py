"""Moments: marked by key, named in place, laid beside questions, taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextCursor

from db.queries.review import MomentRow
from tests.ui.review.conftest import AtWork
from tests.ui.review.test_scoring_by_keyboard import begin
from ui.pages.review.loading import read_moments
from ui.pages.review.moments import MIME

Keys = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Sit = Callable[..., AtWork]


def on_disk(coach: AtWork) -> list[MomentRow]:
    """The moments of the open call as they stand on disk."""
    coach.settle()
    return list(read_moments(coach.desk, coach.page.model.call_id))


def test_m_marks_what_was_just_heard_and_asks_what_it_is(sit_down: Sit) -> None:
    coach = sit_down()
    coach.page.sound.seek(20_000)
    coach.press(Keys.Key_M)
    coach.type("Empathy")
    coach.press(Keys.Key_Tab)
    coach.type("kind words")
    coach.press(Keys.Key_Return)
    (row,) = on_disk(coach)
    assert (row.start_ms, row.end_ms, row.tag, row.note, row.shared) == (
        15_000,
        20_000,
        "Empathy",
        "kind words",
        True,
    )
    assert coach.focus is coach.page


def test_m_marks_the_selected_sound_between_the_brackets(sit_down: Sit) -> None:
    coach = sit_down()
    coach.page.sound.seek(10_000)
    coach.press(Keys.Key_BracketLeft)
    coach.page.sound.seek(14_000)
    coach.press(Keys.Key_BracketRight)
    assert coach.page.sound.selection == (10_000, 14_000)
    coach.press(Keys.Key_M, Keys.Key_Escape)
    (row,) = on_disk(coach)
    assert (row.start_ms, row.end_ms) == (10_000, 14_000)


def test_selected_words_become_a_moment_of_whoever_said_them(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    transcript = coach.page.conversation.transcript
    cursor = transcript.words_at(1, 0, len(coach.page.model.turns[1].text))
    transcript.setTextCursor(cursor)
    coach.page.take_focus()
    coach.press(Keys.Key_M, Keys.Key_Escape)
    (row,) = on_disk(coach)
    turn = coach.page.model.turns[1]
    assert (row.start_ms, row.end_ms, row.channel) == (turn.start_ms, turn.end_ms, "customer")
    assert not transcript.textCursor().hasSelection()


def test_the_moment_shows_under_the_turn_it_begins_in(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    coach.page.sound.seek(30_000)
    coach.press(Keys.Key_M)
    coach.type("Promise")
    coach.press(Keys.Key_Return)
    assert "Promise" in coach.page.conversation.transcript.toPlainText()
    coach.press(Keys.Key_Delete)
    assert "Promise" not in coach.page.conversation.transcript.toPlainText()


def test_delete_undo_and_redo_of_a_moment_are_on_disk(sit_down: Sit) -> None:
    coach = sit_down()
    coach.page.sound.seek(20_000)
    coach.press(Keys.Key_M)
    coach.type("Hold")
    coach.press(Keys.Key_Return)
    coach.press(Keys.Key_Delete)
    assert on_disk(coach) == []
    coach.press(Keys.Key_Z, mod=CTRL)
    assert [row.tag for row in on_disk(coach)] == ["Hold"]
    coach.press(Keys.Key_Z, mod=CTRL)
    coach.press(Keys.Key_Z, mod=CTRL)
    assert on_disk(coach) == []
    coach.press(Keys.Key_Z, mod=CTRL | SHIFT)
    coach.press(Keys.Key_Z, mod=CTRL | SHIFT)
    assert [row.tag for row in on_disk(coach)] == ["Hold"]


def test_e_lays_the_chosen_moment_beside_the_question_and_takes_it_away(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.page.sound.seek(20_000)
    coach.press(Keys.Key_M, Keys.Key_Escape, Keys.Key_Down, Keys.Key_E)
    coach.settle()
    moment = coach.page.model.moments[0].id
    assert coach.on_disk().evidence == {"identity": (moment,)}
    row = coach.page.form.row("identity")
    assert row is not None and row._evidence.isVisible()
    coach.press(Keys.Key_E)
    coach.settle()
    assert coach.on_disk().evidence == {}


def test_a_moment_dropped_on_a_question_is_its_evidence(sit_down: Sit) -> None:
    coach = sit_down()
    begin(coach)
    coach.page.sound.seek(20_000)
    coach.press(Keys.Key_M, Keys.Key_Escape)
    moment = coach.page.model.moments[0].id
    row = coach.page.form.row("listens")
    assert row is not None
    dragged = QMimeData()
    dragged.setData(MIME, moment.encode())
    row.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            dragged,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    coach.settle()
    assert coach.on_disk().evidence == {"listens": (moment,)}


def test_comma_and_point_go_from_moment_to_moment(sit_down: Sit) -> None:
    coach = sit_down()
    for at in (10_000, 20_000, 30_000):
        coach.page.sound.seek(at)
        coach.press(Keys.Key_M, Keys.Key_Escape)
    coach.page.sound.seek(0)
    coach.press(Keys.Key_Period)
    assert coach.page.sound.playback.position_ms == 5_000
    coach.press(Keys.Key_Period)
    assert coach.page.sound.playback.position_ms == 15_000
    coach.press(Keys.Key_Comma)
    assert coach.page.sound.playback.position_ms == 5_000
    assert coach.page.model.moment == coach.page.model.moments[0].id


def test_a_private_moment_says_so_and_stays_private(sit_down: Sit) -> None:
    coach = sit_down()
    coach.press(Keys.Key_M, Keys.Key_Escape)
    coach.page.sound.moments.editor.shared.click()
    (row,) = on_disk(coach)
    assert not row.shared
    words = coach.page.sound.moments.list.rows.index(0).data()
    assert "Only coaches see it" in words


def test_somebody_elses_moment_cannot_be_changed(sit_down: Sit) -> None:
    from db.queries.acting import find_acting
    from qa_desk.work import moments
    from qa_desk.work.desk import Desk

    coach = sit_down()
    with coach.desk.reading() as connection:
        lead = find_acting(connection, "Marek Dvorak")
    moments.add(Desk(coach.desk.workspace, lead), coach.page.model.call_id, 1000, 2000, tag="Lead's")
    coach.page.watch.look()
    coach.wait(lambda: coach.page.model.moments)
    coach.page.model.select_moment(coach.page.model.moments[0].id)
    assert not coach.page.sound.moments.editor.tag.isEnabled()
    coach.press(Keys.Key_Delete)
    assert [row.tag for row in on_disk(coach)] == ["Lead's"]


def test_words_found_in_the_call_are_counted_and_stepped_through(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    coach.press(Keys.Key_F, mod=CTRL)
    coach.type("friday")
    find = coach.page.conversation.find_bar
    assert find._count.text() == "1 of 8"
    coach.press(Keys.Key_Return)
    assert find._count.text() == "2 of 8"
    assert len(coach.page.conversation.transcript.extraSelections()) == 8
    coach.press(Keys.Key_Escape)
    assert not find.isVisible()
    assert coach.focus is coach.page
    assert coach.page.conversation.transcript.extraSelections() == []


def test_selecting_across_two_speakers_is_a_moment_of_both(sit_down: Sit) -> None:
    coach = sit_down("repairs")
    transcript = coach.page.conversation.transcript
    cursor = transcript.words_at(0, 4, 1)
    end = transcript.words_at(1, 0, 10).selectionEnd()
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    transcript.setTextCursor(cursor)
    stretch = coach.page.conversation.selected_stretch()
    assert stretch is not None
    first, second = coach.page.model.turns[:2]
    assert stretch.channel == "both"
    assert first.start_ms < stretch.start_ms < first.end_ms
    assert second.start_ms < stretch.end_ms < second.end_ms
