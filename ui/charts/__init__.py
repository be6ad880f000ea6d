"""Charts on pyqtgraph: say what to show as a `Content`, and `Chart` draws it, explains it, opens what is behind it.

`HeatMap` is painted by itself. Every chart copies as picture or numbers: `CopyButton`, the context menu, Ctrl+C.
"""

from ui.charts.card import ChartCard
from ui.charts.chart import Chart
from ui.charts.content import Axis, Band, Content, Event, Line, Mark, Note
from ui.charts.control import Words, control_chart
from ui.charts.copying import Copyable, CopyButton
from ui.charts.funnel import funnel
from ui.charts.heat import HeatCell, HeatLine, HeatMap
from ui.charts.listed import Interval, interval_list
from ui.charts.series import Limits, Point, time_series
from ui.charts.ticks import axis_over

__all__ = [
    "Axis",
    "Band",
    "Chart",
    "ChartCard",
    "Content",
    "CopyButton",
    "Copyable",
    "Event",
    "HeatCell",
    "HeatLine",
    "HeatMap",
    "Interval",
    "Limits",
    "Line",
    "Mark",
    "Note",
    "Point",
    "Words",
    "axis_over",
    "control_chart",
    "funnel",
    "interval_list",
    "time_series",
]
