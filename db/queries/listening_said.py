"""What was said in the calls of a month: those in which a phrase may stand, found by the search index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from db.models import to_epoch_ms
from db.queries.acting import Acting
from db.search import CALL_SHIFT, phrase_expression


@dataclass(frozen=True, slots=True)
class SaidCall:
    """A call with its newest words: turns as start and end in ms, speaker, text."""

    id: str
    external_id: str
    agent: str | None
    turns: tuple[tuple[int, int, str, str], ...]


TRANSCRIBED = """
SELECT count(*) FROM interaction i WHERE i.started_at >= :since AND i.started_at < :until
  AND EXISTS (SELECT 1 FROM transcript t WHERE t.interaction_id = i.id)
"""
THAT_SAY = f"""
SELECT i.id, i.external_id, p.name FROM interaction i LEFT JOIN person p ON p.id = i.agent_id
WHERE i.started_at >= :since AND i.started_at < :until AND i.number IN (
  SELECT s.rowid >> {CALL_SHIFT} FROM search_text s WHERE s.search_text MATCH :match AND s.kind = 'turn')
ORDER BY i.id
"""
TURNS_OF = """
SELECT t.start_ms, t.end_ms, t.speaker, t.text FROM turn t WHERE t.transcript_id = (
  SELECT id FROM transcript WHERE interaction_id = :call ORDER BY created_at DESC, id DESC LIMIT 1)
ORDER BY t.start_ms, t.position
"""


def transcribed(connection: Connection, acting: Acting, since: datetime, until: datetime) -> int:
    """How many calls of a span have words; none for somebody who is only an agent."""
    if acting.only_agent:
        return 0
    named = {"since": to_epoch_ms(since), "until": to_epoch_ms(until)}
    return int(connection.execute(text(TRANSCRIBED), named).scalar_one())


def calls_that_say(
    connection: Connection, acting: Acting, since: datetime, until: datetime, phrases: Iterable[str]
) -> Iterator[SaidCall]:
    """The calls of a span in whose words one of the phrases may stand, one after the other."""
    match = " OR ".join(found for phrase in phrases if (found := phrase_expression(phrase)))
    if acting.only_agent or not match:
        return
    named = {"since": to_epoch_ms(since), "until": to_epoch_ms(until), "match": match}
    for call, external_id, agent in connection.execute(text(THAT_SAY), named).all():
        turns = connection.execute(text(TURNS_OF), {"call": call})
        yield SaidCall(call, external_id, agent, tuple((a, b, who, said) for a, b, who, said in turns))
