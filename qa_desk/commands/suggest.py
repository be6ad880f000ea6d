"""`qa-desk form suggest`: try the rules of a form on past calls, see what they say of one call, make suggestions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from db.queries.review import find_call
from qa_desk import scoring
from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk

FormOption = Annotated[
    str, typer.Argument(help="A form's key, or a form file to try before it is published.")
]


def suggest(
    form: FormOption,
    language: Annotated[
        str | None, typer.Option(help="The form's language, where several share a key.")
    ] = None,
    question: Annotated[
        list[str] | None, typer.Option(help="Only this question's rule; may be given again.")
    ] = None,
    call: Annotated[str | None, typer.Option(help="Only this call: what each rule says and where.")] = None,
    differing: Annotated[
        int, typer.Option(min=0, help="How many calls to list where rule and person differ.")
    ] = 10,
    make: Annotated[
        bool, typer.Option("--make", help="Make what is missing of the suggestions of rules that are on.")
    ] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Try a form's rules for suggested answers on all past calls; nobody's scores change."""
    from qa_desk.work.suggest import make_all

    with desk_for(workspace, person) as desk:
        found = _form(desk, form, language)
        if make:
            with _bar() as bar:
                count = make_all(desk, found, progress=_shown_in(bar, found.key))
            print_json({"made": count}) if as_json else typer.echo(f"{count} suggestions made.")
            return
        keys = [one.key for one in found.questions() if one.suggest and (not question or one.key in question)]
        if not keys:
            raise QADeskError(
                N_("The form “{form}” has no such rule for suggestions."),
                hint=N_("docs/suggestions.md shows how one is written."),
                form=found.title,
            )
        if call is not None:
            told = _one_call(desk, found, keys, call)
            print_json(told) if as_json else _show_call(told)
        else:
            _try(desk, found, keys, differing, as_json)


def _bar() -> Progress:
    return Progress(transient=True, console=Console(stderr=True))


def _shown_in(bar: Progress, name: str) -> Callable[[float], None]:
    task = bar.add_task(name, total=1.0)
    return lambda share: bar.update(task, completed=share)


def _form(desk: Desk, name: str, language: str | None) -> scoring.Form:
    from qa_desk.work.forms import definition_of, find_version

    if Path(name).is_file():
        return scoring.load_form(Path(name))
    with desk.reading() as connection:
        return definition_of(connection, find_version(connection, name, language))


def _try(desk: Desk, form: scoring.Form, keys: list[str], differing: int, as_json: bool) -> None:
    from qa_desk.work.suggest import Trial, figures, rule_states, try_rule

    trials: list[Trial] = []
    with _bar() as bar:
        for key in keys:
            trials.append(try_rule(desk, form, key, progress=_shown_in(bar, key)))
    states = {key: state.row.state for key, state in rule_states(desk, form).items() if state.row}
    if as_json:
        print_json(
            {
                "form": form.key,
                "language": form.language,
                "rules": [
                    {
                        "question": trial.question.key,
                        "state": states.get(trial.question.key, "draft"),
                        **figures(trial),
                        "differing": [
                            {
                                "call": row.external_id,
                                "rule": row.said,
                                "person": row.person,
                                "at_ms": row.at_ms,
                            }
                            for row in trial.differing()[:differing]
                        ],
                    }
                    for trial in trials
                ],
            }
        )
        return
    table = Table("Question", "State", "Calls", "Hits", "Cannot tell", "Agrees with people", "n", box=None)
    for trial in trials:
        alike = trial.measured.alike
        share = "–" if alike.value is None else f"{alike.value:.0%} ({alike.low:.0%}–{alike.high:.0%})"
        table.add_row(
            trial.question.key, states.get(trial.question.key, "draft"), str(trial.calls), str(trial.hits),
            str(sum(trial.unknown.values())), f"{share}, {STANDINGS[trial.measured.standing]}", str(alike.n),
        )  # fmt: skip
    Console().print(table)
    for trial in trials:
        for row in trial.differing()[:differing]:
            at = "" if row.at_ms is None else f" at {row.at_ms // 60000}:{row.at_ms // 1000 % 60:02}"
            typer.echo(f"{trial.question.key}: {row.external_id}: rule {row.said}, person {row.person}{at}")


STANDINGS = {
    "shown": "enough to be shown",
    "too_few": "too few to tell",
    "one_answer": "people always answered the same",
    "not_good_enough": "not good enough",
}


def _one_call(desk: Desk, form: scoring.Form, keys: list[str], name: str) -> dict[str, Any]:
    from qa_desk.suggesting import suggest as say
    from qa_desk.work.suggest.calls import heard_by_id, needs_sound
    from qa_desk.work.suggest.trial import question_and_rule

    assert desk.acting is not None
    with desk.reading() as connection:
        found = find_call(connection, desk.acting, name)
    if found is None:
        raise QADeskError(N_("There is no single call “{call}”."), call=name)
    rules = [question_and_rule(form, key) for key in keys]
    heard = heard_by_id(desk, desk.acting, [found], listen=any(needs_sound(rule) for _, rule in rules))[0]
    told = []
    for question, rule in rules:
        one = say(rule, heard.heard)
        told.append(
            {
                "question": question.key,
                "hit": one.hit,
                "suggests": one.said or None,
                "confidence": one.confidence,
                "spans": one.spans,
                "why": one.why,
                "source": "rule",
            }
        )
    return {"call": heard.call.external_id, "interaction": found, "suggestions": told}


def _show_call(told: dict[str, Any]) -> None:
    for one in told["suggestions"]:
        spans = ", ".join(f"{a / 1000:.1f}–{b / 1000:.1f} s" for a, b in one["spans"])
        says = one["suggests"] or (
            "cannot tell: " + one["why"].replace("_", " ") if one["why"] else "nothing"
        )
        typer.echo(f"{one['question']}: {says}" + (f" ({spans})" if spans else ""))
