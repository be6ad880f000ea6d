"""What single columns of a call's row mean: numbers, reasons, outcomes, recordings, and all the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from qa_desk.importing.table_columns import Columns, looked_up
from qa_desk.importing.titles import PERSONAL
from qa_desk.importing.words import CHANNELS, NO, OUTCOMES, YES

PHONE: Final = re.compile(r"\+?[\d][\d ()/.-]{6,18}\d")
FOLDERS: Final = re.compile(r"[\\/]")
LEVELS: Final = re.compile(r"\s*(?:>|->|→|»|::)\s*")
LINE: Final = re.compile(r"(?:PJSIP|SIP|IAX2|DAHDI|Local|Agent)/([^@-]+).*", re.IGNORECASE)
"""How a telephone exchange calls an agent's line: SIP/201-0000af."""


def agent_ids(columns: Columns) -> list[str | None]:
    """What the source calls the agent; of a line only the extension."""
    return looked_up(columns.texts("agent_id"), lambda text: LINE.sub(r"\1", text) or None)


def phones(columns: Columns, directions: Sequence[str]) -> list[str | None]:
    """The customer's number: named as such, else the far end of the call by its direction."""
    own, callers, called = (
        columns.texts("customer_phone"),
        columns.texts("caller_number"),
        columns.texts("called_number"),
    )
    return [
        phone or (other if direction == "out" else caller if direction != "internal" else None) or None
        for phone, caller, other, direction in zip(own, callers, called, directions, strict=True)
    ]


def channels(columns: Columns) -> list[str]:
    """Voice, unless a column says clearly otherwise; some systems put line names there."""
    return looked_up(columns.texts("channel"), lambda text: CHANNELS.get(text.casefold(), "voice"))


def reasons(columns: Columns) -> list[tuple[str, ...]]:
    """Reasons as paths, the widest first."""
    paths = looked_up(columns.texts("reason"), _path)
    if not columns.has("subreason"):
        return paths
    below = looked_up(columns.texts("subreason"), _path)
    return [
        path + sub if path and sub != path else path or sub for path, sub in zip(paths, below, strict=True)
    ]


def _path(text: str) -> tuple[str, ...]:
    return tuple(step for step in LEVELS.split(text) if step) if text else ()


def outcomes(columns: Columns) -> list[str]:
    """How calls ended, from all the columns that tell something of it."""
    answered = [word.casefold() for word in columns.texts("answered")]
    resolved = [word.casefold() for word in columns.texts("resolved")]
    words = looked_up(
        columns.texts("outcome"), lambda text: OUTCOMES.get(text.casefold().strip(" ."), "unknown")
    )
    if columns.has("direction"):  # Talkdesk tells abandoned and missed calls by their type
        types = looked_up(columns.texts("direction"), lambda text: OUTCOMES.get(text.casefold(), "unknown"))
        words = [
            word if word != "unknown" or kind != "abandoned" else kind
            for word, kind in zip(words, types, strict=True)
        ]
    told = list(zip(words, answered, resolved, strict=True))
    known = {one: _outcome(*one) for one in set(told)}
    return [known[one] for one in told]


def _outcome(word: str, answered: str, resolved: str) -> str:
    if word not in ("unknown", "resolved", "unresolved"):
        return word
    if answered in NO or OUTCOMES.get(answered) == "abandoned":
        return "abandoned"
    if resolved in YES or resolved in NO:
        return "resolved" if resolved in YES else "unresolved"
    told = OUTCOMES.get(resolved, "unknown")
    return told if told in ("resolved", "unresolved") else word


def recordings(columns: Columns) -> list[str | None]:
    """Names of sound files without their folders."""
    if not columns.has("recording"):
        return [None] * len(columns.lines)
    return [FOLDERS.split(text.partition("?")[0])[-1] or None for text in columns.texts("recording")]


def extras(columns: Columns) -> Iterable[dict[str, str] | None]:
    """Cells of columns that mean nothing here, by title; never those that tell of a person."""
    used = set(columns.mapping.columns.values())
    if columns.has("rating"):
        used.discard(columns.mapping.columns.get("comment", ""))
    titles = [
        title
        for title, column in columns.cells.items()
        if title not in used and not PERSONAL.search(title) and not _phone_like(column)
    ]
    if not titles:
        return [None] * len(columns.lines)
    kept = zip(*(columns.cells[title] for title in titles), strict=True)
    return [{title: text for title, text in zip(titles, row, strict=True) if text} or None for row in kept]


def _phone_like(column: Sequence[str]) -> bool:
    filled = [text for text in column[:500] if text]
    long = [text for text in filled if PHONE.fullmatch(text) and sum(map(str.isdigit, text)) >= 9]
    return len(long) * 2 > len(filled) > 0
