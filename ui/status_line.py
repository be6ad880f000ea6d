"""The quiet line at the bottom: workspace, who is signed in, what is being worked on, whether all is saved."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QToolButton, QWidget

from ui.background import LONG_MS, Background, Job, JobState
from ui.icons import icon
from ui.people import PersonChoice, role_name
from ui.text import Retranslating, show_percent, tr, tr_marked, tr_n


class JobLine(Retranslating, QWidget):
    """The oldest job that lasts over a second: title, progress, Cancel. Hidden otherwise."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: Job | None = None
        self._title = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(110)
        self._bar.setTextVisible(False)
        self.cancel = QToolButton()
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._title, self._bar, self.cancel):
            row.addWidget(widget)
        self._look = QTimer(self, interval=200)
        self._look.timeout.connect(self._update)
        background.jobs_changed.connect(self._jobs_changed)
        self.hide()
        self.retranslate()

    def _jobs_changed(self) -> None:
        if self._background.jobs and not self._look.isActive():
            self._look.start()
        self._update()

    def _update(self) -> None:
        if not self._background.jobs:
            self._look.stop()
        now = time.monotonic()
        shown = [job for job in self._background.jobs if job.title and job.shows_progress]
        long = [job for job in shown if (now - job.started) * 1000 >= LONG_MS]
        self._job = long[0] if long else None
        self.setVisible(self._job is not None)
        if self._job is not None:
            self._show(self._job, len(long) - 1)
        else:  # what is over is not left behind in the language of then
            self._title.clear()
            self._title.setToolTip("")
            self._bar.setAccessibleName("")

    def _show(self, job: Job, others: int) -> None:
        words = job.text or job.title
        if others:
            words = f"{words} · {tr_n('%n more', others)}"
        self._title.setText(words)
        self._title.setToolTip(job.title)
        if job.fraction is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(job.fraction * 1000))
            self._bar.setToolTip(show_percent(job.fraction))
        self._bar.setAccessibleName(words)
        self.cancel.setVisible(job.cancellable)
        self.cancel.setEnabled(job.state is JobState.RUNNING)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def retranslate(self) -> None:
        """Name Cancel."""
        self.cancel.setText(tr("Cancel"))


class StatusLine(Retranslating, QWidget):
    """`person_chosen` carries the id of who sits down; `others_wanted` asks for the whole list."""

    person_chosen = Signal(str)
    others_wanted = Signal()
    sync_wanted = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(28)
        self.workspace = QLabel()
        self.badge = QLabel()
        self.badge.setObjectName("badge")
        self.badge.hide()
        self.person = QToolButton()
        self.person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.person.setMenu(QMenu(self.person))
        self.jobs = JobLine(background)
        self.sync, self.saved = QToolButton(), QLabel()
        self.sync.clicked.connect(self.sync_wanted)
        self.sync.hide()
        self._unsaved = False
        self._sample_note = ""
        self._who: PersonChoice | None = None
        self._people: Sequence[PersonChoice] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        for widget in (self.workspace, self.badge, self.person, self.jobs):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.sync)
        row.addWidget(self.saved)
        self.retranslate()

    def show_workspace(self, name: str, folder: str, sample_note: str = "") -> None:
        """Name the workspace; a sample says in the badge's tool tip what it is made of, as marked English."""
        self.workspace.setText(name)
        self.workspace.setToolTip(folder)
        self._sample_note = sample_note
        self.badge.setVisible(bool(sample_note))
        self._show_note()

    def _show_note(self) -> None:
        note = tr_marked(self._sample_note)
        self.badge.setToolTip(f"<p>{note}</p>" if note else "")
        self.badge.setAccessibleDescription(note)

    def show_person(self, who: PersonChoice, people: Sequence[PersonChoice]) -> None:
        """Say who sits here and offer the others."""
        self._who, self._people = who, people
        self.retranslate()

    def show_sync(self, words: str, *, troubled: bool = False) -> None:
        """Say how syncing stands; nothing where the workspace syncs with nothing."""
        self.sync.setText(words)
        self.sync.setVisible(bool(words))
        self.sync.setIcon(icon("warning", "bad") if troubled else QIcon())
        style = Qt.ToolButtonStyle
        self.sync.setToolButtonStyle(style.ToolButtonTextBesideIcon if troubled else style.ToolButtonTextOnly)

    def show_unsaved(self, unsaved: bool) -> None:
        """Say whether something is not yet on disk."""
        self._unsaved = unsaved
        self.saved.setText(tr("Saving…") if unsaved else tr("All changes saved"))

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(tr("Status"))
        self.badge.setText(tr("Sample data"))
        self.sync.setToolTip(tr("Sync"))
        self._show_note()
        self.show_unsaved(self._unsaved)
        who = self._who
        self.person.setVisible(who is not None)
        if who is None:
            return
        self.person.setText(f"{who.name} · {role_name(who.main_role)}")
        self.person.setToolTip(tr("Somebody else sits down"))
        self.person.setAccessibleName(tr("Signed in: {name}", name=who.name))
        self._fill_menu()

    def _fill_menu(self) -> None:
        menu = self.person.menu()
        menu.clear()
        for person in self._people[:12]:
            action = menu.addAction(f"{person.name} · {role_name(person.main_role)}")
            action.setCheckable(True)
            action.setChecked(person == self._who)
            action.triggered.connect(lambda _=False, chosen=person.id: self.person_chosen.emit(chosen))
        menu.addSeparator()
        menu.addAction(tr("Choose from everybody…")).triggered.connect(self.others_wanted)
