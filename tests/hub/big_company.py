"""A generated company of 40 teams and 500 agents at a hub, each row marked with whom it is about, and an oracle of its
own for who may see which mark: written from the rules people are told (docs/sync.md), not from the hub's code."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Engine

from db.sync.tables import synced_tables
from db.upgrade import HEAD
from qa_desk.hub import devices
from qa_desk.hub.devices import Caller
from qa_desk.hub.push import push
from qa_desk.hub.scope import Reach
from qa_desk.sync.batch import Batch, Rows, pack

MARK = re.compile(rb"\[\[([\w-]+):([\w-]+)\]\]")
"""Every free text holds one: what kind of thing it is, and the person it is about or belongs to."""
START = "2020-01-01"
AGENT_OF = re.compile(r"agent-\d+")
EVERYBODYS = {"person", "team", "role_grant", "membership", "form", "form_version"}


@dataclass
class Company:
    """Who is who. Teams are numbered; eight make a department, which a lead has."""

    teams: int = 40
    agents: int = 500
    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    _about: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def coaches(self) -> list[str]:
        return [f"coach-{n}" for n in range(self.teams)]

    @property
    def leads(self) -> list[str]:
        return [f"lead-{n}" for n in range(-(-self.teams // 8))]

    @property
    def workers(self) -> list[str]:
        return [f"agent-{n}" for n in range(self.agents)]

    @property
    def people(self) -> list[str]:
        return ["admin", "exec-0", "exec-1", *self.leads, *self.coaches, *self.workers]

    def team_of(self, agent: str) -> int:
        return int(agent.partition("-")[2]) % self.teams

    def sees(self, person: str) -> set[tuple[str, str]]:
        """Every mark this person may be told."""
        role, _, n = person.partition("-")
        if role == "agent":
            return {(kind, person) for kind in ("released", "shared", "coached", "self")}
        if role == "exec":
            return set()
        if role == "admin":
            mine = self.workers
        else:
            teams = {int(n)} if role == "coach" else {t for t in range(self.teams) if t // 8 == int(n)}
            mine = [agent for agent in self.workers if self.team_of(agent) in teams]
        about = ("released", "shared", "coached", "held-back", "private", "self", "call")
        return {(kind, agent) for agent in mine for kind in about} | (
            {("own", person)} if role == "coach" else set()
        )

    def some_for(self, person: str, others: int = 20) -> list[str]:
        """Agents whose rows this person asks for by key: some of their own, and some of anybody's."""
        chance = random.Random(person)
        own = sorted({agent for kind, agent in self.sees(person) if kind in ("call", "released")})
        some = chance.sample(own, min(len(own), 5)) + chance.sample(self.workers, min(others, self.agents))
        return list(dict.fromkeys(some))

    def rows_about(self, agents: list[str]) -> list[tuple[tuple[str, str], str]]:
        """Table and key of every row about these agents, and which of them; not of those everybody holds."""
        if not self._about:
            for table in sorted(set(self.rows) - EVERYBODYS):
                identity = synced_tables()[table].identity
                for row in self.rows[table]:
                    key = "\x1f".join(str(row[column]) for column in identity)
                    if (agent := AGENT_OF.search(key)) is not None:
                        self._about.setdefault(agent[0], []).append((table, key))
        return [(row, agent) for agent in agents for row in self._about.get(agent, ())]

    def add(self, table: str, **row: object) -> None:
        self.rows.setdefault(table, []).append(row)


def made(teams: int = 40, agents: int = 500) -> Company:
    """The company with every row in it."""
    c = Company(teams, agents)
    for person in c.people:
        c.add("person", id=person, name=person.title())
    for n, _ in enumerate(c.leads):
        c.add("team", id=f"department-{n}", name=f"Department {n}", parent_id=None)
    for n in range(teams):
        c.add("team", id=f"team-{n}", name=f"Team {n}", parent_id=f"department-{n // 8}")
    _grant(c, "admin", "admin", None)
    for n, lead in enumerate(c.leads):
        _grant(c, lead, "lead", f"department-{n}")
    for n, coach in enumerate(c.coaches):
        _grant(c, coach, "coach", f"team-{n}")
        c.add(
            "draft",
            id=f"d-{coach}",
            interaction_id=f"call-agent-{n}-0",
            evaluator_id=coach,
            feedback=f"[[own:{coach}]]",
        )
    for person in ("exec-0", "exec-1"):
        _grant(c, person, "executive", None)
    for agent in c.workers:
        _agent(c, agent)
    return c


def _grant(c: Company, person: str, role: str, team: str | None) -> None:
    c.add(
        "role_grant",
        id=f"g-{person}",
        person_id=person,
        role=role,
        team_id=team,
        valid_from=START,
        valid_to=None,
    )


