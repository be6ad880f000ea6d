"""One word per question: do evaluators read it alike."""

from __future__ import annotations

from typing import Literal

from qa_desk.stats.agreement.chance import NO_VARIATION
from qa_desk.stats.agreement.result import Coefficient

Verdict = Literal["reliable", "rewrite", "not_yet_clear", "too_few", "no_failures_seen"]
ENOUGH_UNITS = 10
FIRM = 0.60
ALIKE = 0.80


def verdict(coefficient: Coefficient, alike: Coefficient, evaluators: int) -> Verdict:
    """From Gwet's coefficient and the percent agreement: reliable only when the lower end says so."""
    if alike.n < ENOUGH_UNITS or evaluators < 2:
        return "too_few"
    if coefficient.note == NO_VARIATION:
        return "no_failures_seen"
    if coefficient.low is None or coefficient.high is None or alike.value is None:
        return "too_few"
    if coefficient.low >= FIRM and alike.value >= ALIKE:
        return "reliable"
    return "rewrite" if coefficient.high < FIRM else "not_yet_clear"
