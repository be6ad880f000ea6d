"""Every answer as a table for analysts: what each row says, whose they are, and that a file is whole or not there."""

from __future__ import annotations

import csv
import re
import resource
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from arro3.io import read_parquet
from msgspec.structs import replace

from db.queries.answers import AnswerFilter
from qa_desk.scoring import Answer, Choice, Condition, Question, RootCause, Section
from qa_desk.work import evaluate, export
from qa_desk.work.export import ExportError
from qa_desk.work.export_answers import COLUMNS, export_answers
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.revise import start_revision
from qa_desk.work.submit import submit
from tests.scoring.small_forms import NO, YES, yes_no
from tests.work.life_world import FORM, ONE_LOST, Centre

DOCS = Path(__file__).parents[2] / "docs" / "reports.md"
CAUSE = Choice("bad", "Bad", Decimal(0), root_causes=(RootCause("hurry", "In a hurry"),))
RICH = replace(
    FORM,
    sections=(
        *FORM.sections,
        Section(
            "more",
            "More",
            (
                Question(
                    "many",
                    "Many",
                    "multiple",
                    (Choice("a", "One"), Choice("b", "Two"), CAUSE),
                    categories=("risk",),
                ),
                Question("note", "Note", "text"),
                yes_no("asked", show_if=Condition(question="a1", is_=("no",))),
                yes_no("left", na_allowed=True),
            ),
            Decimal(0),
        ),
    ),
)


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


def rich(centre: Centre) -> str:
    given = {
        **ONE_LOST,
        "a2": Answer(choices=("no",), comment="=HYPERLINK(1) 你好 👋 שלום"),
        "many": Answer(choices=("a", "bad"), causes=("hurry",)),
        "note": Answer(text="+1 words"),
        "left": Answer(na="evaluator"),
    }
    return centre.evaluated(centre.form(RICH), given)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def parquet(path: Path) -> list[dict[str, Any]]:
    table = read_parquet(path).read_all()
    columns = {name: [cell.as_py() for cell in table.column(name)] for name in table.column_names}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def test_one_row_an_answer_with_version_keys_na_kind_and_points(centre: Centre, tmp_path: Path) -> None:
    evaluation = rich(centre)
    done = export_answers(centre.ann, tmp_path / "a.csv")
    rows = rows_of(tmp_path / "a.csv")
    assert (done.evaluations, done.answers) == (1, len(rows)) == (1, 7)
    found = {row["question_key"]: row for row in rows}
    assert {key: row["na_kind"] for key, row in found.items() if row["na_kind"] != "no"} == {
        "asked": "rule",
        "left": "evaluator",
    }
    assert [(row["points"], row["possible_points"]) for row in rows[:3]] == [
        ("1.0", "1.0"),
        ("0.0", "1.0"),
        ("1.0", "1.0"),
    ]
    assert (found["asked"]["points"], found["left"]["possible_points"]) == ("", "")
    many = found["many"]
    assert (many["choice_keys"], many["choices"]) == ("a | bad", "One | Bad")
    assert (many["root_causes"], many["categories"], many["section_key"]) == ("In a hurry", "risk", "more")
    assert {row["evaluation_id"] for row in rows} == {evaluation} and many["form_version"] == "1"
    assert found["a2"]["comment"].startswith("'=HYPERLINK") and found["note"]["text"] == "'+1 words"


def test_parquet_holds_the_same_with_types(centre: Centre, tmp_path: Path) -> None:
    rich(centre)
    export_answers(centre.ann, tmp_path / "a.csv")
    export_answers(centre.ann, tmp_path / "a.parquet")
    plain, typed = rows_of(tmp_path / "a.csv"), parquet(tmp_path / "a.parquet")
    assert [row["question_key"] for row in plain] == [row["question_key"] for row in typed]
    first, second = typed[0], typed[1]
    assert (second["points"], second["critical"], second["form_version"]) == (0.0, False, 1)
    assert second["comment"] == "=HYPERLINK(1) 你好 👋 שלום"  # no spreadsheet will run it here
    assert first["submitted_at"].utcoffset() == timedelta(0)
    assert plain[0]["submitted_at"] == first["submitted_at"].strftime("%Y-%m-%dT%H:%M:%S.") + (
        f"{first['submitted_at'].microsecond // 1000:03}Z"
    )


def test_revised_ones_are_told_by_what_took_their_place(centre: Centre, tmp_path: Path) -> None:
    old = centre.evaluated(centre.form())
    new = submit(centre.ann, start_revision(centre.ann, old, "Heard again"))
    export_answers(centre.ann, tmp_path / "a.csv")
    assert {(row["evaluation_id"], row["superseded_by"]) for row in rows_of(tmp_path / "a.csv")} == {
        (old, new),
        (new, ""),
    }


def test_narrowed_to_a_form_and_a_time(centre: Centre, tmp_path: Path) -> None:
    centre.evaluated(centre.form())
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    for wanted, count in (
        (AnswerFilter(form_id="other"), 0),
        (AnswerFilter(since=tomorrow), 0),
        (AnswerFilter(until=tomorrow), 3),
    ):
        assert export_answers(centre.ann, tmp_path / "a.csv", wanted).answers == count
        assert export_answers(centre.ann, tmp_path / "a.parquet", wanted).answers == count
        assert len(parquet(tmp_path / "a.parquet")) == count


def test_agents_may_not_and_other_suffixes_are_told(centre: Centre, tmp_path: Path) -> None:
    centre.evaluated(centre.form())
    with pytest.raises(PermissionDenied):
        export_answers(centre.amy, tmp_path / "a.csv")
    with pytest.raises(ExportError, match="txt"):
        export_answers(centre.ann, tmp_path / "a.txt")
    assert list(tmp_path.glob("a.*")) == []


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_stopped_in_the_middle_leaves_nothing(
    centre: Centre, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "TOLD_EVERY", 5)
    centre.evaluated(centre.form())

    class Stop(Exception):
        pass

    def stop(_count: int) -> None:
        raise Stop

    target = tmp_path / name
    if name == "a.csv":  # told every fifth row: enough of them
        for number in range(2):
            centre.call = centre.add_call(f"m{number}")
            centre.evaluated(centre.form())
    with pytest.raises(Stop):
        export_answers(centre.ann, target, noted=stop)
    assert (
        not target.exists()
        and centre.count("SELECT count(*) FROM audit_event WHERE action = 'answers.export'") == 0
    )


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_full_disk_is_told_and_nothing_is_left(centre: Centre, tmp_path: Path, name: str) -> None:
    draft = evaluate.start(centre.ann, centre.call, centre.form())
    words = "".join(chr(0x4E00 + (n * n) % 9000) for n in range(9_000))
    evaluate.set_answers(
        centre.ann,
        draft,
        {**ONE_LOST, "a2": replace(NO, comment=words), "a1": replace(YES, comment=words[::-1])},
    )
    submit(centre.ann, draft)
    target = tmp_path / name
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))  # as a full disk, for this one file
    try:
        with pytest.raises(ExportError, match="could not be written"):
            export_answers(centre.ann, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not target.exists() and [one.name for one in tmp_path.iterdir()] == ["w"]


def test_the_documents_tell_every_column() -> None:
    told = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", DOCS.read_text("utf-8"), re.M)
    assert told == [(column.name, column.kind, column.meaning) for column in COLUMNS]
