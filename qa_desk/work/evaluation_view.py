"""All that a report on an evaluation may tell, read in one go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from db.queries import disputes, review
from db.queries.life import EventRow
from db.queries.review import CallHeader, MomentRow
from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.reports.evaluation_view import CallFacts, Disagreement, EvaluationView, Heard, Step
from qa_desk.work.desk import Desk
from qa_desk.work.evaluate import EvaluationError
from qa_desk.work.life import life_of
from qa_desk.work.moment_sound import sound_of
from qa_desk.work.submitted import load_submitted

AMONG_COACHES = frozenset({"submitted", "approved"})
"""Steps whose comments are not for the agent, so that no report holds them."""


def view_evaluation(desk: Desk, evaluation_id: str, *, sound: bool = False) -> EvaluationView:
    """A submitted evaluation as the acting person may see it; with `sound` that of its shared moments too.

    Private notes and private moments are never in it, whoever asks: a report is handed on. `EvaluationError`.
    """
    acting = desk.acting
    assert acting is not None
    state = load_submitted(desk, evaluation_id)
    with desk.reading() as connection:
        life = life_of(connection, evaluation_id)
        header = review.call_header(connection, acting, state.interaction_id)
        rows = review.evaluations_of_call(connection, acting, state.interaction_id)
        moments = review.moments(connection, acting, state.interaction_id)
        recording = review.recording(connection, acting, state.interaction_id)
        disputed = tuple(_disputes(connection, evaluation_id, state.form))
    row = next((one for one in rows if one.id == evaluation_id), None)
    if header is None or row is None:
        raise EvaluationError(N_("This evaluation is not there, or is not yours to see."))
    wanted = {key for keys in state.evidence.values() for key in keys}
    shared = {one.id: one for one in moments if one.shared and one.id in wanted}
    sounds = sound_of(desk, recording, shared) if sound and recording is not None and shared else {}
    return EvaluationView(
        call=_call(header),
        form=state.form,
        version=state.version_number,
        result=scoring.score(state.form, state.answers),
        answers=state.answers,
        evidence={key: tuple(_heard(keys, shared, sounds)) for key, keys in state.evidence.items()},
        evaluator=row.evaluator,
        purpose=row.purpose,
        submitted_at=row.submitted_at,
        state=life.state,
        feedback=state.feedback,
        steps=tuple(map(_step, life.events)),
        disputes=disputed,
        supersedes=life.evaluation.supersedes_id is not None,
        superseded=life.evaluation.superseded_by is not None,
    )


def _call(header: CallHeader) -> CallFacts:
    rated = header.rating_value is not None
    return CallFacts(
        external_id=header.external_id,
        started_at=header.started_at,
        duration_ms=header.duration_ms,
        agent=header.agent or "",
        queue=header.queue or "",
        reason=header.reason or "",
        rating=(float(header.rating_value or 0), header.rating_max) if rated else None,
    )


def _heard(
    keys: tuple[str, ...], shared: Mapping[str, MomentRow], sounds: Mapping[str, str]
) -> Iterator[Heard]:
    for key in keys:
        if (moment := shared.get(key)) is not None:
            yield Heard(moment.start_ms, moment.tag, moment.note, sounds.get(key, ""))


def _step(event: EventRow) -> Step:
    comment = "" if event.kind in AMONG_COACHES else event.comment
    return Step(event.kind, event.effective_at, event.actor, comment)


def _disputes(connection: Connection, evaluation_id: str, form: scoring.Form) -> Iterator[Disagreement]:
    for one in disputes.disputes_of_all(connection, evaluation_id):
        for point in one.points:
            question = form.question(point.question_key)
            asked = question.text if question else point.question_key
            yield Disagreement(asked, point.reason, point.outcome, point.decision_reason)
