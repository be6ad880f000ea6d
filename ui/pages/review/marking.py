"""Playing and marking by key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from db.queries.review import MomentRow
from qa_desk.work.moments import new_moment_id
from qa_desk.work.permissions import may
from ui.pages.review.changes import AddMomentStep
from ui.pages.review.moment_menu import moment_menu
from ui.pages.review.parts import Parts
from ui.widgets.segmented import Segmented

SPAN_MS: Final = 5000
"""A moment marked without a selection covers what was just heard."""

JUST_PAST_MS: Final = 1500
"""Previous goes to the moment before where the current one began this recently."""


class Marking(Parts):
    """The part of the page that plays, jumps and marks."""

    private_too = False

    def can_play(self) -> bool:
        data = self.model.data
        return self.can_press() and data is not None and data.sound is not None

    def can_jump(self) -> bool:
        return self.can_press() and bool(self.model.moments)

    def can_mark(self) -> bool:
        data = self.model.data
        return self.can_press() and data is not None and data.may_mark

    def can_unselect(self) -> bool:
        return self.can_press()

    def toggle_play(self) -> None:
        self.sound.playback.toggle()

    def back(self) -> None:
        self.sound.skip(-5000)

    def forward(self) -> None:
        self.sound.skip(5000)

    def back_little(self) -> None:
        self.sound.skip(-1000)

    def forward_little(self) -> None:
        self.sound.skip(1000)

    def back_far(self) -> None:
        self.sound.skip(-10_000)

    def forward_far(self) -> None:
        self.sound.skip(10_000)

    def select_from(self) -> None:
        self.sound.waveform.set_selection_edge("start", self.sound.playback.position_ms)

    def select_to(self) -> None:
        self.sound.waveform.set_selection_edge("end", self.sound.playback.position_ms)

    def can_play_moment(self) -> bool:
        return self.can_play() and self.model.find_moment(self.model.moment) is not None

    def can_export_call(self) -> bool:
        return self.can_play() and may(self.context.acting, "call.export")

    def can_export(self) -> bool:
        return self.can_play_moment() and may(self.context.acting, "moment.export")

    def play_moment(self) -> None:
        self.sound.play_moment()

    def export_moment(self) -> None:
        self._export(self.model.find_moment(self.model.moment))

    def export_call(self) -> None:
        self._export(None)

    def _export(self, row: MomentRow | None) -> None:
        data = self.model.data
        if data is not None and self.model.saver.finish():
            self.exporter.ask(self, data.header, row, private=self.private_too)

    def show_moment_menu(self, at: QPoint) -> None:
        """What can be done with the chosen moment and with the sound."""
        row = self.model.find_moment(self.model.moment)
        self.enable_actions()
        menu = moment_menu(self, row, self.model.may_edit_moment(row) if row else False)
        menu.channel_chosen.connect(self.sound.moments.set_channel)
        menu.private.setChecked(self.private_too)
        menu.private.toggled.connect(self._choose_private)
        menu.popup(at)

    def _choose_private(self, private: bool) -> None:
        self.private_too = private

    def toggle_loop(self) -> None:
        self.sound.moments.loop.toggle()

    def slower(self) -> None:
        self.sound.transport.change_speed(-1)

    def faster(self) -> None:
        self.sound.transport.change_speed(1)

    def toggle_silence(self) -> None:
        self.sound.transport.sound_menu.skip.toggle()

    def clear_selection(self) -> None:
        self.sound.waveform.set_selection(None)
        self.conversation.transcript.clear_selection()
        self.model.select_moment("")

    def previous_moment(self) -> None:
        self.step_moment(-1)

    def next_moment(self) -> None:
        self.step_moment(1)

    def step_moment(self, by: int) -> None:
        """Go to the moment before or after what is being heard."""
        here = self.sound.playback.position_ms
        if by < 0:
            found = [row for row in self.model.moments if row.start_ms < here - JUST_PAST_MS][-1:]
        else:
            found = [row for row in self.model.moments if row.start_ms > here][:1]
        if found:
            self.sound.go_to_moment(found[0].id)

    def mark(self) -> None:
        """Mark the selected words, else the selected sound, else what was just heard; then ask what it is."""
        if not self.can_mark():
            return
        start, end, channel = self._stretch()
        acting = self.context.acting
        row = MomentRow(
            new_moment_id(), start, end, channel, acting.person_id, acting.name, tag="", note="", shared=True
        )
        self.undo_stack.push(AddMomentStep(self.model, row))
        self.sound.waveform.set_selection(None)
        self.conversation.transcript.clear_selection()
        self.sound.moments.edit()

    def _stretch(self) -> tuple[int, int, str]:
        if (words := self.conversation.selected_stretch()) is not None:
            return words.start_ms, words.end_ms, words.channel
        if (chosen := self.sound.selection) is not None:
            return (*chosen, "both")
        here = self.sound.playback.position_ms
        length = self.sound.waveform.duration_ms
        if here < 1000:
            return 0, min(SPAN_MS, length), "both"
        return max(0, here - SPAN_MS), here, "both"

    def delete(self) -> None:
        """Take back the focused answer, else remove the chosen moment."""
        row = self.form.current
        if self.can_answer() and row is not None and isinstance(QApplication.focusWidget(), Segmented):
            row.input.clear()
        else:
            self.sound.moments.remove()

    def link(self) -> None:
        self.sound.moments.link()
