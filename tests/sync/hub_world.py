"""A hub that really listens, on SQLite or PostgreSQL, and workspaces that join it."""

from __future__ import annotations

import atexit
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import uvicorn
from sqlalchemy import Engine, text

from db.models import Interaction, Membership, Moment, Person, RoleGrant, Team, from_epoch_ms
from qa_desk.hub.app import hub_app
from qa_desk.hub.devices import find_person, is_empty, issue_code
from qa_desk.hub.store import BlobStore
from qa_desk.hub.tables import open_hub
from qa_desk.sync.hub import enrol, sync_hub
from qa_desk.sync.session import Report
from qa_desk.workspace import Workspace

NOW = from_epoch_ms(1_700_000_000_000)


@cache
def _template() -> Path:
    root = Path(tempfile.mkdtemp()) / "empty"
    atexit.register(shutil.rmtree, root.parent, ignore_errors=True)
    Workspace.create(root, "Desk").close()
    return root


def empty(root: Path) -> Workspace:
    """A new, empty workspace, quicker than making one: a copy, which becomes a desk of its own."""
    shutil.copytree(_template(), root)
    return Workspace.open(root)


@dataclass
class Server:
    """A running hub."""

    url: str
    engine: Engine
    database: str

    def code(self, person: str) -> str:
        """A one-time code for a person."""
        with self.engine.begin() as connection:
            founder = is_empty(connection)
            found = (person, person) if founder else find_person(connection, person)
            assert found is not None
            return issue_code(connection, *found, founder=founder)

    def join(self, root: Path, person: str) -> Workspace:
        """A new, empty workspace that is this person's desk, synced once."""
        workspace = empty(root)
        enrol(workspace, self.url, self.code(person))
        sync_hub(workspace)
        return workspace


@contextmanager
def serving(database: str, folder: Path | BlobStore, *, needs_tls: bool = False) -> Iterator[Server]:
    """A hub on a free port, in a thread of its own."""
    engine = open_hub(database)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(
        hub_app(engine, folder, needs_tls=needs_tls), host="127.0.0.1", port=port, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    try:
        yield Server(f"http://127.0.0.1:{port}", engine, database)
    finally:
        server.should_exit = True
        thread.join(20)
        engine.dispose()


def company(root: Path) -> Workspace:
    """A workspace with an admin, two teams with a coach and an agent each, a call and a moment per agent."""
    workspace = empty(root)
    with workspace.session() as session, session.begin():
        for person in ("admin", "coach1", "coach2", "agent1", "agent2", "exec"):
            session.add(Person(id=person, name=person.title(), created_at=NOW))
        for n in ("1", "2"):
            session.add(Team(id=f"team{n}", name=f"Team {n}"))
        session.flush()
        start = date(2020, 1, 1)
        session.add(RoleGrant(id="g0", person_id="admin", role="admin", valid_from=start))
        session.add(RoleGrant(id="g9", person_id="exec", role="executive", valid_from=start))
        for n in ("1", "2"):
            for who, role, team in ((f"coach{n}", "coach", f"team{n}"), (f"agent{n}", "agent", None)):
                session.add(RoleGrant(id=f"g{who}", person_id=who, role=role, team_id=team, valid_from=start))
            session.add(Membership(id=f"m{n}", person_id=f"agent{n}", team_id=f"team{n}", valid_from=start))
            session.flush()
            call = {"source": "s", "external_id": f"c{n}", "started_at": NOW, "imported_at": NOW}
            session.add(Interaction(id=f"call{n}", agent_id=f"agent{n}", duration_ms=1000, **call))
            session.flush()
            for shared in (True, False):
                own = "shared" if shared else "private"
                session.add(
                    Moment(
                        id=f"{own}{n}",
                        interaction_id=f"call{n}",
                        author_id=f"coach{n}",
                        start_ms=0,
                        end_ms=9,
                        note=f"canary {own} of {n}",
                        shared=shared,
                        created_at=NOW,
                        updated_at=NOW,
                    )
                )
        session.flush()
        session.execute(text("INSERT INTO form VALUES ('f', 'k', 'en', 'F', 0, 0)"))
        session.execute(
            text(
                "INSERT INTO form_version (id, form_id, number, title, definition, hash, published_at)"
                " VALUES ('v', 'f', 1, 'F', '{}', 'h', 0)"
            )
        )
    return workspace


def write(workspace: Workspace, statement: str, **values: object) -> None:
    """One change of somebody."""
    with workspace.session() as session, session.begin():
        session.execute(text(statement), values)


def evaluate(workspace: Workspace, n: str, *, evaluator: str, row: str = "", note: str = "") -> None:
    """A submitted evaluation of a call, resting on both of its moments."""
    row = row or f"evaluation{n}"
    write(
        workspace,
        "INSERT INTO evaluation (id, interaction_id, form_version_id, evaluator_id, subject_id, purpose, started_at,"
        " submitted_at, score, calculated, outcome, critical_customer, critical_business, critical_compliance, result,"
        " feedback, private_note) VALUES (:row, :call, 'v', :evaluator, :agent, 'coach', 0, 5, 80, 80, 'pass', 0, 0,"
        " 0, '{}', 'canary feedback', :note)",
        row=row, call=f"call{n}", evaluator=evaluator, agent=f"agent{n}", note=note,
    )  # fmt: skip
    write(
        workspace,
        "INSERT INTO answer (evaluation_id, question_key, choices, text, na, comment, critical)"
        " VALUES (:row, 'q', '[]', '', 'no', 'canary comment', 0)",
        row=row,
    )
    for own in ("shared", "private"):
        write(
            workspace,
            "INSERT INTO evidence (evaluation_id, question_key, moment_id) VALUES (:row, :own, :moment)",
            row=row, own=own, moment=f"{own}{n}",
        )  # fmt: skip


def event(workspace: Workspace, n: str, kind: str, actor: str, row: str = "", at_ms: int = 6) -> None:
    """A step in an evaluation's life."""
    write(
        workspace,
        "INSERT INTO evaluation_event (id, evaluation_id, kind, at, effective_at, actor_id, comment)"
        " VALUES (:id, :row, :kind, 6, :at, :actor, '')",
        id=f"{kind}-{n}-{actor}", row=row or f"evaluation{n}", kind=kind, actor=actor, at=at_ms,
    )  # fmt: skip


def meet(*workspaces: Workspace) -> list[Report]:
    """Everybody syncs twice: what the last one brought reaches the first."""
    return [sync_hub(workspace) for _ in range(2) for workspace in workspaces]


def rows(workspace: Workspace, query: str) -> list[tuple[object, ...]]:
    """What a query finds."""
    with workspace.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]
