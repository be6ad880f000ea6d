"""Are draws fair, and do weights undo a hunt: many seeded draws of one plan on the sample workspace.

    python -m benchmarks.sampling [--draws 1000] [--json]

Prints, per kind of stratum, the stated chance of a call and the rate at which calls were really drawn, with the
chi-square of the two over strata; and the error of an agent's average rating, weighted and not.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, stdev
from time import perf_counter
from typing import Any

from db.queries.acting import find_acting
from db.queries.sampling import FrameRow, frame
from qa_desk.sample.build import create_sample
from qa_desk.sampling import FrameCall, PlanDefinition, Rule, Target, Where, draw_agent

SINCE, UNTIL = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
PLAN = PlanDefinition(
    name="bench",
    form="support",
    target=Target(per_agent=8),
    rules=(Rule("unhappy", Where(rating=("low",)), 2), Rule("again", Where(repeated=True), 2)),
)


def rated_calls() -> list[FrameRow]:
    """The rated calls of the sample, so that every drawn call has a value to average."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_sample(Path(folder) / "ws")
        with workspace.reading() as connection:
            acting = find_acting(connection, "Ruth Adeyemi")
            assert acting is not None
            rows = frame(connection, acting, SINCE, UNTIL, shortest_ms=0, with_sound=False, not_scored=False)
        workspace.close()
    return [row for row in rows if row.rating is not None]


def frame_call(row: FrameRow) -> FrameCall:
    """A row as a plan sees it."""
    band = "low" if (row.rating or 0) <= 0.25 else "high" if (row.rating or 0) >= 0.75 else "middle"
    return FrameCall(
        row.id, row.agent_id, row.started_at, row.duration_ms, row.direction, row.channel, band, row.reason,
        row.tier, row.language, False, row.repeated,
    )  # fmt: skip


def measure(draws: int) -> dict[str, Any]:
    """Draw the plan with so many seeds; the table as plain values."""
    from scipy import stats

    rows = rated_calls()
    by_agent: defaultdict[str, list[FrameCall]] = defaultdict(list)
    value = {row.id: 100 * (row.rating or 0.0) for row in rows}
    for row in rows:
        by_agent[row.agent_id].append(frame_call(row))
    truth = {agent: fmean(value[c.id] for c in calls) for agent, calls in by_agent.items()}
    seen: Counter[str] = Counter()
    stated: dict[str, tuple[str, float]] = {}
    errors: dict[str, list[float]] = {"weighted": [], "unweighted": []}
    begun = perf_counter()
    for seed in range(draws):
        of_seed: dict[str, list[float]] = {"weighted": [], "unweighted": []}
        for agent, calls in by_agent.items():
            drawn = draw_agent(PLAN, f"{seed}|bench|2026", calls, PLAN.target.per_agent, SINCE, UNTIL)
            weights = sum(pick.weight for pick in drawn.picks)
            weighted = sum(pick.weight * value[pick.call_id] for pick in drawn.picks) / weights
            of_seed["weighted"].append(weighted - truth[agent])
            of_seed["unweighted"].append(fmean(value[p.call_id] for p in drawn.picks) - truth[agent])
            for pick in drawn.picks:
                seen[pick.call_id] += 1
                stated[pick.call_id] = (pick.stratum.split()[0], pick.chance)
        for kind, found in of_seed.items():
            errors[kind].append(fmean(found))
    seconds = perf_counter() - begun
    strata = []
    for kind in ("unhappy", "again", "random"):
        members = [call for call, (stratum, _) in stated.items() if stratum == kind]
        expected = [draws * stated[call][1] for call in members]
        square = sum(
            (seen[call] - e) ** 2 / (e * (1 - stated[call][1]))
            for call, e in zip(members, expected, strict=True)
            if stated[call][1] < 1
        )
        strata.append(
            {
                "stratum": kind,
                "calls": len(members),
                "stated": fmean(stated[call][1] for call in members),
                "drawn": fmean(seen[call] / draws for call in members),
                "chi_square": square,
                "p": float(stats.chi2.sf(square, len(members))),
            }
        )
    averages = []
    for kind, found in errors.items():
        mean, se = fmean(found), stdev(found) / draws**0.5
        averages.append({"average": kind, "mean_error": mean, "standard_error": se, "in_se": mean / se})
    return {
        "draws": draws,
        "agents": len(by_agent),
        "draws_per_second": draws / seconds,
        "strata": strata,
        "averages": averages,
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.draws)
    if asked.json:
        json.dump(found, sys.stdout, indent=2)
        return
    print(
        f"{found['draws']} seeded draws for {found['agents']} agents, {found['draws_per_second']:.0f} a second\n"
    )
    show(found["strata"], "stratum calls stated drawn chi_square p")
    print()
    show(found["averages"], "average mean_error standard_error in_se")


def show(lines: list[dict[str, Any]], columns: str) -> None:
    """Print lines as a Markdown table."""
    names = columns.split()
    print("| " + " | ".join(name.replace("_", " ") for name in names) + " |")
    print("|---" * len(names) + "|")
    for line in lines:
        cells = [f"{line[n]:.4g}" if isinstance(line[n], float) else str(line[n]) for n in names]
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
