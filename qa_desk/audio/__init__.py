"""Sound: what a recording is, its samples, its outline, and playing it. Knows no screen and no database."""

from __future__ import annotations

from qa_desk.audio.decode import AudioSource, open_source
from qa_desk.audio.errors import AudioError, Cancelled
from qa_desk.audio.events import EventKind, PlayerEvent
from qa_desk.audio.join import join_stereo
from qa_desk.audio.mixing import Mixing
from qa_desk.audio.peaks import Peaks, compute_peaks
from qa_desk.audio.peaks_file import load_or_compute
from qa_desk.audio.player import Player
from qa_desk.audio.probe import AudioFacts, Note, probe

__all__ = [
    "AudioError",
    "AudioFacts",
    "AudioSource",
    "Cancelled",
    "EventKind",
    "Mixing",
    "Note",
    "Peaks",
    "Player",
    "PlayerEvent",
    "compute_peaks",
    "join_stereo",
    "load_or_compute",
    "open_source",
    "probe",
]