def _agent(c: Company, agent: str) -> None:
    team = c.team_of(agent)
    coach = f"coach-{team}"
    _grant(c, agent, "agent", None)
    c.add(
        "membership",
        id=f"m-{agent}",
        person_id=agent,
        team_id=f"team-{team}",
        valid_from=START,
        valid_to=None,
    )
    for n, what in enumerate(("released", "held-back")):
        call, evaluation = f"call-{agent}-{n}", f"e-{agent}-{n}"
        c.add("interaction", id=call, agent_id=agent, external_id=f"{agent}-{n}")
        c.add("recording", id=f"r-{call}", interaction_id=call, part=0, sha256=sha_of(call), suffix=".wav")
        c.add("transcript", id=f"t-{call}", interaction_id=call, source="import", language="en")
        c.add("turn", id=f"u-{call}", transcript_id=f"t-{call}", position=0, text=f"[[call:{agent}]]")
        c.add("survey_response", id=f"s-{call}", interaction_id=call, comment=f"[[call:{agent}]]")
        for shared in (True, False):
            kind = "shared" if shared and what == "released" else "private"
            c.add(
                "moment", id=f"mo-{call}-{shared}", interaction_id=call, author_id=coach, note=f"[[{kind}:{agent}]]",
                shared=shared,
            )  # fmt: skip
        c.add(
            "evaluation", id=evaluation, interaction_id=call, form_version_id="v", evaluator_id=coach,
            subject_id=agent, purpose="coach", feedback=f"[[{what}:{agent}]]", private_note=f"[[private:{agent}]]",
        )  # fmt: skip
        c.add("answer", evaluation_id=evaluation, question_key="q", comment=f"[[{what}:{agent}]]")
        for shared in (True, False):
            c.add(
                "evidence",
                evaluation_id=evaluation,
                question_key=str(shared),
                moment_id=f"mo-{call}-{shared}",
            )
        c.add("evaluation_event", id=f"ev-{evaluation}", evaluation_id=evaluation, kind="submitted", actor_id=coach,
              effective_at=1, comment=f"[[{what}:{agent}]]")  # fmt: skip
    c.add("evaluation_event", id=f"rel-{agent}", evaluation_id=f"e-{agent}-0", kind="released", actor_id=coach,
          effective_at=1, comment="")  # fmt: skip
    c.add("coaching_session", id=f"c-{agent}", agent_id=agent, coach_id=coach, notes=f"[[coached:{agent}]]")
    c.add(
        "coaching_private_note",
        id=f"pn-{agent}",
        session_id=f"c-{agent}",
        person_id=coach,
        text=f"[[own:{coach}]]",
    )
    c.add("goal", id=f"goal-{agent}", agent_id=agent, set_by=coach, note=f"[[coached:{agent}]]")


def sha_of(call: str) -> str:
    """The hash of a call's recording."""
    return hashlib.sha256(call.encode()).hexdigest()


def load(engine: Engine, company: Company) -> int:
    """Bring the company in as an administrator's desk does; how many rows."""
    with engine.begin() as connection:
        code = devices.issue_code(connection, "admin", founder=True)
        device, _, _ = devices.enrol(connection, code)
    caller = Caller(device, Reach("admin", frozenset({"admin"}), None))
    company.rows = {
        "form": [{"id": "f", "key": "k"}],
        "form_version": [{"id": "v", "form_id": "f"}],
        **company.rows,
    }
    count = 0
    for no, groups in enumerate(_batches(company), 1):
        batch = Batch(desk="loader", schema=HEAD, clock=no << 16, rows=groups, no=no)
        with engine.begin() as connection:
            answer = push(connection, caller, batch, pack(batch))
        assert answer.refused == [], answer.refused[:3]
        count += batch.count
    return count


def _batches(company: Company, size: int = 4000) -> Iterator[list[Rows]]:
    for table, rows in sorted(company.rows.items(), key=lambda item: list(synced_tables()).index(item[0])):
        columns = tuple(rows[0])
        fact = synced_tables()[table].fact
        for start in range(0, len(rows), size):
            some = rows[start : start + size]
            values = [[row[column] for column in columns] for row in some]
            clocks = [] if fact else [{"*": (1 << 16, "loader")} for _ in some]
            yield [Rows(table, columns, values, clocks)]


def token_for(engine: Engine, person: str) -> str:
    """A token of a new device of this person."""
    with engine.begin() as connection:
        device, secret, _ = devices.enrol(connection, devices.issue_code(connection, person))
        found = devices.issue_token(connection, device, secret)
    assert found is not None
    return found[0]
