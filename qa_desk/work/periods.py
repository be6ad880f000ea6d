"""Months and weeks of local time as spans of UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from qa_desk.errors import N_, QADeskError


class PeriodError(QADeskError):
    """Words that name no month and no week."""


def span_of(period: str, zone: tzinfo | None = None) -> tuple[datetime, datetime]:
    """The half-open span of `2026-11` or `2026-W48` (ISO week), local time of `zone` or this computer, in UTC."""
    first, after = days_of(period)
    return _midnight(first, zone), _midnight(after, zone)


def days_of(period: str) -> tuple[date, date]:
    """The first day of a month or an ISO week, and the day after its last; `PeriodError` for anything else."""
    try:
        if "W" in period:
            year, week = period.split("-W")
            first = date.fromisocalendar(int(year), int(week), 1)
            return first, first + timedelta(days=7)
        first = datetime.strptime(period, "%Y-%m").date()
    except ValueError as error:
        raise PeriodError(
            N_("“{period}” is no month or week; write it as 2026-11 or 2026-W48."), period=period
        ) from error
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def current_period(kind: str, today: date) -> str:
    """The month or the ISO week a day lies in."""
    if kind == "week":
        year, week, _ = today.isocalendar()
        return f"{year}-W{week:02d}"
    return f"{today:%Y-%m}"


def month_of(moment: datetime, zone: tzinfo | None) -> date:
    """The first day of the month that a point in time lies in."""
    return moment.astimezone(zone).date().replace(day=1)


def every_month(months: set[date]) -> list[date]:
    """Every month from the first to the last, so that a gap is seen as a gap."""
    if not months:
        return []
    found, month, last = [], min(months), max(months)
    while month <= last:
        found.append(month)
        month = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return found


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    at = datetime(day.year, day.month, day.day, tzinfo=zone)
    return (at if zone else at.astimezone()).astimezone(UTC)
