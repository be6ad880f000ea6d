"""The head of the page: how much waits, whose view, and the button that starts the next."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from qa_desk.work.sampling import MyDay
from ui.icons import icon
from ui.pages.queue.words import room_text
from ui.text import Retranslating, tr, tr_n
from ui.widgets.elided_label import ElidedLabel


class Head(Retranslating, QFrame):
    """Its page connects the parts and fills the menu."""

    def __init__(self, leads: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._day: MyDay | None = None
        self.name, self.state = QLabel(), ElidedLabel()
        self.name.setProperty("look", "pageTitle")
        self.state.setProperty("look", "quiet")
        self.mine, self.everybody = QPushButton(), QPushButton()
        self.views = QButtonGroup(self)
        for button in (self.mine, self.everybody):
            button.setCheckable(True)
            button.setVisible(leads)
            self.views.addButton(button)
        self.mine.setChecked(True)
        self.more, self.next = QToolButton(), QPushButton()
        self.more.setIcon(icon("more"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setProperty("look", "menu")
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.next.setProperty("primary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(10)
        row.addWidget(self.name)
        row.addWidget(self.state, 1)
        for widget in (self.mine, self.everybody, self.more, self.next):
            row.addWidget(widget)
        self.retranslate()

    def show_day(self, day: MyDay) -> None:
        """Say how much waits."""
        self._day = day
        self.next.setEnabled(bool(day.calls or day.rounds or day.drafts))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.name.setText(tr("My queue"))
        self.mine.setText(tr("Mine"))
        self.everybody.setText(tr("Everybody"))
        self.more.setToolTip(tr("More"))
        self.more.setAccessibleName(tr("More"))
        self.next.setText(tr("Start the next"))
        self.next.setToolTip(tr("Start the next (N)"))
        day = self._day
        if day is None:
            return
        late = sum(row.due is not None and row.due < day.today for row in day.calls)
        parts = [
            tr_n("%n call(s) to score", len(day.calls)),
            tr_n("%n late", late) if late else "",
            tr_n("%n scored this week", day.done_this_week),
            room_text(day.room),
        ]
        self.state.setText(" · ".join(part for part in parts if part))
