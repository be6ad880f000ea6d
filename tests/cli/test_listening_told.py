"""`qa-desk listening minutes|sessions|actions|year` after a session was held."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

from db.queries.acting import find_acting
from qa_desk.listening import Heard
from qa_desk.work import Desk, listening_hold, listening_notes
from qa_desk.workspace import Workspace
from tests.cli.conftest import Run, data

HOST = ("--as", "高志远")


def held(run: Run, root: Path) -> str:
    """A session of two minutes with a note in Chinese and an action."""
    line = ("listening", "plan", "--month", "2026-11", "--save", "--json", "-w", root, *HOST)
    session = str(data(run(*line))["session"])
    workspace = Workspace.open(root)
    with workspace.reading() as connection:
        acting = find_acting(connection, "高志远")
    desk = Desk(workspace, acting)
    item = listening_hold.start(desk, session)
    listening_hold.heard(desk, session, item, [Heard(0, 120_000, 120_000)], 120_000)
    note = listening_notes.add_note(desk, item, 34_000, "pain", "承诺的两天没有人跟踪 <b>")
    listening_notes.vote(desk, note)
    listening_notes.make_action(desk, session, "换地址由客服一步办完", note_id=note, due=date(2026, 12, 1))
    listening_hold.end(desk, session)
    workspace.close()
    return session


def test_minutes_are_written_as_html_and_pdf(run: Run, sample_root: Path, tmp_path: Path) -> None:
    session = held(run, sample_root)
    page, pdf = tmp_path / "m.html", tmp_path / "m.pdf"
    line = ("listening", "minutes", session, "-w", sample_root, *HOST)
    told = data(run(*line, "--json"))
    assert told["played_ms"] == 120_000
    heard = {"name": "高志远", "heard_ms": 120_000, "alone_ms": 0, "month_ms": 120_000}
    assert told["listeners"] == [heard]
    assert told["calls"][0]["notes"][0]["votes"] == 1
    quote = told["calls"][0]["notes"][0]["quote"]
    assert quote
    done = run(*line, "--html", page, "--pdf", pdf)
    assert done.exit_code == 0, done.output
    words = page.read_text(encoding="utf-8")
    assert "承诺的两天没有人跟踪 &lt;b&gt;" in words
    assert "0:34" in words
    assert escape(quote) in words
    assert "by 2026-12-01" in words
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert pdf.stat().st_size > 5000


def test_a_place_that_cannot_be_written_is_said(run: Run, sample_root: Path, tmp_path: Path) -> None:
    session = held(run, sample_root)
    for option in ("--pdf", "--html"):
        done = run("listening", "minutes", session, option, tmp_path / "no" / "m", "-w", sample_root, *HOST)
        assert done.exit_code == 1
        assert "could not be written" in done.output


def test_what_is_open_is_told_with_the_next_plan(run: Run, sample_root: Path) -> None:
    session = held(run, sample_root)
    rows = data(run("listening", "sessions", "--json", "-w", sample_root, *HOST))
    assert session in [row["id"] for row in rows]
    plan = data(
        run("listening", "plan", "--month", "2026-11", "--json", "--without-sound", "-w", sample_root)
    )
    assert [a["text"] for a in plan["carried"]] == ["换地址由客服一步办完"]
    assert [a["state"] for a in data(run("listening", "actions", "--json", "-w", sample_root, *HOST))] == [
        "open"
    ]
    year = data(run("listening", "year", "2026", "--json", "-w", sample_root, *HOST))
    assert [(m["month"], m["heard_ms"]) for m in year["months"]] == [("2026-11", 120_000)]
