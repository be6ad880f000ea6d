"""Small forms that the scoring tests share."""

from __future__ import annotations

from decimal import Decimal

from qa_desk.scoring import Answer, Choice, Critical, Form, Question, Section

YES_NO = (Choice("yes", "Yes", Decimal(1)), Choice("no", "No", Decimal(0)))
YES, NO, NA = Answer(choices=("yes",)), Answer(choices=("no",)), Answer(na="evaluator")


def yes_no(key: str, **fields: object) -> Question:
    return Question(key, key, "yes_no", YES_NO, **fields)  # type: ignore[arg-type]


def two_groups(formula: str, **fields: object) -> Form:
    sections = (
        Section("a", "A", (yes_no("a1"), yes_no("a2")), Decimal(40)),
        Section("b", "B", (yes_no("b1"),), Decimal(20)),
    )
    return Form("f", "F", "en", sections, formula=formula, **fields)  # type: ignore[arg-type]


def critical_form(effect: str, **fields: object) -> Form:
    bad = Choice("bad", "Bad", Decimal(0), Critical("compliance", effect=effect))  # type: ignore[arg-type]
    risky = Question("risk", "Risk", "yes_no", (Choice("ok", "OK", Decimal(1)), bad))
    sections = (
        Section("a", "A", (yes_no("a1"), risky), Decimal(1)),
        Section("b", "B", (yes_no("b1"),), Decimal(1)),
    )
    return Form("f", "F", "en", sections, **fields)  # type: ignore[arg-type]
