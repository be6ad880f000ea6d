"""Where sound goes: a device of this computer, or nowhere at the same pace."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from qa_desk.audio import errors
from qa_desk.audio.decode import Samples
from qa_desk.audio.errors import AudioError

BLOCK_SECONDS = 0.02
LATENCY_SECONDS = 0.2
LONGEST_DELAY_SECONDS = 2.0
SILENT_VARIABLE = "QA_DESK_SILENT"

Fill = Callable[[Samples, float], None]
"""Fills (n, 2) samples whose first will be heard in so many seconds."""
Lost = Callable[[AudioError], None]
"""Told, on a thread of the device, that it stopped by itself."""

_library_lock = threading.Lock()
_open_outputs = 0


class Output(Protocol):
    """An open way out; asks for sound while started."""

    name: str
    rate: int
    silent: bool
    underflows: int
    """How often the device itself ran dry."""

    def start(self) -> None:
        """Begin asking; harmless when already begun. `AudioError`."""

    def stop(self) -> None:
        """Stop asking, at once."""

    def close(self) -> None:
        """Stop and let go of the device."""


def silence_asked() -> bool:
    """True where the environment forbids real sound (QA_DESK_SILENT=1), as on build machines."""
    return os.environ.get(SILENT_VARIABLE, "") not in ("", "0")


def devices(rescan: bool = False) -> tuple[str, ...]:
    """Names of the outputs that can be chosen; empty where there is none or no PortAudio.

    `rescan` looks for devices that came or went; it does nothing while one is open.
    """
    if silence_asked():
        return ()
    try:
        library = _library()
    except AudioError:
        return ()
    if rescan:
        _rescan(library)
    names = [found["name"] for found in library.query_devices() if found["max_output_channels"] > 0]
    return tuple(dict.fromkeys(names))


def open_output(name: str | None, rate: int, fill: Fill, lost: Lost) -> Output:
    """Open the device of that name, or the system's own choice, at `rate` Hz or the nearest it takes.

    `AudioError` where the library is missing or nothing opens.
    """
    if silence_asked():
        return SilentOutput(rate, fill)
    library = _library()
    try:
        return _DeviceOutput(library, name, rate, fill, lost)
    except (library.PortAudioError, ValueError):
        _rescan(library)
    try:
        return _DeviceOutput(library, name, rate, fill, lost)
    except (library.PortAudioError, ValueError) as error:
        raise errors.no_device(str(error)) from error


class SilentOutput:
    """Takes sound in real time and plays nothing."""

    name = ""
    silent = True
    underflows = 0

    def __init__(self, rate: int, fill: Fill) -> None:
        self.rate = rate
        self._fill = fill
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin taking."""
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, name="silent sound", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Stop taking."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._stop.set()
            if thread is not threading.current_thread():
                thread.join()

    def close(self) -> None:
        """Stop taking."""
        self.stop()

    def _run(self) -> None:
        block = np.zeros((max(1, round(self.rate * BLOCK_SECONDS)), 2), np.float32)
        seconds = len(block) / self.rate
        due = time.monotonic()
        while not self._stop.wait(max(0.0, due - time.monotonic())):
            self._fill(block, 0.0)
            due += seconds
            if time.monotonic() - due > LONGEST_DELAY_SECONDS:
                due = time.monotonic()  # the computer slept; the call waited


class _DeviceOutput:
    """A stream of PortAudio."""

    silent = False

    def __init__(self, library: Any, name: str | None, rate: int, fill: Fill, lost: Lost) -> None:
        facts = library.query_devices(_index(library, name), kind="output")
        self.name: str = facts["name"]
        self.rate = _accepted_rate(library, facts, rate)
        self._library = library
        self._fill, self._lost = fill, lost
        self.underflows = 0
        self._ending = False
        self._error: BaseException | None = None
        self._stream = library.OutputStream(
            samplerate=self.rate,
            blocksize=max(1, round(self.rate * BLOCK_SECONDS)),
            device=facts["index"],
            channels=2,
            dtype="float32",
            latency=LATENCY_SECONDS,
            callback=self._callback,
            finished_callback=self._finished,
        )
        self._latency: float = self._stream.latency
        _count_open(1)

    def start(self) -> None:
        """Begin asking for sound."""
        self._ending = False
        try:
            if not self._stream.active:
                if not self._stream.stopped:
                    self._stream.abort()
                self._stream.start()
        except self._library.PortAudioError as error:
            raise errors.no_device(str(error)) from error

    def stop(self) -> None:
        """Stop asking."""
        self._ending = True
        self._stream.abort(ignore_errors=True)

    def close(self) -> None:
        """Let go of the device."""
        self._ending = True
        if not self._stream.closed:
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)
            _count_open(-1)

    def _callback(self, out: Samples, frames: int, at: Any, status: Any) -> None:
        self.underflows += bool(status.output_underflow)
        delay = at.outputBufferDacTime - at.currentTime
        if not 0 < delay < LONGEST_DELAY_SECONDS:
            delay = self._latency
        try:
            self._fill(out, delay)
        except Exception as error:
            self._error = error
            out.fill(0)
            raise self._library.CallbackAbort from error

    def _finished(self) -> None:
        if self._ending:
            return
        if self._error is not None:
            self._lost(errors.playback_failed(str(self._error) or type(self._error).__name__))
        else:
            self._lost(errors.device_lost(self.name))


def _library() -> Any:
    """The sounddevice module; importing it starts PortAudio."""
    with _library_lock:
        try:
            import sounddevice
        except OSError as error:
            raise errors.no_library() from error
        return sounddevice


def _rescan(library: Any) -> None:
    """Make PortAudio look again at what is connected; it does so only when it starts."""
    with _library_lock:
        if _open_outputs == 0:
            library._terminate()
            library._initialize()


def _count_open(change: int) -> None:
    global _open_outputs  # noqa: PLW0603 - PortAudio itself is one per process
    with _library_lock:
        _open_outputs += change


def _index(library: Any, name: str | None) -> int | None:
    if name is None:
        return None
    for index, facts in enumerate(library.query_devices()):
        if facts["name"] == name and facts["max_output_channels"] > 0:
            return index
    raise ValueError(f"no sound device is called {name}")


def _accepted_rate(library: Any, facts: Any, rate: int) -> int:
    for candidate in (rate, round(facts["default_samplerate"]), 48000, 44100):
        try:
            library.check_output_settings(
                device=facts["index"], channels=2, dtype="float32", samplerate=candidate
            )
        except library.PortAudioError:
            continue
        return candidate
    return rate
