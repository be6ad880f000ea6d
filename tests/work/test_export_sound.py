"""Sound that leaves the workspace: who may take it, what is in it, what the audit log says of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from db.models import Recording
from qa_desk.audio import probe
from qa_desk.errors import QADeskError
from qa_desk.work import moments
from qa_desk.work.audit import verify_chain
from qa_desk.work.export_sound import export_call, export_moment, suggested_name
from qa_desk.work.permissions import PermissionDenied
from tests.audio.sounds import speechlike, write
from tests.audio.test_clip import probed
from tests.work.life_world import Centre


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    made = Centre(tmp_path / "ws")
    path = write(tmp_path / "call.wav", speechlike(8000, 20.0, 2), 8000)
    sound, stored = probe(path), made.workspace.recordings.add(path)
    with made.workspace.session() as session, session.begin():
        session.add(
            Recording(
                interaction_id=made.call, sha256=stored.sha256, suffix=stored.suffix, container=sound.container,
                codec=sound.codec, rate=sound.rate, channels=2, frames=sound.frames, duration_ms=sound.duration_ms,
                size_bytes=stored.size, agent_channel=0, original_name=path.name,
            )
        )  # fmt: skip
    yield made
    made.workspace.close()


def events(centre: Centre) -> list[tuple[str, str, str]]:
    with centre.workspace.reading() as connection:
        assert verify_chain(connection) == []
        rows = connection.execute(
            text(
                "SELECT action, subject_id, after FROM audit_event WHERE action LIKE '%.export' ORDER BY seq"
            )
        )
        return [(row[0], row[1], row[2]) for row in rows]


def test_a_moment_leaves_with_its_note_and_a_line_in_the_log(centre: Centre, tmp_path: Path) -> None:
    moment = moments.add(centre.ann, centre.call, 3000, 5500, tag="praise", note="Named the next step")
    target = tmp_path / "out" / "moment.mp3"
    target.parent.mkdir()
    done = export_moment(centre.ann, centre.call, moment, target)
    assert done.duration_ms == 2500
    tags = probed(target)["format"]["tags"]
    assert (tags["title"], tags["comment"]) == ("praise · c1", "Named the next step")
    ((action, subject, after),) = events(centre)
    assert (action, subject) == ("moment.export", moment)
    assert '"file":"moment.mp3"' in after.replace(" ", "") and "sha256" in after
    assert [one.name for one in target.parent.iterdir()] == ["moment.mp3"]


def test_a_point_is_heard_with_what_is_around_it(centre: Centre, tmp_path: Path) -> None:
    point = moments.add(centre.ann, centre.call, 8000, 8000)
    first = moments.add(centre.ann, centre.call, 0, 0)
    assert export_moment(centre.ann, centre.call, point, tmp_path / "a.wav").duration_ms == 10_000
    assert export_moment(centre.ann, centre.call, first, tmp_path / "b.wav").duration_ms == 5000


def test_a_call_leaves_with_the_moments_the_agent_may_see_as_chapters(centre: Centre, tmp_path: Path) -> None:
    moments.add(centre.ann, centre.call, 9000, 12_000, tag="coach", note="Asked twice")
    moments.add(centre.ann, centre.call, 2000, 3000, tag="praise")
    moments.add(centre.ann, centre.call, 5000, 6000, note="Between us", shared=False)
    for suffix in (".wav", ".mp3", ".opus"):
        shared, whole = tmp_path / f"shared{suffix}", tmp_path / f"whole{suffix}"
        assert export_call(centre.ben, centre.call, shared).chapters == 2
        assert export_call(centre.ben, centre.call, whole, private=True).chapters == 3
        titles = [one["tags"]["title"] for one in probed(shared)["chapters"]]
        assert titles == ["praise", "coach – Asked twice"]
        told = [(round(float(one["start_time"])), one["tags"]["title"]) for one in probed(whole)["chapters"]]
        assert told == [(2, "praise"), (5, "0:05 – Between us"), (9, "coach – Asked twice")]
        assert b"Between us" not in shared.read_bytes()
    assert [action for action, *_ in events(centre)] == ["call.export"] * 6


def test_who_may_not_take_sound_out_gets_nothing(centre: Centre, tmp_path: Path) -> None:
    moment = moments.add(centre.ann, centre.call, 3000, 5500)
    for export in (
        lambda: export_moment(centre.amy, centre.call, moment, tmp_path / "a.wav"),
        lambda: export_call(centre.amy, centre.call, tmp_path / "a.wav"),
    ):
        with pytest.raises(PermissionDenied):
            export()
    assert not (tmp_path / "a.wav").exists() and events(centre) == []


def test_a_failed_export_leaves_what_was_there_and_no_line_in_the_log(centre: Centre, tmp_path: Path) -> None:
    moment = moments.add(centre.ann, centre.call, 3000, 5500)
    silent = centre.add_call("c2")
    kept = tmp_path / "kept.wav"
    kept.write_bytes(b"mine")
    for attempt, words in (
        (lambda: export_moment(centre.ann, centre.call, "nobody", kept), "not there any more"),
        (lambda: export_call(centre.ann, silent, kept), "no recording"),
        (lambda: export_call(centre.ann, "nothing", kept), "not in the workspace"),
        (
            lambda: export_call(centre.ann, centre.call, tmp_path / "no" / "where.wav"),
            "could not be written|",
        ),
        (lambda: export_call(centre.ann, centre.call, kept / "x.wav"), "could not be written"),
        (lambda: export_moment(centre.ann, centre.call, moment, tmp_path / "x.doc"), "no kind of sound"),
    ):
        with pytest.raises(QADeskError, match=words):
            attempt()
    assert kept.read_bytes() == b"mine"
    assert events(centre) == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["call.wav", "kept.wav", "ws"]


def test_the_suggested_name_is_a_file_name_everywhere(centre: Centre) -> None:
    with centre.workspace.reading() as connection:
        from db.queries import review

        assert centre.ann.acting is not None
        header = review.call_header(connection, centre.ann.acting, centre.call)
    assert header is not None
    row = review.MomentRow("m", 65_000, 70_000, "both", "p", "Ann", 'a/b: "c"?', "", True)
    assert suggested_name(header, row) == "c1 1-05 a-b- -c"
    assert np.all([char not in suggested_name(header, row) for char in '<>:"/\\|?*'])
