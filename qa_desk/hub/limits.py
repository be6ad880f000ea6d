"""How often somebody may ask, counted in the database, so that several processes hold one limit together."""

from __future__ import annotations

import hashlib
import threading
import time
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from qa_desk.hub.tables import LIMIT

WINDOW_S = 60
WRONG_TRIES = 20
"""How often one address may be wrong about codes and secrets within a minute."""
REQUESTS = 1200
"""How many requests of one device are answered within a minute."""
IN_HAND = 50
"""A process counts so many by itself before it adds them to the database: a write for each would cost more."""


def slot_of(now: float) -> int:
    """The minute a moment falls into."""
    return int(now // WINDOW_S)


def add(connection: Connection, who: str, n: int) -> int:
    """Count for this minute; how many there are then."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    slot = slot_of(time.time())
    statement = insert(LIMIT).values(who=who, slot=slot, n=n)
    counted = statement.on_conflict_do_update(index_elements=["who", "slot"], set_={"n": LIMIT.c.n + n})
    total = int(connection.execute(counted.returning(LIMIT.c.n)).scalar_one())
    if total == n:
        connection.execute(delete(LIMIT).where(LIMIT.c.slot < slot - 1))
    return total


def address(host: str) -> str:
    """How an address is counted: not as itself, the hub has no need to know it later."""
    return "from:" + hashlib.sha256(host.encode()).hexdigest()[:32]


def wrong(engine: Engine, host: str) -> None:
    """Remember a wrong try."""
    with engine.begin() as connection:
        add(connection, address(host), 1)


def too_many(connection: Connection, host: str) -> bool:
    """True for an address that was wrong too often in this minute and the last."""
    since = slot_of(time.time()) - 1
    found = connection.execute(
        select(LIMIT.c.n).where(LIMIT.c.who == address(host), LIMIT.c.slot >= since)
    ).scalars()
    return sum(int(n) for n in found) >= WRONG_TRIES


@dataclass(slots=True)
class Pace:
    """Counts the requests of devices for one process, and asks the database now and then what the others counted."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """By device: the minute, how many there were over all when last asked, how many since."""

    def too_fast(self, engine: Engine, device: str) -> bool:
        """Count one request; True where the device asked too often in this minute."""
        slot = slot_of(time.time())
        with self.lock:
            if len(self.counts) > 10_000:
                self.counts = {k: v for k, v in self.counts.items() if v[0] == slot}
            minute, over_all, since = self.counts.get(device, (slot, 0, 0))
            if minute != slot:
                over_all, since = 0, 0
            since += 1
            ask = since >= IN_HAND
            self.counts[device] = (slot, over_all, 0 if ask else since)
        if ask:
            with engine.begin() as connection:
                over_all = add(connection, f"device:{device}", since)
            since = 0
            with self.lock:
                self.counts[device] = (slot, over_all, self.counts[device][2])
        return over_all + since > REQUESTS
