"""What can be wrong with a form, and the ways to name its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qa_desk.errors import N_, QADeskError
from qa_desk.scoring.definition import Form, Question, Section


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing wrong: where (line from 1, None where unknown; path such as sections[0].weight) and what.

    `message` is a template filled by `params`, for screens to translate.
    """

    line: int | None
    path: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is wrong, in English, without the place."""
        return self.message.format(**self.params)

    def __str__(self) -> str:
        where = [f"line {self.line}"] if self.line else []
        where += [self.path] if self.path else []
        return f"{', '.join(where)}: {self.text}" if where else self.text


class FileError(QADeskError):
    """A file that cannot be used; `problems` are all that were found."""

    one = N_("The file {name} cannot be used: {first}.")
    several = N_("The file {name} cannot be used: {first}. Further problems: {more}.")

    def __init__(self, name: str, problems: tuple[FormProblem, ...]) -> None:
        message = self.several if len(problems) > 1 else self.one
        super().__init__(message, name=name, first=problems[0], more=len(problems) - 1)
        self.problems = problems


class FormError(FileError):
    """A form that cannot be used."""

    one = N_("The form {name} cannot be used: {first}.")
    several = N_("The form {name} cannot be used: {first}. Further problems: {more}.")


class AnswersError(FileError):
    """Answers that cannot be used."""

    one = N_("The answers in {name} cannot be used: {first}.")
    several = N_("The answers in {name} cannot be used: {first}. Further problems: {more}.")


def problem(path: str, message: str, **params: object) -> FormProblem:
    """A problem whose line is not known yet."""
    return FormProblem(None, path, message, params)


def every_section(form: Form) -> Iterator[tuple[str, Section]]:
    """Every section with its path, each that holds sections before those."""
    for s, section in enumerate(form.sections):
        yield f"sections[{s}]", section
        for i, inner in enumerate(section.sections):
            yield f"sections[{s}].sections[{i}]", inner


def every_question(form: Form) -> Iterator[tuple[str, Question]]:
    """Every question with its path."""
    for path, section in every_section(form):
        for q, question in enumerate(section.questions):
            yield f"{path}.questions[{q}]", question
