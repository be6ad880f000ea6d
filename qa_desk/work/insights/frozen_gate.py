"""The gate as it was agreed: frozen with its window, answered by its own rule; exceptions have a reason."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time
from typing import cast

from db.keys import new_id
from db.models import Gate, GateException
from db.models.gate import GATE_DECISIONS
from db.queries import gates as reads
from db.queries.agents import may_see
from db.queries.gates import ExceptionRow, GateRow
from db.queries.insights import find_team
from qa_desk.errors import N_
from qa_desk.stats.gate import GateRule, Verdict
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import TeamMissing, acting_of, window
from qa_desk.work.insights.gate import GateReport, GateUnclear, Measure, gate_report, rule_text


@dataclass(frozen=True, slots=True)
class Decided:
    """One agent: what the rule says, the exception that counts (None: none), and so what holds."""

    agent_id: str
    agent: str
    by_rule: Verdict
    exception: ExceptionRow | None
    holds: str


@dataclass(frozen=True, slots=True)
class FrozenReport:
    """A frozen rule and its answers today. `late`: it was frozen after its window had begun. `over`: it has ended.

    `whole` is False where the stored words and window no longer give the stored fingerprint.
    """

    gate: GateRow
    late: bool
    over: bool
    whole: bool
    report: GateReport
    decided: tuple[Decided, ...]
    exceptions: tuple[ExceptionRow, ...]


def freeze(
    desk: Desk,
    title: str,
    since: date,
    until: date,
    measure: Measure,
    rule: GateRule,
    team: str | None = None,
) -> str:
    """Freeze a rule for whole local days, `until` included; its id. It can never be changed. `GateUnclear`."""
    if not title.strip():
        raise GateUnclear(N_("A frozen rule needs a title."))
    if until < since:
        raise GateUnclear(N_("The window ends before it begins."))
    if not 0 < rule.no < rule.yes < 1 or rule.minimum < 1:
        raise GateUnclear(N_("The rule's levels must lie between 0 and 1, and its minimum above 0."))
    with desk.change("gate.freeze") as change:
        assert change.acting is not None
        connection = change.session.connection()
        found = find_team(connection, change.acting, team) if team is not None else None
        if team is not None and found is None:
            raise TeamMissing(N_("There is no team called “{name}”."), name=team)
        if reads.find_gate(connection, change.acting, title.strip()) is not None:
            raise GateUnclear(N_("There is a frozen rule “{name}” already."), name=title.strip())
        team_id = found[0] if found is not None else None
        words = rule_text(measure, rule)
        made = Gate(
            id=new_id(), title=title.strip(), team_id=team_id, measure=measure, since=since, until=until,
            rule=asdict(rule), text=words, fingerprint=fingerprint(words, since, until, team_id, measure, asdict(rule)),
            frozen_at=change.now, frozen_by=change.acting.person_id,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        change.audit(
            "gate", made.id, after={"title": made.title, "text": words, "fingerprint": made.fingerprint}
        )
        return made.id


def decide_otherwise(desk: Desk, gate: str, agent_id: str, decision: str, reason: str) -> str:
    """Write down an exception from a frozen rule (id or title); its id. The rule's own answer stays beside it."""
    with desk.change("gate.except") as change:
        assert change.acting is not None
        connection = change.session.connection()
        row = reads.find_gate(connection, change.acting, gate)
        if row is None:
            raise GateUnclear(N_("There is no single frozen rule “{name}”."), name=gate)
        if decision not in GATE_DECISIONS:
            raise GateUnclear(N_("An exception says eligible or not eligible."))
        if not reason.strip():
            raise GateUnclear(
                N_("An exception needs a reason."), hint=N_("Say in a sentence why the rule does not fit.")
            )
        if agent_id == change.acting.person_id or not may_see(connection, change.acting, agent_id):
            raise GateUnclear(N_("This is not for you to decide."))
        made = GateException(
            id=new_id(), gate_id=row.id, agent_id=agent_id, decision=decision, reason=reason.strip(),
            at=change.now, by_id=change.acting.person_id,
        )  # fmt: skip
        change.session.add(made)
        change.session.flush()
        told = {"gate": row.id, "agent": agent_id, "decision": decision, "reason": made.reason}
        change.audit("gate_exception", made.id, after=told)
        return made.id


def frozen_gates(desk: Desk) -> tuple[GateRow, ...]:
    """Every frozen rule, the latest window first."""
    with desk.reading() as connection:
        return tuple(reads.gates(connection, acting_of(desk)))


def frozen_report(desk: Desk, gate: str) -> FrozenReport:
    """What a frozen rule (id or title) says today, and the exceptions the person may know of. `GateUnclear`."""
    acting = acting_of(desk)
    with desk.reading() as connection:
        row = reads.find_gate(connection, acting, gate)
        if row is None:
            raise GateUnclear(N_("There is no single frozen rule “{name}”."), name=gate)
        made = reads.exceptions(connection, acting, row.id)
    rule = GateRule(**row.rule)
    measure = cast(Measure, row.measure)
    report = gate_report(desk, window(desk, row.since, row.until, row.team_id), measure, rule)
    report = replace(report, text=row.text, fingerprint=row.fingerprint)
    mark = fingerprint(row.text, row.since, row.until, row.team_id, row.measure, row.rule)
    latest = {one.agent_id: one for one in made}
    decided = []
    for line in report.agents:
        one = latest.get(line.id)
        holds = one.decision if one is not None else line.answer.verdict
        decided.append(Decided(line.id, line.name, line.answer.verdict, one, holds))
    return FrozenReport(
        gate=row,
        late=row.frozen_at >= datetime.combine(row.since, time()).astimezone(UTC),
        over=datetime.now(UTC).astimezone().date() > row.until,
        whole=mark == row.fingerprint,
        report=report,
        decided=tuple(decided),
        exceptions=tuple(made),
    )


def fingerprint(
    words: str, since: date, until: date, team_id: str | None, measure: str, rule: dict[str, object]
) -> str:
    """SHA-256 of everything that decides: words, window, group, measure, numbers."""
    numbers = ",".join(f"{key}={rule[key]!r}" for key in sorted(rule))
    whole = "|".join((words, since.isoformat(), until.isoformat(), team_id or "", measure, numbers))
    return hashlib.sha256(whole.encode()).hexdigest()
