"""A bare slack-bolt app on aiohttp, to compare with: it acknowledges and does nothing else."""

import logging
import os

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    client = AsyncWebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = AsyncApp(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])

    @app.command("/escalate")
    async def command(ack) -> None:
        await ack("Heard.")

    @app.event("message")
    async def message(event: dict) -> None:
        pass

    async def heard(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    async def alive(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    site = web.Application()
    site.router.add_post("/slack/events", heard)
    site.router.add_get("/healthz", alive)
    web.run_app(site, host="127.0.0.1", port=int(os.environ["PORT"]), print=None, access_log=None)


if __name__ == "__main__":
    main()
