"""`qa-desk activity`: who talks when in a call, and what follows from it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from db.queries.review import find_call, recording
from qa_desk.commands.session import AsOption, JsonOption, WorkspaceOption, desk_for, print_json
from qa_desk.errors import N_, QADeskError

if TYPE_CHECKING:
    from qa_desk.audio.activity import Activity, Measures


def activity(
    call: Annotated[str | None, typer.Argument(help="The call's id or external id.")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Measure every recording not measured yet, for statistics.")
    ] = False,
    workspace: WorkspaceOption = None,
    person: AsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who talks when, silences, overtalk, hold and keys pressed, from the sound alone."""
    if every == (call is not None):
        raise typer.BadParameter("Name one call, or say --all.")
    if call is None:
        _measure_all(workspace, person, as_json)
        return
    from qa_desk.audio.activity import load_or_find, measure

    with desk_for(workspace, person) as desk:
        assert desk.acting is not None
        with desk.reading() as connection:
            interaction = find_call(connection, desk.acting, call)
            row = recording(connection, desk.acting, interaction) if interaction is not None else None
        if interaction is None:
            raise QADeskError(N_("There is no single call “{call}”."), call=call)
        if row is None:
            raise QADeskError(N_("The call “{call}” has no recording."), call=call)
        path = desk.workspace.recordings.find(row.sha256, row.suffix)
        with Progress(transient=True, console=Console(stderr=True)) as bar:
            task = bar.add_task("", total=1.0)
            found = load_or_find(
                path, row.sha256, _caches(desk), lambda share: bar.update(task, completed=share)
            )
        names = _names(row.channels, row.agent_channel)
        if as_json:
            print_json(_plain(interaction, found, measure(found), names))
        else:
            _show(measure(found), names)


def _measure_all(workspace: Path | None, person: str | None, as_json: bool) -> None:
    from qa_desk.work.sound_measures import measure_recordings

    with (
        desk_for(workspace, person) as desk,
        Progress(transient=True, console=Console(stderr=True)) as bar,
    ):
        task = bar.add_task("Listening", total=1.0)
        found = measure_recordings(desk, lambda share: bar.update(task, completed=share))
    if as_json:
        print_json(found)
        return
    typer.echo(f"{found.measured} recordings measured.")
    if found.missing:
        typer.echo(f"{found.missing} are not on this computer or cannot be read.")


def _caches(desk: Any) -> Path:
    caches: Path = desk.workspace.caches
    return caches


def _names(channels: int, agent: int | None) -> tuple[str, ...]:
    if channels == 1:
        return ("both",) if agent is None else ("agent",)
    if agent is None:
        return ("left", "right")
    return ("agent", "customer") if agent == 0 else ("customer", "agent")


def _plain(interaction: str, found: Activity, numbers: Measures, names: tuple[str, ...]) -> dict[str, Any]:
    two = len(names) == 2
    by_side = {"talk_ms", "talk_share"} | ({"interruptions", "response_ms"} if two else set())
    measures = {
        key: dict(zip(names, value, strict=True)) if key in by_side else value
        for key, value in asdict(numbers).items()
        if two or key not in {"interruptions", "response_ms"}
    }
    return {
        "interaction": interaction,
        "measures": measures,
        "crosstalk": round(found.crosstalk, 3),
        "speech": dict(zip(names, found.speech, strict=True)),
        "overtalk": found.overtalk,
        "silence": found.silence,
        "hold": found.hold,
        "tones": found.tones,
        "digits": [
            {"start_ms": one.start_ms, "end_ms": one.end_ms, "key": one.key, "side": names[one.channel]}
            for one in found.digits
        ],
    }


def _show(numbers: Measures, names: tuple[str, ...]) -> None:
    table = Table("", "value", show_header=False, box=None)
    for place, name in enumerate(names):
        table.add_row(
            f"{name} talks", f"{numbers.talk_share[place]:.1%} ({numbers.talk_ms[place] / 1000:.1f} s)"
        )
    table.add_row("longest silence", f"{numbers.longest_silence_ms / 1000:.1f} s")
    table.add_row("silences over 3 s, 10 s", f"{numbers.silences_over_3_s}, {numbers.silences_over_10_s}")
    table.add_row("hold", f"{numbers.hold_ms / 1000:.1f} s")
    if len(names) == 2:
        table.add_row("overtalk", f"{numbers.overtalk_share:.1%} of talk, {numbers.overtalk_count} times")
        for place, name in enumerate(names):
            waited = numbers.response_ms[place]
            answer = f", answers after {waited / 1000:.1f} s" if waited is not None else ""
            table.add_row(f"{name} interrupts", f"{numbers.interruptions[place]} times{answer}")
    table.add_row("keys pressed", str(numbers.digits))
    Console().print(table)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(activity)
