"""What a list of calls is narrowed to, and how each part of it is said in SQL."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from db.models import to_epoch_ms
from db.queries.acting import Acting
from db.queries.blind import AGENT, RATING, SCORES, hidden
from db.queries.call_seen import seen
from db.queries.scope import PLANNED

RATING_BANDS = {
    "low": "i.rating <= 0.25",
    "middle": "(i.rating > 0.25 AND i.rating < 0.75)",
    "high": "i.rating >= 0.75",
    "none": "i.rating IS NULL",
}
"""Ratings as shares of their scale: on 1 to 5, low is 1 or 2 and high is 4 or 5."""


@dataclass(frozen=True, slots=True)
class CallFilter:
    """Which calls are wanted; an empty part does not narrow.

    `teams` and `reasons` are ids and include what is below them; a call counts for the team its agent was in on
    that day. `since` is included, `until` is not; both durations (ms) are included. `ratings` holds some of
    low, middle, high, none.
    """

    text: str = ""
    agents: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    min_duration_ms: int | None = None
    max_duration_ms: int | None = None
    ratings: tuple[str, ...] = ()
    scored: bool | None = None
    has_moments: bool | None = None
    has_sound: bool | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of a WHERE. `values` are all that `column` may be; `find` selects the numbers of its calls.

    `some` marks a count that has to be above zero, for which a partial index exists.
    """

    sql: str
    params: tuple[object, ...]
    column: str = ""
    values: tuple[object, ...] = ()
    find: str = ""
    some: bool = False

    @property
    def checked(self) -> str:
        """The condition as a check on rows found otherwise: no index is taken for it."""
        return f"+{self.sql}" if self.sql.startswith("i.") else self.sql

    @property
    def walks_newest_first(self) -> bool:
        """True where an index holds the calls that fulfil it in the order of their start."""
        return self.some or (self.column in WALKED and len(self.values) == 1)


WALKED = ("agent_id", "reason_id", "queue", "direction", "channel", "outcome", "language")
IN_TEAM = """EXISTS (SELECT 1 FROM membership m WHERE m.person_id = i.agent_id AND m.team_id IN ({})
  AND date(i.started_at / 1000, 'unixepoch') >= m.valid_from
  AND (m.valid_to IS NULL OR date(i.started_at / 1000, 'unixepoch') < m.valid_to))"""
FIND_PLANNED = "SELECT number FROM listening_item sl CROSS JOIN interaction i ON i.id = sl.interaction_id"
RECORDED = "EXISTS (SELECT 1 FROM recording r WHERE r.interaction_id = i.id)"
TREE = """WITH RECURSIVE below(id) AS (SELECT id FROM {0} WHERE id IN ({1})
  UNION SELECT t.id FROM {0} t JOIN below b ON t.parent_id = b.id) SELECT id FROM below"""


def conditions(connection: Connection, acting: Acting, wanted: CallFilter, by: str = "") -> list[Condition]:
    """Everything but the text, beginning with what the acting person may see at all; `by` names the order.

    A call of which the order or a filter would tell what its evaluator may not know is left out.
    """
    found: list[Condition] = []
    found += _seen(connection, acting)
    if blind := left_out(connection, acting, wanted, by):
        found.append(Condition("i.id NOT IN (SELECT value FROM json_each(?))", (json.dumps(blind),)))
    for column, values in (
        ("agent_id", wanted.agents),
        ("queue", wanted.queues),
        ("reason_id", _with_below(connection, "reason", wanted.reasons)),
        ("direction", wanted.directions),
        ("channel", wanted.channels),
        ("outcome", wanted.outcomes),
        ("language", wanted.languages),
    ):
        if values:
            found.append(_any_of(column, values))
    if wanted.teams:
        found += _in_teams(connection, _with_below(connection, "team", wanted.teams))
    if wanted.tiers:
        tier = f"(SELECT tier FROM customer WHERE id = i.customer_id) IN ({marks(wanted.tiers)})"
        find = f"""SELECT number FROM customer c CROSS JOIN interaction i ON i.customer_id = c.id
          WHERE c.tier IN ({marks(wanted.tiers)})"""
        found.append(Condition(tier, wanted.tiers, "tier", wanted.tiers, find))
    return found + _ranges(wanted) + _done(acting, wanted)


TOLD_BY = {"rating": RATING, "score": SCORES, "agent": AGENT}
"""Orders of the list that tell something of a call by its place."""


