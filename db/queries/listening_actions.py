"""What listening sessions decided: actions, their lives, and what is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, text

from db.models import from_epoch_ms


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Something to be done; `month` is the session it comes from, `policy` the rule that was changed by it."""

    id: str
    month: str | None
    session_id: str | None
    note_id: str | None
    text: str
    owner_id: str | None
    owner: str | None
    due: date | None
    state: str
    outcome: str
    closed_at: datetime | None
    reason_id: str | None
    reason: str | None
    policy: str = ""


@dataclass(frozen=True, slots=True)
class ActionStep:
    """One step in the life of an action."""

    action_id: str
    at: datetime
    who: str | None
    what: str
    text: str


ACTIONS = """
SELECT a.id, s.month, a.session_id, a.note_id, a.text, a.owner_id, p.name, a.due, a.state, a.outcome, a.closed_at,
  a.reason_id, r.path, a.policy
FROM action_item a LEFT JOIN listening_session s ON s.id = a.session_id
LEFT JOIN person p ON p.id = a.owner_id LEFT JOIN reason r ON r.id = a.reason_id
WHERE NOT a.deleted AND {where} ORDER BY a.state <> 'open', a.due IS NULL, a.due, a.created_at, a.id
"""


def actions_of(connection: Connection, session_id: str) -> list[ActionRow]:
    """What this session decided."""
    return _actions(connection, "a.session_id = :session", session=session_id)


def carried_into(connection: Connection, month: str, session_id: str = "") -> list[ActionRow]:
    """What earlier sessions left open, and what was carried into this one and closed since."""
    where = (
        "a.session_id IS NOT :session AND coalesce(s.month, '') <= :month AND (a.state = 'open' OR EXISTS"
        " (SELECT 1 FROM action_event e WHERE e.action_id = a.id AND e.what = 'carried' AND e.text = :month))"
    )
    return _actions(connection, where, month=month, session=session_id or None)


def all_actions(connection: Connection) -> list[ActionRow]:
    """Every action of every session, open ones first."""
    return _actions(connection, "1")


def open_actions(connection: Connection, owner_id: str) -> list[ActionRow]:
    """What somebody still has to do, soonest first."""
    return _actions(connection, "a.owner_id = :owner AND a.state = 'open'", owner=owner_id)


def _actions(connection: Connection, where: str, **values: str | None) -> list[ActionRow]:
    found = []
    for row in connection.execute(text(ACTIONS.format(where=where)), values):
        cells: list[Any] = list(row)
        cells[7] = date.fromisoformat(cells[7]) if cells[7] else None
        cells[10] = from_epoch_ms(cells[10]) if cells[10] is not None else None
        found.append(ActionRow(*cells))
    return found


def steps_of(connection: Connection, action_ids: Iterable[str]) -> list[ActionStep]:
    """The lives of these actions, oldest step first."""
    asked = text(
        "SELECT e.action_id, e.at, p.name, e.what, e.text FROM action_event e LEFT JOIN person p"
        " ON p.id = e.person_id WHERE e.action_id = :action ORDER BY e.at, e.seq"
    )
    found = []
    for action in action_ids:
        for row in connection.execute(asked, {"action": action}):
            found.append(ActionStep(row[0], from_epoch_ms(row[1]), *row[2:]))
    return found
