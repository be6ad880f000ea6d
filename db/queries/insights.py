"""What statistics about agents rest on: counts of ratings, scores with who gave them, weeks of errors.

Somebody who is only an agent gets the others' numbers without their names: `key` tells people apart, `id` and `name`
are empty, so that one's own standing can be worked out and nobody else's read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms, to_epoch_ms
from db.queries.acting import Acting
from db.queries.life import RELEASED
from db.queries.scope import SEEN_AGENT, scope_of


@dataclass(frozen=True, slots=True)
class Scope:
    """Calls that began in a half-open span, of agents who were in a team (or below it) on the day of the call.

    `channels` narrows to some of them; empty is all.
    """

    since: datetime
    until: datetime
    team_id: str | None = None
    channels: tuple[str, ...] = ()

    @property
    def named(self) -> dict[str, object]:
        """The values the SQL of `within` asks for."""
        found: dict[str, object] = {"since": to_epoch_ms(self.since), "until": to_epoch_ms(self.until)}
        if self.team_id is not None:
            found["team"] = self.team_id
        if self.channels:
            found["channels"] = json.dumps(self.channels)
        return found

    def within(self, agent: str = "i.agent_id") -> str:
        """The condition on interaction `i` whose agent stands in the column `agent`."""
        span = "i.started_at >= :since AND i.started_at < :until"
        if self.channels:
            span += " AND i.channel IN (SELECT value FROM json_each(:channels))"
        return span if self.team_id is None else f"{span} AND {IN_TEAM.format(agent=agent)}"


IN_TEAM = """EXISTS (
  WITH RECURSIVE tree (id) AS (VALUES (:team) UNION SELECT t.id FROM team t JOIN tree ON t.parent_id = tree.id)
  SELECT 1 FROM membership m WHERE m.person_id = {agent} AND m.team_id IN (SELECT id FROM tree)
    AND m.valid_from <= date(i.started_at / 1000, 'unixepoch')
    AND (m.valid_to IS NULL OR m.valid_to > date(i.started_at / 1000, 'unixepoch')))"""

COUNTS = "e.purpose = 'coach' AND NOT EXISTS (SELECT 1 FROM evaluation n WHERE n.supersedes_id = e.id)"
"""Evaluations `e` that count: a coach's, unless a newer version replaced them."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """An agent in a list of numbers; `id` and `name` are empty where the asking person may not know."""

    key: int
    id: str
    name: str
    team: str | None


@dataclass(frozen=True, slots=True)
class RatingCount:
    """How many calls of an agent have this rating (a share of its scale; None: not rated)."""

    agent: str
    rating: float | None
    calls: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One evaluation that counts. `rating` is the call's, as a share of its scale; `criticals` of three classes."""

    seq: int
    interaction_id: str
    external_id: str
    agent: str
    evaluator: str
    form: str
    started_at: datetime
    submitted_at: datetime
    score: float | None
    outcome: str
    criticals: int
    rating: float | None
    reason: str | None
    team: str | None


PEOPLE = """
SELECT p.id, p.name, (SELECT t.name FROM membership m JOIN team t ON t.id = m.team_id
                      WHERE m.person_id = p.id AND m.valid_from <= :today
                        AND (m.valid_to IS NULL OR m.valid_to > :today)
                      ORDER BY m.valid_from DESC LIMIT 1),
       {seen} OR (:everyone AND NOT EXISTS (SELECT 1 FROM interaction WHERE agent_id = p.id))
FROM person p ORDER BY p.name, p.id
"""


def people(connection: Connection, acting: Acting) -> dict[str, Somebody]:
    """Everybody by id, to be named in a report: nameless where the person may not see whose figures they are."""
    named = {"today": date.today().isoformat(), **scope_of(acting)}
    found = {}
    for key, (person, name, team, known) in enumerate(
        connection.execute(text(PEOPLE.format(seen=SEEN_AGENT)), named)
    ):
        found[person] = Somebody(key, person if known else "", name if known else "", team if known else None)
    return found


def find_team(connection: Connection, acting: Acting, name_or_id: str) -> tuple[str, str] | None:
    """Id and name of the one team of this id or name (letter case aside); None when unknown."""
    rows = connection.execute(
        text("SELECT id, name FROM team WHERE id = :who OR lower(name) = lower(:who)"), {"who": name_or_id}
    ).all()
    return (str(rows[0][0]), str(rows[0][1])) if len(rows) == 1 else None


SCORES = """
SELECT e.seq, e.interaction_id, i.external_id, e.subject_id, e.evaluator_id, e.form_version_id, i.started_at,
       e.submitted_at, e.score, e.outcome, e.critical_customer + e.critical_business + e.critical_compliance,
       i.rating, r.path,
       (SELECT m.team_id FROM membership m WHERE m.person_id = e.subject_id
          AND m.valid_from <= date(i.started_at / 1000, 'unixepoch')
          AND (m.valid_to IS NULL OR m.valid_to > date(i.started_at / 1000, 'unixepoch'))
        ORDER BY m.valid_from DESC LIMIT 1)
FROM evaluation e JOIN interaction i ON i.id = e.interaction_id LEFT JOIN reason r ON r.id = i.reason_id
WHERE {within} AND e.subject_id IS NOT NULL AND {counts} {released} ORDER BY e.seq
"""


def scores(connection: Connection, acting: Acting, scope: Scope) -> list[ScoreRow]:
    """The evaluations that count of calls in the scope, oldest first; an agent's own only once released."""
    released, named = "", scope.named
    if acting.only_agent:
        released = f"AND (e.subject_id <> :me OR {RELEASED})"
        named = {**named, "me": acting.person_id, "now": to_epoch_ms(datetime.now().astimezone())}
    sql = SCORES.format(within=scope.within("e.subject_id"), counts=COUNTS, released=released)
    return [
        ScoreRow(seq, call, outer, agent, judge, form, from_epoch_ms(at), from_epoch_ms(sent), *rest)
        for seq, call, outer, agent, judge, form, at, sent, *rest in connection.execute(text(sql), named)
    ]


def form_titles(connection: Connection, acting: Acting) -> dict[str, str]:
    """Every form version's title, language and number by id."""
    rows = connection.execute(
        text("SELECT v.id, v.title, f.language, v.number FROM form_version v JOIN form f ON f.id = v.form_id")
    )
    return {version: f"{title} ({language}) {number}" for version, title, language, number in rows}


def team_names(connection: Connection, acting: Acting) -> dict[str, str]:
    """Every team's name by id."""
    return {row[0]: row[1] for row in connection.execute(text("SELECT id, name FROM team"))}
