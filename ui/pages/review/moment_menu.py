"""The menu of a moment: played, laid beside a question, whose words it is, and taken out as a file."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from db.queries.review import MomentRow
from ui.text import tr

OF_ONE: Final = ("review.play_moment", "review.loop", "review.link")
CHANGE: Final = "review.remove_moment"
OUT: Final = ("review.export_moment", "review.export_call")


class MomentMenu(QMenu):
    """`channel_chosen` carries agent, customer or both; `private` is ticked for chapters only coaches see."""

    channel_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.private = QAction(tr("With moments only coaches see"), self, checkable=True)
        self.aboutToHide.connect(self.deleteLater)

    def offer_channels(self, row: MomentRow) -> None:
        """Whose words the moment is."""
        menu = self.addMenu(tr("Whose words"))
        group = QActionGroup(menu)
        for words, channel in ((tr("Both"), "both"), (tr("Agent"), "agent"), (tr("Customer"), "customer")):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(row.channel == channel)
            action.setActionGroup(group)
            action.triggered.connect(lambda _on=False, channel=channel: self.channel_chosen.emit(channel))


def moment_menu(page: QWidget, row: MomentRow | None, mine: bool) -> MomentMenu:
    """What can be done with a moment, None where none is chosen, and with the sound of the call."""
    menu = MomentMenu(page)
    own = {action.objectName(): action for action in page.actions()}
    if row is not None:
        menu.addActions([own[name] for name in OF_ONE if name in own])
        if mine:
            menu.offer_channels(row)
            menu.addAction(own[CHANGE])
        menu.addSeparator()
    menu.addActions([own[name] for name in OUT if name in own])
    menu.addAction(menu.private)
    return menu
