"""Random weeks of a company at its hub: nobody holds or changes what is not theirs, nothing that was taken is lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from qa_desk.hub import fresh, parts, pull, push, scope, streams
from qa_desk.hub.tables import PART
from tests.sync.company_world import Company

WEEKS = int(os.environ.get("QA_DESK_COMPANY_WEEKS", "40"))
SEED = int(os.environ["QA_DESK_SYNC_SEED"])


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ready-made parts of streams are made of this company too, and end in its middle."""
    monkeypatch.setattr(pull, "MOST", 9)  # a page may be larger, a part is not
    monkeypatch.setattr(parts, "FEWEST", 3)


def week(seed: int, folder: Path) -> Company:
    company = Company(seed, folder)
    for _ in range(80):
        company.step()
    company.meet()
    company.close()
    return company


@pytest.mark.slow
def test_whatever_happens_nobody_holds_what_is_not_theirs(tmp_path: Path) -> None:
    print(f"seed {SEED}")
    refused = sum(week(SEED + n, tmp_path).refused for n in range(WEEKS))
    assert refused, "no forger tried anything"


def told_as_it_was(connection: Any, stream: str, start: int) -> parts.Part | None:
    query = select(PART.c.body).where(PART.c.stream == stream, PART.c.start == start)
    body = connection.execute(query).scalar()
    return None if body is None else msgspec.msgpack.decode(body, type=parts.Part)


def nothing_gone(*_: Any) -> list[Any]:
    return []


def nobody_refused(*_: Any) -> None:
    return None


MUTANTS: dict[str, list[tuple[Any, str, Any]]] = {
    "everybody holds every stream": [(scope.Reach, "holds", lambda self, stream: True)],
    "nothing is refused": [(push, "why_not", nobody_refused), (fresh, "why_not", nobody_refused)],
    "rows that are all new are not asked for": [(fresh, "_allowed", lambda *_: True)],
    "moments nobody shared go with a release": [(streams, "_shared", lambda *_: True)],
    "private notes go to the agent": [(pull, "HIDDEN", {})],
    "what was said stays where a call was": [(streams, "_move_family", nobody_refused)],
    "nobody is told what to let go": [(pull, "_really", nothing_gone)],
    "what is named is not taken along": [(streams, "_take_along", nobody_refused)],
    "a part is told though rows have left it": [(parts, "find", told_as_it_was)],
    "a release tells nobody": [(streams, "_release", nobody_refused)],
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_a_mistake_about_who_may_is_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, attribute, mistake in MUTANTS[name]:
        monkeypatch.setattr(module, attribute, mistake)
    for seed in range(40):
        try:
            week(seed, tmp_path)
        except Exception:
            return
    pytest.fail(f"not found in 40 weeks: {name}")
