"""What a sampling plan says: whose calls, how many of which kind, scored by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from qa_desk.errors import N_, QADeskError

RANDOM = "random"
"""The stratum of all calls that no rule claims."""
FLOOR = 50
"""At least this percent of an agent's calls is drawn purely at random."""
Band = Literal["low", "middle", "high", "none"]


class PlanInvalid(QADeskError):
    """A plan that contradicts itself."""


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a call has to be; what is not said does not matter. Reasons fit by any part of their path.

    `suggested` names questions whose rule for suggestions holds, or `question=answer` for what it suggests.
    """

    rating: tuple[Band, ...] = ()
    reason: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    failed: bool | None = None
    repeated: bool | None = None
    longer_than_s: int | None = None
    shorter_than_s: int | None = None
    suggested: tuple[str, ...] = ()

    def fits(self, call: FrameCall) -> bool:
        """True where the call is all of it."""
        path = call.reason.casefold()
        return (
            (not self.rating or call.band in self.rating)
            and (not self.reason or any(word.casefold() in path for word in self.reason))
            and (not self.direction or call.direction in self.direction)
            and (not self.channel or call.channel in self.channel)
            and (not self.tier or call.tier in self.tier)
            and (not self.language or any(call.language.startswith(code) for code in self.language))
            and (not self.suggested or not call.suggested.isdisjoint(self.suggested))
            and (self.failed is None or call.failed is self.failed)
            and (self.repeated is None or call.repeated is self.repeated)
            and (self.longer_than_s is None or call.duration_ms > self.longer_than_s * 1000)
            and (self.shorter_than_s is None or call.duration_ms < self.shorter_than_s * 1000)
        )


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of call that is looked for: so many of each agent's, before anything else."""

    key: str
    where: Where
    quota: int = 1


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many of each agent: a number, or until Wilson's interval is no wider than +-`precision` points."""

    per_agent: int = 5
    precision: float | None = None
    at_most: int = 30


class Exclude(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Calls that are never drawn."""

    shorter_than_s: int = 20
    without_sound: bool = True
    already_scored: bool = True


class PlanDefinition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A plan as its file says it. Empty teams, agents and evaluators mean everybody it could be.

    `doubles`: percent of calls that a second evaluator scores as well, without either knowing. `rescores`: so many
    calls, in percent of those drawn, that were scored before come back unmarked. `live`: drawn anew each day.
    """

    name: str
    form: str
    form_language: str | None = None
    period: Literal["week", "month"] = "month"
    teams: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    target: Target = Target()
    rules: tuple[Rule, ...] = ()
    fallback: tuple[str, ...] = (RANDOM,)
    exclude: Exclude = Exclude()
    evaluators: tuple[str, ...] = ()
    weekly_capacity: int | None = None
    doubles: int = 10
    rescores: int = 0
    live: bool = False
    due_days: int = 7
    seed: str = "1"

    def check(self) -> None:
        """Raise `PlanInvalid` where the plan cannot be followed."""
        keys = [rule.key for rule in self.rules]
        if len(set(keys)) != len(keys) or RANDOM in keys:
            raise PlanInvalid(N_("Two rules of the plan “{plan}” have the same key."), plan=self.name)
        if unknown := [key for key in self.fallback if key not in (*keys, RANDOM)]:
            raise PlanInvalid(
                N_("The plan “{plan}” falls back on “{key}”, which it does not name."),
                plan=self.name,
                key=unknown[0],
            )
        if self.target.per_agent < 1 or any(rule.quota < 0 for rule in self.rules):
            raise PlanInvalid(N_("The plan “{plan}” asks for fewer than no calls."), plan=self.name)
        wanted, hunted = self.target.per_agent, sum(rule.quota for rule in self.rules)
        if self.target.precision is None and 100 * (wanted - hunted) < FLOOR * wanted:
            raise PlanInvalid(
                N_("The plan “{plan}” hunts for {hunted} of {wanted} calls; half must be drawn at random."),
                hint=N_("Lower the quotas of its rules or raise the number of calls."),
                plan=self.name,
                hunted=hunted,
                wanted=wanted,
            )


@dataclass(frozen=True, slots=True)
class FrameCall:
    """A call of the frame; `band` of the customer's rating. `suggested` is what rules say of it, as in `Where`."""

    id: str
    agent_id: str
    started_at: datetime
    duration_ms: int
    direction: str
    channel: str
    band: str
    reason: str
    tier: str
    language: str
    failed: bool
    repeated: bool
    suggested: frozenset[str] = frozenset()


def stratum_of(call: FrameCall, rules: Sequence[Rule]) -> str:
    """The first rule a call fits, else the random rest: strata never overlap."""
    return next((rule.key for rule in rules if rule.where.fits(call)), RANDOM)
