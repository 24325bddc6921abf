"""The tables: brought up to date at start."""

from sqlalchemy import Engine

from bot.migrations.tables import metadata


def migrate(engine: Engine) -> None:
    """Create what is missing."""
    metadata.create_all(engine)
