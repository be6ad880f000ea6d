"""How Alembic reaches the hub's database: through a connection it is handed, in one transaction."""

from __future__ import annotations

from alembic import context

from qa_desk.hub.tables import META

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=META,
    version_table="hub_schema",
    transaction_per_migration=False,
)
context.run_migrations()
