"""Calls as rules see them: read in pages, with what their sound tells where that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from db.queries import suggestions as reads
from db.queries.acting import Acting
from db.queries.review import TurnRow
from db.queries.suggestions import TriedCall
from qa_desk.audio.activity import Activity, load_or_find
from qa_desk.audio.activity.kept import activity_path, load_activity
from qa_desk.audio.activity.spans import united
from qa_desk.errors import QADeskError
from qa_desk.scoring.suggest import Sign, Suggest
from qa_desk.suggesting import Heard, Sound
from qa_desk.work.desk import Desk

PAGE = 200
Check = Callable[[], None]
"""Called between calls; raises when the work is not wanted any more."""


@dataclass(frozen=True, slots=True)
class HeardCall:
    """A call and what is known of it. `basis` names what that rests on: another transcript makes another."""

    call: TriedCall
    heard: Heard

    @property
    def basis(self) -> str:
        """The transcript and whether its sound was listened to."""
        return f"{self.call.transcript_id or '-'}{'+sound' if self.heard.sound else ''}"


def heard_calls(
    desk: Desk, acting: Acting, language: str, *, listen: bool, check: Check = lambda: None
) -> Iterator[list[HeardCall]]:
    """All calls of a language the person may see, in pages by age of import."""
    after = -1
    while True:
        with desk.reading() as connection:
            calls = reads.tried_calls(connection, acting, language, after, PAGE)
            turns = reads.turns_of(connection, [c.transcript_id for c in calls if c.transcript_id])
        if not calls:
            return
        page = []
        for call in calls:
            check()
            page.append(_heard(desk, call, turns, listen, check))
        yield page
        after = calls[-1].number


def heard_by_id(desk: Desk, acting: Acting, ids: Sequence[str], *, listen: bool) -> list[HeardCall]:
    """These calls, as far as the person may see them."""
    with desk.reading() as connection:
        calls = reads.calls_by_id(connection, acting, ids)
        turns = reads.turns_of(connection, [c.transcript_id for c in calls if c.transcript_id])
    return [_heard(desk, call, turns, listen, lambda: None) for call in calls]


def _heard(
    desk: Desk, call: TriedCall, turns: dict[str, list[TurnRow]], listen: bool, check: Check
) -> HeardCall:
    facts: dict[str, int | str | None] = {
        "duration": call.duration_ms,
        "wait": call.wait_ms,
        "talk": call.talk_ms,
        "hold": call.hold_ms,
        "wrap": call.wrap_ms,
        "direction": call.direction,
        "channel": call.channel,
        "outcome": None if call.outcome == "unknown" else call.outcome,
        "queue": call.queue,
        "reason": call.reason,
        "language": call.language,
        "tier": call.tier,
    }
    said = turns.get(call.transcript_id or "")
    return HeardCall(call, Heard(facts, said or None, _sound(desk, call, listen, check)))


def _sound(desk: Desk, call: TriedCall, listen: bool, check: Check) -> Sound | None:
    """What the sound tells; None where there is none, it cannot be read, or nobody listened yet and none shall."""
    if call.sha256 is None or call.suffix is None:
        return None
    caches = desk.workspace.caches
    found = load_activity(activity_path(caches, call.sha256), call.sha256)
    if found is None and listen:
        try:
            path = desk.workspace.recordings.find(call.sha256, call.suffix)
            found = load_or_find(path, call.sha256, caches, lambda _share: check())
        except QADeskError:
            return None  # a recording that is gone or broken tells nothing; the words may
    return None if found is None else sound_of(found, call.agent_channel)


def sound_of(found: Activity, agent_channel: int | None) -> Sound:
    """What rules need of the activity of a recording; `agent_channel` is None where both share one."""
    sides = found.speech if len(found.speech) == 2 and agent_channel is not None else None
    return Sound(
        talk=united(*found.speech),
        silence=found.silence,
        hold=found.hold,
        agent=sides[agent_channel] if sides and agent_channel is not None else None,
        customer=sides[1 - agent_channel] if sides and agent_channel is not None else None,
        keys=tuple((digit.start_ms, digit.end_ms, digit.key) for digit in found.digits),
    )


def needs_sound(rule: Suggest) -> bool:
    """True where a rule asks for what only the sound tells well: silence, hold, talking over."""
    return any(_listens(sign) for sign in (rule.when, rule.applies_if) if sign is not None)


def _listens(sign: Sign) -> bool:
    own = (sign.silence, sign.hold, sign.hold_announced, sign.overtalk, sign.interruptions)
    return any(one is not None for one in own) or any(_listens(inner) for _, inner in sign.inner())
