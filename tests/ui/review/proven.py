"""Past calls and answers to them that prove the greeting rule, in a workspace of real calls."""

from __future__ import annotations

from sqlalchemy import text

from db.queries.acting import find_acting
from qa_desk.work import suggest
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of, find_version
from qa_desk.workspace import Workspace

CALLS = 24
GREETED, CURT = "Good morning, my name is Elizabeth, how can I help?", "Yes?"

CALL = """INSERT INTO interaction (id, source, external_id, channel, direction, started_at, duration_ms, outcome,
  imported_at, language) VALUES (:c, 'past', :c, 'voice', 'in', 0, 60000, 'resolved', 0, 'en')"""
TRANSCRIPT = "INSERT INTO transcript (id, interaction_id, source, created_at) VALUES (:c, :c, 'past', 0)"
TURN = """INSERT INTO turn (transcript_id, position, speaker, start_ms, end_ms, text)
  VALUES (:c, 0, 'agent', 1000, 5000, :words)"""
EVALUATION = """INSERT INTO evaluation (id, interaction_id, form_version_id, evaluator_id, purpose, started_at,
  submitted_at, outcome, score, critical_customer, critical_business, critical_compliance, result, feedback,
  private_note) VALUES (:c, :c, :version, :who, 'coach', 0, 1, 'pass', 90, 0, 0, 0, '{}', '', '')"""
ANSWER = """INSERT INTO answer (evaluation_id, question_key, choices, text, na, comment, critical, causes, untouched)
  VALUES (:c, 'greeting', :choices, '', 'no', '', 0, '[]', 0)"""


def prove_greeting(workspace: Workspace, coach: str, lead: str) -> str:
    """Switch the rule on after a test it passed; the rule's id."""
    with workspace.reading() as connection:
        version = find_version(connection, "support", "en")
        form = definition_of(connection, version)
        who, acting = find_acting(connection, coach), find_acting(connection, lead)
    assert who is not None
    with workspace.session() as session, session.begin():
        for n in range(CALLS):
            polite = n % 3 != 0
            named = {
                "c": f"past-{n}", "version": version, "who": who.person_id, "words": GREETED if polite else CURT,
                "choices": '["yes"]' if polite else '["no"]',
            }  # fmt: skip
            for statement in (CALL, TRANSCRIPT, TURN, EVALUATION, ANSWER):
                session.execute(text(statement), named)
    desk = Desk(workspace, acting)
    rule = suggest.switch_on(desk, form, suggest.try_rule(desk, form, "greeting"))
    suggest.make_all(desk, form)
    return rule
