"""The very first start, the last second, and the window without a person in front of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.app import App
from ui.settings import Settings, SettingsStore
from ui.welcome import Welcome


def when_asked(click: Callable[[Welcome], None]) -> None:
    """Do something once the welcome is open."""
    timer = QTimer(QApplication.instance(), interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Welcome):
            timer.stop()
            click(dialog)

    timer.timeout.connect(look)
    timer.start()


def test_a_newcomer_starts_with_an_empty_workspace(
    start: Callable[..., App], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *a, **k: str(tmp_path / "data"))
    when_asked(lambda dialog: dialog.empty.click())
    app = start(workspace=None)
    assert (tmp_path / "data" / "workspace" / "qa_desk.db").is_file()
    assert app.context.settings.workspace == str(tmp_path / "data" / "workspace")


@pytest.mark.slow
def test_a_newcomer_looks_around_in_the_sample(
    start: Callable[..., App], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *a, **k: str(tmp_path / "data"))
    monkeypatch.setenv("QA_DESK_AS", "Grace Whitfield")
    when_asked(lambda dialog: dialog.sample.click())
    app = start(workspace=None)
    assert app.window.status.badge.isVisible()
    assert app.window.status.badge.toolTip()


def test_what_is_left_in_the_settings_by_others_does_no_harm(store: SettingsStore) -> None:
    for name, value in (
        ("volume", "loud"),
        ("people", "[1]"),
        ("theme", 7),
        ("speed", "2"),
        ("splitters", "{"),
    ):
        store._store.setValue(name, value)
    settings = store.load()
    assert settings.speed == 2.0
    settings.speed = 1.0
    assert settings == Settings()


def environment(folder: Path) -> dict[str, str]:
    own = {f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.slow
def test_a_picture_of_the_window_is_saved_without_anybody(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    command = [sys.executable, "-m", "qa_desk", "--workspace", str(tmp_path / "ws"), "--size", "1100x700"]
    done = subprocess.run(
        [*command, "--screenshot", str(picture)], env=environment(tmp_path), capture_output=True, timeout=90
    )
    assert done.returncode == 0, done.stderr.decode()
    assert QImage(str(picture)).size().width() == 1100


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_polite_kill_closes_the_window_and_remembers_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "qa_desk", "--workspace", str(tmp_path / "ws")]
    running = subprocess.Popen([*command, "--as", "nobody"], env=environment(tmp_path))
    settings = tmp_path / "CONFIG" / "qa-desk" / "qa-desk.ini"
    until = time.monotonic() + 60
    while not (settings.exists() and "people" in settings.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    running.send_signal(signal.SIGTERM)
    assert running.wait(20) == 0
    assert "geometry" in settings.read_text()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_polite_kill_while_the_workspace_is_made_is_the_end(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    running = subprocess.Popen(
        [sys.executable, "-m", "qa_desk", "--workspace", str(root)], env=environment(tmp_path)
    )
    until = time.monotonic() + 60
    while not list(root.glob(".new-*/qa_desk.db")) and time.monotonic() < until:
        time.sleep(0.01)
    running.send_signal(signal.SIGTERM)
    assert running.wait(30) == 0
    assert not list(root.glob(".new-*"))
