"""What agents with the highest (pulled-in) rating do differently, on the form and in the sound; model moments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from db.queries import best as sounds
from db.queries import insights as reads
from db.queries import insights_calls as calls
from db.queries.best import ModelMoment
from qa_desk.errors import N_
from qa_desk.stats.differences import holm
from qa_desk.stats.profile import Contrast, contrast
from qa_desk.work.desk import Desk
from qa_desk.work.insights.agents import AgentsReport, agents_report
from qa_desk.work.insights.asking import PASSED, Window, question_texts, widely

ASKED, HEARD = 5, 3
"""Answers to a question, and measured calls, an agent needs to be counted in."""
SURE = 0.05
MOST_MOMENTS = 12
SOUND = {
    "talk_share": N_("Agent's share of all talking"),
    "response_s": N_("Seconds until the agent answers"),
    "interrupts": N_("Interruptions by the agent a minute"),
    "silence": N_("Share of silence"),
    "overtalk": N_("Share of talking over each other"),
}


@dataclass(frozen=True, slots=True)
class Trait:
    """One question (share passed) or sound measure, best agents beside the others.

    `adjusted` is p by Holm over all traits; `told` where it is at most 0.05: this much the best do differently.
    """

    kind: str
    key: str
    title: str
    found: Contrast
    adjusted: float | None
    told: bool


@dataclass(frozen=True, slots=True)
class BestReport:
    """The best tie group by satisfied customers beside everybody who can be told apart from its leader.

    `told_apart` is False where nobody can: then there are no best, and nothing follows. `unheard` where too few
    agents have measured recordings. `moments` are the best's own, those of told traits first.
    """

    window: Window
    told_apart: bool
    best: tuple[str, ...]
    best_n: int
    others_n: int
    traits: tuple[Trait, ...]
    unheard: bool
    moments: tuple[tuple[ModelMoment, str], ...]


def best_report(desk: Desk, window: Window) -> BestReport:
    """The profile of the best in a window. `NotForAgents`."""
    acting = widely(desk)
    found = agents_report(desk, window, measures=("satisfied",))
    best, others = _groups(found)
    if not best or not others:
        return BestReport(window, False, (), len(best), len(others), (), True, ())
    with desk.reading() as connection:
        scores = {row.seq: row for row in reads.scores(connection, acting, window.scope)}
        answers = calls.answers(connection, acting, window.scope, rated=False)
        heard = sounds.sound(connection, acting, window.scope)
        texts = question_texts(connection, [row.form for row in reversed(scores.values())])
        moments = sounds.model_moments(connection, acting, window.scope, best)
    passed: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for answer in answers:
        row = scores.get(answer.evaluation_seq)
        if row is not None and answer.level is not None:
            passed[answer.question][row.agent].append(float(answer.level >= PASSED))
    measured: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for call in heard:
        for key in SOUND:
            if (value := getattr(call, key)) is not None:
                measured[key][call.agent].append(value)
    traits = [
        _trait("question", key, texts[key].text if key in texts else key, by, ASKED, best, others)
        for key, by in passed.items()
    ]
    sound = [_trait("sound", key, title, measured[key], HEARD, best, others) for key, title in SOUND.items()]
    told = _told([*traits, *sound])
    names = {one.id: one.name for one in found.agents}
    wanted = {one.key for one in told if one.told}
    shown = sorted(moments, key=lambda one: one.question not in wanted)[:MOST_MOMENTS]
    return BestReport(
        window=window,
        told_apart=True,
        best=tuple(names[one] for one in best if one in names),
        best_n=len(best),
        others_n=len(others),
        traits=told,
        unheard=all(one.found.p is None for one in sound),
        moments=tuple((one, names.get(one.agent, "")) for one in shown),
    )


def _groups(found: AgentsReport) -> tuple[list[str], list[str]]:
    """Ids of the best tie group, and of all below it; empty where nobody can be told apart."""
    if not found.measures["satisfied"].told_apart:
        return [], []
    groups = {one.id: one.measures["satisfied"].group for one in found.agents}
    best = [one for one, group in groups.items() if group == 1]
    return best, [one for one, group in groups.items() if group is not None and group > 1]


def _trait(
    kind: str,
    key: str,
    title: str,
    by: Mapping[str, list[float]],
    least: int,
    best: list[str],
    others: list[str],
) -> Trait:
    means = {agent: sum(values) / len(values) for agent, values in by.items() if len(values) >= least}
    found = contrast(*([means[one] for one in group if one in means] for group in (best, others)))
    return Trait(kind, key, title, found, None, False)


def _told(traits: list[Trait]) -> tuple[Trait, ...]:
    """Traits with p adjusted over all that could be tested, the largest effects first."""
    tested = [one for one in traits if one.found.p is not None]
    adjusted = dict(
        zip((one.key for one in tested), holm([one.found.p or 0.0 for one in tested]), strict=True)
    )
    judged = [
        Trait(
            one.kind, one.key, one.title, one.found, adjusted.get(one.key), adjusted.get(one.key, 1.0) <= SURE
        )
        for one in traits
    ]
    return tuple(sorted(judged, key=lambda one: (not one.told, -abs(one.found.effect.value or 0.0), one.key)))
