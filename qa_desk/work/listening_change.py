"""Changing a planned session: who comes and when, the order, one call for another with a reason, a shorter part."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from db.keys import new_id
from db.models import ListeningItem, ListeningParticipant, ListeningSession
from db.queries.listening_stage import sound_of
from qa_desk.audio.activity import load_or_find
from qa_desk.errors import N_
from qa_desk.listening import DEFAULT_RULE, Candidate, key_span
from qa_desk.sampling import chance_number
from qa_desk.work import listening_plan
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.listening_consistency import from_plain
from qa_desk.work.listening_hold import ListeningError, the_item, the_session
from qa_desk.work.listening_plan import PlanRequest

LEAST_PART_MS = 5_000
HOLD_EDGE_MS, SHORTEST_HOLD_MS = 1_000, 5_000


@dataclass(frozen=True, slots=True)
class Details:
    """What a host says about a session; None leaves it as it is."""

    title: str | None = None
    held_on: date | None = None
    host_id: str | None = None
    mask_agent: bool | None = None
    mask_voice: bool | None = None
    people: Collection[str] | None = None


def describe(desk: Desk, session_id: str, details: Details) -> None:
    """Change title, day, host, masking and who is invited. Somebody who heard some of it stays counted."""
    with desk.change("listening.plan") as change:
        session = the_session(change, session_id)
        told: dict[str, Any] = {}
        for name in ("title", "held_on", "host_id", "mask_agent", "mask_voice"):
            if (value := getattr(details, name)) is not None and value != getattr(session, name):
                setattr(session, name, value)
                told[name] = value.isoformat() if isinstance(value, date) else value
        if details.people is not None:
            told["people"] = _invite(change, session_id, details.people)
        session.updated_at = change.now
        change.audit("listening_session", session_id, after=told)


def reorder(desk: Desk, session_id: str, item_ids: Sequence[str]) -> None:
    """Play the calls in this order; calls not named follow as they were."""
    with desk.change("listening.plan") as change:
        session = _open_session(change, session_id)
        items = {item.id: item for item in _items(change, session_id)}
        wanted = [key for key in item_ids if key in items]
        for position, key in enumerate([*wanted, *(key for key in items if key not in wanted)]):
            items[key].position = position
        session.updated_at = change.now
        change.audit("listening_session", session_id, after={"order": wanted})


def trim(desk: Desk, item_id: str, start_ms: int, end_ms: int, *, without_holds: bool | None = None) -> None:
    """Hear only this part of a call, media ms; its holds as before, or left out, or heard again."""
    holds = holds_of(desk, item_id) if without_holds else None if without_holds is None else []
    with desk.change("listening.plan") as change:
        item = the_item(change, item_id)
        _open_session(change, item.session_id)
        if start_ms < 0 or end_ms - start_ms < LEAST_PART_MS:
            raise ListeningError(N_("A part of a call has 5 seconds at least."))
        before = {"start_ms": item.start_ms, "end_ms": item.end_ms}
        item.start_ms, item.end_ms = start_ms, end_ms
        if holds is not None:
            if end_ms - start_ms - _within(holds, start_ms, end_ms) < LEAST_PART_MS:
                raise ListeningError(N_("A part of a call has 5 seconds at least."))
            item.left_out = [list(hold) for hold in holds]
        after = {"start_ms": start_ms, "end_ms": end_ms, "left_out": item.left_out}
        change.audit("listening_item", item_id, before=before, after=after)
        change.touch("listening_session", item.session_id)


def holds_of(desk: Desk, item_id: str) -> list[tuple[int, int]]:
    """Where a call was on hold by its sound, ms, with a second kept at both ends so that it is heard to begin.

    `StoreError` or `AudioError` where the sound cannot be read; no holds without a recording.
    """
    with desk.reading() as connection:
        call = connection.execute(
            select(ListeningItem.interaction_id).where(ListeningItem.id == item_id)
        ).scalar_one()
        recording = sound_of(connection, call)
    if recording is None:
        return []
    path = desk.workspace.recordings.find(recording.sha256, recording.suffix)
    found = load_or_find(path, recording.sha256, desk.workspace.caches)
    around = [(start + HOLD_EDGE_MS, end - HOLD_EDGE_MS) for start, end in found.hold]
    return [(start, end) for start, end in around if end - start >= SHORTEST_HOLD_MS]


def _within(parts: Sequence[tuple[int, int]], start_ms: int, end_ms: int) -> int:
    return sum(max(0, min(end_ms, end) - max(start_ms, start)) for start, end in parts)


def drop(desk: Desk, item_id: str, reason: str) -> None:
    """Leave a call out of the session; the reason is kept with it."""
    with desk.change("listening.plan") as change:
        item = the_item(change, item_id)
        _replace(change, item, _said(reason))


def swap(desk: Desk, item_id: str, reason: str) -> str:
    """Hear another call of the same kind instead, the next by the session's own seed; the new item's id.

    Where the kind has no more, the first call of any kind that follows stands in. The reason is kept.
    """
    reason = _said(reason)
    with desk.change("listening.plan") as change:
        item = the_item(change, item_id)
        session = _open_session(change, item.session_id)
        request = _request(session)
        taken = set(
            change.session.scalars(
                select(ListeningItem.interaction_id).where(ListeningItem.session_id == session.id)
            )
        )
        stratum, length = item.stratum, item.end_ms - item.start_ms
    plan = listening_plan.draw(desk, request)
    free = [call for call in plan.candidates if call.id not in taken]
    if not free:
        raise ListeningError(N_("The month has no other call that could be heard."))
    chosen, kind = _next_by_seed(free, stratum, plan.key)
    with desk.change("listening.plan") as change:
        item = the_item(change, item_id)
        position = item.position
        _replace(change, item, reason)
        span = key_span(chosen.duration_ms, max(length, plan.rule.least_ms), chosen.moments)
        new = ListeningItem(
            id=new_id(),
            session_id=item.session_id,
            interaction_id=chosen.id,
            position=position,
            start_ms=span.start_ms,
            end_ms=span.end_ms,
            stratum=kind,
            instead_of=stratum if kind != stratum else None,
            weight=item.weight,
            reason="",
        )
        change.session.add(new)
        change.session.flush()
        told = {"call": chosen.id, "instead_of": item.interaction_id, "reason": reason}
        change.audit("listening_item", new.id, after=told)
    return new.id


def cancel(desk: Desk, session_id: str) -> None:
    """Call a planned session off."""
    with desk.change("listening.plan") as change:
        session = _open_session(change, session_id)
        session.state, session.updated_at = "cancelled", change.now
        change.audit("listening_session", session_id, after={"state": "cancelled"})


def _next_by_seed(free: Sequence[Candidate], stratum: str, key: str) -> tuple[Candidate, str]:
    rule = DEFAULT_RULE

    def kind(call: Candidate) -> str:
        return next(one.key for one in rule.strata if one.fits(call))

    ranked = sorted(free, key=lambda call: (chance_number(f"{key}|swap", call.id), call.id))
    same = [call for call in ranked if kind(call) == stratum]
    chosen = (same or ranked)[0]
    return chosen, kind(chosen)


def _request(session: ListeningSession) -> PlanRequest:
    plan = session.plan
    return PlanRequest(
        session.month,
        session.target_minutes,
        session.seed,
        str(plan.get("theme", "")),
        str(plan.get("language", "")),
        bool(plan.get("also_without_sound", False)),
        from_plain(plan.get("message")),
    )


def _open_session(change: Transaction, session_id: str) -> ListeningSession:
    session = the_session(change, session_id)
    if session.state not in ("planned", "running"):
        raise ListeningError(N_("This session was held already."), hint=N_("Plan a new one."))
    return session


def _items(change: Transaction, session_id: str) -> Sequence[ListeningItem]:
    asked = select(ListeningItem).where(
        ListeningItem.session_id == session_id, ListeningItem.state != "replaced"
    )
    return change.session.scalars(asked.order_by(ListeningItem.position, ListeningItem.id)).all()


def _replace(change: Transaction, item: ListeningItem, reason: str) -> None:
    _open_session(change, item.session_id)
    if item.state == "heard":
        raise ListeningError(N_("This call was heard already."))
    item.state, item.reason = "replaced", reason
    change.audit("listening_item", item.id, before={"state": "planned"}, after={"reason": reason})
    change.touch("listening_session", item.session_id)


def _said(reason: str) -> str:
    if not reason.strip():
        raise ListeningError(N_("Say why this call is left out; the minutes tell it."))
    return reason.strip()[:500]


def _invite(change: Transaction, session_id: str, people: Collection[str]) -> list[str]:
    seats = {
        seat.person_id: seat
        for seat in change.session.scalars(
            select(ListeningParticipant).where(ListeningParticipant.session_id == session_id)
        )
    }
    for person in people:
        if person not in seats:
            change.session.add(ListeningParticipant(id=new_id(), session_id=session_id, person_id=person))
    for person, seat in seats.items():
        if person not in people:
            change.session.delete(seat)
    return sorted(people)
