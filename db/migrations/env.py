"""How Alembic reaches our database: through a connection it is handed, in one transaction."""

from __future__ import annotations

from alembic import context

from db.models import Base


def run() -> None:
    """Run the asked migrations on the connection in the configuration's attributes."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transaction_per_migration=False,
    )
    context.run_migrations()


run()
