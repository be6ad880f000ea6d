"""A session sent as a file: heard elsewhere, its minutes and notes come back once, and nothing else travels."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from sqlalchemy import text

from qa_desk import sealed
from qa_desk.audio.decode import open_source
from qa_desk.audio.errors import AudioError
from qa_desk.listening import Heard
from qa_desk.sealed import SealedError
from qa_desk.work import listening_change, listening_hold, listening_notes, listening_plan, private_listening
from qa_desk.work.desk import Desk
from qa_desk.work.listening_change import Details
from qa_desk.work.listening_minutes import Minutes
from qa_desk.work.listening_plan import PlanRequest
from qa_desk.work.listening_view import load_call, load_session
from qa_desk.workspace import DATABASE, Workspace
from tests.listening.conftest import months, sits
from tests.listening.test_session import LATE, minutes_of, person

WORDS = "lake window seven otter"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "MEMORY_KIB", 64)


@pytest.fixture(scope="module")
def sender(sample_made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace that has sent a short session, the first call trimmed, to Marcus; made once, for it takes long."""
    folder = tmp_path_factory.mktemp("sender")
    workspace = Workspace.open(Path(shutil.copytree(sample_made, folder / "ws")))
    desk = sits(workspace)
    plan = listening_plan.draw(desk, PlanRequest(months(workspace)[-1], 5, "7"))
    session = listening_plan.save(desk, plan, title="November")
    item = load_session(desk, session).items[0]
    listening_change.trim(desk, item.id, 10_000, 30_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealed, "MEMORY_KIB", 64)
        private_listening.export_bundle(
            desk, session, folder / "november.qdlisten", person(desk, LATE), WORDS
        )
    workspace.close()
    return folder, session


@pytest.fixture
def root(sender: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(sender[0] / "ws", tmp_path / "ws"))


@pytest.fixture
def planned(sender: tuple[Path, str]) -> str:
    return sender[1]


@pytest.fixture
def sent(sender: tuple[Path, str], tmp_path: Path) -> Path:
    """The session as a file for Marcus."""
    return Path(shutil.copy(sender[0] / "november.qdlisten", tmp_path))


class Later(datetime):
    """The clock a minute on."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + timedelta(minutes=1)


def elsewhere(sent: Path, folder: Path) -> Desk:
    """Marcus's own computer."""
    root = private_listening.open_bundle(sent, WORDS, folder)
    return sits(Workspace.open(root), LATE)


