"""A draw by strata with quotas and a stated order of what stands in where a stratum is short."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qa_desk.sampling.chance import in_order


@dataclass(frozen=True, slots=True)
class Pick:
    """One call drawn; `weight` calls of its stratum stand behind it. `instead_of` names the stratum it fills in for."""

    call_id: str
    stratum: str
    weight: float
    instead_of: str | None = None

    @property
    def chance(self) -> float:
        """How likely this call was to be drawn."""
        return 1 / self.weight


@dataclass(frozen=True, slots=True)
class Fallback:
    """Where `short` was short, `count` calls came from `used`."""

    short: str
    used: str
    count: int


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn and how: sizes of the frame and what each stratum gave, stand-ins, what stays missing.

    `passed_over` are the calls that came first but could not be used, in order.
    """

    picks: tuple[Pick, ...]
    frame: Mapping[str, int]
    taken: Mapping[str, int]
    fallbacks: tuple[Fallback, ...]
    missing: Mapping[str, int]
    passed_over: tuple[str, ...]

    @property
    def not_covered(self) -> float:
        """The share of the frame in strata nothing was drawn from."""
        total = sum(self.frame.values())
        return sum(n for key, n in self.frame.items() if not self.taken[key]) / total if total else 0.0


def draw_quotas(
    key: str,
    frame: Mapping[str, Collection[str]],
    quotas: Mapping[str, int],
    fallback: Sequence[str] = (),
    unusable: Collection[str] = (),
    first: Collection[str] = (),
) -> Draw:
    """Take each quota from its stratum by chance, then fill what is short from the fall-back strata in order.

    How many a stratum gives depends on the sizes alone, never on which calls are drawn, so that the chance
    of each call is exactly given / size. Unusable calls (their sound is gone) are passed over for the next.
    Those in `first` were drawn before and stay: they are picked before all others of their stratum.
    """
    waiting = {
        stratum: sorted(in_order(key, calls), key=lambda call: call not in first)
        for stratum, calls in frame.items()
    }
    usable = {s: [call for call in calls if call not in unusable] for s, calls in waiting.items()}
    taken = {s: min(quotas.get(s, 0), len(usable[s])) for s in waiting}
    fallbacks: list[Fallback] = []
    missing: dict[str, int] = {}
    for stratum, quota in quotas.items():
        short = max(0, quota - min(quota, len(usable.get(stratum, ()))))
        for other in fallback:
            if short and other in taken and other != stratum:
                spare = len(usable[other]) - max(taken[other], min(quotas.get(other, 0), len(usable[other])))
                if (count := min(short, spare)) > 0:
                    taken[other] += count
                    short -= count
                    fallbacks.append(Fallback(stratum, other, count))
        if short:
            missing[stratum] = short
    return Draw(
        picks=tuple(_picks(usable, waiting, quotas, taken, fallbacks)),
        frame={s: len(calls) for s, calls in waiting.items()},
        taken=taken,
        fallbacks=tuple(fallbacks),
        missing=missing,
        passed_over=tuple(call for s in waiting for call in _passed(waiting[s], usable[s][: taken[s]])),
    )


def _picks(
    usable: Mapping[str, Sequence[str]],
    waiting: Mapping[str, Sequence[str]],
    quotas: Mapping[str, int],
    taken: Mapping[str, int],
    fallbacks: Sequence[Fallback],
) -> list[Pick]:
    """Picks in the order of the quotas, stand-ins after all others."""
    own, standing_in = [], []
    for stratum in [*quotas, *(s for s in taken if s not in quotas)]:
        count = taken.get(stratum, 0)
        if not count:
            continue
        weight = len(waiting[stratum]) / count
        owed = [f.short for f in fallbacks if f.used == stratum for _ in range(f.count)]
        regular = count - len(owed)
        own += [Pick(call, stratum, weight) for call in usable[stratum][:regular]]
        extra = zip(usable[stratum][regular:count], owed, strict=True)
        standing_in += [Pick(call, stratum, weight, short) for call, short in extra]
    return own + standing_in


def _passed(order: Sequence[str], drawn: Sequence[str]) -> list[str]:
    """What stood before the last drawn call and was not drawn."""
    if not drawn:
        return []
    chosen = set(drawn)
    return [call for call in order[: order.index(drawn[-1])] if call not in chosen]
