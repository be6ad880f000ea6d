"""Customers' answers in tables of their own, their scales, and profiles that remember how a table is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_desk.importing import ImportOptions, ImportProblem, TableMapping, preview
from qa_desk.importing.durations import likely_unit, read_durations
from qa_desk.importing.options import Zone
from qa_desk.importing.profiles import BUILT_IN, own_profiles, saved_profiles
from qa_desk.importing.ratings import read_ratings
from qa_desk.importing.tables import TableResult, read_table
from qa_desk.importing.times import read_times
from qa_desk.work.desk import Desk
from qa_desk.work.import_profiles import delete_profile, save_profile
from tests.importing.recordings import tone

UTC_ONLY = ImportOptions(time_zone="UTC")
Read = Callable[..., TableResult]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(text: str, options: ImportOptions = UTC_ONLY) -> TableResult:
        path = tmp_path / "answers.csv"
        path.write_text(text, encoding="utf-8")
        return read_table(path, options, BUILT_IN)

    return read


def test_answers_name_their_call(read: Read) -> None:
    result = read("Call ID,Survey date,Score,Comment\nc1,2024-01-02 09:00,5,thanks\nc2,2024-01-02 10:00,1,\n")
    assert not result.calls and not result.refused
    one, two = (answer for answer, _ in result.answers)
    assert (one.call_id, one.value, one.scale_min, one.scale_max, one.verbatim) == ("c1", 5, 1, 5, "thanks")
    assert two.answered_at == datetime(2024, 1, 2, 10, tzinfo=UTC)
    assert [place.line for _, place in result.answers] == [2, 3]


def test_answers_without_a_call_are_tied_by_customer_and_time(read: Read) -> None:
    result = read(
        "客户电话,评价时间,满意度\n13800001111,2024-01-02 09:00,满意\n,2024-01-02 09:00,满意\n13800001111,,满意\n"
    )
    (answer, _), = result.answers  # fmt: skip
    assert (answer.phone, answer.call_id) == ("13800001111", None)
    assert "13800001111" not in answer.external_id
    assert [refusal.line for refusal in result.refused] == [3, 4]


def test_a_rating_off_the_scale_refuses_the_row_of_an_answer(read: Read) -> None:
    rows = "".join(f"c{n},2024-01-02 09:00,{n % 5 + 1}\n" for n in range(100))
    result = read(
        f"Call ID,Survey date,Score\n{rows}x,2024-01-02 09:00,9\ny,2024-01-02 09:00,good?\nz,2024-01-02,\n"
    )
    assert [(refusal.line, refusal.reason) for refusal in result.refused] == [
        (102, "The rating 9 is not between 1 and 5."),
        (103, "“Score” is no rating that can be read: good?."),
        (104, "There is neither a rating nor a comment in this row."),
    ]
    assert len(result.answers) == 100 and result.ratings_off_scale == 1


def test_nps_effort_and_resolved_are_kinds_of_their_own(read: Read) -> None:
    nps = read("Call ID,Survey date,NPS\na,2024-01-02,0\nb,2024-01-02,10\n").answers
    assert [(answer.kind, answer.value, answer.scale_min, answer.scale_max) for answer, _ in nps] == [
        ("nps", 0, 0, 10), ("nps", 10, 0, 10)
    ]  # fmt: skip
    both = read("Call ID,Survey date,Score,Resolved\na,2024-01-02,4,Yes\nb,2024-01-02,5,No\n").answers
    assert sorted((answer.call_id, answer.kind, answer.value) for answer, _ in both) == [
        ("a", "csat", 4), ("a", "resolved", 1), ("b", "csat", 5), ("b", "resolved", 0)
    ]  # fmt: skip
    mixed = read(
        "Call ID,Survey type,Score,Scale max,Survey date\na,CSAT,3,5,2024-01-02\na,NPS,9,10,2024-01-02\n"
    )
    assert [(answer.kind, answer.value, answer.scale_max) for answer, _ in mixed.answers] == [
        ("csat", 3, 5), ("nps", 9, 10)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "values", "scale"),
    [
        (["非常满意", "满意", "一般", "不满意", "非常不满意"], [5, 4, 3, 2, 1], (1, 5)),
        (["满意", "一般", "不满意"], [3, 2, 1], (1, 3)),
        (["满意", "不满意", "未评价"], [1, 0, None], (0, 1)),
        (["Very satisfied", "neutral", "Dissatisfied"], [5, 3, 2], (1, 5)),
        (["4/5", "2/5"], [4, 2], (1, 5)),
        (["80%", "15 %"], [80, 15], (0, 100)),
        (["★★★★☆", "★☆☆☆☆"], [4, 1], (1, 5)),
        (["5分", "3星", "4 - good"], [5, 3, 4], (1, 5)),
        (["9", "7", "10"], [9, 7, 10], (1, 10)),
        (["yes", "no"], [1, 0], (0, 1)),
        (["1", "1"], [1, 1], (1, 5)),
    ],
)
def test_scales_are_told_by_the_whole_column(
    cells: list[str], values: list[float | None], scale: tuple[float, float]
) -> None:
    ratings = read_ratings(cells, "csat")
    assert (ratings.values, ratings.scale) == (values, scale)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2025, 1, 1)), st.sampled_from("/-."))
def test_any_date_is_read_back_in_every_order(moment: datetime, mark: str) -> None:
    moment = moment.replace(microsecond=0)
    zone = Zone("UTC")
    clock = f"{moment:%H:%M:%S}"
    day, month, year = moment.day, moment.month, moment.year
    for text, day_first in [
        (f"{day}{mark}{month}{mark}{year} {clock}", True),
        (f"{month}{mark}{day}{mark}{year} {clock}", False),
        (f"{year}{mark}{month}{mark}{day} {clock}", None),
        (f"{year}年{month}月{day}日 {clock}", None),
        (f"{moment:%d-%b-%Y} {clock}", None),
        (f"{moment:%b} {day}, {year} {moment:%I:%M:%S %p}", None),
        (f"{moment:%a}, {day:02} {moment:%b} {year} {clock} +0000", None),
        (str(int(moment.replace(tzinfo=UTC).timestamp())), None),
        (str(int(moment.replace(tzinfo=UTC).timestamp()) * 1000), None),
        (moment.isoformat() + "Z", None),
    ]:
        if text.isdigit() and moment.year < 2002:
            continue  # epochs had fewer digits then
        assert read_times([text], zone, day_first).values == [moment.replace(tzinfo=UTC)], text


@given(st.integers(0, 86_399))
def test_any_duration_is_read_back_in_every_unit(seconds: int) -> None:
    clock = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    told = [
        ("s", str(seconds)),
        ("ms", str(seconds * 1000)),
        ("clock", clock),
        ("day", f"{seconds / 86400:.10f}"),
    ]
    for unit, text in told:
        assert read_durations([text], unit)[0] == [seconds * 1000]


def test_a_wrong_unit_shows_beside_the_sound() -> None:
    assert likely_unit("s", [(277_000_000, 277_660), (55_000_000, 55_560)]) == "ms"
    assert likely_unit("s", [(4_600, 277_660), (900, 55_560)]) == "min"
    assert likely_unit("s", [(277_000, 277_660)]) == "s"


MINE = TableMapping(
    {"external_id": "Nr", "started_at": "Wann", "agent": "Wer", "talk": "Dauer"},
    source="pbx",
    units={"talk": "min"},
)


def test_a_saved_profile_is_recognised_and_nobody_is_asked_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "anlage.csv"
    path.write_text("Nr;Wann;Wer;Dauer\n1;01.02.2024 10:00;Ann;2\n")
    asked = read_table(path, ImportOptions(), saved_profiles(desk, ImportOptions()))
    assert asked.view is not None and asked.view.missing
    save_profile(desk, "Our exchange", MINE, ImportOptions(time_zone="Europe/Berlin", agent_channel=1))
    found = read_table(path, ImportOptions(), saved_profiles(desk, ImportOptions()))
    assert found.view is not None and found.view.recognised == "Our exchange"
    assert found.view.mapping.agent_channel == 1 and not found.times_without_zone
    facts = found.calls[0].facts
    assert (facts.source, facts.talk_ms) == ("pbx", 120_000)
    assert facts.started_at == datetime(2024, 2, 1, 9, tzinfo=UTC)


def test_a_profile_remembers_where_the_agent_speaks(desk: Desk, tmp_path: Path) -> None:
    save_profile(desk, "Ours", MINE, ImportOptions(time_zone="UTC", agent_channel=1))
    tone(tmp_path / "day" / "c1.wav", channels=2)
    (tmp_path / "day" / "calls.csv").write_text("Nr;Wann;Wer;Dauer\nc1;01.02.2024 10:00;Ann;2\n")
    found = preview(desk, [tmp_path / "day"])
    (item,) = found.items
    assert item.call is not None and item.call.recording is not None
    assert item.call.recording.agent_channel == 1 and not found.questions


def test_profiles_can_be_replaced_and_forgotten_and_leave_their_trace(desk: Desk) -> None:
    save_profile(desk, "Ours", MINE)
    save_profile(desk, "Ours", TableMapping({**MINE.columns, "rating": "Note"}, rating_scale=(1, 6)))
    assert own_profiles(desk)["Ours"].rating_scale == (1, 6)
    delete_profile(desk, "Ours")
    assert own_profiles(desk) == {}
    with desk.reading() as connection:
        events = connection.exec_driver_sql(
            "SELECT count(*) FROM audit_event WHERE action = 'profile.save'"
        ).scalar()
    assert events == 3
    with pytest.raises(ImportProblem, match="no import profile"):
        delete_profile(desk, "Ours")
    with pytest.raises(ImportProblem, match="no import profile"):
        saved_profiles(desk, ImportOptions(profile="Ours"))


@pytest.mark.parametrize(
    ("name", "mapping", "reason"),
    [
        (" ", MINE, "needs a name"),
        ("FreePBX", MINE, "comes with QA Desk"),
        ("x", TableMapping({"external_id": "a", "started_at": "b", "shoe size": "c"}), "shoe size"),
        (
            "x",
            TableMapping({"external_id": "a", "started_at": "b"}, units={"talk": "fortnight"}),
            "fortnight",
        ),
        ("x", TableMapping({"agent": "a"}), "missing"),
        ("x", TableMapping(MINE.columns, time_zone="Mars/Olympus"), "no time zone"),
        ("x", TableMapping(MINE.columns, rating_scale=(5, 1)), "lowest"),
    ],
)
def test_a_profile_that_could_not_work_is_not_saved(
    desk: Desk, name: str, mapping: TableMapping, reason: str
) -> None:
    with pytest.raises(ImportProblem, match=reason):
        save_profile(desk, name, mapping)
    assert own_profiles(desk) == {}
