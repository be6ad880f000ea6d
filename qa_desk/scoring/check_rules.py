"""What is wrong with a form's rules: conditions, weights that must add up, bonus, release, disputes, examples."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qa_desk.errors import N_
from qa_desk.scoring.conditions import cycle, named
from qa_desk.scoring.definition import Condition, Form, Question
from qa_desk.scoring.problems import FormProblem, every_question, every_section, problem

MOST_DAYS = 365
MOST_HOURS = 24 * 45
MOST_DISPUTES = 20
DEEPEST_RULE = 10


def check_rules(form: Form) -> Iterator[FormProblem]:
    """Everything wrong with the rules of a form whose numbers and levels are sound."""
    yield from _conditions(form)
    yield from _sums(form)
    yield from _bonus(form)
    yield from _life(form)
    for path, question in every_question(form):
        yield from _choices(question, path)


def _conditions(form: Form) -> Iterator[FormProblem]:
    questions = {question.key: question for question in form.questions()}
    sound = True
    ruled = [(path, one.show_if, one.hide_if) for path, one in every_section(form)]
    ruled += [(path, one.show_if, one.hide_if) for path, one in every_question(form)]
    for path, show, hide in ruled:
        for name, rule in (("show_if", show), ("hide_if", hide)):
            for where, part in named(rule, f"{path}.{name}"):
                if where.count(".") - path.count(".") > DEEPEST_RULE:
                    yield problem(
                        f"{path}.{name}", N_("rules nest {levels} levels deep at most"), levels=DEEPEST_RULE
                    )
                    return
                for found in _condition(part, where, questions):
                    sound = False
                    yield found
    if sound and (keys := cycle(form)):
        last = next((path for path, one in every_question(form) if one.key == keys[0]), "sections")
        yield problem(
            last, N_("rules wait for each other in a circle: {keys}"), keys=" → ".join(dict.fromkeys(keys))
        )


def _condition(part: Condition, path: str, questions: dict[str, Question]) -> Iterator[FormProblem]:
    number = part.at_least is not None or part.below is not None
    tests = [bool(part.is_), number, part.na]
    shapes = [bool(part.question), bool(part.all_), bool(part.any_), part.not_ is not None]
    if sum(shapes) != 1 or sum(tests) != int(bool(part.question)):
        message = N_("a rule is a question with one of is, at_least/below, na; or one of all, any, not")
        yield problem(path, message)
        return
    if not part.question:
        return
    question = questions.get(part.question)
    if question is None:
        yield problem(f"{path}.question", N_("the form has no question “{key}”"), key=part.question)
        return
    known = [choice.key for choice in question.choices]
    for i, choice in enumerate(part.is_):
        if choice not in known:
            message = N_("“{key}” has no choice “{choice}”")
            yield problem(f"{path}.is[{i}]", message, key=part.question, choice=choice)
    if number and question.kind != "number":
        yield problem(f"{path}.question", N_("“{key}” is not a number question"), key=part.question)
    for value in (part.at_least, part.below):
        if value is not None and not value.is_finite():
            yield problem(path, N_("is not a number"))
            return
    if part.at_least is not None and part.below is not None and part.below <= part.at_least:
        yield problem(f"{path}.below", N_("must lie above the start"))


def _sums(form: Form) -> Iterator[FormProblem]:
    if form.weights_total is None:
        return
    found = sum((section.weight for section in form.sections if not section.bonus), Decimal(0))
    if found != form.weights_total:
        message = N_("the weights of the sections add up to {found}, not to {wanted}")
        yield problem("weights_total", message, found=f"{found:f}", wanted=f"{form.weights_total:f}")


def _bonus(form: Form) -> Iterator[FormProblem]:
    for path, section in every_section(form):
        if not section.bonus:
            continue
        if ".sections" in path:
            yield problem(f"{path}.bonus", N_("only a section of the upper level can be a bonus"))
        elif form.formula == "points_plus_minus":
            yield problem(f"{path}.bonus", N_("points are added up anyway; there is no bonus here"))
        elif not 0 < section.weight <= 100:
            yield problem(f"{path}.weight", N_("a bonus is worth more than 0 and at most 100 percent points"))
    if form.over_100 and not any(section.bonus for section in form.sections):
        yield problem("over_100", N_("only a bonus section can lift a score over 100"))


def _life(form: Form) -> Iterator[FormProblem]:
    if not 0 <= form.release.hours <= MOST_HOURS:
        yield problem("release.hours", N_("must lie between 0 and {largest}"), largest=MOST_HOURS)
    elif (form.release.mode == "scheduled") != (form.release.hours > 0):
        yield problem("release.hours", N_("hours belong to a scheduled release, and only there"))
    if not 0 < form.disputes.days <= MOST_DAYS:
        yield problem("disputes.days", N_("must lie between {low} and {largest}"), low=1, largest=MOST_DAYS)
    if not 0 < form.disputes.limit <= MOST_DISPUTES:
        yield problem(
            "disputes.limit", N_("must lie between {low} and {largest}"), low=1, largest=MOST_DISPUTES
        )


def _choices(question: Question, path: str) -> Iterator[FormProblem]:
    for c, choice in enumerate(question.choices):
        where = f"{path}.choices[{c}]"
        for e, example in enumerate(choice.examples):
            if not example.text.strip() and not example.moment.strip():
                yield problem(f"{where}.examples[{e}]", N_("an example needs a text or a moment"))
        if choice.cause_required and not choice.root_causes:
            yield problem(f"{where}.cause_required", N_("asks for a root cause and offers none"))
