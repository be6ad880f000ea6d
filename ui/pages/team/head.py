"""The head of Team progress: what is compared, over which team, time and channel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.pages.team.loading import ALL, PERIODS, Narrowed
from ui.pages.team.words import MEASURES
from ui.text import Retranslating, tr, tr_marked, tr_n
from ui.widgets.elided_label import ElidedLabel


class Head(Retranslating, QFrame):
    """`changed` carries a `Narrowed`; `copy_wanted` when the table is to be copied."""

    changed = Signal(object)
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._teams: tuple[tuple[str, str], ...] = ()
        self._channels: tuple[str, ...] = ()
        self._said, self._reading = "", False
        self.name, self.note = QLabel(), ElidedLabel()
        self.name.setProperty("look", "pageTitle")
        self.note.setProperty("look", "quiet")
        self.measure, self.team, self.period, self.channel = (QComboBox() for _ in range(4))
        self.copy = QPushButton()
        self.copy.clicked.connect(self.copy_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.note, 1)
        for box in (self.measure, self.team, self.period, self.channel):
            box.activated.connect(self._tell)
            row.addWidget(box)
        row.addWidget(self.copy)
        self.retranslate()

    @property
    def narrowed(self) -> Narrowed:
        """What is chosen now."""
        return Narrowed(
            self.team.currentData() or "",
            self.period.currentData() or ALL,
            self.channel.currentData() or "",
            self.measure.currentData() or "satisfied",
        )

    def offer(self, teams: tuple[tuple[str, str], ...], channels: tuple[str, ...]) -> None:
        """Teams and channels to choose from; what is chosen stays."""
        if (teams, channels) != (self._teams, self._channels):
            self._teams, self._channels = teams, channels
            self.retranslate()

    def say(self, words: str, *, reading: bool = False) -> None:
        """The quiet line beside the title."""
        self._said, self._reading = words, reading
        self.note.setText(tr("Reading…") if reading else words)

    def _tell(self) -> None:
        self.changed.emit(self.narrowed)

    def retranslate(self) -> None:
        """Set every text anew, keeping what is chosen."""
        chosen = self.narrowed
        self.name.setText(tr("Team progress"))
        self.copy.setText(tr("Copy numbers"))
        channel_names = {
            "voice": tr("Phone"), "chat": tr("Chat"), "email": tr("E-mail"), "message": tr("Message"),
            "video": tr("Video"), "other": tr("Other"),
        }  # fmt: skip
        months = {one: tr("All time") if one == ALL else tr_n("%n month(s)", int(one)) for one in PERIODS}
        for box, name, rows, value in (
            (self.measure, tr("Compared by"), {k: tr_marked(v) for k, v in MEASURES.items()}, chosen.measure),
            (self.team, tr("Team"), {"": tr("Every team"), **dict(self._teams)}, chosen.team_id),
            (self.period, tr("Period"), months, chosen.period),
            (
                self.channel,
                tr("Channel"),
                {"": tr("Every channel"), **{c: channel_names[c] for c in self._channels}},
                chosen.channel,
            ),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.clear()
            for key, words in rows.items():
                box.addItem(words, key)
            box.setCurrentIndex(max(0, box.findData(value)))
        self.say(self._said, reading=self._reading)
