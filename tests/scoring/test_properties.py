"""What must hold for any form and any answers."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.scoring import (
    Answer,
    Choice,
    Critical,
    Form,
    Question,
    Section,
    check,
    explain,
    from_json,
    result_from_builtins,
    result_to_builtins,
    score,
    to_json,
    version_hash,
)
from qa_desk.scoring.many import score_many
from tests.scoring.small_forms import NA, yes_no

points = st.decimals(0, 20, places=2)
weights = st.decimals(Decimal("0.1"), 100, places=1)
WEIGHTED = ("pooled_points", "section_percent", "category_mean")
criticals = st.builds(
    Critical,
    st.sampled_from(("customer", "business", "compliance")),
    effect=st.sampled_from(("none", "fail_section", "fail_form")),
)
on_fail = st.sampled_from(("zero", "cap", "keep_and_flag"))


@st.composite
def questions(draw: st.DrawFn, key: str) -> Question:
    """A question whose choices go from worst to best; the worst may be critical."""
    worths = sorted(draw(st.lists(points, min_size=2, max_size=4)))
    worths[-1] += 1
    critical = draw(st.one_of(st.none(), criticals))
    choices = tuple(
        Choice(f"c{i}", f"c{i}", worth, critical if i == 0 else None) for i, worth in enumerate(worths)
    )
    na = draw(st.sampled_from(("exclude", "full_credit", "fixed_score", "group_mean")))
    share = draw(st.sampled_from((Decimal(0), Decimal("0.25"), Decimal(1))))
    fixed = worths[0] + share * (worths[-1] - worths[0]) if na == "fixed_score" else Decimal(0)
    return Question(key, key, "choice", choices, weight=draw(weights), na=na, na_score=fixed)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Valid forms of the three weighted formulas."""
    sections = tuple(
        Section(
            f"s{s}",
            f"S{s}",
            tuple(draw(questions(f"q{s}_{q}")) for q in range(draw(st.integers(1, 4)))),
            draw(weights),
        )
        for s in range(draw(st.integers(1, 4)))
    )
    return Form(
        "f",
        "F",
        "en",
        sections,
        formula=draw(st.sampled_from(WEIGHTED)),
        on_fail=draw(on_fail),
        cap=draw(st.decimals(0, 100, places=1)),
        on_section_fail=draw(on_fail),
    )


@st.composite
def answered(draw: st.DrawFn) -> tuple[Form, dict[str, Answer]]:
    form = draw(forms())
    answers = {}
    for question in form.questions():
        choice = st.sampled_from(question.choices).map(lambda c: Answer(choices=(c.key,)))
        answers[question.key] = draw(st.one_of(choice, choice, st.just(NA), st.just(Answer())))
    return form, answers


Case = tuple[Form, dict[str, Answer]]


@given(forms())
def test_these_forms_are_without_fault(form: Form) -> None:
    assert check(form) == []


@given(answered())
def test_a_score_lies_between_0_and_100(case: Case) -> None:
    result = score(*case)
    for found in (result.score, result.calculated, *(s.percent for s in result.sections)):
        assert found is None or 0 <= found <= 100
    if result.score is not None and result.calculated is not None:
        assert result.score <= result.calculated


@given(answered(), st.integers(0, 1000))
def test_the_order_of_answering_does_not_matter(case: Case, seed: int) -> None:
    form, answers = case
    shuffled = list(answers.items())
    random.Random(seed).shuffle(shuffled)
    assert score(form, dict(shuffled)) == score(form, answers)


@given(answered())
def test_a_better_answer_never_lowers_the_score(case: Case) -> None:
    form, answers = case
    before = score(form, answers)
    for question in form.questions():
        keys = [choice.key for choice in question.choices]
        for better in (
            keys[keys.index(given.choices[0]) + 1 :] if (given := answers[question.key]).choices else ()
        ):
            after = score(form, {**answers, question.key: Answer(choices=(better,))})
            assert after.calculated >= before.calculated  # type: ignore[operator]
            assert after.score >= before.score  # type: ignore[operator]


