"""Table files as strangers make them: encodings, separators, quotes, spreadsheets, damage."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_desk.importing import ImportOptions
from qa_desk.importing.profiles import BUILT_IN
from qa_desk.importing.sheets import read_sheet
from qa_desk.importing.tables import TableResult, read_table

UTC_ONLY = ImportOptions(time_zone="UTC")
CHINESE = (
    "通话编号,开始时间,坐席,满意度\nT1,2024-03-05 14:05:06,王芳,满意\nT2,2024-03-05 15:00:00,李雷,不满意\n"
)
GERMAN = (
    "Call ID;Start;Agent;Notiz\n1;05.03.2024 14:05;Jörg Müller;schön – größer\n2;25.03.2024 15:00;Zoë;ok\n"
)


def read(path: Path, content: bytes) -> TableResult:
    path.write_bytes(content)
    return read_table(path, UTC_ONLY, BUILT_IN)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030", "utf-32"]
)
def test_chinese_tables_are_read_in_every_encoding_they_come_in(tmp_path: Path, encoding: str) -> None:
    result = read(tmp_path / "t.csv", CHINESE.encode(encoding))
    assert [call.facts.agent for call in result.calls] == ["王芳", "李雷"]
    assert not result.refused


def test_western_tables_from_old_programs_keep_their_accents(tmp_path: Path) -> None:
    result = read(tmp_path / "t.csv", GERMAN.encode("cp1252"))
    assert [call.facts.agent for call in result.calls] == ["Jörg Müller", "Zoë"]
    assert result.calls[0].facts.started_at == datetime(2024, 3, 5, 14, 5, tzinfo=UTC)
    assert (result.calls[0].facts.extra or {})["Notiz"] == "schön – größer"


def test_a_row_with_broken_characters_is_refused_and_the_rest_goes_in(tmp_path: Path) -> None:
    broken = CHINESE.encode().replace("李雷".encode(), "李雷".encode()[:-1])
    result = read(tmp_path / "t.csv", broken)
    assert [call.facts.external_id for call in result.calls] == ["T1"]
    assert [refusal.line for refusal in result.refused] == [3]
    assert "cannot be read" in result.refused[0].reason


def test_zero_bytes_are_left_out_and_said_so(tmp_path: Path) -> None:
    result = read(tmp_path / "t.csv", b"call id,start,agent\n1,2024-01-01 10:00,A\0nn\n\0\0\0\0")
    assert result.calls[0].facts.agent == "Ann"
    assert result.view is not None and "Zero bytes" in str(result.view.remarks[0])


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found_out(tmp_path: Path, separator: str, ending: str) -> None:
    lines = ["call id,start,agent,duration", "1,2024-01-01 10:00,Ann,5", "", "2,2024-01-01 10:01,Bob,6"]
    result = read(tmp_path / "t.csv", ending.join(lines).replace(",", separator).encode())
    assert [(call.facts.agent, call.line) for call in result.calls] == [("Ann", 2), ("Bob", 4)]


def test_quoted_lines_and_a_named_separator_keep_their_line_numbers(tmp_path: Path) -> None:
    text = 'sep=;\r\ncall id;start;agent;note\r\n1;2024-01-01 10:00;Ann;"two\r\nlines; ""quoted"""\r\n2;x;Bob;\r\n'
    result = read(tmp_path / "t.csv", text.encode())
    assert (result.calls[0].facts.extra or {})["note"] == 'two\r\nlines; "quoted"'
    assert [refusal.line for refusal in result.refused] == [5]


