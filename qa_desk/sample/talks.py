"""What lies ahead and what was praised in the sample: planned sessions about real moments, the team's board."""

from __future__ import annotations

from datetime import timedelta

from db.keys import new_id
from qa_desk.sample.centre import SampleCall, SampleCentre, SampleEvaluation, SampleMoment
from qa_desk.sample.rows import Ids, Row
from qa_desk.sample.schedule import local_to_utc

PLANNED, PRAISED = 4, 6
TEN = 10 * 60


def talks(centre: SampleCentre, ids: Ids) -> dict[str, list[Row]]:
    """Rows of coaching_session, coaching_topic and recognition; call after the moments have their keys."""
    calls = {call.key: call for call in centre.calls}
    out: dict[str, list[Row]] = {"coaching_session": [], "coaching_topic": [], "recognition": []}
    planned: set[str] = set()
    praised: set[str] = set()
    for evaluation in reversed(centre.evaluations):
        call = calls[evaluation.call]
        marked = list(
            zip(ids.moments.get(call.key, ()), call.audible.moments if call.audible else (), strict=True)
        )
        good = next(((key, one) for key, one in marked if one.tag == "praise"), None)
        if good is not None and call.agent not in praised and len(praised) < PRAISED:
            praised.add(call.agent)
            out["recognition"].append(_praise(ids, evaluation, call, *good))
        weak = [key for key, one in marked if one.tag in ("coaching", "critical")]
        if weak and call.agent not in planned and len(planned) < PLANNED:
            planned.add(call.agent)
            _plan(centre, ids, evaluation, call, weak, len(planned), out)
    return out


def _praise(
    ids: Ids, evaluation: SampleEvaluation, call: SampleCall, moment_id: str, moment: SampleMoment
) -> Row:
    at = evaluation.submitted_at + timedelta(hours=1)
    return {
        "id": new_id(), "agent_id": ids.person[call.agent], "author_id": ids.person[evaluation.evaluator],
        "given_at": at, "text": moment.note, "moment_id": moment_id, "on_board": True, "created_at": at,
        "updated_at": at,
    }  # fmt: skip


def _plan(
    centre: SampleCentre,
    ids: Ids,
    evaluation: SampleEvaluation,
    call: SampleCall,
    moments: list[str],
    days: int,
    out: dict[str, list[Row]],
) -> None:
    at = local_to_utc(centre.today + timedelta(days=days), TEN, call.utc_offset_min)
    made = evaluation.submitted_at + timedelta(hours=2)
    session = {
        "id": new_id(), "agent_id": ids.person[call.agent], "coach_id": ids.person[evaluation.evaluator],
        "held_at": at, "state": "planned", "template": ("sbi", "grow")[days % 2], "notes": "", "created_at": made,
        "updated_at": made,
    }  # fmt: skip
    out["coaching_session"].append(session)
    missed = next((key for key, answer in evaluation.answers.items() if answer.level == 0), None)
    topics: list[Row] = [{"moment_id": key} for key in moments]
    if missed is not None:
        topics.insert(0, {"question_key": missed, "evaluation_id": ids.evaluation[evaluation.key]})
    for topic in topics:
        empty = {"question_key": None, "evaluation_id": None, "moment_id": None}
        out["coaching_topic"].append({"id": new_id(), "session_id": session["id"], **empty, **topic})
