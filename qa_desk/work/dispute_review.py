"""Deciding a dispute: somebody else answers the disputed questions blind, sees the first answers, and decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sqlalchemy import Connection, text

from db.keys import new_id
from db.models import (
    DisputeAnswer,
    DisputeDecision,
    DisputeReview,
    DisputeVerdict,
    Evaluation,
)
from db.queries import disputes as reads
from db.queries.disputes import DisputeRow
from db.queries.life import chain_evaluators
from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.evaluate import EvaluationError
from qa_desk.work.forms import definition_of
from qa_desk.work.life import add_event, life_of, replace
from qa_desk.work.permissions import require_call
from qa_desk.work.submit import Finished, record
from qa_desk.work.submitted import stored_answers

Outcome = Literal["upheld", "revised"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one disputed question is decided, and why; the agent reads it."""

    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a reviewer sees. `first` is None until every disputed question is answered blind."""

    dispute: DisputeRow
    form: scoring.Form
    interaction_id: str
    blind: Mapping[str, scoring.Answer]
    owed: tuple[str, ...]
    first: Mapping[str, scoring.Answer] | None


def start_review(desk: Desk, dispute_id: str) -> None:
    """Take a dispute on, or over from somebody; never one's own evaluation or call."""
    with desk.change("dispute.review") as change:
        connection = change.session.connection()
        found = _open(connection, dispute_id)
        assert change.acting is not None
        require_call(
            connection, change.acting, life_of(connection, found.evaluation_id).evaluation.interaction_id
        )
        me = change.acting.person_id
        if me == found.opened_by or me in chain_evaluators(connection, found.evaluation_id):
            raise EvaluationError(
                N_("Somebody else than the evaluator and the agent decides a dispute."),
                hint=N_("Ask another coach or a lead."),
            )
        if found.reviewer_id == me:
            return
        change.session.add(DisputeReview(dispute_id=dispute_id, reviewer_id=me, started_at=change.now))
        add_event(change, found.evaluation_id, "review_started")
        change.audit("dispute", dispute_id, after={"reviewer": me})


def review(desk: Desk, dispute_id: str) -> ReviewView:
    """What the reviewer sees now: the first answers only once all disputed questions are answered blind."""
    with desk.reading() as connection:
        found = _mine(connection, desk, dispute_id)
        life = life_of(connection, found.evaluation_id)
        blind = _blind(connection, found)
        owed = tuple(p.question_key for p in found.points if p.question_key not in blind)
        keys = {point.question_key for point in found.points}
        first = stored_answers(connection, found.evaluation_id)
        return ReviewView(
            dispute=found,
            form=definition_of(connection, life.evaluation.form_version_id),
            interaction_id=life.evaluation.interaction_id,
            blind=blind,
            owed=owed,
            first=None if owed else {key: first[key] for key in first if key in keys},
        )


def answer_blind(desk: Desk, dispute_id: str, answers: Mapping[str, scoring.Answer]) -> None:
    """Answer questions before seeing the first answers; what was answered stays answered."""
    with desk.change("dispute.review") as change:
        connection = change.session.connection()
        found = _mine(connection, desk, dispute_id)
        life = life_of(connection, found.evaluation_id)
        form = definition_of(connection, life.evaluation.form_version_id)
        scoring.require_valid(form, answers)
        _require_explained(form, {**_asked_again(connection, found), **answers}, answers)
        blind = _blind(connection, found)
        for key, answer in answers.items():
            if key in blind:
                raise EvaluationError(
                    N_("This question was answered blind already; that answer stays."),
                    hint=N_("The decision may still uphold the first answer."),
                )
            if not answer.given:
                raise EvaluationError(N_("A disputed question needs an answer, or N/A."))
            change.session.add(_fact(change, found, key, answer))
        change.audit("dispute", dispute_id, after={"answered_blind": list(answers)})


def decide(desk: Desk, dispute_id: str, verdicts: Mapping[str, Verdict], reason: str) -> str | None:
    """Decide every disputed question; the id of the evaluation that takes the old one's place, None if upheld.

    A revised question takes the reviewer's blind answer. The new evaluation asks for acknowledgement again.
    """
    with desk.change("dispute.review") as change:
        connection = change.session.connection()
        found = _mine(connection, desk, dispute_id)
        _require_verdicts(found, verdicts, reason)
        blind = _blind(connection, found)
        if any(point.question_key not in blind for point in found.points):
            raise EvaluationError(
                N_("The disputed questions are answered blind before they are decided."),
                hint=N_("Answer each of them first."),
            )
        revised = {key for key, verdict in verdicts.items() if verdict.outcome == "revised"}
        disputed = {point.question_key for point in found.points}
        revision = None
        if revised:
            kept = {key: answer for key, answer in blind.items() if key in revised or key not in disputed}
            revision = _revise(change, found, kept, reason)
        else:
            add_event(change, found.evaluation_id, "upheld", reason.strip())
        _store(change, found, verdicts, reason, revision)
        return revision


