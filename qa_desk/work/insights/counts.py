"""What the agents of a window come to, read once: counts of ratings and scores, whoever asks for what of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from db.queries import insights as reads
from db.queries.insights import Somebody
from db.queries.insights_counts import ScoreCount, rating_counts, rating_scale, score_counts
from qa_desk.stats.groups import Groups, counted_groups
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, acting_of, is_satisfied


@dataclass(frozen=True, slots=True)
class Counted:
    """What one agent's calls come to."""

    calls: int
    ratings: tuple[tuple[float, int], ...]

    @property
    def rated(self) -> int:
        """Rated calls."""
        return sum(count for _, count in self.ratings)

    def at_least(self, share: float) -> int:
        """Rated calls at or above a share of the scale."""
        return sum(count for rating, count in self.ratings if rating >= share)

    @property
    def satisfied(self) -> int:
        """Rated calls in the top two boxes."""
        return sum(count for rating, count in self.ratings if is_satisfied(rating))


NOTHING = Counted(0, ())


@dataclass(frozen=True, slots=True)
class Counts:
    """Everybody of a window in order of name: `rated` and `scored` by agent id, `people` by id."""

    people: dict[str, Somebody]
    rated: dict[str, Counted]
    scored: dict[str, list[ScoreCount]]
    scale: tuple[float, float]

    @property
    def agents(self) -> list[str]:
        """Everybody with a handled or scored call."""
        return sorted({*self.rated, *self.scored}, key=lambda one: self.people[one].key)

    @property
    def weighted(self) -> bool:
        """True where calls stand for different numbers of calls, so that weighing them changes a mean."""
        return len({round(row.weight, 9) for rows in self.scored.values() for row in rows}) > 1


def read_counts(desk: Desk, window: Window) -> Counts:
    """Read them; an agent gets the others' numbers without their names."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        people = reads.people(connection, acting)
        rated = count(rating_counts(connection, acting, window.scope))
        scored: dict[str, list[ScoreCount]] = defaultdict(list)
        for row in score_counts(connection, acting, window.scope):
            scored[row.agent].append(row)
        return Counts(people, rated, scored, rating_scale(connection, acting))


def count(rows: Sequence[reads.RatingCount]) -> dict[str, Counted]:
    """Counts by agent id."""
    calls: dict[str, int] = defaultdict(int)
    ratings: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for row in rows:
        calls[row.agent] += row.calls
        if row.rating is not None:
            ratings[row.agent].append((row.rating, row.calls))
    return {agent: Counted(total, tuple(ratings[agent])) for agent, total in calls.items()}


def score_groups(scored: Sequence[Sequence[ScoreCount]], *, weighted: bool) -> tuple[Groups, Groups]:
    """Means of scores by agent, and of all together; `weighted` lets each call count for those it was drawn from."""
    rows = [
        (i, r.score, r.evaluations, r.weight if weighted else 1.0)
        for i, one in enumerate(scored)
        for r in one
    ]
    cells = np.array(rows, float).reshape(-1, 4)
    values, counts, weights = cells[:, 1], cells[:, 2], cells[:, 3]
    each = counted_groups(values, counts, cells[:, 0].astype(int), len(scored), weights)
    return each, counted_groups(values, counts, np.zeros(len(cells), int), 1, weights)
