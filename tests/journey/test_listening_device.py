"""The sound device is pulled out in the middle of a session: it stops there, says so, and goes on with the next one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qa_desk.sample.build import create_sample
from qa_desk.work import Desk, listening_plan
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_view import load_session
from qa_desk.workspace import Workspace
from tests.audio.null_sink import SINK, NullSink, own_sink
from tests.listening.conftest import HOST, months, sits
from tests.ui.alone import Screen, screen, workspace
from ui.pages.listening.running import Running

__all__ = ["own_sink", "screen", "workspace"]
pytestmark = pytest.mark.slow


def test_a_session_goes_on_where_the_sound_was_lost(
    own_sink: NullSink, screen: Screen, qtbot: QtBot, tmp_path: Path
) -> None:
    def server(*command: str) -> str:
        env = {**os.environ, **own_sink.env}
        return subprocess.run(["pactl", *command], env=env, capture_output=True, text=True, check=True).stdout

    create_sample(tmp_path / "sample").close()
    opened = Workspace.open(tmp_path / "sample")
    acting = sits(opened, HOST).acting
    desk = Desk(opened, acting, screen.context.changes.committed)
    screen.context.sit_down(desk)
    session = listening_plan.save(desk, listening_plan.draw(desk, PlanRequest(months(opened)[-1], 5, "4")))
    modules = server("list", "short", "modules").splitlines()
    headset = next(line.split()[0] for line in modules if SINK in line)
    running = Running(screen.context)
    told: list[object] = []
    running.trouble.connect(lambda error: told.append(error) if error is not None else None)
    running.open(session)
    qtbot.waitUntil(lambda: running.call is not None and running.playback.ready, timeout=20_000)
    start = running.position_ms
    running.toggle()
    qtbot.waitUntil(lambda: running.position_ms > start + 2_000, timeout=20_000)
    running.mark("pain")
    server("unload-module", headset)
    qtbot.waitUntil(lambda: bool(told) and not running.playback.playing, timeout=20_000)
    here = running.position_ms
    qtbot.waitUntil(lambda: not screen.context.background.jobs, timeout=20_000)
    heard = load_session(desk, session)
    assert heard.guests[0].heard_ms == pytest.approx(here - start, abs=700)
    server("load-module", "module-null-sink", "sink_name=speakers")
    running.toggle()
    qtbot.waitUntil(lambda: running.position_ms > here + 1_000, timeout=20_000)
    assert running.position_ms < here + 6_000, "from where it stopped, not from elsewhere"
    running.playback.pause()
    qtbot.waitUntil(lambda: not screen.context.background.jobs, timeout=20_000)
    after = load_session(desk, session)
    assert after.guests[0].heard_ms >= heard.guests[0].heard_ms + 800
    assert [note.tag for note in after.notes] == ["pain"]
    running.playback.close()
    screen.context.background.wait_all()
    opened.close()
