"""Scoring: after one answer of a long form, and 100,000 evaluations again under another formula.

`python -m benchmarks.scoring` prints its own table. The baselines are what a spreadsheet would do: the same sums in
floating point, nothing exact, nothing critical, nothing left out.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec.structs import replace

from benchmarks.table import Row, print_table
from qa_desk.scoring import Answer, Choice, Form, Question, Section, score, starter_form
from qa_desk.scoring.many import score_many

Evaluation = Mapping[str, Answer]
MANY = 100_000
AIM_PER_SECOND = 50_000
AIM_ONE_S = 0.001


def rows(quick: bool = False) -> list[Row]:
    """Each measurement beside its baseline."""
    return [_one_answer(), _many(10_000 if quick else MANY)]


def _one_answer() -> Row:
    form, answers = _long_form(), dict[str, Answer]()
    for question in form.questions():
        answers[question.key] = Answer(choices=(question.choices[0].key,))
    turned = [Answer(choices=(key,)) for key in ("c0", "c1", "c2")]

    def change(count: int) -> None:
        for i in range(count):
            answers[f"q{i % 100}"] = turned[i % 3]
            score(form, answers)

    def plain(count: int) -> None:
        for i in range(count):
            answers[f"q{i % 100}"] = turned[i % 3]
            _naive(form, answers)

    runs = 300
    return Row(
        "scoring: one answer of 100",
        "plain sums",
        _fastest(lambda: change(runs)) / runs,
        _fastest(lambda: plain(runs)) / runs,
        seconds_target=AIM_ONE_S,
    )


def _many(count: int) -> Row:
    form = starter_form("support", "en")
    other = replace(form, formula="pooled_points")
    evaluations = _evaluations(form, count)

    def again() -> None:
        assert sum(1 for _ in score_many(other, evaluations)) == count

    def plain() -> None:
        for answers in evaluations:
            _naive(other, answers)

    return Row(
        f"scoring: {count:,} again, pooled",
        "plain sums",
        _fastest(again, runs=3),
        _fastest(plain, runs=3),
        seconds_target=count / AIM_PER_SECOND,
    )


def _long_form() -> Form:
    choices = tuple(Choice(f"c{i}", f"C{i}", Decimal(i)) for i in range(3))
    sections = tuple(
        Section(
            f"s{s}",
            f"S{s}",
            tuple(Question(f"q{s * 10 + q}", "Q", "choice", choices) for q in range(10)),
            Decimal(s + 1),
        )
        for s in range(10)
    )
    return Form("long", "Long", "en", sections)


def _evaluations(form: Form, count: int) -> list[Evaluation]:
    """Answers as they come: mostly good, some N/A, a few critical."""
    chance = random.Random(1)
    offered = {}
    for question in form.questions():
        given = [Answer(choices=(choice.key,)) for choice in question.choices]
        weights = [8.0, *(2.0 for _ in given[2:]), 0.5]
        if question.na_allowed:
            given, weights = [*given, Answer(na="evaluator")], [*weights, 1.0]
        offered[question.key] = (given, weights)
    columns = {key: chance.choices(given, weights, k=count) for key, (given, weights) in offered.items()}
    return [{key: column[i] for key, column in columns.items()} for i in range(count)]


def _naive(form: Form, answers: Evaluation) -> float:
    """Percent in floating point: points by weight over possible points by weight."""
    earned = possible = 0.0
    for section in form.sections:
        for question in section.questions:
            answer = answers[question.key]
            if answer.choices:
                worth = {choice.key: float(choice.points) for choice in question.choices}
                earned += worth[answer.choices[0]] * float(section.weight) * float(question.weight)
                possible += max(worth.values()) * float(section.weight) * float(question.weight)
    return 100 * earned / possible if possible else 0.0


def _fastest(work: Callable[[], None], runs: int = 5) -> float:
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    print_table(rows("--quick" in sys.argv))
