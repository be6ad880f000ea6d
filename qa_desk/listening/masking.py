"""Names taken out of what a room reads, so that people talk about the work and not about the person. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

MASK: Final = "***"
LEAST_LATIN: Final = 3


def mask_names(text: str, names: Iterable[str]) -> str:
    """The text without these people's names: whole ones, and each part of them that can stand alone.

    A Chinese given name of two characters counts; single characters and initials do not.
    """
    parts = sorted({part for name in names for part in _parts(name)}, key=len, reverse=True)
    for part in parts:
        bounded = rf"\b{re.escape(part)}\b" if part.isascii() else re.escape(part)
        text = re.sub(bounded, MASK, text, flags=re.IGNORECASE)
    return text


def _parts(name: str) -> list[str]:
    name = name.strip()
    if not name:
        return []
    if name.isascii() or " " in name:
        return [name, *(word for word in re.split(r"[\s.]+", name) if len(word) >= LEAST_LATIN)]
    return [name, name[-2:]] if len(name) >= 3 else [name]
