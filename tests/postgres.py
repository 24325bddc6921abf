"""What tests do to a PostgreSQL server from outside the bot."""

import psycopg
from sqlalchemy.engine import make_url


def address_of(url: str) -> str:
    """The address that PostgreSQL's own programs take, for this SQLAlchemy `url`."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def other_program(url: str) -> psycopg.Connection:
    """A connection of somebody else to the database of this SQLAlchemy `url`."""
    return psycopg.connect(address_of(url))
