"""One session: agenda and notes at the left, actions, goals, signatures and whether it worked at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qa_desk.work.coaching import SessionView
from qa_desk.work.insights.coaching import CoachingLine, CoachingReport
from ui.effects import TONES, counted_text, expected_text, gain_text, verdict_text
from ui.pages.coaching.cards import ActionsCard, AgendaCard, Card
from ui.pages.coaching.goals import GoalsCard
from ui.pages.coaching.words import state_text, template_notes, template_text
from ui.text import Retranslating, show_number, show_time, tr
from ui.widgets.growing_edit import GrowingEdit

SAVE_MS = 800


class NotesCard(Card):
    """Words that save themselves. `written` carries them, a moment after the last key."""

    written = Signal(str)

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.hint = QLabel()
        self.hint.setProperty("look", "quiet")
        self.hint.setWordWrap(True)
        self.edit = GrowingEdit(lines=lines)
        self.column.insertWidget(1, self.hint)
        self.column.addWidget(self.edit)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self.save)
        self.edit.edited.connect(lambda _words: self._timer.start())
        self.edit.left.connect(self.save)
        self.dirty = False
        self.edit.edited.connect(lambda _words: setattr(self, "dirty", True))

    def show_words(self, words: str, editable: bool) -> None:
        """Show what is on disk, unless something newer is being written."""
        if not self.dirty:
            self.edit.show_text(words)
        self.edit.setReadOnly(not editable)

    def save(self) -> None:
        """Write what was typed."""
        self._timer.stop()
        if self.dirty:
            self.dirty = False
            self.written.emit(self.edit.toPlainText())


class EffectCard(Card):
    """What changed after this session, beside what was to be expected without it."""

    def show_lines(self, lines: tuple[CoachingLine, ...] | None, held: bool) -> None:
        """Show this session's questions; None while they are worked out."""
        self.clear()
        self.title.setText(tr("Did it work?"))
        if not held:
            self.say(tr("The session is not held yet."))
        elif lines is None:
            self.say(tr("Working it out…"))
        elif not lines:
            self.say(tr("The session was about no question of the form, so no change can be measured."))
        for line in lines or ():
            self._line(line)

    def _line(self, line: CoachingLine) -> None:
        one = line.behaviour
        said = QLabel(verdict_text(one.verdict) if one is not None else "– " + tr("nobody to compare with"))
        said.setProperty("look", TONES[one.verdict] if one is not None else "quiet")
        question = QLabel(line.question)
        question.setWordWrap(True)
        across = QHBoxLayout()
        across.addWidget(question, 1)
        across.addWidget(said)
        self.lines.addLayout(across)
        if one is None:
            return
        self.say(
            tr(
                "passed {before} before, {after} after; {expected} was to be expected without coaching",
                before=counted_text(one.before), after=counted_text(one.after), expected=expected_text(one),
            )
        )  # fmt: skip
        self.say(
            tr("{gain} points over what was expected; beside {n} agents not coached about it",
               gain=gain_text(one), n=show_number(line.compared))
        )  # fmt: skip

    def clear(self) -> None:
        """Take all lines out, the rows within them too."""
        while (item := self.lines.takeAt(0)) is not None:
            inner = item.layout()
            while inner is not None and (part := inner.takeAt(0)) is not None:
                _drop(part.widget())
            _drop(item.widget())


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()


