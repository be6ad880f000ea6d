"""Tables on their way in: a call for each row, or a customer's answer, or the reason why it is neither."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from qa_desk.importing.facts import IncomingCall, Refusal, SurveyFacts
from qa_desk.importing.options import ImportOptions
from qa_desk.importing.preview import TableView
from qa_desk.importing.profiles import Profiles


@dataclass(slots=True)
class TableResult:
    """What one table gave. `view` is None where the file could not be read at all; then one refusal says why.

    Each answer comes with the refusal that tells where it was found. Ids are unique among `calls`.
    """

    view: TableView | None = None
    calls: list[IncomingCall] = field(default_factory=list)
    answers: list[tuple[SurveyFacts, Refusal]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    times_without_zone: bool = False
    ratings_off_scale: int = 0


def read_table(path: Path, options: ImportOptions, profiles: Profiles) -> TableResult:
    """Read a CSV, TSV or spreadsheet. Problems come back as refusals; `ImportProblem` only for bad options."""
    return TableResult()
