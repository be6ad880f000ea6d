"""The draft on disk follows every step: one write at a time, the newest last."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from qa_desk import scoring
from qa_desk.errors import QADeskError
from qa_desk.work.form_drafts import save_draft
from ui.context import AppContext
from ui.pages.forms.document import FormDocument


class DraftSaver(QObject):
    """`saved` with the draft's id; `failed` where it could not be written, which is tried again with the next step."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, context: AppContext, document: FormDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._document = context, document
        self._waiting: scoring.Form | None = None
        self._writing = False
        self._soon = QTimer(self, singleShot=True, interval=300)
        self._soon.timeout.connect(self._write)
        document.changed.connect(self._changed)

    def _changed(self) -> None:
        self._waiting = self._document.form
        self._context.saving(True)
        self._soon.start()

    def _write(self) -> None:
        if self._writing or self._waiting is None:
            return
        form, self._waiting, self._writing = self._waiting, None, True
        self._context.background.run(
            save_draft,
            self._context.desk,
            form,
            on_done=self._written,
            on_error=self._refused,
            progress=False,
            cancellable=False,
            owner=self,
        )

    def _written(self, draft: str) -> None:
        self._writing = False
        if self._waiting is not None:
            self._write()
            return
        self._context.saving(False)
        self.saved.emit(draft)

    def _refused(self, error: QADeskError) -> None:
        self._writing = False
        self._waiting = self._waiting or self._document.form
        self.failed.emit(error)

    def finish(self) -> QADeskError | None:
        """Write what is waiting now; why it could not be written, None when all is on disk."""
        self._soon.stop()
        if self._waiting is None:
            return None
        try:
            draft = save_draft(self._context.desk, self._waiting)
        except QADeskError as error:
            return error
        self._waiting = None
        self._context.saving(False)
        self.saved.emit(draft)
        return None
