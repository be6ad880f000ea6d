"""Do the statistics tell the truth: simulated centres whose truth is known, and what was said of them.

    python -m benchmarks.statistics [--runs 100]

What was claimed, how often it was right, beside what a plain reading of the same numbers would have said; then the same
statistics beside statsmodels or naive code, with seconds and whether both say the same.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from benchmarks.beside import lines as beside
from benchmarks.beside import print_lines
from benchmarks.insights import TRUE_DRIVERS, invented
from db.queries.insights_calls import CoachingRow
from qa_desk.stats.alignment import adjusted, question_alignment
from qa_desk.stats.charts import xmr
from qa_desk.stats.coaching import ancova
from qa_desk.stats.drivers import find_drivers
from qa_desk.stats.gate import GateRule, answers_alone, share_gate
from qa_desk.stats.intervals import wilson
from qa_desk.stats.severity import severity
from qa_desk.stats.shares import shrunk_shares
from qa_desk.work.insights.coaching import Row, around_coaching, judged, series_of, together

IMPROVED = ("improved", "clearly_improved")
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Truth:
    """One line: what is measured, what should come out, what did, and what a plain reading gives."""

    name: str
    wanted: str
    found: str
    plain: str
    seconds: float


def gate(runs: int, spread: float) -> list[Truth]:
    """Sixty agents with 20 to 80 ratings around 0.8; `spread` between them in log-odds."""
    random = np.random.default_rng(1)
    called = right = plain = inside = people = 0
    claimed = 0.0
    start = time.perf_counter()
    for _ in range(runs):
        n = random.integers(20, 81, 60)
        true = 1 / (1 + np.exp(-(np.log(4) + random.normal(0, spread, 60))))
        x = random.binomial(n, true)
        answers = share_gate(x.tolist(), n.tolist(), GateRule(minimum=20))
        posteriors = shrunk_shares(x.tolist(), n.tolist())
        for i, answer in enumerate(answers):
            eligible = answer.verdict == "eligible"
            others = (true.sum() - true[i]) / 59
            called += eligible
            right += bool(eligible and true[i] >= others)
            claimed += (answer.probability or 0.0) if eligible else 0.0
            inside += posteriors[i].low <= true[i] <= posteriors[i].high
            if i < 10:
                alone = answers_alone(int(x[i]), int(n[i]), int(x.sum() - x[i]), int(n.sum() - n[i]))
                plain += alone >= 0.9
        people += 60
    took = time.perf_counter() - start
    kind = "equal agents" if not spread else f"agents {spread} log-odds apart"
    lines = [
        Truth(f"gate, {kind}: called eligible", "about 0" if not spread else "–", share(called, people),
              share(plain, runs * 10), took),
        Truth(f"95 % intervals pulled in, {kind}: hold the truth", "95 %", share(inside, people), "–", 0.0),
    ]  # fmt: skip
    if spread:
        said = f"claimed {claimed / called:.0%}" if called else "–"
        lines.append(Truth(f"gate, {kind}: of those, truly above", said, share(right, called), "–", 0.0))
    return lines


def group_coaching(runs: int, effect: float) -> Truth:
    """The worst twelve of sixty agents coached, eight audits before and after; plain: difference-in-differences."""
    random, found, plain = np.random.default_rng(2), 0, 0
    start = time.perf_counter()
    for _ in range(runs):
        true = random.normal(80, 4, 60)
        before, after = (true + random.normal(0, 10 / 8**0.5, 60) for _ in range(2))
        coached = np.zeros(60, bool)
        coached[np.argsort(before)[:12]] = True
        after = after + effect * coached
        found += ancova(before.tolist(), after.tolist(), coached.tolist()).verdict in IMPROVED
        rise = after - before
        gap = rise[coached].mean() - rise[~coached].mean()
        error = (rise[coached].var(ddof=1) / 12 + rise[~coached].var(ddof=1) / 48) ** 0.5
        plain += gap > 2 * error
    took = time.perf_counter() - start
    wanted = "2.5 %" if not effect else "–"
    return Truth(
        f"coaching the worst, effect {effect:g}: improved",
        wanted,
        share(found, runs),
        share(plain, runs),
        took,
    )


def whole_coaching(runs: int, effect: float) -> list[Truth]:
    """The sample's own plan: twelve agents, three talks each about the weakest of 14 questions, eight respond."""
    single = {True: [0, 0, 0], False: [0, 0, 0]}
    pooled = worse = 0
    start = time.perf_counter()
    for seed in range(runs):
        rows, groups = coached_centre(effect, seed)
        verdict = together(rows).verdict
        pooled += verdict in IMPROVED
        worse += verdict == "worse"
        for responds, group in groups:
            one = judged(group)
            if one is None or one.verdict == "too_few":
                continue
            tally = single[responds and effect > 0]
            (x0, n0), (x1, n1) = one.before, one.after
            tally[0] += 1
            tally[1] += one.verdict in IMPROVED
            tally[2] += x1 / n1 > x0 / n0
    took = time.perf_counter() - start
    name = f"36 coachings in a centre, effect {effect:g} log-odds"
    wanted = "2.5 %" if not effect else "–"
    lines = [Truth(f"{name}: together improved", wanted, share(pooled, runs), "–", took)]
    if not effect:
        lines.append(Truth(f"{name}: together worse", "2.5 %", share(worse, runs), "–", 0.0))
    for helped, (count, better, rose) in single.items():
        if count:
            who = "one agent it helped" if helped else "one agent it did not help"
            at_most = "–" if helped else "2.5 %"
            lines.append(
                Truth(f"{name}: {who}, improved", at_most, share(better, count), share(rose, count), 0.0)
            )
    return lines


