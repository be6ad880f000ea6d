"""Nothing of another scope in any response: every person of a generated company asks for everything, and each mark in
each byte that comes back is compared with what they may be told. `python -m tests.hub.leaks --people all` prints it."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from db.sync.tables import synced_tables
from db.upgrade import HEAD
from qa_desk.sync.batch import DIGEST, MAGIC, unpack
from qa_desk.sync.hub import Page
from qa_desk.sync.wire import Wire
from tests.hub.big_company import MARK, Company, load, made, sha_of, token_for
from tests.sync.hub_world import Server, serving

ROWS_AT_ONCE = 500
ALIEN = hashlib.sha256(b"nobody's").hexdigest()


@dataclass
class Found:
    """What was looked at."""

    people: int = 0
    responses: int = 0
    bytes: int = 0
    marks: int = 0
    rows: int = 0
    leaks: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)


def look(hub: Server, company: Company, person: str, found: Found) -> None:
    """Have one person ask everything there is to ask."""
    wire = Wire(hub.url)
    wire.token = token_for(hub.engine, person)
    may, seen = company.sees(person), set[tuple[str, str]]()
    held = set[tuple[str, str]]()
    found.people += 1

    def ask(method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        status, headers, content = wire.ask(method, path, body, {"Content-Type": "application/json"})
        found.responses += 1
        found.asked[f"{method} {path.partition('blobs/')[0]}"] += 1
        plain = content + str(headers).encode()
        if path in ("/v1/pull", "/v1/rows") and status == 200:
            batch = msgspec.msgpack.decode(content, type=Page).batch if path == "/v1/pull" else content
            plain += zlib.decompress(batch[len(MAGIC) + DIGEST :])
        found.bytes += len(plain)
        for kind, about in MARK.findall(plain):
            found.marks += 1
            seen.add((kind.decode(), about.decode()))
        return status, content

    cursors: dict[str, int] = {}
    while True:
        _, content = ask("POST", "/v1/pull", json.dumps({"cursors": cursors, "schema": HEAD}).encode())
        page = msgspec.msgpack.decode(content, type=Page)
        cursors = page.cursors
        if not page.more:
            break
    ask("POST", "/v1/pull", json.dumps({"cursors": {f"calls:{a}": 0 for a in company.workers}}).encode())
    about = company.rows_about(company.some_for(person))
    for start in range(0, len(about), ROWS_AT_ONCE):
        keys = [row for row, _ in about[start : start + ROWS_AT_ONCE]]
        _, content = ask("POST", "/v1/rows", json.dumps({"rows": keys}).encode())
        told = set(rows_in(content))
        whose = dict(about)
        found.rows += len(told)
        found.leaks += [
            f"{person} was told {row} of {whose[row]}"
            for row in sorted(told)
            if whose.get(row) != person and ("call", whose.get(row)) not in may
        ]
    ask("GET", "/v1/me")
    ask("GET", "/metrics")
    calls = {sha_of(f"call-{agent}-{n}"): (agent, n) for agent in company.workers for n in (0, 1)}
    hashes = list(calls)
    for start in range(0, len(hashes), 2000):
        asked = json.dumps({"sha256": [*hashes[start : start + 1999], ALIEN]}).encode()
        _, content = ask("POST", "/v1/blobs/known", asked)
        answer = json.loads(content)
        held |= {calls[sha256] for sha256 in [*answer["here"], *answer["wanted"]]}
    theirs = [sha for sha, call in calls.items() if call in held]
    others = [sha for sha, call in calls.items() if call not in held]
    answers = [
        ask(method, f"/v1/blobs/{sha}") for sha in [*others[:2], ALIEN] for method in ("GET", "HEAD", "PATCH")
    ]
    if {status for status, _ in answers} - {404, 422}:
        found.leaks.append(f"{person}: a foreign recording was answered")
    if len({body for status, body in answers if status == 404}) > 2:
        found.leaks.append(f"{person}: a foreign recording is told from one that is not there")
    agents_heard = {agent for agent, n in held if n == 1}
    may_hear = {about for kind, about in may if kind == "call"}
    if agents_heard != may_hear or {a for a, _ in held} - may_hear - {person}:
        found.leaks.append(f"{person}: recordings of {sorted(agents_heard ^ may_hear)[:3]}")
    if not theirs and person.startswith(("coach", "lead", "agent")):
        found.missing.append(f"{person}: no recording")
    found.leaks += [f"{person} was told {kind} of {about}" for kind, about in sorted(seen - may)]
    # An agent's own self-scores do not exist in this company.
    found.missing += [f"{person} lacks {k} of {a}" for k, a in sorted(may - seen) if k not in ("self",)]
    wire.close()


def rows_in(content: bytes) -> Iterator[tuple[str, str]]:
    """Table and key of each row in a packed batch."""
    for group in unpack(content).rows:
        places = [group.columns.index(column) for column in synced_tables()[group.table].identity]
        for row in group.rows:
            yield group.table, "\x1f".join(str(row[n]) for n in places)


def chosen(company: Company, people: str, seed: int) -> list[str]:
    """Everybody, or everybody but agents and so many of those."""
    if people == "all":
        return company.people
    rest = [person for person in company.people if not person.startswith("agent-")]
    return [*rest, *random.Random(seed).sample(company.workers, min(int(people), company.agents))]


def measure(hub: Server, company: Company, people: str, seed: int = 1) -> Found:
    """Have them all ask."""
    found = Found()
    for person in chosen(company, people, seed):
        look(hub, company, person, found)
    return found


def main() -> None:
    """Print what was checked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", default="all", help="all, or how many agents beside everybody else")
    parser.add_argument("--database", default="", help="postgresql://…; SQLite otherwise")
    asked = parser.parse_args()
    company = made()
    with tempfile.TemporaryDirectory() as folder:
        database = asked.database or str(Path(folder) / "hub.db")
        with serving(database, Path(folder) / "blobs") as hub:
            began = time.perf_counter()
            count = load(hub.engine, company)
            loaded = time.perf_counter()
            found = measure(hub, company, asked.people)
            ended = time.perf_counter()
    print(
        f"company: {company.teams} teams, {company.agents} agents, {count} rows, loaded in {loaded - began:.0f} s"
    )
    print(
        f"asked by {found.people} people in {ended - loaded:.0f} s: {found.responses} responses, {found.bytes} bytes"
    )
    for what, n in sorted(found.asked.items()):
        print(f"  {what}: {n}")
    print(f"rows told by key: {found.rows}")
    print(f"marks read: {found.marks}; leaks: {len(found.leaks)}; lacking: {len(found.missing)}")
    for line in [*found.leaks[:20], *found.missing[:20]]:
        print(f"  {line}")
    raise SystemExit(bool(found.leaks or found.missing))


if __name__ == "__main__":
    main()
