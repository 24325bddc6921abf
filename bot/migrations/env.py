"""What Alembic runs for every command: on the connection it was given, within the transaction of the caller."""

from alembic import context

from bot.migrations.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=context.config.attributes.get("batch", False),
)
with context.begin_transaction():
    context.run_migrations()
