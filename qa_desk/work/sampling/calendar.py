"""Due days as an iCalendar file (RFC 5545): one all-day entry per plan or round and day, with a reminder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from qa_desk.errors import N_
from qa_desk.work.desk import Desk
from qa_desk.work.sampling.day import my_day
from qa_desk.work.sampling.drawn import SamplingError

FOLD = 75
"""A line holds at most so many bytes; longer ones go on after a line break and a space."""


class Entry(NamedTuple):
    """An all-day entry; `key` stays the same for the same thing, so that importing again changes, not doubles."""

    key: str
    day: date
    title: str


def write_calendar(desk: Desk, path: Path) -> int:
    """Write the acting person's due days to a file; how many entries. `SamplingError` where it cannot be written."""
    found = entries(desk)
    try:
        path.write_bytes(as_calendar(found, datetime.now(UTC)))
    except OSError as error:
        raise SamplingError(
            N_("The calendar {name} could not be written: {reason}."),
            name=path.name,
            reason=error.strerror or error,
        ) from error
    return len(found)


def entries(desk: Desk) -> list[Entry]:
    """What is due for the acting person, by day."""
    day = my_day(desk)
    calls = Counter((row.plan, row.due) for row in day.calls if row.due is not None)
    found = [Entry(f"plan|{plan}|{due}", due, f"QA Desk: {plan} ({n})") for (plan, due), n in calls.items()]
    rounds = [
        Entry(f"round|{row.id}", row.due, f"QA Desk: {row.title} ({row.mine_left})")
        for row in day.rounds
        if row.due is not None
    ]
    talks = [
        Entry(f"{one.kind}|{one.id}|{one.words}", one.due, f"QA Desk: {one.agent}, {one.words or one.kind}")
        for one in day.coaching
        if one.due is not None
    ]
    return sorted([*found, *rounds, *talks], key=lambda entry: (entry.day, entry.title))


def as_calendar(found: Iterable[Entry], now: datetime) -> bytes:
    """The file's bytes; `now` is written as the time of making."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//QA Desk//Queue//EN", "CALSCALE:GREGORIAN"]
    for entry in found:
        uid = sha256(entry.key.encode()).hexdigest()[:32]
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}@qa-desk",
            f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(entry.title)}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(entry.title)}",
            "TRIGGER:-PT15H",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """A line in UTF-8 with CRLF, cut between characters."""
    rest, found = line.encode(), b""
    room = FOLD
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        found, rest, room = found + rest[:cut] + b"\r\n ", rest[cut:], FOLD - 1
    return found + rest + b"\r\n"
