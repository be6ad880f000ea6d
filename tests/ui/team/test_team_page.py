"""Team progress as leads read it: figures of the file, nobody ranked who cannot be told apart, calls one click away."""

from __future__ import annotations

import csv
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import fmean

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.cli.conftest import Run
from ui.app import App
from ui.pages.calls.page import CallsPage
from ui.pages.team.model import COLUMNS
from ui.pages.team.page import TeamPage

SitDown = Callable[..., tuple[App, TeamPage]]
TITLES = [column.title for column in COLUMNS]


def cell(page: TeamPage, row: int, title: str) -> str:
    return str(page.model.index(row, TITLES.index(title)).data())


def who_imported(root: Path) -> str:
    with sqlite3.connect(root / "qa_desk.db") as file:
        return str(file.execute("SELECT person_id FROM role_grant WHERE role = 'admin'").fetchone()[0])


def choose(page: TeamPage, qtbot: QtBot, app: App, box: str, value: str) -> None:
    """Pick from one of the boxes in the head, as a person does."""
    chosen = getattr(page.head, box)
    chosen.setCurrentIndex(chosen.findData(value))
    chosen.activated.emit(chosen.currentIndex())
    qtbot.waitUntil(lambda: page.second is not None and not app.context.background.jobs, timeout=20_000)


def test_five_thousand_imported_calls_give_the_figures_of_the_file_and_no_ranking(
    shared_data: Path, tmp_path: Path, run: Run, sit_down: SitDown, qtbot: QtBot
) -> None:
    source = shared_data / "csat" / "call-center-5000.csv"
    assert run("import", source, "-w", tmp_path / "ws").exit_code == 0
    ratings: dict[str, list[int]] = defaultdict(list)
    with source.open() as lines:
        for row in csv.DictReader(lines):
            if row["Answered (Y/N)"] == "Y":
                ratings[row["Agent"]].append(int(row["Satisfaction rating"]))
    app, page = sit_down(tmp_path / "ws", who_imported(tmp_path / "ws"))
    assert page.head.note.text() == "8 agents · 4,054 rated · 0 scored"
    assert "Of 8 agents nobody can be told apart" in page.banner.text()
    assert (
        "50\N{NO-BREAK SPACE}% (48\N{NO-BREAK SPACE}% to 51\N{NO-BREAK SPACE}%; n 4,054)"
        in page.banner.text()
    )
    assert [row.agent.name for row in page.model.rows] == [
        "Martha", "Stewart", "Becky", "Jim", "Dan", "Diane", "Greg", "Joe",
    ]  # fmt: skip
    for at, row in enumerate(page.model.rows):
        mine = ratings[row.agent.name]
        assert cell(page, at, "n") == str(len(mine))
        assert cell(page, at, "Mean rating") == f"{fmean(mine):.2f}"
        assert cell(page, at, "Place") == "1–8 tied"
        assert row.seen.value == pytest.approx(sum(r >= 4 for r in mine) / len(mine), abs=1e-12)
        assert row.standing is not None and row.standing.shrunk is not None
        assert 0.494 < row.standing.shrunk.mean < 0.506  # pulled almost together: no difference shows
        assert row.standing.shrunk.low < row.standing.shrunk.mean < row.standing.shrunk.high
        assert "not decided" in cell(page, at, "Gate")
        assert cell(page, at, "Quality") == "–"
    martha = (
        "Customers satisfied: 53\N{NO-BREAK SPACE}% (48\N{NO-BREAK SPACE}% to 57\N{NO-BREAK SPACE}%; n 514)"
    )
    assert martha in page.foot.words.text()
    choose(page, qtbot, app, "measure", "rating")
    assert page.model.rows[0].standing is not None and page.model.rows[0].standing.shrunk is not None
    assert page.model.rows[0].standing.shrunk.mean == pytest.approx(3.4185, abs=5e-4)
    choose(page, qtbot, app, "measure", "top")
    for row in page.model.rows:
        mine = ratings[row.agent.name]
        assert row.seen.value == pytest.approx(sum(r == 5 for r in mine) / len(mine), abs=1e-12)


def test_a_click_on_a_number_opens_exactly_those_calls(
    sample_root: Path, sit_down: SitDown, qtbot: QtBot
) -> None:
    app, page = sit_down(sample_root, "Grace Whitfield")
    row = page.model.rows[0]
    at = page.model.index(0, TITLES.index("n"))
    page.table.scrollTo(at)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(at).center())
    qtbot.waitUntil(lambda: app.window.current == "calls")
    calls = app.window.page
    assert isinstance(calls, CallsPage)
    assert calls.state.wanted.agents == (row.agent.id,)
    qtbot.waitUntil(lambda: not app.context.background.jobs, timeout=10_000)
    qtbot.waitUntil(lambda: str(row.agent.rated) in calls.head.count.text(), timeout=10_000)