def _store(
    change: Transaction,
    found: DisputeRow,
    verdicts: Mapping[str, Verdict],
    reason: str,
    revision: str | None,
) -> None:
    assert change.acting is not None
    outcome = "revised" if revision else "upheld"
    change.session.add(
        DisputeDecision(
            dispute_id=found.id,
            decided_by=change.acting.person_id,
            decided_at=change.now,
            outcome=outcome,
            reason=reason.strip(),
            revision_id=revision,
        )
    )
    for key, verdict in verdicts.items():
        change.session.add(
            DisputeVerdict(
                dispute_id=found.id, question_key=key, outcome=verdict.outcome, reason=verdict.reason.strip()
            )
        )
    after = {"outcome": outcome, "reason": reason.strip(), "revision": revision}
    change.audit("dispute", found.id, after={key: value for key, value in after.items() if value})


def _revise(
    change: Transaction, found: DisputeRow, answers: Mapping[str, scoring.Answer], reason: str
) -> str:
    assert change.acting is not None and found.review_started_at is not None
    connection = change.session.connection()
    old = change.session.get_one(Evaluation, _seq(connection, found.evaluation_id))
    replace(change, found.evaluation_id, reason)
    evidence = _evidence(connection, found.evaluation_id)
    for point in found.points:
        if point.question_key in answers:
            evidence[point.question_key] = point.moments or evidence.get(point.question_key, ())
    key = new_id()
    record(
        change,
        Finished(
            id=key,
            interaction_id=old.interaction_id,
            form_version_id=old.form_version_id,
            evaluator_id=change.acting.person_id,
            subject_id=old.subject_id,
            purpose=old.purpose,
            started_at=min(found.review_started_at, change.now),
            answers={**_asked_again(connection, found), **answers},
            evidence=evidence,
            feedback=old.feedback,
            private_note=old.private_note,
            supersedes_id=found.evaluation_id,
        ),
    )
    if not life_of(connection, key, change.now).released:  # a decision is the second person's already
        add_event(change, key, "approved")
        add_event(change, key, "released")
    return key


def _asked_again(connection: Connection, found: DisputeRow) -> dict[str, scoring.Answer]:
    """The first answers; what a rule hid is open, because other answers may show it now."""
    first = stored_answers(connection, found.evaluation_id)
    return {key: scoring.Answer() if one.na == "rule" else one for key, one in first.items()}


def _require_explained(
    form: scoring.Form, whole: Mapping[str, scoring.Answer], given: Mapping[str, scoring.Answer]
) -> None:
    result = scoring.score(form, whole)
    for key in given:
        if key in result.missing_comments or key in result.missing_causes:
            raise EvaluationError(
                N_("This answer needs a comment or a root cause, as the form says."),
                hint=N_("It cannot be changed once it is given."),
            )


def _require_verdicts(found: DisputeRow, verdicts: Mapping[str, Verdict], reason: str) -> None:
    if set(verdicts) != {point.question_key for point in found.points}:
        raise EvaluationError(N_("Every disputed question is decided, and only those."))
    if not reason.strip() or not all(verdict.reason.strip() for verdict in verdicts.values()):
        raise EvaluationError(N_("A decision needs its reasons."), hint=N_("The agent will read them."))


def _open(connection: Connection, dispute_id: str) -> DisputeRow:
    found = reads.dispute(connection, dispute_id)
    if found is None:
        raise EvaluationError(N_("This dispute is not in the workspace."))
    if found.outcome is not None:
        raise EvaluationError(N_("This dispute was decided already."))
    return found


def _mine(connection: Connection, desk: Desk, dispute_id: str) -> DisputeRow:
    found = _open(connection, dispute_id)
    if desk.acting is None or found.reviewer_id != desk.acting.person_id:
        raise EvaluationError(
            N_("Somebody else reviews this dispute, or nobody yet."), hint=N_("Take it on first.")
        )
    return found


def _blind(connection: Connection, found: DisputeRow) -> dict[str, scoring.Answer]:
    rows = reads.blind_rows(connection, found.id, found.reviewer_id or "")
    return {
        row.question_key: scoring.Answer(
            choices=tuple(json.loads(row.choices)),
            number=None if row.number is None else Decimal(row.number),
            text=row.text,
            na=row.na,
            comment=row.comment,
            causes=tuple(json.loads(row.causes)),
        )
        for row in rows
    }


def _fact(change: Transaction, found: DisputeRow, key: str, answer: scoring.Answer) -> DisputeAnswer:
    assert change.acting is not None
    return DisputeAnswer(
        dispute_id=found.id,
        reviewer_id=change.acting.person_id,
        question_key=key,
        at=change.now,
        choices=list(answer.choices),
        number=None if answer.number is None else str(answer.number),
        text=answer.text,
        na=answer.na,
        comment=answer.comment,
        causes=list(answer.causes),
    )


def _seq(connection: Connection, evaluation_id: str) -> int:
    statement = text("SELECT seq FROM evaluation WHERE id = :evaluation")
    return int(connection.execute(statement, {"evaluation": evaluation_id}).scalar_one())


def _evidence(connection: Connection, evaluation_id: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    statement = text(
        "SELECT question_key, moment_id FROM evidence WHERE evaluation_id = :evaluation ORDER BY seq"
    )
    for key, moment in connection.execute(statement, {"evaluation": evaluation_id}):
        found[key] = (*found.get(key, ()), moment)
    return found
