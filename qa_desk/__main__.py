"""The front door: `qa-desk` opens the application, `qa-desk COMMAND` does the same work without a screen."""

from __future__ import annotations

import sys


def main() -> None:
    """Open the application unless a command or an option of the command line was given."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in ("--workspace", "--as", "--screenshot", "open"):
        from ui.app import main as open_window

        sys.exit(open_window(sys.argv))
    from qa_desk.cli import app

    app()


if __name__ == "__main__":
    main()
