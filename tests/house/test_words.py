"""What the sources say and do not say: plain words for people, no places of one machine, no waiting by the clock."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ("qa_desk", "ui", "db", "resources", "tests", "benchmarks", "docs", "tools", ".ci", ".github")
TEXT = {".py", ".md", ".toml", ".txt", ".yml", ".yaml", ".json", ".sh", ".qss", ".svg", ".ts", ".csv", ""}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager)(_|$)")
PICTOGRAM = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")
MARKED = {"tr", "tr_n", "N_"}
SLEEPS = {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep", "asyncio.sleep"}


def files(*folders: str) -> Iterator[Path]:
    """Text files of these folders, without what tools leave behind."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts:
                yield path


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Each Python file of these folders: its name from the top, and its syntax tree."""
    for path in files(*folders):
        if path.suffix == ".py":
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_no_file_names_a_place_on_the_machine_it_was_written_on() -> None:
    place = re.compile(r"(?<![\w.])/(?:" + "|".join(["work", "root", "tmp/w"]) + r")/")
    top = [path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT and path.name != ".git"]
    named = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in [*top, *files(*SOURCES)]
        for match in place.finditer(path.read_text(encoding="utf-8", errors="replace"))
        if path.suffix != ".log"
    ]
    assert named == []


def test_files_are_named_after_what_they_are_for() -> None:
    names = [name for name, _tree in sources("qa_desk", "ui", "db", "tests", "benchmarks")]
    assert [name for name in names if VAGUE.search(Path(name).stem)] == []


def test_nothing_is_left_to_be_done_later() -> None:
    later = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files("qa_desk", "ui", "db", "tests", "benchmarks", "tools")
        for match in later.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def marked_sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every sentence marked for translation."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=mark), args=[ast.Constant(value=str(text)), *_]) if mark in MARKED:
                yield node.lineno, text


def test_the_product_speaks_calmly() -> None:
    loud = [
        f"{name}:{line}: {text}"
        for name, tree in sources("qa_desk", "ui", "db")
        for line, text in marked_sentences(tree)
        if "!" in text or PICTOGRAM.search(text)
    ]
    assert loud == []


def test_no_test_waits_by_the_clock() -> None:
    """A test waits for something to happen; a pause is allowed only between two looks, inside a loop."""
    waits = [
        f"{name}:{node.lineno}: {ast.unparse(node)}"
        for name, tree in sources("tests")
        for node in calls_outside_loops(tree)
        if ast.unparse(node.func) in SLEEPS
    ]
    assert waits == []


def calls_outside_loops(node: ast.AST) -> Iterator[ast.Call]:
    """Every call in this tree that no `while` repeats."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.While):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from calls_outside_loops(child)
