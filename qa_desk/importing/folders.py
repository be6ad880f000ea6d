"""Find the files of an import: folders walked once, loops and locked doors told of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from qa_desk.errors import N_
from qa_desk.importing.facts import Refusal

SOUND: Final = frozenset(
    [
        ".wav",
        ".wave",
        ".flac",
        ".ogg",
        ".oga",
        ".opus",
        ".mp3",
        ".mp2",
        ".aif",
        ".aiff",
        ".aifc",
        ".au",
        ".snd",
        ".w64",
        ".rf64",
        ".caf",
        ".sph",
        ".nist",
        ".voc",
        ".ul",
        ".ulaw",
        ".mulaw",
        ".pcmu",
        ".al",
        ".alaw",
        ".pcma",
        ".sln",
        ".sln16",
        ".gsm",
        ".wv",
        ".avr",
        ".sd2",
        ".paf",
    ]
)
FOREIGN_SOUND: Final = frozenset(
    [
        ".m4a",
        ".mp4",
        ".aac",
        ".wma",
        ".amr",
        ".3gp",
        ".webm",
        ".mka",
        ".ac3",
        ".spx",
        ".vox",
        ".dss",
        ".mov",
        ".avi",
        ".mkv",
    ]
)
"""Sound that libsndfile does not read; refused by name rather than passed over in silence."""
TABLES: Final = frozenset([".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"])
SHEETS: Final = frozenset([".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"])
NOTES: Final = frozenset([".json", ".jsonl", ".ndjson", ".vtt", ".srt"])


@dataclass(slots=True)
class Found:
    """Files by what they may hold, in the order of their names; `passed_over` counts other files in folders."""

    sound: list[Path] = field(default_factory=list)
    tables: list[Path] = field(default_factory=list)
    notes: list[Path] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    passed_over: int = 0

    @property
    def count(self) -> int:
        """How many files will be looked into."""
        return len(self.sound) + len(self.tables) + len(self.notes)


def find_files(paths: Iterable[Path], cancelled: Callable[[], bool] = lambda: False) -> Found:
    """All files of these paths and the folders below them, each once."""
    found = Found()
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            for file in _walk(path, found, set(), cancelled):
                _take(file, found, seen, named=False)
        else:
            _take(path, found, seen, named=True)
    return found


def _walk(
    top: Path, found: Found, visited: set[tuple[int, int]], cancelled: Callable[[], bool]
) -> Iterator[Path]:
    """Files below a folder; a folder that was entered before is a loop of links and not entered again."""
    waiting = [top]
    while waiting and not cancelled():
        folder = waiting.pop()
        try:
            state = folder.stat()
            if (place := (state.st_dev, state.st_ino)) in visited and state.st_ino:
                continue
            visited.add(place)
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            found.refused.append(_locked(folder, error))
            continue
        visible = [entry for entry in inside if not entry.name.startswith((".", "~$"))]
        waiting += [Path(entry.path) for entry in reversed(visible) if _is_folder(entry)]
        yield from (Path(entry.path) for entry in visible if not _is_folder(entry))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in circles
        return False


def _take(path: Path, found: Found, seen: set[tuple[int, int]], *, named: bool) -> None:
    suffix = path.suffix.lower()
    known = suffix in SOUND | FOREIGN_SOUND | TABLES | NOTES
    if not known and not (named and suffix in ("", ".txt")):
        if named:
            found.refused.append(Refusal(path, None, N_("Not a recording, a table or a transcript.")))
        else:
            found.passed_over += 1
        return
    try:
        state = path.stat()
        if not path.is_file():
            raise OSError(None, "not a regular file")
    except OSError as error:
        found.refused.append(_locked(path, error))
        return
    if (place := (state.st_dev, state.st_ino)) in seen and state.st_ino:
        return
    seen.add(place)
    if suffix in TABLES or suffix == ".txt":
        found.tables.append(path)
    elif suffix in NOTES:
        found.notes.append(path)
    else:
        found.sound.append(path)


def _locked(path: Path, error: OSError) -> Refusal:
    if isinstance(error, FileNotFoundError):
        return Refusal(path, None, N_("There is no such file or folder."))
    return Refusal(
        path, None, N_("It could not be opened: {reason}."), {"reason": error.strerror or str(error)}
    )
