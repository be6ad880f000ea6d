"""Looking and importing off the UI thread; either can be told that it is enough."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qa_desk.importing import ImportOptions, Preview, preview
from qa_desk.importing.profiles import BUILT_IN, own_profiles
from qa_desk.work.import_calls import ImportSummary, import_calls

if TYPE_CHECKING:
    from qa_desk.work.desk import Desk
    from ui.background import JobControl


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and the names of the ways to read tables: people's own before those that come along."""

    preview: Preview
    profiles: tuple[str, ...]


@dataclass(slots=True)
class Task:
    """One look or import. `summary` is kept here too: a cancelled job returns nothing, yet calls went in."""

    importing: bool = False
    enough: threading.Event = field(default_factory=threading.Event)
    summary: ImportSummary | None = None

    def look(self, desk: Desk, paths: Sequence[Path], options: ImportOptions, control: JobControl) -> Looked:
        """See what would happen; writes nothing."""
        names = tuple(dict.fromkeys((*sorted(own_profiles(desk)), *sorted(BUILT_IN))))
        found = preview(desk, paths, options, control.progress, lambda: self._stop(control))
        return Looked(found, names)

    def bring_in(self, desk: Desk, found: Preview, control: JobControl) -> ImportSummary:
        """Let it happen."""
        self.summary = import_calls(
            desk, found, progress=control.progress, cancelled=lambda: self._stop(control)
        )
        return self.summary

    def _stop(self, control: JobControl) -> bool:
        return self.enough.is_set() or control.cancelled
