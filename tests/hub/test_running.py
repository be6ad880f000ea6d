"""The hub as whoever runs it meets it: several processes, told to stop, measured, logged; nothing of customers said."""

from __future__ import annotations

import http.client
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import structlog

from qa_desk.hub import log
from qa_desk.hub.devices import issue_code
from qa_desk.hub.tables import open_hub
from qa_desk.hub.watch import MOST_BYTES
from qa_desk.sync.hub import HubError, Wire, enrol, sync_hub
from qa_desk.workspace import Workspace
from tests.sync.hub_world import Server, company, empty, evaluate, meet, rows, serving, write

WITHIN_S = 60


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A hub in processes of its own; the process and the address."""
    port = free_port()
    command = [sys.executable, "-m", "qa_desk", "hub", "--port", str(port), "--blobs", str(folder / "blobs")]
    environment = {**os.environ, "QA_DESK_HUB_DATABASE": str(folder / "hub.db")}
    process = subprocess.Popen(
        [*command, *options], env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        deadline = time.monotonic() + WITHIN_S
        while True:
            with suppress(HubError):
                if Wire(f"http://127.0.0.1:{port}").ask("GET", "/readyz")[0] == 200:
                    break
            assert process.poll() is None and time.monotonic() < deadline, process.communicate()
        yield process, f"http://127.0.0.1:{port}"
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def code_for(folder: Path, person: str) -> str:
    engine = open_hub(str(folder / "hub.db"))
    with engine.begin() as connection:
        code = issue_code(connection, person, founder=True)
    engine.dispose()
    return code


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Server]:
    with serving(str(tmp_path / "hub" / "hub.db"), tmp_path / "blobs") as server:
        yield server


@pytest.fixture
def admin(hub: Server, tmp_path: Path) -> Workspace:
    workspace = company(tmp_path / "admin")
    enrol(workspace, hub.url, hub.code("Admin"))
    sync_hub(workspace)
    return workspace


@pytest.mark.slow
def test_a_hub_told_to_stop_finishes_the_batch_under_way(tmp_path: Path) -> None:
    with running(tmp_path) as (process, url):
        workspace = company(tmp_path / "desk")
        with workspace.session() as session, session.begin():
            for n in range(3000):
                session.connection().exec_driver_sql(
                    "INSERT INTO team VALUES (?, ?, NULL)", (f"x{n}", f"X {n}")
                )
        enrol(workspace, url, code_for(tmp_path, "Admin"))
        stop = threading.Timer(0.0, lambda: None)
        asked = Wire.ask

        def ask(self: Wire, method: str, path: str, *rest: object) -> object:
            if path == "/v1/changes":
                nonlocal stop
                stop = threading.Timer(0.1, process.send_signal, (signal.SIGTERM,))
                stop.start()
            return asked(self, method, path, *rest)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Wire, "ask", ask)
            patch.setattr("qa_desk.sync.wire.TRIES", 1)
            with suppress(HubError):  # the batch is taken; what comes after it finds nobody
                sync_hub(workspace)
        stop.join()
        assert process.wait(WITHIN_S) in (0, -signal.SIGTERM)
    assert rows(workspace, "SELECT count(*) FROM sync_outbox") == [(0,)]
    engine = open_hub(str(tmp_path / "hub.db"))
    with engine.begin() as connection:
        taken = connection.exec_driver_sql("SELECT count(*) FROM hub_feed WHERE tbl = 'team'").scalar()
    assert taken == 3002


@pytest.mark.slow
def test_several_processes_answer_as_one_and_measure_as_one(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", "2") as (process, url):
        one, two = company(tmp_path / "one"), empty(tmp_path / "two")
        for workspace in (one, two):
            enrol(workspace, url, code_for(tmp_path, "Admin"))
        meet(one, two)
        write(one, "UPDATE moment SET tag = 'x' WHERE id = 'shared1'")
        meet(one, two)
        assert rows(two, "SELECT tag FROM moment WHERE id = 'shared1'") == [("x",)]
        answered = 0
        for _ in range(30):
            wire = Wire(url)
            answered += wire.ask("GET", "/healthz")[0] == 200
            wire.close()
        told = Wire(url).ask("GET", "/metrics")[2].decode()
        found = re.search(r'requests_total\{method="GET",route="/healthz",status="200"\} (\d+)', told)
        assert answered == 30 and found is not None and int(found[1]) == 30
        process.send_signal(signal.SIGTERM)
        assert process.wait(WITHIN_S) == 0
        assert process.stderr is not None
        lines = [json.loads(line) for line in process.stderr.read().splitlines()]
    assert len({line["worker"] for line in lines if line["event"] == "serving"}) == 2


def test_the_log_tells_what_was_asked_and_nothing_of_what_it_was_about(
    hub: Server, admin: Workspace, tmp_path: Path
) -> None:
    stream = io.StringIO()
    log.set_up(stream)
    try:
        coach = hub.join(tmp_path / "coach", "Coach1")
        evaluate(coach, "1", evaluator="coach1", note="canary for coaches")
        write(coach, "UPDATE person SET name = 'Canary Person' WHERE id = 'agent1'")
        meet(coach, admin)
        wire = Wire(hub.url)
        wire.token = "canary-token"
        wire.ask("GET", "/v1/blobs/canary")
        wire.ask("GET", "/canary/path?canary=1")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("qa_desk.hub.routes.changes.take", broken)
            with pytest.raises(HubError, match="something went wrong"):
                write(coach, "UPDATE moment SET note = 'canary' WHERE id = 'shared1'")
                sync_hub(coach)
    finally:
        structlog.configure(processors=[log._drop])
    said = stream.getvalue()
    lines = [json.loads(line) for line in said.splitlines()]
    assert {line["route"] for line in lines if line["event"] == "request"} >= {
        "/v1/enrol",
        "/v1/changes",
        "/v1/pull",
    }
    assert any(line["event"] == "failed" and line["kind"] == "RuntimeError" for line in lines)
    for word in ("canary", "coach", "agent1", "call1", "team", "127.0.0.1"):
        assert word not in said.lower(), word


def broken(*_: object) -> None:
    raise RuntimeError("canary: a row's content in the words of a driver")


def test_measures_tell_times_bytes_and_what_was_refused_by_reason(
    hub: Server, admin: Workspace, tmp_path: Path
) -> None:
    coach = hub.join(tmp_path / "coach", "Coach1")
    write(coach, "INSERT INTO role_grant VALUES ('x', 'coach1', 'admin', NULL, '2020-01-01', NULL)")
    evaluate(coach, "1", evaluator="coach2")
    sync_hub(coach)
    told = Wire(hub.url).ask("GET", "/metrics")[2].decode()
    measured = dict(line.rsplit(" ", 1) for line in told.splitlines() if not line.startswith("#"))
    assert float(measured['qa_desk_hub_changes_refused_total{reason="role"}']) == 1
    assert float(measured['qa_desk_hub_changes_refused_total{reason="author"}']) == 1
    assert float(measured['qa_desk_hub_changes_refused_total{reason="rests on refused"}']) >= 3
    assert float(measured['qa_desk_hub_bytes_total{direction="in",route="/v1/changes"}']) > 500
    assert float(measured['qa_desk_hub_request_seconds_bucket{le="30.0",route="/v1/pull"}']) >= 3
    assert float(measured["qa_desk_hub_devices"]) == 2 and float(measured["qa_desk_hub_feed_position"]) > 5
    assert "coach" not in told and "agent" not in told


def test_not_ready_while_the_store_of_recordings_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with serving(str(tmp_path / "hub.db"), tmp_path / "file" / "blobs") as server:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("qa_desk.sync.wire.TRIES", 1)
            status, _, body = Wire(server.url).ask("GET", "/readyz")
        assert (status, json.loads(body)["detail"]) == (503, "the store of recordings does not answer")
        assert Wire(server.url).ask("GET", "/healthz")[0] == 200


def test_behind_a_proxy_only_what_came_encrypted_is_answered(tmp_path: Path) -> None:
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs", needs_tls=True) as server:
        wire = Wire(server.url)
        assert wire.tell("/v1/enrol", {"code": "AAAA"})[0] == 403
        assert wire.ask("GET", "/v1/openapi.json")[0] == 403
        assert wire.ask("GET", "/healthz")[0] == 200
        told = {"X-Forwarded-Proto": "https", "Content-Type": "application/json"}
        status, _, body = wire.ask("POST", "/v1/enrol", b'{"code": "AAAA"}', told)
        assert status == 403 and json.loads(body)["detail"].startswith("This code is unknown")


def test_a_body_without_a_length_is_cut_off_at_the_limit(hub: Server) -> None:
    host, port = hub.url.removeprefix("http://").split(":")
    line = http.client.HTTPConnection(host, int(port))
    line.putrequest("POST", "/v1/enrol")
    line.putheader("Transfer-Encoding", "chunked")
    line.endheaders()
    block = b"100000\r\n" + b"x" * (1 << 20) + b"\r\n"
    with suppress(OSError):  # the hub may hang up before all is sent
        for _ in range(MOST_BYTES // (1 << 20) + 2):
            line.send(block)
        line.send(b"0\r\n\r\n")
    with suppress(http.client.HTTPException, OSError):
        assert line.getresponse().status in (400, 413)
    assert Wire(hub.url).ask("GET", "/healthz")[0] == 200


def test_wrong_tries_count_over_all_processes(hub: Server, tmp_path: Path) -> None:
    with serving(hub.database, tmp_path / "blobs") as sibling:
        for n in range(20):
            url = (hub.url, sibling.url)[n % 2]
            assert Wire(url).tell("/v1/enrol", {"code": f"AAAA-{n:04}"})[0] == 403
        for url in (hub.url, sibling.url):
            assert Wire(url).tell("/v1/enrol", {"code": "AAAA-AAAA"})[0] == 429


def test_a_device_that_asks_without_end_is_slowed_down_over_all_processes(
    hub: Server, admin: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa_desk.hub.limits.REQUESTS", 40)
    monkeypatch.setattr("qa_desk.hub.limits.IN_HAND", 5)
    token = json.loads(str(rows(admin, "SELECT v FROM sync_state WHERE k = 'hub'")[0][0]))["token"]
    with serving(hub.database, tmp_path / "blobs") as sibling:
        wires = [Wire(hub.url), Wire(sibling.url)]
        for wire in wires:
            wire.token = token
        answers = [wires[n % 2].ask("GET", "/v1/me")[0] for n in range(60)]
    assert answers[:30] == [200] * 30 and answers[-1] == 429
