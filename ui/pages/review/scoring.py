"""Scoring by key: choose, comment, begin, submit, go on."""

from __future__ import annotations

from qa_desk.errors import QADeskError
from qa_desk.scoring.fill import rest_with_best
from qa_desk.work import evaluate
from qa_desk.work.sampling import Begun
from qa_desk.work.submit import submit as submit_draft
from qa_desk.work.suggest import suggestions_for
from ui.pages.review.changes import AnswerStep
from ui.pages.review.explanation import verdict
from ui.pages.review.loading import read_next
from ui.pages.review.marking import Marking
from ui.text import N_, tr


class Scoring(Marking):
    """The part of the page that fills the form."""

    def can_step(self) -> bool:
        return self.can_press() and self.model.draft is not None

    def can_number(self) -> bool:
        data = self.model.data
        begins = self.model.draft is None and data is not None and data.may_score
        return self.can_press() and (self.model.editable or begins)

    def can_submit(self) -> bool:
        return self.model.editable

    def can_go_on(self) -> bool:
        return self.can_press()

    def previous_question(self) -> None:
        self._step(-1)

    def next_question(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        self.form.step(by)
        self.take_focus()

    def answer_number(self, number: int = 0) -> None:
        """Choose this choice of the current question, or begin with this form."""
        if self.model.draft is None:
            self.form.chooser.choose(number)
        elif (row := self.form.current) is not None:
            row.choose(number)

    def not_applicable(self) -> None:
        if (row := self.form.current) is not None:
            row.choose_na()

    def take_suggestion(self) -> None:
        if (row := self.form.current) is not None:
            row.take_suggestion()

    def hear_suggestion(self) -> None:
        if (row := self.form.current) is not None:
            row.suggestion.hear()

    def ask_suggestions(self) -> None:
        """See what rules suggest for the draft that is open; the call is shown meanwhile."""
        draft = self.model.draft
        if draft is not None and self.model.editable:
            self.context.background.run(
                suggestions_for,
                self.context.desk,
                draft.id,
                on_done=lambda found: self.model.show_suggestions(draft.id, found),
                on_error=self.context.tell_error,
                progress=False,
                key="suggestions",
                owner=self.form,
            )

    def clear_answer(self) -> None:
        if (row := self.form.current) is not None:
            row.input.clear()

    def can_fill(self) -> bool:
        form = self.model.form
        return self.can_answer() and form is not None and form.fill_best

    def fill_rest(self) -> None:
        """Fill what is open with the best choices, each marked until somebody looks at it; one step to undo."""
        form = self.model.form
        if form is None or not self.can_fill():
            return
        filled = rest_with_best(form, self.model.answers)
        if not filled:
            return
        self.undo_stack.beginMacro(tr("Fill the rest with the best choice"))
        for key, answer in filled.items():
            self.undo_stack.push(AnswerStep(self.model, key, answer))
        self.undo_stack.endMacro()
        self.form.go_to(next(iter(filled)))

    def comment(self) -> None:
        if (row := self.form.current) is not None:
            self.form.go_to(row.question.key)
            row.open_comment()

    def guidance(self) -> None:
        if (row := self.form.current) is not None:
            row.toggle_guidance()

    def begin(self, form_version_id: str) -> None:
        """Start an evaluation with a form."""
        call = self.model.call_id
        self.context.background.run(
            evaluate.start,
            self.context.desk,
            call,
            form_version_id,
            on_done=lambda _draft: self.open_call(call),
            on_error=self.context.tell_error,
            progress=False,
            key="begin",
            owner=self.form,
        )

    def submit(self) -> None:
        """Submit, or show what is missing and go to the first of it."""
        model = self.model
        if not model.editable or model.result is None or model.draft is None:
            return
        result = model.result
        missing = result.missing or result.missing_comments or result.missing_causes
        if missing:
            self.form.missing.ask()
            self.form.go_to(missing[0])
            self.take_focus()
            return
        if not model.saver.finish():
            self.context.tell_error(model.saver.stuck or QADeskError(N_("Not saved yet. Trying again.")))
            return
        self.context.background.run(
            submit_draft,
            self.context.desk,
            model.draft.id,
            on_done=lambda _evaluation: self._submitted(),
            on_error=self._refused,
            progress=False,
            cancellable=False,
            key="submit",
            owner=self.form,
        )

    def _submitted(self) -> None:
        model = self.model
        assert model.form is not None and model.result is not None
        self.undo_stack.clear()
        words = verdict(model.form, model.result)
        on = (tr("Next call"), self.go_on)
        if self.context.acting.only_agent:
            on = (tr("My scorecards"), lambda: self.context.navigate("scorecards"))
        self.context.tell(tr("Submitted: {verdict}.", verdict=words), kind="good", action=on)
        self.open_call(model.call_id)
        self.take_focus()

    def go_on(self) -> None:
        """Open the next call that nobody has scored."""
        self.context.background.run(
            read_next,
            self.context.desk,
            self.model.call_id,
            self.model.data is not None and self.model.data.again,
            on_done=self._go_to_next,
            on_error=self.context.tell_error,
            progress=False,
            key="next",
            owner=self.form,
        )

    def _go_to_next(self, found: Begun | None) -> None:
        if found is None:
            self.context.tell(tr("No older call with sound is waiting for a score."))
        elif found.draft_id:
            self.context.navigate("review", interaction_id=found.interaction_id, draft_id=found.draft_id)
        else:
            self.context.navigate("review", interaction_id=found.interaction_id)

    def _refused(self, error: QADeskError) -> None:
        """The database will not take a change: say why and show what is on disk."""
        self.context.tell_error(error)
        self.undo_stack.clear()
        self.open_call(self.model.call_id)

    def _changed_elsewhere(self) -> None:
        """Another window wrote to this evaluation: show what it wrote, read-only until the coach decides."""
        self.undo_stack.clear()
        if not self.model.held:
            self.context.tell(
                tr("This evaluation is being changed in another window."),
                hint=tr("It is read-only here, so that neither overwrites the other."),
                kind="bad",
                action=(tr("Go on here"), self._take_over),
            )
            self.model.hold(True)
        self.open_call(self.model.call_id)

    def _take_over(self) -> None:
        self.model.hold(False)
        self.open_call(self.model.call_id)
        self.take_focus()
