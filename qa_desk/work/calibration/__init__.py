"""Calibration: the same calls scored blind by several, revealed, talked about, agreed."""

from qa_desk.work.calibration.count import count_settled
from qa_desk.work.calibration.follow import (
    RoundBias,
    Suggested,
    bias_over_time,
    open_form_draft,
    suggest_round,
)
from qa_desk.work.calibration.report import QuestionReport, RoundReport, Severity, Voice, is_hidden, report
from qa_desk.work.calibration.rounds import CalibrationError, agree, begin, close, open_round, reveal

__all__ = [
    "CalibrationError",
    "QuestionReport",
    "RoundBias",
    "RoundReport",
    "Severity",
    "Suggested",
    "Voice",
    "agree",
    "begin",
    "bias_over_time",
    "close",
    "count_settled",
    "is_hidden",
    "open_form_draft",
    "open_round",
    "report",
    "reveal",
    "suggest_round",
]
