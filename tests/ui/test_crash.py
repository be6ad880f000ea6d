"""After a bug: work is saved, a report without anybody's data is written, the person is told once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.crash import CrashHandler
from ui.crash_dialog import crash_words


@pytest.fixture
def hooks() -> Iterator[None]:
    import faulthandler

    from PySide6.QtCore import qInstallMessageHandler

    before, before_threads = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before, before_threads
    qInstallMessageHandler(None)
    faulthandler.enable(sys.__stderr__)


def fail_with(secret: str) -> BaseException:
    try:
        customer = secret
        raise ValueError(f"bad rating of {customer}")
    except ValueError as error:
        return error


def handler(folder: Path, told: list[tuple[bool, Path | None]], *before: object) -> CrashHandler:
    return CrashHandler(folder, before, lambda saved, report: told.append((saved, report)), "0.1.0")  # type: ignore[arg-type]


def test_the_report_tells_the_place_and_nobodys_data(tmp_path: Path) -> None:
    told: list[tuple[bool, Path | None]] = []
    crash = handler(tmp_path, told)
    crash.note("review.submit")
    error = fail_with("Marta Lindqvist")
    crash.handle(type(error), error, error.__traceback__)
    saved, report = told[0]
    assert saved
    assert report is not None
    words = report.read_text(encoding="utf-8")
    assert "ValueError" in words
    assert "in fail_with" in words or " fail_with" in words
    assert "review.submit" in words
    assert "Marta" not in words
    assert str(Path.home()) not in words


def test_work_is_saved_before_anything_else(tmp_path: Path) -> None:
    told: list[tuple[bool, Path | None]] = []
    saved: list[str] = []

    def broken() -> None:
        raise OSError("disk full")

    crash = handler(tmp_path, told, lambda: saved.append("draft"), broken, lambda: saved.append("note"))
    error = fail_with("x")
    crash.handle(type(error), error, error.__traceback__)
    assert saved == ["draft", "note"]
    assert told[0][0] is False
    assert "may not be saved" in crash_words(*told[0])[0]


def test_the_same_bug_is_told_once_and_a_bug_while_telling_never_loops(tmp_path: Path) -> None:
    calls: list[int] = []
    crash: CrashHandler

    def show(saved: bool, report: Path | None) -> None:
        calls.append(1)
        error = KeyError("while telling")
        crash.handle(type(error), error, None)

    crash = CrashHandler(tmp_path, (), show, "0.1.0")
    for _ in range(50):
        error = fail_with("x")
        crash.handle(type(error), error, error.__traceback__)
    assert calls == [1]


def test_a_folder_that_cannot_be_written_still_tells_the_person(tmp_path: Path) -> None:
    told: list[tuple[bool, Path | None]] = []
    blocked = tmp_path / "file"
    blocked.write_text("")
    crash = handler(blocked / "logs", told)
    error = fail_with("x")
    crash.handle(type(error), error, error.__traceback__)
    assert told == [(True, None)]


def test_an_error_in_a_thread_is_told_on_the_ui_thread(tmp_path: Path, qtbot: QtBot, hooks: None) -> None:
    where: list[threading.Thread] = []
    crash = CrashHandler(tmp_path, (), lambda *_: where.append(threading.current_thread()), "0.1.0")
    crash.install()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]
    assert (tmp_path / "qa_desk.log").read_text(encoding="utf-8")
