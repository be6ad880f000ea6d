"""Drivers: importance and ordinal odds against R's relaimpo and polr, and three drivers found among forty."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from qa_desk.stats.columns import Columns, one_hot, single
from qa_desk.stats.drivers import find_drivers
from qa_desk.stats.importance import betas, grouped, johnson, lmg, sampled
from qa_desk.stats.ordinal import NotEstimable, TopShare, ordinal_logit
from tests.stats.published import HOUSING, SWISS

THREE = np.array([[1, 0.5, 0.2], [0.5, 1, 0.3], [0.2, 0.3, 1]])
FOUR = np.array([[1, 0.5, 0.2, 0.1], [0.5, 1, 0.3, 0.2], [0.2, 0.3, 1, 0.4], [0.1, 0.2, 0.4, 1]])


def test_three_drivers_by_hand() -> None:
    found = lmg(THREE, np.array([0.6, 0.5, 0.3]))
    assert found.shares == pytest.approx([0.249949, 0.135436, 0.045645], abs=1e-6)
    assert found.r2 == pytest.approx(0.431029, abs=1e-6)
    assert johnson(THREE, np.array([0.6, 0.5, 0.3])) == pytest.approx(
        [0.250606, 0.133494, 0.046930], abs=1e-6
    )
    assert betas(THREE, np.array([0.6, 0.5, 0.3])) == pytest.approx([0.457353, 0.229412, 0.139706], abs=1e-6)
    found = lmg(THREE, np.array([0.5, 0.4, 0.3]))
    assert found.shares == pytest.approx([0.174488, 0.081457, 0.052290], abs=1e-6)


def test_a_fourth_and_groups() -> None:
    target = np.array([0.5, 0.4, 0.3, 0.2])
    found = lmg(FOUR, target)
    assert found.shares == pytest.approx([0.173158, 0.077960, 0.044555, 0.016886], abs=1e-6)
    assert johnson(FOUR, target) == pytest.approx([0.174221, 0.076297, 0.044734, 0.017308], abs=1e-6)
    assert grouped(FOUR, target, [[0, 1], [2, 3]]).shares == pytest.approx([0.247470, 0.065089], abs=1e-6)
    many = sampled(FOUR, target, [[0, 1], [2, 3]], 500)
    assert many.shares == pytest.approx([0.247470, 0.065089], abs=1e-3)


def test_two_drivers_share_as_johnson_says_and_a_suppressor_has_weight() -> None:
    r = np.array([[1, 0.5], [0.5, 1]])
    for shares in (lmg(r, np.array([0.6, 0.4])).shares, johnson(r, np.array([0.6, 0.4]))):
        assert shares == pytest.approx([0.286667, 0.086667], abs=1e-6)
    r = np.array([[1, 0.6], [0.6, 1]])
    assert lmg(r, np.array([0.5, 0.0])).shares == pytest.approx([0.320313, 0.070313], abs=1e-6)
    assert betas(r, np.array([0.5, 0.0])) == pytest.approx([0.78125, -0.46875])


def test_swiss_fertility_as_relaimpo_prints_it() -> None:
    r = np.corrcoef(SWISS.T)
    found = lmg(r[1:, 1:], r[1:, 0])
    assert found.shares == pytest.approx(
        [0.0570912207681, 0.1711730289002, 0.2601346786244, 0.1055701503735, 0.1127659229265], abs=1e-10
    )
    assert found.r2 == pytest.approx(0.706735001593, abs=1e-10)
    assert johnson(r[1:, 1:], r[1:, 0]) == pytest.approx(
        [0.04841690, 0.15470825, 0.27196410, 0.11468003, 0.11696572], abs=1e-7
    )


def test_sampling_orders_comes_close_and_says_how_close() -> None:
    random = np.random.default_rng(1)
    x = random.normal(size=(500, 10)) + random.normal(size=(500, 1))
    r = np.corrcoef(np.column_stack([x, x[:, 0] + random.normal(size=500)]).T)
    exact, guess = lmg(r[:10, :10], r[:10, 10]), sampled(r[:10, :10], r[:10, 10], [[j] for j in range(10)])
    assert exact.exact and not guess.exact
    assert np.abs(exact.shares - guess.shares).max() < 5 * guess.error.max()
    assert guess.shares.sum() == pytest.approx(exact.r2, abs=1e-9)


def test_tenants_as_polr_prints_them() -> None:
    contact, kind, influence, level = np.indices(HOUSING.shape).reshape(4, -1)
    x = np.column_stack(
        [influence == 1, influence == 2, kind == 1, kind == 2, kind == 3, contact == 1]
    ).astype(float)
    fit = ordinal_logit(x, level.astype(float), weights=HOUSING.ravel())
    assert fit.cuts == pytest.approx([-0.496135, 0.690708], abs=1e-5)
    assert fit.beta == pytest.approx(
        [0.566394, 1.288819, -0.572350, -0.366186, -1.091015, 0.360284], abs=1e-5
    )
    assert fit.se == pytest.approx([0.104653, 0.127156, 0.119238, 0.155173, 0.151486, 0.095536], abs=1e-5)
    assert -2 * fit.log_likelihood == pytest.approx(3479.149299, abs=1e-4)
    assert TopShare(fit, x, 2).change(1, float(fit.beta[1])) > 0.2 and TopShare(fit, x, 9).change(1, 1.0) == 0


def test_a_centre_where_nothing_drives_as_r_fits_it(shared_data: Path) -> None:
    with (shared_data / "csat" / "call-center-5000.csv").open() as lines:
        rows = [row for row in csv.DictReader(lines) if row["Answered (Y/N)"] == "Y"]
    shape = (60, 1, 1 / 60)
    talk = [
        sum(int(p) * s for p, s in zip(r["AvgTalkDuration"].split(":"), shape, strict=True)) for r in rows
    ]
    x = np.column_stack(
        [
            [r["Resolved"] == "Y" for r in rows],
            [float(r["Speed of answer in seconds"]) / 60 for r in rows],
            talk,
        ]
    ).astype(float)
    y = np.array([float(r["Satisfaction rating"]) for r in rows])
    agents = np.unique([r["Agent"] for r in rows], return_inverse=True)[1]
    fit = ordinal_logit(x, y, agents)
    assert fit.beta == pytest.approx([-0.05389, -0.00351, -0.00153], abs=1e-5)
    assert fit.se == pytest.approx([0.0738824, 0.0443613, 0.0131327], abs=1e-6)
    assert fit.cuts == pytest.approx([-2.22413, -1.44122, -0.05424, 1.27933], abs=1e-5)
    assert fit.log_likelihood == pytest.approx(-6114.2598, abs=1e-4)
    dummies = np.eye(8)[agents][:, 1:]
    fit = ordinal_logit(np.column_stack([x, dummies]), y)
    assert fit.beta[:3] == pytest.approx([-0.05339, -0.00125, -0.00176], abs=1e-5)
    assert fit.log_likelihood == pytest.approx(-6112.1982, abs=1e-4)


def test_what_cannot_be_estimated_says_why() -> None:
    x = np.arange(40, dtype=float)[:, None]
    with pytest.raises(NotEstimable):
        ordinal_logit(x, np.full(40, 5.0))
    with pytest.raises(NotEstimable):
        ordinal_logit((x > 20).astype(float), np.where(x[:, 0] > 20, 5.0, 1.0))
    with pytest.raises(NotEstimable):
        ordinal_logit(np.column_stack([x, x]), np.arange(40) % 5.0)


def forty(n: int, agents: int, seed: int = 3) -> tuple[Columns, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    code = random.integers(0, agents, n)
    ability = random.normal(0, 0.5, agents)[code]
    hidden = random.normal(size=(n, 1)) * 0.6 + ability[:, None] + random.normal(size=(n, 40))
    items = (hidden > -0.8).astype(float)
    items[random.random((n, 40)) < 0.05] = np.nan
    filled = np.nan_to_num(items, nan=0.75)
    mood = (
        0.9 * filled[:, 4]
        + 0.7 * filled[:, 17]
        + 0.5 * filled[:, 30]
        + 0.5 * ability
        + random.logistic(size=n)
    )
    rating = 1.0 + np.searchsorted([-1.2, -0.3, 0.8, 2.0], mood)
    return single([f"q{j:02}" for j in range(40)], items), rating, code


def test_three_of_forty_are_found() -> None:
    columns, ratings, agents = forty(6000, 60)
    found = find_drivers(columns, ratings, agents, 4)
    assert found.state == "ok" and found.n == 6000 and not found.exact
    assert {one.key for one in found.drivers[:3]} == {"q04", "q17", "q30"}
    for one in found.drivers[:3]:
        assert one.direction == "up" and one.effect.low is not None and one.effect.low > 0
        assert one.place in ("fix_first", "keep")
    assert sum(one.share.value or 0 for one in found.drivers) == pytest.approx(found.r2.value, abs=1e-9)
    nothing = [one.effect for one in found.drivers[3:]]
    inside = [e.low <= 0 <= e.high for e in nothing if e.low is not None and e.high is not None]
    assert sum(inside) >= 0.85 * len(inside)


def test_where_nothing_drives_no_order_is_shown() -> None:
    columns, ratings, agents = forty(3000, 30)
    found = find_drivers(columns, np.random.default_rng(1).permutation(ratings), agents, 4)
    assert found.state == "nothing_explains"


def test_the_same_question_twice_and_one_never_failed_are_named() -> None:
    columns, ratings, agents = forty(2000, 20)
    values = np.column_stack(
        [columns.values[:, :5], columns.values[:, 4], np.ones(2000), np.full(2000, np.nan)]
    )
    found = find_drivers(
        single(["a", "b", "c", "d", "e", "again", "ever", "never"], values), ratings, agents, 4
    )
    assert {(d.key, d.why, d.other) for d in found.dropped} == {
        ("again", "same_as", "e"), ("ever", "constant", None), ("never", "rarely_answered", None),
    }  # fmt: skip
    assert found.exact and found.state == "ok" and found.drivers[0].key == "e"


def test_groups_of_columns_enter_together() -> None:
    random = np.random.default_rng(2)
    reason = random.choice(["bill", "tech", "ship", "rare"], 2000, p=[0.5, 0.3, 0.195, 0.005])
    names, block = one_hot(reason.tolist())
    assert names == ["tech", "ship", "other"] or names == ["tech", "ship"]
    wait = random.exponential(1, 2000)
    rating = np.clip(np.round(3.5 - 0.4 * wait + (reason == "tech") + random.normal(size=2000)), 1, 5)
    columns = Columns(("reason", "wait"), (tuple(range(block.shape[1])), (block.shape[1],)),
                      np.column_stack([block, wait]))  # fmt: skip
    found = find_drivers(columns, rating, random.integers(0, 20, 2000), 4)
    assert found.state == "ok" and {one.key for one in found.drivers} == {"reason", "wait"}
    wait_found = next(one for one in found.drivers if one.key == "wait")
    assert (
        wait_found.direction == "down" and wait_found.effect.high is not None and wait_found.effect.high < 0
    )


def test_too_little_data_for_drivers_is_an_answer() -> None:
    columns, ratings, agents = forty(150, 5)
    assert find_drivers(columns, ratings, agents, 4).state == "too_few"
    few = single(["a"], np.zeros((0, 1)))
    assert find_drivers(few, [], [], 4).state == "too_few"
    columns, ratings, agents = forty(3000, 20)
    assert find_drivers(columns, np.full(3000, 5.0), agents, 4).state == "undefined"
