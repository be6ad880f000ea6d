"""A hunt for bad calls does not bend an agent's figures: each call counts for those it was drawn from, everywhere."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from db.queries.chances import weight_of
from qa_desk.stats import mean_score, wilson
from qa_desk.stats.charts import lot_of, p_chart, u_chart, weighed_p, weighed_u
from qa_desk.stats.groups import counted_groups, weighted_score, weighted_share
from qa_desk.stats.signals import Chart
from qa_desk.workspace import Workspace
from tests.cli.conftest import Run, data

TRUE = 84.0
"""An agent's real mean: 160 calls around 90, 40 around 60."""
ONCE = (40 * 60 + 160 * 90 + 15 * 60) / 215
"""What comes out on average: drawn calls speak for all 200, the fifteen picked by hand for themselves."""
BEGUN = 1_790_000_000_000
CALL = (
    "INSERT INTO interaction (id, source, external_id, started_at, duration_ms, agent_id, imported_at, channel,"
    " direction, outcome) VALUES (?, 'hunt', ?, ?, 1000, ?, 0, 'voice', 'in', 'resolved')"
)
SCORED = (
    "INSERT INTO evaluation (id, interaction_id, form_version_id, evaluator_id, subject_id, purpose, started_at,"
    " submitted_at, score, calculated, outcome, critical_customer, critical_business, critical_compliance, result,"
    " feedback, private_note) SELECT ?, ?, (SELECT id FROM form_version LIMIT 1), (SELECT id FROM person WHERE name ="
    " 'Grace Whitfield'), ?, 'coach', ?, ?, ?, ?, 'pass', ?, 0, 0, '{}', '', ''"
)
DRAWN = (
    "INSERT INTO assignment (id, plan_id, draw_id, period, interaction_id, evaluator_id, form_version_id, kind,"
    " stratum, chance, state, reason, created_at, updated_at, deleted) SELECT ?, 'hp', 'hd', '2026-09', ?,"
    " (SELECT id FROM person WHERE name = 'Grace Whitfield'), (SELECT id FROM form_version LIMIT 1), 'regular', ?, ?,"
    " 'done', '', 0, 0, 0"
)


