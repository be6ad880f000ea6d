"""Named ways to read a table: the ones that come with QA Desk and the ones people saved."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from db.queries.import_profiles import import_profiles
from qa_desk.errors import N_
from qa_desk.importing.facts import ImportProblem
from qa_desk.importing.mapping import TableMapping
from qa_desk.importing.options import ImportOptions
from qa_desk.importing.platforms import PLATFORMS
from qa_desk.work.desk import Desk

Profiles = Mapping[str, TableMapping]

BUILT_IN: Profiles = MappingProxyType(PLATFORMS)
"""The ways that come with QA Desk, by the name of the system."""


def saved_profiles(desk: Desk, options: ImportOptions) -> Profiles:
    """All profiles by name, the saved ones first; `ImportProblem` where the one asked for is not among them."""
    profiles = {**own_profiles(desk), **BUILT_IN}
    if options.profile is not None and options.profile not in profiles:
        raise unknown_profile(options.profile)
    return profiles


def own_profiles(desk: Desk) -> dict[str, TableMapping]:
    """The profiles people saved; one that a newer QA Desk wrote and this one cannot read is left out."""
    with desk.reading() as connection:
        stored = import_profiles(connection)
    found: dict[str, TableMapping] = {}
    for name, mapping in stored.items():
        try:
            found[name] = msgspec.convert(mapping, TableMapping)
        except msgspec.ValidationError:
            continue
    return found


def unknown_profile(name: str) -> ImportProblem:
    """The error for a profile that is not there."""
    return ImportProblem(
        N_("There is no import profile called “{name}”."),
        hint=N_("Choose one from the list, or assign the columns and save them under this name."),
        name=name,
    )
