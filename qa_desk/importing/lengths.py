"""Check what tables say of lengths against the sound itself: a wrong unit is off by sixty or a thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from qa_desk.errors import N_
from qa_desk.importing.durations import MS_PER, likely_unit
from qa_desk.importing.facts import IncomingCall, Remark
from qa_desk.importing.mapping import DURATIONS
from qa_desk.importing.preview import TableView

Pairs = Mapping[Path, Sequence[tuple[int, int]]]
"""Per table: the length a row states and the length of its sound, ms."""

FEW = 3
"""With fewer calls than this to compare, nothing is concluded."""


def fitted(
    tables: Sequence[TableView], rows: Sequence[IncomingCall], pairs: Pairs
) -> tuple[list[TableView], list[IncomingCall], bool]:
    """Tables and rows with the unit that fits the sound, and whether any was read in another one before."""
    factors: dict[Path, dict[str, float]] = {}
    views = []
    for view in tables:
        unit = view.mapping.units.get("duration", "")
        compared = pairs.get(view.path, ())
        better = likely_unit(unit, compared) if len(compared) >= FEW else unit
        if better != unit:
            view, factors[view.path] = _corrected(view, unit, better)
        views.append(view)
    return views, [_scaled(row, factors.get(row.origin, {})) for row in rows], bool(factors)


def _corrected(view: TableView, unit: str, better: str) -> tuple[TableView, dict[str, float]]:
    alike = [name for name, used in view.mapping.units.items() if name in DURATIONS and used == unit]
    units = {**view.mapping.units, **dict.fromkeys(alike, better)}
    message = {
        "ms": N_("Lengths are milliseconds, not what was stated: so they fit the recordings."),
        "s": N_("Lengths are seconds, not what was stated: so they fit the recordings."),
        "min": N_("Lengths are minutes, not what was stated: so they fit the recordings."),
        "day": N_("Lengths are shares of a day, not what was stated: so they fit the recordings."),
    }[better]
    mapping = msgspec.structs.replace(view.mapping, units=units)
    corrected = replace(view, mapping=mapping, remarks=(*view.remarks, Remark(message, {})))
    return corrected, dict.fromkeys(alike, MS_PER[better] / MS_PER[unit])


def _scaled(row: IncomingCall, factors: Mapping[str, float]) -> IncomingCall:
    changed = {
        f"{name}_ms": round(value * factor)
        for name, factor in factors.items()
        if (value := getattr(row.facts, f"{name}_ms")) is not None
    }
    return replace(row, facts=replace(row.facts, **changed)) if changed else row
