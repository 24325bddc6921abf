"""While the database takes nothing: the person is told so and whom to call, from the playbook in memory.

Nothing here may touch the database, so these few words go to Slack without the outbox: at most once.
"""

from slack_bolt import BoltResponse

from bot.domain.escalation import read
from bot.domain.playbook import Playbook
from bot.domain.roster import whom_to_call
from bot.domain.text import from_slack
from bot.listeners.door import Door, values
from bot.listeners.reply import command_answer, form_answer
from bot.views.notice import not_written
from bot.views.text import person


def answer(door: Door, body: dict, reference: str, too_late: bool) -> BoltResponse:
    """In the reply to a command, inside a form; a button is not acknowledged, and its presser told privately.
    Where Slack has stopped waiting (`too_late`), so is everybody."""
    playbook = door.playbook()
    people = [playbook.people[key] for key in whom_to_call(playbook, _service(door, playbook, body), door.now())]
    words = not_written([person(one.slack) if one.slack else one.key for one in people], reference)
    if "command" in body and not too_late:
        return command_answer(words)
    if body.get("type") == "view_submission" and not too_late:  # whose errors are shown without mark-up
        return form_answer(body["view"], not_written([one.key for one in people], reference))
    door.tell_directly(body, words)
    return BoltResponse(status=500)


def _service(door: Door, playbook: Playbook, body: dict) -> str | None:
    """The service in trouble, as far as the request tells."""
    if body.get("type") == "view_submission":
        return (values(body["view"]).get("service") or None) if "state" in body["view"] else None
    channel = body.get("channel_id") or (body.get("channel") or {}).get("id") or ""
    guess = playbook.service_for_channel(channel)
    return read(from_slack(body.get("text") or ""), playbook, guess).service if "command" in body else guess
