"""What differs between two versions of a form, by the keys that stay the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from qa_desk.scoring.definition import Form

Difference = Literal["added", "removed", "moved", "changed"]
KEYED = ("sections", "questions", "choices", "root_causes", "bands")


@dataclass(frozen=True, slots=True)
class FormChange:
    """One difference; `place` is keys joined by slashes, `field` is empty unless a field changed.

    `before` and `after` are plain values as they stand in a form file, None where there is none.
    """

    what: Difference
    place: str
    field: str = ""
    before: Any = None
    after: Any = None


def diff(before: Form, after: Form) -> list[FormChange]:
    """Every difference, in the order of the newer form; empty for forms that are the same."""
    return [*_compared("", _whole(before), _whole(after))]


def _whole(form: Form) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(form)
    return plain


def _compared(place: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FormChange]:
    for field in dict.fromkeys((*before, *after)):
        old, new = before.get(field), after.get(field)
        if old != new and field not in KEYED:
            yield FormChange("changed", place, field, old, new)
    for field in KEYED:
        yield from _lists(place, before.get(field, []), after.get(field, []))


def _lists(
    place: str, before: list[Mapping[str, Any]], after: list[Mapping[str, Any]]
) -> Iterator[FormChange]:
    old = {item["key"]: item for item in before}
    new = {item["key"]: item for item in after}
    kept = [key for key in new if key in old]
    before_kept = [key for key in old if key in new]
    for key, item in new.items():
        where = f"{place}/{key}".lstrip("/")
        if key not in old:
            yield FormChange("added", where, after=_name(item))
            continue
        if kept.index(key) != before_kept.index(key):
            yield FormChange("moved", where, before=before_kept.index(key) + 1, after=kept.index(key) + 1)
        yield from _compared(where, old[key], item)
    for key, item in old.items():
        if key not in new:
            yield FormChange("removed", f"{place}/{key}".lstrip("/"), before=_name(item))


def _name(item: Mapping[str, Any]) -> str:
    return str(item.get("title") or item.get("text") or item["key"])
