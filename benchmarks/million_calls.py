"""A workspace database with many calls, made fast: what the Calls page is measured on."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from db.engine import open_engine
from db.search import first_passage, segment
from db.upgrade import HEAD, ensure_schema

SHAPE = 4
"""Grows when the database below is made differently, so that an old one in the cache is not used."""

AGENTS, CUSTOMERS, TEAMS = 240, 60_000, 12
FIRST_MS, STEP_MS = 1_640_995_200_000, 120_000
QUEUES = ["Cards", "Payments", "Claims", "Billing", "Technical", "Sales", "Retention", "Travel"]
REASONS = [
    f"{top} / {leaf}" for top in QUEUES for leaf in ("Lost", "Late", "Wrong amount", "Question", "Praise")
]
COMMON = ["thank", "account", "please", "number", "moment", "because", "morning"]
CHINESE = ["我要抱怨这个服务", "卡丢了需要补办", "谢谢您的帮助", "请问什么时候到账"]


def million_calls(count: int = 1_000_000) -> Path:
    """The database file with `count` calls, made once and kept in the temporary directory."""
    folder = Path(tempfile.gettempdir()) / "qa-desk-benchmarks"
    path = folder / f"calls-{HEAD}-{SHAPE}-{count}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        for old in folder.glob(f"{partial.name}*"):
            old.unlink()
        _make(partial, count)
        partial.replace(path)
    return path


def _make(path: Path, count: int) -> None:
    engine = open_engine(path, create=True)
    ensure_schema(engine, path, path.parent)
    engine.dispose()
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000")
    dice = random.Random(7)
    made_again = [
        sql
        for (sql,) in db.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'interaction' AND sql NOT NULL"
        )
    ]
    for (name,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'interaction' AND sql NOT NULL"
    ).fetchall():
        db.execute(f"DROP INDEX {name}")
    db.execute("BEGIN")
    _people_and_reasons(db, dice)
    _in_batches(db, CALL, _calls(dice, count))
    _in_batches(db, PASSAGE, _passages(dice, count))
    _in_batches(db, RECORDING, ((f"r{n}", f"c{n:07}", f"{n:064x}") for n in range(0, count, 10)))
    for statement in made_again:
        db.execute(statement)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


def _people_and_reasons(db: sqlite3.Connection, dice: random.Random) -> None:
    db.executemany(
        "INSERT INTO team (id, name) VALUES (?, ?)", ((f"t{n}", f"Team {n:02}") for n in range(TEAMS))
    )
    people = [(f"p{n:04}", f"Agent {dice.randrange(10_000):04}-{n}") for n in range(AGENTS)]
    db.executemany(
        "INSERT INTO person (id, name, languages, active, created_at) VALUES (?, ?, '[]', 1, 0)", people
    )
    db.executemany(
        "INSERT INTO membership (id, person_id, team_id, valid_from) VALUES (?, ?, ?, '1970-01-01')",
        ((f"m{n}", f"p{n:04}", f"t{n % TEAMS}") for n in range(AGENTS)),
    )
    tiers = ["Standard"] * 80 + ["Silver"] * 14 + ["Gold"] * 5 + ["Platinum"]
    db.executemany(
        "INSERT INTO customer (id, reference, tier) VALUES (?, ?, ?)",
        ((f"k{n:05}", f"C-{dice.randrange(10**8):08}-{n}", dice.choice(tiers)) for n in range(CUSTOMERS)),
    )
    db.executemany(
        "INSERT INTO reason (id, path, name) VALUES (?, ?, ?)",
        ((f"w{n}", path, path.split(" / ")[1]) for n, path in enumerate(REASONS)),
    )


CALL = """
INSERT INTO interaction (number, id, source, external_id, channel, direction, started_at, utc_offset_min,
  duration_ms, outcome, agent_id, customer_id, queue, reason_id, language, imported_at, rating, rating_value,
  rating_max, score, evaluation_count, moment_count)
VALUES (?, ?, 'pbx', ?, ?, ?, ?, 60, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)
"""


def _calls(dice: random.Random, count: int) -> Iterator[tuple[object, ...]]:
    for n in range(count):
        stars = dice.choices((1, 2, 3, 4, 5), (8, 7, 15, 30, 40))[0] if dice.random() < 0.3 else None
        score = round(dice.uniform(40, 100), 2) if dice.random() < 0.05 else None
        yield (
            n + 1,
            f"c{n:07}",
            f"call-{dice.randrange(10**9):09}-{n}",
            "voice" if dice.random() < 0.97 else dice.choice(("chat", "email")),
            dice.choices(("in", "out", "internal"), (700, 299, 1))[0],
            FIRST_MS + n * STEP_MS + dice.randrange(40 * STEP_MS),
            int(dice.lognormvariate(12.3, 0.8)),
            dice.choices(("resolved", "unresolved", "transferred", "abandoned", "failed"), (70, 15, 8, 6, 1))[
                0
            ],
            f"p{dice.randrange(AGENTS):04}" if dice.random() < 0.98 else None,
            f"k{dice.randrange(CUSTOMERS):05}",
            dice.choice(QUEUES),
            f"w{dice.randrange(len(REASONS))}" if dice.random() < 0.9 else None,
            "zh" if n % 5 == 0 else "en",
            None if stars is None else (stars - 1) / 4,
            stars,
            None if stars is None else 5,
            score,
            int(score is not None),
            int(dice.random() < 0.02),
        )


PASSAGE = """
INSERT INTO search_text (rowid, body, kind, owner_id, interaction_id, at_ms) VALUES (?, ?, 'turn', ?, ?, ?)
"""


def _passages(dice: random.Random, count: int) -> Iterator[tuple[object, ...]]:
    syllables = [f"{a}{b}" for a in "bdfgklmnprstvz" for b in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.randrange(2, 5))) for _ in range(20_000)]
    weights = [1 / (rank + 8) for rank in range(len(words))]
    said = dice.choices(words, weights, k=200_000)
    for n in range(count):
        at = dice.randrange(len(said) - 12)
        body = " ".join([*said[at : at + 12], *dice.sample(COMMON, 2)])
        if n % 5 == 0:
            body = segment(CHINESE[dice.randrange(4)] if n % 50 == 0 else CHINESE[1 + dice.randrange(3)])
        yield first_passage(n + 1), body, str(n), f"c{n:07}", dice.randrange(200_000)


RECORDING = """
INSERT INTO recording (id, interaction_id, part, sha256, suffix, container, codec, rate, channels, frames,
  duration_ms, size_bytes, match, original_name, notes)
VALUES (?, ?, 0, ?, '.wav', 'WAV', 'PCM_16', 8000, 2, 8000, 1000, 16000, 'exact', 'a.wav', '[]')
"""


def _in_batches(db: sqlite3.Connection, statement: str, rows: Iterator[tuple[object, ...]]) -> None:
    while batch := list(islice(rows, 50_000)):
        db.executemany(statement, batch)
