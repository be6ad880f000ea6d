"""A desk that dies at each point where it can: before and after every commit of a sync, at every statement of a merge.

What is not committed is gone with the process, so dying is what undoes a transaction and says nothing to anybody.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from qa_desk.hub import pull
from qa_desk.hub.routes import changes
from qa_desk.sync.apply import apply_batch
from qa_desk.sync.batch import unpack
from qa_desk.sync.hub import enrol, sync_hub
from qa_desk.sync.hub_recordings import NONE
from qa_desk.sync.state import Store
from qa_desk.workspace import Workspace
from tests.sync.desks import Desk, differences, exchange
from tests.sync.hub_world import Server, company, rows, serving, write
from tests.sync.memory import picture, put_back
from tests.sync.test_folder import holds
from tests.sync.test_merge import CALL, SURVEY, moment

FIVE_TEAMS = """
INSERT INTO team WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5)
SELECT :id || n, :id || n, NULL FROM n
"""


class Died(BaseException):
    """The process is no more."""


class Mortal:
    """A connection that dies at its n-th statement."""

    def __init__(self, raw: sqlite3.Connection, lives: int) -> None:
        self.raw, self.lives = raw, lives

    def _live(self) -> None:
        self.lives -= 1
        if self.lives < 0:
            raise Died

    def execute(self, *given: Any) -> sqlite3.Cursor:
        self._live()
        return self.raw.execute(*given)

    def executemany(self, *given: Any) -> sqlite3.Cursor:
        self._live()
        return self.raw.executemany(*given)


def dies_taking(desk: Desk, data: bytes, lives: int) -> bool:
    """Merge a batch up to the n-th statement; False where it was over before."""
    desk.raw.execute("BEGIN IMMEDIATE")
    try:
        mortal: Any = Mortal(desk.raw, lives)
        apply_batch(Store(mortal), unpack(data))
    except Died:
        return True
    finally:
        desk.raw.execute("ROLLBACK")
    return False


def test_dead_at_any_statement_of_a_merge_a_desk_is_as_it_was_and_merges_as_if_nothing_had_been() -> None:
    a, b, alike = Desk("aa"), Desk("bb"), Desk("b2")
    a.add("person", id="p", name="Ann", languages="[]", active=1, created_at=0)
    a.add("team", id="t", name="North")
    a.add("interaction", id="i", source="s", external_id="c", agent_id="p", **CALL)
    moment(a, "calm")
    exchange(a, b)
    for n in range(9):  # enough to be put in at once
        a.add("reason", id=f"r{n}", path=f"Cards / {n}", name=f"{n}")
        a.add(
            "survey_response", id=f"s{n}", interaction_id="i", external_id=f"{n}", value=1 + n % 5, **SURVEY
        )
    a.add("team", id="t-of-a", name="Same")
    a.do("UPDATE moment SET tag = 'praise', note = 'calm voice' WHERE id = 'm'")
    a.do("DELETE FROM team WHERE id = 't'")
    b.add("team", id="t-of-b", name="Same")
    b.do("UPDATE moment SET note = 'kind words', end_ms = 700 WHERE id = 'm'")
    b.do("UPDATE team SET name = 'South' WHERE id = 't'")
    (data,) = a.send()
    before = picture(b.raw)
    put_back(alike.raw, before)
    died = 0
    while dies_taking(b, data, died):
        assert picture(b.raw) == before
        died += 1
    assert died > 60
    b.take(data)
    alike.take(data)
    assert differences(b, alike) == []
    kept = "SELECT * FROM sync_row ORDER BY 1, 2", "SELECT * FROM sync_text ORDER BY 1, 2, 3, 4, 5"
    assert [b.all(query) for query in kept] == [alike.all(query) for query in kept]
    assert b.one("SELECT count(*) FROM survey_response") == 9
    assert b.conflicts() == {("moment", "m", "note")}
    for desk in (a, b, alike):
        desk.close()


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A hub that tells little at a time, so that a sync commits often."""
    monkeypatch.setattr(
        changes, "pull_page", lambda engine, caller, cursors, _: pull.pull_page(engine, caller, cursors, 4)
    )
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as server:
        yield server


def dies_syncing(workspace: Workspace, lives: int) -> bool:
    """Sync up to the n-th point just before or just after a commit; False where it was over before."""
    left, committed = itertools.count(lives, -1), False

    def before(connection: Connection) -> None:
        nonlocal committed
        if connection.get_execution_options().get("qa_desk_write"):
            committed = next(left) > 0
            if not committed:
                raise Died

    def after(*_: object) -> None:
        nonlocal committed
        if committed and next(left) <= 0:
            raise Died
        committed = False

    heard = ((workspace.engine, "commit", before), (workspace.engine.pool, "checkin", after))
    for told in heard:
        event.listen(*told)
    try:
        sync_hub(workspace, recordings=NONE)
    except Died:
        return True
    finally:
        for told in heard:
            event.remove(*told)
        workspace.engine.dispose()
    return False


def test_dead_before_or_after_any_commit_of_a_sync_a_desk_goes_on_and_nothing_is_lost(
    hub: Server, tmp_path: Path
) -> None:
    one = company(tmp_path / "one")
    enrol(one, hub.url, hub.code("Admin"))
    sync_hub(one)
    two = hub.join(tmp_path / "two", "Admin")
    died, alive = 0, True
    while alive:
        for name, desk in (("a", one), ("b", two)):
            write(desk, FIVE_TEAMS, id=f"{name}{died:02}")
            write(desk, "UPDATE moment SET tag = :id WHERE id = 'shared1'", id=f"{name}{died}")
        sync_hub(one, recordings=NONE)
        alive = dies_syncing(two, died)
        died += alive
        if alive:
            sync_hub(two, recordings=NONE)
        here = rows(two, "SELECT count(*), sum(id GLOB 'a*') FROM team")
        assert here == [(2 + 10 * (died + (not alive)), 5 * (died + (not alive)))]
    sync_hub(one, recordings=NONE)
    assert died >= 14
    assert rows(one, "SELECT count(*) FROM team") == [(2 + 10 * (died + 1),)]
    assert holds(one) == holds(two)
    for desk in (one, two):
        assert rows(desk, "SELECT count(*) FROM sync_outbox") == rows(desk, "SELECT count(*) FROM sync_log")
        assert rows(desk, "SELECT count(*) FROM sync_waiting") == [(0,)]
        desk.close()
