"""Forms and the scoring rules: pure, exact, explicit."""

from qa_desk.scoring.answers import AnswerError, require_valid
from qa_desk.scoring.check import check
from qa_desk.scoring.conditions import hidden
from qa_desk.scoring.definition import (
    Answer,
    Band,
    Blind,
    Choice,
    Condition,
    Critical,
    Disputes,
    Example,
    Form,
    Question,
    Range,
    Release,
    RootCause,
    Section,
    from_builtins,
    from_json,
    to_json,
    version_hash,
)
from qa_desk.scoring.explain import explain
from qa_desk.scoring.levels import highest
from qa_desk.scoring.problems import FormError, FormProblem
from qa_desk.scoring.reading import load_form, starter_form, starter_forms
from qa_desk.scoring.result import (
    Accuracies,
    Accuracy,
    CriticalError,
    QuestionResult,
    Result,
    SectionResult,
    result_from_builtins,
    result_to_builtins,
    shown,
)
from qa_desk.scoring.rules import score
from qa_desk.scoring.suggest import Suggest
from qa_desk.scoring.writing import dump_form

__all__ = [
    "Accuracies",
    "Accuracy",
    "Answer",
    "AnswerError",
    "Band",
    "Blind",
    "Choice",
    "Condition",
    "Critical",
    "CriticalError",
    "Disputes",
    "Example",
    "Form",
    "FormError",
    "FormProblem",
    "Question",
    "QuestionResult",
    "Range",
    "Release",
    "Result",
    "RootCause",
    "Section",
    "SectionResult",
    "Suggest",
    "check",
    "dump_form",
    "explain",
    "from_builtins",
    "from_json",
    "hidden",
    "highest",
    "load_form",
    "require_valid",
    "result_from_builtins",
    "result_to_builtins",
    "score",
    "shown",
    "starter_form",
    "starter_forms",
    "to_json",
    "version_hash",
]
