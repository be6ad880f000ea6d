"""Drawing a sampling plan: frame, draw, rota."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from math import ceil

from sqlalchemy import Connection, select

from db.models import SamplingPlan
from db.queries import sampling as reads
from db.queries.acting import Acting
from db.queries.sampling import FrameRow, GivenRow, Spell
from qa_desk.sampling import (
    FrameCall,
    PlanDefinition,
    Target,
    Task,
    draw_agent,
    for_share_wilson,
    narrow_enough,
    rotate,
)
from qa_desk.work.desk import Desk
from qa_desk.work.listening_plan import HIGH, LOW
from qa_desk.work.periods import current_period, days_of, span_of
from qa_desk.work.permissions import require
from qa_desk.work.sampling.again import come_back
from qa_desk.work.sampling.drawn import AgentPart, DrawnPlan, PlannedCall
from qa_desk.work.sampling.people import days_here, evaluators_of, version_for, versions_of
from qa_desk.work.suggest import RuleHits, rule_hits


def draw(
    desk: Desk, definition: PlanDefinition, period: str | None = None, today: date | None = None
) -> DrawnPlan:
    """Draw a plan for a period, by default the one of today; nothing is stored.

    What the plan gave out in this period before stays and counts; only what is missing is drawn.
    """
    require(desk.acting, "plan.draw")
    definition.check()
    today = today or datetime.now().astimezone().date()
    period = period or current_period(definition.period, today)
    since, until = span_of(period)
    key = f"{definition.seed}|{definition.name}|{period}"
    assert desk.acting is not None
    with desk.reading() as connection:
        plan_id = connection.execute(
            select(SamplingPlan.id).where(SamplingPlan.name == definition.name, ~SamplingPlan.deleted)
        ).scalar()
        before = reads.given(connection, plan_id, period) if plan_id else []
        spells = reads.team_spells(connection)
        rows = _frame(connection, desk.acting, definition, since, until, spells, plan_id, period)
        pairs = reads.scored_pairs(connection)
        evaluators = evaluators_of(connection, definition, period, spells, before)
        versions = versions_of(connection, desk.acting, definition)
        now = datetime(today.year, today.month, today.day).astimezone()
        rooms = reads.capacities(connection)
        here = {row.agent_id: days_here(row.agent_id, spells, rooms, *days_of(period)) for row in rows}
        hits = _rule_hits(desk, definition, rows)
        parts = _parts(definition, key, rows, pairs, before, period, here, now, hits.calls)
        names = {who.person_id: who.name for who, _ in evaluators}
        by_call = {row.id: row for row in rows}
        rota = rotate(
            _tasks(parts, by_call, spells),
            [one for _, one in evaluators],
            key,
            definition.doubles,
            [(agent, evaluator) for agent, evaluator, _, _ in pairs if evaluator in names],
        )
        due = min(today, days_of(period)[1]) + timedelta(days=definition.due_days)
        wanted = -(-len(rota.given) * definition.rescores // 100)
        again = come_back(connection, definition, key, wanted, now, evaluators, versions, due)
    drawn = {pick.call_id: pick for part in parts for pick in part.draw.picks}
    calls = [
        PlannedCall(
            by_call[one.task.call_id],
            drawn[one.task.call_id].stratum,
            drawn[one.task.call_id].instead_of,
            drawn[one.task.call_id].chance,
            one.evaluator_id,
            names[one.evaluator_id],
            version_for(by_call[one.task.call_id], versions),
            one.double,
            due,
        )
        for one in rota.given
    ]
    skipped = tuple(one.call_id for one in before if one.state == "skipped")
    return DrawnPlan(
        definition,
        plan_id,
        period,
        key,
        tuple(parts),
        (*calls, *again.calls),
        rota,
        skipped,
        again.candidates,
        hits.wordings,
    )


def _frame(
    connection: Connection,
    acting: Acting,
    definition: PlanDefinition,
    since: datetime,
    until: datetime,
    spells: Sequence[Spell],
    plan_id: str | None,
    period: str,
) -> list[FrameRow]:
    exclude = definition.exclude
    rows = reads.frame(
        connection,
        acting,
        since,
        until,
        shortest_ms=exclude.shorter_than_s * 1000,
        with_sound=exclude.without_sound,
        not_scored=exclude.already_scored,
        plan_id=plan_id,
        period=period,
    )
    teams = set(definition.teams)
    return [
        row
        for row in rows
        if (not definition.agents or {row.agent, row.agent_id} & set(definition.agents))
        and (
            not teams
            or any(s.team in teams or s.team_id in teams for s in _on(spells, row.agent_id, row.started_at))
        )
    ]


def _rule_hits(desk: Desk, definition: PlanDefinition, rows: Sequence[FrameRow]) -> RuleHits:
    """What the rules for suggestions that the plan looks for say of its frame; nothing where it looks for none."""
    wanted = {one for rule in definition.rules for one in rule.where.suggested}
    if not wanted or desk.acting is None:
        return RuleHits({}, {})
    return rule_hits(desk, desk.acting, definition.form, wanted, [row.id for row in rows])


def _on(spells: Iterable[Spell], person: str, at: datetime) -> list[Spell]:
    day = at.date()
    return [
        s for s in spells if s.person_id == person and s.since <= day and (s.until is None or day < s.until)
    ]


def _parts(
    definition: PlanDefinition,
    key: str,
    rows: Sequence[FrameRow],
    pairs: Sequence[tuple[str, str, int, int]],
    before: Sequence[GivenRow],
    period: str,
    here: Mapping[str, int],
    now: datetime,
    hits: Mapping[str, frozenset[str]],
) -> list[AgentPart]:
    (since, until), (first, after) = span_of(period), days_of(period)
    days = (after - first).days
    by_agent: defaultdict[tuple[str, str], list[FrameRow]] = defaultdict(list)
    for row in rows:
        by_agent[row.agent, row.agent_id].append(row)
    skipped = {one.call_id for one in before if one.state == "skipped"}
    found = []
    for (name, agent), calls in sorted(by_agent.items()):
        mine = {one.call_id: one.state for one in before if one.agent_id == agent and one.kind == "regular"}
        kept = {call for call in mine if call not in skipped}
        scored = sum(n for a, _, n, _ in pairs if a == agent)
        passed = sum(p for a, _, _, p in pairs if a == agent)
        wanted = wanted_of(definition.target, scored, passed, here[agent] / days)
        if definition.target.precision is not None:  # what is scored counts in the rate already
            wanted = len(kept) + max(0, wanted - sum(mine[call] == "open" for call in kept))
        drawn = draw_agent(
            definition,
            f"{key}|{agent}",
            [_frame_call(row, hits.get(row.id, frozenset())) for row in calls],
            wanted,
            since,
            until,
            skipped,
            first=kept,
            now=now if definition.live else None,
        )
        new = [pick for pick in drawn.picks if pick.call_id not in kept][: max(0, wanted - len(kept))]
        left = max(0, wanted - len(kept))
        part = replace(drawn, picks=tuple(new))
        found.append(AgentPart(agent, name, left, len(kept), part, here[agent], days))
    return found


def wanted_of(target: Target, scored: int, passed: int, share: float = 1) -> int:
    """How many calls of an agent a plan wants; by precision until the pass rate is known well enough.

    Who was here for a share of the period only has that share of the calls, rounded up, so that leave and a late
    start leave nobody with more scores a day than the others; a precision asks for what it needs.
    The rate planned with is the agent's so far, pulled to one half by two passes and two fails.
    """
    if target.precision is None:
        return ceil(target.per_agent * share)
    half = target.precision / 100
    if narrow_enough(passed, scored, half):
        return 0
    needed = for_share_wilson((passed + 2) / (scored + 4), half)
    return min(target.at_most, max(target.per_agent, needed - scored))


def _frame_call(row: FrameRow, suggested: frozenset[str]) -> FrameCall:
    rating = row.rating
    band = "none" if rating is None else "low" if rating <= LOW else "high" if rating >= HIGH else "middle"
    return FrameCall(
        row.id, row.agent_id, row.started_at, row.duration_ms, row.direction, row.channel, band, row.reason,
        row.tier, row.language, row.outcome in ("abandoned", "failed"), row.repeated, suggested,
    )  # fmt: skip


def _tasks(parts: Sequence[AgentPart], rows: dict[str, FrameRow], spells: Sequence[Spell]) -> list[Task]:
    return [
        Task(
            pick.call_id,
            part.agent_id,
            frozenset(s.team_id for s in _on(spells, part.agent_id, rows[pick.call_id].started_at)),
            rows[pick.call_id].language,
        )
        for part in parts
        for pick in part.draw.picks
    ]
