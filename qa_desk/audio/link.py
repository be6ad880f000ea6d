"""How a player reaches its engine: in a process of its own, which nothing here can hold up, or in this one."""

from __future__ import annotations

import itertools
import os
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from qa_desk.at_rest.files import known
from qa_desk.audio import errors
from qa_desk.audio.decode import AudioSource, open_source
from qa_desk.audio.engine import Engine
from qa_desk.audio.events import PlayerEvent
from qa_desk.audio.outlet import OpenOutput, Status
from qa_desk.audio.trail import Reading, SharedReading

START_SECONDS = 20.0
END_SECONDS = 2.0
WINDOWS_FLAGS = sum(
    getattr(subprocess, name, 0) for name in ("CREATE_NO_WINDOW", "ABOVE_NORMAL_PRIORITY_CLASS")
)
LENGTH = struct.Struct("<I")
ENTRY = "import sys; sys.path[:] = sys.argv[2:]; from qa_desk.audio.child import main; main(sys.argv[1])"

Told = Callable[[PlayerEvent | Status, int], None]
"""Something happened, after so many commands had been obeyed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The recording that was put on: frames, Hz, 1 or 2 channels."""

    frames: int
    rate: int
    channels: int


class Link(Protocol):
    """Commands are the methods of `Engine`, obeyed in order."""

    def open(self, path: Path, cache_dir: Path | None) -> Future[Facts | None]:
        """Put a recording on; None where another was asked for meanwhile. `AudioError`."""

    def send(self, command: str, *arguments: object) -> int:
        """Ask for something; the count of commands so far."""

    def ask(self, command: str, *arguments: object) -> Any:
        """Ask for something and wait for its value."""

    def reading(self) -> Reading:
        """Where the sound stands."""

    def close(self) -> None:
        """End the engine."""


class DirectLink:
    """The engine is in this process; a busy program may make the sound stutter."""

    def __init__(self, told: Told, open_output: OpenOutput | None = None) -> None:
        self._count = 0
        self._opening = 0
        self.engine = Engine(lambda what: told(what, self._count), lambda _reading: None, open_output)

    def open(self, path: Path, cache_dir: Path | None) -> Future[Facts | None]:
        """Put a recording on, before this returns."""
        self._opening += 1
        mine = self._opening
        found: Future[Facts | None] = Future()
        try:
            source = open_source(path, cache_dir)
        except Exception as error:
            found.set_exception(error)
            return found
        if mine == self._opening:
            self.engine.put_on(source)
            found.set_result(facts_of(source))
        else:
            source.close()
            found.set_result(None)
        return found

    def send(self, command: str, *arguments: object) -> int:
        """Obeyed before this returns."""
        self._count += 1
        getattr(self.engine, command)(*arguments)
        return self._count

    def ask(self, command: str, *arguments: object) -> Any:
        """The value of an engine's method."""
        return getattr(self.engine, command)(*arguments)

    def reading(self) -> Reading:
        """Where the sound stands."""
        return self.engine.reading()

    def close(self) -> None:
        """End the engine."""
        self.engine.close()


class ProcessLink:
    """The engine has a process of its own. `down` is called when that ended by itself."""

    def __init__(self, told: Told, down: Callable[[], None]) -> None:
        self._told, self._down = told, down
        self._closing = False
        self._shared = SharedReading()
        self._answers: dict[int, Future[Any]] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._started: Future[bool] = Future()
        command = [
            sys.executable,
            "-c",
            ENTRY,
            str(self._shared.path),
            *(path or os.curdir for path in sys.path),
        ]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=WINDOWS_FLAGS,
        )
        self._thread = threading.Thread(target=self._listen, name="sound link", daemon=True)
        self._thread.start()

    def started(self) -> bool:
        """Wait until the engine is there; False where it could not start."""
        try:
            return self._started.result(START_SECONDS)
        except TimeoutError:
            return False

    def open(self, path: Path, cache_dir: Path | None) -> Future[Facts | None]:
        """Put a recording on; commands sent meanwhile are obeyed afterwards."""
        return self._asked("open", path, cache_dir, known())[1]

    def send(self, command: str, *arguments: object) -> int:
        """Does not wait."""
        with self._lock:
            number = next(self._numbers)
            self._write((number, command, arguments, False))
        return number

    def ask(self, command: str, *arguments: object) -> Any:
        """Waits for the other process."""
        return self._asked(command, *arguments)[1].result(START_SECONDS)

    def reading(self) -> Reading:
        """From memory both processes share."""
        return self._shared.read()

    def close(self) -> None:
        """End the other process, by force where it does not."""
        self._closing = True
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()  # it ends when nobody can talk to it any more
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._thread is not threading.current_thread():
            self._thread.join(END_SECONDS)
        self._shared.close()

    def _asked(self, command: str, *arguments: object) -> tuple[int, Future[Any]]:
        answer: Future[Any] = Future()
        with self._lock:
            number = next(self._numbers)
            self._answers[number] = answer
            self._write((number, command, arguments, True))
        if self._process.poll() is not None:
            self._give_up()
        return number, answer

    def _write(self, message: object) -> None:
        assert self._process.stdin is not None
        try:
            write_message(self._process.stdin, message)
        except (OSError, ValueError):
            return  # it ended; the listening thread says so

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while (message := read_message(self._process.stdout)) is not None:
            match message:
                case ("started",):
                    self._started.set_result(True)
                case ("answer", number, value, error):
                    self._answered(number, value, error)
                case ("told", what, obeyed):
                    self._told(what, obeyed)
        self._give_up()
        if not self._closing:
            self._process.wait()
            self._down()

    def _answered(self, number: int, value: Any, error: Exception | None) -> None:
        answer = self._answers.pop(number, None)
        if answer is None:
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(value)

    def _give_up(self) -> None:
        if not self._started.done():
            self._started.set_result(False)
        for number in list(self._answers):
            self._answered(number, None, errors.engine_ended())


def facts_of(source: AudioSource) -> Facts:
    """What a player needs to know of an open recording."""
    return Facts(source.frames, source.rate, source.channels)


def write_message(stream: IO[bytes], message: object) -> None:
    """Send one value."""
    data = pickle.dumps(message)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: IO[bytes]) -> Any:
    """The next value, None where the other side is gone."""
    try:
        head = stream.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack(head)
        data = stream.read(length)
    except (OSError, ValueError):
        return None
    return pickle.loads(data) if len(data) == length else None
