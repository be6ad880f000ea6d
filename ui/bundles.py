"""Opening a listening session that was sent as a sealed file: which file, which passphrase, then its workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from qa_desk.errors import QADeskError
from ui.background import Background, JobControl
from ui.text import tr

SUFFIX = ".qdlisten"


def ask_bundle(
    parent: QWidget,
    background: Background,
    then: Callable[[Path], None],
    failed: Callable[[QADeskError], None],
    owner: QObject,
) -> bool:
    """Ask for the file and its passphrase; `then` gets the folder of its workspace. False where it was called off."""
    title = tr("Open a listening session that was sent")
    path, _kind = QFileDialog.getOpenFileName(parent, title, "", f"*{SUFFIX}")
    if not path:
        return False
    hidden = QLineEdit.EchoMode.Password
    words, given = QInputDialog.getText(parent, title, tr("Passphrase"), hidden)
    if not given or not words:
        return False
    background.run(
        _open, Path(path), words, title=tr("Opening the session"), on_done=then, on_error=failed, owner=owner
    )
    return True


def _open(path: Path, passphrase: str, control: JobControl) -> Path:
    from qa_desk.work.private_listening import open_bundle

    return open_bundle(path, passphrase, progress=control.progress, check=control.check)
