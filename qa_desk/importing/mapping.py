"""How the columns of one kind of table become facts of a call."""

from __future__ import annotations

from typing import Final

import msgspec

FIELDS: Final = (
    "external_id", "started_at", "date", "time", "ended_at", "agent", "agent_id", "customer", "customer_phone",
    "direction", "channel", "queue", "reason", "subreason", "outcome", "answered", "resolved", "language",
    "duration", "talk", "wait", "hold", "wrap", "rating", "comment", "answered_at", "survey_id", "kind",
    "scale_max", "nps", "ces", "sent", "sent_at", "period", "tier", "segment", "recording", "caller_number",
    "called_number",
)  # fmt: skip
"""What a column can mean."""

DURATIONS: Final = ("duration", "talk", "wait", "hold", "wrap")
ASKED: Final = ("rating", "nps", "ces")
"""Columns of customers' answers by what was asked."""
ONE_CALL: Final = frozenset(
    [
        "external_id",
        "recording",
        "started_at",
        "ended_at",
        "time",
        "direction",
        "survey_id",
        *ASKED,
        *DURATIONS,
    ]
)
"""Columns that only a row about one call or one customer has."""
UNITS: Final = ("s", "ms", "min", "clock", "day")
"""Seconds, milliseconds, minutes, h:mm:ss, fraction of a day."""


class TableMapping(msgspec.Struct, frozen=True, omit_defaults=True):
    """Field to column title; `units` for durations, `rating_scale` the ends of the customer's answer.

    Stored as the `mapping` of an `import_profile`. `header` is False for tables known by their column count.
    """

    columns: dict[str, str]
    source: str = ""
    time_zone: str | None = None
    units: dict[str, str] = {}
    day_first: bool | None = None
    rating_scale: tuple[float, float] | None = None
    header: bool = True
    agent_channel: int | None = None

    @property
    def holds_calls(self) -> bool:
        """True where rows are calls: they name when it started. Else they are customers' answers."""
        return not self.holds_counts and (
            "started_at" in self.columns or "date" in self.columns or "ended_at" in self.columns
        )

    @property
    def holds_counts(self) -> bool:
        """True where rows say how many surveys were sent about an agent's calls in a month, week or day."""
        columns = self.columns.keys()
        who, when = columns & {"agent", "agent_id"}, columns & {"period", "date"}
        return bool("sent" in columns and who and when) and not columns & ONE_CALL
