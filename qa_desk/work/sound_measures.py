"""Silence, overtalk, talk and answers of every recording, heard once and kept: what statistics ask about many calls.

Hearing runs at about a thousand times the speed of talk, so it is done after an import, in the background, or by
`qa-desk activity --all`; it goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from db.models import to_epoch_ms
from db.queries.sound_measures import SoundNumbers, Unmeasured, keep, unmeasured, unmeasured_count
from qa_desk.audio import AudioError, Cancelled
from qa_desk.audio.activity import Activity, load_or_find, measure
from qa_desk.audio.activity.kept import VERSION as HEARD
from qa_desk.audio.activity.spans import total, united
from qa_desk.errors import QADeskError
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import require

VERSION = HEARD * 100 + 1
"""Raise the last two digits whenever other numbers follow from the same activity."""
SECONDS_AT_ONCE = 2.0
MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run came to; `missing` recordings are not on this computer or cannot be read, `left` were not reached."""

    measured: int
    missing: int
    left: int


def waiting(desk: Desk) -> int:
    """How many recordings nobody has measured yet."""
    with desk.reading() as connection:
        return unmeasured_count(connection, VERSION)


def measure_recordings(
    desk: Desk,
    progress: Callable[[float], None] = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Measured:
    """Measure what is not measured yet. Cancelling keeps what is done; `PermissionDenied`."""
    require(desk.acting, "sound.measure")
    with desk.reading() as connection:
        todo = unmeasured(connection, VERSION)
    done = missing = 0
    for batch, unheard in _batches(desk, todo, cancelled):
        _write(desk, batch)
        done, missing = done + len(batch), missing + unheard
        progress(min(0.99, (done + missing) / len(todo)))
    progress(1.0)
    return Measured(done, missing, len(todo) - done - missing)


def _batches(
    desk: Desk, todo: Sequence[Unmeasured], cancelled: Callable[[], bool]
) -> Iterator[tuple[list[SoundNumbers], int]]:
    batch: list[SoundNumbers] = []
    unheard, begun = 0, monotonic()
    for one in todo:
        if cancelled():
            break
        try:
            path = desk.workspace.recordings.find(one.sha256, one.suffix)
            heard = load_or_find(path, one.sha256, desk.workspace.caches, cancelled=cancelled)
        except Cancelled:
            break
        except (AudioError, QADeskError, OSError):
            unheard += 1
        else:
            batch.append(numbers_of(one, heard, datetime.now(UTC)))
        if len(batch) >= MOST_AT_ONCE or monotonic() - begun > SECONDS_AT_ONCE:
            yield batch, unheard
            batch, unheard, begun = [], 0, monotonic()
    if batch or unheard:
        yield batch, unheard


def numbers_of(recording: Unmeasured, heard: Activity, now: datetime) -> SoundNumbers:
    """The numbers of one recording; those of a side only where it is known which channel is the agent's."""
    found = measure(heard)
    two = len(heard.speech) == 2
    agent = recording.agent_channel if two else None
    customer = None if agent is None else 1 - agent
    return SoundNumbers(
        recording.recording_id,
        VERSION,
        recording.agent_channel,
        found.duration_ms,
        total(united(*heard.speech)),
        None if agent is None else found.talk_ms[agent],
        None if customer is None else found.talk_ms[customer],
        total(heard.silence),
        found.longest_silence_ms,
        found.silences_over_10_s,
        found.hold_ms,
        found.overtalk_ms if two else None,
        found.overtalk_count if two else None,
        None if agent is None else found.interruptions[agent],
        None if customer is None else found.interruptions[customer],
        None if agent is None else found.response_ms[agent],
        None if customer is None else found.response_ms[customer],
        to_epoch_ms(now),
    )


def _write(desk: Desk, batch: Sequence[SoundNumbers]) -> None:
    if not batch:
        return
    with desk.change("sound.measure") as change:
        keep(change.session.connection(), batch)
        change.audit("sound_measure", batch[-1].recording_id, after={"recordings": len(batch)})
