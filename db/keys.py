"""Keys made where the row is made: UUIDv7, so desks offline never collide and rows sort by age."""

from __future__ import annotations

import uuid_utils


def new_id() -> str:
    """A new UUIDv7 in its canonical 36 characters."""
    return str(uuid_utils.uuid7())
