"""What the waveform draws of a call besides its sound: whose lane, who spoke when, the moments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from db.queries.review import MomentRow, TurnRow
from qa_desk.audio.activity import Activity
from qa_desk.audio.timeline import Timeline
from ui.pages.review.loading import CallData
from ui.pages.review.tags import tag_label
from ui.text import show_duration, show_number, show_time, tr
from ui.widgets.lanes import Lane, MomentMark, Span

OVERTALK_MS: Final = 400
SILENCE_MS: Final = 3000
LABEL_FROM_MS: Final = 1000


def lanes_of(data: CallData, agent_hidden: bool) -> list[Lane]:
    """A lane per channel: agent above and customer below where it is known which is which."""
    recording = data.recording
    if recording is None:
        return []
    agent = data.header.agent
    name = tr("Agent · {name}", name=agent) if agent and not agent_hidden else tr("Agent")
    if recording.channels == 1:
        if recording.agent_channel == 0:
            return [Lane(0, name, "agent")]
        return [Lane(0, tr("Agent and customer"), "quiet", tuple(turns_of(data.turns)))]
    if recording.agent_channel is None:
        return [Lane(0, tr("Left channel"), "quiet"), Lane(1, tr("Right channel"), "quiet")]
    customer = 1 - recording.agent_channel
    return [Lane(recording.agent_channel, name, "agent"), Lane(customer, tr("Customer"), "customer")]


def spans_of(turns: Iterable[TurnRow]) -> list[Span]:
    """Turns as stretches of talk, and where two speak at once."""
    over: list[Span] = []
    last: dict[str, TurnRow] = {}
    turns = list(turns)
    for turn in turns:
        if turn.speaker not in ("agent", "customer"):
            continue
        other = last.get("customer" if turn.speaker == "agent" else "agent")
        both = min(other.end_ms, turn.end_ms) - turn.start_ms if other else 0
        if both >= OVERTALK_MS:
            seconds = show_number(both / 1000, 1)
            label = tr("talking over · {seconds} s", seconds=seconds) if both >= LABEL_FROM_MS else ""
            over.append(Span(turn.start_ms, turn.start_ms + both, "bad", label))
        last[turn.speaker] = turn
    return turns_of(turns) + over


def turns_of(turns: Iterable[TurnRow]) -> list[Span]:
    """Turns of either side as stretches in its colour."""
    sides = ("agent", "customer")
    return [Span(turn.start_ms, turn.end_ms, turn.speaker) for turn in turns if turn.speaker in sides]


def pause_spans(timeline: Timeline) -> list[Span]:
    """Where the recorder was off: cuts that cannot be heard."""
    word = tr("recorder paused")
    return [
        Span(one.media_ms, one.media_ms, "watch", _lasting(word, 0, one.length_ms)) for one in timeline.pauses
    ]


def times_of(timeline: Timeline, start_ms: int, end_ms: int) -> str:
    """When a stretch was in the call and by the clock; "" where the recording's own time says it all."""
    if timeline.is_plain:
        return ""
    call = (
        f"{show_duration(timeline.call_time(start_ms))}–{show_duration(timeline.call_time(end_ms, end=True))}"
    )
    words = tr("{time} of the call", time=call)
    clock = timeline.wall_time(start_ms)
    return words if clock is None else f"{words} · {show_time(clock, seconds=True)}"


def heard_spans(activity: Activity, data: CallData, has_words: bool) -> list[Span]:
    """What the sound alone tells: hold, long silence, keys pressed; who talks where no transcript says it."""
    found = [Span(start, end, "watch", _lasting(tr("hold"), start, end)) for start, end in activity.hold]
    for start, end in activity.silence:
        if end - start >= SILENCE_MS:
            found.append(Span(start, end, "quiet", _lasting(tr("silence"), start, end)))
    for digit in activity.digits:
        found.append(Span(digit.start_ms, digit.end_ms, "accent", tr("keys")))
    recording = data.recording
    if has_words or recording is None:
        return found
    agent, two = recording.agent_channel, len(activity.speech) == 2
    for channel, spans in enumerate(activity.speech):
        token = "quiet" if agent is None else "agent" if channel == agent else "customer" if two else "quiet"
        found += [Span(start, end, token) for start, end in spans]
    for start, end in activity.overtalk:
        if end - start >= OVERTALK_MS:
            found.append(Span(start, end, "bad"))
    return found


def _lasting(word: str, start_ms: int, end_ms: int) -> str:
    return tr("{word} · {seconds} s", word=word, seconds=show_number((end_ms - start_ms) / 1000, 0))


def marks_of(moments: Sequence[MomentRow]) -> list[MomentMark]:
    """Moments as flags, in the colour of whose words they are."""
    return [
        MomentMark(
            row.id,
            row.start_ms,
            row.end_ms,
            tag_label(row.tag),
            row.channel if row.channel in ("agent", "customer") else "accent",
            row.note,
        )
        for row in moments
    ]
