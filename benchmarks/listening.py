"""Is the draw of listening sessions fair: many seeded plans on the sample workspace.

    python -m benchmarks.listening [--plans 2000] [--month 2026-10] [--json]

Prints per stratum the stated chance of a call, the rate at which calls were really drawn, and their chi-square.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import fmean
from time import perf_counter
from typing import Any

from benchmarks.sampling import show
from db.queries.acting import find_acting
from qa_desk.listening import propose
from qa_desk.sample.build import create_sample
from qa_desk.work.desk import Desk
from qa_desk.work.listening_plan import PlanRequest, draw, key_of


def measure(plans: int, month: str) -> dict[str, Any]:
    """Draw so many plans of one month; the table as plain values."""
    from scipy import stats

    with tempfile.TemporaryDirectory() as folder:
        workspace = create_sample(Path(folder) / "ws")
        with workspace.reading() as connection:
            acting = find_acting(connection, "Eleanor Ward")
        first = draw(Desk(workspace, acting), PlanRequest(month, 60, "0", silent=True))
        workspace.close()
    seen: Counter[str] = Counter()
    stratum_of: dict[str, str] = {}
    begun = perf_counter()
    for seed in range(plans):
        for item in propose(first.candidates, 60, key_of(PlanRequest(month, 60, str(seed)))).items:
            seen[item.call.id] += 1
            stratum_of[item.call.id] = item.stratum
    seconds = perf_counter() - begun
    strata = []
    for key, size in first.proposal.frame.items():
        stated = first.proposal.taken[key] / size
        heard = [seen[call] for call, stratum in stratum_of.items() if stratum == key]
        heard += [0] * (size - len(heard))
        expected = plans * stated
        square = sum((count - expected) ** 2 for count in heard) / (expected * (1 - stated))
        strata.append(
            {
                "stratum": key,
                "calls": size,
                "stated": stated,
                "drawn": fmean(heard) / plans,
                "chi_square": square,
                "p": float(stats.chi2.sf(square, size - 1)),
            }
        )
    return {"plans": plans, "month": month, "plans_per_second": plans / seconds, "strata": strata}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=2000)
    parser.add_argument("--month", default="2026-10")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.plans, asked.month)
    if asked.json:
        json.dump(found, sys.stdout, indent=2)
        return
    print(f"{found['plans']} seeded plans of {found['month']}, {found['plans_per_second']:.0f} a second\n")
    show(found["strata"], "stratum calls stated drawn chi_square p")


if __name__ == "__main__":
    main()
