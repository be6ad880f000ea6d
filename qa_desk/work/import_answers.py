"""Writing customers' answers that came apart from their calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from db.keys import new_id
from db.models import to_epoch_ms
from qa_desk.importing.facts import CallFacts, ImportProblem, Refusal, SentFacts
from qa_desk.importing.links import AnswerLinks
from qa_desk.importing.preview import Item
from qa_desk.work.desk import Transaction
from qa_desk.work.import_places import Places
from qa_desk.work.import_rows import Linked, add_answers, add_sent

COUNT = """INSERT INTO survey_sent_count (id, agent_id, source, kind, since, until, sent)
  VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""


def write_answers(
    change: Transaction, items: Sequence[Item], window: timedelta
) -> tuple[int, int, list[Refusal]]:
    """Tie surveys to calls that are there and add them: answers, surveys sent, and what has no call after all."""
    connection = change.session.connection()
    links = AnswerLinks(connection, window)
    linked: list[Linked] = []
    refused: list[Refusal] = []
    for item in items:
        assert item.answer is not None
        found = links.find(item.answer)
        if isinstance(found, ImportProblem):
            refused.append(Refusal.of(item.path, found, item.line))
        else:
            at = to_epoch_ms(item.answer.tied_at or change.now)
            linked.append((item.answer, found.interaction_id, found.how, at))
    made, sent = add_answers(connection, linked), add_sent(connection, linked)
    if made or sent:
        change.touch("interaction", *(call for _, call, _, _ in linked))
        change.touch("survey_response")
        change.touch("survey_sent")
    return len(made), len(sent), refused


def write_counts(change: Transaction, counts: Sequence[SentFacts]) -> int:
    """Add counts of surveys sent; agents nobody knows yet become people, as those of calls do. How many are new."""
    connection = change.session.connection()
    named = [
        CallFacts(one.source, "", started_at=one.since, agent=one.agent, agent_id=one.agent_id)
        for one in counts
    ]
    places = Places(connection, named, change.now)
    made = 0
    for one, call in zip(counts, named, strict=True):
        row = (
            new_id(), places.agent(call), one.source, one.kind, to_epoch_ms(one.since), to_epoch_ms(one.until),
            one.sent,
        )  # fmt: skip
        made += connection.exec_driver_sql(COUNT, row).rowcount
    if made:
        change.touch("survey_sent_count")
    return made
