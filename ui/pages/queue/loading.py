"""What the page asks beside the day itself."""

from __future__ import annotations

from db.queries import queue as reads
from db.queries.acting import people_who_may_act
from db.queries.queue import Room
from qa_desk.work.desk import Desk
from ui.page_list import pages


def colleagues(desk: Desk) -> list[tuple[str, str]]:
    """Who else scores: id and name."""
    assert desk.acting is not None
    with desk.reading() as connection:
        people = people_who_may_act(connection)
    return [
        (p.person_id, p.name)
        for p in people
        if p.has("coach", "lead") and p.person_id != desk.acting.person_id
    ]


def room_of(desk: Desk, person_id: str) -> Room:
    """What is known of somebody's room and absence."""
    with desk.reading() as connection:
        return reads.room_of(connection, person_id)


def has_page(page_id: str) -> bool:
    """True where this build has the page."""
    return any(spec.id == page_id for spec in pages())
