"""The head of the form: live score, standing, what failed; and the bar that says what is still missing."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.pages.review.explanation import failure, how_total, standing, verdict
from ui.pages.review.model import ReviewModel
from ui.pages.review.standing import life_words
from ui.text import Retranslating, show_clock, show_time, tr, tr_n
from ui.theme import color
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.score_ring import ScoreRing

MOST_LISTED: Final = 3


class FormHead(Retranslating, QWidget):
    """Ring, title, standing, where it stands in its life, "Saved"; red where a critical choice failed the form.

    `menu_asked` carries the place for what can be done with the whole evaluation.
    """

    menu_asked = Signal(QPoint)

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._failed = False
        self.ring = ScoreRing()
        self.title, self.saved, self.life = ElidedLabel(), QLabel(), QLabel()
        self.more = QToolButton()
        self.standing, self.failure = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.title.setObjectName("bold")
        self.standing.setObjectName("quiet")
        self.failure.setProperty("look", "failure")
        self.life.setProperty("look", "tag")
        self.more.setProperty("look", "bare")
        self.more.setIcon(icon("more", "quiet"))
        self.more.clicked.connect(self._ask_menu)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.more)
        foot.setSpacing(8)
        foot.addWidget(self.life)
        foot.addWidget(self.saved, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(top)
        for part in (self.failure, self.standing):
            words.addWidget(part)
        words.addLayout(foot)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 12, 10)
        layout.setSpacing(14)
        layout.addWidget(self.ring)
        layout.addLayout(words, 1)
        model.saver.changed.connect(self._show_saved)
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything in the language of now."""
        self.more.setToolTip(tr("More about this evaluation"))
        self.more.setAccessibleName(tr("More about this evaluation"))
        self.refresh()

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def refresh(self) -> None:
        """Show the live result."""
        model = self._model
        form, result, draft = model.form, model.result, model.draft
        if form is None or result is None or draft is None:
            return
        self.title.setText(
            tr("{title}, version {number}", title=draft.form_title, number=draft.version_number)
        )
        self._failed = bool(result.failed_by)
        score = float(result.score) if result.score is not None else None
        self.ring.set_score(score, failed=self._failed)
        done = draft.state == "submitted"
        said = verdict(form, result) if done else standing(form, result)
        untouched = sum(answer.untouched_default for answer in model.answers.values())
        if untouched:
            said = f"{said} · {tr_n('%n filled in, not looked at', untouched)}"
        self.standing.setText(said)
        how = how_total(form, result)
        self.ring.setToolTip(how)
        self.standing.setToolTip(how)
        failed = failure(form, result)
        self.failure.setText(failed)
        self.failure.setVisible(bool(failed))
        self._show_saved()
        self.update()

    def _show_saved(self) -> None:
        draft, saver = self._model.draft, self._model.saver
        if draft is None:
            return
        data = self._model.data
        self.life.setText(life_words(data.life if data is not None else None))
        if draft.state == "submitted":
            text = ""
            self.life.setToolTip(tr("Submitted {time}", time=show_time(draft.updated_at)))
        elif self._model.held:
            text = tr("Read only: open in another window")
        elif saver.stuck is not None:
            text = tr("Not saved yet. Trying again.")
        elif not saver.saved:
            text = tr("Saving")
        else:
            at = saver.saved_at or draft.updated_at
            text = tr("Saved {time}", time=show_clock(at))
        self.more.setVisible(draft.state == "submitted")
        self.saved.setText(text)
        self.saved.setProperty("look", "bad" if saver.stuck else "quiet")
        self.saved.style().polish(self.saved)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._failed:
            painter.fillRect(self.rect(), color("bad", 26))
            painter.fillRect(0, 0, self.width(), 3, color("bad"))
        painter.setPen(color("bad") if self._failed else color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class MissingBar(Retranslating, QFrame):
    """What keeps the form from being submitted, each a way to get there. Shown after a try to submit."""

    chosen = Signal(str)

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "well")
        self._model = model
        self._asked = False
        self._words = QLabel(wordWrap=True)
        self._words.linkActivated.connect(self.chosen)
        self._close = QToolButton()
        self._close.setProperty("look", "bare")
        self._close.setIcon(icon("cross", "quiet"))
        self._close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 10)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._close)
        layout.setAlignment(self._close, layout.alignment().AlignTop)
        model.loaded.connect(self.dismiss)
        self.hide()

    def retranslate(self) -> None:
        """Write the list in the language of now."""
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
        self.refresh()

    def ask(self) -> None:
        """Show what is missing, and keep showing it until nothing is."""
        self._asked = True
        self.retranslate()

    def dismiss(self) -> None:
        """Do not show it any more."""
        self._asked = False
        self.hide()

    def refresh(self) -> None:
        """Follow the form."""
        model = self._model
        if not self._asked or model.result is None or model.form is None or not model.editable:
            self.hide()
            return
        answers, comments = model.result.missing, model.result.missing_comments
        causes = model.result.missing_causes
        if not answers and not comments and not causes:
            self.dismiss()
            return
        parts = []
        if answers:
            parts.append(self._list(tr_n("%n question(s) without an answer:", len(answers)), answers))
        if comments:
            parts.append(self._list(tr_n("%n comment(s) still needed:", len(comments)), comments))
        if causes:
            parts.append(self._list(tr_n("%n root cause(s) still needed:", len(causes)), causes))
        self._words.setText("<br>".join(parts))
        self.show()

    def _list(self, head: str, keys: tuple[str, ...]) -> str:
        form = self._model.form
        assert form is not None
        ink = color("accent").name()
        lines = [f"<b>{escape(head)}</b>"]
        for key in keys[:MOST_LISTED]:
            question = form.question(key)
            words = escape(question.text if question else key)
            lines.append(f'<a href="{escape(key)}" style="color:{ink}">{words}</a>')
        if len(keys) > MOST_LISTED:
            lines.append(tr_n("and %n more", len(keys) - MOST_LISTED))
        return "<br>".join(lines)
