"""The draw of one agent's calls: rules first, the rest at random and spread over the period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from qa_desk.sampling.plan import FLOOR, RANDOM, FrameCall, PlanDefinition, stratum_of
from qa_desk.sampling.quotas import Draw, draw_quotas


def draw_agent(
    plan: PlanDefinition,
    key: str,
    calls: Sequence[FrameCall],
    wanted: int,
    since: datetime,
    until: datetime,
    unusable: Collection[str] = (),
    *,
    first: Collection[str] = (),
    now: datetime | None = None,
) -> Draw:
    """Draw `wanted` calls of one agent; those in `first` were drawn before and are among them.

    With `now` inside the period, only slices that are over are drawn, one call each: a later call of the period
    then has its own chance in its own slice. Kinds looked for wait for the period's end.

    The random part is drawn from as many equal slices of the period as calls are wanted, one of each, so that it
    is spread evenly; a slice without calls is filled from the others. Strata are named `rule` or `random 2/3`.
    """
    quotas = rule_quotas(plan, wanted)
    slices = max(1, wanted - sum(quotas.values()))
    names = [f"{RANDOM} {place + 1}/{slices}" for place in range(slices)]
    frame: defaultdict[str, list[str]] = defaultdict(list)
    for call in calls:
        stratum = stratum_of(call, plan.rules)
        if stratum == RANDOM:
            stratum = names[_slice(call.started_at, since, until, slices)]
        frame[stratum].append(call.id)
    for stratum in (*quotas, *names):
        frame.setdefault(stratum, [])
    if now is not None and now < until:
        over = int((now - since) / (until - since) * slices)
        return draw_quotas(key, frame, dict.fromkeys(names[:over], 1), (), unusable, first)
    wants = {**quotas, **{name: 1 for name in names if wanted > sum(quotas.values())}}
    fallback = [name for step in plan.fallback for name in (names if step == RANDOM else (step,))]
    last = [name for name in (*names, *quotas) if name not in fallback]
    return draw_quotas(key, frame, wants, [*fallback, *last], unusable, first)


def rule_quotas(plan: PlanDefinition, wanted: int) -> dict[str, int]:
    """The rules' quotas, in their order, never so many that less than half stays random."""
    left = wanted - -(-wanted * FLOOR // 100)
    found = {}
    for rule in plan.rules:
        found[rule.key] = min(rule.quota, left)
        left -= found[rule.key]
    return found


def _slice(at: datetime, since: datetime, until: datetime, slices: int) -> int:
    share = (at - since) / (until - since)
    return min(slices - 1, max(0, int(share * slices)))
