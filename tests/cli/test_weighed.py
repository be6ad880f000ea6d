"""A hunt for bad calls does not bend an agent's figures: each call counts for those it was drawn from, everywhere."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from db.queries.chances import weight_of
from qa_desk.stats import mean_score, wilson
from qa_desk.stats.groups import counted_groups, weighted_score, weighted_share
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
