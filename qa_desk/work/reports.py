"""Reports as files: on an evaluation, on an agent, on a form; HTML, PDF or a spreadsheet, as the name says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from db.queries.agents import Period
from qa_desk.errors import N_
from qa_desk.reports import html, spreadsheet
from qa_desk.reports.agent import agent_report
from qa_desk.reports.document import Report, Voice
from qa_desk.reports.evaluation import evaluation_report
from qa_desk.reports.form import form_report
from qa_desk.work.desk import Desk
from qa_desk.work.evaluation_view import view_evaluation
from qa_desk.work.export import ExportError, write_audited
from qa_desk.work.form_results import find_form, form_results
from qa_desk.work.permissions import require
from qa_desk.work.scorecard import build_scorecard, whole_period

KINDS = (".html", ".pdf", ".xlsx")

Paper = Callable[[str, Path], object]
"""Makes a PDF of a page of HTML; handed in, because only the screen's libraries can."""


def report_evaluation(desk: Desk, evaluation_id: str, target: Path, voice: Voice, paper: Paper) -> Report:
    """Write the report on a submitted evaluation; in HTML with the sound of its shared moments.

    Private notes and private moments are never in it. `PermissionDenied`, `EvaluationError`, `ExportError`.
    """
    _known(target)
    require(desk.acting, "evaluation.report")
    view = view_evaluation(desk, evaluation_id, sound=target.suffix.lower() == ".html")
    report = evaluation_report(view, voice)
    return _write(desk, "evaluation.report", ("evaluation", evaluation_id), report, target, voice, paper)


def report_agent(
    desk: Desk, agent: str, period: Period | None, target: Path, voice: Voice, paper: Paper
) -> Report:
    """Write the report on an agent in a period, by id or name. `PermissionDenied`, `AgentMissing`, `ExportError`."""
    _known(target)
    require(desk.acting, "agent.report")
    card = build_scorecard(desk, agent, period, voice.zone)
    report = agent_report(card, voice)
    return _write(desk, "agent.report", ("person", card.agent.id), report, target, voice, paper)


def report_form(
    desk: Desk,
    form: str,
    language: str | None,
    period: Period | None,
    target: Path,
    voice: Voice,
    paper: Paper,
) -> Report:
    """Write the results of a form, by id, key or title. `PermissionDenied`, `FormMissing`, `ExportError`."""
    _known(target)
    require(desk.acting, "form.report")
    with desk.reading() as connection:
        name = find_form(connection, form, language)
    report = form_report(form_results(desk, name, period or whole_period(), voice.zone), voice)
    return _write(desk, "form.report", ("form", name.id), report, target, voice, paper)


def _known(target: Path) -> None:
    if target.suffix.lower() not in KINDS:
        raise ExportError(
            N_("Reports are written as HTML, PDF or XLSX, not as “{suffix}”."),
            hint=N_("Let the file's name end in .html, .pdf or .xlsx."),
            suffix=target.suffix or target.name,
        )


def _write(
    desk: Desk,
    action: str,
    subject: tuple[str, str],
    report: Report,
    target: Path,
    voice: Voice,
    paper: Paper,
) -> Report:
    kind = target.suffix.lower()

    def write(path: Path) -> Mapping[str, object]:
        if kind == ".html":
            path.write_text(html.page(report), encoding="utf-8")
        elif kind == ".pdf":
            paper(html.page(report, paper=True), path)
        else:
            spreadsheet.write(report, path, voice(N_("Summary")))
        return {"format": kind[1:]}

    write_audited(desk, action, subject, target, write)
    return report