@pytest.fixture(scope="module")
def hunted(sample_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new agent: of 40 bad calls 12 drawn, of 160 others 12; and 15 bad ones more that a coach looked for."""
    import shutil

    root = Path(shutil.copytree(sample_made, tmp_path_factory.mktemp("hunted") / "ws"))
    dice = random.Random(3)
    opened = Workspace.open(root)
    with opened.session() as session, session.begin():
        db = session.connection()
        run = db.exec_driver_sql
        run(
            "INSERT INTO person (id, name, languages, active, created_at) VALUES ('hunt', 'Hanna Hunted', '[]', 1, 0)"
        )
        run(
            "INSERT INTO sampling_plan (id, name, definition, state, created_at, updated_at, deleted)"
            " VALUES ('hp', 'hunt', '{}', 'active', 0, 0, 0)"
        )
        run(
            "INSERT INTO plan_draw (id, plan_id, period, seed, drawn_at, provenance)"
            " VALUES ('hd', 'hp', '2026-09', 's', 0, '{}')"
        )
        for n in range(200):
            run(CALL, (f"h{n}", f"h{n}", BEGUN + n * 3_600_000, "hunt"))
        picked = [(n, 12 / 40) for n in range(12)] + [(n, 12 / 160) for n in range(40, 52)]
        for n, chance in picked:
            run(DRAWN, (f"ha{n}", f"h{n}", "low" if n < 40 else "random", chance))
        for n in (*range(27), *range(40, 52)):
            score = (60 if n < 40 else 90) + dice.gauss(0, 4)
            at = BEGUN + n * 3_600_000
            run(SCORED, (f"he{n}", f"h{n}", "hunt", at, at + 1, score, score, int(n < 40)))
    opened.close()
    return root


def agent_of(found: Any) -> Any:
    return next(one for one in found["agents"] if one["name"] == "Hanna Hunted")


def test_team_figures_speak_for_all_calls_and_show_the_plain_mean_beside(hunted: Path, run: Run) -> None:
    found = data(run("stats", "agents", "-w", hunted, "--json"))
    one = agent_of(found)
    weighed, plain = (one["measures"][name]["seen"] for name in ("quality", "quality_plain"))
    assert (one["scored"], one["drawn"]) == (39, 24) and weighed["n"] == plain["n"] == 39
    assert found["measures"]["quality"]["weighted"] and not found["measures"]["quality_plain"]["weighted"]
    assert weighed["low"] < TRUE < weighed["high"] and abs(weighed["value"] - ONCE) < 2
    assert plain["value"] < 72 and plain["high"] < TRUE, (
        "the hunt bends the plain mean beyond its own interval"
    )
    said = run("stats", "agents", "-w", hunted).output
    assert "by chance of being drawn" in said and "every evaluation once" in said
    gate = data(run("stats", "gate", "--measure", "quality", "-w", hunted, "--json"))
    assert agent_of(gate)["answer"]["seen"]["value"] == pytest.approx(weighed["value"])


def test_the_scorecard_says_the_same_also_by_month_and_of_criticals(hunted: Path, run: Run) -> None:
    team = agent_of(data(run("stats", "agents", "-w", hunted, "--json")))["measures"]
    card = data(run("scorecard", "Hanna Hunted", "-w", hunted, "--json"))
    assert card["quality"]["value"] == pytest.approx(team["quality"]["seen"]["value"])
    assert card["quality"]["low"] == pytest.approx(team["quality"]["seen"]["low"])
    assert card["quality_plain"]["value"] == pytest.approx(team["quality_plain"]["seen"]["value"])
    assert card["drawn"] == 24 and abs(card["months"][0]["quality"]["value"] - ONCE) < 2
    critical = card["critical_accuracy"]["customer"]
    assert critical["value"] == pytest.approx(160 / 215) and critical["low"] < 0.8 < critical["high"]
    said = run("scorecard", "Hanna Hunted", "-w", hunted).output
    assert "Quality, by chance of being drawn" in said and "Quality, every evaluation once" in said


def test_the_weeks_of_the_control_chart_are_weighed_too(hunted: Path, run: Run) -> None:
    found = data(run("stats", "progress", "Hanna Hunted", "-w", hunted, "--json"))
    values = [point["value"] for point in found["quality"]["points"] if point["value"] is not None]
    assert len(values) == 1 and abs(values[0] - ONCE) < 2
    assert sum(point["n"] for point in found["quality"]["points"]) == 39


def test_a_weeks_critical_errors_speak_for_all_calls_too(hunted: Path, run: Run) -> None:
    found = data(run("stats", "progress", "Hanna Hunted", "-w", hunted, "--json"))
    assert found["weighed"]
    for chart in ("criticals", "errors"):
        points = [point for point in found[chart]["points"] if point["n"]]
        assert [point["n"] for point in points] == [39]
        assert points[0]["value"] == pytest.approx(55 / 215), "not the 27 of 39 that were scored"


def hunting_harder(seed: int) -> tuple[Chart, Chart, Chart]:
    """40 weeks of an agent who never changes: 50 % of bad calls critical, 3 % of others; more bad ones from week 20."""
    dice = random.Random(seed)
    weeks, bad, n = [], [], []
    for week in range(40):
        hunted = 10 if week < 20 else 20
        found = [int(dice.random() < 0.5) for _ in range(hunted)] + [
            int(dice.random() < 0.03) for _ in range(60)
        ]
        weeks.append(lot_of(found, [1.0] * hunted + [10.0] * 60))
        bad.append(sum(found))
        n.append(len(found))
    return weighed_p(weeks), weighed_u(weeks), p_chart(bad, n)


def test_hunting_harder_is_no_signal_on_the_weighed_charts_and_is_one_on_a_plain_chart() -> None:
    def beyond(chart: Chart) -> int:
        return sum(point.signal == "beyond" for point in chart.points[20:])

    told = [tuple(map(beyond, hunting_harder(seed))) for seed in range(60)]
    shares = [sum(counts) / (60 * 20) for counts in zip(*told, strict=True)]
    assert shares[0] < 0.01 and shares[1] < 0.01 and shares[2] > 0.03


def test_an_agent_who_gets_worse_is_still_found_on_the_weighed_chart() -> None:
    dice = random.Random(5)
    weeks = [
        lot_of(
            [int(dice.random() < (0.03 if week < 20 else 0.3)) for _ in range(30)], [1.0] * 10 + [10.0] * 20
        )
        for week in range(30)
    ]
    assert sum(point.signal == "beyond" for point in weighed_p(weeks).points[20:]) >= 5


def test_equal_weights_give_the_plain_control_charts() -> None:
    dice = random.Random(2)
    weeks = [[int(dice.random() < 0.1) for _ in range(3 + week % 5)] for week in range(30)]
    bad, n = [sum(week) for week in weeks], [len(week) for week in weeks]
    for weighed, plain in ((weighed_p, p_chart(bad, n)), (weighed_u, u_chart(bad, n))):
        chart = weighed([lot_of(week, [4.0] * len(week)) for week in weeks])
        assert chart.centre == pytest.approx(plain.centre)
        for mine, other in zip(chart.points, plain.points, strict=True):
            assert (mine.n, mine.signal) == (other.n, other.signal)
            assert (mine.low, mine.high) == pytest.approx((other.low, other.high))


def test_slow_drift_is_over_weighed_weeks(sample_made: Path, run: Run) -> None:
    found = data(run("stats", "progress", "Ben Hughes", "-w", sample_made, "--json"))
    means = [point["value"] for point in found["quality"]["points"]]
    drift, at = found["drift"], found["drifted"]
    assert len(at) == len(drift["points"]) > 0
    z = drift["centre"]
    for place, point in zip(at, drift["points"], strict=True):
        z = 0.2 * means[place] + 0.8 * z
        assert point["value"] == pytest.approx(z) and point["n"] == found["quality"]["points"][place]["n"]


def test_figures_without_a_plan_are_the_plain_ones(sample_made: Path, run: Run) -> None:
    scores, passed = [82.0, 85.0, 79.0, 88.0], [True, True, False, True]
    assert weighted_score(scores, [2.5] * 4) == mean_score(scores)
    assert weighted_share(passed, [2.5] * 4).low == pytest.approx(wilson(3, 4).low)
    assert weighted_score([], []).state == "too_few" and weighted_share([], []).value is None
    assert weighted_score([70.0, 70.0], [1.0, 9.0]).low is None, "all alike has no honest interval"


def test_published_weights_give_the_published_mean_and_error() -> None:
    y = np.array([92, 88, 95, 60, 55, 70, 90, 50.0])
    w = 1 / np.array([0.1, 0.1, 0.1, 1, 1, 1, 0.1, 1])
    found = counted_groups(y, np.ones(8), np.zeros(8, int), 1, w)
    told = (float(found.mean[0]), float(found.se[0]), float(found.effective[0]))
    assert told == pytest.approx((88.295455, 2.414686, 4.792), abs=1e-3)


def test_a_call_drawn_twice_or_scored_twice_has_one_weight() -> None:
    assert weight_of(None) == 1.0 and weight_of("0.1") == pytest.approx(10)
    assert weight_of("0.1,0.5") == pytest.approx(1 / 0.55), "the chance of either draw"
    assert weight_of("0.1", 2) == pytest.approx(5) and weight_of(None, 2) == 0.5
    assert weight_of("1.0") == 1.0
