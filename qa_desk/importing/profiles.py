"""Named ways to read a table: the ones that come with QA Desk and the ones people saved."""

from __future__ import annotations

from collections.abc import Mapping

from qa_desk.importing.mapping import TableMapping
from qa_desk.importing.options import ImportOptions
from qa_desk.work.desk import Desk

Profiles = Mapping[str, TableMapping]


def saved_profiles(desk: Desk, options: ImportOptions) -> Profiles:
    """All profiles by name; `ImportProblem` where the one asked for is not among them."""
    return {}
