"""The draw of a session: disjoint strata with stated shares, each call of a stratum equally likely.

The first stratum a call fits is its own. Within a stratum the draw is systematic over calls set in order of
language, reason, tier, channel and direction (each order shuffled by the seed), so that a few calls still cover
many kinds, and the chance of every call is exactly taken / size (Cochran 1977, chapter 8).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from qa_desk.listening.spans import Span, even_cap, key_span
from qa_desk.sampling import Fallback, chance_number, proportional

MINUTE = 60_000
SPARE = 1.15
"""A few more calls than the average length asks for; long ones are then trimmed to fit."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A call that may be heard. `band` of the customer's rating: low, middle, high, none."""

    id: str
    duration_ms: int
    direction: str
    channel: str
    band: str
    reason: str = ""
    tier: str = ""
    language: str = ""
    failed: bool = False
    repeated: bool = False
    moments: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Stratum:
    """One kind of call and its share of the calls of a session, percent."""

    key: str
    share: int
    fits: Callable[[Candidate], bool] = field(compare=False)


@dataclass(frozen=True, slots=True)
class MixRule:
    """Strata in order of precedence, the order in which they stand in for each other, and lengths."""

    strata: tuple[Stratum, ...]
    fallback: tuple[str, ...]
    least_ms: int = 2 * MINUTE
    """No call is trimmed below this."""
    longest_ms: int = 12 * MINUTE
    """No call takes longer than this."""


DEFAULT_RULE = MixRule(
    strata=(
        Stratum("failed", 15, lambda call: call.failed),
        Stratum("repeated", 15, lambda call: call.repeated),
        Stratum("low", 20, lambda call: call.band == "low"),
        Stratum("high", 15, lambda call: call.band == "high"),
        Stratum("outgoing", 10, lambda call: call.direction == "out"),
        Stratum("others", 25, lambda call: True),
    ),
    fallback=("others", "low", "high", "repeated", "failed", "outgoing"),
)


@dataclass(frozen=True, slots=True)
class MixItem:
    """One call of the mix and what of it is heard; `weight` calls of its stratum stand behind it."""

    call: Candidate
    stratum: str
    weight: float
    span: Span
    instead_of: str | None = None

    @property
    def chance(self) -> float:
        """How likely the call was to be drawn."""
        return 1 / self.weight


@dataclass(frozen=True, slots=True)
class Proposal:
    """A drawn mix: how large each stratum was, how many calls it was to give and gave, and who stood in."""

    items: tuple[MixItem, ...]
    frame: dict[str, int]
    quotas: dict[str, int]
    taken: dict[str, int]
    fallbacks: tuple[Fallback, ...]
    missing: dict[str, int]

    @property
    def total_ms(self) -> int:
        """How long the mix takes to hear."""
        return sum(item.span.length_ms for item in self.items)


def propose(
    candidates: Sequence[Candidate], minutes: int, key: str, rule: MixRule = DEFAULT_RULE
) -> Proposal:
    """Draw a mix of about `minutes` from the candidates; `key` holds the seed, so the same key draws the same.

    How many calls each stratum gives depends on sizes and lengths alone, never on the seed.
    """
    groups: dict[str, list[Candidate]] = {stratum.key: [] for stratum in rule.strata}
    for call in candidates:
        groups[next(stratum.key for stratum in rule.strata if stratum.fits(call))].append(call)
    wanted = _how_many(candidates, minutes, rule)
    quotas = _quotas(rule, wanted)
    taken, owed, fallbacks, missing = _shared_out(groups, quotas, rule.fallback)
    drawn: list[tuple[Candidate, str, float, str | None]] = []
    for stratum, count in taken.items():
        calls = _systematic(groups[stratum], count, f"{key}|{stratum}")
        regular = count - len(owed[stratum])
        for place, call in enumerate(_shuffled(calls, key)):
            short = owed[stratum][place - regular] if place >= regular else None
            drawn.append((call, stratum, len(groups[stratum]) / count, short))
    cap = even_cap([_most(d[0], rule) for d in drawn], minutes * MINUTE, rule.least_ms) if drawn else 0
    items = [
        MixItem(
            call, stratum, weight, key_span(call.duration_ms, min(cap, rule.longest_ms), call.moments), short
        )
        for call, stratum, weight, short in drawn
    ]
    items.sort(key=lambda item: (chance_number(f"{key}|order", item.call.id), item.call.id))
    return Proposal(
        tuple(items),
        {stratum: len(calls) for stratum, calls in groups.items()},
        quotas,
        taken,
        tuple(fallbacks),
        missing,
    )


def _most(call: Candidate, rule: MixRule) -> int:
    return min(call.duration_ms, rule.longest_ms)


def _how_many(candidates: Sequence[Candidate], minutes: int, rule: MixRule) -> int:
    """A few more than fill the time, but no more than fit when the long ones are trimmed as far as they may be."""
    if not candidates:
        return 0
    total = minutes * MINUTE
    mean = sum(_most(call, rule) for call in candidates) / len(candidates)
    trimmed = sum(min(call.duration_ms, rule.least_ms) for call in candidates) / len(candidates)
    most = min(SPARE * total / max(mean, 1), total / max(trimmed, 1))
    return min(len(candidates), max(1, round(most)))


def _quotas(rule: MixRule, wanted: int) -> dict[str, int]:
    """Shares into calls; every stratum gets one as soon as there are as many calls as strata."""
    scaled = [stratum.share * 1_000_000 for stratum in rule.strata]
    counts = proportional(scaled, wanted)
    return {stratum.key: count for stratum, count in zip(rule.strata, counts, strict=True)}


def _shared_out(
    groups: dict[str, list[Candidate]], quotas: dict[str, int], order: Sequence[str]
) -> tuple[dict[str, int], dict[str, list[str]], list[Fallback], dict[str, int]]:
    taken = {stratum: min(quota, len(groups[stratum])) for stratum, quota in quotas.items()}
    owed: dict[str, list[str]] = {stratum: [] for stratum in quotas}
    fallbacks, missing = [], {}
    for stratum, quota in quotas.items():
        short = quota - min(quota, len(groups[stratum]))
        for other in order:
            count = min(short, len(groups[other]) - taken[other])
            if count > 0 and other != stratum:
                taken[other] += count
                owed[other] += [stratum] * count
                fallbacks.append(Fallback(stratum, other, count))
                short -= count
        if short:
            missing[stratum] = short
    return taken, owed, fallbacks, missing


def _systematic(calls: Sequence[Candidate], count: int, key: str) -> list[Candidate]:
    """Every n-th call from a start by chance, over calls grouped by what they are about."""
    if not count:
        return []

    @cache
    def group(*names: str) -> float:
        return chance_number(f"{key}|group", "|".join(names))

    def place(call: Candidate) -> tuple[float, ...]:
        told = (call.language, call.reason, call.tier, call.channel, call.direction)
        return (*(group(*told[: depth + 1]) for depth in range(len(told))), chance_number(key, call.id))

    ordered = sorted(calls, key=lambda call: (place(call), call.id))
    step = len(ordered) / count
    start = chance_number(f"{key}|start", "") * step
    return [ordered[min(len(ordered) - 1, int(start + step * i))] for i in range(count)]


def _shuffled(calls: Sequence[Candidate], key: str) -> list[Candidate]:
    return sorted(calls, key=lambda call: (chance_number(f"{key}|stand-in", call.id), call.id))
