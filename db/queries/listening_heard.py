"""Who really heard what of listening sessions, where a running one stands, and the months of a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """Where a running session stands."""

    item_id: str | None
    at_ms: int
    from_ms: int | None
    heard_ms: int
    revealed: bool


HEARD = """
SELECT h.item_id, h.person_id, sum(h.heard_ms) FROM listening_presence h
JOIN listening_item t ON t.id = h.item_id WHERE t.session_id = :session GROUP BY h.item_id, h.person_id
"""


def heard_of(connection: Connection, session_id: str) -> dict[str, dict[str, int]]:
    """How long each person heard each call, ms by person by call."""
    found: dict[str, dict[str, int]] = {}
    for item, person, value in connection.execute(text(HEARD), {"session": session_id}):
        found.setdefault(str(item), {})[str(person)] = int(value)
    return found


def played_of(connection: Connection, session_id: str) -> dict[str, int]:
    """How much sound was played of each call in the room, ms of the clock; what several heard together counts once."""
    asked = text(
        "SELECT item_id, sum(most) FROM (SELECT h.item_id, h.from_ms, h.heard_at, max(h.heard_ms) AS most"
        " FROM listening_presence h JOIN listening_item t ON t.id = h.item_id WHERE t.session_id = :session"
        " AND NOT h.alone GROUP BY h.item_id, h.from_ms, h.heard_at) GROUP BY item_id"
    )
    return {str(item): int(ms) for item, ms in connection.execute(asked, {"session": session_id})}


def progress_of(connection: Connection, session_id: str) -> ProgressRow | None:
    """Where a session stood when it was last saved on this desk."""
    row = connection.execute(
        text(
            "SELECT item_id, at_ms, from_ms, heard_ms, revealed FROM listening_progress"
            " WHERE session_id = :session"
        ),
        {"session": session_id},
    ).first()
    if row is None:
        return None
    cells: list[Any] = [*row[:4], bool(row[4])]
    return ProgressRow(*cells)


def sitting_of(connection: Connection, session_id: str, person_id: str) -> ProgressRow | None:
    """Where somebody who listens alone stood when it was last saved on this desk."""
    row = connection.execute(
        text(
            "SELECT item_id, at_ms, from_ms, heard_ms FROM listening_sitting"
            " WHERE session_id = :session AND person_id = :person"
        ),
        {"session": session_id, "person": person_id},
    ).first()
    return ProgressRow(row[0], int(row[1]), row[2], int(row[3]), False) if row is not None else None


@dataclass(frozen=True, slots=True)
class ListenedMonth:
    """How long somebody heard calls of one month's sessions, ms by the clock."""

    person_id: str
    name: str
    month: str
    heard_ms: int


YEAR = """
SELECT p.id, p.name, s.month, sum(h.heard_ms) FROM listening_presence h
JOIN listening_item t ON t.id = h.item_id JOIN listening_session s ON s.id = t.session_id
JOIN person p ON p.id = h.person_id WHERE s.month LIKE :year || '-%' GROUP BY p.id, s.month
UNION ALL
SELECT p.id, p.name, s.month, 0 FROM listening_participant g JOIN listening_session s ON s.id = g.session_id
JOIN person p ON p.id = g.person_id WHERE s.month LIKE :year || '-%' AND NOT s.deleted AND s.state = 'held'
  AND NOT EXISTS (SELECT 1 FROM listening_presence h JOIN listening_item t ON t.id = h.item_id
    JOIN listening_session o ON o.id = t.session_id WHERE h.person_id = p.id AND o.month = s.month)
GROUP BY p.id, s.month
ORDER BY 2, 1, 3
"""


def listened_in(connection: Connection, year: str) -> list[ListenedMonth]:
    """Everybody's months of a year; 0 where somebody was invited to a session that was held and heard none."""
    return [ListenedMonth(*row) for row in connection.execute(text(YEAR), {"year": year})]
