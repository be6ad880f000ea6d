"""A desk cannot be trusted: every endpoint, every role, rows of others; injection, replay, downgrade, odd bodies.

QA_DESK_LEAK_PEOPLE (a number, or all) says how many of the generated company ask.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from sqlalchemy import text

from db.sync.tables import synced_tables
from db.upgrade import HEAD
from qa_desk.hub.rows import all_of
from qa_desk.hub.scope import AUTHORS, PRIVATE
from qa_desk.sync.batch import Alias, Batch, Rows, Text, pack
from qa_desk.sync.hub import HubError, Wire, enrol, sync_hub
from tests.hub.big_company import MARK, Company, load, made, sha_of, token_for
from tests.hub.leaks import measure
from tests.sync.hub_world import Server, company, evaluate, event, rows, serving, write

PEOPLE = os.environ.get("QA_DESK_LEAK_PEOPLE", "2")
WORDS = {"note", "notes", "text", "comment", "name", "external_id", "feedback"}
ROLES = ("agent-1", "coach-1", "lead-1", "exec-0")
"""Nobody of these has anything to do with team 0, its agent-0 and department 0."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Company]]:
    """A company of sixteen teams that nothing below changes: everything is refused."""
    folder = tmp_path_factory.mktemp("small")
    with serving(str(folder / "hub.db"), folder / "blobs") as server:
        found = made(teams=16, agents=32)
        load(server.engine, found)
        yield server, found


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_nothing_of_another_scope_is_in_any_response_of_a_company_of_500_agents(tmp_path: Path) -> None:
    seed = secrets.randbelow(1 << 32)
    print(f"seed {seed}")
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as server:
        whole = made()
        count = load(server.engine, whole)
        found = measure(server, whole, PEOPLE, seed)
    print(f"{count} rows, {found.people} people, {found.responses} responses, {found.marks} marks read")
    assert found.leaks == [] and found.missing == []
    assert found.marks > 1000 and count > 15_000


def state_of(server: Server) -> list[tuple[object, ...]]:
    with server.engine.begin() as connection:
        asked = text("SELECT tbl, pk, stream, gone, doc, clocks FROM hub_feed ORDER BY tbl, pk, stream")
        return [tuple(row) for row in connection.execute(asked)]


NUMBERS = iter(range(1, 1_000_000))


def pushed(
    server: Server, person: str, *groups: Rows, texts: tuple[Text, ...] = (), aliases: tuple[Alias, ...] = ()
) -> list[dict[str, str]]:
    """What is refused of what a person's desk sends."""
    wire = Wire(server.url)
    wire.token = token_for(server.engine, person)
    batch = Batch(
        secrets.token_hex(6), HEAD, 5 << 16, list(groups), list(texts), list(aliases), next(NUMBERS)
    )
    status, _, body = wire.ask("POST", "/v1/changes", pack(batch))
    assert status == 200, body
    refused: list[dict[str, str]] = json.loads(body)["refused"]
    return refused


@pytest.mark.parametrize("person", ROLES)
def test_rows_of_another_team_are_edited_by_nobody_whatever_the_table(
    small: tuple[Server, Company], person: str
) -> None:
    server, found = small
    before = state_of(server)
    for table, some in found.rows.items():
        if table in ("form", "form_version", "person") and person.startswith("lead"):
            continue  # a lead's own business
        theirs = foreign(found, table, some)
        if theirs is None:
            continue
        fact = synced_tables()[table].fact
        edited = {**theirs, **dict.fromkeys(WORDS & set(theirs), "[[stolen:x]]")}
        tries = [edited]
        if (author := AUTHORS.get(table) or PRIVATE.get(table)) is not None:
            tries.append({**edited, author: person})
        tries.append(
            {**edited, **({"id": secrets.token_hex(8)} if "id" in edited else {"question_key": "new"})}
        )
        for row in tries:
            clocks = [] if fact else [{"*": (9 << 40, "thief")}]
            pushed(server, person, Rows(table, tuple(row), [list(row.values())], clocks))
    after = state_of(server)
    assert [row for row in before if row not in after] == [], "something of others was changed"
    for table, pk, _, _, doc, _ in set(after) - set(before):
        assert "agent-0" not in str(doc), (table, pk, doc)


