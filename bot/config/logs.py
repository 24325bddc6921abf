"""What the log shows: plain lines or JSON, each with the reference a person was told; never a token or what people wrote."""

import json
import logging
import random
import re
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

REFERENCE: ContextVar[str] = ContextVar("reference", default="")
"""Of the request that is being carried out; an error text shows it to the person, the log to the operator."""

QUIET = ("slack_bolt", "slack_sdk", "aiohttp", "apscheduler", "alembic", "sqlalchemy", "asyncio")
"""Whose notes below a warning hold whole payloads (slack_bolt, slack_sdk) or a line a second (apscheduler)."""

_SECRETS = re.compile(
    r"xox[a-z]+-[\w.-]+|xapp-[\w-]+|(?<=ticket=)[^&\s'\"]+|https://hooks\.slack\.com/[^\s'\"]+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"
)
"""Tokens, the ticket of a socket's address, response URLs, a database's user and password."""
_LONGEST = 300  # characters of an exception's own words; a database's details, with rows in them, stand further down


def set_up(form: str) -> None:
    """Log to stderr, as "plain" lines or as "json", one object a line."""
    handler = logging.StreamHandler()
    handler.setFormatter(Json() if form == "json" else Plain())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    hush_libraries()


def hush_libraries() -> None:
    """Whatever level the log has, libraries only warn."""
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def new_reference() -> str:
    """A reference for what begins now; everything logged on the way shows it."""
    REFERENCE.set(f"{random.getrandbits(32):08x}")
    return REFERENCE.get()


def hushed(text: str) -> str:
    """The text without tokens, tickets and addresses that let their reader in."""
    return _SECRETS.sub("…", text)


class Plain(logging.Formatter):
    """A line for people."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        reference = REFERENCE.get()
        return hushed(super().format(record)) + (f" (reference {reference})" if reference else "")

    def formatException(self, exc_info) -> str:  # logging's own name
        return _told(exc_info[1])


class Json(logging.Formatter):
    """One object a line, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(), "logger": record.name, "message": hushed(record.getMessage()),
            "reference": REFERENCE.get(), "error": error and hushed(_told(error)),
        }
        return json.dumps({key: value for key, value in line.items() if value}, ensure_ascii=False)


def _told(error: BaseException) -> str:
    """Where an error happened, and the first line of what it says: the rest may quote rows, so what people wrote."""
    said = (str(error).splitlines() or [""])[0][:_LONGEST]
    frames = "".join(traceback.format_tb(error.__traceback__))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = f"{_told(cause)}\nwhich led to:\n" if cause else ""
    return f"{before}{frames}{type(error).__name__}: {said}"
