"""A private sound server whose only output is recorded, so that tests can hear what a person would hear."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

RATE = 48000
SINK = "qa_desk_null"
PIECE = 3840
FRAME_BYTES = 8
WARM_SECONDS = 12.0
PRIORITY = -11
FOLDERS = ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH")

Heard = npt.NDArray[np.float32]


class NullSink:
    """A running server; `start_recording`, play, `stop_recording` gives what was heard."""

    rate = RATE

    def __init__(self, runtime: Path) -> None:
        self._runtime = runtime
        socket = runtime / "native"
        self.env = {"PULSE_SERVER": f"unix:{socket}", "PULSE_COOKIE": str(runtime / "cookie")}
        socket.unlink(missing_ok=True)  # of a server that was killed
        self.server = _server(runtime, socket)
        self._pieces: list[bytes] = []
        self._keep = False
        self._frames = 0
        self._arrivals: deque[tuple[int, float]] = deque(maxlen=4000)
        self._news = threading.Condition()
        self._reader: subprocess.Popen[bytes] | None = None
        try:
            _wait_for(socket, self.server)
            self._read()
        except BaseException:
            self.close()
            raise

    @property
    def alive(self) -> bool:
        return self.server.poll() is None and self._reader is not None and self._reader.poll() is None

    def start_recording(self) -> None:
        """Keep what is heard from now on."""
        with self._news:
            self._pieces, self._keep, self._first = [], True, self._frames

    def recorded_seconds(self) -> float:
        """How much has been kept since `start_recording`."""
        with self._news:
            return sum(map(len, self._pieces)) / FRAME_BYTES / RATE

    def wait_recorded(self, seconds: float) -> None:
        """Return once so much has been kept."""
        target = round(seconds * RATE)
        with self._news:
            if not self._news.wait_for(lambda: self._frames - self._first >= target, seconds + 20):
                raise TimeoutError(f"the monitor gave {self._frames - self._first} of {target} frames")

    def stop_recording(self, more_seconds: float = 0.3) -> Heard:
        """Samples of shape (n, 2) at `rate`; waits for what the server and the reader still hold."""
        self.wait_recorded(self.recorded_seconds() + more_seconds)
        with self._news:
            self._keep = False
            return np.frombuffer(b"".join(self._pieces), np.float32).reshape(-1, 2)

    def heard_at(self) -> float:
        """The moment (time.monotonic) at which the first recorded sample left the sink."""
        with self._news:
            # Each arrival is late by some milliseconds; the earliest of many is nearly not.
            offset = min(at - frame / RATE for frame, at in self._arrivals if frame > self._first)
            return self._first / RATE + offset

    def close(self) -> None:
        for process in (self._reader, self.server):
            if process is not None:
                process.kill()
                process.wait(timeout=10)
        if self._reader is not None:
            self._thread.join(timeout=10)

    def _read(self) -> None:
        """Listen all the time: with nobody reading its monitor the sink's clock stalls for seconds."""
        command = ["parec", "-d", f"{SINK}.monitor", "--latency-msec=10", "--raw"]
        command += ["--format=float32le", f"--rate={RATE}", "--channels=2"]
        errors = (self._runtime / "reader.log").open("wb")
        environment = {**os.environ, **self.env}
        self._reader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=environment)
        with suppress(OSError):  # as for every sound server: heard late is heard wrong
            os.setpriority(os.PRIO_PROCESS, self._reader.pid, PRIORITY)
        self._thread = threading.Thread(target=self._listen, name="monitor", daemon=True)
        self._thread.start()
        with self._news:
            if not self._news.wait_for(lambda: self._frames > RATE // 5, WARM_SECONDS):
                raise TimeoutError((self._runtime / "reader.log").read_text(errors="replace")[-300:])

    def _listen(self) -> None:
        assert self._reader is not None and self._reader.stdout is not None
        while len(data := self._reader.stdout.read(PIECE)) == PIECE:
            with self._news:
                self._frames += PIECE // FRAME_BYTES
                self._arrivals.append((self._frames, time.monotonic()))
                if self._keep:
                    self._pieces.append(data)
                self._news.notify_all()


@contextmanager
def sink_in(runtime: Path) -> Iterator[NullSink]:
    """A server of one's own; skips where this machine has none."""
    if sys.platform != "linux":
        pytest.skip("the recorded sound server is PulseAudio on Linux")
    for program in ("pulseaudio", "parec"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed (apt install pulseaudio pulseaudio-utils)")
    try:
        import sounddevice  # noqa: F401
    except OSError:
        pytest.skip("PortAudio is not installed (apt install libportaudio2)")
    try:
        sink = NullSink(runtime)
    except (OSError, TimeoutError) as error:
        pytest.skip(f"PulseAudio did not start: {error}")
    try:
        yield sink
    finally:
        sink.close()


@contextmanager
def used_by_portaudio(sink: NullSink, patch: pytest.MonkeyPatch) -> Iterator[NullSink]:
    """PortAudio, which looks for devices only when it starts, finds this server and nothing else."""
    import sounddevice

    for name, value in sink.env.items():
        patch.setenv(name, value)
    patch.delenv("QA_DESK_SILENT", raising=False)
    _restart_portaudio()
    if not any(device["max_output_channels"] for device in sounddevice.query_devices()):
        pytest.skip("ALSA does not know PulseAudio (apt install libasound2-plugins)")
    yield sink
    patch.undo()
    _restart_portaudio()


@pytest.fixture(scope="session")
def null_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NullSink]:
    """One server for the whole run, as it takes two seconds to settle; tests use `null_sink`."""
    with sink_in(tmp_path_factory.mktemp("sound")) as sink:
        yield sink


@pytest.fixture
def null_sink(null_server: NullSink, monkeypatch: pytest.MonkeyPatch) -> Iterator[NullSink]:
    """Sound plays into a recorded sink."""
    assert null_server.alive, "the sound server of the tests is gone"
    with used_by_portaudio(null_server, monkeypatch) as sink:
        yield sink


@pytest.fixture
def own_sink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NullSink]:
    """Like `null_sink`, for a test that ends the server."""
    with sink_in(tmp_path) as sink, used_by_portaudio(sink, monkeypatch):
        yield sink


def _restart_portaudio() -> None:
    import sounddevice

    sounddevice._terminate()
    sounddevice._initialize()


def _server(runtime: Path, socket: Path) -> subprocess.Popen[bytes]:
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes"]
    command += ["--use-pid-file=no", "--realtime=no", "--high-priority=yes"]
    command += ["--log-target=stderr", "--log-level=error"]
    command += [f"--load=module-null-sink sink_name={SINK} rate={RATE} channels=2 format=float32le"]
    command += [f"--load=module-native-protocol-unix socket={socket} auth-anonymous=1"]
    environment = {**os.environ, **{name: str(runtime) for name in FOLDERS}}
    environment.pop("PULSE_SERVER", None)
    return subprocess.Popen(command, env=environment, stderr=(runtime / "server.log").open("wb"))


def _wait_for(socket: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 15
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > deadline:
            raise TimeoutError((socket.parent / "server.log").read_text(errors="replace")[-500:])
        time.sleep(0.02)
