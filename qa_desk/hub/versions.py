"""Which releases of desks the hub understands."""

from __future__ import annotations

from db.upgrade import KNOWN

OLDEST = KNOWN[0]
"""The schema of the oldest desk that is told news: the release before this one. What it does not know yet waits on it
until it is updated. Still older ones may hand over what they hold, so that their work is safe before the update.
Raise this with each release to the schema of the one before."""


def too_old(schema: str) -> bool:
    """True for a desk that is asked to update before it is told anything. One that does not say is of the first."""
    return (schema or KNOWN[0]) < OLDEST
