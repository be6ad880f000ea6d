"""A small centre in which an evaluation lives: two coaches, a lead, an agent, a call, a form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import text

from db.queries.acting import find_acting
from qa_desk.scoring import Answer, Form, Release
from qa_desk.work import Desk, evaluate, people
from qa_desk.work.forms import publish
from qa_desk.work.set_up import seat_founder
from qa_desk.work.submit import submit
from qa_desk.workspace import Workspace
from tests.scoring.small_forms import NO, YES, two_groups

ONE_LOST: Mapping[str, Answer] = {"a1": YES, "a2": NO, "b1": YES}
FORM = two_groups("section_percent")


class Centre:
    """Desks of everybody by first name, and what is on them."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace.create(root, "Test")
        founder = seat_founder(Desk(self.workspace), "Lena")
        self.lena = self._desk(founder)
        named = {"Ann": {"coach"}, "Ben": {"coach"}, "Amy": {"agent"}, "Bob": {"agent"}}
        self.ids = {name: people.add(self.lena, name, set(roles)) for name, roles in named.items()}
        self.ann, self.ben, self.amy, self.bob = (self._desk(self.ids[name]) for name in named)
        self.call = self.add_call("c1")

    def _desk(self, person: str) -> Desk:
        with self.workspace.reading() as connection:
            return Desk(self.workspace, find_acting(connection, person))

    def add_call(self, key: str) -> str:
        with self.workspace.session() as session, session.begin():
            session.execute(
                text(
                    "INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms,"
                    " outcome, imported_at, agent_id)"
                    " VALUES (:c, 'pbx', :c, 'voice', 'in', 0, 1000, 'unknown', 0, :a)"
                ),
                {"c": key, "a": self.ids["Amy"]},
            )
        return key

    def form(self, form: Form = FORM, **fields: object) -> str:
        """The version id of a form published with these fields."""
        return publish(self.lena, replace(form, **fields))

    def evaluated(
        self, version: str, answers: Mapping[str, Answer] = ONE_LOST, by: Desk | None = None
    ) -> str:
        """The id of a submitted evaluation of the call."""
        desk = by or self.ann
        draft = evaluate.start(desk, self.call, version)
        evaluate.set_answers(desk, draft, answers)
        evaluate.set_feedback(desk, draft, "Well begun")
        evaluate.set_private_note(desk, draft, "Between us coaches")
        return submit(desk, draft)

    def count(self, statement: str) -> int:
        with self.workspace.reading() as connection:
            return int(connection.execute(text(statement)).scalar_one())


APPROVAL = Release(mode="approval")
__all__ = ["APPROVAL", "FORM", "ONE_LOST", "Centre"]
