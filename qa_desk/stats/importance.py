"""Whose share of R² is whose: Shapley (LMG) and Johnson weights from correlations alone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from qa_desk.stats.quantiles import Floats

EXACT_UP_TO = 15
"""So many drivers or groups are gone through subset by subset; more are sampled."""
ORDERS = 1000
BATCH = 250


@dataclass(frozen=True, slots=True)
class Importance:
    """Shares of R² per driver (they sum to it), `error` the Monte Carlo standard error (0 where exact)."""

    r2: float
    shares: Floats
    error: Floats
    exact: bool


def lmg(r: Floats, target: Floats, orders: int = ORDERS, seed: int = 1) -> Importance:
    """Each driver's mean gain in R² over all orders of entry: Shapley's value (Shapley 1953).

    Lindeman, Merenda and Gold 1980; Grömping 2006 (doi:10.18637/jss.v017.i01). `r` is the (p, p) correlation matrix
    of the drivers, `target` their correlations with the rating.
    """
    return grouped(r, target, [[j] for j in range(len(target))], orders, seed)


def grouped(
    r: Floats, target: Floats, groups: Sequence[Sequence[int]], orders: int = ORDERS, seed: int = 1
) -> Importance:
    """Shapley shares of groups of drivers that enter together; not the sum of the members' own shares.

    Exact over all subsets up to 15 groups, beyond that `sampled`.
    """
    k = len(groups)
    if k > EXACT_UP_TO:
        return sampled(r, target, groups, orders, seed)
    worth = _worth(r, target, groups)
    shares = np.zeros(k)
    masks = np.arange(2**k)
    sizes = np.array([int(m).bit_count() for m in masks])
    chance = np.array([factorial(s) * factorial(max(0, k - s - 1)) / factorial(k) for s in range(k + 1)])
    for j in range(k):
        without = masks[(masks >> j) & 1 == 0]
        shares[j] = chance[sizes[without]] @ (worth[without | (1 << j)] - worth[without])
    return Importance(float(worth[-1]), shares, np.zeros(k), True)


def johnson(r: Floats, target: Floats) -> Floats:
    """Johnson's relative weights (2000, doi:10.1207/S15327906MBR3501_1): instant, near `lmg`; a preview only."""
    values, vectors = np.linalg.eigh(r)
    root = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    b = np.linalg.solve(root, target)
    weights: Floats = (root * root) @ (b * b)
    return weights


def betas(r: Floats, target: Floats) -> Floats:
    """Standardised regression coefficients."""
    found: Floats = np.asarray(np.linalg.solve(r, target), np.float64)
    return found


def inflation(r: Floats) -> Floats:
    """Variance inflation per driver, the diagonal of the inverse (Marquardt 1970); above 5 is said."""
    found: Floats = np.diag(np.linalg.inv(r)).copy()
    return found


def correlations(products: Floats, sums: Floats, n: float) -> Floats:
    """The correlation matrix from (q, q) cross products and (q,) sums of n rows."""
    covariance = products - np.outer(sums, sums) / n
    sd = np.sqrt(np.maximum(np.diag(covariance), 0))
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = covariance / np.outer(sd, sd)
    return found


def _worth(r: Floats, target: Floats, groups: Sequence[Sequence[int]]) -> Floats:
    """R² of every subset of groups, by bit mask; all subsets with as many drivers are solved at once."""
    k = len(groups)
    worth = np.zeros(2**k)
    by_size: dict[int, list[tuple[int, list[int]]]] = {}
    for size in range(1, k + 1):
        for pick in combinations(range(k), size):
            members = [j for g in pick for j in groups[g]]
            by_size.setdefault(len(members), []).append((sum(1 << g for g in pick), members))
    for entries in by_size.values():
        index: NDArray[np.int64] = np.array([members for _, members in entries])
        right = target[index]
        solved = np.linalg.solve(r[index[:, :, None], index[:, None, :]], right[:, :, None])[:, :, 0]
        worth[[mask for mask, _ in entries]] = (solved * right).sum(1)
    return worth


def sampled(
    r: Floats, target: Floats, groups: Sequence[Sequence[int]], orders: int = ORDERS, seed: int = 1
) -> Importance:
    """The same from random orders and their reverses (antithetic; Castro et al. 2009, doi:10.1016/j.cor.2008.04.004).

    One order costs one Cholesky factor of the permuted matrix bordered by `target`: its last row holds the gains'
    roots.
    """
    k, random = len(groups), np.random.default_rng(seed)
    total, squares, done = np.zeros(k), np.zeros(k), 0
    while done < orders:
        order = np.argsort(random.random((min(BATCH, orders - done), k)), axis=1)
        pair = (gains(r, target, groups, order) + gains(r, target, groups, order[:, ::-1])) / 2
        total += pair.sum(0)
        squares += (pair * pair).sum(0)
        done += len(order)
    shares = total / orders
    error = np.sqrt(np.maximum(squares / orders - shares**2, 0) / max(1, orders - 1))
    return Importance(float(shares.sum()), shares, error, False)


def gains(r: Floats, target: Floats, groups: Sequence[Sequence[int]], order: NDArray[np.int64]) -> Floats:
    """R² gained by each group in each (m, k) order of entry: (m, k)."""
    p, k = len(target), len(groups)
    member = np.zeros((k, p))
    for g, columns in enumerate(groups):
        member[g, list(columns)] = 1
    place = np.argsort(order, axis=1)[:, member.argmax(0)]
    entering = np.argsort(place, axis=1, kind="stable")
    bordered = np.full((p + 1, p + 1), 2.0)  # the corner only has to keep it positive definite
    bordered[:p, :p], bordered[p, :p], bordered[:p, p] = r, target, target
    entering = np.concatenate([entering, np.full((len(order), 1), p)], axis=1)
    factor = np.linalg.cholesky(bordered[entering[:, :, None], entering[:, None, :]])
    steps = np.empty((len(order), p))
    np.put_along_axis(steps, entering[:, :p], factor[:, p, :p] ** 2, axis=1)
    found: Floats = steps @ member.T
    return found
