"""Did coaching work: each coaching before and after beside those not coached, and all of them together."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from math import log

from db.queries import insights as reads
from db.queries import insights_calls as calls
from db.queries.insights_calls import CoachingRow
from qa_desk.stats.coaching import EACH, Ancova, OneAgent, ancova, one_agent
from qa_desk.stats.shares import rho_weights
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import PASSED, Window, codes, is_satisfied, question_texts, widely

DAYS = 60
WORTHWHILE = 0.05
"""Change of a share that is worth the work."""


@dataclass(frozen=True, slots=True)
class CoachingLine:
    """One coaching about one question: the agent's passes beside what was to be expected, None without anybody else.

    `compared` agents were not coached about it in the same days. `satisfied` is the same for customers' ratings,
    beside agents not coached at all.
    """

    session: str
    held_at: datetime
    agent_id: str
    agent: str
    coach: str
    question: str
    behaviour: OneAgent | None
    compared: int
    satisfied: OneAgent | None
    satisfied_compared: int


@dataclass(frozen=True, slots=True)
class Kind:
    """All coaching of one kind (question or coach) together; the effect is a share (0.1: ten points)."""

    key: str
    name: str
    coachings: int
    behaviour: Ancova


@dataclass(frozen=True, slots=True)
class CoachingReport:
    """Every coaching, all together for behaviour and ratings, and by question and coach. `days` before and after."""

    window: Window
    days: int
    coachings: tuple[CoachingLine, ...]
    behaviour: Ancova
    satisfied: Ancova
    by_question: tuple[Kind, ...]
    by_coach: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """Times of an agent's answers in order and how many were good up to each."""

    times: list[datetime]
    good: list[int]

    def between(self, since: datetime, until: datetime) -> tuple[int, int]:
        """(good, all) of a half-open span."""
        a, b = bisect_left(self.times, since), bisect_left(self.times, until)
        return self.good[b] - self.good[a], b - a


@dataclass(frozen=True, slots=True)
class Row:
    """One agent around one coaching, for the comparison over all."""

    stratum: int
    agent: str
    coached: bool
    before: tuple[int, int]
    after: tuple[int, int]


def coaching_report(desk: Desk, window: Window, days: int = DAYS) -> CoachingReport:
    """Coaching held in the window; what came `days` before and after counts too. `NotForAgents`."""
    acting = widely(desk)
    around = reads.Scope(
        window.since - timedelta(days=days), window.until + timedelta(days=days), window.team_id
    )
    with desk.reading() as connection:
        people = reads.people(connection, acting)
        scores = {row.seq: row for row in reads.scores(connection, acting, around)}
        answers = calls.answers(connection, acting, around, rated=False)
        rated = calls.rated_calls(connection, acting, around)
        every = calls.coachings(connection, acting, around)
        texts = question_texts(connection, [row.form for row in reversed(scores.values())])
    passes: dict[str, dict[str, list[tuple[datetime, bool]]]] = defaultdict(lambda: defaultdict(list))
    for answer in answers:
        row = scores.get(answer.evaluation_seq)
        if row is not None and answer.level is not None:
            passes[answer.question][row.agent].append((row.started_at, answer.level >= PASSED))
    behaviour = {key: series_of(lists.items()) for key, lists in passes.items()}
    ratings: dict[str, list[tuple[datetime, bool]]] = defaultdict(list)
    for call in rated:
        ratings[call.agent].append((call.started_at, is_satisfied(call.rating)))
    satisfied = series_of(ratings.items())
    held = [one for one in every if window.since <= one.held_at < window.until]
    if window.team_id is not None:
        held = [
            one for one in held if one.agent in satisfied or any(one.agent in s for s in behaviour.values())
        ]
    lines, rows, rating_rows = [], [], []
    for number, one in enumerate(held):
        about = around_coaching(number, one, behaviour.get(one.question, {}), every, days, same_question=True)
        customers = around_coaching(number, one, satisfied, every, days, same_question=False)
        rows += about
        rating_rows += customers
        name = {key: person.name for key, person in people.items()}
        lines.append(
            CoachingLine(
                one.session, one.held_at, one.agent, name[one.agent], name[one.coach], one.question,
                judged(about), _others(about), judged(customers), _others(customers),
            )
        )  # fmt: skip
    return CoachingReport(
        window=window,
        days=days,
        coachings=tuple(lines),
        behaviour=together(rows),
        satisfied=together(rating_rows),
        by_question=_kinds(
            held, rows, lambda one: one.question, lambda key: texts[key].text if key in texts else key
        ),
        by_coach=_kinds(held, rows, lambda one: one.coach, lambda key: people[key].name),
    )


