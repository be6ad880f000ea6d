"""One quiet line beside a question: what a rule suggests, how well it agrees with people, where to listen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from qa_desk import scoring
from qa_desk.work.suggest import Shown
from ui.text import Retranslating, show_duration, show_number, show_percent, tr
from ui.theme import Themed, color

LEAD_MS = 500
"""So much around the words is heard too."""
ONE_STRETCH_MS = 5_000
"""Places closer than this are heard in one go."""


class SuggestionLine(Retranslating, Themed, QLabel):
    """Never fills anything in: `taken` when the person takes the answer over, `heard` with a stretch to play."""

    taken = Signal()
    heard = Signal(int, int)

    def __init__(self, question: scoring.Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._shown: Shown | None = None
        self._open = False
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.linkActivated.connect(self._link)
        self.hide()

    def show_suggestion(self, shown: Shown | None, *, answered: bool, editable: bool) -> None:
        """Show it while the form is worked on; once the question is answered it only tells, and nothing moves."""
        self._shown, self._open = shown if editable else None, not answered
        self.retranslate()

    @property
    def offers(self) -> bool:
        """True while it can be taken over."""
        return self._shown is not None and self._open

    @property
    def answer(self) -> scoring.Answer:
        """The suggested answer."""
        assert self._shown is not None
        return (
            scoring.Answer(na="evaluator")
            if self._shown.na
            else scoring.Answer(choices=(self._shown.choice,))
        )

    def hear(self) -> None:
        """Ask for the stretch the suggestion rests on."""
        if self._shown is not None and self._shown.spans:
            start, end = stretch(self._shown.spans)
            self.heard.emit(max(0, start - LEAD_MS), end + LEAD_MS)

    def retranslate(self) -> None:
        """Write the line."""
        shown = self._shown
        self.setVisible(shown is not None)
        if shown is None:
            return
        answer = self._words(shown)
        quiet, accent = color("quiet").name(), color("accent").name()
        link = f"color:{accent};text-decoration:none"
        parts = [f'<span style="color:{quiet}">{escape(tr("Suggested: {answer}", answer=answer))}</span>']
        if shown.spans:
            start, end = (show_duration(ms) for ms in stretch(shown.spans))
            parts.append(f'<a href="hear" style="{link}">▶&nbsp;{start}–{end}</a>')
        if self._open:
            words = escape(tr("Take over (A)")).replace(" ", "&nbsp;")
            parts.append(f'<a href="take" style="{link}">{words}</a>')
        self.setText("&nbsp;&nbsp; ".join(parts))
        alike = shown.agreement.alike
        self.setToolTip(
            tr(
                "A rule suggests this. It agrees with people who were not shown it in {share} of {n} calls ({low} to"
                " {high}). H plays what it rests on.",
                share=show_percent(alike.value),
                n=show_number(alike.n),
                low=show_percent(alike.low),
                high=show_percent(alike.high),
            )
        )
        self.setAccessibleName(tr("Suggested: {answer}", answer=answer))

    def _words(self, shown: Shown) -> str:
        if shown.na:
            return tr("N/A")
        return next((one.text for one in self._question.choices if one.key == shown.choice), shown.choice)

    def recolor(self) -> None:
        """Links are written in colours."""
        self.retranslate()

    def _link(self, target: str) -> None:
        if target == "take":
            self.taken.emit()
        else:
            self.hear()


def stretch(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From the first place on, as long as the next one follows soon."""
    start, end = spans[0]
    for begin, stop in spans[1:]:
        if begin - end > ONE_STRETCH_MS:
            break
        end = max(end, stop)
    return start, end
