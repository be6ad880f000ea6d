"""The front door: `qa-desk` opens the application, `qa-desk COMMAND` does the same work without a screen."""

from __future__ import annotations

import sys
from collections.abc import Sequence

WINDOW_OPTIONS = (
    "--workspace",
    "-w",
    "--as",
    "--page",
    "--call",
    "--theme",
    "--language",
    "--size",
    "--screenshot",
)


def main() -> None:
    """Open the application unless a command or an option of the command line was given."""
    if opens_window(sys.argv[1:]):
        from ui.app import main as open_window

        sys.exit(open_window(sys.argv))
    from qa_desk.cli import app

    app()


def opens_window(arguments: Sequence[str]) -> bool:
    """True where nothing but options of the window stands before the end or the word `open`."""
    rest = iter(arguments)
    for argument in rest:
        if argument.partition("=")[0] not in WINDOW_OPTIONS:
            return argument == "open"
        if "=" not in argument:
            next(rest, None)
    return True


if __name__ == "__main__":
    main()