def foreign(found: Company, table: str, some: list[dict[str, object]]) -> dict[str, object] | None:
    """A row of the table that is about agent-0 or its team."""
    if table in ("form", "form_version", "role_grant", "team", "person", "membership"):
        return some[0]
    return next((row for row in some if "agent-0" in str(row.values())), None)


def test_an_agent_changes_nothing_that_was_said_about_them(small: tuple[Server, Company]) -> None:
    server, found = small
    before = state_of(server)
    for table in (
        "evaluation",
        "answer",
        "evaluation_event",
        "survey_response",
        "moment",
        "interaction",
        "goal",
    ):
        row = next(row for row in found.rows[table] if "agent-0" in str(row.values()))
        for column in ("feedback", "comment", "note", "external_id", "score"):
            changed = {**row, column: "better"}
            clocks = [] if synced_tables()[table].fact else [{"*": (9 << 40, "x")}]
            pushed(server, "agent-0", Rows(table, tuple(changed), [list(changed.values())], clocks))
    assert state_of(server) == before


def test_submitted_evaluations_are_edited_by_nobody_and_that_is_noted(small: tuple[Server, Company]) -> None:
    server, found = small
    before = state_of(server)
    for feedback in ("aaa", "zzz"):  # whichever sorts first
        row = {**found.rows["evaluation"][0], "feedback": feedback}
        (refused,) = pushed(server, "coach-0", Rows("evaluation", tuple(row), [list(row.values())], []))
        assert refused["why"] == "this fact is known already, with other content"
    assert state_of(server) == before
    assert ("1 of evaluation refused: this fact is known already, with other content",) in noted(server)


def test_naming_a_row_or_a_recording_of_others_does_not_bring_it(small: tuple[Server, Company]) -> None:
    server, _ = small
    now = [{"*": (2 << 16, "thief")}]
    evidence = ["e-agent-1-0", "x", "mo-call-agent-0-0-False"]
    person = ("id", "person_id", "team_id")
    takers = [
        Rows("evidence", ("evaluation_id", "question_key", "moment_id"), [evidence]),
        Rows(
            "assignment", ("id", "interaction_id", "evaluator_id"), [["as", "call-agent-0-0", "coach-1"]], now
        ),
        Rows(
            "recording",
            ("id", "interaction_id", "sha256"),
            [["r", "call-agent-1-0", sha_of("call-agent-0-0")]],
            now,
        ),
        Rows("membership", person, [["m-agent-0", "agent-0", "team-9"]], now),
        Rows("membership", person, [["new", "agent-0", "team-9"]], now),
    ]
    before = state_of(server)
    for who in ("coach-1", "lead-1"):
        for taker in takers:
            assert pushed(server, who, taker), (who, taker.table)
    assert state_of(server) == before


def test_words_and_doubles_of_others_rows_are_not_written_either(small: tuple[Server, Company]) -> None:
    server, _ = small
    before = state_of(server)
    note = Text("moment", "mo-call-agent-0-0-True", "note", 9 << 16, "thief", (), "rewritten")
    double = Alias("interaction", "call-agent-0-0", "call-agent-1-0")
    person = Alias("person", "admin", "coach-1")
    for who in ("agent-1", "coach-1", "exec-0"):
        assert pushed(server, who, texts=(note,))
        assert len(pushed(server, who, aliases=(double, person))) == 2
    assert state_of(server) == before


INJECTIONS = (
    "'; DROP TABLE hub_feed; --", '" OR 1=1', "\x1f\x1f", "../../etc/passwd", "%00", "\0", "x" * 5000, "💥\u202e",
)  # fmt: skip