def test_a_quotation_mark_never_closed_costs_one_line(tmp_path: Path) -> None:
    rows = "".join(f"{n},2024-01-01 10:00,Agent {n}\n" for n in range(200))
    result = read(tmp_path / "t.csv", f'call id,start,agent\nx,2024-01-01 10:00,"Ann\n{rows}'.encode())
    assert len(result.calls) == 200
    assert [(refusal.line, refusal.reason) for refusal in result.refused] == [
        (2, "A quotation mark in this line is never closed.")
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n  \n", "no rows"),
        (b"\0" * 5000, "no rows"),
        (b"PK\x03\x04 and then nothing of use", "damaged"),
        (b"\xd0\xcf\x11\xe0 not really", "damaged"),
        (bytes(range(1, 32)) * 200, "some other kind"),
    ],
)
def test_files_that_are_no_tables_say_why(tmp_path: Path, content: bytes, reason: str) -> None:
    result = read(tmp_path / "t.csv", content)
    assert result.view is None and len(result.refused) == 1
    assert reason in result.refused[0].reason


def test_a_table_with_titles_alone_gives_nothing_and_harms_nothing(tmp_path: Path) -> None:
    result = read(tmp_path / "t.csv", b"call id,start,agent\n")
    assert result.view is not None and result.view.rows == 0 and not result.calls and not result.refused


def test_a_table_that_vanished_is_refused(tmp_path: Path) -> None:
    result = read_table(tmp_path / "gone.csv", UTC_ONLY, BUILT_IN)
    assert result.view is None and "could not be read" in result.refused[0].reason


SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>"""
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Calls" sheetId="1" '
    'r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="46"/></cellXfs></styleSheet>',
}


def spreadsheet(path: Path, rows: list[list[tuple[str | float, int]]]) -> None:
    """A small XLSX; each cell is a value and its style: 0 plain, 1 date with time, 2 duration."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            if isinstance(value, str)
            else f'<c r="{chr(65 + place)}{number}" s="{style}"><v>{value}</v></c>'
            for place, (value, style) in enumerate(row)
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format("".join(lines)))


def test_spreadsheets_bring_dates_durations_and_whole_numbers(tmp_path: Path) -> None:
    path = tmp_path / "calls.xlsx"
    titles: list[tuple[str | float, int]] = [
        (text, 0) for text in ("Call ID", "Start", "Agent", "Talk time", "Rating")
    ]
    spreadsheet(path, [titles, [(1001.0, 0), (45356.5, 1), ("王芳", 0), (143 / 86400, 2), (4.0, 0)]])
    result = read_table(path, UTC_ONLY, BUILT_IN)
    facts = result.calls[0].facts
    assert (facts.external_id, facts.agent, facts.talk_ms) == ("1001", "王芳", 143_000)
    assert facts.started_at == datetime(2024, 3, 5, 12, tzinfo=UTC)
    assert result.calls[0].surveys[0].value == 4 and result.calls[0].line == 2


def test_spreadsheet_numbers_without_a_format_are_still_dates_and_shares_of_a_day(tmp_path: Path) -> None:
    path = tmp_path / "calls.xlsx"
    titles: list[tuple[str | float, int]] = [("Call ID", 0), ("Start", 0), ("Talk time", 0)]
    spreadsheet(path, [titles, [("a", 0), (45356.5, 0), (143 / 86400, 0)]])
    facts = read_table(path, UTC_ONLY, BUILT_IN).calls[0].facts
    assert facts.started_at == datetime(2024, 3, 5, 12, tzinfo=UTC) and facts.talk_ms == 143_000


words = st.text(
    st.characters(categories=["L", "Nd"], include_characters=" ,;\"'\n", max_codepoint=0xFFFF), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(words, words), min_size=1, max_size=12),
    separator=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
)
def test_whatever_a_correct_writer_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], separator: str, encoding: str
) -> None:
    table = [["call id", "start", "agent", "note"]]
    table += [[str(number), "2024-01-01 10:00", *row] for number, row in enumerate(rows)]
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(table)
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    sheet = read_sheet(path)
    assert sheet.rows == table and not sheet.refused


@settings(max_examples=80, deadline=None)
@given(
    content=st.binary(max_size=400) | st.text(st.sampled_from('a1,;"\n\r\t 日'), max_size=120).map(str.encode)
)
def test_no_bytes_whatever_raise_anything(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read(tmp_path_factory.mktemp("t") / "t.csv", b"call id,start,agent\n" + content)
    read(tmp_path_factory.mktemp("t") / "t.csv", content)
