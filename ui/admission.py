"""Who is let in at this window: the password where there is one, and the lock after a pause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from ui.idle_lock import Cover, IdleWatch
from ui.signing_in import OTHER, NewPasswordDialog, PasswordDialog

if TYPE_CHECKING:
    from db.queries.acting import Acting
    from qa_desk.work.desk import Desk
    from ui.context import AppContext
    from ui.main_window import MainWindow


class Admission(QObject):
    """Asks for passwords; `others_wanted` where somebody else wants to sit down instead."""

    others_wanted = Signal()

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._cover: Cover | None = None
        self.watch = IdleWatch(self)
        self.watch.idle.connect(self._paused)

    @property
    def locked(self) -> bool:
        """True while the window is covered."""
        return self._cover is not None

    def lets_in(self, desk: Desk, acting: Acting) -> bool:
        """Whether somebody may sit down: at once, or after the right password. Emits `others_wanted` if asked."""
        from qa_desk.work.sign_in import is_locked

        if not is_locked(desk, acting.person_id):
            return True
        dialog = PasswordDialog(desk, acting, self._context.background, self._window)
        answer = dialog.exec()
        if answer == OTHER:
            self.others_wanted.emit()
        return answer == QDialog.DialogCode.Accepted and self._has_own(desk, acting, dialog)

    def _has_own(self, desk: Desk, acting: Acting, dialog: PasswordDialog) -> bool:
        """A password for once is changed before anything else."""
        if not dialog.must_change:
            return True
        own = NewPasswordDialog(
            replace(desk, acting=acting), acting.person_id, acting.name, self._context.background, self._window,
            old=dialog.given,
        )  # fmt: skip
        return own.exec() == QDialog.DialogCode.Accepted

    def seated(self) -> None:
        """Somebody sits here now: begin to watch for pauses."""
        self.uncover()
        self.begin_watch()

    def begin_watch(self) -> None:
        """Watch for pauses from now on, where there is a password to unlock with."""
        from qa_desk.work.sign_in import is_locked

        able = is_locked(self._context.desk, self._context.acting.person_id)
        self.watch.watch(self._context.settings.lock_after_min if able else 0)

    def _paused(self) -> None:
        page = self._window.page
        if page is not None and page.in_use():
            self.watch.stirred()
        else:
            self.lock()

    def lock(self) -> bool:
        """Cover the window until the password is given; False where there is none."""
        from qa_desk.work.sign_in import is_locked

        if self.locked:
            return True
        if not is_locked(self._context.desk, self._context.acting.person_id):
            return False
        if (page := self._window.page) is not None:
            page.pause()
        self._cover = Cover(self._window)
        desk, acting = self._context.desk, self._context.acting
        while self.locked:
            dialog = PasswordDialog(desk, acting, self._context.background, self._window, back=True)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.seated()
            else:
                self.others_wanted.emit()  # whoever sits down then takes the cover away
        return True

    def uncover(self) -> None:
        """Show the window again."""
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
