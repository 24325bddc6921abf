"""Muster's command line.

    python app.py                      run the bot on Slack
    python app.py sandbox              try it in the browser: no Slack account, no tokens
    python app.py check                validate the playbooks; whom an escalation would bring in now
    python app.py doctor               check the Slack side: scopes, channels, people, command name
    python app.py manifest             print the app manifest for the settings in force
    python app.py export INC-42        the review as Markdown; --json the whole record
"""

import argparse
import asyncio
import gc
import os
import re
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy.exc import OperationalError, ProgrammingError

from bot import doctor
from bot.config import check, language_complaints, logs, manifest
from bot.config.languages import language_folder
from bot.config.playbooks import PlaybookErrors, load
from bot.config.settings import Settings, SettingsErrors, https_address, port_number, read_settings
from bot.domain.wording import BadLanguage, check_examples, load_languages
from bot.run import CannotStart, Muster
from bot.services.export import NothingToExport, export
from bot.store.database import Database, DatabaseInUse
from bot.store.unusable import DatabaseUnusable

EXPECTED = (SettingsErrors, PlaybookErrors, BadLanguage, DatabaseInUse, DatabaseUnusable, CannotStart, NothingToExport,
            doctor.Unreachable)

LEAVE_WITHIN = 9.0  # seconds


def main() -> int:
    """Carry out one command; returns the exit status."""
    arguments = _parser().parse_args()
    # Turns run on a thread beside the event loop: with Python's 5 ms each would wait that long for the other.
    sys.setswitchinterval(0.0005)
    try:
        given = {"MUSTER_COMMAND": arguments.command} if getattr(arguments, "command", None) else {}
        settings = read_settings({**os.environ, **given})
        logs.set_up(settings.log)
        return arguments.carry_out(settings, arguments)
    except EXPECTED as problem:
        print(problem, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="Muster, the incident-coordination bot.")
    parser.set_defaults(carry_out=_run)
    commands = parser.add_subparsers(title="commands", metavar="command", help="without one, the bot runs on Slack")
    for name, carry_out, words in (
        ("sandbox", _sandbox, "the same bot on a local workspace in the browser"),
        ("check", _check, "validate the playbooks, print who would be brought in now"),
        ("doctor", _doctor, "with tokens: scopes, channels, people, command name"),
        ("manifest", _manifest, "print the app manifest for the settings in force"),
        ("export", _export, "print an incident's review"),
    ):
        commands.add_parser(name, help=words, description=words).set_defaults(carry_out=carry_out)
    commands.choices["sandbox"].add_argument("--port", type=_said_by(port_number), default=8080, help="of the page (default 8080)")
    for name in ("manifest", "sandbox"):
        commands.choices[name].add_argument("--command", help="the slash command's name (default: MUSTER_COMMAND)")
    commands.choices["manifest"].add_argument("--url", type=_said_by(https_address),
                                              help="public address of the bot, for HTTP instead of Socket Mode")
    commands.choices["export"].add_argument("incident", help="for example INC-42")
    commands.choices["export"].add_argument("--json", action="store_true", help="the whole record")
    commands.choices["export"].add_argument("--private", action="store_true", help="also where the incident is private")
    return parser


def _said_by(check: Callable[[str], str | int]) -> Callable[[str], str | int]:
    """A setting's own check, for an option: argparse shows the words of this error only."""
    def checked(written: str) -> str | int:
        try:
            return check(written)
        except ValueError as wrong:
            raise argparse.ArgumentTypeError(str(wrong)) from None

    return checked


def _run(settings: Settings, _arguments: argparse.Namespace) -> int:
    if missing := settings.missing():
        print(missing, file=sys.stderr)
        return 2
    asyncio.run(_serve(Muster(settings)))
    return 0


