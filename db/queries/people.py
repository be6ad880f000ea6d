"""People, what they may do, the teams they are in and what other systems call them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models import from_epoch_ms
from db.queries.acting import Acting


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A name in another system."""

    id: str
    source: str
    external_id: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody, as the People page shows them: roles and team of today."""

    id: str
    name: str
    email: str | None
    active: bool
    roles: tuple[str, ...]
    team_id: str | None
    team: str | None
    aliases: tuple[AliasRow, ...]
    calls: int
    newest_call: datetime | None
    over_id: str | None = None
    """The team that the roles of coach and lead are held over; None for the whole workspace."""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team and how many are in it today."""

    id: str
    name: str
    parent_id: str | None
    members: int


PEOPLE = "SELECT id, name, email, active FROM person ORDER BY name COLLATE NOCASE, id"
ROLES = """SELECT DISTINCT person_id, role, team_id FROM role_grant
  WHERE valid_from <= :today AND (valid_to IS NULL OR valid_to > :today) ORDER BY role"""
TEAM_OF = """SELECT m.person_id, t.id, t.name FROM membership m JOIN team t ON t.id = m.team_id
  WHERE m.valid_from <= :today AND (m.valid_to IS NULL OR m.valid_to > :today) ORDER BY m.valid_from"""
ALIASES = "SELECT person_id, id, source, external_id FROM person_alias ORDER BY source, external_id"
CALLS = """SELECT p.id, (SELECT count(*) FROM interaction WHERE agent_id = p.id),
  (SELECT max(started_at) FROM interaction WHERE agent_id = p.id) FROM person p"""
TEAMS = """SELECT t.id, t.name, t.parent_id, (SELECT count(DISTINCT m.person_id) FROM membership m
    WHERE m.team_id = t.id AND m.valid_from <= :today AND (m.valid_to IS NULL OR m.valid_to > :today))
  FROM team t ORDER BY t.name COLLATE NOCASE"""


def people(connection: Connection, acting: Acting) -> list[PersonRow]:
    """Everybody by name, also who left; somebody who is only an agent sees only oneself."""
    day = {"today": _today()}
    roles: dict[str, list[str]] = defaultdict(list)
    over: dict[str, str | None] = {}
    for person, role, team in connection.execute(text(ROLES), day):
        if role not in roles[person]:
            roles[person].append(role)
        if role in ("coach", "lead"):
            over[person] = team
    teams = {row[0]: (row[1], row[2]) for row in connection.execute(text(TEAM_OF), day)}
    aliases: dict[str, list[AliasRow]] = defaultdict(list)
    for person, *alias in connection.execute(text(ALIASES)):
        aliases[person].append(AliasRow(*alias))
    calls = {row[0]: (row[1], row[2]) for row in connection.execute(text(CALLS))}
    found = []
    for key, name, email, active in connection.execute(text(PEOPLE)):
        if acting.only_agent and key != acting.person_id:
            continue
        count, newest = calls[key]
        team_id, team = teams.get(key, (None, None))
        when = None if newest is None else from_epoch_ms(newest)
        held, called = tuple(roles[key]), tuple(aliases[key])
        found.append(
            PersonRow(key, name, email, bool(active), held, team_id, team, called, count, when, over.get(key))
        )
    return found


def teams(connection: Connection, acting: Acting) -> list[TeamRow]:
    """All teams by name."""
    if acting.only_agent:
        return []
    return [TeamRow(*row) for row in connection.execute(text(TEAMS), {"today": _today()})]


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
