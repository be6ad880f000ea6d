"""A page of HTML as a PDF file, A4, with pages counted. Works without a display."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

MARGIN_MM = 18.0
DPI = 144
LEAST_LINES = 5
"""Of what follows a heading, so much stands on its page."""
FAMILIES = ["Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Source Han Sans SC"]


def write_pdf(html: str, path: Path) -> int:
    """Write it, whole or not at all; how many pages. `OSError` where the file cannot be written."""
    application = QGuiApplication.instance() or _quiet_application()
    partial = path.with_name(f".{path.name}.partial")
    try:
        pages = _paint(html, partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
        del application
    return pages


def _quiet_application() -> QGuiApplication:
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["qa-desk"])


def _paint(html: str, path: Path) -> int:
    with path.open("wb"):  # Qt only warns where a file cannot be written
        pass
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM))
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    base = QFont()
    base.setFamilies(FAMILIES)
    base.setPointSizeF(10)
    document.setDefaultFont(base)
    document.setHtml(html)
    area = QRectF(0, 0, writer.width(), writer.height())
    foot = 24.0 * DPI / 96
    document.setPageSize(QSizeF(area.width(), area.height() - foot))
    _keep_headings(document)
    painter = QPainter(writer)
    try:
        for page in range(document.pageCount()):
            if page:
                writer.newPage()
            _page(painter, document, page, document.pageCount(), area, foot)
    finally:
        painter.end()
    return document.pageCount()


def _keep_headings(document: QTextDocument) -> None:
    """No heading stands at the foot of a page without some of what it heads."""
    while (lone := _lone_heading(document)) is not None:
        moved = QTextBlockFormat()
        moved.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(lone).mergeBlockFormat(moved)
        size = document.pageSize()
        document.setPageSize(QSizeF(-1, -1))  # laid out anew: after an edit Qt leaves blocks without height
        document.setPageSize(size)


def _lone_heading(document: QTextDocument) -> QTextBlock | None:
    """The first heading at the foot of a page, or the first of several that follow each other there."""
    layout, height = document.documentLayout(), document.pageSize().height()
    least = LEAST_LINES * QFontMetricsF(document.defaultFont(), layout.paintDevice()).lineSpacing()
    block, first = document.begin(), None
    while block.isValid():
        if not block.blockFormat().headingLevel():
            first = None if block.text().strip() else first
        else:
            first = block if first is None else first
            broken = first.blockFormat().pageBreakPolicy() != QTextFormat.PageBreakFlag.PageBreak_Auto
            if not broken and layout.blockBoundingRect(block).bottom() % height > height - least:
                return first
        block = block.next()
    return None


def _page(
    painter: QPainter, document: QTextDocument, page: int, pages: int, area: QRectF, foot: float
) -> None:
    shown = QRectF(0, page * (area.height() - foot), area.width(), area.height() - foot)
    painter.save()
    painter.translate(0, -shown.top())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = shown
    context.palette.setColor(QPalette.ColorRole.Text, QColor("#17202A"))
    painter.setClipRect(shown)
    document.documentLayout().draw(painter, context)
    painter.restore()
    painter.setPen(QColor("#5A6675"))
    small = QFont(document.defaultFont())
    small.setPointSizeF(8)
    painter.setFont(small)
    strip = QRectF(0, area.height() - foot, area.width(), foot)
    place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    painter.drawText(strip, int(place), f"{page + 1} / {pages}")
