"""The hub's log: one JSON object a line on standard error, with nothing of customers, agents or calls in it.

A line names the endpoint by its pattern, never by what was asked; a device by its id; an error by its kind and where
it happened, never by its words, since a database puts values into those.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import TextIO

import structlog

FRAMES = 6


def set_up(stream: TextIO | None = None) -> None:
    """Write to standard error from now on."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )


def _drop(_logger: object, _method: str, _event: object) -> dict[str, object]:
    raise structlog.DropEvent


def where(error: BaseException) -> list[str]:
    """Where an error came from, innermost last: files, lines and functions."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


structlog.configure(processors=[_drop])  # until a hub that is served says where to
log = structlog.get_logger()
