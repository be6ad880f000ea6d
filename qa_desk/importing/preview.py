"""What an import would do, row by row, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from qa_desk.importing.facts import IncomingCall, Refusal, Remark, SentFacts, SurveyFacts
from qa_desk.importing.mapping import TableMapping
from qa_desk.importing.options import ImportOptions


class Status(Enum):
    """What becomes of one thing: added, added to a call that is there, left as it is, or refused."""

    NEW = "new"
    COMPLETES = "completes"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the preview: a call, a customer's answer, a count of surveys sent, or something refused."""

    status: Status
    path: Path
    line: int | None = None
    call: IncomingCall | None = None
    answer: SurveyFacts | None = None
    refusal: Refusal | None = None
    remarks: tuple[Remark, ...] = ()
    count: SentFacts | None = None


class Question(Enum):
    """What the files leave open and one answer settles for all of them."""

    TIME_ZONE = "time_zone"
    AGENT_CHANNEL = "agent_channel"
    COLUMNS = "columns"
    DATE_ORDER = "date_order"


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as found: its titles, first rows, and how its columns are read.

    `recognised` names the profile that fitted, None where titles were only guessed; `missing` are fields without
    which nothing of it can be imported; `dates_ambiguous` where 3/4 may be March or April.
    """

    path: Path
    columns: tuple[str, ...]
    first_rows: tuple[tuple[str, ...], ...]
    mapping: TableMapping
    recognised: str | None
    rows: int
    missing: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    dates_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan of an import. `passed_over` counts files in folders that are nothing to import."""

    paths: tuple[Path, ...]
    options: ImportOptions
    items: tuple[Item, ...]
    tables: tuple[TableView, ...] = ()
    questions: tuple[Question, ...] = ()
    passed_over: int = 0
    ratings_off_scale: int = 0
    cancelled: bool = False
    counts: Counter[Status] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", Counter(item.status for item in self.items))

    def of(self, *statuses: Status) -> list[Item]:
        """Items of these statuses, in their order."""
        return [item for item in self.items if item.status in statuses]

    @property
    def refused(self) -> list[Refusal]:
        """Everything refused, with reasons."""
        return refusals(self.items)


def refusals(items: Iterable[Item]) -> list[Refusal]:
    """The refusals among items."""
    return [item.refusal for item in items if item.refusal is not None]
