"""What is done with whole forms: new, import, export, lab, publish, retire."""

from __future__ import annotations

from pathlib import Path as File

from PySide6.QtWidgets import QFileDialog, QInputDialog

from db.queries.answers import AnswerFilter
from qa_desk import scoring
from qa_desk.reports.document import Report, Voice
from qa_desk.scoring.foreign import load_foreign
from qa_desk.work.desk import Desk
from qa_desk.work.form_drafts import publish_draft, save_draft
from qa_desk.work.forms import retire
from qa_desk.work.reports import Paper, report_form
from ui.pages.forms.beginning import NewForm
from ui.pages.forms.listing import FormsList
from ui.pages.forms.loading import Compared, compare, read_starter
from ui.pages.forms.publishing import Publishing
from ui.text import tr, tr_marked

YAML = "YAML (*.yaml *.yml)"
ANY_FORM = "YAML, Genesys Cloud, Amazon Connect (*.yaml *.yml *.json)"


class WholeForms(FormsList):
    """The part of the page that deals with whole forms."""

    def new(self) -> None:
        """Begin a form."""
        dialog = NewForm(self)
        dialog.accepted.connect(lambda: self._begin_with(dialog))
        self.dialog = dialog
        dialog.open()

    def _begin_with(self, dialog: NewForm) -> None:
        key = dialog.starter.currentData()
        if not key:
            self.begin(dialog.form())
            return
        self.context.background.run(
            read_starter,
            key,
            dialog.language.currentData(),
            on_done=lambda form: self.begin(dialog.named(form)),
            on_error=self.context.tell_error,
            progress=False,
            owner=self,
        )

    def begin(self, form: scoring.Form) -> None:
        """Keep a form as a draft and open it; one of this key and language that is there already is opened."""
        if any((line.key, line.language) == (form.key, form.language) for line in self.lines):
            self.context.tell(tr("There is a form of this key already; it is open now."))
            self.activate(form.key, form.language)
            return
        self._keep(form)

    def _keep(self, form: scoring.Form) -> None:
        self.current = (form.key, form.language)
        self.document.open(None, editable=False)
        self.context.background.run(
            save_draft,
            self.context.desk,
            form,
            on_done=lambda _draft: self.activate(form.key, form.language),
            on_error=self.context.tell_error,
            progress=False,
            owner=self,
        )

    def import_file(self) -> None:
        """Take a form from a YAML file into a draft."""
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Import a form"), "", ANY_FORM)
        if chosen:
            self.take_in(File(chosen))

    def take_in(self, file: File) -> None:
        """Take a form from this file into a draft, in place of the form's draft; every fault of the file is said."""
        notes: list[tuple[str, dict[str, object]]] = []
        try:
            if file.suffix.lower() == ".json":
                foreign = load_foreign(file)
                form, notes = foreign.form, foreign.notes
            else:
                form = scoring.load_form(file)
        except scoring.FormError as error:
            shown = "\n".join(str(problem) for problem in error.problems[:8])
            self.context.tell(tr("{name} is not a form yet.", name=file.name), hint=shown, kind="bad")
            return
        if (stuck := self.saver.finish()) is not None:
            self.context.tell_error(stuck)
            return
        if notes:
            said = "\n".join(tr_marked(template, **params) for template, params in notes[:8])
            self.context.tell(tr("Imported. Please look at this:"), hint=said)
        self._keep(form)

    def export_file(self) -> None:
        """Write the form into a YAML file."""
        form = self.document.form
        if form is None:
            return
        name = f"{form.key}.{form.language}.yaml"
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export the form"), name, YAML)
        if chosen:
            self.write_out(File(chosen))

    def has_results(self) -> bool:
        """True where the form was ever published."""
        return self.line is not None and self.line.form_id is not None

    def export_results(self) -> None:
        """Write the results of the form, through all its versions, as PDF, workbook or web page."""
        line = self.line
        if line is None or line.form_id is None:
            return
        form_id = line.form_id

        def write(desk: Desk, path: File, voice: Voice, paper: Paper) -> Report:
            return report_form(desk, form_id, None, None, path, voice, paper)

        self.reports.ask(self, tr("{form} results", form=line.title), write)

    def export_answers(self) -> None:
        """Write every answer given on the form as a table for analysts."""
        line = self.line
        if line is not None and line.form_id is not None:
            name = tr("{form} answers", form=line.title)
            self.reports.ask_answers(self, name, AnswerFilter(form_id=line.form_id))

    def write_out(self, file: File) -> None:
        """Write the form into this file; it is whole or not there."""
        if self.document.form is None:
            return
        partial = file.with_name(f"{file.name}.partial")
        try:
            partial.write_text(scoring.dump_form(self.document.form), "utf-8")
            partial.replace(file)
        except OSError as error:
            self.context.tell(
                tr("{name} could not be written.", name=file.name), hint=error.strerror or "", kind="bad"
            )
            return
        self.context.tell(tr("Saved {name}.", name=file.name), kind="good")

    def show_lab(self) -> None:
        """Show the last evaluations under these rules and every other formula."""
        self._compare(only_lab=True)

    def publish(self) -> None:
        """Show what publishing does, then ask."""
        self._compare(only_lab=False)

    def _compare(self, *, only_lab: bool) -> None:
        form = self.document.form
        if form is None or scoring.check(form):
            self.context.tell(tr("First put right what is wrong with the form."))
            return
        if (error := self.saver.finish()) is not None:
            self.context.tell_error(error)
            return
        self.context.background.run(
            compare,
            self.context.desk,
            form,
            title=tr("Scoring the last evaluations again"),
            on_done=lambda found: self._show_comparison(found, only_lab),
            on_error=self.context.tell_error,
            key="compare",
            owner=self,
        )

    def _show_comparison(self, found: Compared, only_lab: bool) -> None:
        dialog = Publishing(found.form, found.changes, found.lab, only_lab=only_lab, parent=self)
        if not only_lab:
            dialog.accepted.connect(self._publish)
        self.dialog = dialog
        dialog.open()

    def _publish(self) -> None:
        line = self.line
        if line is None or line.draft_id is None:
            return
        self.context.background.run(
            publish_draft,
            self.context.desk,
            line.draft_id,
            on_done=lambda _version: self._published(),
            on_error=self.context.tell_error,
            cancellable=False,
            key="publish",
            owner=self,
        )

    def _published(self) -> None:
        self.stack.clear()
        self.load()
        self.context.tell(tr("Published. New evaluations use this version."), kind="good")

    def retire(self) -> None:
        """Take the newest version out of use, with a reason."""
        line = self.line
        if line is None or line.version_id is None:
            return
        reason, agreed = QInputDialog.getText(
            self, tr("Retire {title}", title=line.title), tr("Nothing new is scored with it then. Why?")
        )
        if agreed:
            self.context.background.run(
                retire,
                self.context.desk,
                line.version_id,
                reason,
                on_done=lambda _none: self.load(),
                on_error=self.context.tell_error,
                progress=False,
                owner=self,
            )
