"""The generating model of the sample centre: invented data that hangs together, and how.

`generate(seed, today)` is pure: the same seed and day give the same centre. Nothing in it is about real people.

**Calls.** 12 agents at two sites (Leeds, UTC+0, English; Suzhou, UTC+8, Mandarin), 182 days up to yesterday.
Agents work five days in seven, one shift of 8.5 hours (from 8:00 or 13:00 local). Calls a shift ~ Poisson(3.9),
each inside its own equal part of the shift, so an agent never has two at once. Reason ~ the shares in
`cast.REASON_FACTS`; talk time ~ the reason's minutes x lognormal(0, 0.45); a hold in 30 % of calls, uniform 15 to
150 s; wait ~ exponential(45 s). Outcome: 2 % abandoned, 1.5 % failed, 5 % transferred, else resolved with log-odds
logit(the reason's share) + 0.6 skill_a. A customer whose call ended unresolved, abandoned or failed calls again
with probability 0.45 within 18 to 130 hours. Hardness of a call: h = h_reason + N(0, 0.5), +0.4 for a repeat.

**Behaviour.** For agent a, question q of section s, call i in month m:
    ease = 1.8 + skill_a + practice_a m + fit_as + coached_aq(t) - difficulty_q - 0.45 h_i  (+2.4 if q is critical)
with fit ~ N(0, 0.45), difficulty ~ N(0, 0.55), skill and practice as in `cast.SKILL`. A yes/no question is done
with probability logistic(ease); one with K levels is an ordered logit, neighbouring steps 1.3 apart. `solved` is
not drawn so but follows the outcome: resolved 1, transferred 0.5, otherwise 0.5 with probability 0.4, else 0.

**Rating.** mood = -0.02 + 1.6 (b1 - 0.75) + 1.1 (b2 - 0.75) + 0.9 (b3 - 0.75) - 0.3 h - 0.12 wait minutes
+ N(0, 0.8), where b1, b2, b3 are the levels of `solved`, `empathy` and `next_steps`: these three questions move the
customer's rating, the others do not (they only share skill and hardness with them). Cuts at -1.60, -1.05, -0.40,
0.55 make 1 to 5. Answered with probability 0.37, 0.30, 0.23, 0.25, 0.31 for ratings 1 to 5 (the extremes answer
more: a response bias on purpose), never after an abandoned or failed call. A third of the answers carry words.

**Evaluations.** 5 per agent and 30 days, drawn at random, by a coach who knows the language. The evaluator writes
what happened, or one level less with probability 0.05 + severity_e, or one level more with 0.05 - severity_e
(`cast.SEVERITY`; critical questions slip with 0.01 either way), or N/A with 0.04. What a call gives no chance for
is N/A: `earlier_contact` on a first contact, `hold` without one, `concession` and `card_number` without money.

**Coaching.** Three talks per agent, about days 48, 92 and 136, each about the question with the lowest mean so
far. From 17:00 that day on, ease of that question is 1.6 higher for the eight agents in `cast.RESPONDERS` and
unchanged for the other four.

**Audible calls** (24, `resources/sample`) stand at fixed days and times before today, with the ratings written
for them; 12 have hand-written evaluations and moments. Their facts do not come from the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from qa_desk.errors import N_
from qa_desk.sample.audible import audible_calls
from qa_desk.sample.behaviour import RESPONDS, nature, rate
from qa_desk.sample.career import Career, World, call_key, live
from qa_desk.sample.cast import AGENTS, COMPANY, PEOPLE, REASONS, RESPONDERS, TEAMS
from qa_desk.sample.centre import SampleCall, SampleCentre, SampleEvaluation, SampleSurvey
from qa_desk.sample.questions import DRIVERS, asked_by, sample_forms
from qa_desk.sample.schedule import (
    DAYS,
    Slot,
    audible_slots,
    call_before,
    customers,
    incoming,
    make_room,
    seat_customers,
)
from qa_desk.sample.words import verbatims

SEED = 20240611
WRITES_WORDS = 0.34

SAMPLE_NOTE = N_(
    "Sample data. Northside and everybody in it are invented. Calls, ratings, evaluations and coaching come from a "
    "stated random model: agents differ in skill, three questions really move the rating, coaching helps eight of "
    "twelve agents, about three customers in ten answer the survey. The 24 calls with sound were written for QA "
    "Desk and are spoken by a synthesiser."
)


def generate(seed: int = SEED, today: date | None = None) -> SampleCentre:
    """The sample centre as of a day (default: today in UTC); every call lies before that day."""
    today = today or datetime.now(UTC).date()
    random = np.random.default_rng(seed)
    facts = audible_calls()
    forms = sample_forms()
    people = {agent.key: agent for agent in AGENTS}
    slots = make_room(incoming(random, AGENTS, today), audible_slots(facts, people, today))
    everybody = customers(random, facts)
    seat_customers(random, slots, everybody)
    call_before(slots)
    questions = {form.language: asked_by(form) for form in forms}
    every_question = [question for form in forms for question in questions[form.language]]
    begins = datetime.combine(today - timedelta(days=DAYS), time(), UTC)
    world = World(
        today,
        nature(random, list(people), every_question, begins),
        {form.language: form.key for form in forms},
        questions,
    )
    careers = [live(random, world, agent, _of(agent.key, slots)) for agent in AGENTS]
    done = {place: behaviour for career in careers for place, behaviour in career.done.items()}
    called = {slot.customer for slot in slots}
    return SampleCentre(
        name=COMPANY,
        seed=seed,
        today=today,
        teams=TEAMS,
        people=PEOPLE,
        reasons=REASONS,
        forms=forms,
        customers=tuple(one for one in everybody if one.reference in called),
        calls=tuple(_call(slot, place, done[place]) for place, slot in enumerate(slots)),
        surveys=tuple(_surveys(random, slots, done, today)),
        evaluations=_by_time(careers, today),
        coaching=tuple(talk for career in careers for talk in career.coaching),
        drivers=DRIVERS,
        responders=RESPONDERS,
    )


def _of(agent: str, slots: Sequence[Slot]) -> dict[int, Slot]:
    return {place: slot for place, slot in enumerate(slots) if slot.agent.key == agent}


def _by_time(careers: Sequence[Career], today: date) -> tuple[SampleEvaluation, ...]:
    """All evaluations submitted before today, oldest first."""
    now = datetime.combine(today, time(), UTC)
    every = [one for career in careers for one in career.evaluations if one.submitted_at < now]
    return tuple(sorted(every, key=lambda one: (one.submitted_at, one.key)))


def _call(slot: Slot, place: int, behaviour: dict[str, float]) -> SampleCall:
    return SampleCall(
        key=call_key(slot, place),
        agent=slot.agent.key,
        customer=slot.customer,
        reason=slot.reason,
        queue=slot.queue,
        language=slot.language,
        direction=slot.direction,
        outcome=slot.outcome,
        started_at=slot.start,
        utc_offset_min=slot.agent.utc_offset_min,
        wait_ms=slot.wait_ms,
        hold_ms=slot.hold_ms,
        wrap_ms=slot.wrap_ms,
        duration_ms=slot.duration_ms,
        repeat=slot.repeat,
        hardness=slot.hardness,
        behaviour=behaviour,
        audible=slot.audible.call if slot.audible else None,
    )


def _surveys(
    random: np.random.Generator, slots: Sequence[Slot], done: dict[int, dict[str, float]], today: date
) -> list[SampleSurvey]:
    out = []
    now = datetime.combine(today, time(), UTC)
    for place, slot in enumerate(slots):
        asked = slot.audible
        if asked is not None:
            rating, words = asked.rating, asked.comment
        else:
            rating, words = _answered(random, slot, done[place])
        answered = slot.busy[1] + timedelta(minutes=float(random.gamma(2, 12)) + 1)
        if rating is not None and answered < now:
            out.append(SampleSurvey(call_key(slot, place), rating, words, answered.replace(microsecond=0)))
    return out


def _answered(
    random: np.random.Generator, slot: Slot, behaviour: dict[str, float]
) -> tuple[int | None, str | None]:
    rating = rate(random, behaviour, DRIVERS, slot.hardness, slot.wait_ms)
    answers, writes = random.random() < RESPONDS[rating], random.random() < WRITES_WORDS
    bank = verbatims(slot.language, slot.reason, rating)
    words = bank[int(random.integers(len(bank)))]
    if not answers or slot.outcome in ("abandoned", "failed"):
        return None, None
    return rating, words if writes else None
