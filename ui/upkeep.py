"""What the menus offer besides work: a copy of the database, the folder, diagnostics, which release this is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from ui.context import AppContext
from ui.main_window import MainWindow
from ui.text import show_number, tr


class Upkeep(QObject):
    """Answers those menu entries for one window."""

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        window.backup_wanted.connect(self.back_up)
        window.folder_wanted.connect(self._show_folder)
        window.diagnostics_wanted.connect(self._show_diagnostics)
        window.about_wanted.connect(self._show_about)

    def back_up(self) -> None:
        """Copy the database into the workspace's backups."""
        self._context.background.run(
            self._context.workspace.backup,
            title=tr("Backing up"),
            on_done=self._backed_up,
            cancellable=False,
        )

    def _backed_up(self, path: Path) -> None:
        size = show_number(path.stat().st_size / 1_000_000, 1)
        self._window.tell(tr("Backed up, {size} MB.", size=size), hint=str(path), kind="good")

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.root)))

    def _show_diagnostics(self) -> None:
        from ui.diagnostics import Diagnostics, facts
        from ui.playback import Playback

        root = self._context.root if self._context.is_open else None
        players = self._window.findChildren(Playback)
        Diagnostics(facts(version(), root, log_folder(), players), self._window).exec()

    def _show_about(self) -> None:
        QMessageBox.about(
            self._window,
            tr("About QA Desk"),
            f"<p><b>QA Desk {version()}</b></p><p>"
            + tr("Listening, scoring and coaching for customer contact centres, on your own desk.")
            + "</p><p>"
            + tr("Free software under the Apache License 2.0.")
            + "</p>",
        )


def version() -> str:
    """This release."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("qa-desk")
    except PackageNotFoundError:
        return "0"


def log_folder() -> Path:
    """Where logs and crash reports of this computer lie."""
    import platformdirs

    return Path(platformdirs.user_log_dir("qa-desk", appauthor=False))
