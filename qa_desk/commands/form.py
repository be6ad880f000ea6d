"""`qa-desk form`: check, publish and score forms, and try their rules on past evaluations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from qa_desk import scoring
from qa_desk.commands.session import (
    PROBLEM,
    AsOption,
    JsonOption,
    WorkspaceOption,
    desk_for,
    print_json,
    spoken_errors,
)
from qa_desk.commands.suggest import suggest
from qa_desk.errors import QADeskError
from qa_desk.scoring.answer_file import load_answers
from qa_desk.scoring.diff import FormChange
from qa_desk.scoring.lab import Column, Lab
from qa_desk.scoring.problems import FileError
from qa_desk.scoring.report import diff_report, lab_report, result_report

FormFile = Annotated[Path, typer.Argument(help="The form, a YAML file as docs/forms.md describes.")]

form = typer.Typer(
    name="form", no_args_is_help=True, help="Evaluation forms: check, publish, score, compare."
)


@form.command()
def check(file: FormFile, as_json: JsonOption = False) -> None:
    """Say everything that is wrong with a form, each with its line. Exit code 1 where anything is."""
    with _told_in_full(as_json):
        found = scoring.load_form(file)
        count = len(found.questions())
        if as_json:
            named = {"key": found.key, "language": found.language, "title": found.title}
            print_json({"problems": [], **named, "questions": count, "hash": scoring.version_hash(found)})
        else:
            typer.echo(f"{found.title} ({found.key}, {found.language}): {count} questions, no problem found.")


@form.command()
def score(
    file: FormFile,
    answers: Annotated[Path, typer.Argument(help="YAML: question key to choice, N/A, number or a mapping.")],
    as_json: JsonOption = False,
) -> None:
    """Score answers under a form; no workspace is needed and nothing is stored."""
    with _told_in_full(as_json):
        found = scoring.load_form(file)
        given = load_answers(answers, found)
        result = scoring.score(found, given.answers)
        print_json(result_report(found, result)) if as_json else _print_result(found, result)


@form.command()
def convert(
    file: Annotated[
        Path, typer.Argument(help="JSON of an evaluation form of Genesys Cloud or Amazon Connect.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write the YAML here, not to stdout.")
    ] = None,
    language: Annotated[str, typer.Option(help="The language the form is written in.")] = "en",
) -> None:
    """Turn a form of another system into a form file, and say what a person should look at."""
    from qa_desk.scoring.foreign import load_foreign

    with _told_in_full(as_json=False):
        found = load_foreign(file, language)
        for template, params in found.notes:
            typer.echo(template.format(**params), err=True)
        for problem in scoring.check(found.form):
            typer.echo(str(problem), err=True)
        written = scoring.dump_form(found.form)
        if out is None:
            typer.echo(written, nl=False)
            return
        try:
            out.write_text(written, "utf-8")
        except OSError as error:
            raise QADeskError("{path} cannot be written: {why}.", path=out, why=error.strerror) from error


@form.command()
def publish(
    file: FormFile,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, publish nothing.")
    ] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Publish a form as its next version, which never changes again, and show what differs from the last."""
    from qa_desk.work.form_lab import changes, in_use
    from qa_desk.work.forms import publish as publish_form

    with _told_in_full(as_json):
        found = scoring.load_form(file)
        with desk_for(workspace, person, named=True) as desk:
            with desk.reading() as connection:
                before = in_use(connection, found)
            differs = changes(before, found)
            version = None if dry_run else publish_form(desk, found)
            with desk.reading() as connection:
                after = in_use(connection, found)
        told = {
            "published": not dry_run and (before is None or before.version_id != version),
            "version": version,
            "number": after.number if after else None,
            "before": before.number if before else None,
            "changes": diff_report(differs),
        }
        print_json(told) if as_json else _print_published(found, told, differs)


@form.command()
def lab(
    file: FormFile,
    last: Annotated[int, typer.Option(min=1, max=10_000, help="How many past evaluations.")] = 50,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score the form's last evaluations again under its new rules and under each other formula, side by side."""
    from qa_desk.work.form_lab import formula_lab

    with _told_in_full(as_json):
        found = scoring.load_form(file)
        with desk_for(workspace, person) as desk:
            compared = formula_lab(desk, found, last)
        print_json(lab_report(compared)) if as_json else _print_lab(compared)


@contextmanager
def _told_in_full(as_json: bool) -> Iterator[None]:
    """Every problem of a file on its own line as FILE:LINE; with JSON they stand in `problems`."""
    with spoken_errors():
        try:
            yield
        except FileError as error:
            name = str(error.params["name"])
            if as_json:
                print_json({"file": name, "problems": [_problem(one) for one in error.problems]})
            else:
                for one in error.problems:
                    typer.echo(f"{name}:{one.line or 1}: {_where(one)}{one.text}", err=True)
            raise typer.Exit(PROBLEM) from error


def _problem(one: scoring.FormProblem) -> dict[str, Any]:
    return {"line": one.line, "path": one.path, "message": one.text}


def _where(one: scoring.FormProblem) -> str:
    return f"{one.path}: " if one.path else ""


def _print_result(found: scoring.Form, result: scoring.Result) -> None:
    for template, params in scoring.explain(found, result):
        typer.echo(template.format(**params))
    for title, keys in (
        ("Without an answer", result.missing),
        ("Without a needed comment", result.missing_comments),
        ("Without a needed root cause", result.missing_causes),
    ):
        if keys:
            typer.echo(f"{title}: {', '.join(keys)}")
    band = found.band(result.score)
    typer.echo(f"Outcome: {result.outcome.replace('_', ' ')}" + (f", {band.text}" if band else ""))


def _print_published(found: scoring.Form, told: dict[str, Any], differs: list[FormChange]) -> None:
    for change in differs:
        where = f"{change.place} {change.field}".strip()
        before = "" if change.before is None else f" from {change.before}"
        after = "" if change.after is None else f" to {change.after}"
        simple = {"added": f" ({change.after})", "removed": f" ({change.before})"}
        typer.echo(f"{change.what:<8} {where}{simple.get(change.what, before + after)}")
    name = f"{found.title} ({found.key}, {found.language})"
    if told["published"]:
        typer.echo(f"{name}: published as version {told['number']}.")
    elif not differs and told["before"]:
        typer.echo(f"{name}: the same as version {told['before']}; nothing to publish.")
    else:
        typer.echo(f"{name}: not published.")


def _print_lab(found: Lab) -> None:
    typer.echo(
        f"{len(found.rows)} evaluations of {found.form.title} ({found.form.key}, {found.form.language})"
    )
    table = Table("", "Mean", "Passed", "Failed", "n", box=None)
    table.add_row("As they were", *_cells(found.before))
    table.add_row(f"New rules ({found.form.formula})", *_cells(found.after))
    for name, column in found.others.items():
        table.add_row(f"  under {name}", *_cells(column))
    Console().print(table)
    typer.echo(f"Would fail now: {len(found.newly_failed)}. Would pass now: {len(found.newly_passed)}.")
    for formula, problems in found.unusable.items():
        typer.echo(f"Cannot be used with {formula}: {problems[0]}.")


def _cells(column: Column) -> tuple[str, str, str, str]:
    mean = "–" if column.mean is None else scoring.shown(column.mean)
    return mean, str(column.passed), str(column.failed), str(column.scored)


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    form.command()(suggest)
    app.add_typer(form)
