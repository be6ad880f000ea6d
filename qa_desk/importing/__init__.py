"""Import: one reader per source format, one pipeline for all. A preview writes nothing; applying it is a use case."""

from __future__ import annotations

from qa_desk.importing.facts import ImportProblem, IncomingCall, Refusal, Remark
from qa_desk.importing.mapping import FIELDS, UNITS, TableMapping
from qa_desk.importing.options import ImportOptions
from qa_desk.importing.plan import preview
from qa_desk.importing.preview import Item, Preview, Question, Status, TableView

__all__ = [
    "FIELDS",
    "UNITS",
    "ImportOptions",
    "ImportProblem",
    "IncomingCall",
    "Item",
    "Preview",
    "Question",
    "Refusal",
    "Remark",
    "Status",
    "TableMapping",
    "TableView",
    "preview",
]
