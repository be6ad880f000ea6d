"""Who is asking: every query takes the acting person, whose roles decide what may be seen."""

from __future__ import annotations

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

    def has(self, *roles: str) -> bool:
        """True where the person holds any of the roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def only_agent(self) -> bool:
        """True for somebody who may see only what is their own."""
        return self.roles <= {"agent"}


PEOPLE = """
SELECT p.id, p.name, coalesce(group_concat(DISTINCT g.role), '')
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
    return [Acting(i, name, frozenset(roles.split(",")) - {""}) for i, name, roles in rows]
