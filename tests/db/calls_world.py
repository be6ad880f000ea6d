"""A small file of calls with every kind of gap, tie and text, made the same each time."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from db.engine import open_engine, writing
from db.search import Passage, add_passages
from db.upgrade import ensure_schema

DAY_MS = 86_400_000
START_MS = 1_700_000_000_000
WORDS = ["thank you", "stolen card", "refund", "我要抱怨", "谢谢", "hold the line"]


@dataclass(frozen=True)
class Said:
    """A passage as the naive reading sees it."""

    kind: str
    text: str
    shared: bool = True


@dataclass(frozen=True)
class World:
    """The database and what was said in each call."""

    engine: Engine = field(repr=False)
    said: dict[str, list[Said]] = field(repr=False)


def made_world(path: Path, calls: int = 150, seed: int = 5) -> World:
    """A new database with so many calls."""
    engine = open_engine(path, create=True)
    ensure_schema(engine, path, path.parent)
    return World(engine, fill(engine, calls, seed))


def fill(engine: Engine, calls: int, seed: int = 5) -> dict[str, list[Said]]:
    """Put so many calls into an empty database; what was said in each."""
    dice = random.Random(seed)
    with writing(engine).begin() as connection:
        _surroundings(connection, dice)
        return {f"c{n:03}": _call(connection, dice, f"c{n:03}") for n in range(calls)}


def _add(connection: Connection, table: str, **row: object) -> None:
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), row)


def _surroundings(connection: Connection, dice: random.Random) -> None:
    for n, parent in enumerate([None, "t0", "t0", None]):
        _add(connection, "team", id=f"t{n}", name=f"Team {n}", parent_id=parent)
    for n in range(6):  # two share a name
        name = f"Agent {min(n, 4)}"
        _add(connection, "person", id=f"p{n}", name=name, languages="[]", active=True, created_at=0)
    memberships = [
        ("p0", "t0", "1970-01-01", None), ("p1", "t1", "1970-01-01", "2023-12-01"),
        ("p1", "t3", "2023-12-01", None), ("p2", "t2", "2023-11-20", None), ("p3", "t3", "1970-01-01", None),
    ]  # fmt: skip
    for n, (person, team, since, until) in enumerate(memberships):
        _add(
            connection,
            "membership",
            id=f"m{n}",
            person_id=person,
            team_id=team,
            valid_from=since,
            valid_to=until,
        )
    for n, tier in enumerate(["Gold", "Silver", None, "Gold"]):
        _add(connection, "customer", id=f"k{n}", reference=f"C-{9 - n}", tier=tier)
    for n, (path, parent) in enumerate([("Cards", None), ("Cards / Lost", "r0"), ("Fees", None)]):
        _add(connection, "reason", id=f"r{n}", path=path, name=path.split(" / ")[-1], parent_id=parent)


def _call(connection: Connection, dice: random.Random, call: str) -> list[Said]:
    rating = dice.choice([None, None, 1, 2, 3, 4, 5])
    _add(
        connection,
        "interaction",
        id=call,
        source=dice.choice(["pbx", "chat"]),
        external_id=f"x{dice.randrange(10_000)}-{call}",
        channel=dice.choice(["voice", "voice", "chat"]),
        direction=dice.choice(["in", "in", "out", "internal"]),
        started_at=START_MS + dice.randrange(40) * DAY_MS,
        duration_ms=dice.choice([0, 1000, 60_000, 61_000, 600_000]),
        outcome=dice.choice(["resolved", "failed", "unknown"]),
        agent_id=dice.choice([None, "p0", "p1", "p2", "p3", "p4", "p5"]),
        customer_id=dice.choice([None, "k0", "k1", "k2", "k3"]),
        queue=dice.choice([None, "a", "b", "B"]),
        reason_id=dice.choice([None, "r0", "r1", "r2"]),
        language=dice.choice([None, "en", "zh-CN"]),
        imported_at=0,
        rating=None if rating is None else (rating - 1) / 4,
        rating_value=rating,
        rating_max=None if rating is None else 5,
        score=dice.choice([None, None, 0.0, 62.5, 87.25, 100.0]),
        evaluation_count=dice.choice([0, 0, 0, 1, 2]),
    )
    said = [Said("turn", dice.choice(WORDS)) for _ in range(dice.randrange(3))]
    passages = [Passage("turn", f"{call}{n}", call, n * 1000, one.text) for n, one in enumerate(said)]
    for n in range(dice.choice([0, 0, 0, 1, 2])):
        shared = dice.random() < 0.5
        moment = f"{call}-m{n}"
        _add(
            connection, "moment", id=moment, interaction_id=call, start_ms=n, end_ms=n + 1, channel="both",
            author_id="p5", tag="", note="praise", shared=shared, created_at=0, updated_at=0, deleted=False,
        )  # fmt: skip
        passages.append(Passage("moment", moment, call, n, "praise"))
        said.append(Said("moment", "praise", shared))
    if dice.random() < 0.4:
        _add(
            connection, "recording", id=f"{call}-r", interaction_id=call, part=0, sha256="0" * 64, suffix=".wav",
            container="WAV", codec="PCM_16", rate=8000, channels=1, frames=1, duration_ms=1, size_bytes=1,
            match="exact", original_name="a.wav", notes="[]",
        )  # fmt: skip
    add_passages(connection, passages)
    return said
