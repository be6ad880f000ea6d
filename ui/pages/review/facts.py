"""The facts of the call beneath its sound: what the telephone system and the transcript say."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from qa_desk.speech.talk import talk_of
from ui.pages.review.loading import CallData
from ui.pages.review.model import ReviewModel
from ui.text import N_, Retranslating, show_duration, show_percent, tr, tr_marked

OUTCOMES = {
    "resolved": N_("Resolved"),
    "unresolved": N_("Not resolved"),
    "transferred": N_("Transferred"),
    "abandoned": N_("Abandoned"),
    "failed": N_("Failed"),
}


class Facts(Retranslating, QFrame):
    """One line of figures, each under its name; only what is known."""

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._model = model
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 8, 14, 9)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(1)
        self._cells: list[QLabel] = []
        model.loaded.connect(self.retranslate)

    def retranslate(self) -> None:
        """Write the facts in the language of now."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = []
        facts = facts_of(self._model.data) if self._model.data else []
        for column, (name, value) in enumerate(facts):
            head, figure = QLabel(name), QLabel(value)
            head.setObjectName("quiet")
            figure.setObjectName("bold")
            figure.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(head, 0, column)
            self._grid.addWidget(figure, 1, column)
            self._cells += [head, figure]
        self._grid.setColumnStretch(len(facts), 1)
        self.setVisible(bool(facts))


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
    if header.outcome in OUTCOMES:
        found.append((tr("Outcome"), tr_marked(OUTCOMES[header.outcome])))
    return found or [(tr("Length"), show_duration(header.duration_ms))]


def _seconds(ms: int) -> str:
    from ui.text import show_number

    return show_number(ms / 1000, 1)
