"""A full disk, PostgreSQL restarted under a batch, a hub restored from a backup: said what it is, and nothing lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.hub.faults import inject


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("fault", ["disk full", "PostgreSQL restarted", "hub restored"])
def test_afterwards_everything_is_everywhere_it_belongs(fault: str, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")
    row = inject(fault, tmp_path, 1, seed)
    if row is None:
        pytest.skip("a small disk cannot be mounted here")
    print(row)
    assert (row.injected, row.lost, row.leaks) == (1, 0, 0)
