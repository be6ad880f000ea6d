"""Control charts against the published examples of NIST's handbook and Montgomery's book."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.stats.charts import baseline_of, cusum, ewma, p_chart, sigma_z, u_chart, xmr
from qa_desk.stats.signals import Point, judged
from qa_desk.stats.trend import trend

NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
VISCOSITY = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12,
             33.84]  # fmt: skip
WEEKS = [82, 85, 79, 88, 84, 81, 86, 83, 80, 87, 84, 68]
WAFERS = [
    12,
    15,
    8,
    10,
    4,
    7,
    16,
    9,
    14,
    10,
    5,
    6,
    17,
    12,
    22,
    8,
    10,
    5,
    13,
    11,
    20,
    18,
    24,
    15,
    9,
    12,
    7,
    13,
    9,
    6,
]
DRIFT = [52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6,
         52.4, 53.6, 52.1]  # fmt: skip
MONTGOMERY = [9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08,
              9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31,
              10.52]  # fmt: skip


def test_individual_values_as_in_the_handbook() -> None:
    base = baseline_of(NIST)
    assert (base.centre, base.moving_range, base.low, base.high) == pytest.approx(
        (50.81, 1.877778, 45.8159, 55.8041), abs=1e-4
    )
    base = baseline_of(VISCOSITY)
    assert (base.centre, base.moving_range, base.low, base.high, base.range_high) == pytest.approx(
        (33.52, 0.48, 32.24, 34.80, 1.57), abs=5e-3
    )
    base = baseline_of([82, 85, 79, 88, 84, 81, 90, 77, 86, 83])
    assert (base.centre, base.moving_range, base.low, base.high) == pytest.approx(
        (83.5, 6.555556, 66.065012, 100.934988), abs=1e-5
    )


def test_a_bad_week_signals_because_it_is_not_in_its_own_limits() -> None:
    chart = xmr(WEEKS, least=11)
    assert chart.signals == (11,) and chart.points[11].signal == "beyond"
    base = baseline_of(WEEKS[:11])
    assert (base.centre, base.moving_range, base.range_high) == pytest.approx(
        (83.545455, 4.6, 15.0282), abs=1e-6
    )
    within = baseline_of(WEEKS)
    assert within.low < 68 and within.moving_range == pytest.approx(5.636364, abs=1e-6)


def test_limits_are_said_to_be_provisional_missing_or_undefined() -> None:
    assert xmr([80.0, 82.0]).state == "too_few" and xmr([]).points == ()
    assert xmr([80.0] * 30).state == "undefined"
    assert xmr([80.0, 84.0] * 8).state == "provisional"
    chart = xmr([95.0, 99.0] * 12)
    assert chart.state == "ok" and chart.points[0].high == 100.0
    gaps = xmr([80.0, None, 84.0] * 12)
    assert gaps.points[1].value is None and gaps.state == "ok"


def test_eight_in_a_row_on_one_side_are_a_signal_and_a_gap_breaks_the_row() -> None:
    row = [Point(81.0, 1)] * 8
    assert [p.signal for p in judged(row, 80.0)] == [None] * 7 + ["run"]
    assert judged([*row[:4], *[Point(None, 0)] * 3, *row[:4]], 80.0)[-1].signal is None
    assert judged([*row[:4], Point(None, 0), *row[:4]], 80.0)[-1].signal == "run"
    assert judged([*row[:4], Point(80.0, 1), *row[:4]], 80.0)[-1].signal is None


def test_shares_as_in_the_handbook() -> None:
    chart = p_chart(WAFERS, [50] * 30, 30)
    assert (chart.centre, chart.points[0].low, chart.points[0].high) == pytest.approx(
        (0.231333, 0.052428, 0.410239), abs=1e-6
    )
    assert [i + 1 for i, p in enumerate(chart.points) if p.signal == "beyond"] == [15, 23]
    assert chart.laney == pytest.approx(1.660867, abs=1e-6)


def test_shares_with_changing_n() -> None:
    bad, n = [4, 2, 15, 3, 3, 5] * 2, [40, 25, 60, 50, 30, 45] * 2
    chart = p_chart(bad, n, 12, exact=False)
    assert chart.centre == pytest.approx(0.128)
    assert [p.high for p in chart.points[:6]] == pytest.approx(
        [0.286473, 0.328454, 0.257392, 0.269742, 0.310989, 0.277410], abs=1e-6
    )
    assert all(p.low == 0 for p in chart.points) and not chart.signals
    assert sigma_z(bad[:6], n[:6], 0.128) == pytest.approx(1.614050, abs=1e-6)
    exact = p_chart(bad, n, 12)
    assert exact.points[1].high != chart.points[1].high and exact.points[2].high == chart.points[2].high


def test_errors_per_call() -> None:
    errors, n = [8, 3, 15, 6, 11] * 3, [20, 12, 30, 25, 10] * 3
    chart = u_chart(errors, n, 15, exact=False)
    assert chart.centre == pytest.approx(0.443299, abs=1e-6)
    assert [p.high for p in chart.points[:5]] == pytest.approx(
        [0.889936, 1.019905, 0.807976, 0.842783, 1.074939], abs=1e-6
    )
    assert [p.low for p in chart.points[:5]] == pytest.approx([0, 0, 0.078621, 0.043815, 0], abs=1e-6)
    assert [i for i in range(5) if chart.points[i].signal == "beyond"] == [4]
    assert u_chart([8, 0, *[8] * 18], [50, 0, *[50] * 18]).points[1].value is None
    even = u_chart([8] * 20, [50] * 20, 20)
    assert (even.points[0].low, even.points[0].high) == pytest.approx((0, 0.329706), abs=1e-6)


def test_errors_that_never_or_always_happen_have_no_limits() -> None:
    assert p_chart([0] * 20, [10] * 20).state == "undefined"
    assert p_chart([10] * 20, [10] * 20).state == "undefined"
    assert u_chart([0] * 20, [10] * 20).state == "undefined"
    assert p_chart([], []).state == "too_few" and u_chart([1], [5]).state == "too_few"


def test_slow_drift_as_in_the_handbook() -> None:
    chart = ewma(DRIFT, 50, 2.0539, 0.3, 3)
    assert [p.value for p in chart.points] == pytest.approx(
        [50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
         49.92, 50.73, 51.23, 51.94, 51.99], abs=6e-3
    )  # fmt: skip
    assert (chart.points[0].low, chart.points[0].high) == pytest.approx((48.15149, 51.84851), abs=1e-5)
    assert (chart.points[19].low, chart.points[19].high) == pytest.approx((47.411569, 52.588431), abs=1e-6)


@pytest.mark.parametrize(("weight", "signals"), [(0.1, (28, 29)), (0.2, (28,))])
def test_slow_drift_in_montgomerys_data(weight: float, signals: tuple[int, ...]) -> None:
    chart = ewma(MONTGOMERY, 10, 1, weight, 2.7)
    assert chart.signals == signals
    if weight == 0.1:
        assert [p.value for p in chart.points[:2]] == pytest.approx([9.945, 9.7495])
        assert chart.points[27].value == pytest.approx(10.573137, abs=1e-6)
        assert chart.points[1].high == pytest.approx(10.3632, abs=1e-4)


def test_cumulative_sums_as_in_the_handbook() -> None:
    values = [324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600, 324.625,
              325.150, 328.325, 327.250, 327.829, 328.500, 326.675, 327.775, 326.875, 328.350]  # fmt: skip
    upper, _ = cusum(values, 325, 0.3175)
    assert upper[12:] == pytest.approx([3.01, 4.94, 7.45, 10.63, 11.99, 14.44, 16.00, 19.04], abs=0.01)
    assert next(i + 1 for i, s in enumerate(upper) if s > 4.1959) == 14


def test_a_trend_is_tested_not_seen() -> None:
    found = trend([82, 85, 79, 88, 84, 81, 90, 77, 86, 83, 88, 91])
    assert (found.s, found.z, found.p) == pytest.approx((19, 1.237218, 0.216006), abs=1e-6)
    assert (found.slope, found.low, found.high) == pytest.approx((0.535714, -0.4, 1.4), abs=1e-6)
    assert found.way == "no_trend"
    assert trend([70.0 + i for i in range(10)]).way == "rising"
    assert trend([70.0 - i for i in range(10)]).way == "falling"
    assert trend([1.0, None, 2.0]).way == "too_few"
    assert trend([80.0] * 12).way == "no_trend"


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), max_size=60))
def test_any_history_gives_a_chart_and_a_trend(values: list[float | None]) -> None:
    chart, found = xmr(values), trend(values)
    assert len(chart.points) == len(values)
    for point in chart.points:
        assert point.low is None or (point.high is not None and 0 <= point.low <= point.high <= 100)
    assert found.low is None or (
        found.slope is not None and found.high is not None and found.low <= found.high
    )
