"""The few options of the window itself; everything else is the command line's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for when the window was opened."""

    workspace: Path | None = None
    person: str = ""
    page: str = ""
    call: str = ""
    shown: tuple[tuple[str, str], ...] = ()
    """What of the page to show: names and values of its `activate`."""
    files: tuple[Path, ...] = ()
    theme: str = ""
    language: str = ""
    size: tuple[int, int] | None = None
    screenshot: Path | None = None


def parse(arguments: Sequence[str]) -> Options:
    """Read the options; a wrong one ends the program with its words."""
    if not arguments:
        return Options()
    import argparse  # only where it is needed: it costs the first window 10 ms

    parser = argparse.ArgumentParser(prog="qa-desk", description="Open QA Desk's window.")
    parser.add_argument("command", nargs="?", choices=["open"], help="open the window (the default)")
    parser.add_argument("--workspace", "-w", type=Path, help="the workspace folder")
    parser.add_argument("--as", dest="person", default="", help="who sits down: a name or an id")
    parser.add_argument("--page", default="", help="the page to show first")
    parser.add_argument(
        "--show",
        dest="shown",
        type=_pair,
        nargs="+",
        default=[],
        help="what of the page, for example part=voices",
    )
    parser.add_argument("--call", default="", help="the call to open: its id, or its id at the source")
    parser.add_argument(
        "--import", dest="files", type=Path, nargs="+", default=[], help="files to look at for import"
    )
    parser.add_argument("--theme", default="", choices=["", "system", "light", "dark"])
    parser.add_argument("--language", default="", choices=["", "system", "en", "zh_CN"])
    parser.add_argument("--size", type=_size, help="the window's size, for example 1440x900")
    parser.add_argument("--screenshot", type=Path, help="save a picture of the window and quit")
    found = vars(parser.parse_args(arguments))
    del found["command"]
    found["files"] = tuple(found["files"])
    found["shown"] = tuple(found["shown"])
    return Options(**found)


def _pair(text: str) -> tuple[str, str]:
    name, value = text.split("=", 1)
    return name, value


def _size(text: str) -> tuple[int, int]:
    width, height = text.lower().split("x")
    return int(width), int(height)
