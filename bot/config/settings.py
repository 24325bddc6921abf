"""The environment → one frozen Settings, or every setting that is wrong. What is secret is never shown."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

Mode = Literal["socket", "http"]

TOKENS = {"xoxb-": "a bot token", "xapp-": "an app-level token", "xoxp-": "a user token", "xoxe": "a rotated token"}
"""How Slack's tokens begin, from its page on token types."""

SANDBOX = "python app.py sandbox"

_COMMAND = re.compile(r"/[\w-]{1,31}")
_MODEL = re.compile(r"[\w.:/@+-]{1,100}")
_KEY = re.compile(r"[!-~]{1,500}")  # what a header can carry
_WEB = re.compile(r"https?://(\[[0-9a-f:]+\]|[\w.-]+)(:\d{1,5})?(/\S*)?")
_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")


class SettingsErrors(Exception):
    """Settings that cannot be used; `problems` has a line for each, without any secret in it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def _token(prefix: str) -> BeforeValidator:
    def check(written: str) -> str:
        if written.startswith(prefix):
            return written
        found = next((kind for start, kind in TOKENS.items() if written.startswith(start)), "something else")
        raise ValueError(f"{found} stands here; expected {TOKENS[prefix]}, which begins with {prefix}")

    return BeforeValidator(check)


def _api_url(written: str) -> str:
    if not _WEB.fullmatch(written):
        raise ValueError("not a web address; expected one such as https://slack.com/api/")
    return written.rstrip("/") + "/"


def _llm_url(written: str) -> str:
    url = written.rstrip("/")
    if not _WEB.fullmatch(url) or "?" in url or "#" in url or url.endswith("/completions"):
        raise ValueError("not the base address of an OpenAI-compatible endpoint; expected one such as "
                         "https://api.example.com/v1, to which /chat/completions is added")
    return url


def _llm_key(written: str) -> str:
    if not _KEY.fullmatch(written):
        raise ValueError("not a key; expected letters, digits and signs without blanks (any word, where none is asked for)")
    return written


def _llm_model(written: str) -> str:
    if not _MODEL.fullmatch(written):
        raise ValueError("not the name of a model; expected up to 100 letters, digits and any of . : / @ + _ -")
    return written


def _database_url(written: str) -> str:
    """PostgreSQL under any of its names becomes SQLAlchemy's psycopg driver."""
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):  # whose own words may repeat a piece of the password
        raise ValueError("not a database address; expected sqlite:///muster.db or postgresql://…") from None
    if url.drivername in _POSTGRES:
        url = url.set(drivername="postgresql+psycopg")
    elif url.drivername != "sqlite":
        raise ValueError(f'"{url.drivername}" is no database known here; expected sqlite:///… or postgresql://…')
    return url.render_as_string(hide_password=False)


def _command(written: str) -> str:
    if not _COMMAND.fullmatch(written) or written != written.lower():
        raise ValueError(f'"{written}" is no command; expected 2 to 32 small letters after a slash, as in /escalate')
    return written


def https_address(written: str) -> str:
    """The public address of the bot's events. Raises ValueError that says what was expected."""
    if not _WEB.fullmatch(written) or not written.startswith("https://") or not written.endswith("/slack/events"):
        raise ValueError(f'"{written}" is not the address of the events; expected https://…/slack/events')
    return written


def _mode(written: str) -> str:
    if written not in ("socket", "http"):
        raise ValueError(f'"{written}" is no mode; expected socket or http')
    return written


def port_number(written: str | int) -> int:
    """A port, or 0 for any that is free. Raises ValueError that says what was expected."""
    if not str(written).isdecimal() or not int(written) < 65536:
        raise ValueError(f'"{written}" is no port; expected a number up to 65535, such as 3000; 0 takes any that is free')
    return int(written)


def _log(written: str) -> str:
    if written not in ("plain", "json"):
        raise ValueError(f'"{written}" is no form of a log; expected plain or json')
    return written


def _playbooks() -> Path:
    here = Path("playbooks")
    return here if here.is_dir() else Path(__file__).parents[2] / "playbooks"


