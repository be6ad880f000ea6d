"""Who is in the room: there or not, how long they listened, and what they thought before the rating was shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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


class Seat:
    """One person's row: there or not, how long they listened, what they thought."""

    def __init__(
        self, guest: Guest, running: Running, rate: Callable[[str, int], None], *, alone: bool
    ) -> None:
        self.here: QLabel | QCheckBox = QLabel(guest.name) if alone else QCheckBox(guest.name)
        if isinstance(self.here, QCheckBox):
            self.here.setAccessibleName(tr("{name} is here", name=guest.name))
            self.here.clicked.connect(lambda here: running.set_present(guest.person_id, here))
        self.time, self.said = QLabel(), Rate()
        self.time.setProperty("look", "quiet")
        self.said.setAccessibleName(tr("First impression of {name}", name=guest.name))
        self.said.setToolTip(tr("A key from 1 to 5 gives it; it stands"))
        self.said.addItem(tr("rates…"), 0)
        for choice in range(1, 6):
            self.said.addItem(show_number(choice), choice)
        self.said.activated.connect(lambda at: rate(guest.person_id, at))

    def show_guest(self, guest: Guest, value: int | None, known: bool) -> None:
        """What is so now; an impression is shown as given, never as a number, until everybody has given theirs."""
        if isinstance(self.here, QCheckBox):
            self.here.setChecked(guest.present)
        self.time.setText(show_duration(guest.heard_ms))
        self.time.setToolTip(tr("{time} this month", time=show_duration(guest.month_ms)))
        if value is not None:
            words = show_number(value) if known else tr("given")
            if self.said.isEnabled() or self.said.currentText() != words:
                self.said.clear()
                self.said.addItem(words, value)
                self.said.setEnabled(False)


class Room(Retranslating, QWidget):
    """Works a `Running`; a row for everybody invited, and a choice of who else comes."""

    def __init__(self, running: Running, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = running
        self._people: tuple[tuple[str, str], ...] = ()
        self._seated: object = None
        self._rows: dict[str, Seat] = {}
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
        """Rows stay while people stay: an open choice must not vanish under somebody's hand."""
        if self._shown is None:
            return
        view, item = self._shown
        guests = view.present if view.alone else view.guests
        seated = (tuple(guest.person_id for guest in guests), item.id, view.alone, self._people)
        if seated != self._seated:
            self._seated = seated
            self._seat_all(guests, alone=bool(view.alone))
            self._offer(view)
        given, known = view.impressions.get(item.id, {}), view.is_revealed(item.id)
        for guest in guests:
            self._rows[guest.person_id].show_guest(guest, given.get(guest.person_id), known)

    def _seat_all(self, guests: Sequence[Guest], *, alone: bool) -> None:
        while (found := self._grid.takeAt(0)) is not None:
            if (widget := found.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for at, guest in enumerate(guests):
            row = self._rows[guest.person_id] = Seat(guest, self._running, self.rate, alone=alone)
            for column, widget in enumerate((row.here, row.time, row.said)):
                self._grid.addWidget(widget, at, column)
        self._grid.setColumnStretch(0, 1)
        for at in range(max(self._grid.rowCount(), len(guests) + 1)):
            self._grid.setRowStretch(at, int(at == len(guests)))

    def _offer(self, view: SessionView) -> None:
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

    def rate(self, person_id: str, value: int) -> None:
        """Somebody's first impression, 1 to 5; 0 is none yet."""
        if value:
            self._running.write(listening_notes.impress, self._running.item_id, value, person_id)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.invite.setAccessibleName(tr("Somebody else comes…"))
        self._seated = None
        self._show()
