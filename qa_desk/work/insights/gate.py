"""The gate over a window and a named group: who is eligible, and the rule in words as it is to be frozen."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from db.queries import insights as reads
from db.queries.insights_counts import rating_counts
from qa_desk.errors import N_, QADeskError
from qa_desk.stats import gate as rules
from qa_desk.stats.gate_means import mean_gate
from qa_desk.stats.groups import groups_of
from qa_desk.stats.intervals import Estimate, wilson
from qa_desk.work.desk import Desk
from qa_desk.work.insights.agents import Counted, count
from qa_desk.work.insights.asking import Window, acting_of

Measure = Literal["satisfied", "quality"]

RULE = N_(
    "An agent is eligible when the chance that {measure} reaches {reference}{margin} is at least {yes:.0%}, and not "
    "eligible when it is at most {no:.0%}. In between nothing is decided. At least {minimum} {unit} of the agent are "
    "needed."
)
MEASURES = {
    "satisfied": (N_("the true share of satisfied customers (the two best ratings)"), N_("rated calls")),
    "quality": (N_("the true mean score in percent"), N_("evaluations")),
}
OTHERS = N_("the average of all others in the group")


class GateUnclear(QADeskError):
    """A rule that cannot be applied."""


@dataclass(frozen=True, slots=True)
class GateLine:
    """One agent's answer."""

    id: str
    name: str
    team: str | None
    answer: rules.GateAnswer


@dataclass(frozen=True, slots=True)
class GateReport:
    """All answers under one rule. `fingerprint` (SHA-256) changes with the rule's words and the window.

    `overall` is the whole group's value. `falsely` is the share of those called eligible who are expected not to be.
    """

    window: Window
    measure: Measure
    rule: rules.GateRule
    text: str
    fingerprint: str
    overall: Estimate
    agents: tuple[GateLine, ...]
    falsely: float | None


def gate_report(
    desk: Desk, window: Window, measure: Measure = "satisfied", rule: rules.GateRule | None = None
) -> GateReport:
    """Each agent of the window's group against all others of it; an agent finds only themselves."""
    acting = acting_of(desk)
    rule = rule or rules.GateRule(
        minimum=30 if measure == "satisfied" else 10, others_minimum=100 if measure == "satisfied" else 30
    )
    if not 0 < rule.no < rule.yes < 1 or rule.minimum < 1:
        raise GateUnclear(N_("The rule's levels must lie between 0 and 1, and its minimum above 0."))
    with desk.reading() as connection:
        people = reads.people(connection, acting)
        if measure == "satisfied":
            table = count(rating_counts(connection, acting, window.scope))
            order, answers, overall = _shares(table, rule)
        else:
            order, answers, overall = _means(reads.scores(connection, acting, window.scope), rule)
    lines = [
        GateLine(people[one].id, people[one].name, people[one].team, answer)
        for one, answer in sorted(zip(order, answers, strict=True), key=lambda pair: people[pair[0]].key)
        if people[one].id
    ]
    words = rule_text(measure, rule)
    frozen = f"{words}|{window.since.isoformat()}|{window.until.isoformat()}|{window.team_id or ''}"
    if window.channels:
        frozen += f"|{','.join(window.channels)}"
    return GateReport(
        window,
        measure,
        rule,
        words,
        hashlib.sha256(frozen.encode()).hexdigest(),
        overall,
        tuple(lines),
        rules.falsely_paid(answers),
    )


def rule_text(measure: Measure, rule: rules.GateRule) -> str:
    """The rule in words."""
    what, unit = MEASURES[measure]
    shape = "{:.1%}" if measure == "satisfied" else "{:.1f}"
    reference = OTHERS if rule.reference is None else shape.format(rule.reference)
    margin = f" - {shape.format(rule.margin)}" if rule.margin else ""
    return RULE.format(
        measure=what,
        reference=reference,
        margin=margin,
        yes=rule.yes,
        no=rule.no,
        minimum=rule.minimum,
        unit=unit,
    )


def _shares(
    table: dict[str, Counted], rule: rules.GateRule
) -> tuple[list[str], list[rules.GateAnswer], Estimate]:
    order = list(table)
    x, n = [table[one].satisfied for one in order], [table[one].rated for one in order]
    return order, rules.share_gate(x, n, rule), wilson(sum(x), sum(n))


def _means(
    rows: list[reads.ScoreRow], rule: rules.GateRule
) -> tuple[list[str], list[rules.GateAnswer], Estimate]:
    import numpy as np

    scored: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row.score is not None:
            scored[row.agent].append(row.score)
    order = list(scored)
    values = np.array([value for one in order for value in scored[one]], float)
    code = np.repeat(np.arange(len(order)), [len(scored[one]) for one in order]).astype(int)
    groups = groups_of(values, code, len(order))
    answers = mean_gate(groups.mean.tolist(), groups.sd.tolist(), groups.n.tolist(), 10.0, rule)
    return order, answers, groups_of(values, np.zeros(len(values), int), 1).estimates()[0]
