"""`qa-desk stats agreement`: do evaluators score alike, from a table of scores."""

from __future__ import annotations

import csv
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from qa_desk.commands.session import JsonOption, print_json, spoken_errors
from qa_desk.errors import N_, QADeskError

if TYPE_CHECKING:
    from qa_desk.stats.agreement import Agreement, Coefficient, Ratings

MISSING = ("", ".", "na", "n/a", "nan")
"""Cells that say: not scored."""


class Scale(StrEnum):
    """What may be done with the scores."""

    nominal = "nominal"
    ordinal = "ordinal"
    interval = "interval"


class ScoresUnreadable(QADeskError):
    """The file is no table of scores."""


def agreement(
    file: Annotated[
        Path, typer.Argument(help="CSV: a row per unit, a column per evaluator, blanks allowed.")
    ],
    level: Annotated[
        Scale, typer.Option(help="Choices without order, with order, or numbers.")
    ] = Scale.nominal,
    choices: Annotated[
        str | None,
        typer.Option(help="The form's full list of choices in order, as 1,2,3.", show_default="those seen"),
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the resampling behind alpha's interval.")] = 1,
    as_json: JsonOption = False,
) -> None:
    """Do evaluators score alike: percent, alpha, Gwet's AC, kappa, ICC, each with n and a 95 % interval.

    A first line of names is recognised, and so is a first column that names the units.
    """
    from qa_desk.stats.agreement import agreement as agree

    with spoken_errors():
        evaluators, ratings = read_scores(file, choices.split(",") if choices else None, level.value)
        found = agree(ratings, level.value, seed=seed)
        if as_json:
            print_json({"evaluator_names": evaluators, "seed": seed, **_plain(found, evaluators)})
        else:
            Console().print(_table(found))
            typer.echo(
                f"{found.units} units, {found.evaluators} evaluators: {found.verdict.replace('_', ' ')}"
            )


def _plain(found: Agreement, evaluators: list[str]) -> dict[str, Any]:
    plain = asdict(found)
    if found.against_group is not None:
        plain["against_group"] = dict(zip(evaluators, plain["against_group"], strict=True))
    return plain


def _table(found: Agreement) -> Table:
    table = Table(box=None)
    for title in ("Coefficient", "Value", "95 %", "n", ""):
        table.add_column(title, justify="left" if title in ("Coefficient", "") else "right")
    kind = "AC1" if found.level == "nominal" else f"AC2, {found.weights} weights"
    rows: list[tuple[str, Coefficient | None]] = [
        ("percent agreement", found.percent),
        (f"Krippendorff's alpha, {found.level}", found.alpha),
        (f"Gwet's {kind}", found.ac),
        ("Fleiss' kappa", found.fleiss),
        ("Brennan-Prediger", found.brennan_prediger),
        ("Cohen's kappa", found.kappa),
        ("ICC(2,1)", found.icc.single if found.icc else None),
        ("ICC(2,k)", found.icc.average if found.icc else None),
    ]
    for name, c in rows:
        if c is not None:
            between = "–" if c.low is None or c.high is None else f"{c.low:.3f} to {c.high:.3f}"
            table.add_row(name, "–" if c.value is None else f"{c.value:.3f}", between, str(c.n), c.note)
    return table


def read_scores(path: Path, choices: list[str] | None, level: str) -> tuple[list[str], Ratings]:
    """The evaluators' names and the table of a CSV file; `ScoresUnreadable` with the line that is wrong."""
    from qa_desk.stats.agreement import Ratings

    lines = _lines(path)
    names = [f"{i + 1}" for i in range(len(lines[0]))]
    if _is_head(lines, level):
        names, lines = [cell.strip() for cell in lines[0]], lines[1:]
    if lines and len(lines[0]) > 2 and _names_units(names, lines, level):
        names, lines = names[1:], [line[1:] for line in lines]
    rows = []
    for number, line in enumerate(lines, start=1):
        if len(line) != len(names):
            raise ScoresUnreadable(
                N_("Row {row} of {name} has {count} columns, not {wanted}."),
                row=number,
                name=path.name,
                count=len(line),
                wanted=len(names),
            )
        rows.append([_cell(cell, level, path, number) for cell in line])
    try:
        return names, Ratings.of(rows, choices)
    except ValueError as error:
        raise ScoresUnreadable(
            N_("{name} does not fit the choices: {reason}."), name=path.name, reason=str(error)
        ) from error


def _lines(path: Path) -> list[list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScoresUnreadable(
            N_("{name} could not be read as a table of scores."),
            hint=N_("Give a CSV file in UTF-8 with a row per unit and a column per evaluator."),
            name=path.name,
        ) from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    found = [line for line in csv.reader(text.splitlines(), delimiter=separator) if line]
    if not found:
        raise ScoresUnreadable(N_("{name} is empty."), name=path.name)
    return found


def _missing(cell: str) -> bool:
    return cell.strip().casefold() in MISSING


def _is_number(cell: str) -> bool:
    try:
        return float(cell) == float(cell)
    except ValueError:
        return False


def _is_head(lines: list[list[str]], level: str) -> bool:
    """Names stand over numbers; over words they must be words that never occur below."""
    first, rest = lines[0], lines[1:]
    known = [cell for cell in first if not _missing(cell)]
    if not known or not rest:
        return False
    below = {cell.strip() for line in rest for cell in line if not _missing(cell)}
    if any(_is_number(cell) for cell in below) and not all(_is_number(cell) for cell in known):
        return True
    return level == "nominal" and below.isdisjoint(cell.strip() for cell in known) and len(below) < len(rest)


def _names_units(names: list[str], lines: list[list[str]], level: str) -> bool:
    """A first column under `unit`, `call`, `id` or nothing, or of words beside numbers, names the units."""
    if names[0].casefold() in ("", "unit", "units", "call", "call_id", "id", "subject", "target", "item"):
        return True
    first = [line[0] for line in lines if not _missing(line[0])]
    rest = [cell for line in lines for cell in line[1:] if not _missing(cell)]
    return bool(rest) and all(map(_is_number, rest)) and not any(map(_is_number, first))


def _cell(cell: str, level: str, path: Path, row: int) -> str | None:
    text = cell.strip()
    if _missing(text):
        return None
    if level == "interval" and not _is_number(text):
        raise ScoresUnreadable(
            N_("Row {row} of {name}: “{cell}” is no number."), row=row, name=path.name, cell=text
        )
    if _is_number(text):
        value = float(text)
        return str(int(value)) if value.is_integer() else repr(value)
    return text
