"""Wait for something that happens on another thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Test = TypeVar("Test", bound=Callable[..., None])


def wait_until(true: Callable[[], object], seconds: float = 10.0, every: float = 0.005) -> None:
    """Return as soon as `true()` is; fail after so many seconds."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            raise AssertionError(f"did not happen within {seconds:g} s")
        time.sleep(every)


def measured_anew(times: int = 3) -> Callable[[Test], Test]:
    """Measure up to so many times: a busy machine may disturb one recording of real sound, but not all of them.

    What is wrong in the code is wrong every time; the last failure is the test's.
    """

    def decorate(test: Test) -> Test:
        @wraps(test)
        def measure(*arguments: Any, **fixtures: Any) -> None:
            for attempt in range(1, times + 1):
                try:
                    test(*arguments, **fixtures)
                    return
                except AssertionError as error:
                    print(f"attempt {attempt} of {times}: {error}")
                    if attempt == times:
                        raise

        return measure  # type: ignore[return-value]

    return decorate
