"""Changing a form piece by piece; every step gives a new form, so that undo is keeping the old one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from qa_desk.scoring.definition import Choice, Form, Question, Section

Part = Form | Section | Question | Choice
Path = tuple[tuple[str, int], ...]
"""Where a part stands: field and place at each level, such as (("sections", 0), ("questions", 2)); () is the form."""

HOLDS: dict[type, tuple[str, ...]] = {
    Form: ("sections",),
    Section: ("sections", "questions"),
    Question: ("choices",),
    Choice: (),
}
FIELDS: dict[type, str] = {Section: "sections", Question: "questions", Choice: "choices"}
YES_NO = (Choice("yes", "Yes", Decimal(1)), Choice("no", "No", Decimal(0)))


def at(form: Form, path: Path) -> Part:
    """The part at a path; `IndexError` where there is none."""
    node: Any = form
    for field, place in path:
        node = getattr(node, field)[place]
    found: Part = node
    return found


def put(form: Form, path: Path, part: Part) -> Form:
    """The form with the part at a path replaced."""
    return _changed(form, path, lambda _old: part)


def insert(form: Form, path: Path, part: Part) -> Form:
    """The form with a part put in before what stands at the path, or at the end of that list."""
    *above, (field, place) = path

    def added(node: Any) -> Any:
        items = [*getattr(node, field)]
        items.insert(place, part)
        return replace(node, **{field: tuple(items)})

    return _changed(form, tuple(above), added)


def remove(form: Form, path: Path) -> Form:
    """The form without the part at a path."""
    *above, (field, place) = path

    def without(node: Any) -> Any:
        items = [*getattr(node, field)]
        del items[place]
        return replace(node, **{field: tuple(items)})

    return _changed(form, tuple(above), without)


def fits(form: Form, part: Part, path: Path) -> bool:
    """True where such a part may stand at the path: right kind, two levels of sections, one kind per section."""
    *above, (field, _) = path
    if FIELDS.get(type(part)) != field:
        return False
    owner = at(form, tuple(above))
    if field not in HOLDS[type(owner)]:
        return False
    if isinstance(part, Section) and above:
        assert isinstance(owner, Section)
        return len(above) == 1 and not part.sections and not owner.questions
    if isinstance(part, Question):
        assert isinstance(owner, Section)
        return not owner.sections
    return True


def move(form: Form, source: Path, target: Path) -> Form | None:
    """The form with a part moved before what stands at the target now; None where it does not fit there."""
    part = at(form, source)
    if (target[: len(source)] == source and len(target) > len(source)) or not fits(form, part, target):
        return None
    marked = insert(form, target, part)
    return remove(marked, _after_insert(source, target))


def duplicate(form: Form, path: Path) -> tuple[Form, Path]:
    """The form with a copy of a part after it, under new keys, and where the copy stands."""
    *above, (field, place) = path
    part = at(form, path)
    owner = at(form, tuple(above))
    copy = _renamed(form, part, {one.key for one in getattr(owner, field)})
    there: Path = (*above, (field, place + 1))
    return insert(form, there, copy), there


def new_part(form: Form, path: Path, text: str) -> Part:
    """A new part for a place, with a key nothing else has and words to be replaced."""
    *above, (field, _) = path
    taken = _keys(form)
    if field == "sections":
        return Section(_free("section", taken), text)
    if field == "questions":
        return Question(_free("question", taken), text, choices=YES_NO)
    owner = at(form, tuple(above))
    assert isinstance(owner, Question)
    return Choice(_free("choice", {choice.key for choice in owner.choices}), text)


def _changed(form: Form, path: Path, change: Callable[[Any], Any]) -> Form:
    changed: Form = _inside(form, path, change)
    return changed


def _inside(node: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    if not path:
        return change(node)
    (field, place), *rest = path
    items = [*getattr(node, field)]
    items[place] = _inside(items[place], tuple(rest), change)
    return replace(node, **{field: tuple(items)})


def _after_insert(source: Path, target: Path) -> Path:
    """Where the source stands once something was put in at the target."""
    level = len(target) - 1
    if len(source) <= level or source[:level] != target[:level]:
        return source
    (field, place), (into, before) = source[level], target[level]
    if field != into or place < before:
        return source
    return (*source[:level], (field, place + 1), *source[level + 1 :])


def _keys(form: Form) -> set[str]:
    return {one.key for one in form.every_section()} | {one.key for one in form.questions()}


def _free(base: str, taken: set[str]) -> str:
    number = 1
    while f"{base}_{number}" in taken:
        number += 1
    taken.add(f"{base}_{number}")
    return f"{base}_{number}"


def _renamed(form: Form, part: Any, siblings: set[str]) -> Any:
    if isinstance(part, Choice):
        return replace(part, key=_free(part.key, siblings))
    taken = _keys(form)
    if isinstance(part, Question):
        return replace(part, key=_free(part.key, taken))
    inner = tuple(
        replace(
            one,
            key=_free(one.key, taken),
            questions=tuple(replace(q, key=_free(q.key, taken)) for q in one.questions),
        )
        for one in part.sections
    )
    questions = tuple(replace(q, key=_free(q.key, taken)) for q in part.questions)
    return replace(part, key=_free(part.key, taken), sections=inner, questions=questions)
