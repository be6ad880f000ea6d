"""What happens to an import when somebody stops it, leaves, or quits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from qa_desk.importing import ImportOptions, Preview, preview
from tests.db.calls_world import fill
from tests.importing.recordings import a_day, tone
from tests.ui.alone import Screen
from ui.pages.importing import running
from ui.pages.importing.page import ImportPage

Opened = tuple[ImportPage, Callable[[], None]]


@pytest.fixture
def opened(show: Callable[..., ImportPage], screen: Screen, qtbot: QtBot) -> Opened:
    """The page over an empty workspace, and a way to wait until nothing happens."""
    page = show(ImportPage, calls=0)
    return page, lambda: qtbot.waitUntil(lambda: not screen.context.background.jobs, timeout=30_000)


def stored(screen: Screen) -> int:
    with screen.desk.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM interaction").scalar_one())


def many(folder: Path, count: int = 60) -> Path:
    for n in range(count):
        tone(folder / f"t{n:02}.wav", 0.2, 200 + 5 * n)
    return folder


def test_stopping_from_the_status_line_tells_what_is_in(
    opened: Opened, screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    page, settle = opened
    page.activate(paths=[many(tmp_path / "many")])
    settle()
    page.start()
    qtbot.waitUntil(lambda: page.job is not None and bool(page.job.fraction))
    assert page.job is not None
    page.job.cancel()
    settle()
    assert page.stack.currentWidget() is page.done
    assert page.done.summary is not None
    assert page.done.summary.added == stored(screen)


def test_stopping_a_second_look_brings_back_the_rows_with_their_answers(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, settle = opened
    table = tmp_path / "calls.csv"
    table.write_text("call_id,started_at,agent,duration_s\nx,2026-03-01 10:00:00,Ana,60\n")
    page.activate(paths=[table])
    settle()
    before = page.found
    look_until_stopped(page, monkeypatch, lambda: page.look(ImportOptions(time_zone="Asia/Shanghai")))
    settle()
    assert page.found is before
    assert page.stack.currentWidget() is page.rows
    assert page.reading.options.time_zone is None
    look_until_stopped(page, monkeypatch, lambda: page.open([a_day(tmp_path / "other", 1)]))
    settle()
    assert page.paths == (table,)


def look_until_stopped(page: ImportPage, monkeypatch: pytest.MonkeyPatch, begin: Callable[[], None]) -> None:
    """Look at files so large that there is time to stop."""
    stopped = threading.Event()

    def slow(*arguments: object) -> Preview:
        stopped.wait(20)
        return preview(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "preview", slow)
    begin()
    page.cancel()
    stopped.set()


def test_a_page_that_is_gone_does_not_hear_of_its_import(
    screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(screen.desk.workspace.engine, 0)
    page = ImportPage(screen.context)
    page.activate(paths=[many(tmp_path / "many")])
    qtbot.waitUntil(lambda: not screen.context.background.jobs, timeout=30_000)
    page.start()
    shiboken6.delete(page)
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: not screen.context.background.jobs, timeout=30_000)
    assert not raised
    assert stored(screen) == 60
