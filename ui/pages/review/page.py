"""Review: the conversation at the left, the sound in the middle, the form at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShortcutEvent
from PySide6.QtWidgets import QApplication, QWidget

from qa_desk.errors import QADeskError
from qa_desk.work.desk import Change
from ui.context import AppContext
from ui.pages.review.keys import NUMBERS, REVIEW_ACTIONS, taken_by
from ui.pages.review.loading import CallData, load_call
from ui.pages.review.parts import CALL, COLUMNS, FAILED
from ui.pages.review.question import QuestionRow
from ui.pages.review.whole import Whole
from ui.text import tr


class ReviewPage(Whole):
    """One call. `navigate("review", interaction_id=..., at_ms=..., draft_id=...)` opens it."""

    ACTIONS = REVIEW_ACTIONS

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted, self._draft_id = "", ""
        self._seek_to: int | None = None
        self._shown = False
        self._connect()
        write = self._write_all
        context.before_crash.append(write)
        self.destroyed.connect(lambda: context.before_crash.remove(write))
        self.retranslate()

    def _connect(self) -> None:
        self.header.submit.connect(self.submit)
        self.header.go_on.connect(self.go_on)
        self.empty.acted.connect(lambda: self.context.navigate("calls"))
        self.failed.retried.connect(lambda: self.open_call(self._wanted))
        self.sound.moved.connect(lambda ms: self.conversation.show_position(round(ms)))
        self.sound.mark_asked.connect(self.mark)
        self.sound.moment_steps.connect(self.step_moment)
        self.sound.moments.menu_asked.connect(self.show_moment_menu)
        self.model.moment_selected.connect(lambda _id: self.enable_actions())
        for words in (self.conversation, self.form):
            words.sought.connect(self.sound.seek)
        self.form.heard.connect(self.sound.play_stretch)
        for part in (self.conversation, self.form, self.sound):
            part.left_field.connect(self.take_focus)
        self.form.form_chosen.connect(self.begin)
        self.form.head.menu_asked.connect(self.show_menu)
        self.watch.draft_changed.connect(self._changed_elsewhere)
        saver = self.model.saver
        saver.changed.connect(lambda: self.context.saving(not saver.saved))
        saver.refused.connect(self._refused)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def in_use(self) -> bool:
        return self.sound.playback.playing

    def pause(self) -> None:
        self.sound.playback.pause()

    @property
    def title(self) -> str:
        """The call, in the window title."""
        return self.header.reason.text() if self.model.data is not None else tr("Review")

    def retranslate(self) -> None:
        """Set every text anew."""
        self.empty.set_words(
            tr("No call is open"),
            tr("Open one from Calls to hear it, read it and score it."),
            tr("Go to Calls"),
        )

    def activate(
        self, interaction_id: str = "", at_ms: int | None = None, draft_id: str = "", **_more: Any
    ) -> None:
        """Show a call, with the draft named; without a call, the one that was open."""
        self._shown = True
        self._seek_to = at_ms
        other = interaction_id and (interaction_id, draft_id) != (self.model.call_id, self._draft_id)
        if interaction_id:
            self._draft_id = draft_id
        if other:
            self.open_call(interaction_id)
        elif self.model.data is not None:
            self.open_call(self.model.call_id)
        self.watch.start()
        self._listen_for_numbers()
        self.take_focus()

    def deactivate(self) -> None:
        """Stop playing and put everything on disk."""
        self._shown = False
        self.watch.stop()
        self.sound.leave()
        self._write_all()
        sizes = self.columns.sizes()
        if all(sizes):
            self.context.settings.splitters[COLUMNS] = sizes
            self.context.save_settings()

    def may_close(self) -> bool:
        """Only when every change is on disk, or the person was told that one cannot be."""
        if self.model.saver.finish():
            return True
        error = self.model.saver.stuck
        if error is not None:
            self.context.tell_error(error)
        return error is None

    def refresh(self, change: Change) -> None:
        """Somebody changed something here; moments of this call are read again, and where its evaluation stands."""
        draft = self.model.draft
        done = draft is not None and draft.state == "submitted" and draft.id
        if self._shown and done and done in change.rows.get("evaluation", ()):
            self.open_call(self.model.call_id)
            return
        if change.touches("moment") and self._shown and self.model.call_id:
            self.watch.look()

    def open_call(self, interaction_id: str) -> None:
        """Read a call and show it."""
        if not interaction_id:
            return
        self._write_all()
        self._wanted = interaction_id
        self.context.background.run(
            load_call,
            self.context.desk,
            interaction_id,
            self._draft_id,
            on_done=self._loaded,
            on_error=self._not_loaded,
            key="call",
            progress=False,
            owner=self,
        )

    def _loaded(self, data: CallData) -> None:
        other = data.header.id != self.model.call_id
        if other:
            self.undo_stack.clear()
        self.model.desk = self.context.desk
        held = self.model.held and not other
        self.model.show_call(data)
        if held and self.model.editable:
            self.model.hold(True)
        self.ask_suggestions()
        self.stack.setCurrentIndex(CALL)
        if other:
            self.sound.show_call(data)
        if self._seek_to is not None:
            self.sound.seek(self._seek_to)
            self._seek_to = None
        self.window().setWindowTitle(f"{self.title} – QA Desk")
        self.enable_actions()

    def _not_loaded(self, error: QADeskError) -> None:
        self.failed.show_error(error)
        self.stack.setCurrentIndex(FAILED)

    def _write_all(self) -> None:
        self.model.saver.finish()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self._shown or new is None:
            return
        part: QWidget | None = new
        while part is not None and part is not self:
            if isinstance(part, QuestionRow):
                self.model.select_question(part.question.key)
            part = part.parentWidget()
        self.enable_actions()

    def enable_actions(self) -> None:
        """Ask again which keys do something: none of them while letters are typed."""
        taken = taken_by(
            self.focusWidget() if self.isAncestorOf(QApplication.focusWidget() or self) else None
        )
        for action in self.actions():
            spec = next((spec for spec in REVIEW_ACTIONS if spec.id == action.objectName()), None)
            if spec is not None:
                ready = getattr(self, spec.enabled)() if spec.enabled else True
                action.setEnabled(ready and spec.id not in taken)

    def can_find(self) -> bool:
        return bool(self.model.turns)

    def find_words(self) -> None:
        self.conversation.open_find()

    def toggle_follow(self) -> None:
        self.conversation.follow.toggle()

    def _listen_for_numbers(self) -> None:
        """One action stands for nine keys: see which of them was pressed."""
        for action in self.actions():
            if action.objectName() == NUMBERS:
                action.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent):
            pressed = event.key().toString()
            self.answer_number(int(pressed) if pressed.isdigit() else 0)
            return True
        return super().eventFilter(watched, event)
