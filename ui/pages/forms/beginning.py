"""What a new form begins with: nothing, or one of the forms that come with QA Desk."""

from __future__ import annotations

import re

from msgspec.structs import replace
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from qa_desk import scoring
from qa_desk.scoring.editing import YES_NO
from ui.pages.forms.words import STARTERS
from ui.text import language, tr, tr_marked


class NewForm(QDialog):
    """Asks what to begin with, for a title, a key and a language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New form"))
        self.setMinimumWidth(420)
        self.starter, self.name, self.key, self.language = QComboBox(), QLineEdit(), QLineEdit(), QComboBox()
        self.starter.addItem(tr("An empty form"), "")
        for key, words in STARTERS.items():
            self.starter.addItem(tr("Starter form: {title}", title=tr_marked(words)), key)
        self.language.addItem("English", "en")
        self.language.addItem("中文", "zh")
        self.language.setCurrentIndex(int(language().startswith("zh")))
        self.key.setToolTip(tr("The same in every language, and through all versions"))
        rows = QFormLayout(self)
        rows.addRow(tr("Begin with"), self.starter)
        rows.addRow(tr("Language"), self.language)
        rows.addRow(tr("Title"), self.name)
        rows.addRow(tr("Key"), self.key)
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(ok | cancel)
        self.buttons.button(ok).setText(tr("Create"))
        self.buttons.button(cancel).setText(tr("Cancel"))
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        rows.addRow(self.buttons)
        self.starter.activated.connect(self._start_from)
        self.name.textEdited.connect(self._titled)
        self.name.textChanged.connect(self._check)
        self.key.textChanged.connect(self._check)
        self._check()

    def _start_from(self, _row: int) -> None:
        """A starter form keeps its key, so that its results compare with those of others; the title may change."""
        key = self.starter.currentData()
        self.name.clear()
        self.key.setText(key)
        self.name.setPlaceholderText(tr("As the starter form is called") if key else "")
        self._check()

    def _titled(self, words: str) -> None:
        if not self.starter.currentData():
            self.key.setText(key_of(words))

    def _check(self) -> None:
        titled = bool(self.name.text().strip() or self.starter.currentData())
        sound = titled and re.fullmatch(r"[^\s]+", self.key.text()) is not None
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(sound)

    def form(self) -> scoring.Form:
        """A form with one section and one question, to begin with."""
        question = scoring.Question("question_1", tr("New question"), choices=YES_NO)
        section = scoring.Section("section_1", tr("New section"), (question,))
        return self.named(scoring.Form("", "", self.language.currentData(), (section,)))

    def named(self, form: scoring.Form) -> scoring.Form:
        """A form under the key and the title that were typed."""
        return replace(form, key=self.key.text(), title=self.name.text().strip() or form.title)


def key_of(title: str) -> str:
    """A key made of a title."""
    return "_".join(re.findall(r"\w+", title.casefold()))[:60]
