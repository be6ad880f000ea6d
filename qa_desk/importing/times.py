"""Columns of times and durations as strangers write them; the whole column decides what one value cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from qa_desk.importing.options import Zone

EARLIEST: Final = 1980
LATEST: Final = timedelta(days=2)
"""How far ahead of this computer's clock a time may be: time zones and wrong clocks, not typing errors."""
EXCEL_START: Final = datetime(1899, 12, 30)
NEVER: Final = frozenset(["0", "0000-00-00", "0000-00-00 00:00:00", "0000-00-00T00:00:00"])
MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

CLOCK = (
    r"(?:[ T,]*(?P<early>上午|下午|凌晨|中午|晚上)?\s*(?P<hour>\d{1,2})[:.时h](?P<minute>\d{2})"
    r"(?:[:.分](?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?[分秒]?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?)?"
)
YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})日?" + CLOCK, re.IGNORECASE
)
NUMBERS = re.compile(
    r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4}|\d{2})" + CLOCK, re.IGNORECASE
)
NAMED = re.compile(
    r"(?:[a-z]{3,9}\.?,? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/ .]*(?P<name>[a-z]{3,9})[-/ .,]*(?P<year>\d{4}|\d{2})"
    + CLOCK,
    re.IGNORECASE,
)
NAME_FIRST = re.compile(
    r"(?:[a-z]{3,9}\.?,? )?(?P<name>[a-z]{3,9})[-/ .]*(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/ ,]+(?P<year>\d{4}|\d{2})"
    + CLOCK,
    re.IGNORECASE,
)
CLOCK_ALONE = re.compile(CLOCK, re.IGNORECASE)
DIGITS: Final = re.compile(r"\d+(?:\.\d+)?")


@dataclass(slots=True)
class Times:
    """A column of times. `values` are UTC (None where empty or bad), `offsets` minutes ahead of UTC.

    `bad` holds the places that are no time. `ambiguous` where nothing tells day from month, `day_first` what was
    taken then; `without_zone` where times stand for a clock somewhere.
    """

    values: list[datetime | None]
    offsets: list[int | None]
    bad: set[int] = field(default_factory=set)
    ambiguous: bool = False
    day_first: bool | None = None
    without_zone: bool = False


def read_times(texts: Sequence[str], zone: Zone, day_first: bool | None = None) -> Times:
    """Read a column of dates with times; `day_first` None lets the column decide."""
    order, ambiguous = (day_first, False) if day_first is not None else day_order(texts)
    times = Times([None] * len(texts), [None] * len(texts), ambiguous=ambiguous, day_first=order)
    latest = datetime.now(UTC) + LATEST
    seen: dict[str, tuple[datetime, int | None] | None] = {"": None}
    for place, text in enumerate(texts):
        try:
            found = seen[text]
        except KeyError:
            found = seen[text] = _moment(text, order is not False, zone, times)
            if found is not None and not (found[0].year >= EARLIEST and found[0] <= latest):
                found = seen[text] = None
        if found is not None:
            times.values[place], times.offsets[place] = found
        elif text and text not in NEVER:
            times.bad.add(place)
    return times


def _moment(text: str, day_first: bool, zone: Zone, times: Times) -> tuple[datetime, int | None] | None:
    try:
        naive, known = wall_clock(text, day_first)
        if known is not None:
            return naive.astimezone(UTC), known if naive.tzinfo is not UTC else None
        times.without_zone = True
        return zone.aware(naive)
    except (ValueError, OverflowError):
        return None


def wall_clock(text: str, day_first: bool) -> tuple[datetime, int | None]:
    """One time, and its own minutes ahead of UTC where it names them. `ValueError` for anything else."""
    if DIGITS.fullmatch(text):
        return _from_digits(text)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = _from_words(text, day_first)
    offset = found.utcoffset()
    return found, None if offset is None else round(offset.total_seconds() / 60)


