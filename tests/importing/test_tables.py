"""Tables of calls: real exports as they are, and every way a row can be wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qa_desk.importing import ImportOptions, ImportProblem, TableMapping
from qa_desk.importing.profiles import BUILT_IN
from qa_desk.importing.tables import TableResult, read_table

BERLIN = ImportOptions(time_zone="Europe/Berlin")
Read = Callable[..., TableResult]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(text: str | bytes, options: ImportOptions = BERLIN, name: str = "t.csv") -> TableResult:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_table(path, options, BUILT_IN)

    return read


def reasons(result: TableResult) -> list[tuple[int | None, str]]:
    return [(refusal.line, refusal.reason) for refusal in result.refused]


def test_the_5000_calls_of_the_public_table_all_come_with_agent_length_and_rating(shared_data: Path) -> None:
    result = read_table(shared_data / "csat" / "call-center-5000.csv", BERLIN, BUILT_IN)
    assert len(result.calls) == 5000 and not result.refused
    assert sum(len(call.surveys) for call in result.calls) == 4054
    assert result.ratings_off_scale == 946
    assert result.times_without_zone
    first = result.calls[0].facts
    assert (first.external_id, first.agent, first.reason) == ("ID0001", "Diane", ("Contract related",))
    assert first.started_at == datetime(2021, 1, 1, 8, 12, tzinfo=UTC) and first.utc_offset_min == 60
    assert (first.wait_ms, first.talk_ms, first.duration_ms) == (109_000, 143_000, 252_000)
    assert result.view is not None and result.view.mapping.rating_scale == (1.0, 5.0)
    assert {call.facts.outcome for call in result.calls} == {"resolved", "unresolved", "abandoned"}


def test_asterisk_tables_without_titles_are_known_by_their_order(shared_data: Path) -> None:
    result = read_table(shared_data / "formats" / "asterisk" / "selftest-Master.csv", BERLIN, BUILT_IN)
    assert [call.facts.external_id for call in result.calls] == ["1270167992.0", "1270168442.0"]
    assert result.view is not None and result.view.recognised == "Asterisk"
    assert result.calls[0].facts.duration_ms == 7000 and result.calls[0].facts.source == "asterisk"


def test_a_call_id_used_five_times_is_taken_once_and_refused_four_times(shared_data: Path) -> None:
    result = read_table(shared_data / "formats" / "asterisk" / "cdr-good.csv", BERLIN, BUILT_IN)
    assert len(result.calls) == 1
    assert reasons(result)[0] == (2, "The call id 1231977075.0 is in line 1 already.")
    assert len(result.refused) == 4


@pytest.mark.parametrize("name", ["align.csv", "did.csv", "sev.csv"])
def test_tables_that_are_no_calls_ask_for_their_columns(shared_data: Path, name: str) -> None:
    result = read_table(shared_data / "stats" / name, BERLIN, BUILT_IN)
    assert result.view is not None and result.view.missing
    assert not result.calls and len(result.refused) == 1


def test_a_chinese_export_is_understood(read: Read) -> None:
    result = read(
        "通话编号,开始时间,坐席工号,坐席姓名,客户电话,呼叫方向,通话时长(秒),满意度,是否解决,技能组,来电原因,通话结果\n"
        "T1,2024年3月5日 下午2:05:06,1001,王芳,138 0000 1111,呼入,125,非常满意,是,售后,退款,接听\n"
        "T2,2024年3月5日 15:00:00,1002,李雷,13800002222,呼出,60,不满意,否,售前,咨询,放弃\n",
        ImportOptions(time_zone="Asia/Shanghai"),
    )
    one, two = (call.facts for call in result.calls)
    assert one.started_at == datetime(2024, 3, 5, 6, 5, 6, tzinfo=UTC)
    assert (one.agent, one.agent_id, one.direction, one.duration_ms) == ("王芳", "1001", "in", 125_000)
    assert (one.outcome, one.queue, one.reason, one.phone) == ("resolved", "售后", ("退款",), "138 0000 1111")
    assert (two.direction, two.outcome) == ("out", "abandoned")
    assert [call.surveys[0].value for call in result.calls] == [5.0, 2.0]


def test_each_bad_row_is_refused_with_its_line_and_reason_and_the_rest_goes_in(read: Read) -> None:
    result = read(
        "call_id,start_time,agent,duration_sec\n"
        "a,2024-01-01 10:00:00,Ann,60\n"
        "b,the day before,Ann,60\n"
        ",2024-01-01 10:00:00,Ann,60\n"
        "d,2024-01-01 10:00:00,Ann,-5\n"
        "e,2024-01-01 10:00:00,Ann,long\n"
        "a,2024-01-01 10:00:00,Ann,60\n"
        "f,,Ann,60\n"
        "g,2024-02-30,Ann,60\n"
        "h,2024-01-01 10:00:00,Ann,60,what,is this\n"
        "1.61E+09,2024-01-01 10:00:00,Ann,60\n"
        "i,2099-01-01,Ann,60\n"
        "j,2024-01-01 11:00:00,Ann,61\n"
    )
    assert [call.facts.external_id for call in result.calls] == ["a", "j"]
    told = dict(reasons(result))
    assert told[3] == "“start_time” is no date that can be read: the day before."
    assert told[4] == "There is no call id."
    assert told[5] == "“duration_sec” is below zero: -5."
    assert told[6] == "“duration_sec” is no duration that can be read: long."
    assert told[7] == "The call id a is in line 2 already."
    assert told[8] == "Nothing tells when the call started."
    assert "2024-02-30" in told[9] and "2099" in told[12]
    assert told[10] == "The row has 6 columns, the table 4."
    assert told[11].startswith("The call id 1.61E+09 was shortened")
    assert len(told) == 10 and result.view is not None and result.view.rows == 12


def test_a_rating_off_its_scale_is_left_out_and_said_so(read: Read) -> None:
    rows = "".join(f"c{number},2024-01-01 10:00:00,{number % 5 + 1}\n" for number in range(100))
    result = read(f"call id,start,rating\n{rows}x,2024-01-01 10:00:00,55\n")
    odd = result.calls[-1]
    assert odd.surveys == () and result.ratings_off_scale == 1
    assert str(odd.remarks[0]) == "The rating 55 is not between 1 and 5 and was left out."


def test_end_before_start_is_refused(read: Read) -> None:
    result = read(
        "id,start time,end time\n1,2024-01-01 10:00,2024-01-01 09:00\n2,2024-01-01 10:00,2024-01-01 10:02\n"
    )
    assert reasons(result) == [(2, "The call ends before it starts.")]
    assert result.calls[0].facts.duration_ms == 120_000


def test_dates_that_could_be_two_things_raise_a_question_and_its_answer_settles_it(read: Read) -> None:
    text = "id,start\n1,03/04/2024 10:00\n2,05/04/2024 10:00\n"
    asked = read(text)
    assert asked.view is not None and asked.view.dates_ambiguous
    settled = read(text, ImportOptions(time_zone="UTC", day_first=False))
    assert settled.view is not None and not settled.view.dates_ambiguous
    assert settled.calls[0].facts.started_at == datetime(2024, 3, 4, 10, tzinfo=UTC)
    told = read("id,start\n1,03/04/2024 10:00\n2,13/04/2024 10:00\n")
    assert told.view is not None and not told.view.dates_ambiguous
    assert told.calls[0].facts.started_at == datetime(2024, 4, 3, 8, tzinfo=UTC)


def test_phone_numbers_reach_nothing_but_the_phone(read: Read) -> None:
    result = read(
        "call id,start,direction,from,to,customer name,callback,note\n"
        "1,2024-01-01 10:00,inbound,+4915112345678,800,Jo Doe,+49 151 1234567,hello\n"
        "2,2024-01-01 10:00,outbound,800,+4915187654321,Jo Doe,+49 151 1234567,\n"
    )
    assert [call.facts.phone for call in result.calls] == ["+4915112345678", "+4915187654321"]
    assert [call.facts.extra for call in result.calls] == [{"note": "hello"}, None]


@pytest.mark.parametrize(
    ("title", "cell", "ms"),
    [
        ("duration", "90", 90_000), ("duration", "0:01:30", 90_000), ("duration", "1:30", 90_000),
        ("Duration (ms)", "90000", 90_000), ("durationMs", "90000", 90_000), ("duration (min)", "1.5", 90_000),
        ("通话时长（秒）", "90", 90_000), ("通话时长", "1分30秒", 90_000), ("duration", "1m 30s", 90_000),
        ("talk time", "0.001041666667", 90_000), ("duration", "184000", 184_000), ("duration (s)", "1,5", 1_500),
    ],
)  # fmt: skip
def test_units_of_durations_are_guessed(read: Read, title: str, cell: str, ms: int) -> None:
    result = read(f"call id;start;{title}\n1;2024-01-01 10:00;{cell}\n")
    assert result.calls[0].facts.duration_ms == ms


@pytest.mark.parametrize(
    ("titles", "row", "profile", "expected"),
    [
        (
            "CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,AGENT NAME,DISPOSITION,ANI,CUSTOMER NAME,DNIS,CALL TIME,"
            "QUEUE WAIT TIME,TALK TIME,HOLD TIME,AFTER CALL WORK TIME,RECORDINGS",
            '77,"Thu, 27 Oct 2016 14:51:34",Support,Inbound,jd@x.io,Jo D,[None],5551234567,[Deleted],8005550000,'
            "00:01:40,00:00:05,00:01:30,00:00:05,00:00:10,",
            "Five9 call log",
            ("77", "Jo D", "jd@x.io", 100_000, "in", "5551234567"),
        ),
        (
            "interaction_id,call_type,start_time,end_time,customer_phone_number,talk_time,waiting_time,holding_time,"
            "agent_name,csat_score,record",
            "i1,inbound,2021-05-01 10:00:00,2021-05-01 10:00:30,+15551234567,0.000069444446,0,0,Jo,5,",
            "Talkdesk interactions",
            ("i1", "Jo", None, 30_000, "in", "+15551234567"),
        ),
        (
            "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,"
            "accountcode,uniqueid,userfield,did,recordingfile,cnum,cnam,linkedid,sequence",
            "2024-01-01 10:00:00,x,5551234567,600,ext,SIP/t-01,PJSIP/201-0000af,Queue,,12,9,ANSWERED,3,,1.5,,600,"
            "q-600.wav,555,x,1.5,3",
            "FreePBX",
            ("1.5", None, "201", 12_000, "unknown", "5551234567"),
        ),
    ],
)  # fmt: skip
def test_exports_of_well_known_systems_are_recognised_by_name(
    read: Read, titles: str, row: str, profile: str, expected: tuple[object, ...]
) -> None:
    result = read(f"{titles}\n{row}\n")
    assert result.view is not None and result.view.recognised == profile
    facts = result.calls[0].facts
    assert (
        facts.external_id,
        facts.agent,
        facts.agent_id,
        facts.duration_ms,
        facts.direction,
        facts.phone,
    ) == expected


def test_columns_assigned_by_hand_win(read: Read, tmp_path: Path) -> None:
    mapping = TableMapping(
        {"external_id": "a", "started_at": "b", "duration": "c"}, units={"duration": "min"}
    )
    options = ImportOptions(time_zone="UTC", mappings={tmp_path / "t.csv": mapping})
    result = read("a,b,c\nx,2024-01-01 10:00,2\n", options)
    assert result.calls[0].facts.duration_ms == 120_000
    assert result.view is not None and not result.view.missing


def test_a_table_without_titles_is_numbered_for_assigning(read: Read, tmp_path: Path) -> None:
    text = "x1,2024-01-01 10:00,Ann\nx2,2024-01-01 11:00,Bob\n"
    asked = read(text)
    assert asked.view is not None and asked.view.columns == ("1", "2", "3") and asked.view.rows == 2
    mapping = TableMapping({"external_id": "1", "started_at": "2", "agent": "3"}, header=False)
    options = ImportOptions(time_zone="UTC", mappings={tmp_path / "t.csv": mapping})
    assert [call.facts.agent for call in read(text, options).calls] == ["Ann", "Bob"]


def test_an_unknown_profile_or_zone_is_an_error_of_the_options(read: Read) -> None:
    with pytest.raises(ImportProblem, match="no import profile"):
        read("id,start\n1,2024-01-01 10:00\n", ImportOptions(profile="none such"))
    with pytest.raises(ImportProblem, match="no time zone"):
        read("id,start\n1,2024-01-01 10:00\n", ImportOptions(time_zone="Mars/Olympus"))


def test_twenty_thousand_rows_are_quick(read: Read) -> None:
    import time

    rows = "".join(
        f"c{n},2024-01-{n % 28 + 1:02} {n % 24:02}:{n % 60:02}:00,Agent {n % 50},in,{n % 900},{n % 5 + 1}\n"
        for n in range(20_000)
    )
    begin = time.process_time()
    result = read(f"call id,start,agent,direction,duration,rating\n{rows}")
    assert len(result.calls) == 20_000
    assert time.process_time() - begin < 3  # a third of a second, and much air for slow machines