def left_out(connection: Connection, acting: Acting, wanted: CallFilter, by: str = "") -> list[str]:
    """The calls that this person scores blind, as far as a filter or the order would tell what is hidden of them."""
    told = TOLD_BY.get(by, 0) | (RATING if wanted.ratings else 0)
    if wanted.agents or wanted.teams:
        told |= AGENT
    if not told:
        return []
    return sorted(call for call, bits in hidden(connection, acting).items() if bits & told)


def _seen(connection: Connection, acting: Acting) -> list[Condition]:
    """The calls of `db.queries.scope`, in forms an index can find."""
    if acting.sees_all:
        return []
    if acting.only_agent:
        return [_any_of("agent_id", (acting.person_id,))]
    if acting.teams and not acting.has("agent", "executive"):
        return _in_teams(connection, tuple(sorted(acting.teams)))
    if acting.roles == {"executive"}:
        return [Condition(PLANNED, (), find=FIND_PLANNED)]
    teams = tuple(sorted(acting.teams or ()))
    planned = f" OR {PLANNED}" if acting.has("executive") else ""
    return [
        Condition(f"(i.agent_id = ? OR {IN_TEAM.format(marks(teams))}{planned})", (acting.person_id, *teams))
    ]


def _any_of(column: str, values: tuple[str, ...]) -> Condition:
    test = f"{column} = ?" if len(values) == 1 else f"{column} IN ({marks(values)})"
    return Condition(f"i.{test}", values, column, values, f"SELECT number FROM interaction WHERE {test}")


def _in_teams(connection: Connection, teams: tuple[str, ...]) -> list[Condition]:
    members = f"SELECT DISTINCT person_id FROM membership WHERE team_id IN ({marks(teams)})"
    agents = tuple(str(row[0]) for row in connection.exec_driver_sql(members, teams))
    return [_any_of("agent_id", agents), Condition(IN_TEAM.format(marks(teams)), teams)]


def _ranges(wanted: CallFilter) -> list[Condition]:
    found: list[Condition] = []
    for column, test, value in (
        ("started_at", ">=", None if wanted.since is None else to_epoch_ms(wanted.since)),
        ("started_at", "<", None if wanted.until is None else to_epoch_ms(wanted.until)),
        ("duration_ms", ">=", wanted.min_duration_ms),
        ("duration_ms", "<=", wanted.max_duration_ms),
    ):
        if value is not None:
            find = f"SELECT number FROM interaction WHERE {column} {test} ?"
            found.append(Condition(f"i.{column} {test} ?", (value,), column, find=find))
    if len(found) > 1 and found[0].column == found[1].column == "started_at":
        find = "SELECT number FROM interaction WHERE started_at >= ? AND started_at < ?"
        both = "i.started_at BETWEEN ? AND ? - 1"
        found[:2] = [Condition(both, (*found[0].params, *found[1].params), "started_at", find=find)]
    if wanted.ratings:
        bands = "(" + " OR ".join(RATING_BANDS[band] for band in wanted.ratings) + ")"
        find = f"SELECT number FROM interaction i WHERE {bands}" if len(wanted.ratings) == 1 else ""
        found.append(Condition(bands.replace("i.", "+i."), (), find=find))
    return found


def _done(acting: Acting, wanted: CallFilter) -> list[Condition]:
    found: list[Condition] = []
    for wish, count in ((wanted.scored, "evaluation_count"), (wanted.has_moments, "moment_count")):
        if wish is None:
            continue
        if acting.only_agent:
            number = seen(acting, "moments" if count == "moment_count" else "evaluations")
            found.append(Condition(f"{number} {'>' if wish else '='} 0", ()))
        elif wish:
            find = f"SELECT number FROM interaction WHERE {count} > 0"
            found.append(Condition(f"i.{count} > 0", (), count, find=find, some=True))
        else:
            found.append(Condition(f"i.{count} = 0", (), count, (0,)))
    if wanted.has_sound:
        find = "SELECT number FROM recording r CROSS JOIN interaction i ON i.id = r.interaction_id"
        found.append(Condition(RECORDED, (), find=find))
    elif wanted.has_sound is False:
        found.append(Condition(f"NOT {RECORDED}", ()))
    return found


def marks(values: tuple[object, ...]) -> str:
    """As many question marks as values."""
    return ", ".join("?" * len(values))


def _with_below(connection: Connection, table: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    if not ids:
        return ()
    rows = connection.exec_driver_sql(TREE.format(table, marks(ids)), ids)
    return tuple(str(row[0]) for row in rows) or ids
