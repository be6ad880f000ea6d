"""An agent's growth as it is read: paths with steps and try-out days, training with what changed after it."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries import growth as reads
from db.queries.agents import may_see
from db.queries.growth import PathRow, TrainingRow
from qa_desk.errors import N_
from qa_desk.work.coaching.agenda import CoachingError, titles_of
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import acting_of
from qa_desk.work.insights.coaching import CoachingLine
from qa_desk.work.insights.training import training_effects


@dataclass(frozen=True, slots=True)
class Trained:
    """A training, its question in words (empty: none), and what changed; None where the reader sees only their own."""

    row: TrainingRow
    question: str
    effect: CoachingLine | None


@dataclass(frozen=True, slots=True)
class Growth:
    """Everything on one agent's way; `roles` are those anybody wished for or reached, to choose from."""

    agent_id: str
    paths: tuple[PathRow, ...]
    trainings: tuple[Trained, ...]
    roles: tuple[str, ...]


def growth_of(desk: Desk, agent_id: str) -> Growth:
    """An agent's growth, their own for somebody who is only an agent. `CoachingError`."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        if not may_see(connection, acting, agent_id):
            raise CoachingError(N_("This agent is not in your teams."))
        every = reads.paths(connection, acting)
        taken = reads.trainings(connection, acting, agent_id)
        words = titles_of(connection, [one.question_key for one in taken if one.question_key])
    effects = training_effects(desk, agent_id) if taken and not acting.only_agent else {}
    return Growth(
        agent_id,
        tuple(one for one in every if one.agent_id == agent_id),
        tuple(Trained(one, words.get(one.question_key or "", ""), effects.get(one.id)) for one in taken),
        tuple(sorted({one.role for one in every})),
    )


def everybody(desk: Desk) -> tuple[PathRow, ...]:
    """Every path the person may see, by agent."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        return tuple(reads.paths(connection, acting))
