"""How two accounts of one row become one. Pure: no database, no clock of its own, order of arrival never matters.

A stamp is a hybrid logical clock and the desk that wrote: 48 bits of milliseconds, 16 of a counter. The clocks of a
row hold a stamp per field; "*" stamps all fields at once (the row was made), "-" says when it was removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Stamp = tuple[int, str]
Clocks = dict[str, Stamp]

NEVER: Stamp = (-1, "")
BEFORE: Stamp = (0, "")
"""The stamp of what was there before changes were captured; equal on all copies of a workspace."""
MADE, REMOVED = "*", "-"


def tick(hlc: int, wall_ms: int) -> int:
    """The next hybrid logical clock after `hlc` for a change at `wall_ms`; always greater."""
    return max(hlc + 1, wall_ms << 16)


def stamp_of(clocks: Mapping[str, Stamp], field: str) -> Stamp:
    """When a field was last written."""
    return max(clocks.get(field, NEVER), clocks.get(MADE, NEVER))


def is_there(clocks: Mapping[str, Stamp]) -> bool:
    """False where the row was removed and not made again since; an edit does not bring it back."""
    return clocks.get(MADE, NEVER) > clocks.get(REMOVED, NEVER)


def merged(mine: Mapping[str, Stamp], theirs: Mapping[str, Stamp]) -> Clocks:
    """The clocks after both: the greater stamp of each."""
    if not mine or not theirs:
        return dict(mine or theirs)
    both = {name: max(mine.get(name, NEVER), theirs.get(name, NEVER)) for name in {*mine, *theirs}}
    made = both.get(MADE, NEVER)
    return {name: stamp for name, stamp in both.items() if name in (MADE, REMOVED) or stamp > made}


def taken(
    mine: Mapping[str, Stamp],
    theirs: Mapping[str, Stamp],
    here: Mapping[str, Any],
    there: Mapping[str, Any],
    *,
    tie_wins: bool = False,
) -> dict[str, Any]:
    """The values of `there` that win over those `here`: the later stamp, and for one stamp the greater value.

    With `tie_wins` one stamp is enough: for a field that this release did not know when the row came.
    """
    wins = {}
    for field, value in there.items():
        own, other = stamp_of(mine, field), stamp_of(theirs, field)
        if other > own or (
            other == own
            and (tie_wins or (value != here.get(field) and order(value) > order(here.get(field))))
        ):
            wins[field] = value
    return wins


def only_life(clocks: Mapping[str, Stamp]) -> Clocks:
    """The clocks that are kept of a row that is gone."""
    return {name: stamp for name, stamp in clocks.items() if name in (MADE, REMOVED)}


def order(value: Any) -> str:
    """A text by which any two values stand in one order on every desk."""
    return json.dumps(value, sort_keys=True, default=repr, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a free text and the versions its writer had before them."""

    stamp: Stamp
    parents: tuple[Stamp, ...]
    value: str


def heads(versions: Iterable[Version]) -> list[Version]:
    """Versions that no other builds upon, the latest first; several with different words are a conflict."""
    known = list(versions)
    built_upon = {parent for version in known for parent in version.parents}
    return sorted((v for v in known if v.stamp not in built_upon), key=lambda v: v.stamp, reverse=True)


def in_conflict(found: Iterable[Version]) -> bool:
    """True where heads differ in their words, not only in who wrote them."""
    return len({version.value for version in found}) > 1


def numbers(made_with: Mapping[str, int]) -> dict[str, int]:
    """Numbers without doubles for rows made with these: kept where free, else the next, by number, then id."""
    given: dict[str, int] = {}
    last = 0
    for row in sorted(made_with, key=lambda row: (made_with[row], row)):
        last = given[row] = max(made_with[row], last + 1)
    return given
