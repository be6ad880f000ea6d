"""Half a year of one agent: calls, evaluations of some, coaching that follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from qa_desk.sample.behaviour import Asked, Nature, behave, observe, solve
from qa_desk.sample.cast import COACHES, RESPONDERS, SEVERITY
from qa_desk.sample.centre import (
    SampleAnswer,
    SampleCoaching,
    SampleEvaluation,
    SamplePerson,
    SampleReview,
)
from qa_desk.sample.questions import applies
from qa_desk.sample.schedule import DAYS, Slot, local_to_utc
from qa_desk.sample.words import ANSWER_COMMENTS, COACHING_NOTES, CRITICAL_COMMENTS, FEEDBACK

Random = np.random.Generator

EVALUATIONS_A_MONTH = 5
COACHED_ON_DAY = (48, 92, 136)
COACHING_EFFECT = 1.6
COMMENTS = 0.4
NOT_COACHED = frozenset({"solved", "earlier_contact"})
TALK_AT, WORKS_FROM = 15 * 60, 17 * 60


@dataclass(slots=True)
class Career:
    """What became of one agent; `done` holds the true behaviour of each call, by the slot's place."""

    agent: SamplePerson
    done: dict[int, dict[str, float]] = field(default_factory=dict)
    evaluations: list[SampleEvaluation] = field(default_factory=list)
    coaching: list[SampleCoaching] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class World:
    """What every career happens in."""

    today: date
    nature: Nature
    forms: Mapping[str, str]
    questions: Mapping[str, tuple[Asked, ...]]


def live(random: Random, world: World, agent: SamplePerson, slots: Mapping[int, Slot]) -> Career:
    """Live through the agent's calls in order of time; `slots` by place in the centre's list."""
    career = Career(agent)
    begins = world.today - timedelta(days=DAYS)
    talks = sorted(begins + timedelta(days=day + int(random.integers(-5, 6))) for day in COACHED_ON_DAY)
    chosen = _sampled(random, world.today, slots)
    for place, slot in slots.items():
        while talks and local_to_utc(talks[0], WORKS_FROM, agent.utc_offset_min) <= slot.start:
            _coach(random, world, career, talks.pop(0))
        career.done[place] = _behave(random, world, career, slot)
        if place in chosen:
            career.evaluations.append(_evaluate(random, world, career, slot, career.done[place], place))
        elif slot.audible is not None and slot.audible.call.review is not None:
            review = slot.audible.call.review
            career.evaluations.append(_reviewed(world, slot, review, world.questions[slot.language]))
    return career


def _behave(random: Random, world: World, career: Career, slot: Slot) -> dict[str, float]:
    coached = {talk.question: 0.0 for talk in career.coaching}
    for talk in career.coaching:
        coached[talk.question] += talk.effect
    done = {}
    for question in world.questions[slot.language]:
        if not applies(question.key, slot):
            continue
        if question.key == "solved":
            done[question.key] = solve(random, slot.outcome)
            continue
        more = coached.get(question.key, 0.0)
        ease = world.nature.ease(career.agent.key, question, slot.start, slot.hardness, more)
        done[question.key] = behave(random, ease, question.levels)
    return done


