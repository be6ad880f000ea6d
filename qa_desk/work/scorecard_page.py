"""An agent's released evaluations, each as one page that needs nothing else, the sound of shared moments in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from db.queries import agents
from db.queries.agents import Period
from qa_desk.reports import html
from qa_desk.reports.document import Voice
from qa_desk.reports.evaluation import evaluation_report
from qa_desk.work.desk import Desk
from qa_desk.work.evaluation_view import view_evaluation
from qa_desk.work.export import not_written, write_audited
from qa_desk.work.life import life_of


def write_scorecards(
    desk: Desk, agent_id: str, period: Period, folder: Path, voice: Voice | None = None
) -> list[Path]:
    """Write a page for each released evaluation of an agent into a folder; the files, newest first.

    Private notes and moments that are not shared never leave. `ExportError` where a file cannot be written.
    """
    assert desk.acting is not None
    with desk.reading() as connection:
        found = agents.evaluations(connection, desk.acting, agent_id, period)
        found = [one for one in found if life_of(connection, one.id).released]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    written = []
    for one in found:
        path = folder / f"{one.started_at.date().isoformat()}-{one.id}.html"
        write = partial(_write, desk, one.id, voice or Voice())
        write_audited(desk, "evaluation.report", ("evaluation", one.id), path, write)
        written.append(path)
    return written


def _write(desk: Desk, evaluation_id: str, voice: Voice, path: Path) -> Mapping[str, object]:
    view = view_evaluation(desk, evaluation_id, sound=True)
    path.write_text(html.page(evaluation_report(view, voice)), "utf-8")
    return {"format": "html"}
