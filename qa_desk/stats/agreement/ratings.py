"""Who gave which unit which category: the table every coefficient starts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval"]
LEVELS: Final = ("nominal", "ordinal", "interval")
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ratings:
    """`codes` is units x evaluators: the place of the category in `categories`, or -1 where nobody scored.

    `categories` is the full list of choices, also unused ones, in their order; `values` are their numbers.
    """

    codes: NDArray[np.int64]
    categories: tuple[str, ...]
    values: Floats

    @classmethod
    def of(cls, rows: Sequence[Sequence[str | None]], categories: Sequence[str] | None = None) -> Ratings:
        """Rows are units, cells the choices; None or an empty cell is not scored.

        Categories default to those seen, by number where all are numbers. `ValueError` for rows of different
        length or a cell that is no category.
        """
        if len({len(row) for row in rows}) > 1:
            raise ValueError("the rows differ in length")
        seen = {cell for row in rows for cell in row if cell}
        chosen = tuple(categories) if categories is not None else tuple(_in_order(seen))
        if strange := seen - set(chosen):
            raise ValueError(f"no choice of the form: {', '.join(sorted(strange))}")
        place = {category: code for code, category in enumerate(chosen)}
        codes = [[place[cell] if cell else -1 for cell in row] for row in rows]
        width = len(rows[0]) if rows else 0
        return cls(np.array(codes, dtype=np.int64).reshape(len(rows), width), chosen, _numbers(chosen))

    @property
    def counts(self) -> Floats:
        """Units x categories: how many evaluators chose it."""
        wide = len(self.categories)
        found = np.zeros((len(self.codes), wide))
        for code in range(wide):
            found[:, code] = (self.codes == code).sum(axis=1)
        return found

    @property
    def scores(self) -> Floats:
        """Units x evaluators as numbers, NaN where not scored."""
        if not len(self.values):
            return np.full(self.codes.shape, np.nan)
        return np.where(self.codes >= 0, self.values[np.maximum(self.codes, 0)], np.nan)


def weights(kind: str, values: Floats) -> Floats:
    """How much two categories agree, 0 to 1: identity, linear, quadratic or ordinal (Gwet 2014, chapter 3)."""
    q = len(values)
    if kind == "identity" or q < 2:
        return np.eye(q)
    if kind == "ordinal":
        ranks = np.arange(q)
        apart = np.abs(ranks[:, None] - ranks[None, :])
        steps = apart * (apart + 1) / 2
        return np.asarray(1 - steps / steps.max())
    apart = np.abs(values[:, None] - values[None, :]) / (values.max() - values.min())
    return np.asarray(1 - (apart if kind == "linear" else apart**2))


def _in_order(seen: set[str]) -> list[str]:
    try:
        return sorted(seen, key=float)
    except ValueError:
        return sorted(seen)


def _numbers(categories: Sequence[str]) -> Floats:
    try:
        found = np.array([float(category) for category in categories])
    except ValueError:
        found = np.arange(len(categories), dtype=float)
    return found if np.isfinite(found).all() else np.arange(len(categories), dtype=float)
