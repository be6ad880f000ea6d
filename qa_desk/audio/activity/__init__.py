"""Who talks when, from the sound alone: speech, silence, overtalk, hold, keys pressed, and what follows from it."""

from __future__ import annotations

from qa_desk.audio.activity.kept import load_or_find
from qa_desk.audio.activity.measures import Measures, measure
from qa_desk.audio.activity.spans import Span
from qa_desk.audio.activity.whole import Activity, Digit, find_activity

__all__ = ["Activity", "Digit", "Measures", "Span", "find_activity", "load_or_find", "measure"]
