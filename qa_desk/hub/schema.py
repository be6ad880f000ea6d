"""Bring the hub's database to this release's schema; refuse one that a newer release wrote."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from qa_desk.errors import N_, QADeskError

HEAD = "h0005"
"""The newest revision of the hub's own tables. Named here so that a start need not load Alembic."""
FIRST = "h0001"
VERSIONS = Path(__file__).parent / "migrations" / "versions"


class NewerHub(QADeskError):
    """The database of a newer hub than this one."""


def revision_of(connection: Connection) -> str | None:
    """The revision of the hub's tables; None where there are none."""
    names = set(inspect(connection).get_table_names())
    if "hub_schema" in names:
        found = connection.execute(text("SELECT version_num FROM hub_schema")).scalar()
        return None if found is None else str(found)
    return FIRST if "hub_state" in names else None  # made before the hub had migrations


def upgrade(connection: Connection) -> bool:
    """Migrate in the caller's transaction; True where something was to be done. `NewerHub`."""
    found = revision_of(connection)
    if found == HEAD:
        return False
    known = {path.stem.partition("_")[0] for path in VERSIONS.glob("h*.py")}
    if found is not None and found not in known:
        raise NewerHub(
            N_("The hub's database was made by a newer release ({revision})."),
            hint=N_("Update the hub; nothing was changed."),
            revision=found,
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    if found == FIRST and "hub_schema" not in inspect(connection).get_table_names():
        command.stamp(config, FIRST)
    command.upgrade(config, "head")
    return True
