"""A section of the form that folds: its title, its live score, its questions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QUndoStack
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from qa_desk import scoring
from ui.icons import icon_at
from ui.pages.review.explanation import how_section
from ui.pages.review.model import ReviewModel
from ui.pages.review.question import QuestionRow
from ui.text import Retranslating, show_number, show_percent, tr
from ui.theme import color, font


class SectionHead(QAbstractButton):
    """Title at the left, score at the right; pressed it folds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.score = ""
        self.count = ""
        self.failed = False

    def sizeHint(self) -> QSize:
        return QSize(200, 36)

    def show_score(self, score: str, count: str, failed: bool) -> None:
        """The figures at the right."""
        self.score, self.count, self.failed = score, count, failed
        self.setAccessibleName(f"{self.text()}, {score}, {count}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect()
        painter.fillRect(box, color("raised") if self.underMouse() else color("surface"))
        icon_at(painter, "down" if self.isChecked() else "right", "quiet", QPoint(10, 11), 14)
        right = self._figure(
            painter, self.score, box.right() - 14, "bad" if self.failed else "text", bold=True
        )
        right = self._figure(painter, self.count, right - 16, "quiet", bold=False)
        painter.setFont(font(bold=True))
        painter.setPen(color("text"))
        title = QRect(30, box.top(), right - 42, box.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(color("line"))
        painter.drawLine(0, box.bottom(), box.right(), box.bottom())
        if self.hasFocus():
            painter.setPen(color("accent"))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.end()

    def _figure(self, painter: QPainter, text: str, right: int, token: str, *, bold: bool) -> int:
        """Write a figure that ends at `right`; where it begins."""
        painter.setFont(font(13 if bold else 12, bold=bold))
        painter.setPen(color(token if text != "–" else "quiet"))
        left = right - painter.fontMetrics().horizontalAdvance(text)
        across = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, right - left + 2, self.height()), across, text)
        return left


class SectionView(Retranslating, QWidget):
    """The head and the questions under it."""

    sought = Signal(int)
    heard = Signal(int, int)
    left_field = Signal()

    def __init__(
        self, model: ReviewModel, undo: QUndoStack, section: scoring.Section, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._model = model
        self.head = SectionHead()
        form = model.form
        above = next((s.title for s in form.sections if section in s.sections), "") if form else ""
        self.head.setText(f"{above} · {section.title}" if above else section.title)
        self.rows = [QuestionRow(model, undo, question) for question in section.questions]
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        whole = QVBoxLayout(self)
        for layout in (body, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._body)
        for row in self.rows:
            body.addWidget(row)
            row.sought.connect(self.sought)
            row.heard.connect(self.heard)
            row.left_field.connect(self.left_field)
        self.head.toggled.connect(self._body.setVisible)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the figures in the language of now."""
        self.show_result()

    def show_result(self) -> None:
        """Show the live score of this section."""
        model = self._model
        if model.result is None or model.form is None:
            return
        gone = {one.key for one in model.result.questions if one.na == "rule"}
        for row in self.rows:
            row.setHidden(row.question.key in gone)
        self.setHidden(all(row.isHidden() for row in self.rows))
        found = next(one for one in model.result.sections if one.key == self.section.key)
        if model.form.formula == "points_plus_minus":
            score = show_number(float(found.earned), 1) if found.possible else "–"
        else:
            score = show_percent(float(found.percent) / 100) if found.percent is not None else "–"
        count = tr("{answered} of {total}", answered=found.answered, total=found.total)
        self.head.show_score(score, "" if found.answered == found.total else count, found.failed)
        self.head.setToolTip(how_section(model.form, self.section, model.result))

    def unfold(self) -> None:
        """Show the questions."""
        self.head.setChecked(True)
