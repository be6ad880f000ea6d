"""Planning a listening session: draw a fair mix of a month's calls, keep it, change it with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta, tzinfo
from typing import Any

from db.keys import new_id
from db.models import ListeningItem, ListeningSession
from db.queries.listening import MonthCall, month_calls, month_moments
from qa_desk.errors import N_, QADeskError
from qa_desk.listening import (
    DEFAULT_RULE,
    Candidate,
    Coverage,
    Message,
    MixItem,
    MixRule,
    Proposal,
    Span,
    coverage_of,
    propose,
)
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.listening_consistency import Consistency, check, plain
from qa_desk.work.periods import span_of
from qa_desk.work.permissions import require

LOW, HIGH = 0.25, 0.75
"""Ratings as shares of their scale: on 1 to 5, low is 1 or 2 and high is 4 or 5."""
REST = timedelta(days=183)
"""A call heard in a session is not drawn again for half a year."""


class PlanError(QADeskError):
    """A session that cannot be planned as asked."""


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a session is drawn for. `theme` narrows to reasons whose path holds it; empty means open."""

    month: str
    minutes: int = 60
    seed: str = "1"
    theme: str = ""
    language: str = ""
    silent: bool = False
    """Also draw calls without a recording; they are told by facts and transcript."""
    message: Message | None = None
    """Only calls in which agents say otherwise than agreed, or leave it unsaid."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawn mix with all that explains it; `notes` tell in words where it had to give way."""

    request: PlanRequest
    rule: MixRule
    proposal: Proposal
    calls: dict[str, MonthCall]
    candidates: tuple[Candidate, ...]
    coverage: tuple[Coverage, ...]
    month_calls: int
    without_sound: int
    heard_before: int
    consistency: Consistency | None = None

    @property
    def key(self) -> str:
        """What the draw hashes beside a call's id."""
        return key_of(self.request)


def key_of(request: PlanRequest) -> str:
    """Seed, what is drawn, period: the key of `qa_desk.sampling.chance`."""
    return f"{request.seed}|listening|{request.month}"


def draw(desk: Desk, request: PlanRequest, rule: MixRule = DEFAULT_RULE, zone: tzinfo | None = None) -> Plan:
    """Draw a mix; nothing is stored. `PlanError` where the month has no call that could be heard."""
    require(desk.acting, "listening.plan")
    since, until = span_of(request.month, zone)
    if not 5 <= request.minutes <= 600:
        raise PlanError(N_("A session takes from 5 to 600 minutes, not {minutes}."), minutes=request.minutes)
    assert desk.acting is not None
    with desk.reading() as connection:
        found = month_calls(connection, desk.acting, since, until, since - REST)
        moments = month_moments(connection, desk.acting, since, until)
    said = check(desk, request.month, request.message, zone) if request.message is not None else None
    otherwise = {call.call_id: call for call in said.calls} if said is not None else None
    themed = [call for call in found if _fits(call, request) and (otherwise is None or call.id in otherwise)]
    if not themed:
        raise PlanError(
            N_("There is no call of {month} that fits."),
            hint=N_("Choose another month, or a session without a theme."),
            month=request.month,
        )
    fresh = [call for call in themed if not call.heard_before]
    sounding = fresh if request.silent else [call for call in fresh if call.recorded]
    if not sounding:
        raise PlanError(
            N_("No call of {month} has a recording that was not heard before."),
            hint=N_("Import recordings first, or also draw calls without sound."),
            month=request.month,
        )
    if otherwise is not None:  # a trimmed call is heard where it was said
        moments = {key: [(s.start_ms, s.end_ms) for s in call.statements] for key, call in otherwise.items()}
    candidates = [_candidate(call, moments.get(call.id, ())) for call in sounding]
    proposal = propose(candidates, request.minutes, key_of(request), rule)
    return Plan(
        request,
        rule,
        proposal,
        {call.id: call for call in sounding},
        tuple(candidates),
        tuple(coverage_of([_candidate(c) for c in themed], [item.call for item in proposal.items])),
        len(themed),
        sum(not call.recorded for call in themed),
        sum(call.heard_before for call in themed),
        said,
    )


