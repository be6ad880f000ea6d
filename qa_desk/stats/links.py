"""Can evaluators be compared at all: who is joined to whom by scored calls. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

JOINED_WELL = 3
"""Agents an evaluator should share with another one."""


@dataclass(frozen=True, slots=True)
class Part:
    """Agents and evaluators (codes) that hang together."""

    agents: tuple[int, ...]
    evaluators: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A missing link: one call of this agent scored by this evaluator would join two parts."""

    agent: int
    evaluator: int


@dataclass(frozen=True, slots=True)
class Links:
    """Parts, largest first; the links that would join them; evaluators joined by fewer than three agents."""

    parts: tuple[Part, ...]
    missing: tuple[Link, ...]
    weak: tuple[int, ...]

    @property
    def connected(self) -> bool:
        """True where everybody can be compared with everybody."""
        return len(self.parts) <= 1


def links(agents: Sequence[int] | NDArray[np.int64], evaluators: Sequence[int] | NDArray[np.int64]) -> Links:
    """The parts of the agent-evaluator graph; an evaluation is an edge. Codes from 0."""
    from scipy import sparse

    a, e = np.asarray(agents, int), np.asarray(evaluators, int)
    if not len(a):
        return Links((), (), ())
    k, m = int(a.max()) + 1, int(e.max()) + 1
    edges = sparse.coo_matrix((np.ones(len(a)), (a, k + e)), shape=(k + m, k + m))
    count, label = sparse.csgraph.connected_components(edges, directed=False)
    parts = []
    for part in range(count):
        nodes = np.flatnonzero(label == part)
        parts.append(Part(tuple(int(i) for i in nodes if i < k), tuple(int(i) - k for i in nodes if i >= k)))
    parts = [part for part in parts if part.agents and part.evaluators]
    parts.sort(key=lambda part: (-len(part.agents), part.agents))
    done = np.bincount(e, minlength=m)
    seen = np.bincount(a, minlength=k)
    main = parts[0]
    busiest = max(main.evaluators, key=lambda one: (done[one], -one))
    missing = [Link(max(part.agents, key=lambda one: (seen[one], -one)), busiest) for part in parts[1:]]
    table = np.zeros((k, m), int)
    table[a, e] = 1
    shared = table.T @ table
    np.fill_diagonal(shared, 0)
    present = [one for part in parts for one in part.evaluators]
    weak = [one for one in sorted(present) if len(present) > 1 and shared[one].max() < JOINED_WELL]
    return Links(tuple(parts), tuple(missing), tuple(weak))
