"""What the page does to the workspace, off the UI thread, and how it says that something changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from qa_desk.work.listening_view import SessionView
from ui.context import AppContext
from ui.pages.listening.loading import Shown
from ui.text import tr


class Deeds(QObject):
    """Holds what is shown. `done` after each change, so that the page reads again."""

    done = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shown: Shown | None = None

    @property
    def view(self) -> SessionView | None:
        """The session shown."""
        return self.shown.view if self.shown is not None else None

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Who can be invited: id and name."""
        return self.shown.people if self.shown is not None else ()

    def do(
        self,
        use_case: Callable[..., object],
        *values: object,
        then: Callable[[Any], None] | None = None,
        title: str = "",
    ) -> None:
        """Change something in the workspace, then read again."""
        self.run(partial(use_case, self.context.desk), *values, then=then, title=title or tr("Saving"))

    def run(
        self,
        work: Callable[..., object],
        *values: object,
        then: Callable[[Any], None] | None = None,
        title: str = "",
        cancellable: bool = False,
    ) -> None:
        """Do something that takes a while; errors are told."""
        self.context.background.run(
            work, *values, title=title, on_done=then if then is not None else lambda _nothing: self.done.emit(),
            on_error=self.context.tell_error, cancellable=cancellable, owner=self,
        )  # fmt: skip
