"""Who is meant by what sources call the speakers of a call."""

from __future__ import annotations

import re
from typing import Final

AGENT: Final = frozenset(
    [
        "agent",
        "operator",
        "representative",
        "rep",
        "advisor",
        "adviser",
        "csr",
        "internal",
        "user",
        "employee",
        "assistant",
        "坐席",
        "客服",
        "座席",
        "话务员",
        "接线员",
    ]
)
CUSTOMER: Final = frozenset(
    [
        "customer",
        "caller",
        "client",
        "external",
        "contact",
        "consumer",
        "guest",
        "patient",
        "cardholder",
        "客户",
        "顾客",
        "用户",
        "来电人",
        "主叫",
    ]
)
LETTERS: Final = re.compile(r"[^\W\d_]+")


def speaker_of(name: str) -> str:
    """agent, customer, or other where the name tells neither; a number behind it does not matter."""
    plain = name.strip().casefold()
    words = [plain, *LETTERS.findall(plain)]
    for word in words:
        if word in AGENT:
            return "agent"
        if word in CUSTOMER:
            return "customer"
    return "other"