def series_of(lists: Iterable[tuple[str, list[tuple[datetime, bool]]]]) -> dict[str, Series]:
    """Each agent's answers (when, whether good) put in order."""
    found = {}
    for agent, entries in lists:
        entries.sort()
        found[agent] = Series([at for at, _ in entries], [0, *accumulate(int(good) for _, good in entries)])
    return found


def around_coaching(
    stratum: int,
    one: CoachingRow,
    series: dict[str, Series],
    every: list[CoachingRow],
    days: int,
    *,
    same_question: bool,
) -> list[Row]:
    """The coached agent, then all who were not coached (about the same question) in the days around."""
    start, end = one.held_at - timedelta(days=days), one.held_at + timedelta(days=days)
    busy = {
        other.agent
        for other in every
        if start < other.held_at < end and (not same_question or other.question == one.question)
    }
    rows = []
    for agent in sorted(series, key=lambda agent: (agent != one.agent, agent)):
        if agent == one.agent or agent not in busy:
            before = series[agent].between(start, one.held_at)
            after = series[agent].between(one.held_at, end)
            rows.append(Row(stratum, agent, agent == one.agent, before, after))
    return rows


def judged(rows: list[Row]) -> OneAgent | None:
    """One coaching: its agent (the first row) beside the others; None without anybody else or any answer before."""
    if not rows or not rows[0].coached or len(rows) < 2:
        return None
    x, n = [row.before[0] for row in rows], [row.before[1] for row in rows]
    if not sum(n):
        return None
    mean = (sum(x) + 0.5) / (sum(n) + 1)
    others = rows[1:]
    before, after = (_log_odds([getattr(row, side) for row in others]) for side in ("before", "after"))
    drift = after - before if before is not None and after is not None else 0.0
    rho, weights = rho_weights(x, n, mean)
    return one_agent(rows[0].before, rows[0].after, mean, rho, weights, drift, WORTHWHILE)


def _log_odds(counts: list[tuple[int, int]]) -> float | None:
    good, total = sum(x for x, _ in counts), sum(n for _, n in counts)
    return log((good + 0.5) / (total - good + 0.5)) if total else None


def _others(rows: list[Row]) -> int:
    return sum(not row.coached and row.before[1] > 0 and row.after[1] > 0 for row in rows)


def together(rows: list[Row]) -> Ancova:
    """All coachings at once: within each, the coached beside the others; errors by agent."""
    used = [row for row in rows if min(row.before[1], row.after[1]) >= EACH]
    whole = {row.stratum for row in used if row.coached} & {row.stratum for row in used if not row.coached}
    used = [row for row in used if row.stratum in whole]
    return ancova(
        [row.before[0] / row.before[1] for row in used],
        [row.after[0] / row.after[1] for row in used],
        [row.coached for row in used],
        [row.stratum for row in used],
        codes([row.agent for row in used])[1],
        WORTHWHILE,
    )


def _kinds(
    held: list[CoachingRow], rows: list[Row], kind: Callable[[CoachingRow], str], name: Callable[[str], str]
) -> tuple[Kind, ...]:
    strata: dict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(held):
        strata[kind(one)].add(number)
    kinds = [
        Kind(key, name(key), len(some), together([row for row in rows if row.stratum in some]))
        for key, some in strata.items()
    ]
    return tuple(sorted(kinds, key=lambda one: (-one.coachings, one.name)))