def coached_centre(effect: float, seed: int) -> tuple[list[Row], list[tuple[bool, list[Row]]]]:
    """Rows of all coachings of one invented half-year, and those of each coaching with whether its agent responds."""
    random, agents, questions = np.random.default_rng(seed), 12, 14
    base = random.normal(1.3, 0.6, questions) + random.normal(0, 0.5, (agents, 1))
    base = base + random.normal(0, 0.45, (agents, questions))
    times = [np.sort(random.uniform(0, 182, 30)) for _ in range(agents)]
    passed = [np.zeros((30, questions), bool) for _ in range(agents)]
    hard = [random.normal(0, 0.4, (30, 1)) for _ in range(agents)]
    held: list[CoachingRow] = []
    before = 0
    for day in (48, 92, 136, 182):
        for a in range(agents):
            now = (times[a] >= before) & (times[a] < day)
            chance = 1 / (1 + np.exp(-(base[a] + hard[a][now])))
            passed[a][now] = random.random(chance.shape) < chance
        before = day
        for a in range(agents if day < 182 else 0):
            so_far = passed[a][times[a] < day].mean(0) + random.uniform(0, 1e-6, questions)
            worst = int(np.argmin(so_far))
            held.append(CoachingRow(f"{a}.{day}", f"a{a:02}", "coach", at(day), f"q{worst}"))
            base[a, worst] += effect if a < 8 else 0.0
    series = {
        f"q{q}": series_of(
            (f"a{a:02}", [(at(t), bool(d)) for t, d in zip(times[a], passed[a][:, q], strict=True)])
            for a in range(agents)
        )
        for q in range(questions)
    }
    groups = [
        (int(one.agent[1:]) < 8, around_coaching(i, one, series[one.question], held, 60, same_question=True))
        for i, one in enumerate(held)
    ]
    return [row for _, group in groups for row in group], groups


def drivers(runs: int, n: int) -> list[Truth]:
    """Three of forty questions move the rating; plain: the three highest correlations."""
    found = plain = claimed = tested = 0
    true = {f"q{j:02}" for j in TRUE_DRIVERS}
    start = time.perf_counter()
    for seed in range(runs):
        columns, rating, code = invented(n, 50, seed)
        result = find_drivers(columns, rating, code, 4)
        found += {one.key for one in result.drivers[:3]} == true
        filled = np.nan_to_num(columns.values, nan=0.75)
        r = np.corrcoef(np.column_stack([filled, rating]).T)[40, :40]
        plain += {f"q{j:02}" for j in np.argsort(-r)[:3]} == true
        for one in result.drivers:
            if one.key not in true and one.effect.low is not None and one.effect.high is not None:
                tested += 1
                claimed += one.effect.low > 0 or one.effect.high < 0
    took = time.perf_counter() - start
    name = f"drivers, {n:,} calls"
    return [
        Truth(
            f"{name}: the three of forty come first", "100 %", share(found, runs), share(plain, runs), took
        ),
        Truth(f"{name}: interval of the others off 0", "5 %", share(claimed, tested), "–", 0.0),
    ]


