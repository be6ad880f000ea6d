"""The process the sound engine lives in: obeys what comes in by its standard input, ends with it."""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from qa_desk.at_rest.files import also_know
from qa_desk.audio.decode import AudioSource, open_source
from qa_desk.audio.engine import Engine
from qa_desk.audio.events import PlayerEvent
from qa_desk.audio.link import facts_of, read_message, write_message
from qa_desk.audio.outlet import Status
from qa_desk.audio.trail import SharedReading

PRIORITY = -11  # as sound servers have; a late sound is heard, a late outline is not


def main(shared: str) -> None:
    """Run until the other side is gone; `shared` names the file both sides see the clock in."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the person stops the application, not its engine
    with suppress(OSError, AttributeError):  # only where the system lets a person do so
        os.setpriority(os.PRIO_PROCESS, 0, PRIORITY)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    _Child(answers, SharedReading(Path(shared))).run()
    os._exit(0)  # a device that hangs must not keep the process


class _Child:
    def __init__(self, answers: Any, shared: SharedReading) -> None:
        self._answers = answers
        self._lock = threading.Lock()
        self._inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._held: list[Any] = []
        self._opening = 0
        self._obeyed = 0
        self._engine = Engine(self._tell, shared.write)

    def run(self) -> None:
        """Obey until nobody asks any more."""
        threading.Thread(target=self._listen, name="commands", daemon=True).start()
        self._say(("started",))
        while (message := self._inbox.get()) is not None:
            match message:
                case ("opened", number, source, error):
                    self._opened(number, source, error)
                case (number, "open", (path, cache_dir, keys), _asked):
                    also_know(keys)
                    self._open(number, path, cache_dir)
                case _ if self._opening:
                    self._held.append(message)
                case _:
                    self._obey(message)
        threading.Thread(target=self._engine.close, daemon=True).start()

    def _listen(self) -> None:
        while (message := read_message(sys.stdin.buffer)) is not None:
            self._inbox.put(message)
        self._inbox.put(None)

    def _open(self, number: int, path: Path, cache_dir: Path | None) -> None:
        """Reading a file may take long; a newer wish must not wait for it."""
        for held in self._held:
            self._obeyed = max(self._obeyed, held[0])
            if held[3]:
                self._say(("answer", held[0], None, None))
        self._held.clear()
        if self._opening:
            self._say(("answer", self._opening, None, None))
        self._opening = number

        def work() -> None:
            try:
                self._inbox.put(("opened", number, open_source(path, cache_dir), None))
            except Exception as error:
                self._inbox.put(("opened", number, None, error))

        threading.Thread(target=work, name="opening", daemon=True).start()

    def _opened(self, number: int, source: AudioSource | None, error: Exception | None) -> None:
        if number != self._opening:
            if source is not None:
                source.close()
            return
        self._opening, self._obeyed = 0, number
        if source is not None:
            self._engine.put_on(source)
        self._say(("answer", number, facts_of(source) if source is not None else None, error))
        held, self._held = self._held, []
        for message in held:
            self._obey(message)

    def _obey(self, message: Any) -> None:
        number, command, arguments, asked = message
        value = error = None
        try:
            value = getattr(self._engine, command)(*arguments)
        except Exception as caught:
            error = caught
        self._obeyed = number
        if asked:
            self._say(("answer", number, value, error))

    def _tell(self, what: PlayerEvent | Status) -> None:
        self._say(("told", what, self._obeyed))

    def _say(self, message: object) -> None:
        with self._lock:
            try:
                write_message(self._answers, message)
            except (OSError, ValueError):
                self._inbox.put(None)  # nobody listens any more
