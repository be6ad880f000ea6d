"""One listening session as its pages and its minutes read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from db.queries import listening as plans
from db.queries import listening_session as reads
from db.queries.listening_session import (
    ActionRow,
    ActionStep,
    CaptureRow,
    Guest,
    ItemRow,
    NoteRow,
    ProgressRow,
    SessionFacts,
)
from db.queries.review import RecordingRow, TurnRow
from qa_desk.errors import N_, QADeskError
from qa_desk.listening import mask_names
from qa_desk.work.desk import Desk
from qa_desk.work.listening_hold import ListeningError
from qa_desk.work.permissions import require


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session whole. `items` play in this order, `replaced` were swapped out; `impressions` by call and person,
    `quotes` what was being said at each note's second.

    The agent's name is left out of `items` where the session masks it, the customer's rating where it is not
    revealed yet.
    """

    facts: SessionFacts
    items: tuple[ItemRow, ...]
    replaced: tuple[ItemRow, ...]
    guests: tuple[Guest, ...]
    notes: tuple[NoteRow, ...]
    quotes: dict[str, tuple[str, str]]
    impressions: dict[str, dict[str, int]]
    actions: tuple[ActionRow, ...]
    carried: tuple[ActionRow, ...]
    steps: tuple[ActionStep, ...]
    heard: dict[str, dict[str, int]]
    played: dict[str, int]
    progress: ProgressRow | None
    plan: plans.SessionRow

    @property
    def planned_ms(self) -> int:
        """How long the calls take to hear."""
        return sum(item.length_ms for item in self.items)

    @property
    def played_ms(self) -> int:
        """How much sound was played in it."""
        return sum(self.played.values())

    @property
    def present(self) -> tuple[Guest, ...]:
        """Who is in the room."""
        return tuple(guest for guest in self.guests if guest.present)

    def item(self, item_id: str) -> ItemRow:
        """One of its calls; `KeyError` for another."""
        for row in self.items:
            if row.id == item_id:
                return row
        raise KeyError(item_id)

    def after(self, item_id: str) -> str | None:
        """The call that follows; None after the last."""
        ids = [item.id for item in self.items]
        at = ids.index(item_id) + 1
        return ids[at] if at < len(ids) else None

    def is_revealed(self, item_id: str) -> bool:
        """True once the customer's rating of a call may be shown: everybody there has said theirs, or it is past."""
        if self.facts.state == "held" or self.item(item_id).state == "heard":
            return True
        progress = self.progress
        if progress is not None and progress.item_id == item_id and progress.revealed:
            return True
        given = self.impressions.get(item_id, {})
        return bool(given) and all(guest.person_id in given for guest in self.present)


@dataclass(frozen=True, slots=True)
class StageCall:
    """What the stage shows of one call: words and cards without the names that are masked."""

    item_id: str
    turns: tuple[TurnRow, ...]
    recording: RecordingRow | None
    sound: Path | None
    sound_error: QADeskError | None
    captures: tuple[CaptureRow, ...]


def load_session(desk: Desk, session_id: str) -> SessionView:
    """A session by its id, or the only one of a month; `ListeningError` where it is not this person's to see."""
    require(desk.acting, "listening.hold")
    acting = desk.acting
    assert acting is not None
    with desk.reading() as connection:
        plan = plans.find_session(connection, acting, session_id)
        facts = reads.session_facts(connection, acting, plan.id) if plan is not None else None
        if plan is None or facts is None:
            raise ListeningError(
                N_("This listening session is not there, or is not yours to see."),
                hint=N_("Its host can invite you."),
            )
        key = facts.id
        items = reads.items_of(connection, key)
        own, carried = reads.actions_of(connection, key), reads.carried_into(connection, facts.month, key)
        view = SessionView(
            facts,
            tuple(item for item in items if item.state != "replaced"),
            tuple(item for item in items if item.state == "replaced"),
            tuple(reads.guests_of(connection, key)),
            tuple(reads.notes_of(connection, acting, key)),
            reads.quotes_of(connection, key),
            reads.impressions_of(connection, key),
            tuple(own),
            tuple(carried),
            tuple(reads.steps_of(connection, [action.id for action in (*own, *carried)])),
            reads.heard_of(connection, key),
            reads.played_of(connection, key),
            reads.progress_of(connection, key),
            plan,
        )
    return _discreet(view, {item.id: item.agent or "" for item in items})


def load_call(desk: Desk, session_id: str, item_id: str) -> StageCall:
    """The words, the sound and the screens of one call of a session."""
    view = load_session(desk, session_id)
    with desk.reading() as connection:
        row = next(item for item in reads.items_of(connection, session_id) if item.id == item_id)
        turns = reads.words_of(connection, row.interaction_id)
        recording = reads.sound_of(connection, row.interaction_id)
        captures = tuple(reads.captures_of(connection, row.interaction_id))
    if view.facts.mask_agent:
        turns = list(masked(turns, [row.agent or ""]))
    sound, error = None, None
    if recording is not None:
        try:
            sound = desk.workspace.recordings.find(recording.sha256, recording.suffix)
        except QADeskError as problem:
            error = problem
    return StageCall(item_id, tuple(turns), recording, sound, error, captures)


def masked(turns: Iterable[TurnRow], names: Iterable[str]) -> Iterable[TurnRow]:
    """The same turns without these names."""
    known = [name for name in names if name]
    for turn in turns:
        yield replace(turn, text=mask_names(turn.text, known))


def _discreet(view: SessionView, agents: dict[str, str]) -> SessionView:
    items, quotes = [], view.quotes
    if view.facts.mask_agent:
        whose = {note.id: agents.get(note.item_id, "") for note in view.notes}
        quotes = {
            key: (speaker, mask_names(said, [whose.get(key, "")])) for key, (speaker, said) in quotes.items()
        }
    for item in view.items:
        agent = None if view.facts.mask_agent else item.agent
        shown = view.is_revealed(item.id)
        value, most = (item.rating_value, item.rating_max) if shown else (None, None)
        items.append(replace(item, agent=agent, rating_value=value, rating_max=most))
    gone = tuple(replace(item, agent=None, rating_value=None, rating_max=None) for item in view.replaced)
    return replace(view, items=tuple(items), replaced=gone, quotes=quotes)
