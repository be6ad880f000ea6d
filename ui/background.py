"""Work off the UI thread: the only place that starts threads for it. Results, progress and errors come back on it."""

from __future__ import annotations

import inspect
import sys
import time
from collections.abc import Callable, Hashable
from enum import Enum
from typing import Any, Final

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from qa_desk.errors import N_, QADeskError

LONG_MS: Final = 1000
"""Jobs that last longer than this are shown in the status line."""

PROGRESS_EVERY_S: Final = 0.05


class Cancelled(Exception):
    """Raised by `JobControl.check` inside work whose person no longer wants it."""


class JobState(Enum):
    """Where a job stands."""

    RUNNING = "running"
    CANCELLING = "cancelling"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobControl:
    """What the work itself may use, from its own thread."""

    def __init__(self, report: Callable[[float | None, str], None]) -> None:
        self._report = report
        self._last = 0.0
        self.cancelled = False
        self.left = False

    def progress(self, fraction: float | None, text: str = "") -> None:
        """Say how far: 0 to 1, None when not known. Cheap enough for every row."""
        now = time.monotonic()
        if now - self._last >= PROGRESS_EVERY_S or (fraction is not None and fraction >= 1):
            self._last = now
            self._report(fraction, text)

    def check(self) -> None:
        """Stop here with `Cancelled` when the person cancelled."""
        if self.cancelled:
            raise Cancelled


class Job(QObject):
    """One piece of work. `changed` on progress, `finished` once, both on the UI thread."""

    changed = Signal()
    finished = Signal()
    _told = Signal(object, str)
    _ended = Signal(object, object)

    def __init__(self, title: str, *, progress: bool, cancellable: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.shows_progress = progress
        self.cancellable = cancellable
        self.state = JobState.RUNNING
        self.fraction: float | None = None
        self.text = ""
        self.started = time.monotonic()
        self.control = JobControl(self._told.emit)
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """True until the work has returned."""
        return self.state in (JobState.RUNNING, JobState.CANCELLING)

    def cancel(self) -> None:
        """Ask the work to stop; its result will be dropped."""
        if self.state is JobState.RUNNING:
            self.control.cancelled = True
            self.state = JobState.CANCELLING
            self.changed.emit()

    def _show(self, fraction: float | None, text: str) -> None:
        self.fraction, self.text = fraction, text
        self.changed.emit()


class Background(QObject):
    """Starts jobs. `jobs_changed` when one starts or ends; `failed` for errors nobody else takes."""

    jobs_changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 0) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads or max(4, self._pool.maxThreadCount()))
        self._latest: dict[Hashable, Job] = {}
        self._ended: list[Job] = []
        self.jobs: list[Job] = []

    def run(
        self,
        fn: Callable[..., Any],
        *args: Any,
        title: str = "",
        on_done: Callable[[Any], None] | None = None,
        on_error: Callable[[QADeskError], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
        progress: bool = True,
        cancellable: bool = True,
        key: Hashable = None,
        owner: QObject | None = None,
        **kwargs: Any,
    ) -> Job:
        """Run `fn(*args, **kwargs)` in a thread; it gets a `JobControl` if it has a parameter named `control`.

        Of jobs with the same owner and `key` only the latest counts. `owner` (by default the Qt object whose
        method `on_done` is) silences the callbacks when it is destroyed. Callbacks run on the UI thread. An
        error that is not a `QADeskError` goes to `sys.excepthook` first.
        """
        owner = owner or _owner_of(on_done) or _owner_of(on_error)
        job = Job(title, progress=progress, cancellable=cancellable, parent=self)
        self._supersede(key, owner, job)
        if _takes_control(fn):
            kwargs["control"] = job.control

        def ended(value: Any, error: BaseException | None) -> None:
            self._forget(job)
            wanted = owner is None or shiboken6.isValid(owner)
            self._conclude(job, value, error, *((on_done, on_error, on_cancelled) if wanted else (None,) * 3))

        job._ended.connect(_OnUiThread(job, ended).call, Qt.ConnectionType.QueuedConnection)
        self.jobs.append(job)
        self.jobs_changed.emit()
        self._pool.start(lambda: _work(job, fn, args, kwargs))
        return job

    def wait_all(self, timeout_ms: int = 10_000) -> bool:
        """Cancel what can be cancelled and wait for the rest; False when the time was up first."""
        for job in self.jobs:
            if job.cancellable:
                job.cancel()
        return self._pool.waitForDone(timeout_ms)

    def _supersede(self, key: Hashable, owner: QObject | None, job: Job) -> None:
        if key is None:
            return
        place = (id(owner), key)
        if (older := self._latest.get(place)) is not None:
            older.cancel()
        self._latest[place] = job

    def _forget(self, job: Job) -> None:
        self.jobs.remove(job)
        for place in [place for place, latest in self._latest.items() if latest is job]:
            del self._latest[place]

    def _conclude(
        self,
        job: Job,
        value: Any,
        error: BaseException | None,
        on_done: Callable[[Any], None] | None,
        on_error: Callable[[QADeskError], None] | None,
        on_cancelled: Callable[[], None] | None,
    ) -> None:
        cancelled = job.control.cancelled or isinstance(error, Cancelled)
        job.state = (
            JobState.CANCELLED if cancelled else JobState.FAILED if error is not None else JobState.DONE
        )
        self.jobs_changed.emit()
        try:
            if error is not None and not isinstance(error, Cancelled | QADeskError):
                sys.excepthook(type(error), error, error.__traceback__)
            if cancelled:
                if on_cancelled is not None:
                    on_cancelled()
            elif error is not None:
                self._tell(error, on_error)
            elif on_done is not None:
                on_done(value)
        finally:
            job.finished.emit()
            self._ended.append(job)
            self._ended = [ended for ended in self._ended if not _deleted_after_use(ended)]

    def _tell(self, error: BaseException, on_error: Callable[[QADeskError], None] | None) -> None:
        known = isinstance(error, QADeskError)
        told = error if isinstance(error, QADeskError) else InternalError.make()
        if on_error is not None:
            on_error(told)
        elif known:
            self.failed.emit(told)


class InternalError(QADeskError):
    """A bug, as it is told to a page that waits for a result; the crash handler has told the person already."""

    @classmethod
    def make(cls) -> InternalError:
        """The error with its words."""
        return cls(
            N_("Something went wrong inside QA Desk."),
            hint=N_("A report was saved on this computer. You can go on working."),
        )


class _OnUiThread(QObject):
    """A slot that lives in the UI thread, so that a queued signal calls its function there."""

    def __init__(self, parent: QObject, function: Callable[[Any, Any], None]) -> None:
        super().__init__(parent)
        self._function = function

    def call(self, value: Any, error: Any) -> None:
        """Run the function once."""
        self._function(value, error)


def _deleted_after_use(job: Job) -> bool:
    """Delete an ended job once its thread has left it: a signal must not lose its sender while it is emitted."""
    if job.control.left:
        job.deleteLater()
    return job.control.left


def _work(job: Job, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    value: Any = None
    error: BaseException | None = None
    try:
        job.control.check()
        value = fn(*args, **kwargs)
    except BaseException as raised:
        error = raised
    try:
        job._ended.emit(value, error)
    except RuntimeError:  # the application is gone; nobody waits any more
        return
    finally:
        job.control.left = True


def _takes_control(fn: Callable[..., Any]) -> bool:
    try:
        return "control" in inspect.signature(fn).parameters
    except (TypeError, ValueError):
        return False


def _owner_of(callback: Callable[..., Any] | None) -> QObject | None:
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None
