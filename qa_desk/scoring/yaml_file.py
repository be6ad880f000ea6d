"""YAML read so that every complaint can name its line, and nothing in a file can do harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from qa_desk.errors import N_
from qa_desk.scoring.problems import FileError, FormError, FormProblem

LARGEST_FILE = 4 * 1024 * 1024
MOST_PARTS = 500_000
DEEPEST = 100
TOO_LARGE = N_("it is too large, too deep, or refers to itself")


class _Verbatim(RoundTripConstructor):
    """Reads numbers and dates as they were typed: no digit is lost, no date is made of a title."""


def _as_typed(constructor: Any, node: Any) -> Any:
    return constructor.construct_scalar(node)


for _kind in ("int", "float", "timestamp"):
    _Verbatim.add_constructor(f"tag:yaml.org,2002:{_kind}", _as_typed)


def read_tree(source: Path | str, name: str, fault: type[FileError] = FormError) -> CommentedMap:
    """The mapping in a YAML file or text, with its lines; `fault` where there is none."""
    try:
        if isinstance(source, Path) and source.stat().st_size > LARGEST_FILE:
            raise fault(name, (FormProblem(None, "", TOO_LARGE),))
        content = source.read_text("utf-8-sig") if isinstance(source, Path) else source
        if _depth(content) > DEEPEST:
            raise fault(name, (FormProblem(None, "", TOO_LARGE),))
        yaml = YAML(typ="rt", pure=True)
        yaml.Constructor = _Verbatim
        tree = yaml.load(content)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise _unreadable(fault, name, line, str(error.problem or error.context)) from error
    except OSError as error:
        raise _unreadable(fault, name, None, error.strerror or str(error)) from error
    except (YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _unreadable(fault, name, None, str(error)) from error
    if not isinstance(tree, CommentedMap):
        raise fault(name, (FormProblem(1, "", N_("“key: value” lines are needed here")),))
    return tree


def _depth(content: str) -> int:
    """How deep brackets nest at most; the reader takes seconds over thousands of them."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", content):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _unreadable(fault: type[FileError], name: str, line: int | None, detail: str) -> FileError:
    problem = FormProblem(line, "", N_("it cannot be read: {detail}"), {"detail": detail.strip()})
    return fault(name, (problem,))


def as_plain(tree: CommentedMap, name: str, fault: type[FileError] = FormError) -> Any:
    """The same as plain dicts, lists and strings; `fault` for what grows without end."""
    try:
        return _plain(tree, iter(range(MOST_PARTS)))
    except (StopIteration, RecursionError) as error:
        raise fault(name, (FormProblem(None, "", TOO_LARGE),)) from error


def _plain(value: Any, budget: Iterator[int]) -> Any:
    next(budget)  # aliases of aliases would otherwise grow without end
    if isinstance(value, dict):
        return {str(key): _plain(item, budget) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, budget) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    return str(value)


def parts_of(path: str) -> list[str | int]:
    """The steps of a path such as `sections[0].questions[1].key`."""
    names = path.replace("[", ".").replace("]", "").split(".")
    return [int(name) if name.isdigit() else name for name in names]


def line_of(tree: CommentedMap, path: str) -> int:
    """The line of a path such as `sections[0].questions[1].key`, or of the nearest part of it that exists."""
    node: Any = tree
    line = 1
    for key in parts_of(path):
        try:
            if isinstance(node, CommentedMap):
                line = node.lc.key(key)[0] + 1
            elif isinstance(node, CommentedSeq):
                line = node.lc.item(key)[0] + 1
            node = node[key]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line
