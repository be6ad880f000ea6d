"""Words of a talk made comparable: case, punctuation, hesitation and traditional spelling out of the way.

Chinese has no spaces: each character is a word of its own here. Transcripts in traditional spelling are read by OpenCC
(https://github.com/BYVoid/OpenCC), so that a phrase written in simplified characters is found in both.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
CHINESE = re.compile(f"[{HAN}]")
TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
APOSTROPHES = "'’‘`´"
HESITATION = frozenset({"um", "uh", "er", "erm", "hmm", "mm", "嗯", "呃", "额"})
ONE_BREATH_MS = 2_000
"""Turns of one speaker closer than this are read as one, so that a phrase may go on in the next."""


class Turn(Protocol):
    """What one side says, in media ms; `confidence` 0 to 1 where a recogniser said so."""

    @property
    def start_ms(self) -> int:
        """Where it begins."""

    @property
    def end_ms(self) -> int:
        """Where it ends."""

    @property
    def speaker(self) -> str:
        """`agent`, `customer` or `other`."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def confidence(self) -> float | None:
        """How sure the recogniser was."""


def words_of(text: str) -> list[str]:
    """The words in their order, made comparable; numbers stay."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKC", text).casefold()
        if CHINESE.search(plain):
            plain = _simplified(plain)
    for sign in APOSTROPHES:
        plain = plain.replace(sign, "")
    return [word for word in TOKEN.findall(plain) if word not in HESITATION]


def _simplified(text: str) -> str:
    return _simplifier()(text)


@cache
def _simplifier() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found, in media ms; within a turn the place is estimated by its share of the letters."""

    start_ms: int
    end_ms: int
    confidence: float | None


class Stream:
    """All that one side says, ready to be searched."""

    def __init__(self, turns: Iterable[Turn]) -> None:
        self.turns: list[Turn] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        parts: list[str] = []
        length = 0
        until: int | None = None
        for turn in turns:
            words = words_of(turn.text)
            if not words:
                continue
            apart = until is None or turn.start_ms - until > ONE_BREATH_MS
            said = ("\n " if apart else "") + " ".join(words) + " "
            self.turns.append(turn)
            self._starts.append(length + (2 if apart else 0))
            parts.append(said)
            length += len(said)
            self._ends.append(length - 1)
            until = turn.end_ms
        self.text = "".join(parts)

    def find(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Every place the phrases stand at, in the order of the talk."""
        return (self._hit(match.start(), match.end()) for match in pattern.finditer(self.text))

    def _hit(self, start: int, end: int) -> Hit:
        first, last = self._place(start), self._place(end - 1)
        sure = [turn.confidence for turn in self.turns[first : last + 1] if turn.confidence is not None]
        return Hit(self._ms(first, start), self._ms(last, end), min(sure) if sure else None)

    def _place(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _ms(self, place: int, offset: int) -> int:
        turn, start = self.turns[place], self._starts[place]
        share = (offset - start) / (self._ends[place] - start)
        return round(turn.start_ms + min(1.0, max(0.0, share)) * (turn.end_ms - turn.start_ms))


@cache
def pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for these phrases, the longest first; numbers between their words do not matter.

    A star at the end of a word takes any ending. Phrases without a word find nothing.
    """
    found = sorted({one for phrase in phrases if (one := _one(phrase))}, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\S)(?:{'|'.join(found) or '(?!)'})(?!\S)")


def _one(phrase: str) -> str:
    parts = []
    for word in phrase.split():
        inner = words_of(word)
        ending = r"\S*" if word.rstrip(".,;:!?。，；：！？").endswith("*") and inner else ""
        parts += [*map(re.escape, inner[:-1]), *(re.escape(one) + ending for one in inner[-1:])]
    between = " " if any(part.isdigit() for part in parts) else r" (?:\d+ )*"
    return between.join(parts)
