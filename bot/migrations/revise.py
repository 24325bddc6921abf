"""Write the revision that brings the tables to where the models are.

    python -m bot.migrations.revise "who held a role when"

makes the next file in bot/migrations/versions; read it before committing it. As long as nothing was released, the
first revision is made anew instead:

    rm bot/migrations/versions/0*.py && python -m bot.migrations.revise "the first tables"
"""

import sys

from alembic import command
from sqlalchemy import create_engine

from bot.migrations import HERE, config_for, migrate


def revise(message: str) -> None:
    """Compare the models with an empty database brought up to date, and write the difference down."""
    engine = create_engine("sqlite://")
    migrate(engine)
    number = len(list((HERE / "versions").glob("0*.py"))) + 1
    with engine.begin() as connection:
        config = config_for(connection)
        # SQLite cannot alter a column; a batch builds the table anew there.
        config.attributes["batch"] = number > 1
        config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit('Say what changes: python -m bot.migrations.revise "who held a role when"')
    revise(sys.argv[1])
