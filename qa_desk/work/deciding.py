"""What waits for a second person: disputes to decide, evaluations to approve before their agent sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from db.models import from_epoch_ms
from db.queries.life import chain_evaluators
from db.queries.review import MomentRow, moments
from db.queries.scope import SEEN_CALL, scope_of
from qa_desk import scoring
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState
from qa_desk.work.life import life_of
from qa_desk.work.submitted import load_submitted

MOST = 200


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """A dispute that waits for a decision; `mine` where the acting person took it on."""

    id: str
    interaction_id: str
    call: str
    agent: str
    form: str
    opened_at: datetime
    questions: int
    mine: bool


@dataclass(frozen=True, slots=True)
class ToApprove:
    """A submitted evaluation that its form keeps back until somebody else has approved it."""

    evaluation_id: str
    interaction_id: str
    call: str
    agent: str
    evaluator: str
    form: str
    submitted_at: datetime
    score: float | None


@dataclass(frozen=True, slots=True)
class ToDecide:
    """Both kinds, oldest first, of calls the acting person may see and had no part in."""

    disputes: tuple[OpenDispute, ...]
    approvals: tuple[ToApprove, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An evaluation that waits for approval, with its answers and the call's moments."""

    state: DraftState
    result: scoring.Result
    moments: dict[str, MomentRow]


DISPUTES = f"""
SELECT d.id, d.evaluation_id, i.id, i.external_id, coalesce(p.name, ''), v.title, d.opened_at,
       (SELECT count(*) FROM dispute_point WHERE dispute_id = d.id),
       coalesce((SELECT r.reviewer_id FROM dispute_review r WHERE r.dispute_id = d.id ORDER BY r.seq DESC LIMIT 1), '')
FROM dispute d JOIN evaluation e ON e.id = d.evaluation_id JOIN interaction i ON i.id = e.interaction_id
JOIN form_version v ON v.id = e.form_version_id LEFT JOIN person p ON p.id = e.subject_id
WHERE NOT EXISTS (SELECT 1 FROM dispute_decision c WHERE c.dispute_id = d.id) AND d.opened_by <> :me AND {SEEN_CALL}
ORDER BY d.opened_at, d.seq LIMIT {MOST}
"""

HELD = f"""
SELECT e.id, i.id, i.external_id, coalesce(p.name, ''), j.name, v.title, e.submitted_at, e.score
FROM evaluation e JOIN interaction i ON i.id = e.interaction_id JOIN form_version v ON v.id = e.form_version_id
JOIN person j ON j.id = e.evaluator_id LEFT JOIN person p ON p.id = e.subject_id
WHERE e.purpose = 'coach' AND e.evaluator_id <> :me AND coalesce(e.subject_id, '') <> :me AND {SEEN_CALL}
  AND NOT EXISTS (SELECT 1 FROM evaluation_event x WHERE x.evaluation_id = e.id AND x.kind IN ('released', 'revised'))
ORDER BY e.submitted_at, e.seq LIMIT {MOST}
"""


def to_decide(desk: Desk) -> ToDecide:
    """What the acting person could decide now."""
    assert desk.acting is not None
    who, me = scope_of(desk.acting), desk.acting.person_id
    with desk.reading() as connection:
        disputes = [
            OpenDispute(key, call, name, agent, form, from_epoch_ms(at), count, reviewer == me)
            for key, evaluation, call, name, agent, form, at, count, reviewer in connection.execute(
                text(DISPUTES), who
            )
            if me not in chain_evaluators(connection, evaluation)
        ]
        held = [
            ToApprove(key, call, name, agent, judge, form, from_epoch_ms(at), score)
            for key, call, name, agent, judge, form, at, score in connection.execute(text(HELD), who)
            if life_of(connection, key).waits_for_approval
        ]
    return ToDecide(tuple(disputes), tuple(held))


def read_held(desk: Desk, evaluation_id: str) -> Held:
    """What somebody reads before approving it. `EvaluationError` where it is not theirs to see."""
    state = load_submitted(desk, evaluation_id)
    return Held(state, scoring.score(state.form, state.answers), moments_of(desk, state.interaction_id))


def moments_of(desk: Desk, interaction_id: str) -> dict[str, MomentRow]:
    """The moments of a call by id."""
    assert desk.acting is not None
    with desk.reading() as connection:
        return {one.id: one for one in moments(connection, desk.acting, interaction_id)}
