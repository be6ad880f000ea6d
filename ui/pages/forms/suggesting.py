"""Suggestions of one question: its rule, the test on past calls, and the switch."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qa_desk.errors import QADeskError
from qa_desk.scoring import Question, Suggest
from qa_desk.scoring.check_suggest import ONE_CHOICE, check_rule
from qa_desk.scoring.editing import Path, at
from qa_desk.scoring.suggest import fingerprint
from qa_desk.work.permissions import may
from qa_desk.work.suggest import RuleState, Trial
from ui.background import Job
from ui.context import AppContext
from ui.pages.forms.document import FormDocument
from ui.pages.forms.loading import make_suggestions, read_rules, set_off, set_on, try_out
from ui.pages.forms.rule_editor import RuleEditor
from ui.pages.forms.sign_row import FRESH, KINDS
from ui.pages.forms.trial_view import TrialView, measured_text
from ui.text import N_, Retranslating, show_day, show_number, tr, tr_marked

STATES: Final = {
    "draft": N_("not tested"),
    "tested": N_("tested, not switched on"),
    "on": N_("switched on"),
    "off": N_("switched off"),
}


class Suggesting(Retranslating, QScrollArea):
    """Follows the question that is selected, or whose choice is. `opened` asks for a call at a second."""

    opened = Signal(str, object)

    def __init__(self, context: AppContext, document: FormDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._document = context, document
        self.states: dict[str, RuleState] = {}
        self.trials: dict[str, Trial] = {}
        self._job: Job | None = None
        self.editor, self.result = RuleEditor(), TrialView()
        self.head, self.standing = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.begin, self.remove, self.try_it, self.switch = (QPushButton() for _ in range(4))
        self.bar = QProgressBar(textVisible=False, maximum=1000)
        self.menu = QMenu(self)
        self._build()
        self._soon = QTimer(self, singleShot=True, interval=200)
        self._soon.timeout.connect(self.load)
        document.opened.connect(self._opened)
        document.selected.connect(self.follow)
        document.changed.connect(self.follow)
        self.editor.edited.connect(self._edited)
        self.result.opened.connect(self.opened)
        self.try_it.clicked.connect(self.try_or_stop)
        self.switch.clicked.connect(self.switch_over)
        self.remove.clicked.connect(lambda: self._put(None))
        self.retranslate()

    def _build(self) -> None:
        self.head.setProperty("look", "bold")
        self.standing.setProperty("look", "quiet")
        self.remove.setProperty("look", "link")
        self.bar.setFixedHeight(4)
        self.bar.hide()
        self.begin.setMenu(self.menu)
        for kind in FRESH:
            self.menu.addAction("").setData(kind)
        self.menu.triggered.connect(lambda action: self._begin(action.data()))
        body = QWidget()
        body.setObjectName("plain")
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.remove)
        row = QHBoxLayout()
        for button in (self.try_it, self.switch):
            row.addWidget(button)
        row.addStretch(1)
        start = QHBoxLayout()
        start.addWidget(self.begin)
        start.addStretch(1)
        for part in (top, row):
            column.addLayout(part)
        for below in (self.bar, self.standing, self.result, self.editor):
            column.addWidget(below)
        column.addLayout(start)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)

    @property
    def place(self) -> Path | None:
        """Where the question stands whose rule is shown; None where no question is selected."""
        path = self._document.path
        depth = next((n for n, (field, _) in enumerate(path) if field == "questions"), None)
        return None if depth is None or self._document.form is None else path[: depth + 1]

    @property
    def question(self) -> Question | None:
        """The question whose rule is shown."""
        place = self.place
        form = self._document.form
        found = at(form, place) if form is not None and place is not None else None
        return found if isinstance(found, Question) else None

    def _opened(self) -> None:
        self.states, self.trials = {}, {}
        self.follow()
        self._soon.start()

    def load(self) -> None:
        """Read where the rules of this form stand."""
        form = self._document.form
        if form is not None:
            self._context.background.run(
                read_rules, self._context.desk, form, on_done=self._loaded, on_error=self._context.tell_error,
                progress=False, key="rules", owner=self,
            )  # fmt: skip

    def _loaded(self, states: dict[str, RuleState]) -> None:
        self.states = states
        self.follow()

    def follow(self) -> None:
        """Show the rule of the question that is selected now."""
        question, editable = self.question, self._document.editable
        rule = question.suggest if question is not None else None
        fitting = question is not None and question.kind in ONE_CHOICE
        if question is None:
            self.head.setText(tr("Select a question."))
        elif not fitting:
            self.head.setText(tr("Only questions with one choice can have a suggestion."))
        elif rule is None:
            self.head.setText(
                tr("No rule yet. A rule may suggest an answer; people always answer themselves.")
            )
        else:
            self.head.setText(question.text)
        self.editor.setVisible(rule is not None)
        if question is not None and rule is not None:
            self.editor.show_question(question, editable=editable)
        self.begin.setVisible(fitting and rule is None and editable)
        self.remove.setVisible(rule is not None and editable)
        may_try = may(self._context.acting, "suggestion.rule") if self._context.is_open else False
        self.try_it.setVisible(rule is not None and may_try)
        self.switch.setVisible(rule is not None and may_try)
        self._show_state(question, rule)

    def _show_state(self, question: Question | None, rule: Suggest | None) -> None:
        key = question.key if question is not None else ""
        state, trial = self.states.get(key), self.trials.get(key)
        same = trial is not None and rule is not None and trial.fingerprint == fingerprint(rule)
        row = state.row if state is not None else None
        on = (
            row is not None
            and row.state == "on"
            and rule is not None
            and row.fingerprint == fingerprint(rule)
        )
        shown = trial if same else None
        if self.result.trial is not shown:
            self.result.show_trial(shown)
        self.switch.setText(tr("Switch off") if on else tr("Switch on"))
        self.switch.setEnabled(self._job is None and (on or same))
        self.switch.setToolTip("" if on or same else tr("Try it on past calls first."))
        sound = question is not None and rule is not None and not list(check_rule(question))
        self.try_it.setEnabled(self._job is not None or sound)
        self.try_it.setText(tr("Stop") if self._job is not None else tr("Try on past calls"))
        self.standing.setVisible(rule is not None)
        self.standing.setText(self._words(state, rule))

    def _words(self, state: RuleState | None, rule: Suggest | None) -> str:
        row = state.row if state is not None else None
        if row is None or rule is None:
            return tr("Not tested and not switched on.")
        parts = [tr("Wording {number}: {state}", number=row.number, state=tr_marked(STATES[row.state]))]
        if row.tried_at is not None and row.trial is not None:
            calls = show_number(row.trial["calls"])
            parts.append(tr("tried on {calls} calls on {day}", calls=calls, day=show_day(row.tried_at)))
        lines = [" · ".join(parts)]
        if row.fingerprint != fingerprint(rule):
            lines.append(tr("It was changed here since; try it once more before switching it on."))
        elif state is not None and state.measured is not None and self.result.trial is None:
            lines.append(measured_text(state.measured))
        return "\n".join(lines)

    def _edited(self, rule: Suggest) -> None:
        self._put(rule)

    def _begin(self, kind: str) -> None:
        question = self.question
        if question is not None and len(question.choices) > 1:
            first, last = question.choices[0].key, question.choices[-1].key
            self._put(Suggest(FRESH[kind], first, last))

    def _put(self, rule: Suggest | None) -> None:
        place, question = self.place, self.question
        if place is not None and question is not None:
            self._document.replace_at(
                place, replace(question, suggest=rule), tr("Rule for suggestions"), "suggest"
            )

    def try_or_stop(self) -> None:
        """Try the rule on all past calls, or stop trying."""
        if self._job is not None:
            self._job.cancel()
            return
        form, question = self._document.form, self.question
        if form is None or question is None:
            return
        self._job = self._context.background.run(
            try_out, self._context.desk, form, question.key, title=tr("Trying the rule on past calls"),
            on_done=self._tried, on_error=self._failed, on_cancelled=self._ended, key="trial", owner=self,
        )  # fmt: skip
        self._job.changed.connect(self._progress)
        self.bar.setValue(0)
        self.bar.show()
        self.follow()

    def _progress(self) -> None:
        if self._job is not None and self._job.fraction is not None:
            self.bar.setValue(round(1000 * self._job.fraction))

    def _ended(self) -> None:
        self._job = None
        self.bar.hide()
        self.follow()

    def _failed(self, error: QADeskError) -> None:
        self._ended()
        self._context.tell_error(error)

    def _tried(self, trial: Trial) -> None:
        self.trials[trial.question.key] = trial
        self._ended()
        self.load()

    def switch_over(self) -> None:
        """Switch the rule on after its test, or off."""
        form, question = self._document.form, self.question
        if form is None or question is None:
            return
        state, trial = self.states.get(question.key), self.trials.get(question.key)
        row = state.row if state is not None else None
        same = (
            row is not None
            and question.suggest is not None
            and row.fingerprint == fingerprint(question.suggest)
        )
        desk, run = self._context.desk, self._context.background.run
        if row is not None and row.state == "on" and same:
            run(set_off, desk, row.id, on_done=lambda _none: self.load(), on_error=self._context.tell_error,
                progress=False, owner=self)  # fmt: skip
        elif trial is not None:
            run(set_on, desk, form, trial, on_done=lambda _none: self._switched_on(),
                on_error=self._context.tell_error, progress=False, owner=self)  # fmt: skip

    def _switched_on(self) -> None:
        form = self._document.form
        self._context.tell(
            tr("Switched on. It is shown beside the question once it agrees with people well enough."),
            kind="good",
        )
        self._context.background.run(
            make_suggestions, self._context.desk, form, title=tr("Making suggestions for past calls"),
            on_done=lambda _made: self.load(), on_error=self._context.tell_error,
            on_cancelled=self.load, key="make", owner=self,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set every text anew."""
        self.begin.setText(tr("Begin a rule"))
        self.remove.setText(tr("Remove the rule"))
        self.bar.setAccessibleName(tr("Trying the rule on past calls"))
        for action in self.menu.actions():
            action.setText(tr_marked(KINDS[action.data()]))
        self.follow()
