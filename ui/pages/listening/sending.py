"""A session as a sealed file: made for somebody, opened by them, and what they heard and noted taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from qa_desk.audio import Cancelled as NotWanted
from qa_desk.sealed import LEAST_PASSPHRASE
from qa_desk.work import private_listening
from qa_desk.work.desk import Desk
from qa_desk.work.private_listening import ANSWERS_SUFFIX, BUNDLE_SUFFIX, Answered, Bundled
from ui.background import Cancelled, JobControl
from ui.pages.listening.deeds import Deeds
from ui.pages.listening.dialogs import Form, People
from ui.text import show_duration, tr, tr_n


class Sending(QObject):
    """Both sides of a bundle."""

    def __init__(self, page: QWidget, deeds: Deeds) -> None:
        super().__init__(page)
        self._page, self._deeds = page, deeds

    def export(self) -> None:
        """Ask for whom, with which passphrase and where; then write the file."""
        view = self._deeds.view
        if view is None:
            return
        me = self._deeds.context.acting.person_id
        others_first = sorted(self._deeds.people, key=lambda one: one[0] == me)
        dialog = SealFor(others_first, self._page)

        def write() -> None:
            name = f"{view.facts.title or view.facts.month} {dialog.person.currentText()}{BUNDLE_SUFFIX}"
            path, _kind = QFileDialog.getSaveFileName(
                self._page, tr("Save the session for somebody"), name, f"*{BUNDLE_SUFFIX}"
            )
            if path:
                self._deeds.run(
                    _seal, self._deeds.context.desk, view.facts.id, Path(path), str(dialog.person.currentData()),
                    dialog.first.text(),
                    title=tr("Sealing the session"), then=self._exported, cancellable=True,
                )  # fmt: skip

        dialog.accepted.connect(write)
        dialog.open()

    def _exported(self, made: Bundled) -> None:
        self._deeds.context.tell(
            tr_n("%n call(s) are sealed for {name}.", made.calls, name=made.person),
            hint=tr("Tell the passphrase another way than the file goes."),
            kind="good",
        )
        self._deeds.done.emit()

    def answer(self) -> None:
        """Write what was heard and noted of a session that was sent."""
        view = self._deeds.view
        if view is None:
            return
        name = f"{view.facts.title or view.facts.month} {self._deeds.context.acting.name}{ANSWERS_SUFFIX}"
        path, _kind = QFileDialog.getSaveFileName(
            self._page, tr("Save what you heard and noted"), name, f"*{ANSWERS_SUFFIX}"
        )
        if path:
            self._deeds.do(private_listening.save_answers, view.facts.id, Path(path), then=self._answered)

    def _answered(self, _parts: int) -> None:
        host = self._deeds.view.plan.plan["bundle"].get("host", "") if self._deeds.view else ""
        self._deeds.context.tell(
            tr("Saved. Send the file to {name}.", name=host or tr("whoever sent the session")),
            hint=tr("Only they can read it. Later answers can be sent again: nothing is counted twice."),
            kind="good",
        )

    def take(self) -> None:
        """Take in what came back."""
        path, _kind = QFileDialog.getOpenFileName(
            self._page, tr("Take in what came back"), "", f"*{ANSWERS_SUFFIX}"
        )
        if path:
            self._deeds.do(private_listening.take_answers, Path(path), then=self._taken)

    def _taken(self, found: Answered) -> None:
        notes = tr_n("%n note(s)", found.notes)
        impressions = tr_n("%n impression(s)", found.impressions)
        if found.heard_ms or found.notes or found.impressions:
            said = tr(
                "New from {name}: {time} heard, {notes}, {impressions}.",
                name=found.person,
                time=show_duration(found.heard_ms),
                notes=notes,
                impressions=impressions,
            )
        else:
            said = tr("Nothing new from {name}: all of it was taken in before.", name=found.person)
        self._deeds.context.tell(said, kind="good")
        self._deeds.done.emit()


def _seal(
    desk: Desk, session_id: str, path: Path, person_id: str, passphrase: str, control: JobControl
) -> Bundled:
    try:
        return private_listening.export_bundle(
            desk, session_id, path, person_id, passphrase,
            progress=control.progress, cancelled=lambda: control.cancelled,
        )  # fmt: skip
    except NotWanted as stopped:
        raise Cancelled from stopped


class SealFor(Form):
    """Who hears the session, and the passphrase it is sealed with, twice."""

    def __init__(self, people: People, parent: QWidget) -> None:
        super().__init__(tr("Save the session for somebody"), tr("Choose the file…"), parent)
        self.person, self.first, self.again = QComboBox(), QLineEdit(), QLineEdit()
        self.said = QLabel()
        self.said.setProperty("look", "quiet")
        self.said.setWordWrap(True)
        for key, name in people:
            self.person.addItem(name, key)
        for field in (self.first, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._check)
        for name, field in (
            (tr("For"), self.person),
            (tr("Passphrase"), self.first),
            (tr("The same again"), self.again),
        ):
            self.form.addRow(name, field)
            field.setAccessibleName(name)
        self.form.addRow("", self.said)
        self._check()
        self.person.setFocus()

    def _check(self) -> None:
        first, again = self.first.text(), self.again.text()
        if len(first) < LEAST_PASSPHRASE:
            said = tr(
                "{least} letters at least. Four words that do not belong together are easy to remember.",
                least=LEAST_PASSPHRASE,
            )
        elif again and first != again:
            said = tr("The two are not the same.")
        else:
            said = tr("Tell the passphrase another way than the file goes.")
        self.said.setText(said)
        self.ok.setEnabled(len(first) >= LEAST_PASSPHRASE and first == again)