def _fits(call: MonthCall, request: PlanRequest) -> bool:
    themed = request.theme.casefold() in call.reason.casefold()
    return themed and (not request.language or call.language.startswith(request.language))


def _candidate(call: MonthCall, moments: Sequence[tuple[int, int]] = ()) -> Candidate:
    rating = call.rating
    band = "none" if rating is None else "low" if rating <= LOW else "high" if rating >= HIGH else "middle"
    return Candidate(
        id=call.id,
        duration_ms=call.duration_ms,
        direction=call.direction,
        channel=call.channel,
        band=band,
        reason=call.reason,
        tier=call.tier,
        language=call.language,
        failed=call.outcome in ("abandoned", "failed"),
        repeated=call.repeated,
        moments=tuple(Span(*moment) for moment in moments),
    )


def provenance(plan: Plan) -> dict[str, Any]:
    """All that is needed to tell and to repeat the draw, as plain JSON values."""
    proposal = plan.proposal
    return {
        "key": plan.key,
        "theme": plan.request.theme,
        "language": plan.request.language,
        "also_without_sound": plan.request.silent,
        "message": plain(plan.request.message),
        "consistency": _told(plan.consistency),
        "rule": {
            "shares": {stratum.key: stratum.share for stratum in plan.rule.strata},
            "fallback": list(plan.rule.fallback),
            "least_ms": plan.rule.least_ms,
            "longest_ms": plan.rule.longest_ms,
        },
        "frame": {
            "month": plan.month_calls,
            "without_sound": plan.without_sound,
            "heard_before": plan.heard_before,
            "drawn_from": sum(proposal.frame.values()),
        },
        "strata": [
            {
                "key": key,
                "frame": proposal.frame[key],
                "quota": proposal.quotas[key],
                "taken": proposal.taken[key],
                "chance": proposal.taken[key] / proposal.frame[key] if proposal.frame[key] else None,
            }
            for key in proposal.quotas
        ],
        "fallbacks": [asdict(fallback) for fallback in proposal.fallbacks],
        "missing": proposal.missing,
        "coverage": [asdict(line) for line in plan.coverage],
    }


def _told(found: Consistency | None) -> dict[str, Any] | None:
    """What the check found, as plain values; the quotes without names."""
    if found is None:
        return None
    return {
        "transcribed": found.transcribed,
        "counts": found.counts,
        "share": {
            "value": found.share.value,
            "low": found.share.low,
            "high": found.share.high,
            "n": found.about,
        },
        "calls": [
            {
                "call": call.external_id,
                "kind": call.kind,
                "statements": [
                    {"at_ms": one.start_ms, "speaker": one.speaker, "words": one.words, "phrase": one.phrase}
                    for one in call.statements[:3]
                ],
            }
            for call in found.calls
        ],
    }


def save(desk: Desk, plan: Plan, *, title: str = "", held_on: date | None = None) -> str:
    """Keep a drawn mix as a planned session; the session's id."""
    with desk.change("listening.plan") as change:
        assert change.acting is not None
        session = ListeningSession(
            id=new_id(),
            month=plan.request.month,
            held_on=held_on,
            title=title,
            host_id=change.acting.person_id,
            target_minutes=plan.request.minutes,
            seed=plan.request.seed,
            plan=provenance(plan),
            created_at=change.now,
            updated_at=change.now,
        )
        change.session.add(session)
        change.session.flush()
        for position, item in enumerate(plan.proposal.items):
            _add_item(change, session.id, position, item)
        told = {"month": session.month, "seed": session.seed, "calls": len(plan.proposal.items)}
        change.audit("listening_session", session.id, after=told)
    return session.id


def _add_item(change: Transaction, session_id: str, position: int, item: MixItem) -> None:
    change.session.add(
        ListeningItem(
            id=new_id(),
            session_id=session_id,
            interaction_id=item.call.id,
            position=position,
            start_ms=item.span.start_ms,
            end_ms=item.span.end_ms,
            stratum=item.stratum,
            instead_of=item.instead_of,
            weight=item.weight,
        )
    )
