"""Who is in the room: there or not, how long they listened, and what they thought before the rating was shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries.listening_session import Guest, ItemRow
from qa_desk.work import listening_notes
from qa_desk.work.listening_view import SessionView
from ui.pages.listening.running import Running
from ui.text import Retranslating, show_duration, show_number, tr


class Rate(QComboBox):
    """A first impression, which stands once it is given: a digit gives it, arrows and Space open the choice, and
    neither they nor the wheel give one by accident.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.findData(event.key() - Qt.Key.Key_0)
        if at > 0 and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_5:
            self.setCurrentIndex(at)
            self.activated.emit(at)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.showPopup()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Room(Retranslating, QWidget):
    """Works a `Running`; a row for everybody invited, and a choice of who else comes."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self._people: tuple[tuple[str, str], ...] = ()
        self._seated: object = None
        self._shown: tuple[SessionView, ItemRow] | None = None
        self.invite, seats = QComboBox(), QWidget()
        self._grid = QGridLayout(seats)
        self._grid.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(seats)
        area.viewport().setAutoFillBackground(False)
        seats.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addWidget(self.invite)
        self.invite.activated.connect(self._invited)
        self.retranslate()

    def offer_people(self, people: tuple[tuple[str, str], ...]) -> None:
        """Who can come: id and name."""
        self._people = people
        self._show()

    def show_view(self, view: SessionView, item: ItemRow) -> None:
        """Show who is there while this call is on."""
        self._shown = (view, item)
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        view, item = self._shown
        given = view.impressions.get(item.id, {})
        now = (view.guests, item.id, tuple(sorted(given.items())), view.is_revealed(item.id), self._people)
        if now == self._seated:  # an open choice must not vanish under somebody's hand
            return
        self._seated = now
        guests = view.present if view.alone else view.guests
        while (found := self._grid.takeAt(0)) is not None:
            if (widget := found.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, guest in enumerate(guests):
            self._seat(row, guest, given.get(guest.person_id), alone=bool(view.alone))
        for row in range(max(self._grid.rowCount(), len(guests) + 1)):
            self._grid.setRowStretch(row, int(row == len(guests)))
        self.invite.setVisible(not view.alone)
        there = {guest.person_id for guest in view.guests}
        self.invite.clear()
        self.invite.addItem(tr("Somebody else comes…"), "")
        for key, name in self._people:
            if key not in there:
                self.invite.addItem(name, key)

    def _invited(self, at: int) -> None:
        if person := self.invite.itemData(at):
            self._running.set_present(str(person), True)

    def _seat(self, row: int, guest: Guest, value: int | None, *, alone: bool) -> None:
        here = QLabel(guest.name) if alone else self._here(guest)
        time = QLabel(show_duration(guest.heard_ms))
        time.setProperty("look", "quiet")
        time.setToolTip(tr("{time} this month", time=show_duration(guest.month_ms)))
        said = Rate()
        said.setAccessibleName(tr("First impression of {name}", name=guest.name))
        said.addItem(tr("rates…"), 0)
        for choice in range(1, 6):
            said.addItem(show_number(choice), choice)
        said.setToolTip(tr("A key from 1 to 5 gives it; it stands"))
        if value is not None:
            # shown as given, never as a number, until everybody has given theirs
            view = self._running.view
            open_now = view is not None and view.is_revealed(self._running.item_id)
            said.clear()
            said.addItem(show_number(value) if open_now else tr("given"), value)
            said.setEnabled(False)
        said.activated.connect(lambda at, who=guest.person_id: self.rate(who, at))
        for column, widget in enumerate((here, time, said)):
            self._grid.addWidget(widget, row, column)
        self._grid.setColumnStretch(0, 1)

    def _here(self, guest: Guest) -> QCheckBox:
        here = QCheckBox(guest.name)
        here.setChecked(guest.present)
        here.setAccessibleName(tr("{name} is here", name=guest.name))
        here.toggled.connect(partial(self._running.set_present, guest.person_id))
        return here

    def rate(self, person_id: str, value: int) -> None:
        """Somebody's first impression, 1 to 5; 0 is none yet."""
        if value:
            self._running.write(listening_notes.impress, self._running.item_id, value, person_id)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.invite.setAccessibleName(tr("Somebody else comes…"))
        self._seated = None
        self._show()