def share(
    question: Question, answer: Answer, formula: str
) -> tuple[float | Fraction, float | Fraction] | None:
    """Earned and possible of one question, read off its definition; None where it does not count by itself."""
    worth = {choice.key: Fraction(choice.points) for choice in question.choices}
    best, worst, weight = max(worth.values()), min(worth.values()), Fraction(question.weight)
    if answer.choices:
        got = worth[answer.choices[0]]
    elif answer.na == "no" or question.na in ("exclude", "group_mean"):
        return None
    else:
        got = best if question.na == "full_credit" else Fraction(question.na_score)
    if formula == "category_mean":
        return weight * (got - worst) / (best - worst), weight
    return got * weight, best * weight


def naive(form: Form, answers: dict[str, Answer]) -> Fraction | None:
    """The calculated score, another way: a table of (earned, possible, section weight), summed at the end."""
    table: list[tuple[Fraction, Fraction, Fraction]] = []
    for section in form.sections:
        rows = [share(q, answers[q.key], form.formula) for q in section.questions]
        real = [row for q, row in zip(section.questions, rows, strict=True) if answers[q.key].choices and row]
        counted = [row for row in rows if row]
        for question in section.questions:
            if question.na == "group_mean" and answers[question.key].na == "evaluator" and real:
                alone = Answer(choices=(question.choices[-1].key,))
                _, possible = share(question, alone, form.formula)  # type: ignore[misc]
                mean = sum(e for e, _ in real) / sum(p for _, p in real)
                counted.append((possible * mean, possible))
        if not counted:
            continue
        weight = Fraction(section.weight)
        if form.formula == "section_percent":
            counted = [(sum(e for e, _ in counted) / sum(p for _, p in counted), Fraction(1))]
        table.extend((Fraction(e), Fraction(p), weight) for e, p in counted)
    if not any(answer.choices for answer in answers.values()):
        return None
    return 100 * sum(e * w for e, _, w in table) / sum(p * w for _, p, w in table)


@given(answered())
def test_the_calculated_score_equals_a_naive_reference(case: Case) -> None:
    assert score(*case).calculated == naive(*case)


@given(answered())
def test_the_calculated_score_is_the_score_of_the_same_form_without_critical_choices(case: Case) -> None:
    form, answers = case
    harmless = msgspec.to_builtins(form)
    for section in harmless["sections"]:
        for question in section["questions"]:
            for choice in question["choices"]:
                choice.pop("critical", None)
    plain = score(msgspec.convert(harmless, Form), answers)
    result = score(form, answers)
    assert result.calculated == plain.score == plain.calculated
    if not result.critical_errors:
        assert result.score == result.calculated


@given(forms())
def test_na_everywhere_is_not_scorable(form: Form) -> None:
    result = score(form, {question.key: NA for question in form.questions()})
    assert (result.score, result.calculated, result.outcome) == (None, None, "not_scorable")


@given(answered(), st.integers(0, 3))
def test_one_more_question_that_does_not_apply_changes_nothing(case: Case, place: int) -> None:
    form, answers = case
    place %= len(form.sections)
    changed = list(form.sections)
    changed[place] = msgspec.structs.replace(
        changed[place], questions=(*changed[place].questions, yes_no("extra"))
    )
    wider = msgspec.structs.replace(form, sections=tuple(changed))
    for absent in (NA, Answer(na="rule")):
        result = score(wider, {**answers, "extra": absent})
        before = score(form, answers)
        assert (result.score, result.calculated, result.outcome) == (
            before.score,
            before.calculated,
            before.outcome,
        )


@given(answered())
def test_forms_and_results_survive_json(case: Case) -> None:
    form, answers = case
    assert from_json(to_json(form)) == form
    assert version_hash(from_json(to_json(form))) == version_hash(form)
    result = score(form, answers)
    stored = msgspec.json.encode(result_to_builtins(result))
    assert result_from_builtins(msgspec.json.decode(stored)) == result


@given(answered())
def test_every_score_can_be_explained(case: Case) -> None:
    form, answers = case
    for template, params in explain(form, score(form, answers)):
        assert template.format(**params)


@given(forms(), st.data())
def test_scoring_many_gives_the_same_numbers(form: Form, data: st.DataObject) -> None:
    choices = {
        q.key: [*(Answer(choices=(c.key,)) for c in q.choices), NA, Answer()] for q in form.questions()
    }
    many = data.draw(
        st.lists(st.fixed_dictionaries({k: st.sampled_from(v) for k, v in choices.items()}), max_size=6)
    )
    found = [score(form, answers) for answers in many]
    assert [*score_many(form, many)] == [(one.score, one.calculated, one.outcome) for one in found]