@pytest.mark.parametrize("bad", INJECTIONS, ids=range(len(INJECTIONS)))
def test_injection_through_names_keys_and_values_changes_nothing_else(
    small: tuple[Server, Company], bad: str
) -> None:
    server, _ = small
    before = state_of(server)
    wire = Wire(server.url)
    wire.token = token_for(server.engine, "coach-1")
    batches = [
        Batch("d", HEAD, 0, [Rows(bad, ("id",), [["x"]], [])], no=1),
        Batch("d", HEAD, 0, [Rows("moment", ("id", bad), [["x", "y"]], [{"*": (1, "d")}])], no=1),
        Batch(
            "d", HEAD, 0, [Rows("moment", ("id", "interaction_id"), [[bad, bad]], [{"*": (1, "d")}])], no=1
        ),
        Batch("d", HEAD, 0, texts=[Text("moment", bad, bad, 1, "d", (), bad)], no=1),
        Batch(bad, bad, 0, no=1),
    ]
    for batch in batches:
        batch.desk = batch.desk if batch.desk == bad else secrets.token_hex(6)
        assert wire.ask("POST", "/v1/changes", pack(batch))[0] in (200, 409, 422)
    for path in (f"/v1/blobs/{percent(bad)}", f"/v1/blobs/{percent('0' * 63 + bad)}"):
        assert wire.ask("GET", path)[0] in (404, 405, 414)
    wire.tell("/v1/pull", {"cursors": {bad: 0}, "schema": bad[:32]})
    wire.tell("/v1/blobs/known", {"sha256": [bad]})
    assert wire.tell("/v1/codes", {"person": bad, "sealed_key": bad[:200]})[0] in (403, 422)
    assert Wire(server.url).tell("/v1/token", {"device": bad[:64], "secret": bad[:128]})[0] in (401, 422, 429)
    with server.engine.begin() as connection:
        connection.execute(text("DELETE FROM hub_limit"))
    after = state_of(server)
    assert [row for row in before if row not in after] == []


def percent(words: str) -> str:
    from urllib.parse import quote

    return quote(words, safe="")


@pytest.mark.parametrize("person", [*ROLES, "admin"])
def test_every_endpoint_answers_each_role_only_what_is_theirs(
    small: tuple[Server, Company], person: str
) -> None:
    server, _ = small
    wire = Wire(server.url)
    wire.token = token_for(server.engine, person)
    sha = sha_of("call-agent-0-1")
    is_admin = person == "admin"
    headers = {"Upload-Offset": "0", "Content-Type": "application/json"}
    assert wire.ask("PATCH", f"/v1/blobs/{sha}", b"", headers)[0] == (204 if is_admin else 404)
    assert wire.ask("HEAD", f"/v1/blobs/{sha}")[0] == (200 if is_admin else 404)
    assert wire.ask("GET", f"/v1/blobs/{sha}")[0] == 404
    assert wire.ask("POST", f"/v1/blobs/{sha}/damaged")[0] == (204 if is_admin else 404)
    assert json.loads(wire.tell("/v1/blobs/known", {"sha256": [sha]})[1]) == {
        "here": {},
        "wanted": [sha] if is_admin else [],
    }
    assert wire.tell("/v1/codes", {"person": "Admin"})[0] == (200 if is_admin else 403)
    if not is_admin:
        assert wire.tell("/v1/sealing", {"key_id": "0" * 16})[0] == 403
    assert json.loads(wire.ask("GET", "/v1/me")[2])["person"] == person


def test_tokens_end_and_are_good_for_one_device_only(small: tuple[Server, Company]) -> None:
    server, _ = small
    wire = Wire(server.url)
    wire.token = token_for(server.engine, "coach-1")
    assert wire.ask("GET", "/v1/me")[0] == 200
    with server.engine.begin() as connection:
        connection.execute(text("UPDATE hub_token SET expires = :now"), {"now": int(time.time()) - 1})
    assert wire.ask("GET", "/v1/me")[0] == 401
    wire.token = token_for(server.engine, "coach-1")
    for wrong in (wire.token + "x", wire.token[:-1], wire.token.swapcase(), "Bearer " + wire.token, "\u00e9"):
        other = Wire(server.url)
        other.token = wrong
        with suppress(UnicodeEncodeError):
            assert other.ask("GET", "/v1/me")[0] in (400, 401)


