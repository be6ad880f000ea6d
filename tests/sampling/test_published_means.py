"""Californian schools' Academic Performance Index 2000, as R's `survey` averages it (svymean, Lumley 2004).

From the sample's own sums by stratum and district: an average and its error need no more.
"""

from __future__ import annotations

import pytest

from qa_desk.sampling import Observation, hajek, stratified

STRATA = {"elementary": (4421, 100, 67443, 47038637), "high": (755, 50, 31291, 20167941),
          "middle": (1018, 50, 31830, 20940396)}  # fmt: skip
"""Schools in California and in the sample, the sum of their indices and of the squares."""
DISTRICTS = [(13, 9372), (34, 22508), (4, 2077), (13, 8593), (16, 11369), (2, 1116), (1, 551), (4, 1888), (12, 9111),
             (21, 13761), (9, 6386), (11, 7359), (37, 20394), (2, 905), (4, 2493)]  # fmt: skip
"""Schools and the sum of their indices in each of the 15 districts drawn of 757."""


def scores(n: int, total: int, squares: int) -> list[float]:
    """`n` (even) values with this sum and these squares."""
    mean = total / n
    away: float = (squares / n - mean**2) ** 0.5
    return [mean - away, mean + away] * (n // 2)


def test_a_stratified_sample_of_schools() -> None:
    drawn = [(size, scores(n, total, squares)) for size, n, total, squares in STRATA.values()]
    found = stratified(drawn)
    assert (found.value, found.se) == pytest.approx((662.2873632, 9.408940803), abs=1e-6)
    endless = stratified([(size * 10**9, values) for size, values in drawn])
    assert (endless.value, endless.se) == pytest.approx((662.2873632, 9.536132297), abs=1e-6)
    weighed = hajek([Observation(v, size / len(values)) for size, values in drawn for v in values])
    assert weighed.value == pytest.approx(662.2873632, abs=1e-6)
    plain = sum(total for _, _, total, _ in STRATA.values()) / 200
    assert plain == pytest.approx(652.82), "the mean of the sample as it lies is ten points off"


def test_a_plain_sample_of_schools() -> None:
    found = stratified([(6194, scores(200, 131317, 89739575))])
    assert (found.value, found.se) == pytest.approx((656.585, 9.249722), abs=1e-6)


def test_districts_drawn_whole() -> None:
    found = hajek([Observation(total / size, size) for size, total in DISTRICTS])
    assert found.value == pytest.approx(644.1693989, abs=1e-6) and found.se is not None
    assert found.se * (1 - 15 / 757) ** 0.5 == pytest.approx(23.542241, abs=1e-5)
