"""The language of what a command writes for people, and the paper it writes on."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from qa_desk.errors import N_, QADeskError

LanguageOption = Annotated[str, typer.Option(help="The language of what is written: en or zh_CN.")]


def words_in(language: str) -> Callable[[str], str]:
    """What puts a marked sentence into a language; `QADeskError` for one that QA Desk does not speak."""
    if language == "en":
        return str
    from resources.translations import extract

    if language not in extract.LANGUAGES:
        raise QADeskError(
            N_("QA Desk does not write “{language}”."),
            hint=N_("Give one of these: {known}."),
            language=language,
            known=", ".join(("en", *extract.LANGUAGES)),
        )
    known = extract.read_translations(extract.HERE / f"qa_desk_{language}.ts")
    return lambda text: known.get(text, [text])[0]


def paper(page: str, path: Path) -> None:
    """A page of HTML as PDF. It needs the screen's libraries, so they are loaded by name and only when asked for."""
    import_module("ui.pdf").write_pdf(page, path)
