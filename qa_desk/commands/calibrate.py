"""`qa-desk calibrate`: rounds in which several score the same calls blind."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from db.queries import calibration as reads
from db.queries.acting import find_acting
from db.queries.review import find_call
from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.scoring.answer_file import load_answers
from qa_desk.stats import Estimate
from qa_desk.stats.agreement import Coefficient
from qa_desk.work import calibration as work
from qa_desk.work import evaluate
from qa_desk.work.calibration import CalibrationError, RoundReport
from qa_desk.work.desk import Desk
from qa_desk.work.forms import definition_of, find_version
from qa_desk.work.submit import submit

calibrate = typer.Typer(
    name="calibrate", no_args_is_help=True, help="Calibration: the same calls scored blind by several."
)
RoundArgument = Annotated[str, typer.Argument(help="A round's title or id.")]


@calibrate.command("open")
def open_(
    title: Annotated[str, typer.Argument(help="What the round is called.")],
    form: Annotated[str, typer.Option(help="A published form: key, title or version id.")],
    calls: Annotated[list[str], typer.Option("--call", help="A call's id; give it once for each call.")],
    members: Annotated[list[str], typer.Option("--member", help="Who scores: a name or id, once for each.")],
    language: Annotated[str | None, typer.Option(help="The form's language, where it has several.")] = None,
    expert: Annotated[str | None, typer.Option(help="Whose scores are the key.")] = None,
    due: Annotated[str | None, typer.Option(help="2026-11-30.")] = None,
    blind: Annotated[
        bool, typer.Option("--blind/--open", help="Scores stay hidden until the reveal.")
    ] = True,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Open a round; it waits in its members' queues."""
    with desk_for(workspace, person, named=True) as desk:
        with desk.reading() as connection:
            version = find_version(connection, form, language)
        ids = [_call(desk, call) for call in calls]
        people = [_person(desk, name) for name in members]
        key = _person(desk, expert) if expert else None
        round_id = work.open_round(
            desk, title, version, ids, people, expert_id=key, blind=blind, due=_day(due)
        )
        _say(as_json, {"round_id": round_id, "title": title, "calls": len(ids), "members": len(people)})


@calibrate.command("list")
def list_(workspace: WorkspaceOption = None, person: AsOption = None, as_json: JsonOption = False) -> None:
    """Your rounds, newest first."""
    with desk_for(workspace, person, named=True) as desk, desk.reading() as connection:
        assert desk.acting is not None
        found = reads.rounds(connection, desk.acting)
        if as_json:
            print_json(found)
            return
        table = Table("Round", "Form", "Host", "State", "Scores", "Yours left", "Due", box=None)
        for row in found:
            due = f"{row.due:%Y-%m-%d}" if row.due else "–"
            scores = f"{row.done} of {row.wanted}"
            table.add_row(row.title, row.form, row.host, row.state, scores, str(row.mine_left), due)
        Console().print(table)


