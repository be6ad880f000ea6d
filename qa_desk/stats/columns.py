"""Columns of possible drivers, and which of them can be used. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa_desk.stats.importance import correlations
from qa_desk.stats.quantiles import Floats

FAILURES = 30
"""A question must have fallen short so often."""
ANSWERED = 0.30
SAME = 0.98


@dataclass(frozen=True, slots=True)
class Columns:
    """(n, p) values, NaN for not applicable; each key names a group of columns that enter together."""

    keys: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...]
    values: Floats


@dataclass(frozen=True, slots=True)
class Dropped:
    """A driver that could not be used: constant, rarely_fails, rarely_answered, or same_as `other`."""

    key: str
    why: str
    other: str | None = None


def single(keys: Sequence[str], values: Floats) -> Columns:
    """Columns that each stand for themselves."""
    return Columns(tuple(keys), tuple((j,) for j in range(len(keys))), values)


def one_hot(values: Sequence[str | None], least: int = FAILURES) -> tuple[list[str], Floats]:
    """0/1 columns for every value but the commonest; values under `least` rows are put together as "other"."""
    names, counts = np.unique([v if v is not None else "" for v in values], return_counts=True)
    kept = {str(name) for name, count in zip(names, counts, strict=True) if count >= least}
    merged = [
        v if v is not None and v in kept else "other" if v != "" or "" not in kept else "" for v in values
    ]
    merged = [v or "other" for v in merged]
    names, counts = np.unique(merged, return_counts=True)
    order = [str(names[i]) for i in np.argsort(-counts, kind="stable")][1:]
    column = np.array(merged)
    if not order:
        return [], np.zeros((len(values), 0))
    return order, np.column_stack([(column == name).astype(float) for name in order])


def usable(columns: Columns) -> tuple[Columns, tuple[Dropped, ...], int]:
    """Columns that can be used with N/A put at the column's mean, those left out and why, and the N/A filled in."""
    values = columns.values.astype(float)
    n = len(values)
    dropped: list[Dropped] = []
    kept: list[int] = []
    for g, members in enumerate(columns.groups):
        why = "constant" if n == 0 else _unusable(values[:, list(members)], len(members) == 1)
        if why:
            dropped.append(Dropped(columns.keys[g], why))
        else:
            kept.append(g)
    missing = int(np.isnan(values[:, [j for g in kept for j in columns.groups[g]]]).sum()) if kept else 0
    filled = _filled(values)
    kept = _distinct(columns, filled, kept, dropped)
    index: list[int] = []
    groups: list[tuple[int, ...]] = []
    for g in kept:
        moving = [j for j in columns.groups[g] if filled[:, j].std() > 0]
        groups.append(tuple(range(len(index), len(index) + len(moving))))
        index += moving
    found = Columns(tuple(columns.keys[g] for g in kept), tuple(groups), filled[:, index])
    return found, tuple(dropped), missing


def added(x: Floats, more: Floats) -> Floats:
    """`x` with those columns of `more` that say something new beside a mean and the columns before them."""
    both = np.column_stack([x, more])
    new = set(independent(both))
    return both[:, [j for j in range(both.shape[1]) if j < x.shape[1] or j in new]]


def independent(x: Floats) -> list[int]:
    """Places of the columns that say something new beside a mean and the columns before them."""
    centred = x.T @ x - np.outer(x.sum(0), x.sum(0)) / max(1, len(x))
    left, kept = centred.copy(), []
    for j in range(x.shape[1]):
        if left[j, j] > 1e-8 * max(centred[j, j], 1e-12):
            kept.append(j)
            left = left - np.outer(left[:, j], left[j]) / left[j, j]
    return kept


def _unusable(block: Floats, alone: bool) -> str:
    given = ~np.isnan(block).all(axis=1)
    if given.mean() < ANSWERED:
        return "rarely_answered"
    seen = block[given]
    if not (np.nanstd(seen, axis=0) > 0).any():
        return "constant"
    levels = seen[~np.isnan(seen)]
    graded = alone and levels.min() >= 0 and levels.max() <= 1
    return "rarely_fails" if graded and (levels < levels.max()).sum() < FAILURES else ""


def _filled(values: Floats) -> Floats:
    if not values.size:
        return values
    counted = (~np.isnan(values)).sum(0)
    means = np.where(counted > 0, np.nansum(values, axis=0) / np.maximum(counted, 1), 0.0)
    filled: Floats = np.where(np.isnan(values), means, values)
    return filled


def _distinct(columns: Columns, filled: Floats, kept: list[int], dropped: list[Dropped]) -> list[int]:
    """Of two single columns that say the same, the first stays."""
    singles = [g for g in kept if len(columns.groups[g]) == 1]
    if len(singles) < 2:
        return kept
    block = filled[:, [columns.groups[g][0] for g in singles]]
    r = correlations(block.T @ block, block.sum(0), len(block))
    gone: set[int] = set()
    for b, later in enumerate(singles):
        for a, earlier in enumerate(singles[:b]):
            if earlier not in gone and abs(r[a, b]) > SAME:
                gone.add(later)
                dropped.append(Dropped(columns.keys[later], "same_as", columns.keys[earlier]))
                break
    return [g for g in kept if g not in gone]
