"""`qa-desk score` and `qa-desk scorecard`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from db.queries.agents import Period
from db.queries.review import find_call
from qa_desk import scoring
from qa_desk.commands.languages import LanguageOption, words_in
from qa_desk.commands.session import (
    AsOption,
    JsonOption,
    WorkspaceOption,
    desk_for,
    print_json,
    words,
)
from qa_desk.errors import QADeskError
from qa_desk.reports.document import Voice
from qa_desk.scoring.answer_file import load_answers
from qa_desk.stats import Estimate
from qa_desk.work import evaluate
from qa_desk.work.forms import definition_of, find_version
from qa_desk.work.scorecard import Scorecard, build_scorecard
from qa_desk.work.scorecard_page import write_scorecards
from qa_desk.work.submit import submit

ALWAYS = Period(datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC))


def score(
    call: Annotated[str, typer.Argument(help="The call's id or external id.")],
    answers: Annotated[Path, typer.Option(help="YAML: question key to choice, N/A, number or a mapping.")],
    form: Annotated[str, typer.Option(help="The form's key.")] = "support",
    language: Annotated[str | None, typer.Option(help="The form's language, where two share a key.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Save the answers, do not submit.")] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score a call from a file of answers and submit the evaluation."""
    with desk_for(workspace, person, named=True) as desk:
        with desk.reading() as connection:
            assert desk.acting is not None
            interaction = find_call(connection, desk.acting, call)
            if interaction is None:
                raise QADeskError("There is no single call “{call}”.", call=call)
            version = find_version(connection, form, language)
            definition = definition_of(connection, version)
        given = load_answers(answers, definition)
        draft_id = evaluate.start(desk, interaction, version)
        evaluate.set_answers(desk, draft_id, given.answers)
        if given.feedback:
            evaluate.set_feedback(desk, draft_id, given.feedback)
        if not draft:
            submit(desk, draft_id)
        result = scoring.score(definition, evaluate.load_draft(desk, draft_id).answers)
        _print_result(definition, result, draft_id, submitted=not draft, as_json=as_json)


def _print_result(
    form: scoring.Form, result: scoring.Result, draft_id: str, *, submitted: bool, as_json: bool
) -> None:
    percent = None if result.score is None else float(result.score)
    data = {
        "evaluation": draft_id,
        "submitted": submitted,
        "percent": percent,
        **scoring.result_to_builtins(result),
    }
    if as_json:
        print_json(data)
        return
    shown = "not scorable" if result.score is None else f"{float(result.score):.1f} %"
    typer.echo(f"{form.title}: {shown}, {result.outcome.replace('_', ' ')}")
    for error in result.critical_errors:
        typer.echo(f"critical ({error.error_class}): {error.question}")
    if not submitted:
        typer.echo(f"Draft saved: {result.answered} of {result.total} answered.")


def scorecard(
    agent: Annotated[str, typer.Argument(help="The agent's name or id.")],
    html: Annotated[
        Path | None,
        typer.Option(help="Write a page per released evaluation into this folder, sound included."),
    ] = None,
    language: LanguageOption = "en",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show an agent's quality by section beside the customers' rating, with n and 95 % intervals."""
    with desk_for(workspace, person) as desk:
        card = build_scorecard(desk, agent)
        if html is not None:
            written = write_scorecards(desk, card.agent.id, ALWAYS, html, Voice(words_in(language), language))
            print_json({"written": written}) if as_json else typer.echo(f"{len(written)} pages in {html}")
            return
        print_json(scorecard_data(card)) if as_json else _print_scorecard(card)


def scorecard_data(card: Scorecard) -> dict[str, Any]:
    """The scorecard as plain values for JSON: numbers unrounded, each with n and interval."""
    return {
        "agent": {"id": card.agent.id, "name": card.agent.name, "team": card.agent.team},
        "calls": card.calls,
        "rated": card.rated,
        "scored": card.scored,
        "drawn": card.drawn,
        "quality": card.quality,
        "quality_plain": card.quality_plain,
        "rating": {"scale": card.scale, "mean": card.rating, "satisfied": card.satisfied},
        "gap": card.gap,
        "critical_accuracy": card.criticals,
        "sections": [{"key": s.key, "title": s.title, "quality": s.quality} for s in card.sections],
        "months": card.months,
        "evaluations": card.evaluations,
        "coaching": card.coaching,
    }


def _print_scorecard(card: Scorecard) -> None:
    typer.echo(f"{card.agent.name}  {card.agent.team or ''}".rstrip())
    typer.echo(f"{card.calls} calls, {card.rated} rated by customers, {card.scored} scored")
    table = Table("", "Value", "95 % interval", "n", box=None)
    low, high = card.scale
    table.add_row(f"Customers' rating ({low:g} to {high:g})", *_cells(card.rating, "{:.2f}"))
    table.add_row("Customers satisfied", *_cells(card.satisfied, "{:.0%}"))
    weighed = card.weighted
    table.add_row(
        "Quality, by chance of being drawn" if weighed else "Quality", *_cells(card.quality, "{:.1f}")
    )
    if weighed:
        table.add_row("Quality, every evaluation once", *_cells(card.quality_plain, "{:.1f}"))
    for section in card.sections:
        table.add_row(f"  {section.title}", *_cells(section.quality, "{:.1f}"))
    for name, estimate in card.criticals.items():
        table.add_row(f"Without {name} critical error", *_cells(estimate, "{:.0%}"))
    words.__class__().print(table)


def _cells(estimate: Estimate, shape: str) -> tuple[str, str, str]:
    if estimate.value is None:
        return "–", "not enough data", str(estimate.n)
    if estimate.low is None or estimate.high is None:
        return shape.format(estimate.value), "not enough data", str(estimate.n)
    interval = f"{shape.format(estimate.low)} to {shape.format(estimate.high)}"
    return shape.format(estimate.value), interval, str(estimate.n)


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    app.command()(score)
    app.command()(scorecard)
