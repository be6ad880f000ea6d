"""What a table says of lengths is checked against the sound: a wrong unit is put right and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa_desk.importing.options import ImportOptions
from qa_desk.importing.plan import preview
from qa_desk.importing.preview import Preview
from qa_desk.work.desk import Desk
from tests.importing.recordings import tone


def planned(desk: Desk, folder: Path, lengths: list[str], title: str = "duration") -> Preview:
    """The preview of as many recordings, 6, 9, 12 … seconds long, with a table of their lengths."""
    rows = [f"call_id,started_at,agent,{title},hold,recording"]
    for n, length in enumerate(lengths):
        tone(folder / f"c{n}.wav", 6 + 3 * n, 300 + 20 * n)
        rows.append(f"c{n},2026-03-01T10:0{n}:00Z,Ann,{length},{length},c{n}.wav")
    (folder / "calls.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return preview(desk, [folder], ImportOptions(time_zone="UTC"))


def lengths_of(plan: Preview) -> dict[str, tuple[int | None, int | None]]:
    return {
        item.call.facts.external_id: (item.call.facts.duration_ms, item.call.facts.hold_ms)
        for item in plan.items
        if item.call is not None
    }


@pytest.mark.parametrize("lengths", [["6", "9", "12"], ["6000", "9000", "12000"], ["0.1", "0.15", "0.2"]])
def test_the_sound_tells_the_unit(desk: Desk, tmp_path: Path, lengths: list[str]) -> None:
    plan = planned(desk, tmp_path / "day", lengths)
    assert lengths_of(plan) == {"c0": (6000, 6000), "c1": (9000, 9000), "c2": (12_000, 12_000)}
    assert len(plan.tables[0].remarks) == (0 if lengths[0] == "6" else 1)


def test_a_title_that_is_wrong_is_said_so(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path / "day", ["6000", "9000", "12000"], "duration_s")
    assert lengths_of(plan)["c1"] == (9000, 9000)
    assert plan.tables[0].mapping.units["duration"] == "ms"
    assert [str(remark) for remark in plan.tables[0].remarks] == [
        "Lengths are milliseconds, not what was stated: so they fit the recordings."
    ]


def test_two_calls_prove_nothing(desk: Desk, tmp_path: Path) -> None:
    plan = planned(desk, tmp_path / "day", ["6000", "9000"], "duration_s")
    assert lengths_of(plan)["c1"][1] == 9_000_000
    assert plan.tables[0].remarks == ()