@calibrate.command()
def score(
    round_: RoundArgument,
    call: Annotated[str, typer.Argument(help="A call of the round.")],
    answers: Annotated[Path, typer.Option(help="YAML: question key to choice, N/A, number or a mapping.")],
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score one call of a round from a file of answers."""
    with desk_for(workspace, person, named=True) as desk:
        draft = work.begin(desk, _round(desk, round_), _call(desk, call))
        with desk.reading() as connection:
            form = definition_of(connection, evaluate.load_draft(desk, draft).form_version_id)
        given = load_answers(answers, form)
        evaluate.set_answers(desk, draft, given.answers)
        _say(as_json, {"round": round_, "call": call, "evaluation": submit(desk, draft)})


@calibrate.command()
def reveal(
    round_: RoundArgument,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show everybody everybody's scores. Late ones may still finish; their scores count in no figure."""
    with desk_for(workspace, person, named=True) as desk:
        work.reveal(desk, _round(desk, round_))
        _say(as_json, {"round": round_, "state": "revealed"})


@calibrate.command()
def agree(
    round_: RoundArgument,
    call: Annotated[str, typer.Argument(help="A call of the round.")],
    question: Annotated[str, typer.Argument(help="The question's key.")],
    choice: Annotated[str, typer.Argument(help="The choice's key, or na.")],
    reason: Annotated[str, typer.Option(help="Why the room settled on it.")] = "",
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write down what the room agreed on for one question of one call."""
    with desk_for(workspace, person, named=True) as desk:
        round_id = _round(desk, round_)
        work.agree(desk, _round_call(desk, round_id, call), question, choice, reason)
        _say(as_json, {"round": round_, "call": call, "question": question, "choice": choice})


@calibrate.command()
def count(
    round_: RoundArgument,
    call: Annotated[str, typer.Argument(help="A call of the round that nobody scored before.")],
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let what the room settled on count for the agent; every question must be settled."""
    with desk_for(workspace, person, named=True) as desk:
        made = work.count_settled(desk, _round_call(desk, _round(desk, round_), call))
        _say(as_json, {"round": round_, "call": call, "evaluation": made})


@calibrate.command()
def close(
    round_: RoundArgument,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """End a round; nobody scores in it any more."""
    with desk_for(workspace, person, named=True) as desk:
        work.close(desk, _round(desk, round_))
        _say(as_json, {"round": round_, "state": "closed"})


@calibrate.command()
def report(
    round_: RoundArgument,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """How far people agree, question by question, and who scores higher or lower than the others."""
    with desk_for(workspace, person, named=True) as desk:
        found = work.report(desk, round_)
        if as_json:
            print_json({"report": found, "to_rewrite": found.to_rewrite})
        else:
            _show(found)


@calibrate.command("form-draft")
def form_draft(
    round_: RoundArgument,
    questions: Annotated[list[str] | None, typer.Option("--question", help="Mark this one as well.")] = None,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Open a draft of the round's form with the questions to rewrite marked."""
    with desk_for(workspace, person, named=True) as desk:
        _say(as_json, {"draft_id": work.open_form_draft(desk, round_, tuple(questions or ()))})


def _show(found: RoundReport) -> None:
    out = Console()
    row = found.round
    typer.echo(f"{row.title}: {row.form}, {row.state}, {row.done} of {row.wanted} scores, host {row.host}")
    if found.hidden:
        typer.echo("Blind: you see the others' scores after the reveal and once you have scored every call.")
        return
    table = Table("Question", "Alike", "AC", "Alpha", "Calls", "Verdict", box=None)
    for question in found.questions:
        one = question.agreement
        cells = (_interval(one.percent, 100), _interval(one.ac), _interval(one.alpha))
        table.add_row(question.text, *cells, str(one.units_scored_twice), one.verdict.replace("_", " "))
    out.print(table)
    people = Table("Person", "Points above (+) or below the key", "Spread", "Calls", "Late", box=None)
    late = {member.name: member.late for member in found.members}
    for severity in found.severity:
        bias, sd = severity.gap.bias, severity.gap.sd
        spread = "–" if sd is None else f"{sd:.1f}"
        people.add_row(severity.person, _interval(bias), spread, str(bias.n), str(late[severity.person]))
    out.print(people)
    if found.totals is not None:
        single = found.totals.single
        typer.echo(f"ICC(2,1) of the totals {_interval(single)}, {single.n} calls. {single.note}".rstrip())


def _interval(found: Coefficient | Estimate, times: float = 1) -> str:
    digits = 2 if isinstance(found, Coefficient) and times == 1 else 0 if times == 100 else 1
    if found.value is None:
        return found.state.replace("_", " ")
    if found.low is None or found.high is None:
        return f"{found.value * times:.{digits}f}"
    return f"{found.value * times:.{digits}f} ({found.low * times:.{digits}f} to {found.high * times:.{digits}f})"


def _say(as_json: bool, told: dict[str, object]) -> None:
    if as_json:
        print_json(told)
    else:
        typer.echo(", ".join(f"{key.replace('_', ' ')}: {value}" for key, value in told.items()))


def _round(desk: Desk, name: str) -> str:
    assert desk.acting is not None
    with desk.reading() as connection:
        found = reads.find_round(connection, desk.acting, name)
    if found is None:
        raise CalibrationError("There is no single calibration round “{name}” that you are in.", name=name)
    return found.id


def _round_call(desk: Desk, round_id: str, name: str) -> str:
    with desk.reading() as connection:
        rows = reads.round_calls(connection, round_id)
    found = [row.id for row in rows if name in (row.id, row.interaction_id, row.external_id)]
    if not found:
        raise CalibrationError("The call {call} is not in this round.", call=name)
    return found[0]


def _call(desk: Desk, name: str) -> str:
    assert desk.acting is not None
    with desk.reading() as connection:
        found = find_call(connection, desk.acting, name)
    if found is None:
        raise CalibrationError("There is no single call “{call}”.", call=name)
    return found


def _person(desk: Desk, name: str) -> str:
    with desk.reading() as connection:
        found = find_acting(connection, name)
    if found is None:
        raise CalibrationError("There is no single active person called “{name}”.", name=name)
    return found.person_id


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise CalibrationError("“{day}” is no day; write it as 2026-11-30.", day=words) from None


def register(app: typer.Typer) -> None:
    """Put these commands under `qa-desk`."""
    app.add_typer(calibrate)
