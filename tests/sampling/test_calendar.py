"""The calendar file, read as a calendar reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from qa_desk.work.sampling.calendar import Entry, as_calendar

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def read(made: bytes) -> list[str]:
    """The lines as a reader unfolds them."""
    return made.decode().replace("\r\n ", "").split("\r\n")


def plain(words: str) -> str:
    """A value without its escapes."""
    found, escaped = "", False
    for sign in words:
        if escaped:
            found, escaped = found + ("\n" if sign == "n" else sign), False
        elif sign == "\\":
            escaped = True
        else:
            found += sign
    return found


def test_an_entry_is_one_day_with_a_reminder() -> None:
    lines = read(as_calendar([Entry("k", date(2026, 11, 30), "QA Desk: Support, weekly (3)")], NOW))
    assert "DTSTART;VALUE=DATE:20261130" in lines and "DTEND;VALUE=DATE:20261201" in lines
    assert "DTSTAMP:20261123T093000Z" in lines and "BEGIN:VALARM" in lines
    assert "SUMMARY:QA Desk: Support\\, weekly (3)" in lines


def test_the_same_thing_keeps_its_name_so_that_importing_again_does_not_double_it() -> None:
    one = read(as_calendar([Entry("k", date(2026, 11, 30), "3")], NOW))
    two = read(as_calendar([Entry("k", date(2026, 12, 1), "2")], NOW))
    assert [line for line in one if line.startswith("UID")] == [
        line for line in two if line.startswith("UID")
    ]


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=200))
def test_any_title_survives_and_no_line_is_too_long(title: str) -> None:
    made = as_calendar([Entry("k", date(2026, 11, 30), title)], NOW)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    (said,) = (line for line in read(made) if line.startswith("SUMMARY:"))
    assert plain(said.removeprefix("SUMMARY:")) == title
