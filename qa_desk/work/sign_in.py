"""Signing in: passwords of people on this desk, slowed down after five wrong ones.

A password keeps colleagues at a shared desk apart. It does not protect the file from somebody who can copy it:
that is what encryption at rest is for.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import update

from db.models import Credential, Person, WorkspaceFact
from db.queries.acting import Acting
from db.queries.sign_in import EVERYBODY, Lock, everybody_needs_one, lock_of
from qa_desk.errors import N_, QADeskError
from qa_desk.work.desk import Desk, Transaction
from qa_desk.work.permissions import require

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 200
FREE_FAILURES = 5
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)


class SignInError(QADeskError):
    """Somebody could not sign in, or a password cannot be used."""


class WrongPassword(SignInError):
    """The password was not the right one."""


class NoPassword(SignInError):
    """Everybody needs a password here and this person has none yet."""


class TooManyTries(SignInError):
    """So many wrong passwords that the next try has to wait; `seconds` says how long."""

    def __init__(self, wait: timedelta) -> None:
        self.seconds = max(1, -(-wait // timedelta(seconds=1)))
        super().__init__(
            N_("Too many wrong passwords. The next try is possible in {seconds} s."), seconds=self.seconds
        )


@cache
def _hasher() -> PasswordHasher:
    """argon2id with the parameters of RFC 9106's second choice: 64 MiB, 3 passes, 4 lanes."""
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def is_locked(desk: Desk, person_id: str) -> bool:
    """True where this person has to give a password to act here."""
    with desk.reading() as connection:
        return lock_of(connection, person_id) is not None or everybody_needs_one(connection)


def sign_in(desk: Desk, acting: Acting, password: str) -> bool:
    """Check a person's password; True where it has to be changed now. Takes about 0.1 s on purpose.

    Somebody without a password is let in where not everybody needs one. `WrongPassword`, `NoPassword`,
    `TooManyTries`; wrong tries are counted and audited.
    """
    with desk.reading() as connection:
        lock, everybody = lock_of(connection, acting.person_id), everybody_needs_one(connection)
    if lock is None:
        if everybody:
            raise NoPassword(
                N_("{name} has no password yet, and everybody needs one here."),
                hint=N_("Ask an administrator to set one."),
                name=acting.name,
            )
        return False
    wait = _wait(lock, datetime.now(UTC))
    if wait > timedelta(0):
        raise TooManyTries(wait)
    right = _fits(lock.password_hash, password)
    _count(desk, acting, lock, password if right else None)
    if not right:
        raise WrongPassword(N_("That is not the password of {name}."), name=acting.name)
    return lock.must_change


def _wait(lock: Lock, now: datetime) -> timedelta:
    """How long until the next try counts; never longer than the longest wait, whatever the clock does."""
    beyond = lock.failures - FREE_FAILURES
    if beyond < 0 or lock.failed_at is None:
        return timedelta(0)
    whole = min(FIRST_WAIT * (1 << min(beyond, 10)), LONGEST_WAIT)
    return min(lock.failed_at + whole - now, whole)


def _fits(hashed: str, password: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _count(desk: Desk, acting: Acting, lock: Lock, password: str | None) -> None:
    """Note a try: `password` is the right one, None a wrong one."""
    system = Desk(desk.workspace)
    if password is None:
        with system.change("sign_in.fail") as change:
            wrong = {"failures": Credential.failures + 1, "failed_at": change.now}
            change.session.execute(
                update(Credential).where(Credential.person_id == acting.person_id).values(wrong)
            )
            change.audit("person", acting.person_id, after={"failures": lock.failures + 1})
    elif lock.failures or _hasher().check_needs_rehash(lock.password_hash):
        with system.change("sign_in.pass") as change:
            right = {"failures": 0, "failed_at": None, "password_hash": _hasher().hash(password)}
            change.session.execute(
                update(Credential).where(Credential.person_id == acting.person_id).values(right)
            )


def set_password(desk: Desk, person_id: str, new: str, old: str | None = None) -> None:
    """Give somebody a password: one's own needs the old one; another's needs an administrator and is for once.

    `SignInError` where the new one is too weak, `WrongPassword`, `PermissionDenied`.
    """
    own = desk.acting is not None and desk.acting.person_id == person_id
    if not own:
        require(desk.acting, "password.reset")
    with desk.reading() as connection:
        lock = lock_of(connection, person_id)
    if own and lock is not None:
        assert desk.acting is not None
        sign_in(desk, desk.acting, old or "")
    with desk.change("password.change" if own else "password.reset") as change:
        person = change.session.get_one(Person, person_id)
        _require_strong(new, person.name)
        found = change.session.get(Credential, person_id) or Credential(person_id=person_id)
        found.password_hash, found.must_change = _hasher().hash(new), not own
        found.failures, found.failed_at, found.changed_at = 0, None, change.now
        change.session.add(found)
        change.audit("person", person_id, after={"password": "own" if own else "for once"})


def remove_password(desk: Desk, person_id: str) -> None:
    """Let somebody in without a password again; refused where everybody needs one."""
    with desk.change("password.reset") as change:
        if everybody_needs_one(change.session.connection()):
            raise SignInError(N_("Everybody needs a password here."), hint=N_("Set another one instead."))
        found = change.session.get(Credential, person_id)
        if found is not None:
            change.session.delete(found)
            change.audit("person", person_id, after={"password": None})


def require_passwords(desk: Desk, everybody: bool) -> None:
    """From now on nobody acts here without a password, or that is over. Whoever asks needs one first."""
    with desk.change("password.require") as change:
        acting = change.acting
        if everybody and acting is not None and change.session.get(Credential, acting.person_id) is None:
            raise SignInError(
                N_("Set your own password first: you could not come back."), hint=N_("Then ask again.")
            )
        _write_fact(change, "everybody" if everybody else "")
        change.audit("workspace_fact", EVERYBODY, after={"passwords": everybody})


def _write_fact(change: Transaction, value: str) -> None:
    fact = change.session.get(WorkspaceFact, EVERYBODY) or WorkspaceFact(key=EVERYBODY)
    fact.value = value
    change.session.add(fact)


def _require_strong(password: str, name: str) -> None:
    if not SHORTEST <= len(password) <= LONGEST:
        raise SignInError(
            N_("A password has {shortest} to {longest} characters; several words are easy to remember."),
            shortest=SHORTEST,
            longest=LONGEST,
        )
    plain = password.casefold()
    if len(set(plain)) < 5 or name.casefold() in plain or plain.startswith(("password", "1234567890")):
        raise SignInError(N_("This password is too easy to guess."), hint=N_("Take several words."))
