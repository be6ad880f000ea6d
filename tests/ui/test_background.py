"""Work off the UI thread: what comes back, when, and what never does."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from qa_desk.errors import N_, QADeskError
from ui.background import Background, JobControl, JobState


@pytest.fixture
def background(qapp: object) -> Background:
    return Background(threads=4)


def test_a_result_arrives_on_the_ui_thread(qtbot: QtBot, background: Background) -> None:
    got: list[tuple[int, threading.Thread]] = []
    worker: list[threading.Thread] = []

    def work(a: int, b: int) -> int:
        worker.append(threading.current_thread())
        return a + b

    background.run(work, 2, b=3, on_done=lambda v: got.append((v, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0] == 5
    assert got[0][1] is threading.main_thread()
    assert worker[0] is not threading.main_thread()
    assert background.jobs == []


def test_progress_is_shown_and_the_end_is_never_swallowed(qtbot: QtBot, background: Background) -> None:
    seen: list[tuple[float | None, str]] = []
    go = threading.Event()

    def work(control: JobControl) -> None:
        go.wait(5)
        for i in range(1001):
            control.progress(i / 1000, f"{i}")

    job = background.run(work, title="Counting")
    job.changed.connect(lambda: seen.append((job.fraction, job.text)))
    with qtbot.waitSignal(job.finished):
        go.set()
    assert seen[-1] == (1.0, "1000")
    assert len(seen) < 100


def test_an_error_for_people_reaches_the_page(qtbot: QtBot, background: Background) -> None:
    def work() -> None:
        raise QADeskError(N_("The file {name} is empty."), name="a.wav")

    got: list[QADeskError] = []
    background.run(work, on_error=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert str(got[0]) == "The file a.wav is empty."
    with qtbot.waitSignal(background.failed) as told:
        background.run(work)
    assert isinstance(told.args[0], QADeskError)


def test_a_bug_reaches_the_crash_handler_and_the_page_is_told(
    qtbot: QtBot, background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: bugs.append(error))
    got: list[QADeskError] = []
    background.run(lambda: 1 / 0, on_error=got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(bugs[0], ZeroDivisionError)
    assert "went wrong" in str(got[0])


def test_of_two_searches_only_the_latest_counts(qtbot: QtBot, background: Background) -> None:
    first = threading.Event()
    got: list[str] = []

    def work(word: str, wait: threading.Event | None) -> str:
        if wait:
            wait.wait(5)
        return word

    background.run(work, "old", first, key="search", on_done=got.append)
    background.run(work, "new", None, key="search", on_done=got.append)
    qtbot.waitUntil(lambda: got == ["new"])
    first.set()
    qtbot.waitUntil(lambda: background.jobs == [])
    assert got == ["new"]


def test_cancelled_work_stops_and_says_so(qtbot: QtBot, background: Background) -> None:
    started = threading.Event()
    told: list[str] = []

    def work(control: JobControl) -> None:
        started.set()
        while True:
            control.check()

    job = background.run(work, on_done=lambda _: told.append("done"), on_cancelled=lambda: told.append("off"))
    started.wait(5)
    with qtbot.waitSignal(job.finished):
        job.cancel()
    assert job.state is JobState.CANCELLED
    assert told == ["off"]


def test_nobody_is_called_for_a_closed_page(qtbot: QtBot, background: Background) -> None:
    import shiboken6

    class Waiting(QObject):
        got: list[Any]

        def take(self, value: Any) -> None:
            self.got.append(value)

    page = Waiting()
    page.got = got = []
    go = threading.Event()
    job = background.run(lambda: go.wait(5), on_done=page.take)
    shiboken6.delete(page)
    with qtbot.waitSignal(job.finished):
        go.set()
    assert got == []


def test_closing_waits_for_what_is_being_written(qtbot: QtBot, background: Background) -> None:
    written: list[int] = []
    go: Callable[[], None] = threading.Event().wait
    assert go is not None

    def write() -> None:
        for i in range(1000):
            written.append(i)

    background.run(write, cancellable=False)
    assert background.wait_all(5000)
    assert len(written) in (0, 1000)
