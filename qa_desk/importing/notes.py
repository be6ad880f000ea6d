"""Files beside recordings that tell of calls: JSON of platforms and people, WebVTT and SRT subtitles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from qa_desk.errors import N_
from qa_desk.importing.encodings import decode
from qa_desk.importing.facts import CallFacts, ImportProblem, SoundTiming, SurveyFacts, TranscriptFacts
from qa_desk.importing.names import base_of
from qa_desk.importing.note_plain import id_of, rows_of
from qa_desk.importing.note_shapes import read_shape
from qa_desk.importing.note_timing import base_of_words, timing_of, with_wall_times
from qa_desk.importing.subtitles import read_srt, read_vtt

LARGEST = 64 * 1024 * 1024
FORGIVEN = 4 * 1024 * 1024
"""JSON with a comma too many is read with more patience up to this size."""


@dataclass(frozen=True, slots=True)
class Note:
    """What one file tells of one call: its id where it says so, facts, words, answers. `base` is the file's name."""

    path: Path
    base: str
    call_id: str | None = None
    facts: CallFacts | None = None
    transcript: TranscriptFacts | None = None
    surveys: tuple[SurveyFacts, ...] = ()
    recording_names: tuple[str, ...] = ()
    timing: SoundTiming | None = None


@dataclass(frozen=True, slots=True)
class NoteFile:
    """What one file held: notes of calls, or plain facts by name that are read like a table's rows."""

    notes: tuple[Note, ...] = ()
    rows: tuple[dict[str, str], ...] = ()


def read_notes(path: Path) -> NoteFile:
    """What a file tells; `ImportProblem` where it tells nothing of a call, `OSError`."""
    if path.stat().st_size > LARGEST:
        raise ImportProblem(N_("It is too large for a transcript."))
    base = base_of(path.stem)
    suffix = path.suffix.lower()
    if suffix in (".vtt", ".srt"):
        text = decode(path.read_bytes()).text
        words = read_vtt(text) if suffix == ".vtt" else read_srt(text)
        return NoteFile((Note(path, base, transcript=words),))
    content = _json(path)
    clock, timing = base_of_words(content), timing_of(content)
    if clock == "wall":
        content = with_wall_times(content)
    notes = tuple(
        Note(path, base, told.call_id, told.facts, told.transcript, told.surveys, told.recording_names)
        for told in read_shape(content)
    )
    if timing is not None and not notes:
        notes = (Note(path, base, id_of(content) or _genesys_id(content)),)
    notes = tuple(_on_clock(note, clock, timing) for note in notes)
    rows = tuple(rows_of(content)) if not any(note.facts for note in notes) else ()
    if not notes and not rows:
        raise ImportProblem(N_("Nothing in it tells of a call or of what was said."))
    return NoteFile(notes, rows)


def _genesys_id(content: Any) -> str | None:
    return str(content["conversationId"]) if content.get("conversationId") else None


def _on_clock(note: Note, clock: str, timing: SoundTiming | None) -> Note:
    words = replace(note.transcript, base=clock) if note.transcript is not None else None
    return replace(note, transcript=words, timing=timing)


def _json(path: Path) -> Any:
    raw = path.read_bytes()
    if not raw.strip():
        raise ImportProblem(N_("The file is empty."))
    text = decode(raw).text
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        if len(raw) <= FORGIVEN and (found := _patiently(text)) is not None:
            return found
        raise ImportProblem(N_("It is not JSON that can be read: {reason}."), reason=error) from error
    except RecursionError as error:
        raise ImportProblem(N_("It is nested too deeply.")) from error


def _patiently(text: str) -> Any:
    """JSON with commas too many, which exports by hand are full of; None where it is no JSON even so."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    if not text.lstrip().startswith(("{", "[")) or "&" in text[:64] or "*" in text[:64]:
        return None
    try:
        return YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError):
        return None