class SigningCard(Card):
    """Where the session stands and who signed what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.hold, self.sign, self.next, self.call_off, self.save = (QPushButton() for _ in range(5))
        for button in (self.hold, self.sign):
            button.setProperty("primary", True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.hold, self.sign, self.next, self.call_off, self.save):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def show_view(self, view: SessionView) -> None:
        """Show who signed, offer what can be done."""
        self.clear()
        row = view.row
        self.title.setText(tr("Signed"))
        self.hold.setText(tr("It took place"))
        self.sign.setText(tr("Sign"))
        self.next.setText(tr("Next time…"))
        self.call_off.setText(tr("Call off"))
        self.save.setText(tr("Save as a page…"))
        self.hold.setVisible(view.writes and row.state == "planned")
        self.call_off.setVisible(view.writes and row.state == "planned")
        self.next.setVisible(view.writes and row.state == "held")
        self.sign.setVisible(view.signs)
        for one in view.signed:
            words = tr("Signed by {name}, {time}", name=one.row.person, time=show_time(one.row.at))
            self.say(words if one.current else tr("{words}: an earlier wording", words=words))
        there = {one.row.person_id for one in view.signed if one.current}
        missing = [
            name for key, name in ((row.agent_id, row.agent), (row.coach_id, row.coach)) if key not in there
        ]
        if missing and row.state == "held":
            self.say(tr("not signed yet: {names}", names=tr(", ").join(missing)))
        if row.state == "planned":
            self.say(tr("The session can be signed once it took place."))
        if row.next_at is not None:
            self.say(tr("next time: {time}", time=show_time(row.next_at)))


class SessionPanel(Retranslating, QWidget):
    """Its page connects the cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: SessionView | None = None
        self._lines: tuple[CoachingLine, ...] | None = None
        self.name, self.state, self.agent = QLabel(), QLabel(), QPushButton()
        self.name.setProperty("look", "place")
        self.state.setProperty("look", "quiet")
        self.agent.setProperty("look", "link")
        self.agenda, self.notes, self.private = AgendaCard(), NotesCard(7), NotesCard(3)
        self.actions_card, self.goals = ActionsCard(), GoalsCard()
        self.effect, self.signing = EffectCard(), SigningCard()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addWidget(self.state, 1)
        head.addWidget(self.agent)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in ((left, (self.agenda, self.notes, self.private)),
                              (right, (self.signing, self.actions_card, self.goals, self.effect))):  # fmt: skip
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        inner = QWidget()
        inner.setObjectName("plain")
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 6, 0)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addLayout(across, 1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def save(self) -> None:
        """Write what was typed and is not on disk."""
        self.notes.save()
        self.private.save()

    def show_view(self, view: SessionView) -> None:
        """Show a session; of another one nothing is left behind."""
        if self.view is None or self.view.row.id != view.row.id:
            self.save()
            self._lines = None
            self.area.verticalScrollBar().setValue(0)
        self.view = view
        self.retranslate()

    def show_report(self, report: CoachingReport) -> None:
        """Show what the session changed."""
        if self.view is not None:
            names = {kind.key: kind.name for kind in report.by_question}
            mine = (one for one in report.coachings if one.session == self.view.row.id)
            self._lines = tuple(replace(one, question=names.get(one.question, one.question)) for one in mine)
            self._show_effect()

    def _show_effect(self) -> None:
        if self.view is not None:
            self.effect.show_lines(self._lines, self.view.row.state == "held")

    def retranslate(self) -> None:
        """Write everything anew."""
        self.area.setAccessibleName(tr("The session"))
        view = self.view
        if view is None:
            return
        row = view.row
        self.name.setText(tr("{agent} with {coach}", agent=row.agent, coach=row.coach))
        self.state.setText(state_text(row))
        self.agent.setText(tr("The agent's figures"))
        self.agenda.show_view(view)
        self.actions_card.show_view(view)
        self.goals.show_view(view)
        self.signing.show_view(view)
        self.notes.title.setText(tr("Notes both see"))
        self.notes.hint.setText(template_text(row.template) if row.template else "")
        self.notes.hint.setVisible(bool(row.template))
        fresh = view.writes and not row.notes and bool(row.template)
        self.notes.show_words(template_notes(row.template) if fresh else row.notes, view.writes)
        self.notes.edit.setAccessibleName(tr("Notes both see"))
        self.private.title.setText(tr("Only for me"))
        self.private.hint.setText(tr("Nobody else reads this, and it is on no page that is sent."))
        self.private.show_words(view.private, True)
        self.private.edit.setAccessibleName(tr("Only for me"))
        self._show_effect()
