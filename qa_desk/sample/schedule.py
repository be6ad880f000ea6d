"""When the sample centre's calls come in, who takes them and who is calling."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from qa_desk.sample.audible import AudibleFacts
from qa_desk.sample.cast import QUEUES, REASON_FACTS, SKILL, TIERS, reasons_of
from qa_desk.sample.centre import SampleCustomer, SamplePerson

Random = np.random.Generator

DAYS = 182
CALLS_A_SHIFT = 3.9
OPENS, CLOSES = time(8), time(22)
EARLY, LATE, SHIFT_MINUTES = 8 * 60, 13 * 60, 510
CUSTOMERS_PER_LANGUAGE = 1500
CALLS_AGAIN = 0.45
SKILL_SOLVES = 0.6
ABANDONED, FAILED, TRANSFERRED = 0.02, 0.015, 0.05


@dataclass(slots=True)
class Slot:
    """A call being made up; times are minutes from local midnight until `start` is known."""

    agent: SamplePerson
    start: datetime
    language: str
    reason: str
    direction: str
    duration_ms: int
    hold_ms: int
    wait_ms: int
    wrap_ms: int
    outcome: str
    customer: str = ""
    repeat: bool = False
    hardness: float = 0.0
    audible: AudibleFacts | None = None

    @property
    def busy(self) -> tuple[datetime, datetime]:
        """From when to when the agent cannot take another call."""
        return self.start, self.start + timedelta(milliseconds=self.duration_ms + self.wrap_ms)

    @property
    def queue(self) -> str:
        """The queue the call came in on."""
        return QUEUES[self.language][self.reason.split(".")[0]]


def local_to_utc(day: date, minute: float, offset_min: int) -> datetime:
    """A local minute of a day as aware UTC, to the second."""
    midnight = datetime.combine(day, time(), UTC) - timedelta(minutes=offset_min)
    return midnight + timedelta(seconds=round(minute * 60))


def shifts(agent: SamplePerson, index: int, today: date) -> Iterator[tuple[date, int]]:
    """The agent's working days of the period and the minute each begins: five days in seven."""
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        if (day.toordinal() + 2 * index) % 7 > 1:
            yield day, EARLY if (day.toordinal() // 7 + index) % 2 else LATE


def incoming(random: Random, agents: tuple[SamplePerson, ...], today: date) -> list[Slot]:
    """Every made-up call, by time, customers still to be found."""
    slots: list[Slot] = []
    for index, agent in enumerate(agents):
        keys = reasons_of(agent.team or "")
        shares = np.array([REASON_FACTS[key][1] for key in keys], float)
        for day, begins in shifts(agent, index, today):
            count = min(9, int(random.poisson(CALLS_A_SHIFT)))
            for number in range(count):
                room = SHIFT_MINUTES / count
                reason = keys[int(random.choice(len(keys), p=shares / shares.sum()))]
                slots.append(_slot(random, agent, day, begins + number * room, room, reason))
    slots.sort(key=lambda slot: (slot.start, slot.agent.key))
    return slots


def _slot(random: Random, agent: SamplePerson, day: date, begins: float, room: float, reason: str) -> Slot:
    _, _, minutes, hard, resolved, outgoing = REASON_FACTS[reason]
    talk = 60_000 * minutes * float(random.lognormal(0, 0.45))
    hold = float(random.uniform(15, 150)) * 1000 if random.random() < 0.3 else 0.0
    wrap = float(random.uniform(15, 90)) * 1000
    draw = random.random()
    odds = math.log(resolved / (1 - resolved)) + SKILL_SOLVES * SKILL[agent.key][0]
    outcome = "resolved" if random.random() < 1 / (1 + math.exp(-odds)) else "unresolved"
    for share, name in ((ABANDONED, "abandoned"), (FAILED, "failed"), (TRANSFERRED, "transferred")):
        if draw < share:
            outcome = name
            break
        draw -= share
    if outcome in ("abandoned", "failed"):
        talk *= 0.4
    duration = min(talk + hold, (room - 3) * 60_000 - wrap)
    spare = room - 1 - (duration + wrap) / 60_000
    direction = "out" if random.random() < outgoing else "in"
    wait = 0.0 if direction == "out" else float(random.exponential(45)) * 1000
    return Slot(
        agent=agent,
        start=local_to_utc(day, begins + float(random.uniform(0, spare)), agent.utc_offset_min),
        language=agent.languages[0],
        reason=reason,
        direction=direction,
        duration_ms=round(duration),
        hold_ms=round(min(hold, duration * 0.6)),
        wait_ms=round(wait),
        wrap_ms=round(wrap),
        outcome=outcome,
        hardness=hard + float(random.normal(0, 0.5)),
    )


def audible_slots(
    facts: tuple[AudibleFacts, ...], agents: dict[str, SamplePerson], today: date
) -> list[Slot]:
    """The calls with sound at their fixed places before `today`."""
    out = []
    for call in facts:
        agent = agents[call.agent]
        day = today - timedelta(days=call.days_ago)
        start = local_to_utc(day, call.at.hour * 60 + call.at.minute, agent.utc_offset_min)
        out.append(
            Slot(
                agent=agent,
                start=start,
                language=call.language,
                reason=call.reason,
                direction=call.direction,
                duration_ms=call.duration_ms,
                hold_ms=call.hold_ms,
                wait_ms=0 if call.direction == "out" else 21_000,
                wrap_ms=40_000,
                outcome=call.outcome,
                customer=call.customer,
                repeat=call.repeat,
                hardness=REASON_FACTS[call.reason][3],
                audible=call,
            )
        )
    return out


def make_room(slots: list[Slot], fixed: list[Slot]) -> list[Slot]:
    """Both together by time, without the made-up calls that a fixed one of the same agent runs into."""
    taken = {slot.agent.key: [other.busy for other in fixed if other.agent is slot.agent] for slot in fixed}
    kept = [
        slot
        for slot in slots
        if not any(slot.start < end and start < slot.busy[1] for start, end in taken.get(slot.agent.key, ()))
    ]
    return sorted([*kept, *fixed], key=lambda slot: (slot.start, slot.agent.key))


def customers(random: Random, facts: tuple[AudibleFacts, ...]) -> tuple[SampleCustomer, ...]:
    """All customers, those of the audible calls first."""
    out = {
        call.customer: SampleCustomer(call.customer, call.tier, "private", call.language) for call in facts
    }
    names = list(TIERS)
    for language, lowest in (("en", 100_000), ("zh", 500_000)):
        numbers = random.choice(
            400_000 if language == "en" else 200_000, CUSTOMERS_PER_LANGUAGE, replace=False
        )
        tiers = random.choice(len(names), CUSTOMERS_PER_LANGUAGE, p=list(TIERS.values()))
        business = random.random(CUSTOMERS_PER_LANGUAGE) < 0.12
        for number, tier, firm in zip(numbers, tiers, business, strict=True):
            reference = f"NS-{lowest + int(number)}"
            segment = "business" if firm else "private"
            out.setdefault(reference, SampleCustomer(reference, names[int(tier)], segment, language))
    return tuple(out.values())


def seat_customers(random: Random, slots: list[Slot], everybody: tuple[SampleCustomer, ...]) -> None:
    """Say who calls: whoever was left with an unresolved matter calls again within days, with CALLS_AGAIN."""
    pools = {
        language: [one.reference for one in everybody if one.language == language]
        for language in ("en", "zh")
    }
    waiting: dict[tuple[str, str], list[tuple[datetime, str, str]]] = {}
    for slot in slots:
        line = (slot.language, slot.reason.split(".")[0])
        due = waiting.setdefault(line, [])
        if slot.audible is None:
            if due and due[0][0] <= slot.start and slot.direction == "in":
                _, slot.customer, slot.reason = heapq.heappop(due)
                slot.repeat = True
                slot.hardness += 0.4
            else:
                pool = pools[slot.language]
                slot.customer = pool[int(random.integers(len(pool)))]
        if slot.outcome in ("unresolved", "failed", "abandoned") and random.random() < CALLS_AGAIN:
            back = slot.start + timedelta(hours=float(random.uniform(18, 130)))
            if slot.audible is None:
                heapq.heappush(due, (back, slot.customer, slot.reason))


def call_before(slots: list[Slot]) -> None:
    """Give every audible repeat contact the two earlier calls its customer speaks of."""
    for fixed in slots:
        if fixed.audible is None or not fixed.repeat:
            continue
        days: set[date] = set()
        for slot in reversed(slots):
            gap = fixed.start - slot.start
            fits = slot.language == fixed.language and slot.agent.team == fixed.agent.team
            free = slot.audible is None and not slot.repeat and slot.direction == "in"
            another_day = len(days) < 2 and slot.start.date() not in days
            if fits and free and another_day and timedelta(hours=20) < gap < timedelta(days=7):
                days.add(slot.start.date())
                slot.customer, slot.reason = fixed.customer, fixed.reason
                slot.outcome = "unresolved" if fixed.outcome == "unresolved" else "resolved"
