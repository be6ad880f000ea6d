"""What hidden second scores say: does somebody drift from themselves, does somebody score above or below others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from db.queries.second_scores import ScorePair, score_pairs
from qa_desk.stats.agreement import BlandAltman, bland_altman
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import require


@dataclass(frozen=True, slots=True)
class SecondScores:
    """One coach: `drift` is the later minus the own first score, `against_others` their score minus the other's."""

    person_id: str
    person: str
    drift: BlandAltman
    against_others: BlandAltman


def second_scores(desk: Desk) -> list[SecondScores]:
    """Every coach with hidden second scores, by name; for leads."""
    require(desk.acting, "plan.draw")
    with desk.reading() as connection:
        return told(score_pairs(connection))


def told(pairs: Sequence[ScorePair]) -> list[SecondScores]:
    """The same from plain pairs."""
    names: dict[str, str] = {}
    own: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    other: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for pair in pairs:
        names |= {pair.first_id: pair.first, pair.again_id: pair.again}
        if pair.first_id == pair.again_id:
            own[pair.again_id].append((pair.again_score, pair.first_score))
        else:
            other[pair.again_id].append((pair.again_score, pair.first_score))
            other[pair.first_id].append((pair.first_score, pair.again_score))
    return [
        SecondScores(key, name, _gap(own[key]), _gap(other[key]))
        for key, name in sorted(names.items(), key=lambda one: one[1])
    ]


def _gap(pairs: Sequence[tuple[float, float]]) -> BlandAltman:
    return bland_altman([a for a, _ in pairs], [b for _, b in pairs])
