"""All measurements in one table: `make bench`, or `python benchmarks/run.py [--quick] [NAME...]`.

Each module here with `rows(quick)` measures QA Desk beside a baseline in the same run, so that what counts is a
ratio and a busy machine slows both.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

if not __package__:  # run as a file: found from the folder above, where no sibling hides a standard module
    sys.path[0] = str(Path(__file__).parents[1])

from benchmarks.table import Row, print_table

NAMES = ("importing", "calls", "peaks", "window", "scoring", "insights", "team")


def main(arguments: list[str]) -> int:
    """Measure and print; the exit code is 1 where a measurement failed, whatever the numbers say."""
    parser = argparse.ArgumentParser(prog="benchmarks/run.py", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="smaller inputs and fewer runs, to try it out")
    asked = parser.parse_args(arguments)
    unknown = set(asked.names) - set(NAMES)
    if unknown:
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    table: list[Row] = []
    failed = False
    for name in asked.names or NAMES:
        if find_spec(f"benchmarks.{name}") is None:
            print(f"{name}: not measured, there is no benchmarks/{name}.py", file=sys.stderr)
            continue
        start = time.monotonic()
        try:
            table += import_module(f"benchmarks.{name}").rows(asked.quick)
        except Exception:  # one broken measurement must not hide the others
            traceback.print_exc()
            failed = True
        print(f"{name}: {time.monotonic() - start:.0f} s", file=sys.stderr)
    print_table(table)
    return int(failed or not table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
