"""Passwords: who needs one, what a wrong one costs, who may set whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.acting import Acting, find_acting
from db.queries.sign_in import Lock, with_password
from qa_desk.work import people, sign_in
from qa_desk.work.desk import Desk
from qa_desk.work.permissions import PermissionDenied
from qa_desk.work.set_up import create_workspace
from qa_desk.work.sign_in import (
    FIRST_WAIT,
    LONGEST_WAIT,
    NoPassword,
    SignInError,
    TooManyTries,
    WrongPassword,
    is_locked,
    remove_password,
    require_passwords,
    set_password,
)

GOOD, OTHER = "river stone lamp", "cloud paper seven"


class Office:
    """An administrator and a coach at one desk."""

    def __init__(self, root: Path) -> None:
        workspace = create_workspace(root, founder="Ada")
        system = Desk(workspace)
        people.add(system, "Cleo", ("coach",))
        with system.reading() as connection:
            ada, cleo = find_acting(connection, "Ada"), find_acting(connection, "Cleo")
        assert ada is not None and cleo is not None
        self.ada, self.cleo = ada, cleo
        self.admin, self.coach = replace(system, acting=ada), replace(system, acting=cleo)

    def says(self, who: Acting, password: str) -> bool:
        return sign_in.sign_in(self.admin, who, password)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "ws")
    yield made
    made.admin.workspace.close()


def audited(desk: Desk, action: str) -> int:
    with desk.reading() as connection:
        sql = "SELECT count(*) FROM audit_event WHERE action = ?"
        return int(connection.exec_driver_sql(sql, (action,)).scalar_one())


def test_without_a_password_one_just_sits_down(office: Office) -> None:
    assert not is_locked(office.admin, office.cleo.person_id)
    assert office.says(office.cleo, "") is False


def test_ones_own_password_is_asked_for_and_changed_with_the_old_one(office: Office) -> None:
    set_password(office.coach, office.cleo.person_id, GOOD)
    assert is_locked(office.admin, office.cleo.person_id)
    assert office.says(office.cleo, GOOD) is False
    with pytest.raises(WrongPassword):
        office.says(office.cleo, GOOD.upper())
    with pytest.raises(WrongPassword):
        set_password(office.coach, office.cleo.person_id, OTHER)
    set_password(office.coach, office.cleo.person_id, OTHER, GOOD)
    assert office.says(office.cleo, OTHER) is False


def test_the_password_itself_is_nowhere_in_the_file(office: Office) -> None:
    set_password(office.coach, office.cleo.person_id, GOOD)
    with office.admin.reading() as connection:
        dump = "\n".join(connection.connection.iterdump())  # type: ignore[attr-defined]
    assert "$argon2id$" in dump and GOOD not in dump


def test_an_administrator_sets_one_for_once(office: Office) -> None:
    with pytest.raises(PermissionDenied):
        set_password(office.coach, office.ada.person_id, GOOD)
    set_password(office.admin, office.cleo.person_id, GOOD)
    assert office.says(office.cleo, GOOD) is True
    set_password(office.coach, office.cleo.person_id, OTHER, GOOD)
    assert office.says(office.cleo, OTHER) is False


def test_five_wrong_ones_slow_everybody_down_even_with_the_right_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_password(office.coach, office.cleo.person_id, GOOD)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            office.says(office.cleo, "not this one")
    with pytest.raises(TooManyTries) as told:
        office.says(office.cleo, GOOD)
    assert 25 <= told.value.seconds <= 30
    assert audited(office.admin, "sign_in.fail") == 5

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + FIRST_WAIT

    monkeypatch.setattr(sign_in, "datetime", Later)
    assert office.says(office.cleo, GOOD) is False
    monkeypatch.undo()
    assert office.says(office.cleo, GOOD) is False  # a right one starts the count anew


@given(st.integers(0, 10_000), st.integers(-(10**10), 10**10))
def test_the_wait_is_never_longer_than_the_longest_whatever_the_clock_does(
    failures: int, since_s: int
) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    wait = sign_in._wait(Lock("", False, failures, now - timedelta(seconds=since_s)), now)
    assert wait <= LONGEST_WAIT
    assert (wait > timedelta(0)) == (failures >= 5 and since_s < LONGEST_WAIT.total_seconds()) or (
        5 <= failures < 10 and wait <= timedelta(0)
    )


def test_where_everybody_needs_one_nobody_comes_in_without(office: Office) -> None:
    with pytest.raises(SignInError, match="your own password first"):
        require_passwords(office.admin, True)
    set_password(office.admin, office.ada.person_id, GOOD)
    with pytest.raises(PermissionDenied):
        require_passwords(office.coach, True)
    require_passwords(office.admin, True)
    assert is_locked(office.admin, office.cleo.person_id)
    with pytest.raises(NoPassword):
        office.says(office.cleo, "")
    with pytest.raises(SignInError, match="Everybody needs"):
        remove_password(office.admin, office.ada.person_id)
    require_passwords(office.admin, False)
    remove_password(office.admin, office.ada.person_id)
    with office.admin.reading() as connection:
        assert with_password(connection) == frozenset()


@pytest.mark.parametrize(
    "weak", ["short", "a" * 30, "ababababababab", "Cleo is great", "password12345", "x" * 201]
)
def test_a_weak_password_is_refused(office: Office, weak: str) -> None:
    with pytest.raises(SignInError):
        set_password(office.coach, office.cleo.person_id, weak)
    assert not is_locked(office.admin, office.cleo.person_id)
