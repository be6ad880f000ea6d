"""Calibration: the same calls scored blind by several, revealed, talked about, agreed."""

from qa_desk.work.calibration.report import QuestionReport, RoundReport, report
from qa_desk.work.calibration.rounds import CalibrationError, agree, begin, close, open_round, reveal

__all__ = [
    "CalibrationError",
    "QuestionReport",
    "RoundReport",
    "agree",
    "begin",
    "close",
    "open_round",
    "report",
    "reveal",
]
