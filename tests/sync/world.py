"""Many desks, a careless postman and clocks that lie: what people do at random, and what must hold afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from db.sync.tables import synced_tables
from qa_desk.sync.apply import apply_batch
from qa_desk.sync.batch import Batch, unpack
from qa_desk.sync.fold import fold
from qa_desk.sync.rules import heads
from qa_desk.sync.state import Store, become_another
from qa_desk.sync.texts import settled, versions_of
from tests.sync.desks import NET, Desk, differences
from tests.sync.memory import Picture, picture, put_back

START_MS = 1_700_000_000_000
SKEW_MS = 4 * 3_600_000
IDS = ("0", "1", "2", "3")


class Dice(Protocol):
    """Where chance comes from: a seed, or Hypothesis."""

    def below(self, most: int) -> int:
        """A number from 0 to `most` - 1."""
        ...


@dataclass
class Message:
    """A batch under way: who packed it, and its bytes."""

    author: str
    data: bytes


@dataclass
class World:
    """Desks, everything they ever handed out, and what they knew when they wrote."""

    dice: Dice
    count: int = 3
    desks: list[Desk] = field(default_factory=list)
    post: list[Message] = field(default_factory=list)
    came: list[set[int]] = field(default_factory=list)
    saved: dict[int, tuple[Picture, set[int]]] = field(default_factory=dict)
    skew: list[int] = field(default_factory=list)
    now: int = START_MS
    steps: int = 0
    made: int = 0
    facts: set[str] = field(default_factory=set)
    seen: dict[tuple[str, str, str, str], tuple[int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.desks = [Desk(f"d{n}") for n in range(self.count)]
        self.skew = [0] * self.count
        self.came = [set() for _ in self.desks]
        self.desks[0].add("person", id="p0", name="P", languages="[]", active=1, created_at=0)
        self.desks[0].add("form", id="f0", key="k", language="en", title="F", retired=0, created_at=0)
        self.desks[0].add("interaction", id="i0", external_id="first", **self.call())
        self.desks[0].add("team", id="t0", name="T0")
        for n in range(4):
            self.desks[0].add("membership", id=f"m{n}", person_id="p0", team_id="t0", valid_from="2026-01-01")
        self.desks[0].do("UPDATE sync_log SET at = ?", START_MS)
        self.publish(0)
        for n in range(1, self.count):
            self.deliver(n, 0)

    def call(self) -> dict[str, Any]:
        return {
            "source": "s", "channel": "voice", "direction": "in", "started_at": 0, "duration_ms": 1000,
            "outcome": "resolved", "imported_at": 0,
        }  # fmt: skip

    def close(self) -> None:
        """Let another world have the desks' databases."""
        for desk in self.desks:
            desk.close()

    # what a person or a postman does

    def step(self) -> None:
        """One thing happens somewhere."""
        actions: list[Callable[[], None]] = [
            *[self.new_row] * 3, *[self.edit] * 6, *[self.both_edit] * 2, *[self.write_text] * 3, self.remove,
            self.make_again, self.settle, *[self.fact] * 3, *[self.pack] * 5, *[self.hand_on] * 9, self.crash,
            self.remove_and_edit, self.remove_and_edit, self.lie, self.wait, self.save,
            self.restore, self.publish_version,
        ]  # fmt: skip
        actions[self.dice.below(len(actions))]()
        self.steps += 1

    def pick(self, items: Any) -> Any:
        return items[self.dice.below(len(items))]

    def any_desk(self) -> int:
        return self.dice.below(self.count)

    def ids(self, desk: int, table: str) -> list[str]:
        return [row[0] for row in self.desks[desk].all(f"SELECT id FROM {table} ORDER BY id")]

    def fresh(self, desk: int) -> str:
        self.made += 1
        return f"{self.pick('abc')}{self.made:06}{self.desks[desk].name}"

    def write(self, desk: int, statement: str, *values: Any) -> None:
        """A change by a person, at the time this desk believes it is."""
        raw = self.desks[desk].raw
        raw.execute("BEGIN IMMEDIATE")
        try:
            raw.execute(statement, values)
            raw.execute(
                "UPDATE sync_log SET at = ? WHERE at <> 0 AND abs(at - ?) > ?",
                (self.now + self.skew[desk], START_MS, 10**11 // 2),
            )
            raw.execute("COMMIT")
        except sqlite3.IntegrityError:
            raw.execute("ROLLBACK")

    def insert(self, desk: int, table: str, **row: Any) -> None:
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" for _ in row)
        self.write(desk, f"INSERT INTO {table} ({columns}) VALUES ({marks})", *row.values())

    def new_row(self) -> None:
        desk = self.any_desk()
        row = self.fresh(desk)
        kind = self.dice.below(5)
        people, calls = self.ids(desk, "person"), self.ids(desk, "interaction")
        if kind == 0:
            self.insert(desk, "person", id=row, name="P", languages="[]", active=1, created_at=0)
        elif kind == 1:
            self.insert(desk, "team", id=row, name=f"T{self.pick(IDS)}")
        elif kind == 2:
            agent = self.pick(people) if people else None
            self.insert(
                desk, "interaction", id=row, external_id=self.pick(IDS), agent_id=agent, **self.call()
            )
        elif kind == 3 and people and calls:
            more = {"channel": "both", "tag": "", "shared": 1, "created_at": 0, "updated_at": 0, "deleted": 0}
            self.insert(
                desk, "moment", id=row, interaction_id=self.pick(calls), author_id=self.pick(people), start_ms=0,
                end_ms=9, note=self.pick(["", "x", "y"]), **more,
            )  # fmt: skip
        elif kind == 4 and people and (teams := self.ids(desk, "team")):
            self.insert(
                desk, "membership", id=row, person_id=self.pick(people), team_id=self.pick(teams),
                valid_from="2026-01-01",
            )  # fmt: skip

    FIELDS = (
        ("person", "name", ("A", "B", "C")),
        ("person", "email", ("a@x", "b@x", None)),
        ("team", "name", ("T0", "T1", "T9")),
        ("interaction", "queue", ("q1", "q2", None)),
        ("interaction", "duration_ms", (1, 2, 3)),
        ("moment", "tag", ("good", "bad", "")),
        ("moment", "deleted", (0, 1)),
        ("membership", "valid_to", ("2027-01-01", "2028-01-01", None)),
    )

    def edit(self) -> None:
        table, column, values = self.pick(self.FIELDS)
        desk = self.any_desk()
        if ids := self.ids(desk, table):
            self.change(desk, table, self.pick(ids), column, self.pick(values))

    def both_edit(self) -> None:
        """Two people change one field of one row without knowing of each other."""
        table, column, values = self.pick(self.FIELDS)
        one, other = self.any_desk(), self.any_desk()
        shared = sorted(set(self.ids(one, table)) & set(self.ids(other, table)))
        if shared:
            row = self.pick(shared)
            for desk in (one, other):
                self.change(desk, table, row, column, self.pick(values))

    def change(self, desk: int, table: str, row: str, column: str, value: Any) -> None:
        place = self.desks[desk]
        logged = place.all("SELECT 1 FROM sync_log WHERE tbl = ? AND pk = ?", table, row)
        logged += place.all("SELECT 1 FROM sync_outbox")
        before = place.one(f'SELECT "{column}" FROM {table} WHERE id = ?', row)
        clocks = Store(place.raw).clocks_of(table, [row]).get(row, {})
        self.write(desk, f'UPDATE {table} SET "{column}" = ? WHERE id = ?', value, row)
        if not logged and place.one(f'SELECT "{column}" FROM {table} WHERE id = ?', row) != before:
            self.seen[place.name, table, row, column] = max(
                clocks.get(column, (-1, "")), clocks.get("*", (-1, ""))
            )

    def write_text(self) -> None:
        desk = self.any_desk()
        if ids := self.ids(desk, "moment"):
            self.made += 1
            words = self.pick([f"text {self.made}", "same words"])
            self.write(desk, "UPDATE moment SET note = ? WHERE id = ?", words, self.pick(ids))

    def settle(self) -> None:
        desk = self.any_desk()
        raw, found = self.desks[desk].raw, sorted(self.desks[desk].conflicts())
        if not found:
            return
        table, pk, column = self.pick(found)
        raw.execute("BEGIN IMMEDIATE")
        store = Store(raw)
        fold(store)
        store.clock = store.clock + 1
        self.made += 1
        text = settled(store, table, pk, column, f"settled {self.made}", (store.clock, store.desk))
        store.add_pending(
            "texts", [text.table, text.pk, text.field, text.hlc, text.desk, list(text.parents), text.value]
        )
        from qa_desk.sync.texts import keep

        keep(store, [text])
        with store.applying():
            raw.execute(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (text.value, pk))
        raw.execute("COMMIT")

    def remove(self) -> None:
        desk = self.any_desk()
        if ids := self.ids(desk, "membership"):
            self.write(desk, "DELETE FROM membership WHERE id = ?", self.pick(ids))

    def remove_and_edit(self) -> None:
        """One removes what another, not knowing, edits."""
        one, other = self.any_desk(), self.any_desk()
        if shared := sorted(set(self.ids(one, "membership")) & set(self.ids(other, "membership"))):
            row = self.pick(shared)
            self.change(other, "membership", row, "valid_to", self.pick(("2027-01-01", "2029-01-01")))
            if one != other:
                self.write(one, "DELETE FROM membership WHERE id = ?", row)

    def make_again(self) -> None:
        desk = self.any_desk()
        people, teams = self.ids(desk, "person"), self.ids(desk, "team")
        gone = self.desks[desk].all(
            "SELECT pk FROM sync_row WHERE tbl = 'membership' AND pk NOT IN (SELECT id FROM membership) ORDER BY pk"
        )
        if gone and people and teams:
            self.insert(
                desk, "membership", id=self.pick(gone)[0], person_id=self.pick(people), team_id=self.pick(teams),
                valid_from="2026-02-02",
            )  # fmt: skip

    def fact(self) -> None:
        desk = self.any_desk()
        if calls := self.ids(desk, "interaction"):
            row = self.fresh(desk)
            named = self.pick([row, row, self.pick(IDS)])
            self.insert(
                desk, "survey_response", id=row, interaction_id=self.pick(calls), source="s", external_id=named,
                kind="csat", scale_min=1, scale_max=5, value=1 + self.dice.below(5), answered_at=0, link="call_id",
            )  # fmt: skip

    def publish_version(self) -> None:
        desk = self.any_desk()
        if forms := self.ids(desk, "form"):
            form = self.pick(forms)
            number = self.desks[desk].one(
                "SELECT coalesce(max(number), 0) + 1 FROM form_version WHERE form_id = ?", form
            )
            self.insert(
                desk, "form_version", id=self.fresh(desk), form_id=form, number=number, title="F", definition="{}",
                hash=f"h{self.made if self.dice.below(4) else number}", published_at=0,
            )  # fmt: skip

    def pack(self) -> None:
        self.publish(self.any_desk())

    def publish(self, desk: int) -> None:
        place = self.desks[desk]
        for data in place.send():
            self.check_later_than_seen(place, unpack(data))
            self.note_facts(unpack(data))
            self.post.append(Message(place.name, data))

    def hand_on(self) -> None:
        """Some message reaches some desk: in any order, once more, or never until the end."""
        if self.post:
            near = self.dice.below(3)
            place = (
                self.dice.below(len(self.post)) if near else max(0, len(self.post) - 1 - self.dice.below(6))
            )
            self.deliver(self.any_desk(), place)

    def deliver(self, desk: int, place: int) -> None:
        message = self.post[place]
        self.came[desk].add(place)
        if message.author != self.desks[desk].name:
            self.desks[desk].take(message.data)

    def crash(self) -> None:
        """The process dies in the middle of merging."""
        if self.post:
            raw = self.desks[self.any_desk()].raw
            raw.execute("BEGIN IMMEDIATE")
            apply_batch(Store(raw), unpack(self.pick(self.post).data))
            raw.execute("ROLLBACK")

    def lie(self) -> None:
        self.skew[self.any_desk()] = self.dice.below(2 * SKEW_MS) - SKEW_MS

    def wait(self) -> None:
        self.now += self.pick((0, 1, 1000, 3_600_000))

    def save(self) -> None:
        desk = self.any_desk()
        self.saved[desk] = (picture(self.desks[desk].raw), set(self.came[desk]))

    def restore(self) -> None:
        """A desk is put back to an older state; what it had not handed out since is gone with the old disk."""
        if not self.saved:
            return
        desk = self.pick(sorted(self.saved))
        place = self.desks[desk]
        old, came = self.saved[desk]
        put_back(place.raw, old)
        self.came[desk] = set(came)
        self.made += 1
        place.name = f"d{desk}r{self.made}"
        place.raw.execute("BEGIN IMMEDIATE")
        store = Store(place.raw)
        fold(store)
        become_another(store)
        store.put("desk", place.name)
        place.raw.execute("INSERT INTO sync_target VALUES (?, 1, 0)", (NET,))
        place.raw.execute("COMMIT")
        for data in place.offer():
            self.post.append(Message(place.name, data))

    # what must hold

    def check_later_than_seen(self, place: Desk, batch: Batch) -> None:
        for table, row, column, stamp in written(batch):
            before = self.seen.pop((place.name, table, row, column), None)
            assert before is None or stamp > before, (
                f"{table}.{column} of {row} was written before it was read"
            )

    def note_facts(self, batch: Batch) -> None:
        for group in batch.rows:
            if group.table == "survey_response":
                self.facts |= {row[group.columns.index("external_id")] for row in group.rows}

    def meet(self) -> None:
        """What never reached a desk reaches it now, in any order; then all desks are equal and nothing is lost."""
        while True:
            for desk in range(self.count):
                self.publish(desk)
            missing = [
                (desk, place)
                for desk in range(self.count)
                for place in range(len(self.post))
                if place not in self.came[desk] and self.post[place].author != self.desks[desk].name
            ]
            if not missing:
                break
            while missing:
                self.deliver(*missing.pop(self.dice.below(min(len(missing), 7))))
        self.check()

    def check(self) -> None:
        first = self.desks[0]
        for desk in self.desks:
            assert desk.all("PRAGMA foreign_key_check") == []
        for other in self.desks[1:]:
            assert differences(first, other) == []
            assert first.conflicts() == other.conflicts()
        batches = [unpack(message.data) for message in self.post]
        known = canonical(batches)
        self.check_fields(first, batches, known)
        self.check_texts(first, batches, known)
        held = {row[0] for row in first.all("SELECT external_id FROM survey_response")}
        assert self.facts <= held, f"facts lost: {self.facts - held}"

    def check_fields(self, desk: Desk, batches: list[Batch], known: Callable[[str, str], str]) -> None:
        """Every field holds its greatest stamp's value over all that was ever written."""
        for table, rows in latest(batches, known).items():
            parents = dict(synced_tables()[table].parents)
            for row, fields in rows.items():
                here = desk.all(f"SELECT * FROM {table} WHERE id = ?", row)
                columns = [c[0] for c in desk.raw.execute(f"SELECT * FROM {table} LIMIT 0").description]
                made, gone = fields.get("*", ((-1, ""), None))[0], fields.get("-", ((-1, ""), None))[0]
                assert bool(here) == (made > gone), f"{table} {row}: {here} although {made} / {gone}"
                for column, (stamp, value) in fields.items():
                    if here and column not in "*-" and stamp >= made:
                        wanted = known(parents[column], value) if column in parents and value else value
                        found = dict(zip(columns, here[0], strict=True))[column]
                        assert found == wanted, f"{table}.{column} of {row}: {found!r}, not {wanted!r}"

    def check_texts(self, desk: Desk, batches: list[Batch], known: Callable[[str, str], str]) -> None:
        store = Store(desk.raw)
        for batch in batches:
            for text in batch.texts:
                kept = versions_of(store, text.table, known(text.table, text.pk), text.field)
                assert (text.hlc, text.desk, text.value) in {(*v.stamp, v.value) for v in kept}, (
                    f"lost: {text}"
                )
                shown = desk.all(
                    f"SELECT {text.field} FROM {text.table} WHERE id = ?", known(text.table, text.pk)
                )
                assert not shown or shown[0][0] == heads(kept)[0].value


def written(batch: Batch) -> list[tuple[str, str, str, tuple[int, str]]]:
    """Table, row, field and stamp of everything in a batch; "*" and "-" for making and removing."""
    found = []
    for group in batch.rows:
        for row, clock in zip(group.rows, group.clocks, strict=False):
            stamps = {"*": (clock, batch.desk)} if isinstance(clock, int) else clock
            made = stamps.get("*")
            for column in {*group.columns[1:], *stamps}:
                stamp = stamps.get(column, made)
                if stamp is not None:
                    found.append((group.table, str(row[0]), column, (stamp[0], stamp[1])))
    return found


def latest(
    batches: list[Batch], known: Callable[[str, str], str]
) -> dict[str, dict[str, dict[str, tuple[tuple[int, str], Any]]]]:
    """By table, row and field: the greatest stamp ever written, and its value."""
    found: dict[str, dict[str, dict[str, tuple[tuple[int, str], Any]]]] = {}
    for batch in batches:
        for group in batch.rows:
            if group.columns[0] != "id" or not group.clocks:
                continue
            values = {str(row[0]): dict(zip(group.columns, row, strict=True)) for row in group.rows}
            part = Batch(batch.desk, "", 0, [group])
            for table, row, column, stamp in written(part):
                fields = found.setdefault(table, {}).setdefault(known(table, row), {})
                if stamp > fields.get(column, ((-2, ""), None))[0]:
                    fields[column] = (stamp, values[row].get(column))
    return found


def canonical(batches: list[Batch]) -> Callable[[str, str], str]:
    """The least id of all that are one thing, worked out from every alias ever told."""
    leader: dict[tuple[str, str], str] = {}

    def find(table: str, row: str) -> str:
        while (table, row) in leader:
            row = leader[table, row]
        return row

    for batch in batches:
        for alias in batch.aliases:
            one, other = sorted((find(alias.table, alias.loser), find(alias.table, alias.winner)))
            if one != other:
                leader[alias.table, other] = one
    return find
