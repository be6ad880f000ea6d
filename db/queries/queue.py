"""A coach's day and a lead's look at it: shares of plans, disputes to decide, who skips, who has how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.scope import SEEN_CALL, scope_of


@dataclass(frozen=True, slots=True)
class Share:
    """How far some assignments are: of a plan, a coach or an agent. `late` are open and past their day."""

    id: str
    name: str
    done: int
    open: int
    skipped: int
    late: int
    next_due: date | None

    @property
    def total(self) -> int:
        """All that was given and not skipped."""
        return self.done + self.open


SHARE = """
SELECT {key}, {name}, sum(a.state = 'done'), sum(a.state = 'open'), sum(a.state = 'skipped'),
  sum(a.state = 'open' AND a.due < :today), min(CASE WHEN a.state = 'open' THEN a.due END)
FROM assignment a
JOIN sampling_plan s ON s.id = a.plan_id
JOIN interaction i ON i.id = a.interaction_id
JOIN person e ON e.id = a.evaluator_id
LEFT JOIN person p ON p.id = i.agent_id
WHERE NOT a.deleted AND a.state <> 'withdrawn' AND a.created_at >= :since {where}
GROUP BY 1 ORDER BY 2
"""
KEYS = {
    "plan": ("s.id || a.period", "s.name || ' · ' || a.period"),
    "coach": ("e.id", "e.name"),
    "agent": ("p.id", "coalesce(p.name, '–')"),
}


def shares(
    connection: Connection, by: str, since: datetime, today: date, evaluator_id: str | None = None
) -> list[Share]:
    """How far assignments given since are, by `plan`, `coach` or `agent`; of everybody or one evaluator."""
    key, name = KEYS[by]
    where = "AND a.evaluator_id = :me" if evaluator_id else ""
    named = {"since": to_epoch_ms(since), "today": today.isoformat(), "me": evaluator_id}
    rows = connection.execute(text(SHARE.format(key=key, name=name, where=where)), named)
    return [
        Share(
            i or "",
            n,
            int(done),
            int(open_),
            int(skipped),
            int(late),
            date.fromisoformat(due) if due else None,
        )
        for i, n, done, open_, skipped, late, due in rows
    ]


@dataclass(frozen=True, slots=True)
class WaitingDispute:
    """A dispute nobody has decided: `mine` where the acting person took it on."""

    id: str
    evaluation_id: str
    interaction_id: str
    external_id: str
    agent: str | None
    evaluator: str
    opened_at: datetime
    mine: bool


DISPUTES = f"""
SELECT d.id, e.id, i.id, i.external_id, p.name, v.name, d.opened_at, coalesce(r.reviewer_id = :me, 0)
FROM dispute d
JOIN evaluation e ON e.id = d.evaluation_id
JOIN interaction i ON i.id = e.interaction_id
JOIN person v ON v.id = e.evaluator_id
LEFT JOIN person p ON p.id = e.subject_id
LEFT JOIN dispute_review r ON r.seq = (SELECT max(seq) FROM dispute_review WHERE dispute_id = d.id)
WHERE NOT EXISTS (SELECT 1 FROM dispute_decision c WHERE c.dispute_id = d.id)
  AND {SEEN_CALL}
  AND e.evaluator_id <> :me AND coalesce(e.subject_id, '') <> :me AND (r.reviewer_id IS NULL OR r.reviewer_id = :me)
ORDER BY d.opened_at
"""


def waiting_disputes(connection: Connection, acting: Acting) -> list[WaitingDispute]:
    """Disputes the acting person may decide, oldest first: not about own scores, not taken by somebody else."""
    if acting.only_agent:
        return []
    rows = connection.execute(text(DISPUTES), scope_of(acting))
    return [
        WaitingDispute(key, evaluation, call, external, agent, evaluator, from_epoch_ms(at), bool(mine))
        for key, evaluation, call, external, agent, evaluator, at, mine in rows
    ]


@dataclass(frozen=True, slots=True)
class Handled:
    """What a coach did with calls drawn for them: skipped or handed over, of all that came to an end or wait."""

    person_id: str
    name: str
    given: int
    skipped: int
    handed_over: int
    reasons: tuple[str, ...]


HANDLED = """
SELECT e.id, e.name, count(*),
  sum(EXISTS (SELECT 1 FROM assignment_event v WHERE v.assignment_id = a.id AND v.what = 'skipped'
    AND v.person_id = a.first_id)),
  sum(EXISTS (SELECT 1 FROM assignment_event v WHERE v.assignment_id = a.id AND v.what = 'handed over'
    AND v.person_id = a.first_id))
