"""How kinds of calls, strata and draws read."""

from __future__ import annotations

from typing import Final

from qa_desk.sampling import RANDOM, PlanDefinition, Rule, Where
from qa_desk.stats.intervals import wilson
from qa_desk.work.sampling import AgentPart
from ui.text import N_, NO_VALUE, show_number, tr, tr_marked, tr_n

KINDS: Final = (
    ("low", N_("Low rating"), Where(rating=("low",))),
    ("high", N_("High rating"), Where(rating=("high",))),
    ("unrated", N_("No rating"), Where(rating=("none",))),
    ("repeated", N_("Called again"), Where(repeated=True)),
    ("failed", N_("Abandoned or failed"), Where(failed=True)),
    ("out", N_("Outgoing"), Where(direction=("out",))),
    ("chat", N_("Chat"), Where(channel=("chat",))),
    ("long", N_("Longer than ten minutes"), Where(longer_than_s=600)),
    ("reason", N_("Reason contains…"), None),
    ("tier", N_("Customer tier is…"), None),
    ("language", N_("Language is…"), None),
    ("suggested", N_("Rule for suggestions holds…"), None),
)
"""Key, name, and what it asks for; None where words are asked for as well."""
WITH_WORDS: Final = tuple(key for key, _name, where in KINDS if where is None)
HALF_RATE: Final = 0.85
"""The pass rate at which the width of an interval is told; about what centres have."""


def where_of(kind: str, words: str) -> Where:
    """What a kind asks for, with the words typed."""
    found = next(where for key, _name, where in KINDS if key == kind)
    if found is not None:
        return found
    said = tuple(part.strip() for part in words.split(",") if part.strip())
    return {
        "reason": Where(reason=said),
        "tier": Where(tier=said),
        "language": Where(language=said),
        "suggested": Where(suggested=said),
    }[kind]


def kind_of(rule: Rule) -> tuple[str, str]:
    """The kind a rule is, and its words; empty for one that only a file can say."""
    for key, _name, where in KINDS:
        if where is not None and where == rule.where:
            return key, ""
    for key, said in (
        ("reason", rule.where.reason),
        ("tier", rule.where.tier),
        ("language", rule.where.language),
        ("suggested", rule.where.suggested),
    ):
        if said and where_of(key, ",".join(said)) == rule.where:
            return key, ", ".join(said)
    return "", ""


def kind_name(kind: str) -> str:
    """A kind in words."""
    return next((tr_marked(name) for key, name, _where in KINDS if key == kind), kind)


def stratum_name(stratum: str, rules: tuple[Rule, ...]) -> str:
    """A stratum in words: the kind looked for, or the random part and its slice."""
    if stratum == RANDOM:
        return tr("at random")
    if stratum.startswith(f"{RANDOM} "):
        return tr("at random, slice {part}", part=stratum.removeprefix(f"{RANDOM} "))
    rule = next((rule for rule in rules if rule.key == stratum), None)
    if rule is None:
        return stratum
    kind, said = kind_of(rule)
    if kind == "suggested":
        return tr("suggested {what}", what=said)
    return f"{kind_name(kind).rstrip('…')} {said}".strip() if kind else rule.key


def precision_note(per_agent: int) -> str:
    """What so many calls can tell of an agent."""
    passed = round(per_agent * HALF_RATE)
    found = wilson(passed, per_agent)
    if found.low is None or found.high is None:
        return ""
    points = show_number(round(50 * (found.high - found.low)))
    return tr_n(
        "%n call(s) tell an agent's pass rate to about ±{points} points: good for coaching, not for ranking.",
        per_agent,
        points=points,
    )


def random_note(plan: PlanDefinition) -> str:
    """How much of an agent's calls is left to chance."""
    hunted = sum(rule.quota for rule in plan.rules)
    left = plan.target.per_agent - hunted
    return tr("{n} of {all} at random", n=show_number(max(0, left)), all=show_number(plan.target.per_agent))


def given_text(part: AgentPart) -> str:
    """How many were drawn of those wanted."""
    return tr("{drawn} of {wanted}", drawn=show_number(len(part.draw.picks)), wanted=show_number(part.wanted))


def strata_text(part: AgentPart, rules: tuple[Rule, ...]) -> str:
    """What each stratum gave of what it held; the random slices together."""
    taken, frame = part.draw.taken, part.draw.frame
    slices = [stratum for stratum in frame if stratum.startswith(RANDOM)]
    drawn, held = sum(taken[one] for one in slices), sum(frame[one] for one in slices)
    lines = [f"{tr('at random')} {show_number(drawn)}/{show_number(held)}"]
    lines += [
        f"{stratum_name(rule.key, rules)} {show_number(taken[rule.key])}/{show_number(frame[rule.key])}"
        for rule in rules
        if rule.key in frame
    ]
    return " · ".join(lines)


def fallback_text(part: AgentPart, rules: tuple[Rule, ...]) -> str:
    """Who was not here all the time, what stood in for what, and what stays missing."""
    found: dict[tuple[str, str], int] = {}
    for fall in part.draw.fallbacks:
        names = _short(fall.short, rules), _short(fall.used, rules)
        if names[0] != names[1]:
            found[names] = found.get(names, 0) + fall.count
    lines = []
    if part.days_here < part.days:
        lines.append(
            tr("here {n} of {days} days", n=show_number(part.days_here), days=show_number(part.days))
        )
    lines += [
        tr("{n} {used} for {short}", n=show_number(n), used=used, short=short)
        for (short, used), n in found.items()
    ]
    if missing := sum(part.draw.missing.values()):
        lines.append(tr_n("%n missing", missing))
    return tr(", ").join(lines) or NO_VALUE


def _short(stratum: str, rules: tuple[Rule, ...]) -> str:
    return tr("at random") if stratum.startswith(RANDOM) else stratum_name(stratum, rules)


def frame_note(plan: PlanDefinition) -> str:
    """Which calls could be drawn at all."""
    parts = [tr_n("calls of %n second(s) or more", plan.exclude.shorter_than_s)]
    if plan.exclude.without_sound:
        parts.append(tr("with sound"))
    if plan.exclude.already_scored:
        parts.append(tr("not scored yet"))
    if plan.teams:
        parts.append(tr("of {teams}", teams=tr(", ").join(plan.teams)))
    return tr("Could be drawn: {what}.", what=tr(", ").join(parts))
