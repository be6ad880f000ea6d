"""`qa-desk stats disputes`: how often disputed questions were revised."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.stats import Estimate
from qa_desk.work.overturned import overturned
from qa_desk.work.scorecard import whole_period


def disputes(workspace: WorkspaceOption = None, person: AsOption = None, as_json: JsonOption = False) -> None:
    """How often disputed questions were revised, by question and by evaluator, with a 95 % interval."""
    with desk_for(workspace, person) as desk:
        found = overturned(desk, whole_period())
    if as_json:
        print_json(found)
        return
    for first, lines in (("Question", found.questions), ("Evaluated by", found.evaluators)):
        table = Table(first, "Disputed", "Revised", "Share", "95 % interval", box=None)
        for one in lines:
            table.add_row(one.name, str(one.disputed), str(one.revised), *_cells(one.share))
        Console().print(table)


def _cells(found: Estimate) -> tuple[str, str]:
    if found.value is None or found.low is None or found.high is None:
        return "–", "too few"
    return f"{found.value:.0%}", f"{found.low:.0%} to {found.high:.0%}"
