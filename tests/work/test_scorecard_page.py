"""A scorecard as one page: only what was released, never private notes, sound within."""

from __future__ import annotations

import base64
import io
import re
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile
from sqlalchemy import text

from db.queries.agents import Period
from qa_desk.scoring import Answer
from qa_desk.work import Desk, evaluate, moments
from qa_desk.work.scorecard_page import write_scorecards
from qa_desk.work.submit import submit
from tests.work.life_world import APPROVAL, ONE_LOST, Centre

ALWAYS = Period(datetime(1960, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


def with_sound(centre: Centre, folder: Path, rate: int = 8000) -> None:
    path = folder / "call.wav"
    tone = np.sin(np.arange(2 * rate) * 0.1).astype(np.float32)
    soundfile.write(path, tone, rate)
    stored = centre.workspace.recordings.add(path)
    with centre.workspace.session() as session, session.begin():
        session.execute(
            text(
                "INSERT INTO recording (id, interaction_id, part, sha256, suffix, container, codec, rate, channels,"
                " frames, duration_ms, size_bytes, match, original_name, notes)"
                " VALUES ('r', 'c1', 0, :sha, :suffix, 'WAV', 'PCM_16', :rate, 1, :frames, 2000, 1, 'exact', 'c', '[]')"
            ),
            {"sha": stored.sha256, "suffix": stored.suffix, "rate": rate, "frames": 2 * rate},
        )


def test_a_page_holds_the_words_and_the_shared_sound_and_nothing_private(
    centre: Centre, tmp_path: Path
) -> None:
    with_sound(centre, tmp_path)
    add = {"channel": "agent", "tag": "praise"}
    shared = moments.add(centre.ann, centre.call, 500, 1500, note="Hear <this>", shared=True, **add)
    hidden = moments.add(centre.ann, centre.call, 0, 400, note="Not for her", shared=False, **add)
    draft = evaluate.start(centre.ann, centre.call, centre.form())
    said = Answer(choices=("no",), comment="你好 <b>& more</b> 👋")
    evaluate.set_answers(centre.ann, draft, {**ONE_LOST, "a2": said})
    for moment in (shared, hidden):
        evaluate.add_evidence(centre.ann, draft, "a2", moment)
    evaluate.set_feedback(centre.ann, draft, "Well begun")
    evaluate.set_private_note(centre.ann, draft, "Between us coaches")
    submit(centre.ann, draft)
    for desk in (centre.amy, centre.ann):
        (path,) = write_scorecards(desk, centre.ids["Amy"], ALWAYS, tmp_path / "out")
        page = path.read_text("utf-8")
        assert "66.7 %" in page and "Well begun" in page and "你好 &lt;b&gt;" in page
        assert "Between us" not in page and "Not for her" not in page
        assert 'lang="en"' in page and "http" not in page
        (sound,) = re.findall(
            r'aria-label="0:00 Praise Hear &lt;this&gt;" src="data:audio/mpeg;base64,([^"]+)"', page
        )
        samples, rate = soundfile.read(io.BytesIO(base64.b64decode(sound)))
        assert (rate, round(len(samples) / rate, 1)) == (8000, 1.0)


@pytest.mark.parametrize(("rate", "written"), [(7350, 8000), (22_050, 22_050), (96_000, 48_000)])
def test_every_rate_is_heard_on_the_page_and_a_moment_past_the_end_hides_no_other(
    centre: Centre, tmp_path: Path, rate: int, written: int
) -> None:
    with_sound(centre, tmp_path, rate)
    draft = evaluate.start(centre.ann, centre.call, centre.form())
    evaluate.set_answers(centre.ann, draft, ONE_LOST)
    for start, end in ((60_000, 61_000), (700, 700), (500, 1500)):
        evaluate.add_evidence(
            centre.ann, draft, "a2", moments.add(centre.ann, centre.call, start, end, shared=True)
        )
    submit(centre.ann, draft)
    (path,) = write_scorecards(centre.amy, centre.ids["Amy"], ALWAYS, tmp_path / "out")
    (sound,) = re.findall(r'src="data:audio/mpeg;base64,([^"]+)"', path.read_text("utf-8"))
    samples, found = soundfile.read(io.BytesIO(base64.b64decode(sound)))
    assert (found, round(len(samples) / found, 1)) == (written, 1.0)


def test_only_own_and_released_evaluations_leave(centre: Centre, tmp_path: Path) -> None:
    def written(desk: Desk) -> int:
        return len(write_scorecards(desk, centre.ids["Amy"], ALWAYS, tmp_path / "out"))

    centre.evaluated(centre.form(release=APPROVAL))
    assert [written(desk) for desk in (centre.amy, centre.ann)] == [0, 0]
    centre.evaluated(centre.form(title="Open"))
    assert [written(desk) for desk in (centre.amy, centre.ann, centre.bob)] == [1, 1, 0]