async def _serve(muster: Muster) -> None:
    """Run until the process is told to end; then finish what is under way, within ten seconds."""
    stopping = asyncio.create_task(_told_to_stop().wait())
    starting = asyncio.create_task(muster.start())  # may take as long as Slack cannot be reached
    try:
        await asyncio.wait((starting, stopping), return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            await starting
            gc.collect()
            gc.freeze()  # what is there now stays: looking through it again would hold up everything for a moment
            await stopping
    finally:
        for task in (starting, stopping):
            task.cancel()
        await asyncio.gather(starting, stopping, return_exceptions=True)
        await muster.stop()


def _told_to_stop() -> asyncio.Event:
    stopping = asyncio.Event()

    def told() -> None:
        stopping.set()
        # A supervisor kills after ten seconds or more. What hangs until then is taken up after a restart, as after a crash.
        last_word = threading.Timer(LEAVE_WITHIN, os._exit, [1])
        last_word.daemon = True
        last_word.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told)
    return stopping


def _sandbox(settings: Settings, arguments: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="muster-sandbox-") as folder:
        asyncio.run(_serve_sandbox(settings, arguments, Path(folder)))
    return 0


async def _serve_sandbox(settings: Settings, arguments: argparse.Namespace, folder: Path) -> None:
    """A local workspace and the bot in it, both on a clock the page can move."""
    from bot.sandbox import Sandbox
    from bot.sandbox.home_workspace import CHANNELS, PEOPLE

    moved = timedelta(0)

    def now() -> datetime:
        return datetime.now(UTC) + moved

    async def advance(by: timedelta) -> None:
        nonlocal moved
        moved += by
        await muster.tick()

    sandbox = Sandbox(manifest.manifest(settings.command), PEOPLE, CHANNELS, now=now, port=arguments.port, on_advance=advance)
    try:
        await sandbox.start()
    except OSError as problem:
        raise CannotStart(f"Port {arguments.port} cannot be used ({os.strerror(problem.errno).lower()}). "
                          f"Try another: --port {arguments.port + 1}") from None
    muster = Muster(settings.model_copy(update={
        "bot_token": SecretStr(sandbox.bot_token), "app_token": SecretStr(sandbox.app_token), "wanted_mode": "socket",
        "api_url": sandbox.api_url, "database_url": f"sqlite:///{folder}/sandbox.db", "port": 0,
    }), now)
    try:
        stopping = _told_to_stop()
        await muster.start()
        model = f", except what {muster.adviser.described} is asked about wording" if muster.adviser else ""
        print(f"\nThe sandbox is open: {sandbox.url}\nNothing leaves this machine{model}. Ctrl-C ends it.\n", flush=True)
        await stopping.wait()
    finally:
        await muster.stop()
        await sandbox.stop()


def _check(settings: Settings, _arguments: argparse.Namespace) -> int:
    def language_examples() -> list[str]:
        folder = language_folder(settings.playbooks)
        return [*map(str, language_complaints.problems(folder))] or check_examples(load_languages(folder))

    text, well = check.report(settings.playbooks, datetime.now(UTC), [language_examples])
    print(text, end="")
    return 0 if well else 1


def _doctor(settings: Settings, _arguments: argparse.Namespace) -> int:
    if not settings.bot_token:
        print(settings.missing(), file=sys.stderr)
        return 2
    text, well = asyncio.run(doctor.report(settings, load(settings.playbooks)))
    print(text, end="")
    return 0 if well else 1


def _manifest(settings: Settings, arguments: argparse.Namespace) -> int:
    print(manifest.as_yaml(settings.command, arguments.url), end="")
    return 0


def _export(settings: Settings, arguments: argparse.Namespace) -> int:
    number = re.fullmatch(r"(?:inc|drill)?-?(\d{1,9})", arguments.incident.strip(), re.IGNORECASE)
    if not number:
        print(f'"{arguments.incident}" is no incident; expected its number, as in INC-42', file=sys.stderr)
        return 2
    playbook, languages = load(settings.playbooks), load_languages(language_folder(settings.playbooks))
    database = Database(settings.database_url, reader=True)
    try:
        text = database.turn(lambda session: export(session, playbook, languages, int(number[1]), as_json=arguments.json,
                                                    private=arguments.private))
    except (OperationalError, ProgrammingError) as problem:
        raise DatabaseUnusable(database.engine.url, problem) from None
    finally:
        database.close()
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
