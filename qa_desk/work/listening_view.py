"""One listening session as its pages and its minutes read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from db.queries import listening as plans
from db.queries import listening_session as reads
from db.queries.listening_actions import ActionRow, ActionStep, actions_of, carried_into, steps_of
from db.queries.listening_heard import ProgressRow, heard_of, played_of, progress_of, sitting_of
from db.queries.listening_session import Guest, ItemRow, NoteRow, SessionFacts
from db.queries.listening_stage import CaptureRow, captures_of, sound_of, words_of
from db.queries.review import RecordingRow, TurnRow
from qa_desk.audio.disguise import Disguise, disguised
from qa_desk.audio.route import Part
from qa_desk.errors import N_, QADeskError
from qa_desk.listening import mask_customer, mask_names, names_said
from qa_desk.work.desk import Desk
from qa_desk.work.listening_hold import ListeningError
from qa_desk.work.permissions import require

AROUND_TURN_MS = 150
"""How much a transcript's times may be wrong where the agent's words are changed in a recording of one channel."""


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
    alone: str = ""
    """Who listens alone; empty in the room."""

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
        """Who is in the room; alone, oneself."""
        return tuple(g for g in self.guests if (g.person_id == self.alone if self.alone else g.present))

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
        """True once the customer's rating of a call may be shown: everybody there has said theirs, or it is past.

        Who listens alone says theirs first, also after the room did.
        """
        if self.alone:
            return self.alone in self.impressions.get(item_id, {})
        if self.facts.state == "held" or self.item(item_id).state == "heard":
            return True
        progress = self.progress
        if progress is not None and progress.item_id == item_id and progress.revealed:
            return True
        given = self.impressions.get(item_id, {})
        return bool(given) and all(guest.person_id in given for guest in self.present)


@dataclass(frozen=True, slots=True)
class StageCall:
    """What the stage shows of one call, without the names that are masked.

    `customer_names` were said in it and are to be left out of cards too; `voice` says how the agent's voice was
    changed: "" not at all, "agent" theirs alone, "turns" where they speak by the transcript, "all" every voice.
    """

    item_id: str
    turns: tuple[TurnRow, ...]
    recording: RecordingRow | None
    sound: Path | None
    sound_error: QADeskError | None
    captures: tuple[CaptureRow, ...]
    customer_names: tuple[str, ...] = ()
    voice: str = ""


def load_session(desk: Desk, session_id: str, *, alone: bool = False) -> SessionView:
    """A session by its id, or the only one of a month; `ListeningError` where it is not this person's to see.

    `alone`: as the acting person hears it by themselves, standing where they stood.
    """
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
        own, carried = actions_of(connection, key), carried_into(connection, facts.month, key)
        guests = reads.guests_of(connection, key)
        if alone and acting.person_id not in {guest.person_id for guest in guests}:
            guests.append(Guest(acting.person_id, acting.name, False, 0, 0))
        view = SessionView(
            facts,
            tuple(item for item in items if item.state != "replaced"),
            tuple(item for item in items if item.state == "replaced"),
            tuple(guests),
            tuple(reads.notes_of(connection, acting, key)),
            reads.quotes_of(connection, key),
            reads.impressions_of(connection, key),
            tuple(own),
            tuple(carried),
            tuple(steps_of(connection, [action.id for action in (*own, *carried)])),
            heard_of(connection, key),
            played_of(connection, key),
            sitting_of(connection, key, acting.person_id) if alone else progress_of(connection, key),
            plan,
            acting.person_id if alone else "",
        )
        noted = {note.item_id for note in view.notes}
        said = {
            item.id: tuple(names_said((t.speaker, t.text) for t in words_of(connection, item.interaction_id)))
            for item in items
            if item.id in noted
        }
    return _discreet(view, {item.id: item.agent or "" for item in items}, said)


def load_call(
    desk: Desk, session_id: str, item_id: str, cancelled: Callable[[], bool] | None = None
) -> StageCall:
    """The words, the sound and the screens of one call of a session, masked as the session says.

    The customer's names are always left out. Changing a voice takes some seconds the first time.
    """
    view = load_session(desk, session_id)
    with desk.reading() as connection:
        row = next(item for item in reads.items_of(connection, view.facts.id) if item.id == item_id)
        turns = words_of(connection, row.interaction_id)
        recording = sound_of(connection, row.interaction_id)
        captures = tuple(captures_of(connection, row.interaction_id))
    names = tuple(sorted(names_said((turn.speaker, turn.text) for turn in turns)))
    shown = tuple(masked(turns, [row.agent or ""] if view.facts.mask_agent else [], names))
    sound, error, voice = None, None, ""
    if recording is not None:
        try:
            sound = desk.workspace.recordings.find(recording.sha256, recording.suffix)
            if view.facts.mask_voice:
                voice, how = voice_of(recording, turns)
                sound = disguised(sound, recording.sha256, desk.workspace.caches, how, cancelled=cancelled)
        except QADeskError as problem:
            # never the true voice where it was to be changed
            sound, error = None, problem
    return StageCall(item_id, shown, recording, sound, error, captures, names, voice)


def voice_of(recording: RecordingRow, turns: Sequence[TurnRow]) -> tuple[str, Disguise]:
    """How the agent's voice can be changed: on its own channel, where the transcript says they speak, or all of it."""
    if recording.channels > 1 and recording.agent_channel is not None:
        return "agent", Disguise(channel=recording.agent_channel)
    parts: list[Part] = []
    for turn in turns:
        if turn.speaker == "agent" and turn.end_ms > turn.start_ms:
            start, end = max(0, turn.start_ms - AROUND_TURN_MS), turn.end_ms + AROUND_TURN_MS
            if parts and start <= parts[-1][1]:
                parts[-1] = (parts[-1][0], max(parts[-1][1], end))
            else:
                parts.append((start, end))
    return ("turns", Disguise(parts=tuple(parts))) if parts else ("all", Disguise())


def masked(
    turns: Iterable[TurnRow], names: Iterable[str], customers: Iterable[str] = ()
) -> Iterable[TurnRow]:
    """The same turns without these agents' and customers' names, and without customers' numbers and addresses."""
    known, said = [name for name in names if name], list(customers)
    for turn in turns:
        yield replace(turn, text=mask_customer(mask_names(turn.text, known), said))


def _discreet(view: SessionView, agents: dict[str, str], said: dict[str, tuple[str, ...]]) -> SessionView:
    items, quotes = [], {}
    call_of = {note.id: note.item_id for note in view.notes}
    for key, (speaker, words) in view.quotes.items():
        call = call_of.get(key, "")
        if view.facts.mask_agent:
            words = mask_names(words, [agents.get(call, "")])
        quotes[key] = (speaker, mask_customer(words, said.get(call, ())))
    for item in view.items:
        agent = None if view.facts.mask_agent else item.agent
        shown = view.is_revealed(item.id)
        value, most = (item.rating_value, item.rating_max) if shown else (None, None)
        items.append(replace(item, agent=agent, rating_value=value, rating_max=most))
    gone = tuple(replace(item, agent=None, rating_value=None, rating_max=None) for item in view.replaced)
    return replace(view, items=tuple(items), replaced=gone, quotes=quotes)
