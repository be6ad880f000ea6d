"""Sync in the background: now and then by itself, with patience where the other side cannot be reached."""

from __future__ import annotations

import random
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from ui.text import show_time, tr, tr_n

if TYPE_CHECKING:
    from qa_desk.errors import QADeskError
    from qa_desk.sync.session import Report
    from qa_desk.work.desk import Desk
    from qa_desk.work.sync_status import SyncStatus
    from ui.background import JobControl
    from ui.context import AppContext

EVERY_MS: Final = 5 * 60_000
FIRST_MS: Final = 3_000
PATIENCE_MS: Final = 30_000
LONGEST_MS: Final = 30 * 60_000


@dataclass(slots=True)
class Sync:
    """How syncing stands, for whoever shows it."""

    status: SyncStatus | None = None
    running: bool = False
    error: QADeskError | None = None
    failures: int = 0
    report: Report | None = None
    held_back: str = ""
    """Why it does not sync by itself now, in the language of then."""


def short_state(state: Sync) -> str:
    """The status line's words; empty where the workspace syncs with nothing."""
    status = state.status
    if status is None or not status.where:
        return ""
    if state.running:
        return tr("Syncing…")
    if status.waiting:
        return tr_n("%n text(s) to settle", len(status.waiting))
    if status.aside:
        return tr_n("%n refused change(s)", len(status.aside))
    if state.error is not None:
        return tr("Not synced since {time}", time=show_time(status.last))
    return tr("Synced {time}", time=show_time(status.last)) if status.last else tr("Never synced")


class Syncing(QObject):
    """`changed` whenever `state` did. One run at a time."""

    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.state = Sync()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._by_itself)
        self._network = _network()
        if self._network is not None:
            self._network.reachabilityChanged.connect(self._network_changed)
            self._network.isMeteredChanged.connect(self._network_changed)

    @property
    def folder(self) -> str:
        """The folder this computer syncs the open workspace with, empty for none."""
        return str(self._context.settings.extra.get(self._key, ""))

    @property
    def _key(self) -> str:
        return f"sync.folder.{self._context.workspace.fact('workspace_id') or self._context.root}"

    def use_folder(self, folder: str) -> None:
        """Sync with this folder from now on, and at once."""
        self._context.settings.extra[self._key] = folder
        self._context.save_settings()
        self.now()

    def begin(self) -> None:
        """A workspace is open: see how it stands, and sync soon."""
        self.state = Sync()
        self.look()
        self._timer.start(FIRST_MS)

    def look(self) -> None:
        """Read how it stands; nothing is sent."""
        from qa_desk.work.sync_status import sync_status

        self._context.background.run(
            sync_status,
            self._context.desk,
            self.folder,
            on_done=self._seen,
            progress=False,
            key="sync",
            owner=self,
        )

    def _seen(self, status: SyncStatus) -> None:
        self.state.status = status
        self.changed.emit()

    def now(self) -> None:
        """Sync now, whatever the network costs."""
        if self.state.running:
            return
        self._timer.stop()
        self.state.running, self.state.held_back = True, ""
        self.changed.emit()
        self._context.background.run(
            _sync,
            self._context.desk,
            self.folder,
            title=tr("Syncing"),
            on_done=self._done,
            on_error=self._failed,
            cancellable=False,
            owner=self,
        )

    def _by_itself(self) -> None:
        status = self.state.status
        if status is not None and not status.where:
            from qa_desk.sync.session import keep_log_short

            self._context.background.run(
                keep_log_short, self._context.workspace, progress=False, key="sync-log", owner=self
            )
        if status is None or not status.where:
            return
        self.state.held_back = self._why_not() if status.is_hub else ""
        if self.state.held_back:
            self.changed.emit()
            self._timer.start(EVERY_MS)
        else:
            self.now()

    def _why_not(self) -> str:
        network = self._network
        if network is None:
            return ""
        metered = network.supports(QNetworkInformation.Feature.Metered) and network.isMetered()
        if metered and not self._context.settings.sync_metered:
            return tr("Paused: this network is metered.")
        if network.reachability() == QNetworkInformation.Reachability.Disconnected:
            return tr("Paused: no network.")
        return ""

    def _network_changed(self, _what: object = None) -> None:
        """What held it back may be over."""
        if self.state.held_back:
            self._by_itself()

    def use_metered(self, on: bool) -> None:
        """Whether it may sync by itself where the network costs by the amount."""
        if on != self._context.settings.sync_metered:
            self._context.settings.sync_metered = on
            self._context.save_settings()
            self._network_changed()

    def _done(self, report: Report) -> None:
        from qa_desk.work.desk import Change

        self.state.running, self.state.error, self.state.failures = False, None, 0
        self.state.report = report
        self._timer.start(_jittered(EVERY_MS))
        if report.changed:
            rows = {table: frozenset(keys) for table, keys in report.changed.items()}
            self._context.changes.committed(Change("sync", MappingProxyType(rows)))
        self.changed.emit()
        self.look()

    def _failed(self, error: QADeskError) -> None:
        self.state.running, self.state.error = False, error
        self.state.failures += 1
        self._timer.start(wait_after(self.state.failures))
        self.changed.emit()
        self.look()


def _sync(desk: Desk, folder: str, control: JobControl) -> Report:
    from qa_desk.work.sync_status import sync_now

    def told(done: int, of: int) -> None:
        control.progress(done / max(1, of), tr("{done} of {all} recordings", done=done, all=of))

    return sync_now(desk, folder, told)


def wait_after(failures: int) -> int:
    """How long until the next try, ms: twice as long after each failure, up to half an hour, never all at once."""
    return _jittered(min(PATIENCE_MS << min(failures - 1, 10), LONGEST_MS))


def _jittered(ms: int) -> int:
    return round(ms * random.uniform(0.8, 1.2))


def _network() -> QNetworkInformation | None:
    """What the system tells of the network; None where it tells nothing."""
    if QNetworkInformation.instance() is None:
        QNetworkInformation.loadDefaultBackend()
    return QNetworkInformation.instance()