def strictness(runs: int) -> list[Truth]:
    """Forty agents in four teams, each team's coach scores 70 % of its calls; plain: raw means."""
    random, inside, count = np.random.default_rng(6), 0, 0
    adjusted_r, raw_r = [], []
    start = time.perf_counter()
    for _ in range(runs):
        team = np.arange(40) // 10
        strict = random.normal(0, 4, 4)
        ability = random.normal(80, 4, 40) + random.normal(0, 3, 4)[team]
        agents = np.repeat(np.arange(40), 12)
        judge = np.where(random.random(480) < 0.7, team[agents], random.integers(0, 4, 480))
        scores = np.clip(ability[agents] - strict[judge] + random.normal(0, 8, 480), 0, 100)
        found = severity(scores.tolist(), agents.tolist(), judge.tolist(), team[agents].tolist())
        for one in found.evaluators:
            if one.severity.low is not None and one.severity.high is not None:
                inside += one.severity.low <= strict[one.evaluator] - strict.mean() <= one.severity.high
                count += 1
        adjusted_r.append(np.corrcoef([a.adjusted.value for a in found.agents], ability)[0, 1])
        raw_r.append(np.corrcoef([a.raw.value for a in found.agents], ability)[0, 1])
    took = time.perf_counter() - start
    return [
        Truth("severity: 95 % intervals hold the truth", "95 %", share(inside, count), "–", took),
        Truth("severity: adjusted scores' correlation with ability", "above plain", f"{np.mean(adjusted_r):.3f}",
              f"{np.mean(raw_r):.3f}", 0.0),
    ]  # fmt: skip


def verdicts(runs: int) -> list[Truth]:
    """Ten questions that have nothing to do with the rating, and one that has; twenty agents."""
    random, false, any_false, true = np.random.default_rng(8), 0, 0, 0
    start = time.perf_counter()
    for seed in range(runs):
        code = np.repeat(np.arange(20), 50)
        passed = random.random((1000, 11)) < 0.75
        top = random.random(1000) < 0.6 + 0.15 * passed[:, 10] + random.normal(0, 0.1, 20)[code]
        found = adjusted([question_alignment(code, passed[:, j], top, seed) for j in range(11)])
        wrong = sum(one.verdict in ("predicts", "reverse") for one in found[:10])
        false, any_false, true = (
            false + wrong,
            any_false + bool(wrong),
            true + (found[10].verdict == "predicts"),
        )
    took = time.perf_counter() - start
    return [
        Truth("alignment: any of ten idle questions named", "at most 5 %", share(any_false, runs), "–", took),
        Truth("alignment: the one that matters (+15 points) named", "–", share(true, runs), "–", 0.0),
    ]


def charts(runs: int) -> Truth:
    """Twenty-four weeks of pure noise: charts on which any rule speaks."""
    random, false = np.random.default_rng(9), 0
    start = time.perf_counter()
    for _ in range(runs * 10):
        false += bool(xmr(random.normal(80, 4, 24).tolist()).signals)
    took = time.perf_counter() - start
    return Truth(
        "control chart of 24 weeks of noise: any signal", "about 10 %", share(false, runs * 10), "–", took
    )


def at(day: float) -> datetime:
    """So many days into the invented half-year."""
    return BEGIN + timedelta(days=float(day))


def share(part: float, whole: float) -> str:
    """A share in words, with how far chance may have moved it (95 %), each case counted as one by itself."""
    if not whole:
        return "–"
    seen = wilson(int(part), int(whole))
    return f"{part / whole:.1%} ({100 * (seen.low or 0.0):.1f}–{100 * (seen.high or 1.0):.1f})"


def lines(runs: int) -> list[Truth]:
    """Every line of the table."""
    parts: list[Callable[[], list[Truth]]] = [
        lambda: gate(max(1, runs // 3), 0.0),
        lambda: gate(max(1, runs // 3), 0.5),
        lambda: [group_coaching(runs * 10, 0.0), group_coaching(runs * 10, 5.0)],
        lambda: whole_coaching(runs, 0.0),
        lambda: whole_coaching(runs, 1.6),
        lambda: drivers(max(1, runs // 10), 5000),
        lambda: strictness(runs),
        lambda: verdicts(runs * 5),
        lambda: [charts(runs)],
    ]
    return [line for part in parts for line in part()]


def main() -> int:
    """Print the table in Markdown."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.statistics", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--runs", type=int, default=100, help="simulated centres a line")
    asked = parser.parse_args()
    print("| what | wanted | QA Desk | plain reading | s |")
    print("| --- | --- | ---: | ---: | ---: |")
    for one in lines(asked.runs):
        seconds = f"{one.seconds:.1f}" if one.seconds else ""
        print(f"| {one.name} | {one.wanted} | {one.found} | {one.plain} | {seconds} |")
    print()
    print_lines(beside())
    return 0


if __name__ == "__main__":
    sys.exit(main())
