"""Small made-up talks to try rules on."""

from __future__ import annotations

from dataclasses import dataclass

from qa_desk.suggesting import Heard, Sound


@dataclass(frozen=True)
class Line:
    """A turn."""

    start_ms: int
    end_ms: int
    speaker: str
    text: str
    confidence: float | None = None


def talk(
    *lines: tuple[float, float, str, str], sound: Sound | None = None, **facts: int | str | None
) -> Heard:
    """A call of (start s, end s, who: a, c or o, words)."""
    who = {"a": "agent", "c": "customer", "o": "other"}
    turns = [Line(round(a * 1000), round(b * 1000), who[by], words) for a, b, by, words in lines]
    return Heard({"channel": "voice", **facts}, turns, sound)
