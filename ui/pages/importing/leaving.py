"""What is asked before an import under way is broken off."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.text import tr


def wants_to_stop(parent: QWidget) -> bool:
    """True where the person would rather quit than wait."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Import"))
    box.setText(tr("Calls are still being imported."))
    box.setInformativeText(tr("What is in stays. Import the same files again to bring in the rest."))
    stop = box.addButton(tr("Stop and quit"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(tr("Keep importing"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is stop
