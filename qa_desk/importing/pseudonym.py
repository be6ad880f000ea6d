"""Customers are known by a reference; a telephone number becomes one that tells nothing."""

from __future__ import annotations

import hashlib
import hmac
import re

NUMBER = re.compile(r"[^\d+]")


def e164(number: str) -> str:
    """A telephone number without decoration: a plus and digits, or digits alone where no country is given."""
    digits = NUMBER.sub("", number)
    plus = digits.startswith(("+", "00"))
    digits = digits.lstrip("+").removeprefix("00") if plus else digits
    return f"+{digits}" if plus else digits


def pseudonym(number: str, workspace_id: str) -> str | None:
    """A stable reference for a telephone number within one workspace; None where there are no digits."""
    digits = e164(number).lstrip("+")
    if not digits.isdigit():
        return None
    mark = hmac.new(workspace_id.encode(), digits.encode(), hashlib.sha256).hexdigest()
    return f"C-{mark[:12]}"
