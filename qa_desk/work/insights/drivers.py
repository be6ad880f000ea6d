"""Drivers from what a workspace holds: questions over scored calls, call facts over all rated ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from db.queries import insights as reads
from db.queries import insights_calls as calls
from qa_desk.stats.columns import Columns, one_hot, single
from qa_desk.stats.driver_sizes import AgentLevels
from qa_desk.stats.drivers import Drivers, find_drivers
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window, codes, question_texts, widely
from qa_desk.work.scorecard import SATISFIED
from qa_desk.work.sound_measures import waiting

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class DriversReport:
    """What moves the rating: `questions` over scored and rated calls, `facts` over all rated calls.

    `texts` are the questions' own words by key; `unheard` recordings are not measured yet, so that silence and overtalk
    are not known of their calls.
    """

    window: Window
    questions: Drivers
    facts: Drivers
    texts: dict[str, str]
    unheard: int


def drivers_report(desk: Desk, window: Window, seed: int = 1, levels: AgentLevels = "own") -> DriversReport:
    """Both lists of drivers, sizes with agents as `levels` says; `NotForAgents`."""
    acting = widely(desk)
    with desk.reading() as connection:
        rows = [r for r in reads.scores(connection, acting, window.scope) if r.rating is not None]
        answers = calls.answers(connection, acting, window.scope, rated=True)
        facts = calls.facts(connection, acting, window.scope)
        questions = question_texts(connection, [r.form for r in reversed(rows)])
    columns = answer_columns([r.seq for r in rows], answers)
    _, agents = codes([r.agent for r in rows])
    found = find_drivers(columns, [float(r.rating or 0.0) for r in rows], agents, SATISFIED, seed, levels)
    _, fact_agents = codes([r.agent for r in facts])
    ratings = [r.rating for r in facts]
    of_facts = find_drivers(fact_columns(facts), ratings, fact_agents, SATISFIED, seed, levels)
    texts = {key: q.text for key, q in questions.items()}
    return DriversReport(window, found, of_facts, texts, waiting(desk))


def answer_columns(evaluations: list[int], answers: list[calls.AnswerRow]) -> Columns:
    """(evaluations, questions) levels in order of question key, NaN where not asked or not applicable."""
    row = {seq: i for i, seq in enumerate(evaluations)}
    keys = sorted({answer.question for answer in answers})
    column = {key: j for j, key in enumerate(keys)}
    values = np.full((len(evaluations), len(keys)), np.nan)
    for answer in answers:
        if answer.level is not None and answer.evaluation_seq in row:
            values[row[answer.evaluation_seq], column[answer.question]] = answer.level
    return single(keys, values)


def fact_columns(facts: list[calls.FactRow]) -> Columns:
    """Minutes waited, held and spent, percent silent and talked over, resolved and the like; words as groups."""
    plain = {
        "wait_minutes": [_minutes(f.wait_ms) for f in facts],
        "hold_minutes": [_minutes(f.hold_ms) for f in facts],
        "duration_minutes": [_minutes(f.duration_ms) for f in facts],
        "silence_percent": [_percent(f.silence) for f in facts],
        "overtalk_percent": [_percent(f.overtalk) for f in facts],
        "resolved": [_known(f.outcome, "resolved") for f in facts],
        "transferred": [_known(f.outcome, "transferred") for f in facts],
        "repeat": [np.nan if f.repeat is None else float(f.repeat) for f in facts],
    }
    keys: list[str] = []
    groups: list[tuple[int, ...]] = []
    blocks = []
    for key, values in plain.items():
        keys.append(key)
        groups.append((len(groups),))
        blocks.append(np.array(values, float).reshape(-1, 1))
    width = len(blocks)
    named: dict[str, list[str | None]] = {
        "reason": [f.reason for f in facts],
        "tier": [f.tier for f in facts],
        "channel": [str(f.channel) for f in facts],
        "direction": [str(f.direction) for f in facts],
    }
    for key, words in named.items():
        _, block = one_hot(words)
        if not block.shape[1]:
            continue
        keys.append(key)
        groups.append(tuple(range(width, width + block.shape[1])))
        blocks.append(block)
        width += block.shape[1]
    return Columns(tuple(keys), tuple(groups), np.concatenate(blocks, axis=1))


def _minutes(ms: int | None) -> float:
    return float("nan") if ms is None else ms / MINUTE


def _percent(share: float | None) -> float:
    return float("nan") if share is None else 100 * share


def _known(outcome: str, wanted: str) -> float:
    return float("nan") if outcome == "unknown" else float(outcome == wanted)
