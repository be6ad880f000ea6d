"""Which recordings this desk keeps: those of work at hand, then those used last, up to a limit.

When a recording was last used is its file's access time, which opening it sets; nothing is written to the database
for playing a call.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from qa_desk.sync.session import storing
from qa_desk.workspace import Workspace

LIMIT_STATE = "recordings_limit"
DEFAULT_LIMIT = 20 << 30
"""Bytes of recordings a desk of a hub keeps unless told otherwise; 0 is no limit."""
JUST_USED_S = 15 * 60
"""What was opened so lately may be playing."""

FILES = """SELECT sha256, suffix FROM recording UNION SELECT sha256, suffix FROM screen_capture"""
SOON = """
WITH calls(id) AS (
  SELECT interaction_id FROM assignment WHERE evaluator_id = :me AND NOT deleted AND state = 'open'
  UNION SELECT interaction_id FROM draft WHERE evaluator_id = :me AND state = 'draft'
  UNION SELECT c.interaction_id FROM calibration_call c JOIN calibration_member m ON m.round_id = c.round_id
    JOIN calibration_round r ON r.id = c.round_id WHERE m.person_id = :me AND r.state = 'open' AND NOT r.deleted
  UNION SELECT i.interaction_id FROM listening_item i JOIN listening_session s ON s.id = i.session_id
    WHERE NOT s.deleted AND i.state = 'planned' AND s.state IN ('planned', 'running')
)
SELECT sha256 FROM recording WHERE interaction_id IN calls
UNION SELECT sha256 FROM screen_capture WHERE interaction_id IN calls
"""


def files(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """SHA-256 and suffix of every file that a row here names."""
    with workspace.reading() as connection:
        for sha256, suffix in connection.execute(text(FILES)).all():
            yield str(sha256), str(suffix)


def wanted_soon(workspace: Workspace, person: str) -> set[str]:
    """What this person is likely to play next: their queue, their drafts, the listening sessions to come."""
    with workspace.reading() as connection:
        return {str(row[0]) for row in connection.execute(text(SOON), {"me": person})}


def delivered(workspace: Workspace, place: str) -> set[str]:
    """What is known to be whole at a hub (its epoch and key)."""
    with workspace.reading() as connection:
        found = connection.exec_driver_sql("SELECT sha256 FROM sync_recording WHERE place = ?", (place,))
        return {str(row[0]) for row in found}


def note_delivered(workspace: Workspace, place: str, hashes: set[str]) -> None:
    """Remember that these are whole at the hub; nothing is asked about them again."""
    if hashes:
        with storing(workspace) as (_, store):
            store.raw.executemany(
                "INSERT OR REPLACE INTO sync_recording VALUES (?, ?)", [(sha256, place) for sha256 in hashes]
            )


def forget_delivered(workspace: Workspace, place: str, hashes: set[str]) -> None:
    """These are not at the hub after all: they are sent again."""
    if hashes:
        with storing(workspace) as (_, store):
            store.raw.executemany(
                "DELETE FROM sync_recording WHERE sha256 = ? AND place = ?",
                [(sha256, place) for sha256 in hashes],
            )


def limit_of(workspace: Workspace) -> int:
    """How many bytes of recordings this desk keeps; 0 for all."""
    with workspace.reading() as connection:
        found = connection.execute(text("SELECT v FROM sync_state WHERE k = :k"), {"k": LIMIT_STATE}).scalar()
    return DEFAULT_LIMIT if found is None else int(found)


def set_limit(workspace: Workspace, size: int) -> None:
    """Keep at most so many bytes from the next sync on; 0 for all."""
    with storing(workspace) as (_, store):
        store.put(LIMIT_STATE, str(size))


def over_limit(workspace: Workspace, pinned: set[str]) -> Iterator[tuple[str, Path]]:
    """What is to go first, last used longest ago, until the rest is within the limit; never what is pinned, was used
    just now, or is no recording a row names."""
    limit = limit_of(workspace)
    if not limit:
        return
    found, total, now = [], 0, time.time()
    for sha256, suffix in files(workspace):
        path = workspace.recordings.path_of(sha256, suffix)
        try:
            facts = path.stat()
        except OSError:
            continue
        total += facts.st_size
        if sha256 not in pinned and facts.st_atime < now - JUST_USED_S:
            found.append((facts.st_atime, facts.st_size, sha256, path))
    for _, size, sha256, path in sorted(found):
        if total <= limit:
            return
        total -= size
        yield sha256, path
