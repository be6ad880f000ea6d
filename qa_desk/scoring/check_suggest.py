"""What is wrong with the rules for suggested answers of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qa_desk.errors import N_
from qa_desk.scoring.definition import Form, Question
from qa_desk.scoring.problems import FormProblem, every_question, problem
from qa_desk.scoring.suggest import SECONDS, Fact, HoldAnnounced, Said, Sign

ONE_CHOICE = frozenset({"yes_no", "choice", "scale"})
DEEPEST = 10
LONGEST = 24 * 3600
MOST_PHRASES = 500
LONGEST_PHRASE = 200
WORD = re.compile(r"[^\W_]")


def check_suggest(form: Form) -> Iterator[FormProblem]:
    """Everything wrong with them; none of it touches a score."""
    for path, question in every_question(form):
        if question.suggest is not None:
            yield from check_rule(question, f"{path}.suggest")


def check_rule(question: Question, path: str = "suggest") -> Iterator[FormProblem]:
    """Everything wrong with one question's rule."""
    rule = question.suggest
    if rule is None:
        return
    if question.kind not in ONE_CHOICE:
        yield problem(path, N_("only questions with one choice can have a suggestion"))
        return
    keys = [choice.key for choice in question.choices]
    for name, choice in (("then", rule.then), ("otherwise", rule.otherwise)):
        if choice not in keys and (choice or name == "then"):
            message = N_("“{key}” has no choice “{choice}”")
            yield problem(f"{path}.{name}", message, key=question.key, choice=choice)
    if rule.then == rule.otherwise:
        yield problem(f"{path}.otherwise", N_("suggests the same whatever the call says"))
    if rule.applies_if is not None and not question.na_allowed:
        yield problem(f"{path}.applies_if", N_("the question may not be marked not applicable"))
    for name, sign in (("when", rule.when), ("applies_if", rule.applies_if)):
        if sign is not None:
            yield from _sign(sign, f"{path}.{name}", 0)


def _sign(sign: Sign, path: str, depth: int) -> Iterator[FormProblem]:
    tests = [
        (name, found) for name in sign.__struct_fields__[:8] if (found := getattr(sign, name)) is not None
    ]
    joins = [bool(sign.all_), bool(sign.any_), sign.not_ is not None]
    if len(tests) + sum(joins) != 1:
        yield problem(path, N_("a sign is one of: {known}"), known=", ".join(NAMES))
        return
    if depth >= DEEPEST:
        yield problem(path, N_("rules nest {levels} levels deep at most"), levels=DEEPEST)
        return
    for name, inner in sign.inner():
        yield from _sign(inner, f"{path}.{name}", depth + 1)
    for name, test in tests:
        yield from _test(test, f"{path}.{name}")


NAMES = (*Sign.__struct_fields__[:8], "all", "any", "not")


def _test(test: object, path: str) -> Iterator[FormProblem]:
    if isinstance(test, Said):
        if not test.any_ and not test.all_:
            yield problem(path, N_("needs words to listen for"))
        for name, phrases in (("any", test.any_), ("all", test.all_)):
            yield from _phrases(phrases, f"{path}.{name}")
    elif isinstance(test, HoldAnnounced):
        if not test.any_:
            yield problem(path, N_("needs words to listen for"))
        yield from _phrases(test.any_, f"{path}.any")
    elif isinstance(test, Fact):
        yield from _fact(test, path)
    for name in ("within_first", "within_last", "within", "over", "silence_over", "at_least", "below"):
        value = getattr(test, name, None)
        if value is not None and not _sensible(Decimal(value), name):
            yield problem(
                f"{path}.{name}", N_("must lie between {low} and {largest}"), low=0, largest=LONGEST
            )


def _sensible(value: Decimal, name: str) -> bool:
    least = 0 if name in ("over", "at_least") else Decimal("0.001")
    return value.is_finite() and least <= value <= LONGEST


def _phrases(phrases: tuple[str, ...], path: str) -> Iterator[FormProblem]:
    if len(phrases) > MOST_PHRASES:
        yield problem(path, N_("must not have more than {count} phrases"), count=MOST_PHRASES)
    for n, phrase in enumerate(phrases):
        if not WORD.search(phrase):
            yield problem(f"{path}[{n}]", N_("has no word that could be heard"))
        elif len(phrase) > LONGEST_PHRASE:
            yield problem(
                f"{path}[{n}]", N_("must not have more than {count} characters"), count=LONGEST_PHRASE
            )


def _fact(test: Fact, path: str) -> Iterator[FormProblem]:
    number = test.at_least is not None or test.below is not None
    if bool(test.is_) == number or number != (test.name in SECONDS):
        message = N_("a length takes at_least or below in seconds, every other fact takes is")
        yield problem(path, message)
    elif test.at_least is not None and test.below is not None and test.below <= test.at_least:
        yield problem(f"{path}.below", N_("must lie above the start"))