def _from_digits(text: str) -> tuple[datetime, int | None]:
    whole = text.partition(".")[0]
    if len(whole) in (8, 12, 14) and whole[:2] in ("19", "20"):
        return datetime.strptime(whole.ljust(14, "0"), "%Y%m%d%H%M%S"), None
    number = float(text)
    if len(whole) in (9, 10):
        return datetime.fromtimestamp(number, UTC), 0
    if len(whole) in (12, 13):
        return datetime.fromtimestamp(number / 1e3, UTC), 0
    if len(whole) in (15, 16):
        return datetime.fromtimestamp(number / 1e6, UTC), 0
    if len(whole) == 5 and number >= 29_000:
        return EXCEL_START + timedelta(seconds=round(number * 86_400)), None
    raise ValueError(text)


def _from_words(text: str, day_first: bool) -> datetime:
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    elif found := NUMBERS.fullmatch(text):
        year, one, two = _full_year(found["year"]), int(found["one"]), int(found["two"])
        day, month = (one, two) if day_first else (two, one)
    elif found := NAMED.fullmatch(text) or NAME_FIRST.fullmatch(text):
        year, day = _full_year(found["year"]), int(found["day"])
        month = MONTHS.get(found["name"][:3].casefold(), 0)
    else:
        raise ValueError(text)
    return _with_clock(datetime(year, month, day), found)


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= 70 else 2000)


def _with_clock(day: datetime, found: re.Match[str]) -> datetime:
    if found["hour"] is None:
        return day
    hour, half = int(found["hour"]), (found["half"] or "").casefold()
    early = found["early"]
    if half or early:
        late = half.startswith("p") or early in ("下午", "晚上", "中午")
        if hour <= 12:
            hour = hour % 12 + (12 if late and not (early == "中午" and hour in (10, 11)) else 0)
    micros = int((found["part"] or "").ljust(6, "0")[:6])
    moment = day.replace(
        hour=hour, minute=int(found["minute"]), second=int(found["second"] or 0), microsecond=micros
    )
    zone = (found["zone"] or "").upper()
    if not zone:
        return moment
    digits = zone.removeprefix("UTC").removeprefix("GMT").replace(":", "")
    if digits in ("", "Z"):
        return moment.replace(tzinfo=UTC)
    return datetime.fromisoformat(f"{moment.isoformat()}{digits[:3]}:{digits[3:]}")


def day_order(texts: Iterable[str]) -> tuple[bool | None, bool]:
    """Whether dates of a column put the day first, None where the question does not arise; and whether it is open.

    A day above twelve settles it; else the order under which the column spans less time is taken, and said open.
    """
    days: set[tuple[int, int, int]] = set()
    american = dotted = False
    for text in set(texts):
        if (found := NUMBERS.fullmatch(text)) is not None:
            days.add((int(found["one"]), int(found["two"]), _full_year(found["year"])))
            american = american or found["half"] is not None
            dotted = dotted or text[len(found["one"])] == "."
    if not days:
        return None, False
    first, second = sum(one > 12 for one, _, _ in days), sum(two > 12 for _, two, _ in days)
    if first != second:
        return first > second, False
    if all(one == two for one, two, _ in days):
        return True, False
    if dotted or american:
        return dotted, not dotted
    by_day = {year * 372 + two * 31 + one for one, two, year in days}
    by_month = {year * 372 + one * 31 + two for one, two, year in days}
    return max(by_day) - min(by_day) <= max(by_month) - min(by_month), True


def with_clock(dates: Sequence[str], clocks: Sequence[str]) -> list[str]:
    """A column of dates and one of times of day as one; a date that has its own time keeps only its day."""
    return [_joined(day, clock) if clock and day else day for day, clock in zip(dates, clocks, strict=True)]


def _joined(day: str, clock: str) -> str:
    for bare in (" 00:00:00", "T00:00:00", " 0:00:00", " 0:00", " 00:00"):
        day = day.removesuffix(bare)
    if DIGITS.fullmatch(clock) and 0 <= float(clock) < 1:  # a spreadsheet's share of a day
        seconds = round(float(clock) * 86_400)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if (len(clock) == 4 and clock[1] == ":") or (len(clock) == 7 and clock[1] == ":" == clock[4]):
        clock = f"0{clock}"
    if len(day) == 5 and DIGITS.fullmatch(day):
        day = (EXCEL_START + timedelta(days=int(day))).date().isoformat()
    return f"{day} {clock.removeprefix('1899-12-30 ').removeprefix('1899-12-31 ')}"
