"""Do evaluators score alike: coefficients for choices, totals and pairs of scores, each with n and an interval."""

from qa_desk.stats.agreement.chance import alpha, brennan_prediger, cohen, fleiss, gwet, percent
from qa_desk.stats.agreement.ratings import LEVELS, Level, Ratings
from qa_desk.stats.agreement.report import Agreement, agreement
from qa_desk.stats.agreement.resampled import Resampled, resampled
from qa_desk.stats.agreement.result import Coefficient
from qa_desk.stats.agreement.totals import BlandAltman, Icc, bland_altman, icc
from qa_desk.stats.agreement.verdict import verdict

__all__ = [
    "LEVELS",
    "Agreement",
    "BlandAltman",
    "Coefficient",
    "Icc",
    "Level",
    "Ratings",
    "Resampled",
    "agreement",
    "alpha",
    "bland_altman",
    "brennan_prediger",
    "cohen",
    "fleiss",
    "gwet",
    "icc",
    "percent",
    "resampled",
    "verdict",
]
