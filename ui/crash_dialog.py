"""What a person sees after a bug: what is safe, where the report is, and the way on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.text import tr


def show_crash(saved: bool, report: Path | None) -> None:
    """Tell the person and let them go on or quit; waits for the answer."""
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("QA Desk")
    box.setText(tr("Something went wrong inside QA Desk."))
    box.setInformativeText("\n\n".join(crash_words(saved, report)))
    go_on = box.addButton(tr("Go on working"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
    look = box.addButton(tr("Show the report"), QMessageBox.ButtonRole.ActionRole) if report else None
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    box.exec()
    if look is not None and box.clickedButton() is look and report is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(report)))
    if box.clickedButton() is leave:
        QApplication.quit()


def crash_words(saved: bool, report: Path | None) -> list[str]:
    """The sentences of the dialog."""
    words = [
        tr("Everything you entered is saved.")
        if saved
        else tr("Your last words may not be saved; everything before them is. Please look before you go on.")
    ]
    if report is None:
        words.append(tr("A report could not be written."))
    else:
        words.append(
            tr("A report without any customer's data is on this computer, in {file}.", file=str(report))
        )
    return words
