"""The gate over a window and a named group: who is eligible, and the rule in words as it is to be frozen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from qa_desk.errors import N_, QADeskError
from qa_desk.stats import gate as rules
from qa_desk.stats.gate_means import mean_gate
from qa_desk.stats.intervals import Estimate, wilson
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window
from qa_desk.work.insights.counts import Counted, Counts, read_counts, score_groups

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
    desk: Desk,
    window: Window,
    measure: Measure = "satisfied",
    rule: rules.GateRule | None = None,
    counts: Counts | None = None,
) -> GateReport:
    """Each agent of the window's group against all others of it; an agent finds only themselves.

    Quality lets each call count for those it was drawn from. `counts` are those of the window where read before.
    """
    rule = rule or rules.GateRule(
        minimum=30 if measure == "satisfied" else 10, others_minimum=100 if measure == "satisfied" else 30
    )
    if not 0 < rule.no < rule.yes < 1 or rule.minimum < 1:
        raise GateUnclear(N_("The rule's levels must lie between 0 and 1, and its minimum above 0."))
    found = counts or read_counts(desk, window)
    people = found.people
    order, answers, overall = _shares(found.rated, rule) if measure == "satisfied" else _means(found, rule)
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


def _means(found: Counts, rule: rules.GateRule) -> tuple[list[str], list[rules.GateAnswer], Estimate]:
    order = list(found.scored)
    groups, everybody = score_groups(list(found.scored.values()), weighted=found.weighted)
    worth = groups.effective.tolist()
    answers = mean_gate(groups.mean.tolist(), groups.sd.tolist(), groups.n.tolist(), 10.0, rule, worth=worth)
    return order, answers, everybody.estimates()[0]
