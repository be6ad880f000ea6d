"""What a list of calls can be narrowed to: the values that occur in this workspace."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from db.queries.acting import Acting
from db.queries.scope import SEEN_AGENT, scope_of

DISTINCT = """WITH RECURSIVE v(x) AS (SELECT min({0}) FROM {1} WHERE {0} > ''
  UNION ALL SELECT (SELECT min({0}) FROM {1} WHERE {0} > v.x) FROM v WHERE v.x IS NOT NULL)
  SELECT x FROM v WHERE x IS NOT NULL"""
AGENTS = f"""SELECT p.id, p.name FROM person p
  WHERE EXISTS (SELECT 1 FROM interaction WHERE agent_id = p.id) AND {SEEN_AGENT}
  ORDER BY p.name COLLATE NOCASE, p.id"""
TEAMS = """WITH RECURSIVE tree(id, name, depth, path) AS (
  SELECT id, name, 0, name FROM team WHERE parent_id IS NULL
  UNION ALL SELECT t.id, t.name, tree.depth + 1, tree.path || char(1) || t.name
  FROM team t JOIN tree ON t.parent_id = tree.id)
  SELECT id, name, depth FROM tree ORDER BY path COLLATE NOCASE"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to pick: what a filter takes, what people read, how deep it stands in its tree."""

    value: str
    name: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class CallChoices:
    """The values of each part of a `CallFilter`, in the order people look for them."""

    agents: tuple[Choice, ...] = ()
    teams: tuple[Choice, ...] = ()
    queues: tuple[Choice, ...] = ()
    reasons: tuple[Choice, ...] = ()
    tiers: tuple[Choice, ...] = ()
    directions: tuple[Choice, ...] = ()
    channels: tuple[Choice, ...] = ()
    outcomes: tuple[Choice, ...] = ()
    languages: tuple[Choice, ...] = ()


def call_choices(connection: Connection, acting: Acting) -> CallChoices:
    """All values that occur, of agents and teams those the person may see calls of."""
    agents = connection.execute(text(AGENTS), scope_of(acting)).all()
    teams = [] if acting.only_agent else connection.exec_driver_sql(TEAMS).all()
    if acting.teams is not None:
        teams = [team for team in teams if team[0] in acting.teams]
    reasons = connection.exec_driver_sql("SELECT id, path FROM reason ORDER BY path COLLATE NOCASE")
    return CallChoices(
        agents=tuple(Choice(*row) for row in agents),
        teams=tuple(Choice(*row) for row in teams),
        reasons=tuple(Choice(key, path, path.count(" / ")) for key, path in reasons),
        queues=_distinct(connection, "queue"),
        tiers=_distinct(connection, "tier", "customer"),
        directions=_distinct(connection, "direction"),
        channels=_distinct(connection, "channel"),
        outcomes=_distinct(connection, "outcome"),
        languages=_distinct(connection, "language"),
    )


def _distinct(connection: Connection, column: str, table: str = "interaction") -> tuple[Choice, ...]:
    found = connection.exec_driver_sql(DISTINCT.format(column, table)).scalars()
    return tuple(Choice(value, value) for value in found)
