"""Writes `permissions.md` from the one table of rights: `python docs/permissions.py`."""

# ruff: noqa: E501 - lines of a page, not of code

from __future__ import annotations

from pathlib import Path

from qa_desk.work.permissions import ALLOWED

ROLES = ("agent", "coach", "lead", "executive", "admin")
HEAD = """# Who may do what

Made from [`qa_desk/work/permissions.py`](../qa_desk/work/permissions.py) by `python docs/permissions.py`; a test holds it true. What a role may do it may do within its scope:

| Role | Sees |
| --- | --- |
| agent | calls they took themselves; evaluations of them once released, moments once shared |
| coach, lead | calls taken in their teams and those below, on the days the agent was there; over the whole workspace where no team is named; whatever they were given to score |
| executive | calls planned for a listening session, figures of teams |
| admin | everything |

"""


def page() -> str:
    """The whole page."""
    rows = [f"| Action | {' | '.join(ROLES)} |", "| --- |" + " :-: |" * len(ROLES)]
    for action in sorted(ALLOWED):
        rows.append(
            f"| `{action}` | " + " | ".join("✓" if role in ALLOWED[action] else " " for role in ROLES) + " |"
        )
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent / "permissions.md").write_text(page(), encoding="utf-8")
