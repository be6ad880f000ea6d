"""Saved ways to read tables."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection


def import_profiles(connection: Connection) -> dict[str, dict[str, Any]]:
    """Mappings by the name they were saved under, in the order of names."""
    rows = connection.exec_driver_sql("SELECT name, mapping FROM import_profile ORDER BY name")
    return {str(name): dict(json.loads(mapping)) for name, mapping in rows}
