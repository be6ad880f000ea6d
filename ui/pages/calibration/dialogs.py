"""A new round: its title, form, calls and people."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.queries.calibration import CallChoice
from ui.pages.calibration.loading import Offer
from ui.text import show_duration, show_time, tr, tr_n
from ui.widgets.fields import day_field, day_of

KEY = Qt.ItemDataRole.UserRole


class NewRound(QDialog):
    """Asks for everything a round needs. `words_changed` wants other calls offered."""

    words_changed = Signal(str)

    def __init__(
        self,
        offer: Offer,
        calls: Collection[str] = (),
        people: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New calibration round"))
        self.setMinimumSize(760, 620)
        self._chosen: dict[str, str] = {}
        self._wanted = list(dict.fromkeys(calls))
        self.name, self.form, self.expert = QLineEdit(), QComboBox(), QComboBox()
        for choice in offer.forms:
            self.form.addItem(f"{choice.title} ({choice.language})", choice.version_id)
        self.people, self.calls, self.search = QListWidget(), QListWidget(), QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(tr("Find an agent, a reason or a call"))
        self.search.setAccessibleName(tr("Find an agent, a reason or a call"))
        self.expert.addItem(tr("nobody: the others are the measure"), None)
        for key, name in offer.people:
            item = QListWidgetItem(name, self.people)
            item.setData(KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in people else Qt.CheckState.Unchecked)
            self.expert.addItem(name, key)
        self.blind = QCheckBox(tr("Blind until the reveal"))
        self.due = day_field(date.today() + timedelta(days=7))
        self.blind.setChecked(True)
        self.picked = QLabel()
        self.picked.setProperty("look", "quiet")
        self._build()
        self.offer_calls(offer)
        self.name.setFocus()

    def _build(self) -> None:
        for widget, name in (
            (self.calls, tr("Calls")),
            (self.people, tr("Who scores")),
            (self.due, tr("Due")),
        ):
            widget.setAccessibleName(name)
        self.calls.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        form = QFormLayout()
        form.addRow(tr("Title"), self.name)
        form.addRow(tr("Form"), self.form)
        form.addRow(tr("Due"), self.due)
        form.addRow(tr("Key"), self.expert)
        form.addRow("", self.blind)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        for title, parts, stretch in (
            (tr("Calls"), (self.search, self.calls, self.picked), 2),
            (tr("Who scores"), (self.people,), 1),
        ):
            column = QVBoxLayout()
            label = QLabel(title)
            label.setProperty("look", "cardTitle")
            column.addWidget(label)
            for part in parts:
                column.addWidget(part)
            lists.addLayout(column, stretch)
        box = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(box.Ok | box.Cancel)
        self.buttons.button(box.Ok).setText(tr("Open the round"))
        self.buttons.button(box.Ok).setProperty("primary", True)
        self.buttons.button(box.Cancel).setText(tr("Cancel"))
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        whole.addLayout(lists, 1)
        whole.addWidget(self.buttons)
        self.search.textChanged.connect(self.words_changed)
        self.name.textChanged.connect(self._check)
        self.people.itemChanged.connect(self._check)
        self.calls.itemChanged.connect(self._call_changed)

    def offer_calls(self, offer: Offer) -> None:
        """List these calls, those chosen before on top."""
        self.calls.blockSignals(True)
        self.calls.clear()
        lines = {call.id: _line(call) for call in offer.calls}
        for key in self._wanted:
            if key in lines:
                self._chosen[key] = lines[key]
        self._wanted = [key for key in self._wanted if key not in lines]
        for key, line in {**self._chosen, **lines}.items():
            item = QListWidgetItem(line, self.calls)
            item.setData(KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in self._chosen else Qt.CheckState.Unchecked)
        self.calls.blockSignals(False)
        self._check()

    def _call_changed(self, item: QListWidgetItem) -> None:
        key = str(item.data(KEY))
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen[key] = item.text()
        else:
            self._chosen.pop(key, None)
        self._check()

    @property
    def call_ids(self) -> list[str]:
        """The calls ticked, in the order they were."""
        return [*self._chosen, *self._wanted]

    @property
    def member_ids(self) -> list[str]:
        """Who is ticked."""
        rows = [self.people.item(at) for at in range(self.people.count())]
        return [str(item.data(KEY)) for item in rows if item.checkState() == Qt.CheckState.Checked]

    @property
    def due_day(self) -> date:
        """The day by which everybody is to have scored."""
        return day_of(self.due)

    def _check(self) -> None:
        self.picked.setText(tr_n("%n call(s) chosen", len(self.call_ids)))
        people = {*self.member_ids, *([self.expert.currentData()] if self.expert.currentData() else [])}
        whole = bool(self.name.text().strip()) and bool(self.call_ids) and len(people) > 1
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(whole and self.form.count() > 0)


def _line(call: CallChoice) -> str:
    reason = call.reason.rsplit(" / ", 1)[-1]
    return f"{show_time(call.started_at)}  {call.agent}  {reason}  {show_duration(call.duration_ms)}"
