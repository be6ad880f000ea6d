"""Making the sample workspace: whole or not at all, and everything in it can be found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import soundfile
from sqlalchemy import text

from db.search import match_expression
from qa_desk.recordings import RecordingStore
from qa_desk.sample.build import create_sample
from qa_desk.work.audit import verify_chain
from qa_desk.workspace import Workspace, WorkspaceError

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, list[float]]]:
    heard: list[float] = []
    workspace = create_sample(tmp_path_factory.mktemp("made") / "sample", heard.append, today=TODAY)
    yield workspace, heard
    workspace.close()


def all_rows(workspace: Workspace, query: str, **named: object) -> list[tuple[object, ...]]:
    with workspace.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query), named)]


def test_it_is_whole_and_says_that_it_is_a_sample(made: tuple[Workspace, list[float]]) -> None:
    workspace, heard = made
    report = workspace.check()
    assert report.ok and report.recordings == 24
    assert "invented" in (workspace.fact("sample_note") or "")
    with workspace.reading() as connection:
        assert verify_chain(connection) == []
    assert heard == sorted(heard) and heard[-1] == 1.0
    assert [path.name for path in workspace.root.parent.iterdir()] == ["sample"]


def test_every_recording_is_as_long_as_its_call(made: tuple[Workspace, list[float]]) -> None:
    workspace, _ = made
    query = """SELECT r.sha256, r.suffix, r.frames, r.rate, i.duration_ms, max(t.end_ms)
      FROM recording r JOIN interaction i ON i.id = r.interaction_id
      JOIN transcript s ON s.interaction_id = i.id JOIN turn t ON t.transcript_id = s.id GROUP BY r.id"""
    found = all_rows(workspace, query)
    assert len(found) == 24
    for sha256, suffix, frames, rate, duration, last in found:
        sound = soundfile.info(str(workspace.recordings.find(str(sha256), str(suffix))))
        assert (sound.frames, sound.samplerate, sound.channels) == (frames, rate, 2)
        assert abs(frames * 1000 / rate - duration) <= 2 and last <= duration  # type: ignore[operator]


def test_scores_and_ratings_stand_on_the_calls(made: tuple[Workspace, list[float]]) -> None:
    workspace, _ = made
    (counts,) = all_rows(
        workspace,
        "SELECT count(*), count(rating), sum(evaluation_count), sum(moment_count > 0) FROM interaction",
    )
    calls, ratings, evaluations, marked = (int(str(count)) for count in counts)
    assert calls > 5_000 and ratings > 1_200 and 350 < evaluations < 420 and marked == 12
    pain = all_rows(
        workspace, "SELECT rating_value, score FROM interaction WHERE external_id = :k", k="en-03-card-number"
    )
    assert pain == [(5.0, pytest.approx(96.67, abs=0.01))]
    failed = all_rows(
        workspace,
        "SELECT e.outcome, e.critical_compliance FROM evaluation e JOIN interaction i ON i.id = e.interaction_id"
        " WHERE i.external_id = :k",
        k="en-03-card-number",
    )
    assert failed == [("fail", 1)]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("blasted bench", "en-06-fraud-callback"),
        ("验证码", "zh-01-card-stolen"),
        ("鞋套", "zh-06-after-repair"),
    ],
)
def test_what_was_said_can_be_searched(made: tuple[Workspace, list[float]], words: str, key: str) -> None:
    workspace, _ = made
    query = """SELECT DISTINCT i.external_id FROM search_text s JOIN interaction i ON i.id = s.interaction_id
      WHERE search_text MATCH :q"""
    assert (key,) in all_rows(workspace, query, q=match_expression(words))


def test_evidence_points_into_the_moments_of_the_same_call(made: tuple[Workspace, list[float]]) -> None:
    workspace, _ = made
    query = """SELECT count(*), sum(m.interaction_id = e.interaction_id) FROM evidence x
      JOIN moment m ON m.id = x.moment_id JOIN evaluation e ON e.id = x.evaluation_id"""
    ((count, same),) = all_rows(workspace, query)
    assert count == same and int(str(count)) > 20


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(WorkspaceError, match="not empty"):
        create_sample(tmp_path, today=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: RecordingStore, source: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(RecordingStore, "add", full)
    with pytest.raises(WorkspaceError, match="No space left"):
        create_sample(tmp_path / "sample", today=TODAY)
    assert list(tmp_path.iterdir()) == []
