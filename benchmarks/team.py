"""Team progress with 1,000 agents and 1,000,000 rated calls: what the page waits for before it shows everybody.

The page offers calendar months of the reader's time zone; "any days" is what the command line may ask.
The baseline counts the calls themselves with one grouped statement, as one would without the rollup.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
from sqlalchemy import Connection, Engine

from benchmarks.table import Row
from db.engine import open_engine
from db.queries.acting import Acting
from db.triggers import COUNTED, rollups_backfill
from db.upgrade import HEAD, ensure_schema
from qa_desk.work.desk import Desk
from qa_desk.work.insights.asking import Window
from qa_desk.work.insights.team import first_look, second_look

LEAD = Acting("nobody", "Lead", frozenset({"lead"}))
BEGUN = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 365
SHAPE = 2
CALL = """
INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms, outcome, agent_id,
  imported_at, rating, rating_value, rating_max) VALUES (?, 'pbx', ?, ?, 'in', ?, 1000, 'resolved', ?, 0, ?, ?, 5)
"""


def rows(quick: bool) -> list[Row]:
    """The first look over all time, over months cut in the middle, and for a team; then the second look."""
    calls, agents = (100_000, 100) if quick else (1_000_000, 1000)
    path = rated_calls(calls, agents)
    engine = open_engine(path)
    desk = at(engine)
    size = f"{agents:,} agents, {calls:,} rated calls"
    whole = Window(BEGUN, BEGUN + timedelta(days=DAYS + 1))
    shanghai = Window(BEGUN + timedelta(days=89, hours=16), BEGUN + timedelta(days=272, hours=16))
    part = Window(BEGUN + timedelta(days=40, hours=7), BEGUN + timedelta(days=281, hours=7))
    team = Window(whole.since, whole.until, "t3")
    found = [
        Row(
            f"team progress opens: {name}, {size}", "one GROUP BY over the calls",
            median(lambda w=w: first_look(desk, w)), by_hand(path, w, 1 if quick else 3),
            seconds_target=0.2 if w is not part else None,
        )
        for name, w in (
            ("a year", whole), ("six months of Shanghai", shanghai), ("a team", team), ("any days", part),
        )
    ]  # fmt: skip
    opened = first_look(desk, whole)
    found += [
        Row(
            f"then ranked by {measure}, with gate and months: {size}", "opening it",
            median(lambda m=measure: second_look(desk, whole, m, counts=opened.counts), 3),
            found[0].seconds, seconds_target=1,
        )
        for measure in ("satisfied", "rating")
    ]  # fmt: skip
    engine.dispose()
    return found


def by_hand(path: Path, window: Window, runs: int) -> float:
    """Seconds of counting the calls with one statement."""
    plain = sqlite3.connect(path)
    span = [int(end.timestamp() * 1000) for end in (window.since, window.until)]
    sql = f"SELECT i.agent_id, i.rating, count(*) FROM interaction i WHERE i.started_at >= ? AND i.started_at < ?" \
          f" AND {COUNTED.format(row='i')} GROUP BY 1, 2"  # fmt: skip
    taken = median(lambda: plain.execute(sql, span).fetchall(), runs)
    plain.close()
    return taken


def at(engine: Engine) -> Desk:
    """A desk over a bare database file: reading is all that is asked of it."""

    @contextmanager
    def reading() -> Iterator[Connection]:
        with engine.connect() as connection:
            yield connection

    return Desk(cast(Any, SimpleNamespace(reading=reading)), LEAD)


def median(work: Callable[[], object], runs: int = 7) -> float:
    """Seconds of the middle of some runs, after one that warms the caches."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def rated_calls(count: int, agents: int) -> Path:
    """The database file, made once and kept in the temporary directory."""
    folder = Path(tempfile.gettempdir()) / "qa-desk-benchmarks"
    path = folder / f"team-{HEAD}-{SHAPE}-{count}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        for old in folder.glob(f"{partial.name}*"):
            old.unlink()
        _make(partial, count, agents)
        partial.replace(path)
    return path


def _make(path: Path, count: int, agents: int) -> None:
    engine = open_engine(path, create=True)
    ensure_schema(engine, path, path.parent)
    engine.dispose()
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000")
    kept = db.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE sql NOT NULL AND tbl_name = 'interaction'"
        " AND type IN ('index', 'trigger')"
    ).fetchall()
    for name, kind, _ in kept:
        db.execute(f"DROP {kind} {name}")
    db.execute("BEGIN")
    people = [f"0195f000-0000-7000-8000-{n:012}" for n in range(agents)]
    db.executemany("INSERT INTO person (id, name, languages, active, created_at) VALUES (?, ?, '[]', 1, 0)",
                   ((key, f"Agent {n:04}") for n, key in enumerate(people)))  # fmt: skip
    db.executemany("INSERT INTO team (id, name) VALUES (?, ?)", ((f"t{n}", f"Team {n}") for n in range(20)))
    db.executemany("INSERT INTO membership (id, person_id, team_id, valid_from) VALUES (?, ?, ?, '2020-01-01')",
                   ((f"m{n}", key, f"t{n % 20}") for n, key in enumerate(people)))  # fmt: skip
    calls = _calls(count, people)
    while batch := list(islice(calls, 50_000)):
        db.executemany(CALL, batch)
    for _, _, sql in kept:
        db.execute(sql)
    for statement in rollups_backfill():
        db.execute(statement)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


def _calls(count: int, people: list[str]) -> Iterator[tuple[object, ...]]:
    random = np.random.default_rng(5)
    begun, step = int(BEGUN.timestamp() * 1000), DAYS * 86_400_000 // count
    ability = random.beta(40, 12, len(people))
    for n in range(count):
        who = int(random.integers(len(people)))
        stars = (
            4 + int(random.random() < 0.6) if random.random() < ability[who] else int(random.integers(1, 4))
        )
        yield (
            f"0195f111-0000-7000-8000-{n:012}", f"c{n}", "voice" if n % 25 else "chat", begun + n * step,
            people[who], (stars - 1) / 4, stars,
        )  # fmt: skip


if __name__ == "__main__":
    from benchmarks.table import print_table

    print_table(rows(quick=False))
