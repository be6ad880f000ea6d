"""Names in importance x performance do not lie over one another."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from qa_desk.stats.drivers import Driver, Drivers
from qa_desk.stats.intervals import Estimate
from ui.pages.insights.drivers import quadrant_of


def driver(key: str, share: float, level: float, place: str) -> Driver:
    def near(value: float) -> Estimate:
        return Estimate(value, value - 0.02, value + 0.02, 100, "ok")

    return Driver(key, near(share), 0.0, 0.3, 0.3, "up", near(level), near(0.2), 1.0, place)  # type: ignore[arg-type]


def test_of_two_points_close_by_one_is_named_above_and_one_below(qapp: QApplication) -> None:
    drivers = (
        driver("solved", 0.30, 0.794, "fix_first"), driver("feels", 0.20, 0.792, "fix_first"),
        driver("plain", 0.01, 0.83, "leave"), driver("asks", 0.02, 0.77, "watch"),
    )  # fmt: skip
    found = Drivers("ok", 100, 0, 12, Estimate(0.5, 0.4, 0.6, 100, "ok"), 0.5, True, drivers, (), ())
    content = quadrant_of(found, {"solved": "Solved", "feels": "Feels"})
    named = {note.words: note for note in content.notes if note.words in ("Solved", "Feels")}
    assert named["Solved"].y > 0.794 and named["Feels"].y < 0.792
    assert not any(mark.label for mark in content.marks)
