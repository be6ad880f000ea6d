"""No garbage collection while very many objects are made that all stay: it would look through all of them, in vain."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 1000
_lock = threading.Lock()
_inside = 0


@contextmanager
def making_many(count: int) -> Iterator[None]:
    """Hold the collector back while about so many rows are worked on, in any number of threads."""
    if count < MANY or not (gc.isenabled() or _inside):
        yield
        return
    _step(1)
    try:
        yield
    finally:
        _step(-1)


def _step(by: int) -> None:
    global _inside  # noqa: PLW0603
    with _lock:
        _inside += by
        if _inside == 0:
            gc.enable()
        else:
            gc.disable()
