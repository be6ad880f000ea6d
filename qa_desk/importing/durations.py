"""Columns of durations: seconds, milliseconds, minutes, h:mm:ss, shares of a day; all become milliseconds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

WORDS: Final = re.compile(
    r"(?:(\d+)\s*(?:h|hours?|hrs?|小时|时)\s*)?(?:(\d+)\s*(?:m|min|mins|minutes?|分钟?)\s*)?"
    r"(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?|秒钟?))?",
    re.IGNORECASE,
)
MS_PER: Final = {"s": 1000.0, "ms": 1.0, "min": 60_000.0, "day": 86_400_000.0}
THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
NUMBER: Final = re.compile(r"-?\d+(?:[.,]\d+)*")
TITLE_UNITS: Final = (
    ("ms", re.compile(r"毫秒|milli|(?:^|[\W_])ms(?:$|[\W_])|(?<=[a-z])(?:Ms|Millis)$")),
    ("s", re.compile(r"秒|(?i:seconds?|(?:^|[\W_])(?:s|secs?)(?:$|[\W_]))|(?<=[a-z])(?:Sec|Secs|Seconds)$")),
    ("min", re.compile(r"分钟|(?i:minutes?|(?:^|[\W_])(?:mins?|m)(?:$|[\W_]))")),
)


def guess_unit(texts: Iterable[str], title: str = "") -> str:
    """The unit of a column of durations, by what its title says, else by how its values look."""
    filled = [text for text in texts if text]
    if any(not NUMBER.fullmatch(text) for text in filled[:50]):
        return "clock"
    named = unit_in_title(title)
    if named is not None:
        return named
    numbers = sorted(_number(text) for text in filled[:2000] if NUMBER.fullmatch(text))
    positive = [number for number in numbers if number > 0]
    if not positive:
        return "s"
    if positive[-1] < 1:
        return "day"
    middle = median(positive)
    if middle >= 10_000:
        return "ms"
    fractional = sum(number % 1 != 0 for number in positive) * 2 > len(positive)
    return "min" if fractional and middle < 30 else "s"


def unit_in_title(title: str) -> str | None:
    """The unit a column's title names."""
    return next((unit for unit, expression in TITLE_UNITS if expression.search(title)), None)


def _number(text: str) -> float:
    return float(THOUSANDS.sub("", text).replace(",", "."))


def read_durations(texts: Sequence[str], unit: str) -> tuple[list[int | None], set[int], set[int]]:
    """A column of durations in ms; the places that are none, and those below zero."""
    values: list[int | None] = []
    bad: set[int] = set()
    negative: set[int] = set()
    seen: dict[str, int | None] = {"": None}
    for place, text in enumerate(texts):
        try:
            found = seen[text]
        except KeyError:
            found = seen[text] = _duration(text, unit)
        if found is None:
            if text:
                bad.add(place)
        elif found < 0:
            negative.add(place)
            found = None
        values.append(found)
    return values, bad, negative


def _duration(text: str, unit: str) -> int | None:
    try:
        if ":" in text:
            return _clock(text)
        if unit in MS_PER or NUMBER.fullmatch(text):
            number = _number(text)
            return round(number * MS_PER.get(unit, 1000.0))
    except (ValueError, OverflowError):
        pass
    found = WORDS.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (float(group or 0) for group in found.groups())
    return round((hours * 3600 + minutes * 60 + seconds) * 1000)


def _clock(text: str) -> int:
    """h:mm:ss, or m:ss where there are only two parts; hours may exceed a day."""
    sign = -1 if text.startswith("-") else 1
    days, _, rest = text.lstrip("-").rpartition(" ")
    parts = [float(part) for part in rest.split(":")]
    if len(parts) > 3 or any(part >= 60 for part in parts[1:]):
        raise ValueError(text)
    seconds = sum(part * factor for part, factor in zip(reversed(parts), (1, 60, 3600), strict=False))
    whole = re.match(r"\d+", days)
    return sign * round((seconds + (int(whole[0]) * 86_400 if whole and "day" in days else 0)) * 1000)


def likely_unit(unit: str, pairs: Iterable[tuple[int, int]]) -> str:
    """The unit that fits, given (duration read in ms, length of the sound in ms) of some calls."""
    ratios = [sound / stated for stated, sound in pairs if stated > 0 and sound > 0]
    if not ratios or unit not in MS_PER:
        return unit
    middle = median(ratios) * MS_PER[unit]
    best = min(MS_PER, key=lambda name: max(MS_PER[name] / middle, middle / MS_PER[name]))
    return best if max(MS_PER[best] / middle, middle / MS_PER[best]) < 1.5 else unit
