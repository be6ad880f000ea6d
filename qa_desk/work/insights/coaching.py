"""Did coaching work: each coaching before and after beside those not coached, and all of them together."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from math import log

from db.queries import insights as reads
from db.queries import insights_calls as calls
from db.queries.insights_calls import CoachingRow
from qa_desk.errors import N_
from qa_desk.stats.coaching import EACH, Ancova, OneAgent, ancova, one_agent
from qa_desk.stats.shares import rho_weights
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import PASSED, Window, codes, is_satisfied, question_texts, widely

DAYS = 60
WORTHWHILE = 0.05
"""Change of a share that is worth the work."""
NEW_DAYS = 365
"""So long somebody counts as new."""


KIND_WORDS = {
    "template:": N_("without a template"),
    "template:grow": N_("by GROW"),
    "template:sbi": N_("by SBI"),
    "heard:True": N_("moments of calls heard"),
    "heard:False": N_("no moment heard"),
    "before:below": N_("agents who passed less often than the others before"),
    "before:above": N_("agents who passed as often as the others before, or more often"),
    "before:unknown": N_("agents nobody had scored on it before"),
    "years:new": N_("agents in a team for less than a year"),
    "years:long": N_("agents in a team for a year or longer"),
    "years:unknown": N_("agents in no team"),
    "team:": N_("no team"),
}


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
    """All coaching of one kind together; the effect is a share (0.1: ten points)."""

    key: str
    name: str
    coachings: int
    behaviour: Ancova


@dataclass(frozen=True, slots=True)
class CoachingReport:
    """Every coaching, all together for behaviour and ratings, and by kind. `days` before and after.

    `by_way` is how it was done (key `template:` or `heard:`), `by_whom` with whom (`before:` others passed more or
    less often, `years:` in a team under a year or longer, `team:`).
    """

    window: Window
    days: int
    coachings: tuple[CoachingLine, ...]
    behaviour: Ancova
    satisfied: Ancova
    by_question: tuple[Kind, ...]
    by_coach: tuple[Kind, ...]
    by_way: tuple[Kind, ...]
    by_whom: tuple[Kind, ...]


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


@dataclass(frozen=True, slots=True)
class Ground:
    """What coachings are judged on: by question and agent whether it was passed, by agent whether customers were
    satisfied, and every coaching and training there was."""

    behaviour: dict[str, dict[str, Series]]
    satisfied: dict[str, Series]
    every: list[CoachingRow]
    people: dict[str, reads.Somebody]
    questions: dict[str, str]
    joined: dict[str, date]

    def judge(self, number: int, one: CoachingRow, days: int) -> tuple[list[Row], list[Row]]:
        """The rows of one coaching: of what it was about, and of the customers' ratings."""
        about = around_coaching(
            number, one, self.behaviour.get(one.question, {}), self.every, days, same_question=True
        )
        return about, around_coaching(number, one, self.satisfied, self.every, days, same_question=False)


def ground_of(desk: Desk, window: Window, days: int) -> Ground:
    """Read what lies in a window and so many days around it. `NotForAgents`."""
    acting = widely(desk)
    around = reads.Scope(
        window.since - timedelta(days=days), window.until + timedelta(days=days), window.team_id
    )
    with desk.reading() as connection:
        people = reads.people(connection, acting)
        scores = {row.seq: row for row in reads.scores(connection, acting, around)}
        answers = calls.answers(connection, acting, around, rated=False)
        rated = calls.rated_calls(connection, acting, around)
        every = calls.coachings(connection, acting, around) + calls.trainings(connection, acting, around)
        texts = question_texts(connection, [row.form for row in reversed(scores.values())])
        since = calls.joined(connection, acting)
    passes: dict[str, dict[str, list[tuple[datetime, bool]]]] = defaultdict(lambda: defaultdict(list))
    for answer in answers:
        row = scores.get(answer.evaluation_seq)
        if row is not None and answer.level is not None:
            passes[answer.question][row.agent].append((row.started_at, answer.level >= PASSED))
    ratings: dict[str, list[tuple[datetime, bool]]] = defaultdict(list)
    for call in rated:
        ratings[call.agent].append((call.started_at, is_satisfied(call.rating)))
    return Ground(
        {key: series_of(lists.items()) for key, lists in passes.items()},
        series_of(ratings.items()),
        every,
        people,
        {key: question.text for key, question in texts.items()},
        since,
    )


def coaching_report(desk: Desk, window: Window, days: int = DAYS) -> CoachingReport:
    """Coaching held in the window; what came `days` before and after counts too. `NotForAgents`."""
    ground = ground_of(desk, window, days)
    held = [one for one in ground.every if one.coach and window.since <= one.held_at < window.until]
    if window.team_id is not None:
        known = set(ground.satisfied).union(*ground.behaviour.values())
        held = [one for one in held if one.agent in known]
    lines, rows, rating_rows = [], [], []
    for number, one in enumerate(held):
        about, customers = ground.judge(number, one, days)
        rows += about
        rating_rows += customers
        lines.append(line_of(ground, one, about, customers))
    names = {person: somebody.name for person, somebody in ground.people.items()}

    def kinds(kind: Callable[[CoachingRow], str], name: Callable[[str], str] = str) -> tuple[Kind, ...]:
        return _kinds(held, rows, kind, name)

    before = standing_before(held, rows)
    return CoachingReport(
        window=window,
        days=days,
        coachings=tuple(lines),
        behaviour=together(rows),
        satisfied=together(rating_rows),
        by_question=kinds(lambda one: one.question, lambda key: ground.questions.get(key, key)),
        by_coach=kinds(lambda one: one.coach, lambda key: names[key]),
        by_way=kinds(lambda one: f"template:{one.template}", _words)
        + kinds(lambda one: f"heard:{one.heard}", _words),
        by_whom=kinds(lambda one: f"before:{before.get((one.session, one.question), 'unknown')}", _words)
        + kinds(lambda one: f"years:{_years(ground, one)}", _words)
        + kinds(lambda one: f"team:{ground.people[one.agent].team or ''}", _words),
    )


def line_of(ground: Ground, one: CoachingRow, about: list[Row], customers: list[Row]) -> CoachingLine:
    """One coaching with what may be said of it."""
    coach = ground.people.get(one.coach)
    return CoachingLine(
        one.session, one.held_at, one.agent, ground.people[one.agent].name, coach.name if coach else "",
        one.question, judged(about), _others(about), judged(customers), _others(customers),
    )  # fmt: skip


def standing_before(held: list[CoachingRow], rows: list[Row]) -> dict[tuple[str, str], str]:
    """By session and question: whether the agent passed it less often than the others before, or not."""
    found = {}
    for number, one in enumerate(held):
        some = [row for row in rows if row.stratum == number and row.before[1]]
        own = [row.before for row in some if row.coached]
        others = [row.before for row in some if not row.coached]
        if own and others:
            theirs = sum(x for x, _ in others) / sum(n for _, n in others)
            found[(one.session, one.question)] = "below" if own[0][0] / own[0][1] < theirs else "above"
    return found


def _words(key: str) -> str:
    return KIND_WORDS.get(key, key.partition(":")[2])


def _years(ground: Ground, one: CoachingRow) -> str:
    since = ground.joined.get(one.agent)
    if since is None:
        return "unknown"
    return "new" if (one.held_at.date() - since).days < NEW_DAYS else "long"


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
