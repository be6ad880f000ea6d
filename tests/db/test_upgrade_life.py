"""A file from before evaluations had a life: nothing is lost, what agents saw they still see."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import IntegrityError

from db import upgrade
from db.engine import check_integrity, open_engine, writing

ROWS = (
    "INSERT INTO person (id, name, languages, active, created_at) VALUES ('p', 'P', '[]', 1, 0)",
    "INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms, outcome,"
    " imported_at, agent_id) VALUES ('i', 's', 'c', 'voice', 'in', 0, 1000, 'resolved', 0, 'p')",
    "INSERT INTO form (id, key, language, title, retired, created_at) VALUES ('f', 'f', 'en', 'F', 0, 0)",
    "INSERT INTO form_version (id, form_id, number, title, definition, hash, published_at)"
    " VALUES ('v', 'f', 1, 'F', '{}', 'h', 0)",
    "INSERT INTO draft_answer (draft_id, question_key, choices, text, na, comment, updated_at)"
    " VALUES ('d', 'q', '[\"yes\"]', '', 'no', 'kept', 0)",
)
DRAFT = (
    "INSERT INTO draft (id, interaction_id, form_version_id, evaluator_id, subject_id, purpose, state, feedback,"
    " private_note, started_at, updated_at) VALUES (:id, 'i', 'v', 'p', 'p', :purpose, 'draft', '', '', 0, 0)"
)
EVALUATION = (
    "INSERT INTO evaluation (id, interaction_id, form_version_id, evaluator_id, subject_id, purpose, started_at,"
    " submitted_at, score, calculated, outcome, critical_customer, critical_business, critical_compliance, result,"
    " feedback, private_note) VALUES (:id, 'i', 'v', 'p', 'p', :purpose, 0, 5, 80, 80, 'pass', 0, 0, 0, '{}', '', '')"
)


def insert(connection: Connection, statement: str, **values: object) -> None:
    connection.execute(text(statement), values)


def older(path: Path) -> Engine:
    engine = open_engine(path, create=True)
    upgrade._migrate(engine, "0004")
    with writing(engine).begin() as connection:
        for row in ROWS[:-1]:
            insert(connection, row)
        insert(connection, DRAFT, id="d", purpose="coach")
        insert(connection, ROWS[-1])
        insert(connection, EVALUATION, id="e", purpose="coach")
        insert(connection, EVALUATION, id="k", purpose="calibration")
        insert(
            connection,
            "INSERT INTO answer (evaluation_id, question_key, choices, text, na, comment, critical)"
            " VALUES ('e', 'q', '[]', '', 'no', 'well', 0)",
        )
    return engine


def test_old_evaluations_stay_open_to_their_agents_and_drafts_keep_their_answers(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = older(path)
    upgrade.ensure_schema(engine, path, tmp_path)
    with engine.connect() as connection:
        events = connection.execute(
            text("SELECT evaluation_id, kind, effective_at FROM evaluation_event ORDER BY seq")
        )
        assert {tuple(row) for row in events} == {
            ("e", "submitted", 5),
            ("k", "submitted", 5),
            ("e", "released", 5),
        }
        answers = connection.execute(text("SELECT comment, causes, untouched FROM answer")).one()
        assert tuple(answers) == ("well", "[]", 0)
        assert tuple(connection.execute(text("SELECT comment, causes FROM draft_answer")).one()) == (
            "kept",
            "[]",
        )
        assert check_integrity(connection) == []


def test_scoring_again_is_a_purpose_now_and_others_are_still_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = older(path)
    upgrade.ensure_schema(engine, path, tmp_path)
    for fresh in (engine, open_engine(path)):
        with writing(fresh).begin() as connection:
            insert(connection, DRAFT, id=f"r{id(fresh)}", purpose="rescore")
            insert(connection, EVALUATION, id=f"r{id(fresh)}", purpose="rescore")
        for statement in (DRAFT, EVALUATION):
            with pytest.raises(IntegrityError), writing(fresh).begin() as connection:
                insert(connection, statement, id="x", purpose="fun")


def test_the_count_of_evaluations_leaves_out_revisions(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = older(path)
    upgrade.ensure_schema(engine, path, tmp_path)
    revision = EVALUATION.replace("private_note)", "private_note, supersedes_id)").replace("'')", "'', 'e')")
    with writing(engine).begin() as connection:
        insert(connection, revision.replace("5, 80, 80", "9, 90, 90"), id="e2", purpose="coach")
        found = connection.execute(text("SELECT evaluation_count, score FROM interaction")).one()
    assert tuple(found) == (1, 90)
