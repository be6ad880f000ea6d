"""One's own password, how soon the window locks, and for administrators who else needs one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.sign_in import everybody_needs_one, with_password
from qa_desk.errors import QADeskError
from qa_desk.work.permissions import may
from qa_desk.work.sign_in import remove_password, require_passwords
from ui.context import AppContext
from ui.people import PersonChoice
from ui.signing_in import NewPasswordDialog
from ui.text import Retranslating, tr, tr_error, tr_n
from ui.widgets.fields import NumberField

LONGEST_MIN = 240


class PasswordsDialog(Retranslating, QDialog):
    """Every change is made at once; closing only closes."""

    def __init__(
        self, context: AppContext, people: list[PersonChoice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._people = context, people
        self.setFixedWidth(480)
        self.own_title, self.own_note, self.lock_title = QLabel(), QLabel(), QLabel()
        self.all_title, self.all_note, self.wrong = QLabel(), QLabel(), QLabel()
        self.own = QPushButton()
        self.own.clicked.connect(self._own)
        self.lock = NumberField(0, LONGEST_MIN, context.settings.lock_after_min)
        self.lock.valueChanged.connect(self._lock_changed)
        self.everybody = QCheckBox()
        self.everybody.clicked.connect(self._everybody)
        self.person = QComboBox()
        self.person.currentIndexChanged.connect(lambda _: self._show_state())
        self.once, self.remove = QPushButton(), QPushButton()
        self.once.clicked.connect(self._once)
        self.remove.clicked.connect(self._remove)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        self.may_reset = may(context.acting, "password.reset")
        self._build()
        self.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for label, look in (
            (self.own_title, "bold"), (self.lock_title, "bold"), (self.all_title, "bold"),
            (self.own_note, "quiet"), (self.all_note, "quiet"), (self.wrong, "bad"),
        ):  # fmt: skip
            label.setProperty("look", look)
            label.setWordWrap(True)
        column.addWidget(self.own_title)
        self._row(column, self.own_note, self.own)
        column.addSpacing(10)
        self._row(column, self.lock_title, self.lock)
        column.addSpacing(10)
        for widget in (self.all_title, self.all_note, self.everybody):
            column.addWidget(widget)
            widget.setVisible(self.may_reset)
        self._row(column, self.person, self.once, self.remove, visible=self.may_reset)
        column.addWidget(self.wrong)
        column.addWidget(self.buttons)

    def _row(self, column: QVBoxLayout, first: QWidget, *others: QWidget, visible: bool = True) -> None:
        row = QHBoxLayout()
        row.addWidget(first, 1)
        for widget in others:
            row.addWidget(widget)
        for widget in (first, *others):
            widget.setVisible(visible)
        column.addLayout(row)

    def _lock_changed(self, minutes: int) -> None:
        self._context.settings.lock_after_min = minutes
        self._context.save_settings()

    def _own(self) -> None:
        acting = self._context.acting
        self._ask(NewPasswordDialog(
            self._context.desk, acting.person_id, acting.name, self._context.background, self,
            asks_old=acting.person_id in self._known,
        ))  # fmt: skip

    def _once(self) -> None:
        who = self.person.currentData()
        self._ask(
            NewPasswordDialog(
                self._context.desk, who, self.person.currentText(), self._context.background, self
            )
        )

    def _ask(self, dialog: NewPasswordDialog) -> None:
        dialog.exec()
        self._show_state()

    def _remove(self) -> None:
        self._run(remove_password, self._context.desk, self.person.currentData())

    def _everybody(self) -> None:
        self._run(require_passwords, self._context.desk, self.everybody.isChecked())

    def _run(self, change: Callable[..., None], *given: object) -> None:
        self.wrong.clear()
        self._context.background.run(
            change,
            *given,
            on_done=lambda _: self._show_state(),
            on_error=self._failed,
            progress=False,
            owner=self,
        )

    def _failed(self, error: QADeskError) -> None:
        self.wrong.setText(" ".join(part for part in tr_error(error) if part))
        self._show_state()

    def _show_state(self) -> None:
        with self._context.desk.reading() as connection:
            self._known, everybody = with_password(connection), everybody_needs_one(connection)
        has_one = self._context.acting.person_id in self._known
        self.own.setText(tr("Change…") if has_one else tr("Set one…"))
        self.own_note.setText(
            tr("It is asked for when you sit down, and after a pause.")
            if has_one
            else tr("Without one, anybody at this computer can act in your name.")
        )
        self.everybody.setChecked(everybody)
        lacking = sum(person.id not in self._known for person in self._people)
        self.all_note.setText(
            tr_n("%n person(s) have none yet.", lacking) if lacking else tr("Everybody has one.")
        )
        self.remove.setEnabled(self.person.currentData() in self._known)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr("Passwords and lock"))
        self.own_title.setText(tr("Your password"))
        self.lock_title.setText(tr("Lock after a pause"))
        self.lock.setSuffix(tr(" min"))
        self.lock.setSpecialValueText(tr("never"))
        self.lock.setAccessibleName(tr("Lock after a pause"))
        self.all_title.setText(tr("Passwords of others"))
        self.everybody.setText(tr("Nobody acts here without a password"))
        self.person.setAccessibleName(tr("Person"))
        self.once.setText(tr("Set for once…"))
        self.remove.setText(tr("Remove"))
        chosen = self.person.currentData()
        self.person.clear()
        for person in sorted(self._people, key=lambda one: one.name.casefold()):
            if person.id != self._context.acting.person_id:
                self.person.addItem(person.name, person.id)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self._show_state()
