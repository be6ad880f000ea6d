"""Opening a listening session that was sent as a sealed file: which file, which passphrase, then its workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from qa_desk.errors import QADeskError
from ui.background import Background, JobControl
from ui.text import tr, tr_error

SUFFIX = ".qdlisten"


def ask_bundle(
    parent: QWidget,
    background: Background,
    then: Callable[[Path], None],
    failed: Callable[[QADeskError], None],
    owner: QObject,
) -> bool:
    """Ask for the file and its passphrase; `then` gets the folder of its workspace. False where it was called off.

    After a wrong passphrase it is asked for again, for the same file; `failed` gets every other trouble, and the
    wrong passphrase itself where nobody tries another.
    """
    path, _kind = QFileDialog.getOpenFileName(parent, _title(), "", f"*{SUFFIX}")
    if not path:
        return False

    def attempt(words: str) -> None:
        background.run(
            _open,
            Path(path),
            words,
            title=tr("Opening the session"),
            on_done=then,
            on_error=wrong,
            owner=owner,
        )

    def wrong(error: QADeskError) -> None:
        from qa_desk.sealed import WrongKey

        again = _passphrase(parent, "\n".join(tr_error(error))) if isinstance(error, WrongKey) else ""
        if again:
            attempt(again)
        else:
            failed(error)

    if not (words := _passphrase(parent, tr("Passphrase"))):
        return False
    attempt(words)
    return True


def _title() -> str:
    return tr("Open a listening session that was sent")


def _passphrase(parent: QWidget, label: str) -> str:
    words, given = QInputDialog.getText(parent, _title(), label, QLineEdit.EchoMode.Password)
    return words if given else ""


def _open(path: Path, passphrase: str, control: JobControl) -> Path:
    from qa_desk.work.private_listening import open_bundle

    return open_bundle(path, passphrase, progress=control.progress, check=control.check)
