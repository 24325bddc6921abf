"""The one error handler: a refusal becomes its sentence, anything else a reference
that is also in the log."""

import logging
import time

from slack_bolt import BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.config.logs import REFERENCE, new_reference
from bot.domain.refusal import Refusal
from bot.domain.words import Words
from bot.listeners import unwritten
from bot.listeners.door import Door
from bot.listeners.reply import command_answer, form_answer
from bot.services import catchup, notice
from bot.store.database import OUT_OF_REACH
from bot.views.notice import sentence, trouble

HEARD_WITHIN = 2.5  # seconds after which an answer may come too late for Slack, which waits for three
DROPPED = "app_rate_limited"  # there were too many events in a minute (docs.slack.dev, Events API)

log = logging.getLogger(__name__)


def register(app, door: Door) -> None:
    """Answer every error where the person is looking."""

    @app.error
    async def handle(error: Exception, body: dict, context: dict) -> BoltResponse:
        if isinstance(error, BoltUnhandledRequestError):
            return await _unheard(door, body)
        if isinstance(error, Refusal):
            return await _answer(door, body, sentence(error.sentence), error.block)
        reference = REFERENCE.get() or new_reference()
        log.error("%s failed", _kind(body), exc_info=error)
        if "event" in body:
            return BoltResponse(status=500)  # not acknowledged: Slack delivers it again
        if isinstance(error, OUT_OF_REACH):
            too_late = time.perf_counter() - context["begun"] > HEARD_WITHIN
            return unwritten.answer(door, body, reference, too_late)
        return await _answer(door, body, trouble(reference, door.command), None)


async def _unheard(door: Door, body: dict) -> BoltResponse:
    """Nothing listens to it. Slack's word that it dropped events is no event itself, so it comes here."""
    log.debug("nothing listens to %s", _kind(body))
    if body.get("type") == DROPPED:
        await door.turns.unhurried.take(catchup.read_back)
    return BoltResponse(status=200)


def _kind(body: dict) -> str:
    """What kind of request it was; never what it says."""
    return str(body.get("type") or body.get("command") or "request")


async def _answer(door: Door, body: dict, words: Words, block: str | None) -> BoltResponse:
    if "command" in body:
        return command_answer(words)
    if body.get("type") == "view_submission":
        return form_answer(body["view"], words, block)
    if url := body.get("response_url"):
        await door.turns.take(notice.answer, url, words)
    elif "event" not in body and (user := body.get("user", {}).get("id")):
        await door.turns.take(notice.tell, user, words)
    return BoltResponse(status=200)
