"""A language model on a real port, which answers as a test wants it to."""

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

KEY = "sk-never-to-be-shown"


def completion(content) -> web.Response:
    """A chat completion that says this: text as it is, anything else as JSON."""
    said = content if isinstance(content, str) else json.dumps(content)
    return web.json_response({"choices": [{"message": {"role": "assistant", "content": said}}]})


class Endpoint:
    """`reply` makes the answer to a message; while `held` is cleared, nothing is answered."""

    def __init__(self) -> None:
        self.asked: list[str] = []  # the messages as they arrived
        self.keys: set[str] = set()
        self.bodies: list[dict] = []
        self.reply: Callable[[str], web.StreamResponse] = lambda message: completion({"blame": False})
        self.held = asyncio.Event()
        self.held.set()
        self._arrived = asyncio.Condition()

    def says(self, **advice) -> None:
        """Answer everything with this."""
        self.reply = lambda message: completion(advice)

    async def was_asked(self, times: int = 1) -> None:
        """Wait until it has been asked so often."""
        async with asyncio.timeout(5), self._arrived:
            await self._arrived.wait_for(lambda: len(self.asked) >= times)

    async def start(self) -> None:
        site = web.Application()
        site.router.add_post("/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"

    async def stop(self) -> None:
        self.held.set()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.bodies.append(body)
        self.keys.add(request.headers["Authorization"])
        message = json.loads(body["messages"][-1]["content"])["message"]
        self.asked.append(message)
        async with self._arrived:
            self._arrived.notify_all()
        await self.held.wait()
        return self.reply(message)
