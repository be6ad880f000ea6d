"""A recorder that paused, and one channel for both: what Review shows of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel
from sqlalchemy import text

from qa_desk.work import moments
from tests.ui.review.conftest import AtWork
from ui.theme import color
from ui.widgets.lanes import paint_outline

Sit = Callable[..., AtWork]


def paused(coach: AtWork, call: str) -> None:
    """The recorder of a call began 10 s late and was off for 45 s after half a minute."""
    started = "(SELECT started_at + 10000 FROM interaction WHERE id = :c)"
    with coach.desk.workspace.session() as session, session.begin():
        session.execute(
            text(
                f"UPDATE recording SET pauses = '[[30000, 45000]]', started_at = {started} WHERE interaction_id = :c"
            ),
            {"c": coach.calls[call]},
        )


def test_a_pause_of_the_recorder_is_seen_and_a_moment_keeps_its_place(sit_down: Sit) -> None:
    coach = sit_down("wordless")
    paused(coach, "repairs")
    moments.add(coach.desk, coach.calls["repairs"], 40_000, 45_000, tag="praise")
    coach.open("repairs")
    sound = coach.page.sound
    assert "recorder paused · 45 s" in [span.label for span in sound.waveform.ribbon]
    names = {label.accessibleName() for label in sound.facts.findChildren(QLabel)}
    assert "Recorder paused: 0:45" in names
    (mark,) = sound.waveform.marks
    assert (mark.start_ms, mark.end_ms) == (40_000, 45_000)
    words = sound.moments.list.rows.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "1:35–1:40 of the call · " in words and ":31:35" in words
    sound.seek(20_000)
    assert "0:30" in sound.transport.place.toolTip()
    coach.open("wordless")
    assert sound.transport.place.toolTip() == ""


def test_one_lane_for_both_is_coloured_by_who_has_the_turn(sit_down: Sit) -> None:
    coach = sit_down("mandarin")
    coach.wait(lambda: coach.page.sound.waveform.outline is not None)
    waveform = coach.page.sound.waveform
    (lane,) = waveform.lanes
    assert [turn.token for turn in lane.turns][:2] == ["agent", "customer"]
    image = QImage(520, 80, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    assert waveform.outline is not None
    paint_outline(painter, QRect(0, 0, 520, 80), waveform.outline, lane, 0, 52_000, 4.0)
    painter.end()
    middle = np.frombuffer(image.constBits(), np.uint32).reshape(80, 520)
    full = {token: 0xFF000000 | color(token).rgb() & 0xFFFFFF for token in ("agent", "customer", "quiet")}
    for second, token in ((5, "agent"), (13, "customer"), (21, "agent"), (29, "agent")):
        column = middle[:, second * 10 : second * 10 + 10]
        others = [ink for name, ink in full.items() if name != token]
        assert (column == full[token]).any() and not np.isin(column, others).any(), second


def test_without_words_the_sound_tells_when_somebody_talks(sit_down: Sit) -> None:
    coach = sit_down("wordless")
    ribbon = coach.page.sound.waveform
    coach.wait(lambda: any(span.token == "quiet" and not span.label for span in ribbon.ribbon))


def test_words_and_sound_are_in_step(sit_down: Sit) -> None:
    coach = sit_down("harper")
    conversation = coach.page.conversation.transcript
    turns = coach.page.model.turns
    for place in range(0, len(turns), 3):
        coach.page.sound.seek(turns[place].start_ms + 1)
        assert turns[conversation.current].start_ms == turns[place].start_ms
    spans = [
        (span.start_ms, span.end_ms) for span in coach.page.sound.waveform.ribbon if span.token == "agent"
    ]
    assert [(turn.start_ms, turn.end_ms) for turn in turns if turn.speaker == "agent"] == spans
