"""Many who ask at once: who may wait for what, and what nobody waits for."""

from __future__ import annotations

import http.client
import socket
import threading
from pathlib import Path

import pytest

from qa_desk.hub.tables import get, open_hub, reading, set_head
from qa_desk.sync import wire as wires
from qa_desk.sync.wire import Wire
from tests.sync.hub_world import serving

WITHIN_S = 30


def test_writers_take_turns_and_readers_wait_for_none(tmp_path: Path) -> None:
    engine, order = open_hub(str(tmp_path / "hub.db")), list[int]()

    def write(n: int) -> None:
        with engine.begin() as connection:
            order.append(n)
            set_head(connection, n)

    with engine.begin() as connection:
        set_head(connection, 100)
        others = [threading.Thread(target=write, args=(n,)) for n in range(8)]
        for other in others:
            other.start()
        with reading(engine).begin() as reader:
            assert get(reader, "head") == "0"
        assert order == []
    for other in others:
        other.join(WITHIN_S)
    assert sorted(order) == list(range(8))
    with reading(engine).begin() as reader:
        assert get(reader, "head") == str(order[-1])
    engine.dispose()


def test_a_writer_that_fails_leaves_its_turn_to_the_next(tmp_path: Path) -> None:
    engine = open_hub(str(tmp_path / "hub.db"))
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), engine.begin() as connection:
            set_head(connection, 1 // 0)
    with engine.begin() as connection:
        set_head(connection, 7)
    with reading(engine).begin() as reader:
        assert get(reader, "head") == "7"
    engine.dispose()


def test_a_strangers_large_body_is_not_read(tmp_path: Path) -> None:
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as hub:
        line = http.client.HTTPConnection("127.0.0.1", int(hub.url.rpartition(":")[2]), timeout=WITHIN_S)
        line.putrequest("POST", "/v1/changes")
        line.putheader("Content-Length", str(20 << 20))
        line.endheaders()  # and nothing more: it says no without having seen any of it
        assert line.getresponse().status == 401
        line.close()


def test_a_line_the_hub_hung_up_on_is_called_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def sleep(_seconds: float) -> None:
        raise AssertionError("waited")

    monkeypatch.setattr(wires.time, "sleep", sleep)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            for _ in range(2):
                with server.accept()[0] as caller:
                    caller.recv(1 << 16)
                    caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

        thread = threading.Thread(target=answer)
        thread.start()
        wire = Wire(f"http://127.0.0.1:{server.getsockname()[1]}")
        assert [wire.ask("GET", "/healthz")[2] for _ in range(2)] == [b"ok", b"ok"]
        wire.close()
        thread.join(WITHIN_S)
