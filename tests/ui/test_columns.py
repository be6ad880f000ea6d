"""Figures that stand beneath each other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.columns_layout import ColumnsLayout


@pytest.mark.parametrize(("width", "lines"), [(2000, 1), (560, 2), (420, 3), (60, 10)])
def test_lines_share_their_columns_and_no_figure_stands_alone_where_it_need_not(
    qtbot: QtBot, width: int, lines: int
) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    layout = ColumnsLayout(box, spacing=12)
    cells = []
    for place in range(10):
        cell = QLabel()
        cell.setFixedSize(60 + place % 3 * 15, 30)
        layout.addWidget(cell)
        cells.append(cell)
    box.resize(width, layout.heightForWidth(width))
    box.show()
    rows: dict[int, list[int]] = {}
    for cell in cells:
        rows.setdefault(cell.y(), []).append(cell.x())
    assert len(rows) == lines
    first = next(iter(rows.values()))
    assert all(xs == first[: len(xs)] for xs in rows.values())
    assert lines == 10 or min(map(len, rows.values())) >= len(cells) // lines - 1
    assert box.height() == lines * 30 + (lines - 1) * 12
