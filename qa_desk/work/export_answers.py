"""All answers as a table for analysts, one row each: CSV for spreadsheets, Parquet for programs. `docs/reports.md`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final

from db.queries import answers as reads
from db.queries.answers import AnswerFilter, EvaluationFacts, GivenAnswer
from qa_desk import scoring
from qa_desk.errors import N_
from qa_desk.work.desk import Desk
from qa_desk.work.export import ExportError, write_audited, write_rows
from qa_desk.work.forms import definition_of
from qa_desk.work.parquet import ParquetColumn, write_parquet

TEXT, NUMBER, WHOLE, YES_NO, TIME = "text", "number", "whole", "yes_no", "time"
BETWEEN = " | "
"""Stands between several choices, causes or categories in one cell."""


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """One column: its name, what it holds (`text`, `number`, `whole`, `yes_no`, `time`), what it means."""

    name: str
    kind: str
    meaning: str


COLUMNS: Final = (
    AnswerColumn("evaluation_id", TEXT, "The evaluation the answer is part of."),
    AnswerColumn("purpose", TEXT, "coach, self, calibration, auto or rescore; only coach counts for an agent."),
    AnswerColumn("submitted_at", TIME, "When the evaluation was submitted."),
    AnswerColumn("superseded_by", TEXT, "The evaluation that took its place; empty where it counts."),
    AnswerColumn("evaluator_id", TEXT, "Who scored."),
    AnswerColumn("evaluator", TEXT, "Their name."),
    AnswerColumn("call_id", TEXT, "The call in this workspace."),
    AnswerColumn("call_source", TEXT, "The system the call came from."),
    AnswerColumn("call_external_id", TEXT, "The call's id there."),
    AnswerColumn("call_started_at", TIME, "When the call began."),
    AnswerColumn("agent_id", TEXT, "Who was evaluated."),
    AnswerColumn("agent", TEXT, "Their name."),
    AnswerColumn("team", TEXT, "Their team on the day of the call."),
    AnswerColumn("form_key", TEXT, "The form through all its versions, with form_language."),
    AnswerColumn("form_language", TEXT, "The language the form is written in."),
    AnswerColumn("form_title", TEXT, "Its title in this version."),
    AnswerColumn("form_version", WHOLE, "The number of the version."),
    AnswerColumn("form_version_id", TEXT, "The version itself, which never changes."),
    AnswerColumn("formula", TEXT, "How this version makes a score of points."),
    AnswerColumn("evaluation_score", NUMBER, "The score of the whole; empty where it is not scorable."),
    AnswerColumn("evaluation_calculated", NUMBER, "The same before critical errors were held against it."),
    AnswerColumn("evaluation_outcome", TEXT, "pass, fail or not_scorable."),
    AnswerColumn("section_key", TEXT, "The section; stays the same over versions."),
    AnswerColumn("section", TEXT, "Its title in this version."),
    AnswerColumn("question_key", TEXT, "The question; stays the same over versions."),
    AnswerColumn("question", TEXT, "Its words in this version."),
    AnswerColumn("question_kind", TEXT, "yes_no, choice, multiple, scale, number, date, short_text or text."),
    AnswerColumn("categories", TEXT, "Categories that cut across forms."),
    AnswerColumn("na_kind", TEXT, "no: answered; evaluator: marked not applicable; rule: not asked, by a rule."),
    AnswerColumn("choice_keys", TEXT, "What was chosen; stays the same over versions."),
    AnswerColumn("choices", TEXT, "The words of what was chosen."),
    AnswerColumn("number", NUMBER, "The number that was put in."),
    AnswerColumn("text", TEXT, "The text or date that was put in."),
    AnswerColumn("comment", TEXT, "The comment on the answer."),
    AnswerColumn("root_cause_keys", TEXT, "The root causes chosen."),
    AnswerColumn("root_causes", TEXT, "Their words."),
    AnswerColumn("points", NUMBER, "Points earned; empty where the question does not count."),
    AnswerColumn("possible_points", NUMBER, "Points possible; empty where the question does not count."),
    AnswerColumn("critical", YES_NO, "A critical choice was made."),
    AnswerColumn("untouched", YES_NO, "Filled in with the best choice, and not looked at since."),
)  # fmt: skip
KINDS: Final = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class AnswersWritten:
    """How much was written."""

    evaluations: int
    answers: int


def export_answers(
    desk: Desk,
    path: Path,
    wanted: AnswerFilter | None = None,
    noted: Callable[[int], None] = lambda count: None,
) -> AnswersWritten:
    """Write every answer the acting person may know; the suffix says CSV or Parquet.

    Times are UTC. What the person is still to answer blind is left out. `noted` is told every thousandth answer
    and may raise to stop. `PermissionDenied`, `ExportError`; then no file is left and nothing is logged.
    """
    if path.suffix.lower() not in KINDS:
        raise ExportError(
            N_("Answers are written as CSV or Parquet, not as “{suffix}”."),
            hint=N_("Let the file's name end in .csv or .parquet."),
            suffix=path.suffix or path.name,
        )
    wanted = wanted or AnswerFilter()
    facts: dict[str, object] = {
        "form": wanted.form_id,
        "since": None if wanted.since is None else wanted.since.isoformat(),
        "until": None if wanted.until is None else wanted.until.isoformat(),
    }

    def write(partial: Path) -> Mapping[str, object]:
        told = {"evaluations": 0}
        with closing(_rows(desk, wanted, told)) as rows:
            answers = _write(partial, rows, noted)
        return {**facts, "evaluations": told["evaluations"], "answers": answers}

    subject = ("form", wanted.form_id) if wanted.form_id else ("workspace", "")
    done = write_audited(desk, "answers.export", subject, path, write)
    return AnswersWritten(int(str(done["evaluations"])), int(str(done["answers"])))


def _write(path: Path, rows: Iterator[list[object]], noted: Callable[[int], None]) -> int:
    names = [column.name for column in COLUMNS]
    if path.suffix.lower() == ".parquet":
        columns = [ParquetColumn(column.name, column.kind, column.meaning) for column in COLUMNS]
        return write_parquet(path, columns, rows, noted)
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # the mark lets spreadsheets read Chinese
        return write_rows(file, names, (map(_plain, row) for row in rows), noted)


def _plain(cell: object) -> object:
    """A cell as CSV holds it."""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


@dataclass(frozen=True, slots=True)
class _Placed:
    """A question and the section it stands in."""

    section: scoring.Section
    question: scoring.Question


def _rows(desk: Desk, wanted: AnswerFilter, told: dict[str, int]) -> Generator[list[object], None, None]:
    """A row for each answer, in the order of `COLUMNS`; `told` counts evaluations."""
    assert desk.acting is not None
    with desk.reading() as connection:

        @cache
        def form_of(version: str) -> tuple[scoring.Form, dict[str, _Placed]]:
            form = definition_of(connection, version)
            placed = {q.key: _Placed(section, q) for section in form.groups() for q in section.questions}
            return form, placed

        for one, given in reads.answered(connection, desk.acting, wanted):
            told["evaluations"] += 1
            form, placed = form_of(one.form_version_id)
            head = _head(one, form)
            for answer in given:
                yield [*head, *_cells(answer, placed[answer.question_key])]


def _head(one: EvaluationFacts, form: scoring.Form) -> list[object]:
    return [
        one.id, one.purpose, one.submitted_at, one.superseded_by, one.evaluator_id, one.evaluator,
        one.interaction_id, one.source, one.external_id, one.started_at, one.agent_id, one.agent, one.team,
        one.form_key, one.form_language, one.form_title, one.form_version, one.form_version_id, form.formula,
        one.score, one.calculated, one.outcome,
    ]  # fmt: skip


def _cells(answer: GivenAnswer, placed: _Placed) -> list[object]:
    question = placed.question
    chosen = [choice for choice in question.choices if choice.key in answer.choices]
    causes = [cause for choice in chosen for cause in choice.root_causes if cause.key in answer.causes]
    return [
        placed.section.key, placed.section.title, question.key, question.text, question.kind,
        BETWEEN.join(question.categories), answer.na, BETWEEN.join(answer.choices),
        BETWEEN.join(choice.text for choice in chosen), None if answer.number is None else float(answer.number),
        answer.text, answer.comment, BETWEEN.join(answer.causes), BETWEEN.join(cause.text for cause in causes),
        answer.earned, answer.possible, answer.critical, answer.untouched,
    ]  # fmt: skip
