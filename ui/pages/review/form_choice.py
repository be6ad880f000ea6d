"""Before scoring: which form. One key begins."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from db.queries.review import FormChoice
from ui.pages.review.model import ReviewModel
from ui.text import LANGUAGES, Retranslating, language, show_time, tr, tr_n


class FormChooser(Retranslating, QWidget):
    """Lists the forms, the ones in the call's language first; `chosen` carries a form version's id."""

    chosen = Signal(str)

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.title, self.hint, self.earlier = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.title.setObjectName("cardTitle")
        self.hint.setObjectName("quiet")
        self.earlier.setObjectName("quiet")
        self._line = QFrame()
        self._line.setProperty("look", "line")
        self.buttons: list[QPushButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 12, 14, 14)
        self._layout.setSpacing(8)
        for part in (self.title, self.hint, self._line, self.earlier):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        model.loaded.connect(self.retranslate)

    def retranslate(self) -> None:
        """Write the list in the language of now."""
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        data = self._model.data
        if data is None:
            return
        self.title.setText(tr("Score this call"))
        forms = self.offered()
        for place, form in enumerate(forms):
            self._layout.insertWidget(2 + place, self._button(form, place + 1))
        self.hint.setText(self._hint(bool(forms)))
        self._tell_earlier()

    def _hint(self, some: bool) -> str:
        data = self._model.data
        assert data is not None
        if data.header.agent_id == data.me:
            return tr("This is your own call: somebody else has to score it.")
        if not data.may_score:
            return tr("Nobody has scored this call yet.")
        if not some:
            return tr("No form is published here yet. A lead can publish one.")
        return tr("Press the number of a form to begin. Every answer is saved at once.")

    def _tell_earlier(self) -> None:
        data = self._model.data
        assert data is not None
        lines = [
            tr(
                "{title} by {name}, {time}",
                title=row.form_title,
                name=row.evaluator,
                time=show_time(row.submitted_at),
            )
            for row in data.evaluations[:5]
        ]
        head = (
            tr_n("Scored %n time(s) before; scores stay hidden until you submit.", len(lines))
            if lines
            else ""
        )
        self.earlier.setText("\n".join([head, *lines]) if lines else "")
        self.earlier.setVisible(bool(lines))
        self._line.setVisible(bool(lines))

    def offered(self) -> list[FormChoice]:
        """The forms in the order shown: the call's language, then the screen's, then the rest."""
        data = self._model.data
        if data is None or not data.may_score:
            return []
        spoken = (data.header.language or "").split("-")[0].split("_")[0].lower()
        screen = language().split("_")[0]
        return sorted(
            data.forms, key=lambda f: (f.language != spoken, f.language != screen, f.title, f.language)
        )

    def choose(self, number: int) -> None:
        """Begin with the form of this number, from 1."""
        forms = self.offered()
        if self._model.draft is None and 1 <= number <= len(forms):
            self.chosen.emit(forms[number - 1].version_id)

    def _button(self, form: FormChoice, number: int) -> QPushButton:
        names = {code.split("_")[0]: name for code, name in LANGUAGES.items()}
        spoken = names.get(form.language, form.language)
        name = tr(
            "{title} · {language} · version {number}", title=form.title, language=spoken, number=form.number
        )
        button = RowButton(f"{number}   {name}" if number <= 9 else name)
        button.setProperty("look", "row")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(tr("Begin with {form}", form=name))
        button.clicked.connect(lambda _=False, chosen=form.version_id: self.chosen.emit(chosen))
        self.buttons.append(button)
        return button


class RowButton(QPushButton):
    """A button over a whole row; a name that is too long ends in an ellipsis and is told whole in the tool tip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip("" if option.text == self.text() else self.text())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
