"""What agents of the sample centre do on a call, question by question, and what customers make of it.

The equations are stated in `qa_desk.sample.model`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from qa_desk.sample.cast import SKILL

Random = np.random.Generator

USUAL = 1.8
CRITICAL_EASE = 2.4
SECTION_SPREAD, QUESTION_SPREAD = 0.45, 0.55
HARDNESS_WEIGHT = 0.45
STEP = 1.3
DRIVER_WEIGHTS = (1.6, 1.1, 0.9)
RATING_CUTS = (-1.60, -1.05, -0.40, 0.55)
RATING_START = -0.02
HARD, WAIT_A_MINUTE, CHANCE = 0.3, 0.12, 0.8
HALF_SOLVED = 0.4
NOT_APPLICABLE = 0.04
RESPONDS = {1: 0.37, 2: 0.30, 3: 0.23, 4: 0.25, 5: 0.31}
MONTH_SECONDS = 30.4 * 86400


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a form: the shares of its best answer that its choices give, ascending.

    `explained` are the levels that need a comment.
    """

    key: str
    section: str
    levels: tuple[float, ...]
    may_be_na: bool
    critical: bool
    explained: frozenset[float] = frozenset()


@dataclass(frozen=True, slots=True)
class Nature:
    """What does not change: how hard each question is, how each agent is at each section."""

    difficulty: Mapping[str, float]
    fit: Mapping[tuple[str, str], float]
    begins: datetime

    def ease(self, agent: str, question: Asked, at: datetime, hardness: float, coached: float) -> float:
        """Log-odds that the agent does what the question asks for."""
        skill, practice = SKILL[agent]
        months = (at - self.begins).total_seconds() / MONTH_SECONDS
        ease = USUAL + skill + practice * months + self.fit[agent, question.section]
        ease += coached - self.difficulty[question.key] - HARDNESS_WEIGHT * hardness
        return ease + CRITICAL_EASE if question.critical else ease


def nature(random: Random, agents: Sequence[str], questions: Sequence[Asked], begins: datetime) -> Nature:
    """Draw what does not change."""
    keys = sorted({question.key for question in questions})
    sections = sorted({question.section for question in questions})
    return Nature(
        difficulty={key: float(random.normal(0, QUESTION_SPREAD)) for key in keys},
        fit={(a, s): float(random.normal(0, SECTION_SPREAD)) for a in agents for s in sections},
        begins=begins,
    )


def logistic(x: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-x))


def behave(random: Random, ease: float, levels: Sequence[float]) -> float:
    """One of the levels: an ordered logit with steps of STEP between neighbouring levels."""
    draw = random.random()
    middle = (len(levels) - 2) / 2
    reached = sum(draw < logistic(ease - (step - middle) * STEP) for step in range(len(levels) - 1))
    return levels[reached]


def solve(random: Random, outcome: str) -> float:
    """How far the contact was solved, by its outcome."""
    if outcome == "resolved":
        return 1.0
    return 0.5 if outcome == "transferred" or random.random() < HALF_SOLVED else 0.0


def observe(random: Random, level: float | None, question: Asked, severity: float) -> float | None:
    """What an evaluator writes down: N/A at times, else the truth or one level beside it."""
    if level is None or (question.may_be_na and not question.critical and random.random() < NOT_APPLICABLE):
        return None
    place = question.levels.index(level)
    slip = 0.01 if question.critical else 0.05
    draw = random.random()
    if draw < max(0.0, slip + severity * (not question.critical)):
        place -= 1
    elif draw > 1 - max(0.0, slip - severity * (not question.critical)):
        place += 1
    return question.levels[min(max(place, 0), len(question.levels) - 1)]


def rate(
    random: Random, done: Mapping[str, float], drivers: Sequence[str], hardness: float, wait_ms: int
) -> int:
    """The customer's rating, 1 to 5."""
    mood = RATING_START + float(random.normal(0, CHANCE))
    mood += sum(w * (done[key] - 0.75) for w, key in zip(DRIVER_WEIGHTS, drivers, strict=True))
    mood -= HARD * hardness + WAIT_A_MINUTE * wait_ms / 60_000
    return 1 + sum(mood > cut for cut in RATING_CUTS)
