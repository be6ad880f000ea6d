"""All charts with invented numbers: `python -m ui.charts.example`."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from qa_desk.stats.ranking import share_limits
from ui.charts import Chart, Content, Event, Interval, Limits, Point, funnel, interval_list, time_series
from ui.charts.funnel import Agent, Limit


def percent(value: float) -> str:
    """A share in words."""
    return f"{value:.0%}"


def weeks() -> Content:
    """Weekly shares around a centre, one of them a signal."""
    random = np.random.default_rng(2)
    values = random.normal(0.5, 0.05, 13)
    points = [
        Point(i, float(v), float(v) - 0.08, float(v) + 0.08, f"week {i + 1}: {v:.0%}", str(i), v > 0.58)
        for i, v in enumerate(values)
    ]
    return time_series(
        points,
        [(i, f"week {i + 1}") for i in range(0, 13, 3)],
        percent,
        limits=(Limits(0, 6, 0.5, 0.35, 0.65), Limits(7, 12, 0.54)),
        events=(Event(6.5, "Coached"),),
        within=(0, 1),
    )


def rows() -> Content:
    """Four intervals, two of them clear of nothing."""
    names = ("Solved at this contact", "Earlier contact is known", "Waiting time", "Greets and gives name")
    return interval_list(
        [Interval(name, 0.3 - i / 10, 0.2 - i / 10, 0.4 - i / 10, "n 120") for i, name in enumerate(names)],
        percent,
    )


def agents() -> Content:
    """Eight agents in a funnel."""
    found = [
        Agent(name, n, value, outside, key=name)
        for name, n, value, outside in (("Martha", 90, 0.8, 1), ("Dan", 60, 0.62, 0), ("Jim", 120, 0.4, -2))
    ]
    limits = [share_limits(0.6, n) for n in range(4, 136, 4)]
    drawn = [Limit(one.n, one.low95, one.high95, one.low998, one.high998) for one in limits]
    return funnel(found, drawn, 0.6, percent, within=(0, 1))


def _shown(content: Content) -> QWidget:
    chart = Chart()
    chart.setMinimumHeight(240)
    chart.show_content(content)
    return chart


if __name__ == "__main__":
    from ui.widgets.example import column, show

    show(lambda: column(_shown(weeks()), _shown(rows()), _shown(agents())))
