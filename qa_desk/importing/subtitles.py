"""Transcripts as subtitles: WebVTT and SRT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from qa_desk.errors import N_
from qa_desk.importing.facts import ImportProblem, TranscriptFacts, TurnFacts
from qa_desk.importing.speakers import speaker_of

CUE = re.compile(
    r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
)
VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]+)>", re.IGNORECASE)
TAG = re.compile(r"</?[^>]*>")
PREFIX = re.compile(r"^\s*[-–]?\s*\[?([\w .'-]{1,40}?)\]?\s*[:：]\s*(?=\S)")


def read_vtt(text: str) -> TranscriptFacts:
    """A WebVTT file; the speaker from `<v Name>` or a name and a colon. `ImportProblem` without a cue."""
    if not text.lstrip("\ufeff").startswith("WEBVTT"):
        raise ImportProblem(N_("It does not begin like a WebVTT file."))
    return _transcript(text, "webvtt")


def read_srt(text: str) -> TranscriptFacts:
    """A SubRip file; the speaker from a name and a colon. `ImportProblem` without a cue."""
    return _transcript(text, "srt")


def _transcript(text: str, source: str) -> TranscriptFacts:
    turns = sorted(_turns(text), key=lambda turn: turn.start_ms)
    if not turns:
        raise ImportProblem(N_("There are no words with times in it."))
    return TranscriptFacts(source, tuple(turns))


def _turns(text: str) -> Iterator[TurnFacts]:
    speaker = "other"
    for block in re.split(r"\r?\n[ \t]*\r?\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = block.strip().split("\n")
        at = next((place for place, line in enumerate(lines[:2]) if CUE.search(line)), None)
        if at is None:
            continue
        times = CUE.search(lines[at])
        assert times is not None
        body = " ".join(line.strip() for line in lines[at + 1 :])
        voice = VOICE.search(body)
        words = unescape(TAG.sub("", body)).strip()
        name = voice[1].strip() if voice else ""
        if not name and (prefix := PREFIX.match(words)) and speaker_of(prefix[1]) != "other":
            name, words = prefix[1], words[prefix.end() :]
        if name:
            speaker = speaker_of(name)
        if words:
            start, end = _ms(times.groups()[:4]), _ms(times.groups()[4:])
            yield TurnFacts(speaker, start, max(start, end), words)


def _ms(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = parts
    return ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)) * 1000 + int(
        (rest or "0").ljust(3, "0")
    )
