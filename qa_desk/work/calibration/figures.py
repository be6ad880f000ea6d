"""The figures of a round, from plain values: agreement per question, on totals, each person's bias and spread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from qa_desk.scoring import Question
from qa_desk.stats.agreement import (
    Agreement,
    BlandAltman,
    Icc,
    Level,
    Ratings,
    Resampled,
    agreement,
    bland_altman,
    icc,
    resampled,
)

NA = "na"


class Said(NamedTuple):
    """One person's answer to a question of a call."""

    call: str
    person: str
    choice: str


def question_figures(question: Question, said: Sequence[Said]) -> tuple[Level, Agreement, Resampled]:
    """How far people agree on a question; N/A is a category of its own where choices have no order."""
    level = level_of(question)
    keys = [choice.key for choice in question.choices]
    if level == "nominal" and question.na_allowed:
        keys.append(NA)
    given = {(one.call, one.person): one.choice for one in said if one.choice in keys}
    calls, people = sorted({one.call for one in said}), sorted({one.person for one in said})
    rows = [[given.get((call, person)) for person in people] for call in calls]
    ratings = Ratings.of(rows, keys)
    found = agreement(ratings, level)
    return level, found, resampled(ratings, found.weights)


def level_of(question: Question) -> Level:
    """Ordinal where the choices stand in the order of their points, else nominal."""
    points = [choice.points for choice in question.choices]
    in_order = len(points) > 2 and (points == sorted(points) or points == sorted(points, reverse=True))
    return "ordinal" if in_order and len(set(points)) == len(points) else "nominal"


def total_figures(table: np.ndarray, names: Sequence[str]) -> tuple[Icc, tuple[str, ...]]:
    """ICC of calls x people over the largest part without gaps, and who is in it.

    People are taken by how many calls they scored, as long as calls times people grows.
    """
    counts = (~np.isnan(table)).sum(axis=0)
    order = [int(at) for at in np.argsort(-counts, kind="stable") if counts[at] > 0]
    best, most = order[:0], 0
    for k in range(2, len(order) + 1):
        whole = int((~np.isnan(table[:, order[:k]]).any(axis=1)).sum())
        if whole * k >= most:
            best, most = order[:k], whole * k
    return icc(table[:, sorted(best)]), tuple(names[at] for at in sorted(best))


def bias_of(table: np.ndarray, names: Sequence[str], expert: str | None) -> list[tuple[str, BlandAltman]]:
    """Each person's totals against the expert's, where the round has one, else against the mean of the others."""
    found = []
    for column, name in enumerate(names):
        if name == expert:
            continue
        if expert is not None and expert in names:
            against = table[:, list(names).index(expert)]
        else:
            others = np.delete(table, column, axis=1)
            known = (~np.isnan(others)).sum(axis=1)
            against = np.where(known > 0, np.nansum(others, axis=1) / np.maximum(known, 1), np.nan)
        found.append((name, bland_altman(table[:, column].tolist(), against.tolist())))
    return found
