"""Which questions a form shows: rules over other answers, worked out in the order they need each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from qa_desk.scoring.definition import Answer, Condition, Form, Section

Rules = tuple[tuple[Condition | None, Condition | None], ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """One question and all show and hide rules above it: its own, its section's, that section's."""

    key: str
    rules: Rules


def hidden(form: Form, answers: Mapping[str, Answer]) -> frozenset[str]:
    """Keys of the questions that rules hide, given these answers; independent of the order of answering."""
    gone: set[str] = set()
    for one in _ordered(form):
        if not all(_shown(show, hide, answers, gone) for show, hide in one.rules):
            gone.add(one.key)
    return frozenset(gone)


def holds(condition: Condition, answers: Mapping[str, Answer], gone: set[str] | frozenset[str]) -> bool:
    """True where the rule holds; `gone` are keys of hidden questions, whose answers pass no test."""
    if condition.all_:
        return all(holds(one, answers, gone) for one in condition.all_)
    if condition.any_:
        return any(holds(one, answers, gone) for one in condition.any_)
    if condition.not_ is not None:
        return not holds(condition.not_, answers, gone)
    answer = answers.get(condition.question)
    if answer is None or condition.question in gone or answer.na == "rule":
        return False
    if condition.na or answer.na == "evaluator":
        return condition.na and answer.na == "evaluator"
    if condition.is_:
        return any(choice in condition.is_ for choice in answer.choices)
    number = answer.number
    low, high = condition.at_least, condition.below
    return number is not None and (low is None or low <= number) and (high is None or number < high)


def named(condition: Condition | None, path: str = "") -> Iterator[tuple[str, Condition]]:
    """Every part of a rule, each with its path."""
    if condition is None:
        return
    yield path, condition
    for name, parts in (("all", condition.all_), ("any", condition.any_)):
        for i, part in enumerate(parts):
            yield from named(part, f"{path}.{name}[{i}]")
    yield from named(condition.not_, f"{path}.not")


def cycle(form: Form) -> Sequence[str]:
    """Keys of questions whose rules wait for each other in a circle; empty where none do."""
    try:
        _sorter(form).prepare()
    except CycleError as error:
        return [str(key) for key in error.args[1]]
    return ()


def _shown(
    show: Condition | None, hide: Condition | None, answers: Mapping[str, Answer], gone: set[str]
) -> bool:
    return (show is None or holds(show, answers, gone)) and (hide is None or not holds(hide, answers, gone))


@lru_cache(maxsize=64)
def _ordered(form: Form) -> tuple[Ruled, ...]:
    """The questions that rules concern, each after those its rules name."""
    ruled = {one.key: one for one in _ruled(form)}
    try:
        order = [*_sorter(form).static_order()]
    except CycleError:  # a form that was never checked: as written
        order = [*ruled]
    return tuple(ruled[key] for key in order if key in ruled and ruled[key].rules)


def _sorter(form: Form) -> TopologicalSorter[str]:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for one in _ruled(form):
        needs = {
            part.question for pair in one.rules for rule in pair for _, part in named(rule) if part.question
        }
        sorter.add(one.key, *needs)
    return sorter


def _ruled(form: Form) -> Iterator[Ruled]:
    for top in form.sections:
        for section in top.sections or (top,):
            above: list[Section] = [top] if section is top else [top, section]
            for question in section.questions:
                pairs = [(one.show_if, one.hide_if) for one in above]
                pairs.append((question.show_if, question.hide_if))
                yield Ruled(question.key, tuple(pair for pair in pairs if any(pair)))
