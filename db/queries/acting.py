"""Who is asking: every query takes the acting person, whose roles decide what may be seen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, text

ALL_ROLES = ("agent", "coach", "lead", "executive", "admin")


@dataclass(frozen=True, slots=True)
class Acting:
    """The person at the desk and the roles held today."""

    person_id: str
    name: str
    roles: frozenset[str]
    teams: frozenset[str] | None = None
    """The teams (those below them included) that a coach or lead is bound to; None for the whole workspace."""

    @property
    def sees_all(self) -> bool:
        """True for somebody who may see every call: a coach, lead or administrator of the whole workspace."""
        return self.teams is None and self.has("coach", "lead", "admin")

    def has(self, *roles: str) -> bool:
        """True where the person holds any of the roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def only_agent(self) -> bool:
        """True for somebody who may see only what is their own."""
        return self.roles <= {"agent"}


PEOPLE = """
SELECT p.id, p.name, coalesce(group_concat(DISTINCT g.role || '@' || coalesce(g.team_id, '')), '')
FROM person p LEFT JOIN role_grant g
  ON g.person_id = p.id AND g.valid_from <= :today AND (g.valid_to IS NULL OR g.valid_to > :today)
WHERE p.active {where} GROUP BY p.id ORDER BY p.name
"""


def people_who_may_act(connection: Connection) -> list[Acting]:
    """Everybody active with the roles held today, by name."""
    return _people(connection, "")


def find_acting(connection: Connection, name_or_id: str) -> Acting | None:
    """The active person of this id or exact name (letter case aside), None when unknown or ambiguous."""
    found = _people(connection, "AND (p.id = :who OR lower(p.name) = lower(:who))", who=name_or_id)
    return found[0] if len(found) == 1 else None


def _people(connection: Connection, where: str, **values: str) -> list[Acting]:
    today = datetime.now(UTC).astimezone().date().isoformat()
    rows = connection.execute(text(PEOPLE.format(where=where)), {"today": today, **values})
    return [_acting(connection, key, name, grants) for key, name, grants in rows]


def _acting(connection: Connection, key: str, name: str, grants: str) -> Acting:
    held = [tuple(grant.split("@")) for grant in grants.split(",") if grant]
    wide = [team for role, team in held if role in ("coach", "lead", "admin")]
    teams = None if not wide or "" in wide else frozenset(_with_below(connection, wide))
    return Acting(key, name, frozenset(role for role, _ in held), teams)


BELOW = """
WITH RECURSIVE below(id) AS (
  SELECT id FROM team WHERE id IN (SELECT value FROM json_each(:teams))
  UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id)
SELECT id FROM below
"""


def _with_below(connection: Connection, teams: list[str]) -> list[str]:
    return [str(team) for team in connection.execute(text(BELOW), {"teams": json.dumps(teams)}).scalars()]