def _sampled(random: Random, today: date, slots: Mapping[int, Slot]) -> frozenset[int]:
    """Places of the calls that get evaluated: so many of each block of thirty days, at random."""
    blocks: dict[int, list[int]] = {}
    last = datetime.combine(today, time(), UTC) - timedelta(days=5)
    for place, slot in slots.items():
        if slot.audible is None and slot.outcome not in ("abandoned", "failed") and slot.start < last:
            blocks.setdefault((today - slot.start.date()).days // 30, []).append(place)
    chosen: set[int] = set()
    for block in blocks.values():
        share = EVALUATIONS_A_MONTH if len(block) > 40 else 1
        chosen.update(int(place) for place in random.choice(block, min(share, len(block)), replace=False))
    return frozenset(chosen)


def coaches_for(language: str) -> tuple[SamplePerson, ...]:
    """Coaches who understand a language."""
    return tuple(coach for coach in COACHES if language in coach.languages)


def _desk_time(random: Random, coach: SamplePerson, day: date) -> datetime:
    return local_to_utc(day, float(random.uniform(9 * 60 + 30, 16 * 60)), coach.utc_offset_min)


def _evaluate(
    random: Random, world: World, career: Career, slot: Slot, done: Mapping[str, float], place: int
) -> SampleEvaluation:
    coaches = coaches_for(slot.language)
    coach = coaches[int(random.integers(len(coaches)))]
    begun = _desk_time(random, coach, slot.start.date() + timedelta(days=int(random.integers(1, 4))))
    took = timedelta(milliseconds=slot.duration_ms * float(random.uniform(1.2, 2.4)) + 60_000)
    answers = {}
    for question in world.questions[slot.language]:
        level = observe(random, done.get(question.key), question, SEVERITY[coach.key])
        answers[question.key] = SampleAnswer(level, _comment(random, question, level, slot.language))
    seen = [answer.level for answer in answers.values() if answer.level is not None]
    mean = float(np.mean(seen))
    bank = FEEDBACK[slot.language]["good" if mean >= 0.88 else "fair" if mean >= 0.7 else "poor"]
    return SampleEvaluation(
        key=f"evaluation-{career.agent.key}-{place:05d}",
        call=call_key(slot, place),
        form=world.forms[slot.language],
        evaluator=coach.key,
        started_at=begun,
        submitted_at=begun + took,
        answers=answers,
        feedback=bank[int(random.integers(len(bank)))],
    )


def _comment(random: Random, question: Asked, level: float | None, language: str) -> str:
    if level is None or level == question.levels[-1]:
        return ""
    wanted = level in question.explained or random.random() < COMMENTS
    if level == 0 and question.key in CRITICAL_COMMENTS[language]:
        return CRITICAL_COMMENTS[language][question.key]
    bank = ANSWER_COMMENTS[language]
    text = bank[int(random.integers(len(bank)))]
    return text if wanted else ""


def _reviewed(world: World, slot: Slot, review: SampleReview, questions: Sequence[Asked]) -> SampleEvaluation:
    coach = next(coach for coach in COACHES if coach.key == review.evaluator)
    begun = local_to_utc(slot.start.date() + timedelta(days=review.days_after), 600, coach.utc_offset_min)
    if begun < slot.busy[1]:
        begun += timedelta(days=1)
    unknown = (set(review.levels) | set(review.comments)) - {question.key for question in questions}
    if unknown:
        raise ValueError(f"the review of {slot.audible} names unknown questions {sorted(unknown)}")
    answers = {
        question.key: SampleAnswer(
            review.levels.get(question.key, question.levels[-1]),
            review.comments.get(question.key, ""),
            review.evidence.get(question.key, ()),
        )
        for question in questions
    }
    key = call_key(slot, 0)
    return SampleEvaluation(
        key=f"evaluation-{key}",
        call=key,
        form=world.forms[slot.language],
        evaluator=coach.key,
        started_at=begun,
        submitted_at=begun + timedelta(minutes=9),
        answers=answers,
        feedback=review.feedback,
    )


def _coach(random: Random, world: World, career: Career, day: date) -> None:
    """A talk about the weakest question of the evaluations so far that has not been talked about."""
    agent = career.agent
    at = local_to_utc(day, TALK_AT, agent.utc_offset_min)
    known = [one for one in career.evaluations if one.submitted_at < at]
    if not known:
        return
    talked = {talk.question for talk in career.coaching}
    worst, lowest = "", 2.0
    for question in world.questions[agent.languages[0]]:
        seen = [one.answers[question.key].level for one in known if question.key in one.answers]
        levels = [level for level in seen if level is not None]
        if question.key in NOT_COACHED or question.key in talked or question.critical or len(levels) < 5:
            continue
        if (mean := float(np.mean(levels))) < lowest:
            worst, lowest = question.key, mean
    if not worst:
        return
    missed = [one for one in known if (one.answers[worst].level or 0) < 1]
    coaches = coaches_for(agent.languages[0])
    bank = COACHING_NOTES[agent.languages[0]]
    career.coaching.append(
        SampleCoaching(
            agent=agent.key,
            coach=coaches[len(career.coaching) % len(coaches)].key,
            held_at=at,
            question=worst,
            evaluation=(missed or known)[-1].key,
            notes=bank[len(career.coaching) % len(bank)],
            effect=COACHING_EFFECT if agent.key in RESPONDERS else 0.0,
        )
    )


def call_key(slot: Slot, place: int) -> str:
    """A call's external id: the audible ones keep their name."""
    return slot.audible.call.key if slot.audible is not None else f"NS{slot.start:%y%m%d}-{place:05d}"
