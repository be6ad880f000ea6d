"""Collect every marked sentence into the .ts files, and compile them: `python -m resources.translations.extract`.

Reads the code as a syntax tree: `tr("…")`, `tr_n("…")` and `N_("…")` with literal text, all of one context.
Translations that are there are kept; sentences no longer in the code are dropped.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

CONTEXT: Final = "qa_desk"
ROOMS: Final = ("ui", "qa_desk", "db")
LANGUAGES: Final = {"zh_CN": 1}
"""Language code to how many plural forms it has."""
HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]


@dataclass(slots=True)
class Message:
    """A sentence to translate, whether it counts something, and where it stands."""

    source: str
    plural: bool = False
    places: list[str] = field(default_factory=list)


class NotLiteral(Exception):
    """A mark whose text is not a literal: nobody could translate it."""


def marked(root: Path = ROOT) -> dict[str, Message]:
    """Every marked sentence under the three floors; `NotLiteral` names a mark that cannot be read."""
    found: dict[str, Message] = {}
    for room in ROOMS:
        for file in sorted((root / room).rglob("*.py")):
            place = file.relative_to(root).as_posix()
            for text, plural, line in _marks(ast.parse(file.read_text(encoding="utf-8")), place):
                message = found.setdefault(text, Message(text))
                message.plural |= plural
                message.places.append(f"{place}:{line}")
    return found


def _marks(tree: ast.AST, place: str) -> Iterator[tuple[str, bool, int]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name not in ("tr", "tr_n", "N_") or not node.args:
            continue
        text = node.args[0]
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            if text.value:
                yield text.value, name == "tr_n", node.lineno
        elif not _passes_on(text, place):
            raise NotLiteral(f"{place}:{node.lineno}: {name} needs a literal text")


def _passes_on(text: ast.expr, place: str) -> bool:
    """The module that defines the marks may hand on a variable."""
    return place == "ui/text.py" and isinstance(text, ast.Name)


def read_translations(file: Path) -> dict[str, list[str]]:
    """Sentence to its finished translations (several for plurals); empty where there is no file."""
    if not file.exists():
        return {}
    done: dict[str, list[str]] = {}
    for message in ET.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") in ("obsolete", "vanished", "unfinished"):
            continue
        forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        if all(forms):
            done[message.findtext("source") or ""] = forms
    return done


def write_ts(file: Path, language: str, messages: dict[str, Message], done: dict[str, list[str]]) -> int:
    """Write the .ts file, sorted by sentence; how many are not translated yet."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    missing = 0
    for source in sorted(messages):
        message = messages[source]
        entry = ET.SubElement(context, "message", {"numerus": "yes"} if message.plural else {})
        ET.SubElement(entry, "source").text = source
        forms = done.get(source, [])
        translation = ET.SubElement(entry, "translation", {} if forms else {"type": "unfinished"})
        missing += not forms
        if message.plural:
            for place in range(LANGUAGES[language]):
                form = ET.SubElement(translation, "numerusform")
                form.text = forms[place] if place < len(forms) else ""
        elif forms:
            translation.text = forms[0]
    ET.indent(root, "  ")
    body = ET.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def compile_ts(file: Path) -> Path:
    """Compile a .ts file with `pyside6-lrelease`; `RuntimeError` with its words where that fails."""
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or "pyside6-lrelease"
    target = file.with_suffix(".qm")
    done = subprocess.run([tool, str(file), "-qm", str(target)], check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr or done.stdout)
    return target


def main() -> int:
    """Renew and compile every language; exit code 1 where a mark cannot be read."""
    try:
        messages = marked()
    except NotLiteral as problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 1
    for language in LANGUAGES:
        file = HERE / f"qa_desk_{language}.ts"
        missing = write_ts(file, language, messages, read_translations(file))
        compile_ts(file)
        print(f"{file.name}: {len(messages)} sentences, {missing} to translate")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
