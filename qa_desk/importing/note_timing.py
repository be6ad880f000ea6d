"""What a file beside a recording tells of its recorder: when it began, when it paused, and which clock words use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from qa_desk.audio.timeline import pauses_on_running
from qa_desk.errors import N_
from qa_desk.importing.facts import ImportProblem, SoundTiming

BASES: Final = ("media", "call", "wall")
STARTED: Final = ("recording_started_at", "recording_start", "recordingStartedAt")
BASE: Final = ("time_base", "timeBase")
LISTS: Final = ("turns", "segments", "utterances", "transcript", "sentences", "messages", "phrases")
TIMES: Final = {"start": "start_ms", "start_time": "start_ms", "end": "end_ms", "end_time": "end_ms"}


def timing_of(content: Any) -> SoundTiming | None:
    """When the recorder ran; None where the file does not tell. `ImportProblem` for times that are none.

    Ours: `recording_started_at` with a zone, and `pauses` of `start` and `end`, as times with a zone or as
    milliseconds since the recorder began. Genesys Cloud's recordings: `startTime` and `annotations` of type pause.
    """
    if not isinstance(content, Mapping):
        return None
    try:
        if isinstance(content.get("annotations"), Sequence) and "conversationId" in content:
            return _genesys(content)
        told = next((content[key] for key in STARTED if content.get(key)), None)
        started = None if told is None else _moment(told)
        pauses = content.get("pauses") or ()
        if started is None and not pauses:
            return None
        spans = [(_running(one["start"], started), _running(one["end"], started)) for one in pauses]
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise ImportProblem(
            N_("It tells when the recorder paused in a way that cannot be read: {what}."), what=error
        ) from error
    return SoundTiming(started, pauses_on_running(spans))


def _genesys(content: Mapping[str, Any]) -> SoundTiming | None:
    """`absoluteLocation` is where in the recording a pause was, all pauses before it taken out."""
    pauses = [
        (int(one["absoluteLocation"]), int(one.get("durationMs") or one.get("absoluteDurationMs") or 0))
        for one in content["annotations"]
        if str(one.get("type", "")).casefold() == "pause" and one.get("absoluteLocation") is not None
    ]
    started = _moment(content["startTime"]) if content.get("startTime") else None
    return SoundTiming(started, tuple(sorted(pauses))) if started or pauses else None


def _moment(told: Any) -> datetime:
    if isinstance(told, int | float):
        return datetime.fromtimestamp(told / 1000, UTC)
    moment = datetime.fromisoformat(str(told))
    if moment.tzinfo is None:
        raise ValueError(f"{told} names no time zone")
    return moment.astimezone(UTC)


def _running(told: Any, started: datetime | None) -> int:
    """Milliseconds since the recorder began."""
    if isinstance(told, int | float) and not isinstance(told, bool):
        return round(told)
    if started is None:
        raise ValueError(f"{told} needs the start of the recording")
    return round((_moment(told) - started).total_seconds() * 1000)


def base_of_words(content: Any) -> str:
    """The clock that a transcript's times are of: media, call or wall. `ImportProblem` for any other."""
    told = (
        next((content[key] for key in BASE if content.get(key)), "media")
        if isinstance(content, Mapping)
        else "media"
    )
    if told not in BASES:
        raise ImportProblem(N_("Its times are said to be of “{what}”, which is not known here."), what=told)
    return str(told)


def with_wall_times(content: Mapping[str, Any]) -> dict[str, Any]:
    """The same with turns' times of day as epoch milliseconds. `ImportProblem` for times that are none."""
    try:
        return {
            key: [_timed(one) for one in value] if key in LISTS and isinstance(value, list) else value
            for key, value in content.items()
        }
    except (TypeError, ValueError, OverflowError) as error:
        raise ImportProblem(N_("Its turns have times that are no numbers: {what}."), what=error) from error


def _timed(turn: Any) -> Any:
    if not isinstance(turn, Mapping):
        return turn
    out = dict(turn)
    for key, plain in TIMES.items():
        if isinstance(out.get(key), str):
            out[plain] = round(_moment(out.pop(key)).timestamp() * 1000)
    return out