def test_a_clock_that_runs_ahead_is_not_taken_wherever_it_is_said(tmp_path: Path) -> None:
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as hub:
        admin = company(tmp_path / "admin")
        enrol(admin, hub.url, hub.code("Admin"))
        sync_hub(admin)
        wire = Wire(hub.url)
        wire.token = token_for(hub.engine, "coach1")
        ahead = int((time.time() + 3600) * 1000) << 16
        group = Rows("moment", ("id", "tag"), [["shared1", "x"]], [{"tag": (ahead, "d")}])
        for said in (ahead, 0):  # a batch may say less of itself than is in it
            batch = Batch(secrets.token_hex(6), HEAD, said, [group], no=1)
            assert wire.ask("POST", "/v1/changes", pack(batch))[0] == 409


def test_anothers_desk_is_not_spoken_for_and_that_is_noted(tmp_path: Path) -> None:
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as hub:
        admin = company(tmp_path / "admin")
        enrol(admin, hub.url, hub.code("Admin"))
        sync_hub(admin)
        desk = str(rows(admin, "SELECT v FROM sync_state WHERE k = 'desk'")[0][0])
        wire = Wire(hub.url)
        wire.token = token_for(hub.engine, "coach1")
        assert wire.ask("POST", "/v1/changes", pack(Batch(desk, HEAD, 0, no=99)))[0] == 409
        assert ("a batch was not taken: Another device speaks for this desk already.",) in noted(hub)
        coach = hub.join(tmp_path / "coach", "Coach1")
        write(coach, "UPDATE moment SET author_id = 'coach2', tag = 'x' WHERE id = 'shared1'")
        sync_hub(coach)
        told = [str(row[0]) for row in noted(hub)]
        assert any("refused: written in somebody else's name" in line for line in told)


def noted(hub: Server) -> list[tuple[object, ...]]:
    with hub.engine.begin() as connection:
        return [tuple(row) for row in connection.execute(text("SELECT what FROM hub_audit"))]


