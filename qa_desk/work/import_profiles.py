"""Save how a table is read under a name, so that nobody is asked twice."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace
from sqlalchemy import select

from db.models import ImportProfile
from qa_desk.errors import N_
from qa_desk.importing.facts import ImportProblem
from qa_desk.importing.guess import missing
from qa_desk.importing.mapping import DURATIONS, FIELDS, UNITS, TableMapping
from qa_desk.importing.options import ImportOptions, Zone
from qa_desk.importing.profiles import BUILT_IN, unknown_profile
from qa_desk.work.desk import Desk

LONGEST = 80


def save_profile(desk: Desk, name: str, mapping: TableMapping, options: ImportOptions | None = None) -> None:
    """Save or replace a profile; what `mapping` leaves open is remembered from `options`. `ImportProblem`."""
    name = name.strip()
    if options is not None:
        mapping = with_answers(mapping, options)
    _check(name, mapping)
    plain = msgspec.to_builtins(mapping)
    with desk.change("profile.save") as change:
        profile = change.session.scalar(select(ImportProfile).where(ImportProfile.name == name))
        before = None if profile is None else profile.mapping
        if profile is None:
            profile = ImportProfile(name=name, mapping=plain, updated_at=change.now)
            change.session.add(profile)
        else:
            profile.mapping, profile.updated_at = plain, change.now
        change.session.flush()
        change.audit("import_profile", profile.id, before=before, after={"name": name, **plain})


def delete_profile(desk: Desk, name: str) -> None:
    """Forget a saved profile; calls imported with it stay. `ImportProblem` where there is none."""
    with desk.change("profile.save") as change:
        profile = change.session.scalar(select(ImportProfile).where(ImportProfile.name == name))
        if profile is None:
            raise unknown_profile(name)
        change.audit("import_profile", profile.id, before={"name": name, **profile.mapping})
        change.session.delete(profile)


def with_answers(mapping: TableMapping, options: ImportOptions) -> TableMapping:
    """A mapping that remembers what was answered for an import: zone, order of dates, channels, source."""
    return replace(
        mapping,
        time_zone=mapping.time_zone or options.time_zone,
        day_first=options.day_first if mapping.day_first is None else mapping.day_first,
        agent_channel=options.agent_channel if mapping.agent_channel is None else mapping.agent_channel,
        source=mapping.source or options.source or "",
    )


def _check(name: str, mapping: TableMapping) -> None:
    if not name or len(name) > LONGEST:
        raise ImportProblem(N_("A profile needs a name of at most {count} characters."), count=LONGEST)
    if name in BUILT_IN:
        raise ImportProblem(
            N_("“{name}” comes with QA Desk and stays as it is."), hint=N_("Choose another name."), name=name
        )
    for field in (*(mapping.columns.keys() - {*FIELDS}), *(mapping.units.keys() - {*DURATIONS})):
        raise ImportProblem(N_("A column cannot mean “{field}”."), field=field)
    for unit in {*mapping.units.values()} - {*UNITS}:
        raise ImportProblem(N_("There is no unit called “{unit}”."), unit=unit)
    if lacking := missing(mapping):
        raise ImportProblem(
            N_("Such a table could not be imported: {fields} is missing."), fields=", ".join(lacking)
        )
    if mapping.rating_scale is not None and mapping.rating_scale[0] >= mapping.rating_scale[1]:
        raise ImportProblem(N_("The lowest rating must be below the highest."))
    if mapping.agent_channel not in (None, 0, 1):
        raise ImportProblem(N_("The agent speaks on the left or on the right."))
    Zone(mapping.time_zone)
