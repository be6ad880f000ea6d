"""The cells of a table by what their column means, and the rows of it that are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Final, TypeVar

from qa_desk.errors import N_
from qa_desk.importing.encodings import UNREADABLE
from qa_desk.importing.facts import Refusal
from qa_desk.importing.mapping import TableMapping
from qa_desk.importing.words import NOTHING

Read = TypeVar("Read")
SHOWN: Final = 60
"""Characters of a cell shown in a reason."""


@dataclass(slots=True)
class Columns:
    """Cells by title, all columns of one length; `lines` are where the rows start in the file."""

    path: Path
    lines: list[int]
    cells: Mapping[str, Sequence[str]]
    mapping: TableMapping
    refused: dict[int, Refusal] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether some column holds this field."""
        return name in self.mapping.columns

    def title(self, name: str) -> str:
        """The title of the column of a field."""
        return self.mapping.columns[name]

    def texts(self, name: str) -> Sequence[str]:
        """The cells of a field; empty ones where the table has no such column."""
        if name not in self.mapping.columns:
            return [""] * len(self.lines)
        return self.cells[self.mapping.columns[name]]

    def each(self, name: str) -> Iterable[str | None]:
        """The cells of a field for one walk, None for empty."""
        if name not in self.mapping.columns:
            return repeat(None, len(self.lines))
        return [text or None for text in self.texts(name)]

    def refuse(self, place: int, message: str, **params: object) -> None:
        """Leave a row out; the first reason counts."""
        if place not in self.refused:
            self.refused[place] = Refusal(self.path, self.lines[place], message, params)

    def refuse_all(self, places: Iterable[int], message: str, name: str) -> None:
        """Leave rows out for what a column holds; the message takes `title` and `value`."""
        title, texts = self.title(name), self.texts(name)
        for place in places:
            self.refuse(place, message, title=title, value=texts[place][:SHOWN])

    def refuse_unreadable(self) -> None:
        """Leave out rows whose cells could not be decoded, but for what customers wrote in their own words."""
        for name, title in self.mapping.columns.items():
            if name != "comment":
                for place, text in enumerate(self.cells[title]):
                    if UNREADABLE in text:
                        self.refuse(
                            place, N_("“{title}” holds characters that cannot be read: {value}."),
                            title=title, value=text[:SHOWN],
                        )  # fmt: skip


def cleaned(column: Iterable[str]) -> list[str]:
    """Cells without blanks around them; the many ways to write nothing become nothing."""
    column = list(column)
    changed = {cell: text for cell in set(column) if (text := _clean(cell)) != cell}
    return [changed.get(cell, cell) for cell in column] if changed else column


def _clean(cell: str) -> str:
    return "" if (text := cell.strip()) in NOTHING else text


def looked_up(texts: Iterable[str], read: Callable[[str], Read]) -> list[Read]:
    """Every cell through `read`, each different text once."""
    texts = list(texts)
    known = {text: read(text) for text in set(texts)}
    return [known[text] for text in texts]