def test_a_session_is_heard_elsewhere_and_its_minutes_count_once(
    desk: Desk, planned: str, sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = elsewhere(sent, tmp_path / "away")
    item = private_listening.begin(away, planned)
    first = load_session(away, planned, alone=True).item(item)
    assert (first.start_ms, first.end_ms, first.agent, first.external_id) == (0, 20_000, None, "#1")
    private_listening.heard(away, planned, item, [Heard(0, 15_000, 15_000)], 15_000)
    note = listening_notes.add_note(away, item, 4_000, "pain", "Nobody follows up")
    listening_notes.impress(away, item, 2)
    back = tmp_path / "marcus.qdanswers"
    private_listening.save_answers(away, planned, back)
    assert b"follows" not in back.read_bytes()

    found = private_listening.take_answers(desk, back)
    assert (found.person, found.heard_ms, found.notes, found.impressions) == (LATE, 15_000, 1, 1)
    view = load_session(desk, planned)
    assert minutes_of(view)[LATE] == 15_000
    assert view.played_ms == 0, "nothing was played in the room"
    assert [(n.author, n.at_ms, n.text) for n in view.notes] == [(LATE, 14_000, "Nobody follows up")]
    assert "Nobody follows up" in Minutes(view).html()
    again = private_listening.take_answers(desk, back)
    assert (again.heard_ms, again.notes, again.impressions) == (0, 0, 0)

    monkeypatch.setattr("qa_desk.work.desk.datetime", Later)
    private_listening.stand(away, planned, 18_000, Heard(15_000, 18_000, 3_000))
    private_listening.begin(away, planned)  # after the power failed
    listening_notes.edit_note(away, note, text="Nobody calls back")
    private_listening.save_answers(away, planned, back)
    later = private_listening.take_answers(desk, back)
    assert (later.heard_ms, later.notes) == (3_000, 1)
    assert [n.text for n in load_session(desk, planned).notes] == ["Nobody calls back"]
    assert minutes_of(load_session(desk, planned))[LATE] == 18_000
    away.workspace.close()


def test_a_minute_heard_in_the_room_and_alone_at_one_time_is_one_minute(desk: Desk, planned: str) -> None:
    item = listening_hold.start(desk, planned)
    listening_hold.heard(desk, planned, item, [Heard(0, 60_000, 60_000)], 60_000)
    private_listening.begin(desk, planned)
    private_listening.heard(desk, planned, item, [Heard(0, 50_000, 50_000)], 50_000)
    view = load_session(desk, planned)
    host = next(guest for guest in view.guests if guest.heard_ms)
    assert 60_000 <= host.heard_ms <= 61_500
    assert view.progress is not None and view.progress.at_ms == 60_000, "the room stands where it stood"


def test_only_the_planned_calls_travel_cut_and_without_names(
    desk: Desk, planned: str, sent: Path, tmp_path: Path
) -> None:
    away = elsewhere(sent, tmp_path / "away")
    here = load_session(desk, planned)
    with away.reading() as connection:
        count = {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("interaction", "person", "survey_response", "evaluation", "moment", "audit_event")
        }
        references = connection.execute(text("SELECT reference FROM customer")).scalars().all()
    assert count == {
        "interaction": len(here.items), "person": 1, "survey_response": 0, "evaluation": 0, "moment": 0,
        "audit_event": 0,
    }  # fmt: skip
    assert all(reference.startswith("tier ") for reference in references)
    with desk.reading() as connection:
        agents = set(connection.execute(text("SELECT name FROM person")).scalars()) - {LATE}
        customers = set(connection.execute(text("SELECT reference FROM customer")).scalars())
    raw = sqlite3.connect(away.workspace.root / DATABASE)
    whole = "\n".join(raw.iterdump())
    assert not [name for name in agents | customers if name in whole]
    calls = load_call(away, planned, here.items[0].id)
    assert calls.sound is not None
    with open_source(calls.sound) as sound:
        assert sound.frames / sound.rate == pytest.approx(20, abs=0.02)
    assert all(0 <= turn.start_ms <= turn.end_ms <= 20_000 for turn in calls.turns)
    away.workspace.close()


def test_opening_a_bundle_again_keeps_what_was_heard(planned: str, sent: Path, tmp_path: Path) -> None:
    away = elsewhere(sent, tmp_path / "away")
    item = private_listening.begin(away, planned)
    private_listening.heard(away, planned, item, [Heard(0, 9_000, 9_000)], 9_000)
    away.workspace.close()
    again = elsewhere(sent, tmp_path / "away")
    assert minutes_of(load_session(again, planned)) == {LATE: 9_000}
    again.workspace.close()


def damaged(path: Path, how: str) -> Path:
    content = bytearray(path.read_bytes())
    if how == "cut":
        content = content[: len(content) // 2]
    elif how == "changed":
        content[len(content) // 2] ^= 1
    elif how == "newer":
        content[8] = 9
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("how", "words", "said"),
    [
        ("", "lake window seven", "passphrase is not the one"),
        ("cut", WORDS, "not whole"),
        ("changed", WORDS, "was changed on its way"),
        ("newer", WORDS, "newer QA Desk"),
    ],
)
def test_what_cannot_be_trusted_is_not_taken_in(
    sent: Path, tmp_path: Path, how: str, words: str, said: str
) -> None:
    with pytest.raises(SealedError, match=said):
        private_listening.open_bundle(damaged(sent, how), words, tmp_path / "away")
    assert not list((tmp_path / "away").glob("*")), "nothing is left of it"


def test_answers_of_another_workspace_and_damaged_ones_are_refused(
    desk: Desk, planned: str, sent: Path, tmp_path: Path
) -> None:
    away = elsewhere(sent, tmp_path / "away")
    private_listening.begin(away, planned)
    back = tmp_path / "back.qdanswers"
    private_listening.save_answers(away, planned, back)
    with desk.workspace.session() as session, session.begin():
        session.execute(text("UPDATE listening_bundle SET answer_key = randomblob(32)"))
    with pytest.raises(SealedError, match="answers no session"):
        private_listening.take_answers(desk, back)
    with pytest.raises(SealedError, match="another kind of file"):
        private_listening.take_answers(desk, sent)
    away.workspace.close()


def test_minutes_that_cannot_be_are_not_counted(desk: Desk, planned: str, sent: Path, tmp_path: Path) -> None:
    away = elsewhere(sent, tmp_path / "away")
    item = private_listening.begin(away, planned)
    private_listening.heard(away, planned, item, [Heard(0, 1_000, 600_000)], 1_000)
    back = tmp_path / "back.qdanswers"
    private_listening.save_answers(away, planned, back)
    assert private_listening.take_answers(desk, back).heard_ms == 0
    with desk.workspace.session() as session, session.begin():
        later = datetime.now(UTC) + timedelta(days=9)
        session.execute(
            text("UPDATE listening_bundle SET made_at = :t"), {"t": int(later.timestamp() * 1000)}
        )
    private_listening.heard(away, planned, item, [Heard(0, 9_000, 9_000)], 9_000)
    private_listening.save_answers(away, planned, back)
    assert private_listening.take_answers(desk, back).heard_ms == 0
    away.workspace.close()


def test_a_weak_passphrase_is_refused_before_anything_is_written(
    desk: Desk, planned: str, tmp_path: Path
) -> None:
    with pytest.raises(SealedError, match="10 letters"):
        private_listening.export_bundle(desk, planned, tmp_path / "f", person(desk, LATE), "otter")
    assert not (tmp_path / "f").exists()


def test_the_changed_voice_travels_and_the_true_one_does_not(
    desk: Desk, planned: str, tmp_path: Path
) -> None:
    listening_change.describe(desk, planned, Details(mask_voice=True))
    view = load_session(desk, planned)
    shown = load_call(desk, planned, view.items[-1].id)
    assert shown.voice == "agent"
    assert shown.sound is not None and "disguised" in str(shown.sound)
    path = tmp_path / "f.qdlisten"
    private_listening.export_bundle(desk, planned, path, person(desk, LATE), WORDS)
    away = elsewhere(path, tmp_path / "away")
    heard = load_call(away, planned, view.items[-1].id)
    assert heard.sound is not None and heard.voice == ""
    with open_source(heard.sound) as far, open_source(shown.sound) as near:
        assert far.frames == pytest.approx(near.frames, abs=near.rate // 50)
    away.workspace.close()


def test_where_the_voice_cannot_be_changed_there_is_silence_and_not_the_true_voice(
    desk: Desk, planned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> Path:
        raise AudioError("The disk is full.")

    monkeypatch.setattr("qa_desk.work.listening_view.disguised", fails)
    listening_change.describe(desk, planned, Details(mask_voice=True))
    shown = load_call(desk, planned, load_session(desk, planned).items[0].id)
    assert shown.sound is None and shown.sound_error is not None
