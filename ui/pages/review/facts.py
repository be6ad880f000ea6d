"""The facts of the call beneath its sound: what the telephone system and the transcript say."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qa_desk.audio.activity import Activity, measure
from qa_desk.speech.talk import talk_of
from ui.pages.review.loading import CallData
from ui.pages.review.model import ReviewModel
from ui.text import N_, Retranslating, show_duration, show_number, show_percent, tr, tr_marked
from ui.widgets.columns_layout import ColumnsLayout

OUTCOMES = {
    "resolved": N_("Resolved"),
    "unresolved": N_("Not resolved"),
    "transferred": N_("Transferred"),
    "abandoned": N_("Abandoned"),
    "failed": N_("Failed"),
}


class Facts(Retranslating, QFrame):
    """Figures, each under its name; only what is known, on a second line where one is too narrow."""

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._model = model
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 8, 14, 9)
        self._flow = ColumnsLayout(spacing=12)
        outer.addLayout(self._flow)
        self._cells: list[QWidget] = []
        self._heard: Activity | None = None
        model.loaded.connect(self.retranslate)

    def show_heard(self, activity: Activity | None) -> None:
        """What the sound itself tells of the open call, once it is known; None while it is not."""
        self._heard = activity
        self.retranslate()

    def retranslate(self) -> None:
        """Write the facts in the language of now."""
        for cell in self._cells:
            self._flow.removeWidget(cell)
            cell.deleteLater()
        facts = facts_of(self._model.data, self._heard) if self._model.data else []
        self._cells = [_cell(*fact) for fact in facts]
        for cell in self._cells:
            self._flow.addWidget(cell)
        self.setVisible(bool(facts))


def _cell(name: str, value: str, meaning: str = "") -> QWidget:
    cell = QWidget()
    cell.setToolTip(meaning)
    head, figure = QLabel(name), QLabel(value)
    head.setObjectName("quiet")
    figure.setObjectName("bold")
    figure.setAccessibleName(f"{name}: {value}")
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(head)
    column.addWidget(figure)
    return cell


class Fact(NamedTuple):
    """A name, a value, and what it means where the name does not say it all."""

    name: str
    value: str
    meaning: str = ""


def facts_of(data: CallData, heard: Activity | None = None) -> list[Fact]:
    """Names and values, as people read them, the most telling first."""
    header = data.header
    found = _talk(data, heard)
    hold_ms = header.hold_ms
    if hold_ms is None and heard is not None:
        hold_ms = measure(heard).hold_ms or None
    for name, value in (
        (tr("Waited"), header.wait_ms),
        (tr("Talked"), header.talk_ms),
        (tr("On hold"), hold_ms),
        (tr("Wrap-up"), header.wrap_ms),
    ):
        if value is not None:
            found.append(Fact(name, show_duration(value)))
    if data.timeline.paused_ms:
        found.append(Fact(tr("Recorder paused"), show_duration(data.timeline.paused_ms)))
    if header.outcome in OUTCOMES:
        found.append(Fact(tr("Outcome"), tr_marked(OUTCOMES[header.outcome])))
    return found or [Fact(tr("Length"), show_duration(header.duration_ms))]


def _talk(data: CallData, heard: Activity | None) -> list[Fact]:
    """Who talked how: measured in the sound where agent and customer have a channel each, else from the words."""
    agent = data.recording.agent_channel if data.recording is not None else None
    if heard is not None and agent is not None and len(heard.speech) == 2:
        return _two_sides(heard, agent)
    found: list[Fact] = []
    if data.turns:
        talk = talk_of(data.turns)
        if talk.agent_share is not None:
            found.append(Fact(tr("Agent talks"), show_percent(talk.agent_share)))
        if talk.longest_pause_ms >= 1000:
            found.append(Fact(tr("Longest pause"), _seconds(talk.longest_pause_ms)))
    elif heard is not None and heard.silence:
        found.append(Fact(tr("Longest pause"), _seconds(measure(heard).longest_silence_ms)))
    return found


def _two_sides(heard: Activity, agent: int) -> list[Fact]:
    measures = measure(heard)
    found: list[Fact] = []
    if talked := sum(measures.talk_ms):
        meaning = tr("Share of all talk, measured in the sound.")
        found.append(Fact(tr("Agent talks"), show_percent(measures.talk_ms[agent] / talked), meaning))
    if measures.longest_silence_ms >= 1000:
        found.append(Fact(tr("Longest pause"), _seconds(measures.longest_silence_ms)))
    answers = measures.response_ms[agent]
    if answers is not None:
        meaning = tr("Median time from the customer's last word to the agent's first.")
        found.append(Fact(tr("Agent answers after"), _seconds(answers), meaning))
    meaning = tr("How often one began while the other had been talking, and went on for 0.4 s or more.")
    found.append(Fact(tr("Agent interrupts"), str(measures.interruptions[agent]), meaning))
    found.append(Fact(tr("Customer interrupts"), str(measures.interruptions[1 - agent]), meaning))
    return found


def _seconds(ms: int) -> str:
    return tr("{seconds} s", seconds=show_number(ms / 1000, 1))
