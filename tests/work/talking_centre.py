"""A small centre whose calls have words: a form with a rule for its first question, and people's answers to it."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace
from sqlalchemy import text

from qa_desk.scoring import Answer, Form, Suggest
from qa_desk.work import Desk, evaluate
from qa_desk.work.forms import definition_of, find_version
from qa_desk.work.submit import submit
from qa_desk.workspace import Workspace
from tests.scoring.small_forms import NO, YES
from tests.work.life_world import FORM, Centre

RULE = msgspec.convert(
    {
        "when": {"said": {"any": ["thank you for calling"], "within_first": 10}},
        "then": "yes",
        "otherwise": "no",
    },
    Suggest,
)


def with_rule(form: Form, key: str = "a1", rule: Suggest | None = RULE) -> Form:
    """The form with this rule at one question."""
    sections = tuple(
        replace(s, questions=tuple(replace(q, suggest=rule) if q.key == key else q for q in s.questions))
        for s in form.sections
    )
    return replace(form, sections=sections)


class TalkingCentre(Centre):
    """Calls `t0`…; polite ones begin with the phrase the rule listens for. A copy of a root is opened as it is."""

    def __init__(self, root: Path) -> None:
        if root.exists():
            self._open(root)
        else:
            super().__init__(root)
            self.form(with_rule(FORM))
        with self.workspace.reading() as connection:
            self.version = find_version(connection, "f")
        with self.workspace.reading() as connection:
            self.definition = definition_of(connection, self.version)

    def _open(self, root: Path) -> None:
        self.workspace = Workspace.open(root)
        self.lena, self.ann, self.ben, self.amy, self.bob = (
            self._desk(name) for name in ("Lena", "Ann", "Ben", "Amy", "Bob")
        )
        desks = {"Ann": self.ann, "Ben": self.ben, "Amy": self.amy, "Bob": self.bob}
        self.ids = {name: desk.acting.person_id for name, desk in desks.items() if desk.acting}
        self.call = "c1"

    def talk(self, key: str, polite: bool | None, language: str = "en") -> str:
        """A call; with `polite` None it has no transcript."""
        self.add_call(key)
        words = "Thank you for calling, how can I help?" if polite else "Yes? What is it?"
        with self.workspace.session() as session, session.begin():
            session.execute(
                text("UPDATE interaction SET language = :l WHERE id = :c"), {"l": language, "c": key}
            )
            if polite is not None:
                session.execute(
                    text(
                        "INSERT INTO transcript (id, interaction_id, source, created_at) VALUES (:t, :c, 'test', 0)"
                    ),
                    {"t": f"tr-{key}", "c": key},
                )
                session.execute(
                    text(
                        "INSERT INTO turn (transcript_id, position, speaker, start_ms, end_ms, text, confidence)"
                        " VALUES (:t, 0, 'agent', 3000, 6000, :w, 0.9)"
                    ),
                    {"t": f"tr-{key}", "w": words},
                )
        return key

    def scored(self, call: str, polite: bool, by: Desk | None = None) -> str:
        """Somebody scores the call: the first question by whether it began politely."""
        desk = by or self.ann
        draft = evaluate.start(desk, call, self.version)
        answers: dict[str, Answer] = {"a1": YES if polite else NO, "a2": YES, "b1": YES}
        evaluate.set_answers(desk, draft, answers)
        return submit(desk, draft)

    def history(self, count: int, wrong: int = 0, start: int = 0) -> None:
        """So many scored calls, every third impolite; with the first `wrong` of them people and rule differ."""
        for n in range(start, start + count):
            polite = n % 3 != 0
            self.scored(self.talk(f"t{n}", polite), polite ^ (n - start < wrong))
