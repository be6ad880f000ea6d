"""What a recording's sound tells in numbers is measured once and then known to statistics about many calls."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from db.queries.acting import Acting
from db.queries.insights import Scope
from db.queries.insights_calls import facts
from db.queries.sound_measures import Unmeasured
from qa_desk.audio.activity import Activity
from qa_desk.cli import app
from qa_desk.work.desk import Desk
from qa_desk.work.sound_measures import measure_recordings, numbers_of, waiting
from qa_desk.workspace import Workspace

ADMIN = Acting("x", "X", frozenset({"admin"}))
EVER = Scope(datetime(1990, 1, 1, tzinfo=UTC), datetime(2090, 1, 1, tzinfo=UTC))


def test_numbers_of_a_side_need_to_know_whose_channel_it_is() -> None:
    talk = (((0, 4000), (9000, 12000)), ((3000, 8000),))
    heard = Activity(20_000, talk, hold=(), tones=(), digits=(), crosstalk=0.0)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    told = numbers_of(Unmeasured("r", "0" * 64, "wav", 1), heard, now)
    assert (told.agent_ms, told.customer_ms, told.talk_ms) == (5000, 7000, 11_000)
    assert (told.overtalk_ms, told.silence_ms, told.longest_silence_ms) == (1000, 9000, 8000)
    assert (told.agent_interrupts, told.customer_interrupts) == (1, 0)
    assert told.customer_response_ms == 1000 and told.agent_response_ms is None
    unknown = numbers_of(Unmeasured("r", "0" * 64, "wav", None), heard, now)
    assert unknown.agent_ms is unknown.agent_interrupts is None and unknown.overtalk_ms == 1000
    mixed = numbers_of(
        Unmeasured("r", "0" * 64, "wav", None), Activity(12_000, talk[:1], (), (), (), 0.0), now
    )
    assert mixed.overtalk_ms is None and mixed.silence_ms == 5000


@pytest.fixture
def desk(tmp_path: Path, shared_data: Path) -> Any:
    done = CliRunner().invoke(app, ["import", str(shared_data / "calls"), "-w", str(tmp_path / "ws")])
    assert done.exit_code in (0, 3), done.output
    with_calls = Desk(Workspace.open(tmp_path / "ws"))
    yield with_calls
    with_calls.workspace.close()


def test_every_recording_is_measured_once_and_again_where_the_agents_side_changed(
    desk: Desk, tmp_path: Path
) -> None:
    todo = waiting(desk)
    assert todo >= 3
    enough = iter([False, True])
    first = measure_recordings(desk, cancelled=lambda: next(enough, True))
    assert first.measured <= 1 and first.left >= todo - 1, "stopped, keeping what it had"
    done = CliRunner().invoke(app, ["activity", "--all", "--json", "-w", str(tmp_path / "ws")])
    assert json.loads(done.stdout) == {"measured": todo - first.measured, "missing": 0, "left": 0}
    assert waiting(desk) == 0 and measure_recordings(desk).measured == 0
    with desk.reading() as connection:
        rows = connection.execute(
            text(
                "SELECT m.silence_ms, m.duration_ms, r.duration_ms, m.agent_ms, r.agent_channel, r.channels"
                " FROM sound_measure m JOIN recording r ON r.id = m.recording_id"
            )
        ).all()
    for silence, length, whole, agent, channel, channels in rows:
        assert 0 <= silence <= length and abs(length - whole) < 50
        assert (agent is not None) == (channel is not None and channels == 2)
    with desk.workspace.session() as session, session.begin():
        session.execute(
            text(
                "UPDATE recording SET agent_channel = 1 - agent_channel WHERE id ="
                " (SELECT id FROM recording WHERE channels = 2 AND agent_channel IS NOT NULL LIMIT 1)"
            )
        )
    assert waiting(desk) == 1 and measure_recordings(desk).measured == 1


def test_silence_and_overtalk_stand_among_the_facts_of_a_rated_call(desk: Desk) -> None:
    measure_recordings(desk)
    with desk.workspace.session() as session, session.begin():
        session.execute(
            text("UPDATE interaction SET rating = 1.0, agent_id = (SELECT id FROM person LIMIT 1)")
        )
    with desk.reading() as connection:
        known = [f for f in facts(connection, ADMIN, EVER) if f.silence is not None]
    assert len(known) >= 3 and all(0 <= (f.silence or 0) <= 1 for f in known)
    assert any(f.overtalk is not None and 0 < f.overtalk < 0.5 for f in known)


def test_a_call_or_all_must_be_named(desk: Desk, tmp_path: Path) -> None:
    run = CliRunner()
    assert run.invoke(app, ["activity", "-w", str(tmp_path / "ws")]).exit_code == 2
    assert run.invoke(app, ["activity", "x", "--all", "-w", str(tmp_path / "ws")]).exit_code == 2