FROM (SELECT a.*, coalesce((SELECT v.person_id FROM assignment_event v WHERE v.assignment_id = a.id
    AND v.what IN ('skipped', 'handed over') ORDER BY v.seq LIMIT 1), a.evaluator_id) AS first_id
  FROM assignment a WHERE NOT a.deleted AND a.state <> 'withdrawn' AND a.created_at >= :since) a
JOIN person e ON e.id = a.first_id GROUP BY 1 ORDER BY 2
"""

REASONS = """
SELECT v.person_id, v.reason FROM assignment_event v WHERE v.what = 'skipped' AND v.at >= :since ORDER BY v.seq DESC
"""


def handled(connection: Connection, since: datetime) -> list[Handled]:
    """Per coach what became of the calls drawn for them since, with the words of the last skips."""
    named = {"since": to_epoch_ms(since)}
    words: dict[str, list[str]] = {}
    for who, reason in connection.execute(text(REASONS), named):
        words.setdefault(who, []).append(reason)
    return [
        Handled(who, name, int(given), int(skipped), int(handed), tuple(words.get(who, ())[:5]))
        for who, name, given, skipped, handed in connection.execute(text(HANDLED), named)
    ]


@dataclass(frozen=True, slots=True)
class Room:
    """How many calls a week somebody has room for (None: any number), and when they are away, the end excluded."""

    weekly: int | None
    away_from: date | None
    away_to: date | None


ROOM = """
SELECT weekly, away_from, away_to FROM evaluator_capacity WHERE person_id = :who AND NOT deleted
ORDER BY updated_at DESC LIMIT 1
"""


def room_of(connection: Connection, person_id: str) -> Room:
    """What somebody said last about their room."""
    row = connection.execute(text(ROOM), {"who": person_id}).first()
    if row is None:
        return Room(None, None, None)
    return Room(row[0], *(date.fromisoformat(day) if day else None for day in row[1:]))


DONE = """
SELECT count(*) FROM evaluation WHERE evaluator_id = :who AND purpose IN ('coach', 'rescore') AND submitted_at >= :since
"""


def done_since(connection: Connection, person_id: str, since: datetime) -> int:
    """How many calls somebody has scored since."""
    named = {"who": person_id, "since": to_epoch_ms(since)}
    return int(connection.execute(text(DONE), named).scalar_one())


@dataclass(frozen=True, slots=True)
class CoachingDue:
    """A planned session, an agreed action that is the person's own, or a goal that ends: `kind` names which."""

    kind: str
    id: str
    agent_id: str
    agent: str
    words: str
    due: date | None


COACHING = """
SELECT * FROM (
SELECT 'session', s.id, a.id, a.name, s.template, date(s.held_at / 1000, 'unixepoch', 'localtime') AS due
FROM coaching_session s JOIN person a ON a.id = s.agent_id
WHERE s.coach_id = :me AND s.state = 'planned' AND NOT s.deleted AND s.held_at < :until_ms
UNION ALL
SELECT 'action', s.id, a.id, a.name, x.text, x.due
FROM coaching_action x JOIN coaching_session s ON s.id = x.session_id JOIN person a ON a.id = s.agent_id
WHERE x.owner_id = :me AND x.done_at IS NULL AND NOT x.deleted AND NOT s.deleted
UNION ALL
SELECT 'goal', g.id, a.id, a.name, g.note, g.due
FROM goal g JOIN person a ON a.id = g.agent_id
WHERE g.set_by = :me AND g.state = 'open' AND NOT g.deleted AND g.due <= :until
) ORDER BY due IS NULL, due
"""


def coaching_due(connection: Connection, person_id: str, until: date) -> list[CoachingDue]:
    """A coach's sessions and goals up to a day, and every action they owe, what is due first first."""
    midnight = datetime(until.year, until.month, until.day).astimezone()
    named = {"me": person_id, "until": until.isoformat(), "until_ms": to_epoch_ms(midnight)}
    return [
        CoachingDue(kind, key, agent_id, agent, words or "", date.fromisoformat(due) if due else None)
        for kind, key, agent_id, agent, words, due in connection.execute(text(COACHING), named)
    ]
