"""What of the image can be tried without building it: its files, its user, its health check."""

import asyncio
import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from aiohttp import web

HERE = Path(__file__).parents[1]
DOCKERFILE = (HERE / "Dockerfile").read_text().replace("\\\n", "")
STAGES = DOCKERFILE.split("\nFROM ")[1:]
LET_IN = {line[1:] for line in (HERE / ".dockerignore").read_text().splitlines() if line.startswith("!")}


def copied(stage: str) -> set[str]:
    """What a stage copies from the folder it is built in."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", stage, re.MULTILINE)
    return {source for line in lines for source in line.split()[:-1]}


def instruction(name: str) -> str:
    return re.findall(rf"^{name} (.+)$", STAGES[-1], re.MULTILINE)[-1]


@pytest.mark.parametrize("source", sorted(set.union(*map(copied, STAGES))))
def test_what_is_copied_is_there_and_let_in(source):
    assert (HERE / source).exists() and source in LET_IN


def test_nothing_is_let_in_that_is_not_copied():
    assert set.union(*map(copied, STAGES)) == LET_IN


def test_it_runs_as_somebody_without_rights_and_keeps_its_data_in_the_volume():
    assert int(instruction("USER")) > 1000
    assert f"sqlite:///{instruction('VOLUME')}/muster.db" in instruction("ENV")


async def test_its_files_are_enough_to_run(tmp_path):
    for source in copied(STAGES[-1]):
        copy = shutil.copytree if (HERE / source).is_dir() else shutil.copy
        copy(HERE / source, tmp_path / source)
    command = [sys.executable, *json.loads(instruction("ENTRYPOINT"))[1:], "check"]
    process = await asyncio.create_subprocess_exec(*command, cwd=tmp_path, env={}, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    assert (process.returncode, b"checkout-api" in said) == (0, True)


@pytest.mark.parametrize(("path", "healthy"), [("/healthz", True), ("/elsewhere", False)])
async def test_the_health_check_asks_the_bot(path, healthy):
    async def alive(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    site = web.Application()
    site.router.add_get(path, alive)
    runner = web.AppRunner(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        assert await _checked(runner.addresses[0][1]) is healthy
    finally:
        await runner.cleanup()


async def _checked(port: int) -> bool:
    command = json.loads(instruction("HEALTHCHECK").split("CMD ")[1])
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command[1:], env=os.environ | {"PORT": str(port)}, stderr=asyncio.subprocess.DEVNULL)
    return await process.wait() == 0
