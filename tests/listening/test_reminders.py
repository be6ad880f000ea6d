"""What executives are reminded of: sessions that come, and what they promised to do."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from qa_desk.work import listening_change, listening_hold, listening_notes, listening_reminders
from qa_desk.work.desk import Desk
from qa_desk.work.listening_change import Details
from qa_desk.work.listening_hold import ListeningError
from tests.listening.conftest import sits
from tests.listening.test_session import LATE, person

TODAY = date(2026, 12, 1)


def test_sessions_and_actions_are_told_to_those_they_concern(
    desk: Desk, planned: str, tmp_path: Path
) -> None:
    late = person(desk, LATE)
    day = TODAY + timedelta(days=3)
    listening_change.describe(desk, planned, Details(held_on=day, people=[late]))
    listening_hold.start(desk, planned)
    for words, due in (("Old", TODAY - timedelta(days=2)), ("New, with; signs", TODAY + timedelta(days=5))):
        listening_notes.make_action(desk, planned, words, owner_id=late, due=due)
    listening_notes.make_action(desk, planned, "Another's", due=TODAY)
    other = sits(desk.workspace, LATE)
    found = listening_reminders.reminders_of(other, TODAY)
    assert [one.held_on for one in found.soon] == [day]
    assert [one.text for one in found.overdue] == ["Old"]
    assert [one.text for one in found.due] == ["New, with; signs"]
    assert listening_reminders.reminders_of(sits(desk.workspace, "刘洋"), TODAY).is_empty
    path = tmp_path / "l.ics"
    assert listening_reminders.write_calendar(other, path) >= 2
    lines = path.read_bytes().split(b"\r\n")
    assert b"SUMMARY:QA Desk: New\\, with\\; signs" in lines
    assert lines.count(b"BEGIN:VALARM") == lines.count(b"BEGIN:VEVENT")
    with pytest.raises(ListeningError, match="could not be written"):
        listening_reminders.write_calendar(other, tmp_path / "no" / "l.ics")


def test_a_closed_action_and_a_session_that_was_held_are_not_spoken_of(desk: Desk, planned: str) -> None:
    late = person(desk, LATE)
    listening_change.describe(desk, planned, Details(held_on=TODAY, people=[late]))
    listening_hold.start(desk, planned)
    action = listening_notes.make_action(desk, planned, "One step", owner_id=late, due=TODAY)
    listening_notes.change_action(desk, action, state="done", outcome="Done", policy="Refund at once")
    listening_hold.end(desk, planned)
    assert listening_reminders.reminders_of(sits(desk.workspace, LATE), TODAY).is_empty
