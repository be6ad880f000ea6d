"""What can go wrong while a room listens: no part of Qt for films, a screen unplugged, a foreign page of a record."""

from __future__ import annotations

import builtins
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_desk.work import Desk
from qa_desk.work.listening_screens import bring
from tests.ui.alone import Screen
from tests.ui.listening.test_listening import calm, page
from ui.pages.listening.page import ListeningPage

__all__ = ["page"]
HEAD = b"\x00\x00\x00\x18ftypisom"


def staged(page: ListeningPage, screen: Screen, qtbot: QtBot) -> Any:
    page.start()
    calm(qtbot, screen)
    page.show_stage()
    calm(qtbot, screen)
    return page.stage


def brought(page: ListeningPage, screen: Screen, folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{page.view.items[0].external_id}{name}").write_bytes(content)
    found = bring(Desk(screen.desk.workspace), folder)
    assert found.added == 1, found.refused


def test_a_page_of_a_customer_record_is_shown_without_what_could_do_harm(
    page: ListeningPage, screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    html = b"<script>x()</script><h1>Order 7</h1><table><tr><th>Name</th><td>Ann Quill</td></tr></table>"
    brought(page, screen, tmp_path / "s", "@0.html", html)
    stage = staged(page, screen, qtbot)
    stage._moved(page.view.items[0].start_ms + 1000)
    calm(qtbot, screen)
    assert "Order 7" in stage.screen_part._page
    assert "script" not in stage.screen_part._page and "Quill" not in stage.screen_part._page
    before = stage.screen_part.grab().toImage()
    QTest.keyClick(stage, Qt.Key.Key_Plus)
    assert stage.screen_part.grab().toImage() != before


def test_without_the_part_for_films_the_stage_says_so_and_shows_the_call(
    page: ListeningPage, screen: Screen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *more: Any) -> Any:
        if name == "PySide6.QtMultimedia":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", missing)
    brought(page, screen, tmp_path / "s", ".mp4", HEAD + b"film")
    stage = staged(page, screen, qtbot)
    stage._moved(page.view.items[0].start_ms + 1000)
    calm(qtbot, screen)
    assert "qa-desk[film]" in stage.side._foot
    assert stage.screen_part._title == "The call"


def test_a_film_steps_with_the_sound(
    page: ListeningPage, screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    pytest.importorskip(
        "PySide6.QtMultimedia", reason="the extra “film” is not installed", exc_type=ImportError
    )
    if shutil.which("ffmpeg") is None:
        pytest.skip("no ffmpeg to make a film with")
    film = tmp_path / "film.mp4"
    parts = ["color=red:s=160x120:d=4:r=10", "color=blue:s=160x120:d=4:r=10"]
    inputs = [word for part in parts for word in ("-f", "lavfi", "-i", part)]
    subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            *inputs,
            "-filter_complex",
            "concat=n=2:v=1",
            "-pix_fmt",
            "yuv420p",
            str(film),
        ],
        check=True,
    )
    brought(page, screen, tmp_path / "s", "@2.mp4", film.read_bytes())
    stage = staged(page, screen, qtbot)
    item = page.view.items[0]

    def colour(ms: int) -> Callable[[], bool]:
        def is_shown() -> bool:
            stage._moved(item.start_ms + ms)
            picture = stage.screen_part._picture
            if picture is None:
                return False
            pixel = picture.toImage().pixelColor(80, 60)
            return (pixel.red() > 150) == (ms < 6000) and (pixel.blue() > 150) == (ms >= 6000)

        return is_shown

    stage._moved(item.start_ms + 1000)
    assert stage.screen_part._title == "The call", "the film begins at its second 2"
    for ms in (3000, 8000, 3500):
        qtbot.waitUntil(colour(ms), timeout=15_000)


def test_a_screen_that_is_unplugged_leaves_the_stage_where_people_can_see_it(
    page: ListeningPage, screen: Screen, qtbot: QtBot
) -> None:
    stage = staged(page, screen, qtbot)
    QTest.keyClick(stage, Qt.Key.Key_2)
    calm(qtbot, screen)
    stage.setGeometry(5000, 5000, 800, 600)  # where the second screen was
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(app.primaryScreen())
    qtbot.waitUntil(lambda: app.primaryScreen().geometry().intersects(stage.geometry()))
    assert stage.isVisible() and page.running.session_id
    assert [note.tag for note in page.running.view.notes] == ["pain"]