def test_team_and_channel_narrow_every_number(sample_root: Path, sit_down: SitDown, qtbot: QtBot) -> None:
    app, page = sit_down(sample_root, "Grace Whitfield")
    everybody = {row.agent.name: row.agent.rated for row in page.model.rows}
    team = page.head.team.itemData(1)
    choose(page, qtbot, app, "team", team)
    some = {row.agent.name: row.agent.rated for row in page.model.rows}
    assert 0 < len(some) < len(everybody)
    assert all(rated <= everybody[name] for name, rated in some.items())
    choose(page, qtbot, app, "channel", "email")
    assert sum(row.agent.rated for row in page.model.rows) < sum(some.values())


def test_the_table_is_copied_with_its_intervals(sample_root: Path, sit_down: SitDown) -> None:
    _, page = sit_down(sample_root, "Grace Whitfield")
    page.copy_table()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == len(page.model.rows) + 1
    assert lines[0].split("\t")[:4] == ["Agent", "Customers satisfied", "95 % interval", "n"]
    assert " to " in lines[1].split("\t")[2]


def test_the_keyboard_walks_the_funnel_and_chooses_an_agent(
    sample_root: Path, sit_down: SitDown, qtbot: QtBot
) -> None:
    _, page = sit_down(sample_root, "Grace Whitfield")
    chart = page.foot.chart
    assert len(chart.content.marks) == len(page.model.rows)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current is not None
    wanted = chart.current.key
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert page.current is not None and page.current.agent.id == wanted


def test_the_table_sorts_by_any_column_and_keeps_the_agent(sample_root: Path, sit_down: SitDown) -> None:
    _, page = sit_down(sample_root, "Grace Whitfield")
    chosen = page.current
    assert chosen is not None
    page.table.sortByColumn(TITLES.index("n"), Qt.SortOrder.AscendingOrder)
    counts = [row.seen.n for row in page.model.rows]
    assert counts == sorted(counts)


def test_every_word_follows_the_language(sample_root: Path, sit_down: SitDown) -> None:
    app, page = sit_down(sample_root, "Grace Whitfield")
    app.context.theme.set_scheme("dark")
    assert not page.grab().isNull()
    app.context.theme.set_scheme("light")


def test_adjusted_scores_lead_to_calibration(sample_root: Path, sit_down: SitDown) -> None:
    app, page = sit_down(sample_root, "Ruth Adeyemi")
    assert page.second is not None and page.second.severity is not None
    apart = page.second.severity.state == "not_connected"
    assert page.foot.apart == apart and not page.foot.calibrate.isHidden()
    QTest.mouseClick(page.foot.calibrate, Qt.MouseButton.LeftButton)
    assert app.window.current == "calibration"
    assert app.window.history.visits[-1].params == {"part": "suggested" if apart else "report"}


def test_a_session_that_lies_ahead_is_no_coaching_yet(sample_root: Path, sit_down: SitDown) -> None:
    _app, page = sit_down(sample_root, "Ruth Adeyemi")
    with sqlite3.connect(sample_root / "qa_desk.db") as file:
        sql = "SELECT count(*), max(held_at) FROM coaching_session WHERE state = ?"
        (ahead, _), (held, latest) = (file.execute(sql, (state,)).fetchone() for state in ("planned", "held"))
    assert ahead > 0 and held > 0
    known = [row.coached for row in page.model.rows if row.coached is not None]
    assert known and max(one.timestamp() for one in known) * 1000 <= latest


def test_where_surveys_sent_are_known_the_warning_is_of_those_who_were_asked(
    tmp_path: Path, run: Run, sit_down: SitDown
) -> None:
    calls = "Call ID,Start,Agent,Duration,Survey sent,Satisfaction\n" + "".join(
        f"c{n},2026-03-{1 + n % 28:02} 10:00:00,{('Ann', 'Bo')[n % 2]},120,"
        f"{'Y' if n < 40 or n % 2 else 'N'},{1 + n % 5 if n < 40 else ''}\n"
        for n in range(160)
    )
    (tmp_path / "calls.csv").write_text(calls, encoding="utf-8")
    assert run("import", tmp_path / "calls.csv", "-w", tmp_path / "ws").exit_code == 0
    _, page = sit_down(tmp_path / "ws", who_imported(tmp_path / "ws"))
    said = page.warning.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "25 % to 100 % of an agent's surveys are answered" in said and "handled calls" not in said
    page.table.selectRow(0)
    assert "Answered of sent" in page.foot.words.text() and "Rated of handled" not in page.foot.words.text()
