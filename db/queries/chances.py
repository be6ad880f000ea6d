"""How likely each call was to be drawn for scoring: what undoes a hunt for bad calls in every average."""

from __future__ import annotations

from math import prod

CHANCES = """(SELECT group_concat(a.chance) FROM assignment a WHERE a.interaction_id = {call}
  AND a.kind = 'regular' AND NOT a.deleted AND a.state <> 'withdrawn')"""
"""The chances with which plans drew a call, separated by commas; NULL where it was picked by hand."""

SHARED = """(SELECT count(*) FROM evaluation o WHERE o.interaction_id = {call} AND o.purpose = 'coach'
  AND o.score IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evaluation n WHERE n.supersedes_id = o.id))"""
"""How many evaluations of a call count: together they have the weight of one call."""


def weight_of(chances: str | None, shared: int = 1) -> float:
    """How many calls one evaluation of a call stands for: 1 / its chance, shared among the call's evaluations.

    Drawn by several plans, the chance is 1 - prod(1 - chance). A call picked by hand stands for itself alone.
    """
    if chances is None:
        return 1.0 / max(1, shared)
    missed = prod(1.0 - float(one) for one in chances.split(","))
    return 1.0 / (max(1.0 - missed, 1e-9) * max(1, shared))
