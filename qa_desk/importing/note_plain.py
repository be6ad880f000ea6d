"""JSON people write or simple recognisers give: a list of turns, or facts of a call by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from qa_desk.importing.facts import TranscriptFacts, TurnFacts
from qa_desk.importing.speakers import speaker_of

LISTS: Final = (
    "turns",
    "segments",
    "utterances",
    "transcript",
    "sentences",
    "messages",
    "results",
    "phrases",
)
WORDS: Final = ("text", "transcript", "content", "sentence", "words_text")
SPEAKER: Final = ("speaker", "role", "speaker_role", "participant", "speaker_label", "from", "who", "channel")
START: Final = (
    "start_ms",
    "offset_ms",
    "startMs",
    "startTimeMs",
    "begin_ms",
    "start",
    "start_time",
    "begin",
    "from_s",
)
END: Final = ("end_ms", "endMs", "endTimeMs", "end", "end_time", "stop", "to_s")
LENGTH: Final = ("duration_ms", "durationMs", "duration")
IDS: Final = ("call_id", "external_id", "conversation_id", "contact_id", "interaction_id", "id", "sid")
PACE: Final = 100
"""Times whose steps are larger than this on average are milliseconds: no turn takes two minutes on average."""


def words_of(content: Any) -> TranscriptFacts | None:
    """A transcript in any plain shape; None where there is none. Times without a unit are told by their size."""
    turns, language = _list_of_turns(content)
    if not turns:
        return None
    starts = [_first(turn, START) for turn in turns]
    keyed = any(key in turn for turn in turns for key in START if key.lower().endswith("ms"))
    scale = 1 if keyed or _in_milliseconds(starts) else 1000
    found = []
    for turn, (key, start) in zip(turns, starts, strict=True):
        text = str(_first(turn, WORDS)[1] or "").strip()
        if start is None or not text or not key:
            continue
        at = round(float(start) * scale)
        found.append(
            TurnFacts(speaker_of(str(_first(turn, SPEAKER)[1] or "")), at, _end(turn, at, scale), text)
        )
    found.sort(key=lambda turn: (turn.start_ms, turn.end_ms))
    return TranscriptFacts("json", tuple(found), language) if found else None


def id_of(content: Any) -> str | None:
    """The call's id where the file names one."""
    if isinstance(content, Mapping):
        key, value = _first(content, IDS)
        if key and isinstance(value, str | int):
            return str(value)
    return None


def rows_of(content: Any) -> list[dict[str, str]]:
    """Facts of calls by name: one object, or a list of them; nested parts are named by their path."""
    objects = content if isinstance(content, list) else [content]
    if not objects or not all(isinstance(one, Mapping) for one in objects):
        return []
    return [flat for one in objects if (flat := _flat(one))]


def _flat(one: Mapping[str, Any], before: str = "", depth: int = 0) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in one.items():
        name = f"{before} {key}".strip()
        if isinstance(value, Mapping) and depth < 2:
            found.update(_flat(value, name, depth + 1))
        elif isinstance(value, bool):
            found[name] = "yes" if value else "no"
        elif isinstance(value, str | int | float):
            found[name] = str(value)
    return found


def _list_of_turns(content: Any) -> tuple[list[Mapping[str, Any]], str | None]:
    if isinstance(content, Mapping):
        language = content.get("language") or content.get("language_code")
        for key in LISTS:
            if isinstance(content.get(key), list) and (turns := _turns(content[key])):
                return turns, language if isinstance(language, str) else None
        return [], None
    return (_turns(content) if isinstance(content, list) else []), None


def _turns(items: Sequence[Any]) -> list[Mapping[str, Any]]:
    fits = [
        one for one in items if isinstance(one, Mapping) and _first(one, WORDS)[0] and _first(one, START)[0]
    ]
    return fits if fits and len(fits) == len(items) else []


def _first(one: Mapping[str, Any], keys: Sequence[str]) -> tuple[str, Any]:
    return next(((key, one[key]) for key in keys if one.get(key) is not None), ("", None))


def _end(turn: Mapping[str, Any], start: int, scale: int) -> int:
    _, end = _first(turn, END)
    if end is not None:
        return max(start, round(float(end) * scale))
    key, length = _first(turn, LENGTH)
    if length is None:
        return start
    return start + round(float(length) * (1 if key.lower().endswith("ms") else scale))


def _in_milliseconds(starts: Sequence[tuple[str, Any]]) -> bool:
    numbers = sorted(float(value) for _, value in starts if value is not None)
    if not all(number.is_integer() for number in numbers) or len(numbers) < 2:
        return False
    steps = [b - a for a, b in pairwise(numbers)]
    return sum(steps) / len(steps) > PACE
