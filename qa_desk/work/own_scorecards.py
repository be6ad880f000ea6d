"""An agent's own scorecards: the list, and one opened with all that was said and what would have changed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from msgspec.structs import replace as with_fields
from sqlalchemy import text

from db.queries import agents, disputes, review
from db.queries.agents import AgentEvaluation, Period
from db.queries.disputes import DisputeRow
from db.queries.review import MomentRow, SurveyRow
from qa_desk import scoring
from qa_desk.stats import Estimate, mean_score
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import DraftState
from qa_desk.work.life import Life, life_of, mark_seen
from qa_desk.work.scorecard import whole_period
from qa_desk.work.submitted import load_submitted

MOST_CHANGES = 3
KNOWN = """
SELECT e.interaction_id FROM evaluation e JOIN evaluation_event v ON v.evaluation_id = e.id
WHERE v.kind = 'seen' AND v.actor_id = :me AND e.purpose = 'coach'
UNION SELECT interaction_id FROM evaluation WHERE purpose = 'self' AND evaluator_id = :me
"""
"""Calls whose coach's evaluation this agent has seen, or that they scored themselves."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One released evaluation in the list."""

    evaluation: AgentEvaluation
    life: Life
    may_self: bool = False
    """True while its agent may still score the call before seeing this."""

    @property
    def unread(self) -> bool:
        """True until its agent opened it."""
        return not self.life.seen


@dataclass(frozen=True, slots=True)
class Better:
    """One question whose best answer alone would have given `score`; `outcome` says whether it passes then."""

    question_key: str
    text: str
    score: Fraction
    outcome: str


@dataclass(frozen=True, slots=True)
class OwnScorecard:
    """An evaluation opened by its agent; `own` is the self-evaluation of the call with the same form, if any."""

    row: OwnRow
    state: DraftState
    result: scoring.Result
    moments: dict[str, MomentRow]
    surveys: tuple[SurveyRow, ...]
    words: tuple[str, ...]
    disputes: tuple[DisputeRow, ...]
    own: scoring.Result | None
    better: tuple[Better, ...]
    before: dict[str, Estimate]
    """By section key: percent over the calls scored earlier, with n and interval."""


def own_scorecards(desk: Desk) -> list[OwnRow]:
    """Everything released to the acting agent, unread first, then newest."""
    assert desk.acting is not None
    with desk.reading() as connection:
        found = agents.evaluations(connection, desk.acting, desk.acting.person_id, whole_period())
        who = {"me": desk.acting.person_id}
        known = set(connection.execute(text(KNOWN), who).scalars())
        rows = [OwnRow(one, life_of(connection, one.id), one.interaction_id not in known) for one in found]
    return sorted((row for row in rows if row.life.released), key=lambda row: not row.unread)


def open_scorecard(desk: Desk, row: OwnRow) -> OwnScorecard:
    """One of them with everything its agent may see; notes that it was read. `EvaluationError`."""
    assert desk.acting is not None
    state = load_submitted(desk, row.evaluation.id)
    mark_seen(desk, row.evaluation.id)
    with desk.reading() as connection:
        life = life_of(connection, row.evaluation.id)
        moments = {one.id: one for one in review.moments(connection, desk.acting, state.interaction_id)}
        surveys = tuple(review.surveys(connection, desk.acting, state.interaction_id))
        words = tuple(review.customer_words(connection, desk.acting, state.interaction_id))
        about = tuple(disputes.disputes_of_all(connection, row.evaluation.id))
        earlier = agents.evaluations(connection, desk.acting, desk.acting.person_id, _until(row.evaluation))
        others = review.evaluations_of_call(connection, desk.acting, state.interaction_id)
    result = scoring.score(state.form, state.answers)
    mine = next(
        (one.id for one in others if one.purpose == "self" and one.form_version_id == state.form_version_id),
        None,
    )
    own = None
    if mine is not None:
        said = load_submitted(desk, mine)
        own = scoring.score(said.form, said.answers)
    return OwnScorecard(
        replace(row, life=life, may_self=False),
        state,
        result,
        moments,
        surveys,
        words,
        about,
        own,
        tuple(what_would_change(state, result)),
        _before(state.form, earlier),
    )


def _until(evaluation: AgentEvaluation) -> Period:
    return Period(whole_period().since, evaluation.submitted_at)


def _before(form: scoring.Form, earlier: list[AgentEvaluation]) -> dict[str, Estimate]:
    """Sections keep their keys over versions, so what was scored with an older one counts too."""
    found = {}
    for section in form.groups():
        values = [one.sections.get(section.key) for one in earlier]
        found[section.key] = mean_score([value for value in values if value is not None])
    return found


def what_would_change(state: DraftState, result: scoring.Result) -> list[Better]:
    """The questions whose best answer alone would have raised the score most, at most three."""
    found = list(_each_better(state, result))
    return sorted(found, key=lambda one: (one.outcome != "pass", -one.score))[:MOST_CHANGES]


def _each_better(state: DraftState, result: scoring.Result) -> Iterator[Better]:
    before = result.score if result.score is not None else Fraction(0)
    for question in state.form.questions():
        answer = state.answers.get(question.key)
        offered = [choice for choice in question.choices if choice.points is not None]
        if answer is None or answer.na != "no" or not offered or question.kind == "multiple":
            continue
        best = max(offered, key=lambda choice: choice.points or 0)
        if answer.choices == (best.key,):
            continue
        other = with_fields(answer, choices=(best.key,), causes=())
        then = scoring.score(state.form, {**state.answers, question.key: other})
        if then.score is not None and (
            then.score > before or (then.outcome, result.outcome) == ("pass", "fail")
        ):
            yield Better(question.key, question.text, then.score, then.outcome)
