"""Charts on pyqtgraph: say what to show as a `Content`, and `Chart` draws it, explains it, opens what is behind it."""

from ui.charts.chart import Chart
from ui.charts.content import Axis, Band, Content, Event, Line, Mark, Note
from ui.charts.funnel import funnel
from ui.charts.listed import Interval, interval_list
from ui.charts.series import Limits, Point, time_series
from ui.charts.ticks import axis_over

__all__ = [
    "Axis",
    "Band",
    "Chart",
    "Content",
    "Event",
    "Interval",
    "Limits",
    "Line",
    "Mark",
    "Note",
    "Point",
    "axis_over",
    "funnel",
    "interval_list",
    "time_series",
]
