"""Forms and the scoring rules: pure, exact, explicit."""

from qa_desk.scoring.check import FormError, FormProblem, check, load_form, starter_forms
from qa_desk.scoring.definition import (
    Answer,
    Blind,
    Choice,
    Critical,
    Form,
    Question,
    Range,
    Section,
    from_builtins,
    from_json,
    to_json,
    version_hash,
)
from qa_desk.scoring.result import CriticalError, QuestionResult, Result, SectionResult, result_to_builtins
from qa_desk.scoring.rules import AnswerError, require_valid, score

__all__ = [
    "Answer",
    "AnswerError",
    "Blind",
    "Choice",
    "Critical",
    "CriticalError",
    "Form",
    "FormError",
    "FormProblem",
    "Question",
    "QuestionResult",
    "Range",
    "Result",
    "Section",
    "SectionResult",
    "check",
    "from_builtins",
    "from_json",
    "load_form",
    "require_valid",
    "result_to_builtins",
    "score",
    "starter_forms",
    "to_json",
    "version_hash",
]
