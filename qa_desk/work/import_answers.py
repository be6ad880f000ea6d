"""Writing customers' answers that came apart from their calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from db.models import to_epoch_ms
from qa_desk.importing.facts import ImportProblem, Refusal
from qa_desk.importing.links import AnswerLinks
from qa_desk.importing.preview import Item
from qa_desk.work.desk import Transaction
from qa_desk.work.import_rows import Linked, add_answers


def write_answers(change: Transaction, items: Sequence[Item], window: timedelta) -> tuple[int, list[Refusal]]:
    """Tie answers to calls that are there and add them; how many, and what has no call after all."""
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
            at = to_epoch_ms(item.answer.answered_at or change.now)
            linked.append((item.answer, found.interaction_id, found.how, at))
    made = add_answers(connection, linked)
    if made:
        change.touch("interaction", *(call for _, call, _, _ in linked))
        change.touch("survey_response")
    return len(made), refused
