"""What can be done on the Review page, and which keys do it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.actions import ActionSpec
from ui.text import N_

NUMBERS: Final = "review.answer"

REVIEW_ACTIONS: Final = (
    ActionSpec("review.play", N_("Play or pause"), "toggle_play", ("Space", "K"), "play", "can_play"),
    ActionSpec("review.back", N_("Back 5 seconds"), "back", ("Left",), "back", "can_play"),
    ActionSpec("review.forward", N_("Forward 5 seconds"), "forward", ("Right",), "forward", "can_play"),
    ActionSpec("review.back_1", N_("Back 1 second"), "back_little", ("Shift+Left",), "", "can_play"),
    ActionSpec(
        "review.forward_1", N_("Forward 1 second"), "forward_little", ("Shift+Right",), "", "can_play"
    ),
    ActionSpec("review.back_10", N_("Back 10 seconds"), "back_far", ("J",), "", "can_play"),
    ActionSpec("review.forward_10", N_("Forward 10 seconds"), "forward_far", ("L",), "", "can_play"),
    ActionSpec("review.from_here", N_("Selection starts here"), "select_from", ("[",), "", "can_play"),
    ActionSpec("review.to_here", N_("Selection ends here"), "select_to", ("]",), "", "can_play"),
    ActionSpec(
        "review.loop",
        N_("Loop the selection or the chosen moment"),
        "toggle_loop",
        ("R",),
        "loop",
        "can_play",
    ),
    ActionSpec("review.slower", N_("Slower by a tenth"), "slower", ("<",), "", "can_play"),
    ActionSpec("review.faster", N_("Faster by a tenth"), "faster", (">",), "", "can_play"),
    ActionSpec("review.skip_silence", N_("Skip silence"), "toggle_silence", ("Shift+S",), "", "can_play"),
    ActionSpec("review.unselect", N_("Clear the selection"), "clear_selection", ("Esc",), "", "can_unselect"),
    ActionSpec("review.previous_moment", N_("Previous moment"), "previous_moment", (",",), "", "can_jump"),
    ActionSpec("review.next_moment", N_("Next moment"), "next_moment", (".",), "", "can_jump"),
    ActionSpec(
        "review.play_moment", N_("Play the chosen moment"), "play_moment", ("P",), "", "can_play_moment"
    ),
    ActionSpec("review.mark", N_("Mark a moment"), "mark", ("M",), "flag", "can_mark"),
    ActionSpec("review.remove_moment", N_("Remove the chosen moment"), "delete", ("Del",), "", "can_press"),
    ActionSpec(
        "review.export_moment",
        N_("Export the chosen moment…"),
        "export_moment",
        ("Ctrl+E",),
        "export",
        "can_export",
    ),
    ActionSpec(
        "review.export_call",
        N_("Export the call with its moments…"),
        "export_call",
        ("Ctrl+Shift+E",),
        "export",
        "can_export_call",
    ),
    ActionSpec("review.link", N_("Chosen moment as evidence"), "link", ("E",), "", "can_answer"),
    ActionSpec(
        "review.previous_question", N_("Previous question"), "previous_question", ("Up",), "", "can_step"
    ),
    ActionSpec("review.next_question", N_("Next question"), "next_question", ("Down",), "", "can_step"),
    ActionSpec(
        NUMBERS,
        N_("Answer with this choice; begin with this form"),
        "answer_number",
        tuple("123456789"),
        "",
        "can_number",
        in_palette=False,
    ),
    ActionSpec("review.na", N_("Not applicable"), "not_applicable", ("N",), "", "can_answer"),
    ActionSpec(
        "review.suggestion", N_("Take the suggestion over"), "take_suggestion", ("A",), "", "can_answer"
    ),
    ActionSpec(
        "review.hear", N_("Hear what the suggestion rests on"), "hear_suggestion", ("H",), "", "can_answer"
    ),
    ActionSpec("review.clear", N_("Take the answer back"), "clear_answer", ("Backspace",), "", "can_answer"),
    ActionSpec(
        "review.fill",
        N_("Fill the rest with the best choice"),
        "fill_rest",
        ("Ctrl+Shift+F",),
        "",
        "can_fill",
    ),
    ActionSpec("review.comment", N_("Comment"), "comment", ("C",), "comment", "can_answer"),
    ActionSpec("review.guidance", N_("Guidance"), "guidance", ("G",), "info", "can_step"),
    ActionSpec("review.submit", N_("Submit"), "submit", ("Ctrl+Return", "Ctrl+Enter"), "check", "can_submit"),
    ActionSpec(
        "review.next", N_("Next call nobody has scored"), "go_on", ("Ctrl+Right",), "next", "can_go_on"
    ),
    ActionSpec(
        "review.report", N_("Export the evaluation…"), "export_report", ("Ctrl+R",), "export", "can_report"
    ),
    ActionSpec(
        "review.release", N_("Release to the agent now"), "release_now", ("Ctrl+L",), "check", "can_release"
    ),
    ActionSpec(
        "review.newest", N_("Show what took its place"), "show_newest", ("Ctrl+U",), "next", "can_show_newest"
    ),
    ActionSpec("review.find", N_("Find in this call"), "find_words", ("Ctrl+F",), "search", "can_find"),
    ActionSpec("review.follow", N_("Follow the conversation"), "toggle_follow", ("F",), "", "can_press"),
)

WHILE_TYPING: Final = frozenset({"review.submit", "review.find"})
ARROWS: Final = frozenset(
    {"review.back", "review.forward", "review.back_1", "review.forward_1"}
    | {"review.previous_question", "review.next_question"}
)
VERTICAL: Final = frozenset({"review.previous_question", "review.next_question"})


def is_typed_into(widget: QWidget | None) -> bool:
    """True where letters go into the focused widget."""
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit | QAbstractSpinBox | QComboBox)


def taken_by(widget: QWidget | None) -> frozenset[str]:
    """The actions whose keys belong to the focused widget."""
    if is_typed_into(widget):
        return frozenset(spec.id for spec in REVIEW_ACTIONS) - WHILE_TYPING
    if isinstance(widget, QAbstractButton):
        return frozenset({"review.play"})
    if isinstance(widget, QAbstractItemView):
        return VERTICAL
    if isinstance(widget, QAbstractSlider):
        return ARROWS
    return frozenset()