def test_a_desk_that_is_too_old_hands_over_and_is_then_told_to_update(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as hub:
        admin = company(tmp_path / "admin")
        enrol(admin, hub.url, hub.code("Admin"))
        sync_hub(admin)
        write(admin, "UPDATE moment SET tag = 'safe' WHERE id = 'shared1'")
        monkeypatch.setattr("qa_desk.hub.versions.OLDEST", "9999")
        with pytest.raises(HubError, match="too old for the hub"):
            sync_hub(admin)
        monkeypatch.undo()
        with hub.engine.begin() as connection:
            assert all_of(connection, "moment")["shared1"].doc["tag"] == "safe"
        sync_hub(admin)


def test_a_desk_one_release_behind_still_syncs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = f"{int(HEAD) - 1:04}"
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as hub:
        admin = company(tmp_path / "admin")
        enrol(admin, hub.url, hub.code("Admin"))
        sync_hub(admin)
        monkeypatch.setattr("qa_desk.hub.versions.OLDEST", before)
        monkeypatch.setattr("qa_desk.sync.hub.HEAD", before)
        coach = hub.join(tmp_path / "coach", "Coach1")
        write(coach, "UPDATE moment SET tag = 'from an older desk' WHERE id = 'shared1'")
        sync_hub(coach)
        sync_hub(admin)
        assert rows(admin, "SELECT tag FROM moment WHERE id = 'shared1'") == [("from an older desk",)]


def test_a_desk_that_is_newer_than_the_hub_keeps_its_work_until_the_hub_is_updated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as hub:
        admin = company(tmp_path / "admin")
        enrol(admin, hub.url, hub.code("Admin"))
        sync_hub(admin)
        write(admin, "UPDATE moment SET tag = 'later' WHERE id = 'shared1'")
        monkeypatch.setattr("qa_desk.sync.signing_in.HEAD", "9999")
        with pytest.raises(HubError, match="older release than this QA Desk"):
            sync_hub(admin)
        monkeypatch.undo()
        assert sync_hub(admin).sent == 1


def test_fields_of_a_newer_release_outlive_edits_of_an_older_one(tmp_path: Path) -> None:
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as hub:
        admin = company(tmp_path / "admin")
        enrol(admin, hub.url, hub.code("Admin"))
        evaluate(admin, "1", evaluator="coach1")
        event(admin, "1", "released", "coach1")
        sync_hub(admin)
        wire = Wire(hub.url)
        wire.token = token_for(hub.engine, "coach1")
        strange = json.dumps({"nested": [1, None, "ß"], "deep": {"a": True}})
        now = int(time.time() * 1000) << 16
        row = Rows(
            "moment", ("id", "from_the_future"), [["shared1", strange]], [{"from_the_future": (now, "d")}]
        )
        status, _, body = wire.ask("POST", "/v1/changes", pack(Batch("d" * 12, HEAD, now, [row], no=1)))
        assert status == 200 and json.loads(body)["refused"] == []
        write(admin, "UPDATE moment SET tag = 'by one who does not know it' WHERE id = 'shared1'")
        sync_hub(admin)
        with hub.engine.begin() as connection:
            kept = all_of(connection, "moment")["shared1"]
        assert (kept.doc["from_the_future"], kept.doc["tag"]) == (strange, "by one who does not know it")
        assert kept.clocks["from_the_future"] == (now, "d")
        coach, agent = hub.join(tmp_path / "coach", "Coach1"), hub.join(tmp_path / "agent", "Agent1")
        for desk, told in ((admin, True), (coach, True), (agent, False)):
            assert rows(desk, "SELECT tag FROM moment WHERE id = 'shared1'") == [
                ("by one who does not know it",)
            ]
            waiting = [
                msgspec.msgpack.decode(item, type=Rows)
                for (item,) in rows(desk, "SELECT item FROM sync_waiting")
            ]
            found = [(dict(zip(g.columns, g.rows[0], strict=True)), g.clocks[0]) for g in waiting]
            told_all = [({"id": "shared1", "from_the_future": strange}, {"from_the_future": (now, "d")})]
            assert found == (told_all if told else []), (
                "what it does not know waits on a desk until it is updated"
            )


# The hub asked everything its OpenAPI document allows, and what it does not.


@pytest.fixture
def everything(tmp_path: Path) -> Iterator[Server]:
    with serving(str(tmp_path / "hub.db"), tmp_path / "blobs") as server:
        load(server.engine, made(teams=8, agents=8))
        yield server


def let_go(server: Server) -> None:
    """All that is asked here comes from one address and one device."""
    with server.engine.begin() as connection:
        connection.execute(text("DELETE FROM hub_limit"))


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_request_makes_the_hub_fail(everything: Server) -> None:
    schema = schemathesis.openapi.from_url(f"{everything.url}/v1/openapi.json")
    token = token_for(everything.engine, "coach-1")
    answers: Counter[int] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    told = {(kind.encode(), about.encode()) for kind, about in made(teams=8, agents=8).sees("coach-1")}
    for operation in (found.ok() for found in schema.get_all_operations()):

        @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
            response = case.call()
            answers[response.status_code] += 1
            asked[case.method, case.path] += 1
            assert set(MARK.findall(response.content)) <= told
            assert response.status_code < 500, (case.as_curl_command(), response.text)

        ask()
        let_go(everything)
    print(dict(answers))
    assert answers.total() > 150 and len(answers) > 4
    assert asked["POST", "/v1/rows"] and asked["POST", "/v1/pull"]
    assert Wire(everything.url).ask("GET", "/readyz")[0] == 200
