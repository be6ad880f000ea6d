"""The facts of the call beneath its sound: what the telephone system and the transcript say."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from qa_desk.speech.talk import talk_of
from ui.pages.review.loading import CallData
from ui.pages.review.model import ReviewModel
from ui.text import N_, Retranslating, show_duration, show_percent, tr, tr_marked
from ui.widgets.flow_layout import FlowLayout

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
        self._flow = FlowLayout(spacing=12)
        outer.addLayout(self._flow)
        self._cells: list[QWidget] = []
        model.loaded.connect(self.retranslate)

    def retranslate(self) -> None:
        """Write the facts in the language of now."""
        for cell in self._cells:
            self._flow.removeWidget(cell)
            cell.deleteLater()
        facts = facts_of(self._model.data) if self._model.data else []
        self._cells = [_cell(name, value) for name, value in facts]
        for cell in self._cells:
            self._flow.addWidget(cell)
        self.setVisible(bool(facts))


def _cell(name: str, value: str) -> QWidget:
    cell = QWidget()
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


def facts_of(data: CallData) -> list[tuple[str, str]]:
    """Names and values, as people read them, the most telling first."""
    header = data.header
    found: list[tuple[str, str]] = []
    if data.turns:
        talk = talk_of(data.turns)
        if talk.agent_share is not None:
            found.append((tr("Agent talks"), show_percent(talk.agent_share)))
        if talk.longest_pause_ms >= 1000:
            found.append((tr("Longest pause"), tr("{seconds} s", seconds=_seconds(talk.longest_pause_ms))))
    for name, value in (
        (tr("Waited"), header.wait_ms),
        (tr("Talked"), header.talk_ms),
        (tr("On hold"), header.hold_ms),
        (tr("Wrap-up"), header.wrap_ms),
    ):
        if value is not None:
            found.append((name, show_duration(value)))
    if data.timeline.paused_ms:
        found.append((tr("Recorder paused"), show_duration(data.timeline.paused_ms)))
    if header.outcome in OUTCOMES:
        found.append((tr("Outcome"), tr_marked(OUTCOMES[header.outcome])))
    return found or [(tr("Length"), show_duration(header.duration_ms))]


def _seconds(ms: int) -> str:
    from ui.text import show_number

    return show_number(ms / 1000, 1)
