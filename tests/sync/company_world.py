"""A company and its hub at random: five people with different rights, a careless wire, forgers, people who move.

What each may hold is worked out here anew from the roles the hub knows, not by the hub's own streams.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from db.sync.tables import synced_tables
from qa_desk.hub import devices, pull
from qa_desk.hub.devices import Caller
from qa_desk.hub.push import Answer, push
from qa_desk.hub.rows import all_of
from qa_desk.hub.tables import open_hub, reading
from qa_desk.sync.apply import apply_batch
from qa_desk.sync.batch import Batch, Rows, unpack
from qa_desk.sync.leaving import let_go
from qa_desk.sync.state import Store
from tests.sync.desks import Desk

PEOPLE = ("admin", "coach1", "coach2", "agent1", "exec")
MOMENT = {"channel": "both", "start_ms": 0, "end_ms": 9, "created_at": 0, "updated_at": 0, "deleted": 0}
CALL = {
    "source": "s", "channel": "voice", "direction": "in", "started_at": 0, "duration_ms": 1, "outcome": "resolved",
    "imported_at": 0,
}  # fmt: skip
RULES = (
    "INSERT INTO evaluation (id, interaction_id, form_version_id, evaluator_id, subject_id, purpose, started_at,"
    " submitted_at, score, calculated, outcome, critical_customer, critical_business, critical_compliance, result,"
    " feedback, private_note) VALUES (?, ?, 'v', ?, ?, 'coach', 0, 5, 80, 80, 'pass', 0, 0, 0, '{}', 'words', 'secret')"
)


KEYED = frozenset(name for name, table in synced_tables().items() if table.identity == ("id",))


def column(group: Rows, name: str) -> list[str]:
    """One column of the rows of a group."""
    place = group.columns.index(name)
    return [str(row[place]) for row in group.rows]


class Company:
    """Five desks, a hub, and everything that is under way between them."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.dice = random.Random(seed)
        self.engine: Engine = open_hub(str(folder / f"hub{seed}.db"))
        self.desks = {person: Desk(person) for person in PEOPLE}
        self.under_way: dict[str, list[bytes]] = {person: [] for person in PEOPLE}
        self.cursors: dict[str, dict[str, int]] = {person: {} for person in PEOPLE}
        self.tokens: dict[str, str] = {}
        self.made = 0
        self.accepted: set[str] = set()
        self.refused = 0
        self._found()
        self.enrol("admin", founder=True)
        self.send("admin")
        for person in PEOPLE:
            self.enrol(person)
            self.receive(person)

    def _found(self) -> None:
        desk = self.desks["admin"]
        for person in (*PEOPLE, "agent2"):
            desk.add("person", id=person, name=person.title(), languages="[]", active=1, created_at=0)
        for n in "12":
            desk.add("team", id=f"team{n}", name=f"Team {n}")
            desk.add(
                "membership", id=f"m{n}", person_id=f"agent{n}", team_id=f"team{n}", valid_from="2020-01-01"
            )
        for person, role, team in (
            ("admin", "admin", None), ("exec", "executive", None), ("coach1", "coach", "team1"),
            ("coach2", "coach", "team2"), ("agent1", "agent", None),
        ):  # fmt: skip
            self.grant(f"g-{person}", person, role, team)
        for n in range(6):
            desk.add("interaction", id=f"call{n}", external_id=f"c{n}", agent_id=f"agent{1 + n % 2}", **CALL)
        desk.add("form", id="f", key="k", language="en", title="F", retired=0, created_at=0)
        desk.add(
            "form_version",
            id="v",
            form_id="f",
            number=1,
            title="F",
            definition="{}",
            hash="h",
            published_at=0,
        )

    def grant(self, row: str, person: str, role: str, team: str | None) -> None:
        self.desks["admin"].add(
            "role_grant", id=row, person_id=person, role=role, team_id=team, valid_from="2020-01-01"
        )

    def enrol(self, person: str, *, founder: bool = False) -> None:
        with self.engine.begin() as connection:
            code = devices.issue_code(connection, person, founder=founder)
            device, secret, *_ = devices.enrol(connection, code)
            token = devices.issue_token(connection, device, secret)
            assert token is not None
            self.tokens[person] = token[0]
            if person == "admin" and not founder:  # the desk that brought the company in is the admin's
                connection.execute(text("UPDATE hub_desk SET device = :d"), {"d": device})

    def caller(self, person: str) -> Caller:
        with reading(self.engine).begin() as connection:
            found = devices.caller_of(connection, self.tokens[person])
        assert found is not None
        return found

    # the wire

    def send(self, person: str, *, twice: bool = False) -> None:
        """Everything packed so far reaches the hub, perhaps once more as its answer was lost."""
        self.under_way[person] += self.desks[person].send()
        for data in self.under_way[person]:
            answers: list[Answer] = []
            for _ in range(2 if twice else 1):
                batch = unpack(data)
                caller = self.caller(person)
                with self.engine.begin() as connection:
                    answers.append(push(connection, caller, batch, data))
            assert answers[0] == answers[-1]
            bad = {(refused.table, refused.pk) for refused in answers[0].refused}
            self.refused += len(bad)
            for group in batch.rows:
                if group.table == "evaluation":
                    keys = {str(row[group.columns.index("id")]) for row in group.rows}
                    self.accepted |= {key for key in keys if ("evaluation", key) not in bad}
        self.under_way[person] = []

    def receive(self, person: str, limit: int = 0, *, pages: int = 1000, dies: bool = False) -> bool:
        """Take in pages; True when there was nothing more. Perhaps the process dies while it merges."""
        desk = self.desks[person]
        for _ in range(pages):
            caller = self.caller(person)
            page = pull.pull_page(self.engine, caller, self.cursors[person], limit or pull.MOST)
            self.all_theirs(caller, unpack(page.batch))
            desk.raw.execute("BEGIN IMMEDIATE")
            store = Store(desk.raw)
            batch = unpack(page.batch)
            apply_batch(store, batch)
            let_go(store, page.gone, batch, last=not page.more)
            desk.raw.execute("ROLLBACK" if dies else "COMMIT")
            if dies:
                return False
            self.cursors[person] = page.cursors
            assert desk.all("PRAGMA foreign_key_check") == []
            if not page.more:
                return True
        return False

    def all_theirs(self, caller: Caller, batch: Batch) -> None:
        """No page tells a row that is in no stream which this person may hold."""
        holds = caller.reach.holds
        with reading(self.engine).begin() as connection:
            feed = connection.execute(text("SELECT tbl, pk, stream FROM hub_feed WHERE gone = 0"))
            theirs = {(table, pk) for table, pk, stream in feed if holds(stream)}
        told = {(g.table, pk) for g in batch.rows if g.table in KEYED for pk in column(g, "id")}
        assert told <= theirs, f"{caller.reach.person} was told {told - theirs}"

    # what people do

    def step(self) -> None:
        person = self.dice.choice((*PEOPLE, "coach1", "coach2"))
        act = self.dice.choice(
            [*[self.note] * 6, *[self.evaluate] * 3, *[self.release] * 3, self.forge, self.send, self.send, self.some,
             self.some, self.all, self.crash, self.move_call, self.move_coach, self.again]
        )  # fmt: skip
        act(person)

    def some(self, person: str) -> None:
        self.receive(person, self.dice.randint(1, 6), pages=self.dice.randint(1, 4))

    def all(self, person: str) -> None:
        self.send(person)
        self.receive(person)
        self.check(person)

    def again(self, person: str) -> None:
        self.send(person, twice=True)

    def crash(self, person: str) -> None:
        self.receive(person, dies=True)

    def fresh(self, person: str) -> str:
        self.made += 1
        return f"{person}-{self.made:05}"

    def a_call(self, person: str) -> tuple[str, str] | None:
        calls = self.desks[person].all("SELECT id, agent_id FROM interaction ORDER BY id")
        return self.dice.choice(calls) if calls else None  # type: ignore[return-value]

    def note(self, person: str) -> None:
        if person.startswith("coach") and (call := self.a_call(person)):
            shared = self.dice.randrange(2)
            note = f"{'shared' if shared else 'private'} of {call[1]}"
            self.desks[person].add(
                "moment", id=self.fresh(person), interaction_id=call[0], author_id=person, note=note, tag="",
                shared=shared, **MOMENT,
            )  # fmt: skip

    def evaluate(self, person: str) -> None:
        if person.startswith("coach") and (call := self.a_call(person)):
            row = self.fresh(person)
            self.desks[person].do(RULES, row, call[0], person, call[1])
            moments = self.desks[person].all(
                "SELECT id FROM moment WHERE interaction_id = ? ORDER BY id", call[0]
            )
            for n, (moment,) in enumerate(moments[-3:]):
                self.desks[person].add("evidence", evaluation_id=row, question_key=f"q{n}", moment_id=moment)

    def release(self, person: str) -> None:
        if person.startswith("coach"):
            found = self.desks[person].all(
                "SELECT id FROM evaluation WHERE evaluator_id = ? AND id NOT IN"
                " (SELECT evaluation_id FROM evaluation_event) ORDER BY id", person,
            )  # fmt: skip
            if found:
                self.desks[person].add(
                    "evaluation_event", id=self.fresh(person), evaluation_id=self.dice.choice(found)[0],
                    kind="released", at=6, effective_at=6, actor_id=person, comment="",
                )  # fmt: skip

    def forge(self, person: str) -> None:
        """Somebody writes what is not theirs to write."""
        desk = self.desks[person]
        if person == "admin":
            return
        kind = self.dice.randrange(3)
        if kind == 0:
            desk.add(
                "role_grant", id=self.fresh("forged"), person_id=person, role="admin", valid_from="2020-01-01"
            )
        elif kind == 1 and not person.startswith("coach"):
            desk.do("UPDATE person SET name = 'forged' WHERE id = 'admin'")
        elif kind == 2 and (call := self.a_call(person)):
            desk.do(RULES, self.fresh("forged"), call[0], "admin", call[1])

    def move_call(self, _: str) -> None:
        desk = self.desks["admin"]
        call, agent = f"call{self.dice.randrange(6)}", f"agent{1 + self.dice.randrange(2)}"
        desk.do("UPDATE interaction SET agent_id = ? WHERE id = ?", agent, call)

    def move_coach(self, _: str) -> None:
        team = f"team{1 + self.dice.randrange(2)}"
        self.desks["admin"].do("UPDATE role_grant SET team_id = ? WHERE id = 'g-coach1'", team)

    # what must hold

    def hub_rows(self, table: str) -> dict[str, dict[str, Any]]:
        with reading(self.engine).begin() as connection:
            return {pk: row.doc for pk, row in all_of(connection, table).items()}

    def check(self, person: str) -> None:
        """A desk that has just taken in everything holds what its person may see, and no more."""
        desk, calls = self.desks[person], self.hub_rows("interaction")
        held = {str(row[0]) for row in desk.all("SELECT id FROM interaction")}
        if person.startswith("coach"):
            team = self.hub_rows("role_grant")[f"g-{person}"]["team_id"]
            own = {key for key, call in calls.items() if call["agent_id"] == f"agent{team[-1]}"}
            assert own <= held, f"{person} misses {own - held}"
            theirs = {
                m["interaction_id"] for m in self.hub_rows("moment").values() if m["author_id"] == person
            }
            theirs |= {
                e["interaction_id"]
                for e in self.hub_rows("evaluation").values()
                if e["evaluator_id"] == person
            }
            # own work that the hub refused stays on the desk, with the call it is about
            kept = {str(row[0]) for row in desk.all("SELECT interaction_id FROM evaluation")}
            taken = self.hub_rows("moment")
            kept |= {
                str(call) for row, call in desk.all("SELECT id, interaction_id FROM moment WHERE author_id = ?", person)
                if row not in taken
            }  # fmt: skip
            assert held <= own | theirs | kept, f"{person} holds {held - own - theirs - kept}"
            foreign = desk.all(
                "SELECT id FROM moment WHERE author_id <> ? AND id NOT IN (SELECT moment_id FROM evidence e"
                " JOIN evaluation v ON v.id = e.evaluation_id WHERE moment_id IS NOT NULL) AND interaction_id NOT IN"
                f" ({', '.join(repr(call) for call in sorted(own | theirs))})", person,
            )  # fmt: skip
            assert not foreign, f"{person} holds {foreign}"
        if person in ("agent1", "exec"):
            released = {
                str(event["evaluation_id"])
                for event in self.hub_rows("evaluation_event").values() if event["kind"] == "released"
            }  # fmt: skip
            mine = {
                key for key, row in self.hub_rows("evaluation").items()
                if row["subject_id"] == person and key in released
            }  # fmt: skip
            seen = {
                str(row[0])
                for row in desk.all("SELECT id FROM evaluation")
                if not row[0].startswith("forged")
            }
            assert seen == mine, f"{person} sees {seen} instead of {mine}"
            assert desk.all("SELECT id FROM moment WHERE NOT shared") == []
            secrets = (
                "SELECT id FROM evaluation WHERE private_note <> '' AND evaluator_id NOT IN (?, 'admin')"
            )
            assert desk.all(secrets, person) == []
            assert desk.all("SELECT 1 FROM audit_event") == desk.all("SELECT 1 FROM draft") == []
        if person == "admin":
            assert desk.one("SELECT name FROM person WHERE id = 'admin'") == "Admin"
            assert desk.all("SELECT id FROM role_grant WHERE id GLOB 'forged*'") == []
            assert desk.all("SELECT id FROM evaluation WHERE id GLOB 'forged*'") == []
            here = {str(row[0]) for row in desk.all("SELECT id FROM evaluation")}
            assert self.accepted <= here, f"lost: {self.accepted - here}"

    def meet(self) -> None:
        """Everybody sends and takes in until nobody has anything to say."""
        for _ in range(2):
            for person in PEOPLE:
                self.send(person)
        for person in PEOPLE:
            self.receive(person)
            self.check(person)

    def close(self) -> None:
        self.engine.dispose()
        for desk in self.desks.values():
            desk.close()
