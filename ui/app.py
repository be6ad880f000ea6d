"""The one place where QA Desk is put together: window, workspace, person, pages, and the end."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QApplication

from qa_desk.errors import QADeskError
from ui.admission import Admission
from ui.background import Background
from ui.context import AppContext, Changes
from ui.crash import CrashHandler
from ui.icons import icon
from ui.main_window import MainWindow
from ui.options import Options, parse
from ui.page_list import pages
from ui.people import PersonChoice, WhoDialog
from ui.settings import SettingsStore
from ui.signals import SignalWatch
from ui.text import set_language, tr
from ui.theme import Theme
from ui.upkeep import Upkeep, log_folder, version

if TYPE_CHECKING:
    from db.queries.acting import Acting
    from ui.opening import Opened

WAIT_AT_END_MS = 20_000


class App(QObject):
    """Holds the pieces together for as long as the window lives."""

    def __init__(self, qt: QApplication, options: Options, store: SettingsStore) -> None:
        super().__init__(qt)
        self.options = options
        settings = store.load()
        theme = Theme(qt, options.theme or settings.theme)
        set_language(options.language or settings.language)
        self.opened: Opened | None = None
        self._leaving = False
        self.context = AppContext(
            background=Background(self),
            settings=settings,
            store=store,
            theme=theme,
            changes=Changes(self),
            undo=QUndoGroup(self),
            navigate=self._go,
            tell=self._tell,
        )
        self.window = MainWindow(self.context, pages())
        self.context.saving = self.window.status.show_unsaved
        self.context.open_sent = self.open_sent
        self.admission = Admission(self.context, self.window)
        self.upkeep = Upkeep(self.context, self.window)
        self.context.background.failed.connect(self.context.tell_error)
        self._connect()

    def _connect(self) -> None:
        window = self.window
        window.person_chosen.connect(self.sit_down)
        window.person_wanted.connect(self.ask_person)
        window.passwords_wanted.connect(self._show_passwords)
        window.lock_wanted.connect(self.lock)
        self.admission.others_wanted.connect(self.ask_person)
        window.other_workspace_wanted.connect(self.choose_workspace)
        window.closing.connect(self._end)

    def _go(self, page: str, **params: Any) -> None:
        self.window.go(page, **params)

    def _tell(self, text: str, **more: Any) -> None:
        self.window.tell(text, **more)

    def start(self) -> None:
        """Show the window at once and open the workspace behind it."""
        if self.options.size is not None:
            self.window.resize(*self.options.size)
        self.window.first_painted.connect(self._begin)
        self.window.show()

    def _begin(self) -> None:
        from ui.opening import has_workspace, place_of

        root = place_of(self.options, self.context.settings)
        if has_workspace(root):
            self.open(root)
        elif (
            self.options.workspace is not None or "QA_DESK_WORKSPACE" in os.environ or self.options.screenshot
        ):
            self._make(root, sample=False)
        else:
            self.welcome(root)

    def open(self, root: Path) -> None:
        """Open the workspace in a folder; an error leaves what is open as it is and says so."""
        from ui.opening import open_workspace

        self._run(open_workspace, root, title=tr("Opening the workspace"))

    def welcome(self, root: Path) -> None:
        """Ask what to begin with; the window closes where nothing was chosen and nothing is open."""
        from ui.welcome import FOLDER, SAMPLE, SENT, Welcome

        dialog = Welcome(root, self.window)
        if not dialog.exec():
            if self.opened is None:
                self.window.close()
        elif dialog.choice == FOLDER:
            self.open(dialog.folder)
        elif dialog.choice == SENT:
            self.open_sent()
        else:
            self._make(root.with_name("sample") if dialog.choice == SAMPLE else root, dialog.choice == SAMPLE)

    def open_sent(self) -> None:
        """Ask for a listening session that was sent as a file, and open the small workspace made of it."""
        from ui.bundles import ask_bundle

        asked = ask_bundle(self.window, self.context.background, self.open, self._not_opened, self)
        if not asked and self.opened is None and not self._leaving:
            self.choose_workspace()

    def choose_workspace(self) -> None:
        """Ask for another workspace."""
        from qa_desk.workspace import default_root

        self.welcome(default_root())

    def _make(self, root: Path, sample: bool) -> None:
        from ui.opening import make_empty, make_sample

        title = tr("Making the sample workspace") if sample else tr("Making the workspace")
        self._run(make_sample if sample else make_empty, root, title=title)

    def _run(self, work: Any, root: Path, title: str) -> None:
        self.context.background.run(
            work,
            root,
            title=title,
            on_done=self._opened,
            on_error=self._not_opened,
            on_cancelled=self._stopped,
            owner=self,
        )

    def _stopped(self) -> None:
        if self.opened is None and not self._leaving:
            self.choose_workspace()

    def _not_opened(self, error: QADeskError) -> None:
        self.context.tell_error(error)
        if self.opened is None and not self.options.screenshot and not self._leaving:
            self.choose_workspace()

    def _opened(self, opened: Opened) -> None:
        if self._leaving:
            opened.desk.workspace.close()
            return
        before, self.opened = self.opened, opened
        settings = self.context.settings
        if self.options.workspace is None and "QA_DESK_WORKSPACE" not in os.environ:
            settings.workspace = str(opened.root)
        self.context.save_settings()
        self.window.status.show_workspace(opened.name, str(opened.root), opened.sample_note)
        who = self._remembered() or (opened.people[0].id if len(opened.people) == 1 else "")
        if who:
            self.sit_down(who)
        else:
            self.ask_person()
        if before is not None:
            before.desk.workspace.close()
        if opened.upgraded_from is not None:
            self._tell(
                tr("The workspace was made ready for this release."),
                hint=tr("A copy from before is in {file}.", file=str(opened.upgraded_from)),
            )

    def _remembered(self) -> str:
        assert self.opened is not None
        known = {person.id for person in self.opened.people}
        asked = self.options.person or os.environ.get("QA_DESK_AS", "")
        for person in self.opened.people:
            if asked and asked.casefold() in (person.id, person.name.casefold()):
                return person.id
        remembered = self.context.settings.people.get(self.opened.id, "")
        if remembered in known:
            return remembered
        coaches = [person.id for person in self.opened.people if person.main_role == "coach"]
        return coaches[0] if self.options.screenshot and coaches else ""

    def ask_person(self) -> None:
        """Ask who sits here; without an answer and nobody here before, the window closes."""
        if self.opened is None:
            return
        current = self.context.settings.people.get(self.opened.id, "")
        dialog = WhoDialog(self.opened.people, current, self.window)
        if dialog.exec() and dialog.chosen:
            self.sit_down(dialog.chosen)
        elif self.window.current == "":
            self.window.close()

    def sit_down(self, person_id: str) -> None:
        """Let somebody act here from now on, after the password where there is one; pages are made anew."""
        assert self.opened is not None
        acting = self.opened.acting[person_id]
        here = self.window.current
        if not self.admission.lets_in(self.opened.desk, acting):
            if here == self.window.current == "" and not self.admission.locked:
                self.ask_person()
            return
        self._seat(acting)

    def _seat(self, acting: Acting) -> None:
        assert self.opened is not None
        person_id = acting.person_id
        changed = self.context.changes.committed
        self.context.sit_down(replace(self.opened.desk, acting=acting, on_change=changed))
        self.context.settings.people[self.opened.id] = person_id
        self.context.save_settings()
        who = next(person for person in self.opened.people if person.id == person_id)
        self.window.leave_all()
        self.context.before_crash.clear()
        if self.context.syncing is None:
            from ui.syncing import Syncing  # late: the network's library is not needed for the first window

            self.context.syncing = Syncing(self.context, self)
            self.context.syncing.changed.connect(self._show_sync)
        self.window.show_person(who, self._nearby(who))
        self.admission.seated()
        self.context.syncing.begin()
        if self.options.call:
            from ui.opening import call_named

            self.context.background.run(
                call_named, self.context.desk, self.options.call, on_done=self._go_to_call, progress=False
            )
        elif self.options.files:
            self._go("import", paths=list(self.options.files))
        elif self.options.page:
            self._go(self.options.page, **dict(self.options.shown))

    def _go_to_call(self, call_id: str) -> None:
        self._go("review", interaction_id=call_id)

    def _nearby(self, who: PersonChoice) -> list[PersonChoice]:
        """A short list for the menu: this person and others who are not only agents."""
        assert self.opened is not None
        others = [p for p in self.opened.people if p.main_role != "agent" and p != who]
        return [who, *others]

    def _show_sync(self) -> None:
        from ui.syncing import short_state

        assert self.context.syncing is not None
        state = self.context.syncing.state
        waiting = state.status is not None and bool(state.status.waiting)
        self.window.status.show_sync(short_state(state), troubled=waiting or state.error is not None)

    def _show_passwords(self) -> None:
        from ui.passwords import PasswordsDialog

        if self.opened is not None:
            PasswordsDialog(self.context, self.opened.people, self.window).exec()
            self.admission.begin_watch()

    def lock(self) -> None:
        """Lock the window now; somebody without a password is told how to get one."""
        if self.opened is not None and not self.admission.lock():
            self._tell(
                tr("Set a password first: there would be nothing to unlock with."),
                action=(tr("Passwords and lock…"), self._show_passwords),
            )

    def _end(self) -> None:
        self._leaving = True
        for write in self.context.before_crash:
            try:
                write()
            except Exception as error:  # one page's trouble must not keep the others from writing
                sys.excepthook(type(error), error, error.__traceback__)
        self.context.background.wait_all(WAIT_AT_END_MS)
        if self.opened is not None:
            self.opened.desk.workspace.close()


def main(argv: list[str]) -> int:
    """Open the application; the exit code."""
    options = parse(argv[1:])
    qt = QApplication([argv[0]])
    qt.setApplicationName("qa-desk")
    qt.setApplicationDisplayName("QA Desk")
    qt.setDesktopFileName("qa-desk")
    app = App(qt, options, SettingsStore())
    qt.setWindowIcon(icon("logo", "accent"))
    from ui.crash_dialog import show_crash

    unattended = options.screenshot is not None
    show = (lambda saved, report: qt.exit(1)) if unattended else show_crash
    crash = CrashHandler(log_folder(), app.context.before_crash, show, version())
    crash.install()
    app.window.book.used.connect(crash.note)
    SignalWatch(app, qt.closeAllWindows)
    app.start()
    if options.screenshot is not None:
        from ui.screenshot import save_when_calm

        save_when_calm(app.window, app.context.background, options.screenshot)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv))
