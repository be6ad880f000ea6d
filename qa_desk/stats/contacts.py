"""Did one contact settle it? First-contact resolution, journeys of one customer, the vital few reasons. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import numpy as np
from scipy import stats

from qa_desk.stats.intervals import Estimate, wilson

DAY_MS = 86_400_000
VITAL = 0.8
Outcome = Literal["resolved", "repeat", "unknown", "excluded"]
"""`unknown` is too young to tell, also where the customer already came back: else the last days only look worse."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One time a customer got in touch, at `at_ms` (since 1970, UTC)."""

    id: str
    customer: str | None
    reason: str | None
    at_ms: int
    channel: str = "voice"


@dataclass(frozen=True, slots=True)
class Fresh:
    """The share of contacts without another one within the window, from all of them, young ones too."""

    value: float
    se: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Journeys:
    """Chains of contacts each within the window of the one before."""

    count: int
    one_contact: Estimate
    contacts_each: float | None
    several_channels: int


@dataclass(frozen=True, slots=True)
class Vital:
    """One reason's count, its share of all with an interval, the share up to it, whether it is of the vital few."""

    name: str
    count: int
    share: Estimate
    cumulative: float
    vital: bool


def gaps(contacts: Iterable[Contact], by_reason: bool = True) -> dict[str, int | None]:
    """By contact: ms until the same customer's next one (with the same reason); None without one.

    Of contacts at one instant the lesser id comes first. Contacts without a customer (or reason) are left out.
    """
    found: dict[str, int | None] = {}
    for chain in _chains(contacts, by_reason):
        for one, after in zip(chain, [*chain[1:], None], strict=True):
            found[one.id] = None if after is None else after.at_ms - one.at_ms
    return found


def states(
    contacts: Sequence[Contact], as_of_ms: int, days: int = 7, by_reason: bool = True
) -> dict[str, Outcome]:
    """What is known of each contact: whether the customer came back within so many days, the last instant included."""
    until_next, window = gaps(contacts, by_reason), days * DAY_MS
    found: dict[str, Outcome] = {}
    for one in contacts:
        if one.id not in until_next:
            found[one.id] = "excluded"
        elif as_of_ms - one.at_ms < window:
            found[one.id] = "unknown"
        else:
            gap = until_next[one.id]
            found[one.id] = "repeat" if gap is not None and gap <= window else "resolved"
    return found


def first_contact_resolution(found: Iterable[Outcome]) -> Estimate:
    """Resolved of those old enough to tell, with Wilson's interval."""
    known = [state for state in found if state in ("resolved", "repeat")]
    return wilson(known.count("resolved"), len(known))


def fresh_resolution(
    contacts: Sequence[Contact],
    as_of_ms: int,
    days: int = 7,
    by_reason: bool = True,
    only: Collection[str] | None = None,
) -> Fresh | None:
    """Kaplan and Meier's estimate at the window's end (1958, doi:10.1080/01621459.1958.10501452), Greenwood's error.

    A contact is watched for the window or until now; None without any. With `only`, the share of these.
    """
    until_next, window = gaps(contacts, by_reason), days * DAY_MS
    waited, censored = [], []
    for one in contacts:
        if one.id not in until_next or one.at_ms > as_of_ms or (only is not None and one.id not in only):
            continue
        gap, watched = until_next[one.id], min(window, as_of_ms - one.at_ms)
        came_back = gap is not None and gap <= watched
        waited.append(gap if came_back and gap is not None else watched)
        censored.append(not came_back)
    if not waited:
        return None
    back = np.array(censored) == 0
    times = np.array(waited, dtype=float) / DAY_MS
    curve = stats.ecdf(stats.CensoredData(uncensored=times[back], right=times[~back])).sf
    value = float(curve.evaluate(days))
    at_risk = np.array([(times >= at).sum() for at in np.unique(times[back])])
    events = np.array([(times[back] == at).sum() for at in np.unique(times[back])])
    error = None if value == 0 else value * float(np.sqrt((events / (at_risk * (at_risk - events))).sum()))
    return Fresh(value, error, len(waited))


def journeys(contacts: Iterable[Contact], days: int = 7, by_reason: bool = True) -> Journeys:
    """Chains of one customer (and reason); how many needed one contact, contacts each, how many used two channels."""
    found: list[list[Contact]] = []
    for chain in _chains(contacts, by_reason):
        for place, one in enumerate(chain):
            if place == 0 or one.at_ms - chain[place - 1].at_ms > days * DAY_MS:
                found.append([])
            found[-1].append(one)
    lengths = [len(journey) for journey in found]
    return Journeys(
        len(found),
        wilson(lengths.count(1), len(found)),
        sum(lengths) / len(found) if found else None,
        sum(len({one.channel for one in journey}) > 1 for journey in found),
    )


def pareto(counts: Mapping[str, int], other: str | None = None) -> tuple[Vital, ...]:
    """Reasons by count, ties by name, `other` last; the vital few are those up to the first that reaches 80 %."""
    total = sum(counts.values())
    if total == 0:
        return ()
    order = sorted(counts, key=lambda name: (name == other, -counts[name], name))
    found, sum_so_far = [], 0
    for name in order:
        vital = sum_so_far < VITAL * total
        sum_so_far += counts[name]
        found.append(Vital(name, counts[name], wilson(counts[name], total), sum_so_far / total, vital))
    return tuple(found)


def _chains(contacts: Iterable[Contact], by_reason: bool) -> list[list[Contact]]:
    """The contacts of each customer (and reason) in their order."""
    known = (
        one for one in contacts if one.customer is not None and (one.reason is not None or not by_reason)
    )

    def whose(one: Contact) -> tuple[str, str]:
        return str(one.customer), str(one.reason) if by_reason else ""

    ordered = sorted(known, key=lambda one: (*whose(one), one.at_ms, one.id))
    return [list(chain) for _, chain in groupby(ordered, key=whose)]
