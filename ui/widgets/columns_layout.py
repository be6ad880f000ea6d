"""Lines whose widgets stand beneath each other: as many columns as fit, each as wide as its widest."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect

from ui.widgets.flow_layout import FlowLayout

WIDEST_GAP: Final = 40


class ColumnsLayout(FlowLayout):
    """Left to right, line by line; room that is left over goes between the columns."""

    def _set(self, rect: QRect, *, move: bool) -> int:
        items = [item for item in self._items if not item.isEmpty()]
        if not items:
            return 0
        sizes = [item.sizeHint() for item in items]
        hints = [size.width() for size in sizes]
        widths = self._widths(hints, rect.width())
        count = len(widths)
        left_over = max(0, rect.width() - self._need(widths))
        gap = self.spacing() + (
            min(WIDEST_GAP - self.spacing(), left_over // (count - 1)) if count > 1 else 0
        )
        y = rect.y()
        for first in range(0, len(items), count):
            line, x = range(first, min(first + count, len(items))), rect.x()
            for place in line:
                width = widths[place - first]
                if move:
                    items[place].setGeometry(QRect(x, y, width, sizes[place].height()))
                x += width + gap
            y += max(sizes[place].height() for place in line) + self.spacing()
        return y - self.spacing() - rect.y()

    def _widths(self, hints: list[int], room: int) -> list[int]:
        """Of so many columns as fit, and no more than share the items out over as few lines."""
        most = next(
            (count for count in range(len(hints), 1, -1) if self._need(_widest(hints, count)) <= room), 1
        )
        lines = -(-len(hints) // most)
        even = _widest(hints, -(-len(hints) // lines))
        return even if self._need(even) <= room else _widest(hints, most)

    def _need(self, widths: list[int]) -> int:
        return sum(widths) + self.spacing() * (len(widths) - 1)


def _widest(hints: list[int], count: int) -> list[int]:
    """The widest of each of so many columns."""
    return [max(hints[column::count]) for column in range(count)]
