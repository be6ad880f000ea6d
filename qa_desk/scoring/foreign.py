"""Evaluation forms of Genesys Cloud and Amazon Connect (JSON) as forms here; what has no counterpart is said.

Neither knows COPC's classes, so a fatal question or automatic fail comes in as critical for the business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from qa_desk.errors import N_
from qa_desk.scoring.definition import Choice, Condition, Critical, Form, Question, Range, Section
from qa_desk.scoring.problems import FormError, FormProblem

NOT_KNOWN = N_("it is no evaluation form of Genesys Cloud or Amazon Connect")
CLASS_GUESSED = N_("“{text}” can fail the form; it is critical for the business until you say otherwise")
KIND_UNKNOWN = N_("“{text}” is of the kind {kind}, which is asked as text here")
PASS_MARK = N_("there is no pass mark in the file; it is {mark} until you say otherwise")
RULE_LOST = N_("a rule of “{text}” could not be carried over; it is always shown")


@dataclass(slots=True)
class Foreign:
    """A form from elsewhere; `notes` are what a person should look at, templates with what fills them."""

    form: Form
    notes: list[tuple[str, dict[str, object]]] = field(default_factory=list)


def load_foreign(source: Path | str, language: str = "en", name: str = "") -> Foreign:
    """The form in a JSON file or text; `FormError` where it is no form."""
    name = name or (source.name if isinstance(source, Path) else "form")
    try:
        content = source.read_bytes() if isinstance(source, Path) else source.encode()
        plain = msgspec.json.decode(content)
        if isinstance(plain, dict) and isinstance(plain.get("questionGroups"), list):
            return _Genesys(plain, language).read()
        if isinstance(plain, dict) and isinstance(plain.get("Items"), list):
            return _Connect(plain, language).read()
    except OSError as error:
        problem = FormProblem(None, "", N_("it cannot be read: {detail}"), {"detail": error.strerror})
        raise FormError(name, (problem,)) from error
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        ArithmeticError,
        RecursionError,
    ) as error:
        raise FormError(name, (FormProblem(None, "", NOT_KNOWN),)) from error
    raise FormError(name, (FormProblem(None, "", NOT_KNOWN),))


class _Reader:
    """Keys that are free of spaces and used once, and the notes."""

    def __init__(self, plain: Mapping[str, Any], language: str) -> None:
        self.plain, self.language = plain, language
        self.notes: list[tuple[str, dict[str, object]]] = []
        self._taken: set[str] = set()

    def key(self, *wanted: object) -> str:
        """The first of these that is given, made a key."""
        base = next((str(one) for one in wanted if one), "part")
        base = "_".join(re.findall(r"[\w.-]+", base))[:70] or "part"
        key, number = base, 1
        while key in self._taken:
            number += 1
            key = f"{base}_{number}"
        self._taken.add(key)
        return key

    def note(self, template: str, **params: object) -> None:
        self.notes.append((template, params))

    def done(self, form: Form) -> Foreign:
        self.note(PASS_MARK, mark=f"{form.pass_mark:f}")
        return Foreign(form, self.notes)


class _Genesys(_Reader):
    """contextId stays the same over versions, so it is the key."""

    def read(self) -> Foreign:
        groups = self.plain["questionGroups"]
        keys = [[self.key(q.get("contextId"), q.get("id")) for q in group["questions"]] for group in groups]
        sections = tuple(
            Section(
                key=self.key(group.get("contextId"), group.get("id"), group["name"]),
                title=group["name"],
                weight=_number(group.get("weight", 1)),
                show_if=self._rule(group, keys),
                questions=tuple(
                    self._question(q, key, keys) for q, key in zip(group["questions"], own, strict=True)
                ),
            )
            for group, own in zip(groups, keys, strict=True)
        )
        return self.done(
            Form(
                key=self.key(self.plain.get("contextId"), self.plain.get("id"), self.plain["name"]),
                title=self.plain["name"],
                language=self.language,
                sections=sections,
                formula="pooled_points",
                on_fail="zero",
            )
        )

    def _question(self, q: Mapping[str, Any], key: str, keys: Sequence[Sequence[str]]) -> Question:
        options = q.get("answerOptions") or []
        best = max((_number(o.get("value", 0)) for o in options), default=Decimal(0))
        fatal = Critical("business") if q.get("isKill") else None
        if fatal:
            self.note(CLASS_GUESSED, text=q["text"])
        choices = tuple(
            Choice(
                key=_choice_key(i, o.get("contextId") or o.get("id")),
                text=o["text"],
                points=_number(o.get("value", 0)),
                critical=fatal if _number(o.get("value", 0)) < best else None,
            )
            for i, o in enumerate(options)
        )
        many = q.get("type") == "multipleSelectQuestion"
        return Question(
            key=key,
            text=q["text"],
            kind="text" if not choices else "multiple" if many else "choice",
            choices=choices,
            guidance=q.get("helpText") or "",
            na_allowed=bool(q.get("naEnabled")),
            comment="required" if q.get("commentsRequired") else "optional",
            categories=("critical",) if q.get("isCritical") else (),
            show_if=self._rule(q, keys),
        )

    def _rule(self, part: Mapping[str, Any], keys: Sequence[Sequence[str]]) -> Condition | None:
        given = part.get("visibilityCondition")
        if not given or not given.get("predicates"):
            return None
        try:
            tests = tuple(self._test(str(one), keys) for one in given["predicates"])
        except (ValueError, IndexError):
            self.note(RULE_LOST, text=part.get("text") or part.get("name"))
            return None
        return _joined(tests, given.get("combiningOperation") == "AND")

    def _test(self, predicate: str, keys: Sequence[Sequence[str]]) -> Condition:
        found = re.fullmatch(r"/form/questionGroup/(\d+)/question/(\d+)/answer/(\d+)", predicate)
        if found is None:
            raise ValueError(predicate)
        group, question, answer = (int(one) for one in found.groups())
        option = self.plain["questionGroups"][group]["questions"][question]["answerOptions"][answer]
        choice = _choice_key(answer, option.get("contextId") or option.get("id"))
        return Condition(question=keys[group][question], is_=(choice,))


class _Connect(_Reader):
    """RefId is the key; both levels of sections are kept."""

    def read(self) -> Foreign:
        strategy = self.plain.get("ScoringStrategy") or {}
        by_section = strategy.get("Mode") == "SECTION_ONLY"
        loose = [item["Question"] for item in self.plain["Items"] if "Question" in item]
        sections = [self._section(item["Section"]) for item in self.plain["Items"] if "Section" in item]
        if loose:
            questions = tuple(self._question(q) for q in loose)
            sections.insert(0, Section(self.key("questions"), self.plain["Title"], questions))
        return self.done(
            Form(
                key=self.key(self.plain.get("EvaluationFormId"), self.plain["Title"]),
                title=self.plain["Title"],
                language=self.language,
                sections=tuple(sections),
                formula="section_percent" if by_section else "pooled_points",
                on_fail="zero",
                description=self.plain.get("Description") or "",
            )
        )

    def _section(self, given: Mapping[str, Any]) -> Section:
        items = given.get("Items") or []
        questions = tuple(self._question(one["Question"]) for one in items if "Question" in one)
        inner = tuple(self._section(one["Section"]) for one in items if "Section" in one)
        key = self.key(given.get("RefId"), given["Title"])
        if questions and inner:  # a section here holds one kind
            inner = (Section(self.key(f"{key}_questions"), given["Title"], questions), *inner)
        return Section(
            key=key,
            title=given["Title"],
            questions=() if inner else questions,
            sections=inner,
            weight=_number(given.get("Weight") or 1),
            guidance=given.get("Instructions") or "",
        )

    def _question(self, q: Mapping[str, Any]) -> Question:
        properties, kind = q.get("QuestionTypeProperties") or {}, q["QuestionType"]
        select = properties.get("SingleSelect") or properties.get("MultiSelect") or {}
        choices = tuple(self._choices(q, select.get("Options") or []))
        ranges = tuple(self._ranges(q, (properties.get("Numeric") or {}).get("Options") or []))
        kinds: dict[str, Any] = {
            "SINGLESELECT": "choice",
            "MULTISELECT": "multiple",
            "DATETIME": "date",
            "TEXT": "text",
        }
        if kind == "NUMERIC" and ranges:
            kinds["NUMERIC"] = "number"
        elif kind not in kinds:
            self.note(KIND_UNKNOWN, text=q["Title"], kind=kind)
        show, hide = self._rules(q)
        return Question(
            key=self.key(q.get("RefId"), q["Title"]),
            text=q["Title"],
            kind=kinds.get(kind, "text"),
            choices=choices,
            ranges=ranges,
            weight=_number(q.get("Weight") or 1),
            guidance=q.get("Instructions") or "",
            na_allowed=bool(q.get("NotApplicableEnabled")),
            show_if=show,
            hide_if=hide,
        )

    def _choices(self, q: Mapping[str, Any], options: Iterable[Mapping[str, Any]]) -> Iterator[Choice]:
        for i, option in enumerate(options):
            critical = None
            if option.get("AutomaticFail") or option.get("AutomaticFailConfiguration"):
                section = (option.get("AutomaticFailConfiguration") or {}).get("TargetSection")
                critical = Critical("business", effect="fail_section" if section else "fail_form")
                self.note(CLASS_GUESSED, text=q["Title"])
            key = _choice_key(i, option.get("RefId"))
            yield Choice(key, option["Text"], _number(option.get("Score") or 0), critical)

    def _ranges(self, q: Mapping[str, Any], options: Iterable[Mapping[str, Any]]) -> Iterator[Range]:
        for option in sorted(options, key=lambda one: _number(one["MinValue"])):
            if option.get("AutomaticFail"):
                self.note(RULE_LOST, text=q["Title"])
            # whole numbers from Min to Max, both included there
            end = _number(option["MaxValue"]) + 1
            yield Range(_number(option["MinValue"]), end, _number(option.get("Score") or 0))

    def _rules(self, q: Mapping[str, Any]) -> tuple[Condition | None, Condition | None]:
        enablement = q.get("Enablement") or {}
        given = enablement.get("Condition")
        if not given:
            return None, None
        try:
            rule = _joined(tuple(self._test(one) for one in given["Operands"]), given.get("Operator") != "OR")
        except (KeyError, ValueError, TypeError):
            self.note(RULE_LOST, text=q["Title"])
            return None, None
        return (None, rule) if enablement.get("Action") == "DISABLE" else (rule, None)

    def _test(self, operand: Mapping[str, Any]) -> Condition:
        expression = operand["Expression"]
        question = expression["Source"]["RefId"]
        named = tuple(_choice_key(0, value["RefId"]) for value in expression["Values"])
        test = Condition(question=question, is_=named)
        if expression.get("Comparator") == "NOT_IN":
            return Condition(not_=test)
        if expression.get("Comparator") != "IN":
            raise ValueError(expression.get("Comparator"))
        return test


def _joined(tests: tuple[Condition, ...], every: bool) -> Condition | None:
    if len(tests) < 2:
        return tests[0] if tests else None
    return Condition(all_=tests) if every else Condition(any_=tests)


def _choice_key(place: int, given: object) -> str:
    return "_".join(re.findall(r"[\w.-]+", str(given)))[:70] if given else f"choice_{place + 1}"


def _number(value: Any) -> Decimal:
    return Decimal(str(value))
