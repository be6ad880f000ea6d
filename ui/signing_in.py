"""Asking for a password: to sit down, to come back after a pause, to choose a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.background import Background
from ui.text import Retranslating, tr, tr_error

if TYPE_CHECKING:
    from db.queries.acting import Acting
    from qa_desk.errors import QADeskError
    from qa_desk.work.desk import Desk

OTHER = 2
"""The result of a dialog in which somebody else wants to sit down."""


class _Asking(Retranslating, QDialog):
    """Some password fields, a line for what is wrong, and work that takes a moment off the UI thread."""

    def __init__(self, background: Background, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._background = background
        self.setFixedWidth(420)
        self.heading, self.note, self.wrong = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("look", "pageTitle")
        self.note.setProperty("look", "quiet")
        self.wrong.setProperty("look", "bad")
        self.go, self.other = QPushButton(), QPushButton()
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.other.clicked.connect(lambda: self.done(OTHER))
        self.fields = QFormLayout()
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(10)
        for label in (self.heading, self.note):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(self.fields)
        self.wrong.setWordWrap(True)
        self.wrong.setMinimumHeight(2 * self.wrong.fontMetrics().lineSpacing())
        self.wrong.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column.addLayout(buttons)

    def _field(self) -> tuple[QLabel, QLineEdit]:
        label, field = QLabel(), QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.textEdited.connect(lambda _: self.wrong.clear())
        label.setBuddy(field)
        self.fields.addRow(label, field)
        return label, field

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self.go.setEnabled(False)
        self._background.run(
            work, on_done=done, on_error=self._failed, progress=False, cancellable=False, owner=self
        )

    def _failed(self, error: QADeskError) -> None:
        self.go.setEnabled(True)
        self.wrong.setText(" ".join(part for part in tr_error(error) if part))


class PasswordDialog(_Asking):
    """Asks one person for the password. Accepted once it was right; `must_change` where it was for once."""

    def __init__(
        self,
        desk: Desk,
        acting: Acting,
        background: Background,
        parent: QWidget | None = None,
        *,
        back: bool = False,
    ) -> None:
        super().__init__(background, parent)
        self._desk, self._acting, self._back = desk, acting, back
        self.must_change = False
        self.given = ""
        self.label, self.password = self._field()
        self.retranslate()
        self.password.setFocus()

    def accept(self) -> None:
        """Check first; only the right password closes the dialog."""
        if not self.go.isEnabled():
            return
        from qa_desk.work.sign_in import sign_in

        password = self.password.text()

        def checked(must_change: object) -> None:
            self.must_change, self.given = bool(must_change), password
            self.done(QDialog.DialogCode.Accepted)

        self._run(lambda: sign_in(self._desk, self._acting, password), checked)

    def _failed(self, error: QADeskError) -> None:
        super()._failed(error)
        self.password.selectAll()
        self.password.setFocus()

    def reject(self) -> None:
        """A locked desk stays locked; before that, nobody sits down."""
        if not self._back:
            super().reject()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle("QA Desk")
        self.heading.setText(self._acting.name)
        self.note.setText(
            tr("QA Desk was locked after a pause. Nothing was lost.") if self._back else tr("Welcome back.")
        )
        self.label.setText(tr("Password"))
        self.password.setAccessibleName(tr("Password"))
        self.go.setText(tr("Unlock") if self._back else tr("Sign in"))
        self.other.setText(tr("Somebody else…"))


class NewPasswordDialog(_Asking):
    """Asks for a new password twice, and for the old one where `old` is None and there is one."""

    def __init__(
        self,
        desk: Desk,
        person_id: str,
        name: str,
        background: Background,
        parent: QWidget | None = None,
        *,
        asks_old: bool = False,
        old: str | None = None,
    ) -> None:
        super().__init__(background, parent)
        self._desk, self._person_id, self._name, self._given = desk, person_id, name, old
        self.other.hide()
        self.old_label, self.old = self._field()
        self.fields.setRowVisible(self.old, asks_old)
        self.new_label, self.new = self._field()
        self.again_label, self.again = self._field()
        self.retranslate()
        (self.old if asks_old else self.new).setFocus()

    def accept(self) -> None:
        """Set it; what is wrong with it is said in the dialog."""
        if not self.go.isEnabled():
            return
        if self.new.text() != self.again.text():
            self.wrong.setText(tr("The two new ones differ."))
            return
        from qa_desk.work.sign_in import set_password

        new, old = self.new.text(), self.old.text() if self._given is None else self._given
        self._run(
            lambda: set_password(self._desk, self._person_id, new, old),
            lambda _: self.done(QDialog.DialogCode.Accepted),
        )

    def retranslate(self) -> None:
        """Set every text anew."""
        assert self._desk.acting is not None
        own = self._desk.acting.person_id == self._person_id
        self.setWindowTitle(tr("Password"))
        self.heading.setText(tr("Your password") if own else self._name)
        self.note.setText(
            tr("Several words are long and easy to remember.")
            if own
            else tr("It is for once: {name} signs in with it and then chooses another.", name=self._name)
        )
        for label, field, words in (
            (self.old_label, self.old, tr("Until now")),
            (self.new_label, self.new, tr("New password")),
            (self.again_label, self.again, tr("Once more")),
        ):
            label.setText(words)
            field.setAccessibleName(words)
        self.go.setText(tr("Set password"))
