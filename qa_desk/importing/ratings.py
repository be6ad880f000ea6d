"""Columns of customers' ratings: numbers, stars, shares and words; the whole column tells the scale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from qa_desk.importing.words import KINDS, NO, SKIN, UNRATED, YES, steps_of

Scale = tuple[float, float]
SCALES: Final[tuple[Scale, ...]] = ((1.0, 5.0), (1.0, 7.0), (1.0, 10.0), (0.0, 100.0))
FITTING: Final = 0.98
"""The part of the ratings a scale must hold; the rest are slips."""
KIND_SCALES: Final = {"nps": (0.0, 10.0), "ces": (1.0, 7.0), "resolved": (0.0, 1.0)}
NUMBER: Final = re.compile(
    r"(-?\d+(?:[.,]\d+)?)\s*(?:/\s*(\d+)|(%)|分|星|stars?|points?|[-.:：、 ]+\D.*)?", re.IGNORECASE
)
STARS: Final = re.compile(r"([★⭐]+)\ufe0f?([☆]*)")
LOOSE: Final = re.compile(r"[!！。.\s]+$|^\d+\s*[-.:：、]\s*")


@dataclass(slots=True)
class Ratings:
    """A column of ratings on one scale. `unrated` counts zeros below the scale, `off` holds all places off it."""

    values: list[float | None]
    scale: Scale
    off: set[int] = field(default_factory=set)
    bad: set[int] = field(default_factory=set)
    unrated: int = 0


def kind_in_title(title: str) -> str:
    """What a rating measures, by the title of its column: csat, nps, ces or resolved."""
    plain = title.casefold()
    for kind in ("nps", "ces"):
        if re.search(rf"(?:^|[\W_]){kind}(?:$|[\W_])", plain) or any(
            len(word) > 3 and word in plain for word, meant in KINDS.items() if meant == kind
        ):
            return kind
    return "nps" if any(word in plain for word in ("推荐", "recommend")) else "csat"


def read_ratings(texts: Sequence[str], kind: str, scale: Scale | None = None) -> Ratings:
    """Read a column; `scale` None guesses it from what the column holds. Empty cells are no rating."""
    words = {text: LOOSE.sub("", text).casefold().translate(SKIN) for text in set(texts) if text}
    numbers: dict[str, tuple[float, float | None] | None] = {text: _number(text) for text in words}
    spoken = {words[text] for text, number in numbers.items() if number is None} - UNRATED
    steps: dict[str, float] = {}
    if spoken and kind != "resolved" and (found := steps_of(spoken)) is not None:
        steps, guessed = found
        scale = scale or guessed
    elif spoken and spoken <= YES | NO:
        steps, scale = {word: float(word in YES) for word in spoken}, (0.0, 1.0)
    if scale is None:
        scale = _scale(texts, numbers, kind)
    ratings = Ratings([None] * len(texts), scale)
    known: dict[str, float | None] = {}
    for text, word in words.items():
        number = numbers[text]
        known[text] = steps.get(word) if number is None else _on(number, scale)
    low, high = scale
    for place, text in enumerate(texts):
        if not text or words[text] in UNRATED:
            continue
        value = known[text]
        if value is None:
            ratings.bad.add(place)
        elif low <= value <= high:
            ratings.values[place] = value
        else:
            ratings.off.add(place)
            ratings.unrated += value == 0
    return ratings


def _number(text: str) -> tuple[float, float | None] | None:
    """A number, and the end of its scale where it names one ("4/5", "80 %", stars)."""
    if stars := STARS.fullmatch(text):
        return float(len(stars[1])), float(len(stars[1]) + len(stars[2])) if stars[2] else None
    found = NUMBER.fullmatch(text)
    if found is None:
        return None
    return float(found[1].replace(",", ".")), float(found[2]) if found[2] else 100.0 if found[3] else None


def _on(number: tuple[float, float | None], scale: Scale) -> float:
    value, end = number
    return value if end is None or end == scale[1] else value * scale[1] / end if end else value


def _scale(texts: Sequence[str], numbers: dict[str, tuple[float, float | None] | None], kind: str) -> Scale:
    counts = Counter(text for text in texts if numbers.get(text) is not None)
    named = Counter(number[1] for text in counts if (number := numbers[text]) is not None and number[1])
    if named:
        end = named.most_common(1)[0][0] or 5.0
        return (0.0 if end > 10 else 1.0, end)
    values = {text: number[0] for text in counts if (number := numbers[text]) is not None}
    if kind in KIND_SCALES and all(value <= KIND_SCALES[kind][1] for value in values.values()):
        return KIND_SCALES[kind]
    if set(values.values()) == {0.0, 1.0}:
        return (0.0, 1.0)
    positive = {text: value for text, value in values.items() if value != 0}
    total = sum(counts[text] for text in positive)
    for low, high in SCALES:
        if sum(counts[text] for text, value in positive.items() if value <= high) >= total * FITTING:
            return low, high
    return SCALES[-1]
