"""Make the plan of an import: read everything, put together what belongs together, compare with what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from qa_desk.importing.compare import compare
from qa_desk.importing.facts import IncomingCall, Refusal
from qa_desk.importing.folders import Found, find_files
from qa_desk.importing.gather import Gathered, gather
from qa_desk.importing.options import ImportOptions
from qa_desk.importing.preview import Item, Preview, Question, Status
from qa_desk.importing.profiles import saved_profiles
from qa_desk.importing.sound import read_sound
from qa_desk.work.desk import Desk

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


def _unheard(_share: float) -> None:
    """For callers who do not want to know how far it is."""


def _never() -> bool:
    return False


def preview(
    desk: Desk,
    paths: Iterable[Path],
    options: ImportOptions | None = None,
    progress: Progress = _unheard,
    cancelled: Cancelled = _never,
) -> Preview:
    """Look at files and folders and say what importing them would do; writes nothing.

    Takes seconds for thousands of recordings; `progress` hears shares from 0 to 1. A cancelled one says so and is
    not whole. `ImportProblem` for options that cannot be (an unknown profile or time zone).
    """
    options, asked = options or ImportOptions(), tuple(Path(path) for path in paths)
    profiles = saved_profiles(desk, options)
    found = find_files(asked, cancelled)
    steps = _Steps(found.count, progress, cancelled)
    refused = list(found.refused)
    sound = read_sound(found.sound, options, refused, steps.step)
    gathered = gather(sound, found.notes, found.tables, options, profiles, refused, steps.step)
    with desk.reading() as connection:
        items, off_scale = compare(
            connection, gathered.calls, gathered.answers, options, refused, gathered.counts
        )
    progress(1.0)
    return Preview(
        paths=asked,
        options=options,
        items=(*items, *(_refused(refusal) for refusal in refused)),
        tables=tuple(gathered.tables),
        questions=tuple(_questions(gathered, found, options)),
        passed_over=found.passed_over,
        ratings_off_scale=off_scale + gathered.ratings_off_scale,
        cancelled=cancelled(),
    )


class _Steps:
    """Counts files as they are looked into."""

    def __init__(self, total: int, progress: Progress, cancelled: Cancelled) -> None:
        self._total, self._done = max(1, total), 0
        self._progress, self._cancelled = progress, cancelled

    def step(self) -> bool:
        """One file more; True where the person no longer wants it."""
        self._progress(min(0.99, self._done / self._total))
        self._done += 1
        return self._cancelled()


def _refused(refusal: Refusal) -> Item:
    return Item(Status.REFUSED, refusal.path, refusal.line, refusal=refusal)


def _questions(gathered: Gathered, found: Found, options: ImportOptions) -> list[Question]:
    questions: list[Question] = []
    if options.time_zone is None and gathered.times_without_zone:
        questions.append(Question.TIME_ZONE)
    if _channels_unknown(gathered.calls):
        questions.append(Question.AGENT_CHANNEL)
    if any(table.missing for table in gathered.tables):
        questions.append(Question.COLUMNS)
    if options.day_first is None and any(table.dates_ambiguous for table in gathered.tables):
        questions.append(Question.DATE_ORDER)
    return questions


def _channels_unknown(calls: Sequence[IncomingCall]) -> bool:
    """Whether there is stereo sound of which nothing says where the agent speaks."""
    return any(
        call.recording is not None
        and call.recording.audio.channels == 2
        and call.recording.agent_channel is None
        and call.transcript is None
        for call in calls
    )
