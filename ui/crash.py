"""What happens when QA Desk meets a bug: work is saved, a report without customer data is written, the person told."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Final

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

log: Final = logging.getLogger("qa_desk")
DIALOGS_AT_MOST: Final = 3
REPORTS_KEPT: Final = 20
SAFE_MESSAGES: Final = (ImportError, AttributeError, NameError, RecursionError, ZeroDivisionError)
"""Errors whose own words speak of code only; the words of others may quote a customer and are left out."""


class CrashHandler(QObject):
    """Takes every error nobody else took. Errors of other threads are handled on the UI thread.

    `before` are called first and may save; `show` shows a dialog with what was saved and the report's path.
    """

    _elsewhere = Signal(object, object, object)

    def __init__(
        self,
        folder: Path,
        before: Sequence[Callable[[], None]],
        show: Callable[[bool, Path | None], None],
        version: str,
    ) -> None:
        super().__init__()
        self._folder, self._before, self._show, self._version = folder, before, show, version
        self._handling = False
        self._seen: set[str] = set()
        self.last_actions: deque[str] = deque(maxlen=20)
        self._fault_file: IO[str] | None = None
        self._elsewhere.connect(self.handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over `sys.excepthook`, `threading.excepthook`, Qt's messages and hard faults."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                self._folder / "qa_desk.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
            )
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            log.addHandler(handler)
            log.setLevel(logging.INFO)
            self._fault_file = (self._folder / "fault.log").open("a", encoding="utf-8")
            faulthandler.enable(self._fault_file)
        sys.excepthook = self._hook
        threading.excepthook = lambda info: self._hook(
            info.exc_type, info.exc_value or info.exc_type(), info.exc_traceback
        )
        qInstallMessageHandler(_note_qt)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            from PySide6.QtCore import QCoreApplication

            QCoreApplication.quit()
        elif threading.current_thread() is threading.main_thread():
            self.handle(kind, error, trace)
        else:
            self._elsewhere.emit(kind, error, trace)

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Save, report, tell. An error inside here, or the same one again, is only noted."""
        words = described(kind, error, trace)
        log.error("%s", words)
        if sys.stderr is not None:
            with contextlib.suppress(OSError, ValueError):
                print("".join(traceback.format_exception(kind, error, trace)), file=sys.stderr)  # noqa: T201
        if self._handling or words in self._seen:
            return
        self._seen.add(words)
        self._handling = True
        try:
            saved = self._save()
            report = self._write_report(words)
            if len(self._seen) <= DIALOGS_AT_MOST:
                self._show(saved, report)
        except Exception:
            log.exception("the crash handler itself failed")
        finally:
            self._handling = False

    def _save(self) -> bool:
        saved = True
        for save in list(self._before):
            try:
                save()
            except Exception as error:
                log.error("could not save: %s", type(error).__name__)
                saved = False
        return saved

    def _write_report(self, words: str) -> Path | None:
        now = datetime.now(UTC)
        lines = [
            f"QA Desk {self._version}",
            f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{now:%Y-%m-%dT%H:%M:%SZ}",
            "Last actions: " + (", ".join(self.last_actions) or "none"),
            "",
            words,
        ]
        path = self._folder / f"report-{now:%Y%m%dT%H%M%S%f}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            for old in sorted(self._folder.glob("report-*.txt"))[:-REPORTS_KEPT]:
                old.unlink(missing_ok=True)
        except OSError as error:
            log.error("could not write the report: %s", error.strerror)
            return None
        return path

    def note(self, action_id: str) -> None:
        """Remember that an action was used; only its id."""
        self.last_actions.append(action_id)


def described(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Where an error came from: files, lines and names of code; no values, no folder of the person's."""
    lines = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    words = f": {error}" if isinstance(error, SAFE_MESSAGES) else ""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = [described(type(cause), cause, cause.__traceback__), "then"] if cause is not None else []
    return "\n".join([*before, *lines, f"{name}{words}"])


def _short(file: str) -> str:
    parts = Path(file).parts
    for root in ("site-packages", "ui", "qa_desk", "db", "resources"):
        if root in parts:
            place = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[place + (root == "site-packages") :])
    return parts[-1] if parts else file


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    log.log(levels.get(kind, logging.ERROR), "Qt: %s", message)