class Settings(BaseModel):
    """Everything the environment decides. Its repr and its errors hold no token, secret or database address."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True, validate_by_name=True)

    bot_token: Annotated[SecretStr | None, _token("xoxb-"), Field(alias="SLACK_BOT_TOKEN")] = None
    app_token: Annotated[SecretStr | None, _token("xapp-"), Field(alias="SLACK_APP_TOKEN")] = None
    signing_secret: Annotated[SecretStr | None, Field(alias="SLACK_SIGNING_SECRET")] = None
    api_url: Annotated[str, AfterValidator(_api_url), Field(alias="SLACK_API_URL")] = "https://slack.com/api/"
    database_url: Annotated[str, AfterValidator(_database_url), Field(alias="DATABASE_URL", repr=False)] = (
        "sqlite:///muster.db"
    )
    playbooks: Annotated[Path, Field(alias="MUSTER_PLAYBOOKS", default_factory=_playbooks)]
    command: Annotated[str, AfterValidator(_command), Field(alias="MUSTER_COMMAND")] = "/escalate"
    wanted_mode: Annotated[Mode | None, BeforeValidator(_mode), Field(alias="MUSTER_MODE")] = None
    port: Annotated[int, BeforeValidator(port_number), Field(alias="PORT")] = 3000
    host: Annotated[str | None, Field(alias="HOST")] = None  # None: every address for HTTP, loopback for Socket Mode
    log: Annotated[Literal["plain", "json"], BeforeValidator(_log), Field(alias="MUSTER_LOG")] = "plain"

    llm_url: Annotated[str | None, AfterValidator(_llm_url), Field(alias="MUSTER_LLM_URL")] = None
    llm_key: Annotated[SecretStr | None, BeforeValidator(_llm_key), Field(alias="MUSTER_LLM_KEY")] = None
    llm_model: Annotated[str | None, AfterValidator(_llm_model), Field(alias="MUSTER_LLM_MODEL")] = None

    @model_validator(mode="after")
    def _llm_whole(self) -> "Settings":
        """A language model is asked only when all three are set: half of them is a mistake, not a wish."""
        given = {f"MUSTER_{name.upper()}": getattr(self, name) for name in ("llm_url", "llm_key", "llm_model")}
        lacking = [name for name, value in given.items() if not value]
        if 0 < len(lacking) < len(given):
            raise ValueError(f"{' and '.join(lacking)}: not set; a language model needs {', '.join(given)}, all or none")
        return self

    @property
    def mode(self) -> Mode | None:
        """How Slack is heard; an app token means Socket Mode. None where neither way is possible."""
        if self.wanted_mode:
            return self.wanted_mode
        if self.app_token:
            return "socket"
        return "http" if self.signing_secret else None

    def missing(self) -> str | None:
        """What the bot needs to run on Slack and has not been given, with the next command; None where all is there."""
        lacking = [] if self.bot_token else ["SLACK_BOT_TOKEN (xoxb-…, under OAuth & Permissions)"]
        if self.mode != "http" and not self.app_token:
            or_http = "" if self.mode else ", or SLACK_SIGNING_SECRET for HTTP"
            lacking.append(f"SLACK_APP_TOKEN (xapp-…, with connections:write){or_http}")
        if self.mode == "http" and not self.signing_secret:
            lacking.append("SLACK_SIGNING_SECRET (under Basic Information)")
        if not lacking:
            return None
        return f"Missing: {'; '.join(lacking)}.\nTo try the bot without Slack: {SANDBOX}"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings of an environment; an empty variable counts as not set. Raises SettingsErrors with all problems."""
    try:
        given = {name: value.strip() for name, value in environ.items() if value.strip()}
        return Settings.model_validate(given, by_alias=True, by_name=False)
    except ValidationError as wrong:
        raise SettingsErrors(_problem(error) for error in wrong.errors()) from None


def _problem(error: Any) -> str:
    said = str(error["ctx"]["error"] if "ctx" in error else error["msg"])
    return f"{error['loc'][0]}: {said}" if error["loc"] else said
