"""Writing the list as a table, off the UI thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db.queries.calls import CallFilter, CallRow, Sort, calls_for_export
from qa_desk.work.desk import Desk
from qa_desk.work.export import calls_to_csv
from ui.background import JobControl
from ui.text import show_number


def write(
    desk: Desk, wanted: CallFilter, sort: Sort, path: Path, rows: list[CallRow] | None, control: JobControl
) -> int:
    """Write these rows, or without any all that fit; how many."""

    def noted(number: int) -> None:
        control.check()
        control.progress(None, show_number(number))

    if rows is not None:
        return calls_to_csv(rows, path, noted)
    assert desk.acting is not None

    def listed() -> Iterator[CallRow]:
        assert desk.acting is not None
        with desk.reading() as connection:
            yield from calls_for_export(connection, desk.acting, wanted, sort)

    return calls_to_csv(listed(), path, noted)
