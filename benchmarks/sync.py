"""Syncing: each figure of the design beside its bar. `python -m benchmarks.sync [--quick] [--json]`.

Baselines are measured in the same run: the same rows without capture, `executemany` into SQLite, COPY into the same
PostgreSQL, pages by key. The wire is this computer's own, and clients and hub share its cores.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import sync_bootstrap, sync_desk, sync_hub
from benchmarks.sync_figures import Figure, print_figures

MANY, DESKS, ROWS = 100_000, 200, 1_000_000


def figures(quick: bool = False, only: str = "") -> Iterator[Figure]:
    """Each figure as soon as it is measured. `only` names a part: capture, merging, bootstrap, hub, cipher."""
    many, desks, rows = (MANY // 10, DESKS // 10, ROWS // 20) if quick else (MANY, DESKS, ROWS)

    def asked(part: str) -> bool:
        return only in ("", part)

    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if asked("capture"):
            yield from sync_desk.capture(folder, many)
        if asked("merging"):
            yield from sync_desk.merging(folder, many)
        if asked("cipher"):
            yield from sync_desk.encrypted(folder, many)
        if asked("bootstrap"):
            yield from sync_bootstrap.bootstrap(folder, rows)
        if asked("hub"):
            yield from sync_hub.figures("SQLite", str(folder / "hub.db"), folder, many, desks)
            with sync_hub.postgresql() as url:
                yield from sync_hub.figures("PostgreSQL", url, folder, many, desks)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows and desks")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--only", default="", choices=["", "capture", "merging", "cipher", "bootstrap", "hub"]
    )
    asked = parser.parse_args()
    found = []
    for figure in figures(asked.quick, asked.only):
        print(f"{figure.name} …", file=sys.stderr, flush=True)
        found.append(figure)
    if asked.json:
        print(json.dumps([figure.as_json() for figure in found], indent=1))
    else:
        print_figures(found)
        print(f"\nLoad while measuring: {', '.join(f'{n:.1f}' for n in os.getloadavg())}")


if __name__ == "__main__":
    main()
