"""The head of the page: whose call, why, when, and what the customer thought once that may be seen."""

from __future__ import annotations

from datetime import timedelta, timezone

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.queries.review import CallHeader
from ui.pages.review.model import ReviewModel
from ui.text import N_, Retranslating, show_duration, show_number, show_time, tr, tr_marked
from ui.widgets.elided_label import ElidedLabel

DIRECTIONS = {"in": N_("incoming"), "out": N_("outgoing"), "internal": N_("internal")}
CHANNELS = {
    "voice": N_("voice"),
    "chat": N_("chat"),
    "email": N_("e-mail"),
    "message": N_("message"),
    "video": N_("video"),
}


class Header(Retranslating, QFrame):
    """Reason as the title, the facts beneath, chips, and the two ways on: submit, next call."""

    submit = Signal()
    go_on = Signal()

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._model = model
        self.reason, self.line, self.said = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.reason.setObjectName("pageTitle")
        for quiet in (self.line, self.said):
            quiet.setObjectName("quiet")
        self.customer, self.tier, self.rating = (_chip() for _ in range(3))
        self.submit_button, self.next_button = QPushButton(), QPushButton()
        self.submit_button.setObjectName("primary")
        self.submit_button.clicked.connect(self.submit)
        self.next_button.clicked.connect(self.go_on)
        for button in (self.next_button, self.submit_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.reason)
        words.addWidget(self.line)
        words.addWidget(self.said)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        for chip in (self.tier, self.customer, self.rating):
            layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addSpacing(8)
        layout.addWidget(self.next_button)
        layout.addWidget(self.submit_button)
        for told in (model.loaded, model.editable_changed, model.result_changed):
            told.connect(self.retranslate)

    def retranslate(self) -> None:
        """Write everything in the language of now."""
        self.submit_button.setText(tr("Submit"))
        self.submit_button.setToolTip(tr("Submit the evaluation (Ctrl+Enter)"))
        self.next_button.setText(tr("Next call"))
        self.next_button.setToolTip(tr("Next call that nobody has scored (Ctrl+Right)"))
        model = self._model
        data = model.data
        if data is None:
            return
        header = data.header
        self.reason.setText(header.reason or tr("Call {id}", id=header.external_id))
        self.line.setText(self._facts(header))
        _show(self.tier, header.tier)
        _show(self.customer, tr("Customer {reference}", reference=header.customer) if header.customer else "")
        _show(self.rating, self._rating(header))
        written = "” · “".join(" ".join(one.split()) for one in data.words)
        said = tr("The customer wrote: “{words}”", words=written) if written else ""
        self.said.setText("" if model.rating_hidden else said)
        self.said.setVisible(bool(said) and not model.rating_hidden)
        self.submit_button.setVisible(model.editable)
        acting = model.desk.acting
        mere_agent = acting is not None and acting.only_agent
        self.next_button.setVisible((data.may_score or data.own_done) and not mere_agent)

    def _facts(self, header: CallHeader) -> str:
        agent = tr("Agent hidden until you submit") if self._model.agent_hidden else header.agent
        direction, channel = DIRECTIONS.get(header.direction), CHANNELS.get(header.channel)
        parts = [
            agent or tr("Agent not known"),
            header.queue,
            tr_marked(direction) if direction else None,
            tr_marked(channel) if channel else None,
            call_time(header),
            show_duration(header.duration_ms),
        ]
        return " · ".join(part for part in parts if part)

    def _rating(self, header: CallHeader) -> str:
        if self._model.rating_hidden:
            return tr("Customer's rating hidden until you submit")
        if header.rating_value is None or header.rating_max is None:
            return tr("Not rated by the customer")
        value, best = header.rating_value, header.rating_max
        return tr("Customer's rating {value} of {best}", value=_figure(value), best=_figure(best))


def call_time(header: CallHeader) -> str:
    """When the call began: in the time of the place it was taken where that is known and differs from here."""
    here = header.started_at.astimezone()
    offset = header.utc_offset_min
    if offset is None or here.utcoffset() == timedelta(minutes=offset):
        return show_time(header.started_at)
    there = header.started_at.astimezone(timezone(timedelta(minutes=offset)))
    # shown as a wall clock: the same figures, taken as if they were here
    wall = there.replace(tzinfo=None).astimezone()
    sign, minutes = ("+" if offset >= 0 else "\u2212"), abs(offset)
    return tr("{time} (UTC{zone})", time=show_time(wall), zone=f"{sign}{minutes // 60}:{minutes % 60:02}")


def _figure(value: float) -> str:
    return show_number(value, 0 if float(value).is_integer() else 1)


def _chip() -> QLabel:
    chip = QLabel()
    chip.setProperty("look", "tag")
    return chip


def _show(chip: QLabel, text: str | None) -> None:
    chip.setText(text or "")
    chip.setVisible(bool(text))
