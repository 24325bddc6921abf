"""One browser for all of the page's tests, since starting it takes longer than most of them. It lives in an event loop of
its own, so the sandbox and its app run in that loop here too.
"""

import os
import shutil
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler

from bot.sandbox import Sandbox
from tests.sandbox.conftest import CHANNELS, MANIFEST, PEOPLE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest_asyncio.fixture(loop_scope="package")
async def sandbox(clock):
    async with Sandbox(MANIFEST, PEOPLE, CHANNELS, now=clock.now, on_advance=clock.move) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="package")
async def online(sandbox, bolt):
    """Connects the app over Socket Mode when called."""
    async with AsyncExitStack() as ends:

        async def connect():
            handler = AsyncSocketModeHandler(bolt, sandbox.app_token)
            ends.push_async_callback(handler.close_async)
            await handler.connect_async()

        yield connect


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def chromium():
    """The system's own Chromium, headless, with a fresh profile: nothing is downloaded."""
    if CHROMIUM is None and "CI" not in os.environ:
        pytest.skip("no chromium on this machine: the page in the browser is not tested")
    assert CHROMIUM, "the page's tests need chromium (Debian: apt-get install chromium)"
    async with (
        async_playwright() as player,
        await player.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
    ):
        yield browser


@pytest_asyncio.fixture(loop_scope="package")
async def open_page(sandbox, chromium):
    """Opens a tab that acts as somebody: `await open_page("ada", "#payments")`. Any error in the page fails the test."""
    troubles = []

    async def open_tab(name: str, place: str | None = None):
        tab = await window.new_page()
        tab.set_default_timeout(5000)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        tab.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        where = f"&in={sandbox.workspace.channel(place).id}" if place else ""
        await tab.goto(f"{sandbox.url}/#as={sandbox.workspace.user(name).id}{where}")
        return tab

    async with await chromium.new_context(
        viewport={"width": 1280, "height": 800}, timezone_id="UTC"
    ) as window:
        yield open_tab
    assert not troubles
