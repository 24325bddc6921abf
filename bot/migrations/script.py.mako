"""${message}"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """What an older version of the program can do without: add, never rename or drop in the same release."""
    ${"\n".join(line for line in upgrades.splitlines() if "###" not in line).strip()}
