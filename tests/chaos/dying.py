"""Runs the program, app.py, as the bot does in production, with two things added from outside: its clock is moved by
a file, and it dies by SIGKILL at a chosen point inside itself.

CHAOS_CLOCK names a file that holds the seconds to add to the real time, CHAOS_DIE a point and a number, such as
"commit 7": at the seventh commit of this process, before it happens.
"""

import os
import runpy
import signal
import struct
import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

ROOT = Path(__file__).parents[2]
SECONDS = struct.Struct("d")


def moved_clock(path: str):
    """The real time (UTC) plus what the file says, read anew each time."""
    handle = os.open(path, os.O_RDONLY)

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=SECONDS.unpack(os.pread(handle, SECONDS.size, 0))[0])
    return now


def die_at(wanted: str):
    """A function that is told of every point passed, and ends the process at the wanted one."""
    name, _, number = wanted.rpartition(" ")
    passed = count(1)

    def pass_by(point: str) -> None:
        if point == name and next(passed) == int(number):
            os.kill(os.getpid(), signal.SIGKILL)
    return pass_by


def watch(pass_by) -> None:
    """Report the points: before and after every commit, between inbox and service, around a timer's service."""
    from bot.clock import due
    from bot.store import inbox

    event.listen(Engine, "commit", lambda _connection: pass_by("commit"))
    event.listen(Session, "after_commit", lambda _session: pass_by("committed"))
    take, fire = inbox.take, due.fire

    def take_and_report(*args) -> None:
        take(*args)
        pass_by("inbox")

    def fire_and_report(*args) -> None:
        pass_by("timer")
        fire(*args)
        pass_by("timer fired")

    inbox.take, due.fire = take_and_report, fire_and_report


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.argv = [str(ROOT / "app.py")]
    from bot.run import Muster

    Muster.__init__.__defaults__ = (moved_clock(os.environ["CHAOS_CLOCK"]),)
    if wanted := os.environ.get("CHAOS_DIE"):
        watch(die_at(wanted))
    runpy.run_path(sys.argv[0], run_name="__main__")
