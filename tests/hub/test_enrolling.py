"""A code lets one device in; the device that used it may ask again until it was heard."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from qa_desk.hub import devices
from qa_desk.hub.devices import NotLetIn
from qa_desk.hub.tables import open_hub

DEVICE, SECRET = str(uuid.uuid4()), secrets.token_urlsafe(32)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Connection]:
    engine = open_hub(str(tmp_path / "hub.db"))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_device_that_used_a_code_is_told_the_same_again(hub: Connection) -> None:
    code = devices.issue_code(hub, "ann", sealed_key="sealed")
    first = devices.enrol(hub, code, DEVICE, SECRET)
    assert first == devices.enrol(hub, code, DEVICE, SECRET) == (DEVICE, SECRET, "sealed")
    assert devices.issue_token(hub, DEVICE, SECRET) is not None
    with pytest.raises(NotLetIn):  # it was heard
        devices.enrol(hub, code, DEVICE, SECRET)


def test_nobody_else_comes_in_by_a_used_code(hub: Connection) -> None:
    code = devices.issue_code(hub, "ann")
    devices.enrol(hub, code, DEVICE, SECRET)
    for device, secret in (("", ""), (DEVICE, secrets.token_urlsafe(32)), (str(uuid.uuid4()), SECRET)):
        with pytest.raises(NotLetIn):
            devices.enrol(hub, code, device, secret)


def test_nobody_becomes_a_device_there_is(hub: Connection) -> None:
    devices.enrol(hub, devices.issue_code(hub, "ann"), DEVICE, SECRET)
    code = devices.issue_code(hub, "bo")
    with pytest.raises(NotLetIn):
        devices.enrol(hub, code, DEVICE, secrets.token_urlsafe(32))
    assert devices.enrol(hub, code)[0] != DEVICE  # and the code is not spent by that
