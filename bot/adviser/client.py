"""The call to the language model: an OpenAI-compatible endpoint, which may be slow, down or hostile."""

import asyncio
import json
import logging
from urllib.parse import urlsplit

import aiohttp

from bot.adviser import prompt
from bot.adviser.prompt import Advice

WITHIN = 8.0  # seconds for a whole answer; a note should come while its author still looks
AT_ONCE = 4  # questions under way; who comes while so many are asked gets our own answer
LARGEST = 64 * 1024  # bytes of an answer; a wording has a few hundred

log = logging.getLogger(__name__)


class Adviser:
    """Asks the model behind `url` (the base address, before /chat/completions) about one text at a time."""

    def __init__(self, url: str, key: str, model: str, within: float = WITHIN):
        self.host, self._url = urlsplit(url).netloc, f"{url}/chat/completions"
        self.described = f"{model} at {self.host}"
        self._model, self._within = model, within
        # The text and the key go to this host or nowhere: no redirects, no cookies, no proxy of the environment.
        self._session = aiohttp.ClientSession(headers={"Authorization": f"Bearer {key}"}, cookie_jar=aiohttp.DummyCookieJar())
        self._waiting: set[asyncio.Timeout] = set()

    async def ask(self, veiled: str) -> Advice | None:
        """What the model makes of a text; None when it does not say so in time. Raises nothing for what it does."""
        if self._session.closed or len(self._waiting) >= AT_ONCE:
            return None
        try:
            async with asyncio.timeout(self._within) as limit:
                self._waiting.add(limit)
                try:
                    return self._read(await self._answer(veiled))
                finally:
                    self._waiting.discard(limit)
        except (TimeoutError, aiohttp.ClientError, OSError) as problem:
            # Never its own words: they may hold the request.
            log.warning("the language model at %s did not answer (%s)", self.host, type(problem).__name__)
            return None

    async def close(self) -> None:
        """Wait for no answer any longer: whoever still waits goes on without."""
        now = asyncio.get_running_loop().time()
        for limit in self._waiting:
            limit.reschedule(now)
        await self._session.close()

    async def _answer(self, veiled: str) -> bytes | None:
        """The body of the answer, cut where it is longer than any answer would be; None for a refusal."""
        body = {"model": self._model, "messages": prompt.question(veiled)}
        async with self._session.post(self._url, json=body, allow_redirects=False) as response:
            if response.status != 200:
                log.warning("the language model at %s answered with status %s", self.host, response.status)
                return None
            read = b""
            async for part in response.content.iter_chunked(LARGEST):
                read += part
                if len(read) > LARGEST:
                    break
            return read

    def _read(self, body: bytes | None) -> Advice | None:
        if body is None:
            return None
        advice = _advice(body)
        if advice is None:
            log.warning("the language model at %s did not answer in the form it was asked for", self.host)
        return advice


def _advice(body: bytes) -> Advice | None:
    """The advice in a chat completion; None where there is none."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return prompt.read(content) if isinstance(content, str) else None
