"""Sound that leaves the workspace: one moment with its note, or a call with its moments as chapters. Audited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from db.queries import review
from db.queries.review import CallHeader, MomentRow, RecordingRow
from qa_desk.audio.chapters import Chapter, Label
from qa_desk.audio.clip import kind_of, write_clip
from qa_desk.errors import N_
from qa_desk.work.desk import Desk
from qa_desk.work.export import ExportError, safe_name, write_audited
from qa_desk.work.permissions import require

SHORTEST_MS = 1_000
AROUND_MS = 5_000
"""A moment that is a point is heard with so much before and after it."""

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the file, its length in ms, and how many chapters it has."""

    path: Path
    duration_ms: int
    chapters: int = 0


@dataclass(frozen=True, slots=True)
class _Call:
    header: CallHeader
    moments: list[MomentRow]
    recording: RecordingRow
    sound: Path


def export_moment(
    desk: Desk,
    interaction_id: str,
    moment_id: str,
    target: Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Exported:
    """Write the sound of a moment, its tag as title and its note as comment; the suffix says WAV, MP3 or Opus.

    `PermissionDenied`, `ExportError`, `AudioError`, `Cancelled`; then no file is left and nothing is logged.
    """
    call = _read(desk, "moment.export", interaction_id, target)
    row = next((row for row in call.moments if row.id == moment_id), None)
    if row is None:
        raise ExportError(N_("This moment is not there any more."))
    label = Label(" · ".join((_name_of(row), call.header.external_id)), row.note)
    part = _part(row, call.recording.duration_ms)
    caches = desk.workspace.caches

    def write(path: Path) -> dict[str, object]:
        length = write_clip(
            call.sound, path, part, label, cache_dir=caches, progress=progress, cancelled=cancelled
        )
        facts: dict[str, object] = {"start_ms": part[0], "end_ms": part[1], "shared": row.shared}
        return {**facts, "duration_ms": length}

    done = write_audited(desk, "moment.export", ("moment", row.id), target, write)
    return Exported(target, _length(done))


def export_call(
    desk: Desk,
    interaction_id: str,
    target: Path,
    *,
    private: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Exported:
    """Write a whole call, its shared moments as chapters; with `private` those only coaches see as well.

    Errors as of `export_moment`.
    """
    call = _read(desk, "call.export", interaction_id, target)
    chosen = [row for row in call.moments if row.shared or private]
    label = Label(call.header.external_id, "", chapters_of(chosen, call.recording.duration_ms))
    caches = desk.workspace.caches

    def write(path: Path) -> dict[str, object]:
        length = write_clip(
            call.sound, path, None, label, cache_dir=caches, progress=progress, cancelled=cancelled
        )
        return {"moments": [row.id for row in chosen], "private": private, "duration_ms": length}

    done = write_audited(desk, "call.export", ("interaction", interaction_id), target, write)
    return Exported(target, _length(done), len(chosen))


def _length(done: Mapping[str, object]) -> int:
    return int(str(done["duration_ms"]))


def chapters_of(moments: list[MomentRow], duration_ms: int) -> tuple[Chapter, ...]:
    """A chapter for each moment, in order of time, named by its tag and note."""
    found = []
    for row in sorted(moments, key=lambda row: (row.start_ms, row.end_ms, row.id)):
        start = min(row.start_ms, max(0, duration_ms - 1))
        end = min(max(row.end_ms, start + 1), duration_ms)
        title = " – ".join(part for part in (_name_of(row), " ".join(row.note.split())) if part)
        found.append(Chapter(start, end, title))
    return tuple(found)


def suggested_name(header: CallHeader, row: MomentRow | None = None) -> str:
    """A file name without suffix that says which call, and where in it."""
    parts = [header.external_id]
    if row is not None:
        minutes, seconds = divmod(row.start_ms // 1000, 60)
        parts += [f"{minutes}-{seconds:02d}", row.tag]
    return safe_name(" ".join(part for part in parts if part), "call")


def _name_of(row: MomentRow) -> str:
    """Its tag, else its time."""
    minutes, seconds = divmod(row.start_ms // 1000, 60)
    return row.tag or f"{minutes}:{seconds:02d}"


def _part(row: MomentRow, duration_ms: int) -> tuple[int, int]:
    start, end = row.start_ms, row.end_ms
    if end - start < SHORTEST_MS:
        start, end = start - AROUND_MS, end + AROUND_MS
    return max(0, min(start, duration_ms - SHORTEST_MS)), min(end, duration_ms)


def _read(desk: Desk, action: str, interaction_id: str, target: Path) -> _Call:
    """The call and its sound, for somebody who may take it out of the workspace."""
    require(desk.acting, action)
    assert desk.acting is not None
    kind_of(target)
    with desk.reading() as connection:
        header = review.call_header(connection, desk.acting, interaction_id)
        recording = review.recording(connection, desk.acting, interaction_id)
        moments = review.moments(connection, desk.acting, interaction_id)
    if header is None:
        raise ExportError(N_("This call is not in the workspace any more."))
    if recording is None:
        raise ExportError(N_("This call has no recording, so there is no sound to export."))
    return _Call(
        header, moments, recording, desk.workspace.recordings.find(recording.sha256, recording.suffix)
    )
