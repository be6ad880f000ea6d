"""What is not code, reached through one function that works from a checkout, a wheel and a frozen build."""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """Path of a file or folder under `resources/`; `FileNotFoundError` when it is not part of this build."""
    path = Path(__file__).parent.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
