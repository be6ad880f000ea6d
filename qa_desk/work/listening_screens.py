"""Screens the agent saw: pictures and cards brought in beside the recordings, known by their names.

`CALL@1m15s.png`, `CALL@75.png` and `CALL.75000ms.jpg` belong to the call whose id at the source, or whose recording,
is called CALL; `CALL.json` and `CALL@30.html` are cards of facts, `CALL.mp4` is a film that begins with the call,
`CALL@12.mp4` one that begins at its second 12. Without a time it is what was seen from the start.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import text

from db.keys import new_id
from db.models.listening import ScreenCapture
from qa_desk.errors import N_, QADeskError
from qa_desk.listening.snapshot import page_of
from qa_desk.work.desk import Desk, Transaction

PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})
CARDS: Final = frozenset({".json", ".html", ".htm"})
FILMS: Final = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv"})
MAGIC: Final = {
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
    ".bmp": (b"BM",),
}
TIME: Final = re.compile(r"^(?P<call>.+?)(?:@(?:(?P<m>\d+)m)?(?P<s>\d+(?:\.\d+)?)s?|\.(?P<ms>\d+)ms)?$")
LARGEST: Final = 40 << 20
LARGEST_FILM: Final = 4 << 30
LARGEST_CARD: Final = 2 << 20
MATROSKA: Final = b"\x1a\x45\xdf\xa3"


class ScreenError(QADeskError):
    """A folder of screens that cannot be brought in."""


@dataclass(frozen=True, slots=True)
class Brought:
    """How many came in, how many were there already, and each file that did not with its reason."""

    added: int
    known: int
    refused: tuple[tuple[str, str], ...]


def bring(desk: Desk, folder: Path) -> Brought:
    """Take every picture, card and film of a folder in, by content; bringing it again adds nothing."""
    if not folder.is_dir():
        raise ScreenError(N_("There is no folder “{name}”."), name=folder.name)
    added = known = 0
    refused: list[tuple[str, str]] = []
    for path in sorted(_screens(folder)):
        with desk.change("call.import") as change:
            try:
                fresh = _bring_one(desk, change, path)
            except (ScreenError, QADeskError) as error:
                refused.append((path.name, str(error)))
                continue
            added, known = added + fresh, known + (not fresh)
    return Brought(added, known, tuple(refused))


def _screens(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.name.endswith(".transcript.json"):
            continue
        if path.is_file() and path.suffix.lower() in PICTURES | CARDS | FILMS:
            yield path


def time_of(stem: str) -> tuple[str, int]:
    """The call's name and from when on it was seen, ms."""
    found = TIME.match(stem)
    assert found is not None  # the pattern fits every name
    if found["ms"]:
        return found["call"], int(found["ms"])
    if found["s"]:
        return found["call"], round((int(found["m"] or 0) * 60 + float(found["s"])) * 1000)
    return found["call"], 0


def _bring_one(desk: Desk, change: Transaction, path: Path) -> bool:
    name, at_ms = time_of(path.stem)
    call = _call_of(change, name)
    _check(path)
    stored = desk.workspace.recordings.add(path)
    asked = text(
        "SELECT 1 FROM screen_capture WHERE interaction_id = :call AND at_ms = :at AND sha256 = :sha256"
    )
    values = {"call": call, "at": at_ms, "sha256": stored.sha256}
    if change.session.execute(asked, values).first() is not None:
        return False
    capture = ScreenCapture(
        id=new_id(),
        interaction_id=call,
        at_ms=at_ms,
        kind=_kind(path),
        sha256=stored.sha256,
        suffix=stored.suffix,
        name=path.name,
    )
    change.session.add(capture)
    change.session.flush()
    change.audit("screen_capture", capture.id, after={"call": call, "at_ms": at_ms, "name": path.name})
    return True


def _call_of(change: Transaction, name: str) -> str:
    asked = text(
        "SELECT DISTINCT i.id FROM interaction i LEFT JOIN recording r ON r.interaction_id = i.id"
        " WHERE i.external_id = :name OR r.original_name = :name OR r.original_name LIKE :stem ESCAPE '\\'"
    )
    plain = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = change.session.execute(asked, {"name": name, "stem": f"{plain}.%"}).scalars().all()
    if len(rows) != 1:
        raise ScreenError(
            N_("No call of this name, or more than one: {name}."),
            hint=N_("Name the file after the call, as CALL@75.png."),
            name=name,
        )
    return str(rows[0])


def _kind(path: Path) -> str:
    suffix = path.suffix.lower()
    return "card" if suffix in CARDS else "film" if suffix in FILMS else "image"


def _check(path: Path) -> None:
    """Refuse what is not what it says, before anything is kept."""
    size, kind, suffix = path.stat().st_size, _kind(path), path.suffix.lower()
    if kind == "film":
        if size > LARGEST_FILM:
            raise ScreenError(N_("The film is larger than 4 GB."), hint=N_("Cut it to the call first."))
        with path.open("rb") as file:
            head = file.read(12)
        if head[4:8] != b"ftyp" and not head.startswith(MATROSKA):
            raise ScreenError(N_("The file is not a film of the kind its name says."))
    elif kind == "card":
        _check_card(path, size)
    else:
        if size > LARGEST:
            raise ScreenError(N_("The picture is larger than 40 MB."))
        with path.open("rb") as file:
            if not file.read(8).startswith(MAGIC[suffix]):
                raise ScreenError(N_("The file is not a picture of the kind its name says."))


def _check_card(path: Path, size: int) -> None:
    if size > LARGEST_CARD:
        raise ScreenError(N_("The card is larger than 2 MB."))
    if path.suffix.lower() != ".json":
        if not page_of(path.read_text(encoding="utf-8", errors="replace")):
            raise ScreenError(N_("The page says nothing once scripts and pictures are left out."))
        return
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ScreenError(N_("The card cannot be read as JSON.")) from error
    if not isinstance(card, dict):
        raise ScreenError(N_("A card is one JSON object of names and values."))
