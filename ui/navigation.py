"""Where one can go: page specs by role, the rail at the left, the pages themselves, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon
from ui.page import Page
from ui.text import Retranslating, tr, tr_marked

RAIL_WIDE: Final = 160
RAIL_NARROW: Final = 56
NARROW_BELOW: Final = 1180
"""Window widths below this show only the icons of the rail."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page that may be shown: its title is marked with `N_`, `roles` empty means everybody."""

    id: str
    title: str
    icon: str
    roles: frozenset[str]
    factory: Callable[[AppContext], Page]
    in_rail: bool = True
    home_of: frozenset[str] = frozenset()
    """The main roles that begin their day here."""

    def open_to(self, roles: Collection[str]) -> bool:
        """True where somebody with these roles may see the page."""
        return not self.roles or not self.roles.isdisjoint(roles)


@dataclass(slots=True)
class Visit:
    """One entry of the history."""

    page: str
    params: dict[str, Any]


@dataclass(slots=True)
class History:
    """Visited pages, as a browser keeps them; at most a hundred."""

    visits: list[Visit] = field(default_factory=list)
    at: int = -1

    def add(self, visit: Visit) -> None:
        """A new visit after the current one; what was forward of it is forgotten."""
        if 0 <= self.at < len(self.visits) and self.visits[self.at] == visit:
            return
        del self.visits[self.at + 1 :]
        self.visits.append(visit)
        del self.visits[:-100]
        self.at = len(self.visits) - 1

    def step(self, by: int) -> Visit | None:
        """Go back (-1) or forward (1); None at either end."""
        if not 0 <= self.at + by < len(self.visits):
            return None
        self.at += by
        return self.visits[self.at]

    @property
    def can_go_back(self) -> bool:
        """True where there is an earlier page."""
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        """True after going back."""
        return self.at < len(self.visits) - 1


class RailButton(QToolButton):
    """One page in the rail: an icon and a word, or the icon alone."""

    def __init__(self, spec: PageSpec) -> None:
        super().__init__()
        self.spec = spec
        self.setObjectName("railItem")
        self.setIcon(icon(spec.icon, "quiet", "accent"))
        self.setIconSize(QSize(18, 18))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 34)

    def set_wide(self, wide: bool) -> None:
        """With the word, or the icon alone."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly)

    def write(self) -> None:
        """Set the word, with spaces where QToolButton puts its icon too close."""
        name = tr_marked(self.spec.title)
        self.setText("  " + name)
        self.setToolTip(name)
        self.setAccessibleName(name)


class Rail(Retranslating, QWidget):
    """The list of pages at the left. `chosen` carries a page id. Up and Down move, Enter and Space go."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, RailButton] = {}
        self._wide = True
        self.brand = QLabel("QA Desk")
        self.brand.setObjectName("brand")
        self.brand.setFixedHeight(44)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 4, 8, 8)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.brand)
        self._layout.addStretch(1)
        self.setFixedWidth(RAIL_WIDE)
        self.retranslate()

    def show_pages(self, specs: Sequence[PageSpec]) -> None:
        """Show these pages and no others, in this order."""
        for button in self.buttons.values():
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons = {spec.id: RailButton(spec) for spec in specs}
        for place, (page_id, button) in enumerate(self.buttons.items()):
            button.clicked.connect(lambda _=False, chosen=page_id: self.chosen.emit(chosen))
            button.set_wide(self._wide)
            self._layout.insertWidget(place + 1, button)
        self.retranslate()

    def mark(self, page_id: str) -> None:
        """Mark the current page; none where it is not in the rail."""
        for button in self.buttons.values():
            button.setAutoExclusive(False)
            button.setChecked(button.spec.id == page_id)
            button.setAutoExclusive(True)

    def set_wide(self, wide: bool) -> None:
        """Icons and words, or icons alone."""
        if wide == self._wide:
            return
        self._wide = wide
        self.setFixedWidth(RAIL_WIDE if wide else RAIL_NARROW)
        self.retranslate()
        for button in self.buttons.values():
            button.set_wide(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for button in self.buttons.values():
                if button.hasFocus():
                    button.click()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Name the rail and every page."""
        self.setAccessibleName(tr("Pages"))
        self.brand.setText("QA Desk" if self._wide else "QA")
        for button in self.buttons.values():
            button.write()


class Pages(QStackedWidget):
    """The pages of the window, each made when first shown."""

    made = Signal(str, object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._made: dict[str, Page] = {}

    def page(self, spec: PageSpec) -> Page:
        """The page, made now if it was not yet."""
        if spec.id not in self._made:
            page = spec.factory(self._context)
            self._made[spec.id] = page
            self.addWidget(page)
            self.made.emit(spec.id, page)
        return self._made[spec.id]

    def existing(self) -> list[Page]:
        """The pages made so far."""
        return list(self._made.values())

    def forget_all(self) -> None:
        """Destroy every page: somebody else sits down."""
        for page in self._made.values():
            self.removeWidget(page)
            page.deleteLater()
        self._made.clear()
