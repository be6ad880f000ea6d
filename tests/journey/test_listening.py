"""A whole session: planned, three calls heard, somebody late, a power cut, an action, minutes, the next month."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from db.queries.acting import find_acting, people_who_may_act
from qa_desk.sample.build import create_sample
from qa_desk.work import listening_change, listening_plan
from qa_desk.work.desk import Desk
from qa_desk.work.listening_change import Details
from qa_desk.work.listening_minutes import Minutes
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_view import load_session
from qa_desk.workspace import Workspace
from tests.audio.null_sink import RATE, NullSink, null_server, null_sink
from ui.pages.listening.keeping import write_minutes

__all__ = ["null_server", "null_sink"]
HOST, LATE = "高志远", "Marcus Bell"
REPO = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


class Player:
    """The desk that plays, in a process that can be killed."""

    def __init__(self, root: Path, session: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journey.listening_desk", str(root), session],
            cwd=REPO,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next line that is wanted."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            told: dict[str, Any] = json.loads(line)
            assert told["what"] != "trouble", told
            if wanted(told):
                return told
        raise AssertionError("the desk ended")

    def after(self, ms: int) -> dict[str, Any]:
        """Once the sound is beyond a place of the call that is on."""
        return self.until(lambda told: told["what"] == "at" and told["ms"] >= ms)

    def order(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def does(self, line: str, what: str) -> dict[str, Any]:
        """Have it done by keyboard; what it tells then."""
        self.order(line)
        return self.until(lambda told: told["what"] == what)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=20)

    def quit(self) -> None:
        self.order("quit")
        assert self.process.wait(timeout=30) == 0


@pytest.fixture
def begun() -> Iterator[Callable[[Player], Player]]:
    """No desk outlives the test."""
    players: list[Player] = []

    def keep(player: Player) -> Player:
        players.append(player)
        return player

    yield keep
    for player in players:
        player.process.kill()


def seconds_heard(sound: np.ndarray) -> float:
    """How long the sink was given sound: the sample's calls have a line's noise all the time, a pause has none."""
    piece = RATE // 50
    loud = np.abs(sound[: len(sound) // piece * piece].reshape(-1, piece * 2)).max(axis=1) > 0
    return float(loud.sum() / 50)


def test_an_hour_of_listening_in_small(
    null_sink: NullSink, tmp_path: Path, begun: Callable[[Player], Player]
) -> None:
    root = tmp_path / "ws"
    create_sample(root).close()
    workspace = Workspace.open(root)
    with workspace.reading() as connection:
        desk = Desk(workspace, find_acting(connection, HOST))
        late = next(p.person_id for p in people_who_may_act(connection) if p.name == LATE)
    request = PlanRequest("2026-11", 10, "4")
    plan, again = listening_plan.draw(desk, request), listening_plan.draw(desk, request)
    assert [i.call.id for i in plan.proposal.items] == [i.call.id for i in again.proposal.items]
    session = listening_plan.save(desk, plan, title="November")

    listening_change.describe(desk, session, Details(people=[late]))

    null_sink.start_recording()
    player = begun(Player(root, session))
    first = player.until(lambda told: told["what"] == "call")
    start = first["ms"]
    player.after(start + 3_000)
    player.does("note Nobody calls back", "noted")
    player.after(start + 4_000)
    player.does(f"come {LATE}", "came")
    killed = player.after(start + 8_000)["ms"]
    player.kill()

    player = begun(Player(root, session))
    resumed = player.until(lambda told: told["what"] == "call")
    assert resumed["item"] == first["item"]
    assert killed - 2_500 <= resumed["ms"] <= killed + 500
    lost = max(0, killed - resumed["ms"])
    assert [note.tag for note in load_session(desk, session).notes] == ["pain"]
    player.does(f"vote {LATE}", "voted")
    player.does(f"vote {HOST}", "voted")
    player.does(f"rate {LATE} 3", "rated")
    assert "The customer" in player.does(f"rate {HOST} 2", "rated")["state"]
    player.does(f"act {LATE}|Tell the customer who calls back", "decided")
    for _call in range(2):
        player.after(resumed["ms"] + 4_000)
        player.order("next")
        resumed = player.until(lambda told: told["what"] == "call")
    player.after(resumed["ms"] + 4_000)
    player.does("pause", "paused")
    played = seconds_heard(null_sink.stop_recording())
    player.does("end", "over")
    player.quit()

    view = load_session(desk, session)
    note = view.notes[0]
    assert (note.text, note.voters, note.author) == ("Nobody calls back", (LATE, HOST), HOST)
    assert view.impressions[note.item_id] == {
        late: 3,
        next(g.person_id for g in view.guests if g.name == HOST): 2,
    }
    told = Minutes(view).plain()
    heard = {one["name"]: one["heard_ms"] for one in told["listeners"]}
    print(f"played {played:.1f} s, minutes {told['played_ms'] / 1000:.2f} s, lost {lost} ms, {heard}")
    assert sum(call["state"] == "heard" for call in told["calls"]) == 3
    assert heard[HOST] == told["played_ms"]
    assert abs(heard[HOST] / 1000 - (played - lost / 1000)) <= 1.0
    assert 3_000 <= heard[HOST] - heard[LATE] <= 6_000, "who came late misses what was played before"
    page = Minutes(view).html()
    assert "Nobody calls back" in page and "Tell the customer who calls back" in page
    for kind in ("html", "pdf"):
        write_minutes(page, tmp_path / f"minutes.{kind}")
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF")

    later = listening_plan.save(desk, listening_plan.draw(desk, PlanRequest("2026-11", 5, "8")))
    from sqlalchemy import text

    with workspace.session() as writing, writing.begin():
        writing.execute(text("UPDATE listening_session SET month = '2026-12' WHERE id = :id"), {"id": later})
    assert [a.text for a in load_session(desk, later).carried] == ["Tell the customer who calls back"]
    workspace.close()
