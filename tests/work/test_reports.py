"""Reports as files: what they say, whom they say it to, and that they are whole or not there."""

from __future__ import annotations

import html.parser
import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from qa_desk.commands.languages import words_in
from qa_desk.reports.document import Voice
from qa_desk.scoring import Answer
from qa_desk.work import evaluate, life
from qa_desk.work.export import ExportError
from qa_desk.work.form_results import find_form, form_results
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.reports import report_agent, report_evaluation, report_form
from qa_desk.work.revise import start_revision
from qa_desk.work.scorecard import whole_period
from qa_desk.work.submit import submit
from tests.scoring.small_forms import NO, YES
from tests.work.life_world import APPROVAL, FORM, ONE_LOST, Centre
from ui.pdf import write_pdf

KINDS = ("html", "pdf", "xlsx")


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


def sheets(path: Path) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


class Balanced(html.parser.HTMLParser):
    """Fails where a tag is not closed by its own."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def wordy(centre: Centre) -> str:
    """An evaluation with everything that could hurt a file."""
    draft = evaluate.start(centre.ann, centre.call, centre.form())
    evaluate.set_answers(
        centre.ann, draft, {**ONE_LOST, "a2": Answer(choices=("no",), comment="=1+1 <b>你好</b> 👋 שלום\x00")}
    )
    evaluate.set_feedback(centre.ann, draft, "x" * 10_000)
    evaluate.set_private_note(centre.ann, draft, "Between us coaches")
    return submit(centre.ann, draft)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_on_an_evaluation(
    centre: Centre, tmp_path: Path, qapp: object, kind: str, language: str
) -> None:
    evaluation, path = wordy(centre), tmp_path / f"report.{kind}"
    report_evaluation(centre.ann, evaluation, path, Voice(words_in(language), language), write_pdf)
    if kind == "pdf":
        assert path.read_bytes().startswith(b"%PDF")
        return
    if kind == "html":
        page = path.read_text("utf-8")
        Balanced().feed(page)
        assert "=1+1 &lt;b&gt;你好&lt;/b&gt; 👋 שלום" in page and "\x00" not in page and "http" not in page
        assert ("不合格" in page) == (language == "zh_CN") and "Between us" not in page
        return
    found = sheets(path)
    told = json.dumps(found, default=str, ensure_ascii=False)
    assert "66.7" in told and "x" * 10_000 in told and "Between us" not in told
    answers = next(rows for name, rows in found.items() if name in ("Answers", "作答"))
    assert [row[-2:] for row in answers[1:]] == [[1.0, 1.0], [0.0, 1.0], [1.0, 1.0]]
    assert any("=1+1" in str(cell) for row in answers for cell in row)  # text, not a formula


def test_only_whom_it_may_concern_gets_it_and_the_log_says_who_did(
    centre: Centre, tmp_path: Path, qapp: object
) -> None:
    held = centre.evaluated(centre.form(release=APPROVAL))
    path, voice = tmp_path / "r.html", Voice()
    for desk in (centre.amy, centre.bob):
        with pytest.raises(evaluate.EvaluationError):
            report_evaluation(desk, held, path, voice, write_pdf)
    with pytest.raises(PermissionDenied):
        report_form(centre.amy, FORM.key, None, None, path, voice, write_pdf)
    assert not path.exists()
    life.approve(centre.ben, held, "A word among coaches")
    report_evaluation(centre.amy, held, path, voice, write_pdf)
    assert "among coaches" not in path.read_text("utf-8")
    with centre.workspace.reading() as connection:
        (row,) = connection.execute(
            text("SELECT actor_id, after FROM audit_event WHERE action = 'evaluation.report'")
        )
    assert row.actor_id == centre.ids["Amy"]
    assert json.loads(row.after)["file"] == "r.html" and len(json.loads(row.after)["sha256"]) == 64


def test_a_file_is_whole_or_as_it_was(centre: Centre, tmp_path: Path) -> None:
    evaluation, path = centre.evaluated(centre.form()), tmp_path / "r.pdf"
    path.write_bytes(b"before")

    def full(_page: str, partial: Path) -> None:
        partial.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="No space left on device"):
        report_evaluation(centre.ann, evaluation, path, Voice(), full)
    assert path.read_bytes() == b"before" and [one.name for one in tmp_path.iterdir() if one.is_file()] == [
        "r.pdf"
    ]
    assert centre.count("SELECT count(*) FROM audit_event WHERE action = 'evaluation.report'") == 0
    with pytest.raises(ExportError, match="docx"):
        report_evaluation(centre.ann, evaluation, tmp_path / "r.docx", Voice(), full)


def test_form_results_run_on_over_versions_and_leave_out_what_does_not_count(centre: Centre) -> None:
    revised = centre.evaluated(centre.form())
    submit(centre.ann, start_revision(centre.ann, revised, "Heard again"))
    centre.call = centre.add_call("c2")
    centre.evaluated(centre.form(replace(FORM, title="F, second")), {"a1": YES, "a2": YES, "b1": NO})
    with centre.workspace.reading() as connection:
        form = find_form(connection, FORM.key)
    found = form_results(centre.ann, form, whole_period())
    assert [(one.name, one.quality.n) for one in found.versions] == [("1", 1), ("2", 1)]
    assert (found.evaluations, found.agents, found.evaluators) == (2, 1, 1)
    assert [round(one.quality.value or 0, 1) for one in found.versions] == [66.7, 66.7]
    lost = next(one for one in found.questions if one.text == FORM.question("a2").text)  # type: ignore[union-attr]
    assert (lost.answered, lost.earned.value) == (2, 50.0)
    assert [(one.times, one.share.n) for one in lost.choices] == [(1, 2), (1, 2)]


@pytest.mark.parametrize("kind", KINDS)
def test_reports_on_an_agent_and_a_form(centre: Centre, tmp_path: Path, qapp: object, kind: str) -> None:
    centre.evaluated(centre.form())
    for name, write in (
        ("agent", lambda path: report_agent(centre.amy, "Amy", None, path, Voice(), write_pdf)),
        ("form", lambda path: report_form(centre.ann, FORM.key, None, None, path, Voice(), write_pdf)),
    ):
        path = tmp_path / f"{name}.{kind}"
        write(path)
        assert path.stat().st_size > 1000
        if kind == "xlsx":
            told = json.dumps(sheets(path), default=str)
            assert "66.6" in told
    with pytest.raises(Exception, match="no single person"):
        report_agent(centre.bob, "Amy", None, tmp_path / "x.html", Voice(), write_pdf)
