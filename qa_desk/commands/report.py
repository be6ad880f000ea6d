"""`qa-desk report` and `qa-desk export`: what the workspace knows, as files for people and for programs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from db.queries.agents import Period
from db.queries.answers import AnswerFilter
from qa_desk.commands.languages import LanguageOption, paper, words_in
from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.reports.document import Voice
from qa_desk.work import reports
from qa_desk.work.desk import Desk
from qa_desk.work.export import safe_name
from qa_desk.work.export_answers import export_answers
from qa_desk.work.form_results import find_form
from qa_desk.work.scorecard import BEGINNING, whole_period, whose


class Format(StrEnum):
    """What a report is written as."""

    HTML = "html"
    PDF = "pdf"
    XLSX = "xlsx"


FormatOption = Annotated[
    Format | None, typer.Option("--format", help="What to write.", show_default="what OUT ends in, else html")
]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", help="The file to write.", show_default="named after the report")
]
SinceOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on, by submission.")
]
UntilOption = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Up to this day, it included.")
]

report = typer.Typer(
    name="report",
    no_args_is_help=True,
    help="Reports for people: on an evaluation, an agent, a form; HTML, PDF or XLSX.",
)
export = typer.Typer(name="export", no_args_is_help=True, help="Tables for analysts.")


@report.command()
def evaluation(
    evaluation: Annotated[str, typer.Argument(help="The evaluation's id.")],
    out: OutOption = None,
    kind: FormatOption = None,
    language: LanguageOption = "en",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Outcome, accuracies, every answer with its points, and what happened to an evaluation."""
    with desk_for(workspace, person) as desk:
        target = _target(out, kind, f"evaluation {evaluation}")
        reports.report_evaluation(desk, evaluation, target, _voice(language), paper)
        _told(target, as_json)


@report.command()
def agent(
    agent: Annotated[str, typer.Argument(help="The agent's name or id.")],
    out: OutOption = None,
    kind: FormatOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    language: LanguageOption = "en",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """An agent's quality, ratings and critical accuracies, each with n and interval."""
    with desk_for(workspace, person) as desk:
        target = _target(out, kind, whose(desk, agent).name)
        reports.report_agent(desk, agent, _period(since, until), target, _voice(language), paper)
        _told(target, as_json)


@report.command()
def form(
    form: Annotated[str, typer.Argument(help="The form's key, title or id.")],
    form_language: Annotated[
        str | None, typer.Option(help="The form's language, where two share a key.")
    ] = None,
    out: OutOption = None,
    kind: FormatOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    language: LanguageOption = "en",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """What the evaluations made with a form came to, through all its versions."""
    with desk_for(workspace, person) as desk:
        target = _target(out, kind, f"{form} results")
        voice = _voice(language)
        reports.report_form(desk, form, form_language, _period(since, until), target, voice, paper)
        _told(target, as_json)


@export.command()
def answers(
    file: Annotated[Path, typer.Argument(help="Ends in .csv or .parquet.")],
    form: Annotated[str | None, typer.Option(help="Only this form: its key, title or id.")] = None,
    form_language: Annotated[
        str | None, typer.Option(help="The form's language, where two share a key.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every answer that was submitted, one row each; docs/reports.md tells the columns."""
    with desk_for(workspace, person) as desk:
        period = _period(since, until)
        wanted = AnswerFilter(
            _form_id(desk, form, form_language) if form else None,
            period.since if period else None,
            period.until if period else None,
        )
        done = export_answers(desk, file, wanted)
        if as_json:
            print_json({"file": file, "evaluations": done.evaluations, "answers": done.answers})
        else:
            typer.echo(f"{done.answers:,} answers of {done.evaluations:,} evaluations in {file}")


def _form_id(desk: Desk, name: str, language: str | None) -> str:
    with desk.reading() as connection:
        return find_form(connection, name, language).id


def _voice(language: str) -> Voice:
    return Voice(words_in(language), language)


def _target(out: Path | None, kind: Format | None, name: str) -> Path:
    if out is None:
        return Path(f"{safe_name(name, 'report')}.{kind or Format.HTML}")
    suffix = f".{kind}" if kind else out.suffix or ".html"
    return out if out.suffix.lower() == suffix else out.with_name(out.name + suffix)


def _period(since: datetime | None, until: datetime | None) -> Period | None:
    """The days as a span of UTC; None for everything."""
    if since is None and until is None:
        return None
    end = whole_period().until if until is None else _midnight(until.date() + timedelta(days=1))
    return Period(BEGINNING if since is None else _midnight(since.date()), end)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day).astimezone(UTC)


def _told(target: Path, as_json: bool) -> None:
    print_json({"written": target}) if as_json else typer.echo(str(target))


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    app.add_typer(report)
    app.add_typer(export)
