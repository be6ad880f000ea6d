"""Trying a rule for suggestions on many past calls, beside SQLite's own LIKE over the same turns.

`python -m benchmarks.suggestions` prints its own table. LIKE finds one spelling of one phrase and knows neither who
says it nor when; it is what a coach could do with the database by hand.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec.structs import replace
from sqlalchemy import text

from benchmarks.table import Row, print_table
from db.queries.acting import Acting
from qa_desk.scoring import Form, Suggest, starter_form
from qa_desk.work import Desk
from qa_desk.work.forms import publish
from qa_desk.work.suggest import make_all, switch_on, try_rule
from qa_desk.workspace import Workspace

CALLS = 10_000
TURNS = 40
ANSWERED = 2_000
LEAD = Acting("lead", "Lead", frozenset({"lead"}))
LINES = (
    "Good morning, thank you for calling Northside, my name is Grace, how can I help you today?",
    "Hi, I have been charged twice for the same order and nobody rang me back about it.",
    "I am sorry about that, let me have a look. May I put you on hold for a minute?",
    "Yes, that is fine, but please be quick, I have called three times this week already.",
    "The number is 4000 0566 5566 5556 and it expires in August.",
    "您好，感谢您的来电，请问有什么可以帮您？",
    "我的订单还没有到，已经等了一个星期了，你们什么时候能处理？",
)


def rows(quick: bool = False) -> list[Row]:
    """Each measurement beside its baseline."""
    with _world(1_000 if quick else CALLS) as desk:
        form = starter_form("support", "en")
        return [*_tries(desk, form), _like_chinese(desk, form), _making(desk, form)]


def _tries(desk: Desk, form: Form) -> Iterator[Row]:
    like = _like(desk, "thank you for calling")
    for key in ("greeting", "card_number"):
        start = time.perf_counter()
        found = try_rule(desk, form, key)
        yield Row(
            f"suggestions: {found.calls:,} calls tried, {key}", "LIKE", time.perf_counter() - start, like
        )


def _like_chinese(desk: Desk, form: Form) -> Row:
    """A phrase in simplified characters over a transcript that may be traditional."""
    rule = msgspec.convert({"when": {"said": {"any": ["感谢您的来电"]}}, "then": "yes"}, Suggest)
    sections = tuple(
        replace(
            s, questions=tuple(replace(q, suggest=rule) if q.key == "greeting" else q for q in s.questions)
        )
        for s in form.sections
    )
    start = time.perf_counter()
    found = try_rule(desk, replace(form, sections=sections), "greeting")
    name = f"suggestions: {found.calls:,} calls tried, a Chinese phrase"
    return Row(name, "LIKE", time.perf_counter() - start, _like(desk, "感谢您的来电"))


def _making(desk: Desk, form: Form) -> Row:
    switch_on(desk, form, try_rule(desk, form, "greeting"))
    start = time.perf_counter()
    count = make_all(desk, form)
    return Row(
        f"suggestions: {count:,} made and stored", "LIKE", time.perf_counter() - start,
        _like(desk, "thank you for calling"),
    )  # fmt: skip


def _like(desk: Desk, phrase: str) -> float:
    start = time.perf_counter()
    with desk.reading() as connection:
        asked = text("SELECT count(DISTINCT transcript_id) FROM turn WHERE text LIKE :words")
        connection.execute(asked, {"words": f"%{phrase}%"}).scalar_one()
    return time.perf_counter() - start


@contextmanager
def _world(calls: int) -> Iterator[Desk]:
    """So many calls of 40 turns, some of them scored."""
    dice = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "w", "Bench")
        version = publish(Desk(workspace), starter_form("support", "en"))
        with workspace.session() as session, session.begin():
            session.execute(
                text(
                    "INSERT INTO person (id, name, languages, active, created_at) VALUES ('lead','Lead','[]',1,0)"
                )
            )
            session.execute(text(CALL), [{"c": f"c{n}"} for n in range(calls)])
            session.execute(text(TRANSCRIPT), [{"c": f"c{n}"} for n in range(calls)])
            session.execute(
                text(TURN), [_turn(dice, n, place) for n in range(calls) for place in range(TURNS)]
            )
            for n in range(min(ANSWERED, calls)):
                session.execute(text(EVALUATION), {"c": f"c{n}", "v": version})
                session.execute(text(ANSWER), {"c": f"c{n}", "a": dice.choice(['["yes"]', '["no"]'])})
        yield Desk(workspace, LEAD)
        workspace.close()


def _turn(dice: random.Random, call: int, place: int) -> dict[str, object]:
    by = "agent" if place % 2 == 0 else "customer"
    words = dice.choice(LINES)
    return {"c": f"c{call}", "n": place, "by": by, "a": place * 6000, "b": place * 6000 + 5000, "w": words}


CALL = """INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms, outcome,
  imported_at, language) VALUES (:c, 'b', :c, 'voice', 'in', 0, 240000, 'resolved', 0, 'en')"""
TRANSCRIPT = "INSERT INTO transcript (id, interaction_id, source, created_at) VALUES (:c, :c, 'b', 0)"
TURN = """INSERT INTO turn (transcript_id, position, speaker, start_ms, end_ms, text)
  VALUES (:c, :n, :by, :a, :b, :w)"""
EVALUATION = """INSERT INTO evaluation (id, interaction_id, form_version_id, evaluator_id, purpose, started_at,
  submitted_at, outcome, score, critical_customer, critical_business, critical_compliance, result, feedback,
  private_note) VALUES (:c, :c, :v, 'lead', 'coach', 0, 1, 'pass', 90, 0, 0, 0, '{}', '', '')"""
ANSWER = """INSERT INTO answer (evaluation_id, question_key, choices, text, na, comment, critical, causes, untouched)
  VALUES (:c, 'greeting', :a, '', 'no', '', 0, '[]', 0)"""


if __name__ == "__main__":
    print_table(rows())
