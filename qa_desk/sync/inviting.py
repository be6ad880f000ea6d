"""Letting another desk in from a desk: a code whose first half the hub knows and whose second half it never sees."""

from __future__ import annotations

import secrets

from qa_desk.errors import N_
from qa_desk.sync.recording_key import key_of
from qa_desk.sync.sealing import wrap
from qa_desk.sync.signing_in import HALF, signed_in
from qa_desk.sync.wire import HubError
from qa_desk.workspace import Workspace

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No letters that look like others."""


def invite(workspace: Workspace, person: str) -> tuple[str, str]:
    """A one-time code for a person (id or exact name), and the name; with the recordings' key where this desk has
    one. `HubError` for who is no administrator, and for a person who is not known or not the only one."""
    key = key_of(workspace)
    words = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(HALF))
    asked = {"person": person, "sealed_key": wrap(key, words) if key is not None else ""}
    with signed_in(workspace) as (wire, _):
        status, body = wire.tell("/v1/codes", asked)
        if status == 403:
            raise HubError(N_("Only an administrator may let desks in."))
        if status == 404:
            raise HubError(N_("The hub knows no single person called “{name}”."), name=person)
        if status != 200:
            raise wire.said_no(status, body)
        given = wire.read(body)
    return (f"{given['code']}-{words}" if key is not None else str(given["code"])), str(given["person"])
