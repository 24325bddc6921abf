"""What people's clicks, commands, shortcuts and forms become on the wire, and what the app's answers do."""

from bot.sandbox import messages, views
from bot.sandbox.answers import post_answer
from bot.sandbox.app_profile import APP_ID, TEAM_DOMAIN, TEAM_ID
from bot.sandbox.blocks import checked_view
from bot.sandbox.delivery import Answer, Kind, Recorder
from bot.sandbox.errors import NotAcknowledged, SlackError
from bot.sandbox.forms import content, controls, slot
from bot.sandbox.models import Channel, Message, User, View
from bot.sandbox.triggers import ResponseUrl
from bot.sandbox.workspace import Workspace


class Interactions:
    """Each method hands one interaction to the app and returns once it acknowledged. Raises NotAcknowledged.

    Slack does not redeliver interactions; `twice` makes the sandbox deliver each a second time nevertheless,
    as a proxy's repeat would be: same trigger id, the first answer counts.
    """

    def __init__(self, ws: Workspace, delivery: Recorder):
        self._ws, self._delivery = ws, delivery
        self.twice = False

    async def command(self, user: User, channel: Channel, command: str, text: str) -> None:
        link = self._ws.response_urls.issue(channel.id, user.id)
        answer = await self._send("slash_commands", command, {
            "token": "sandbox", "team_id": TEAM_ID, "team_domain": TEAM_DOMAIN, "channel_id": channel.id,
            "channel_name": channel.name or "directmessage", "user_id": user.id, "user_name": user.name,
            "command": command, "text": text, "api_app_id": APP_ID, "is_enterprise_install": "false",
            "response_url": self._address(link), "trigger_id": self._ws.triggers.issue(user.id),
        })  # fmt: skip
        if answer.payload:
            self._say(ResponseUrl(channel.id, user.id, None, self._ws.now()), answer.payload)

    def _say(self, target: ResponseUrl, payload: dict) -> None:
        """What the acknowledgement of a command carries is posted as by the response address."""
        try:
            post_answer(self._ws, target, payload)
        except SlackError as problem:
            raise NotAcknowledged(f"the command's answer cannot be shown: {problem.answer()}") from problem

    async def shortcut(self, user: User, callback_id: str) -> None:
        await self._interact("shortcut", user, callback_id, {"callback_id": callback_id} | self._moment(user))

    async def message_shortcut(self, user: User, callback_id: str, message: Message) -> None:
        link = self._ws.response_urls.issue(message.channel, user.id, message.ts, message.thread_ts)
        facts = {"callback_id": callback_id, "message": self._message(message), "message_ts": message.ts}
        place = self._channel(message.channel) | {"response_url": self._address(link)}
        await self._interact("message_action", user, callback_id, facts | place | self._moment(user))

    async def act_on_message(
        self, user: User, message: Message, block: dict, element: dict, chosen: dict
    ) -> None:
        link = self._ws.response_urls.issue(message.channel, user.id, message.ts, message.thread_ts)
        container = {
            "type": "message", "message_ts": message.ts, "channel_id": message.channel,
            "is_ephemeral": message.ephemeral,
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        }  # fmt: skip
        about = {} if message.ephemeral else {"message": self._message(message)}
        facts = about | {"container": container, "state": {"values": message.inputs.get(user.id, {})}}
        place = self._channel(message.channel) | {"response_url": self._address(link)}
        await self._act(user, facts | place, block, element, chosen, None)

    async def act_on_view(self, user: User, view: View, block: dict, element: dict, chosen: dict) -> None:
        facts = {"container": {"type": "view", "view_id": view.id}, "view": views.as_json(view)}
        await self._act(user, facts, block, element, chosen, view.id if view.type == "modal" else None)

    async def _act(
        self, user: User, facts: dict, block: dict, element: dict, chosen: dict, view_id: str | None
    ) -> None:
        label = {"text": element["text"]} if element["type"] == "button" else {}
        value = {"value": element["value"]} if "value" in element else {}
        base = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
        action = base | label | value | chosen | {"action_ts": self._ws.new_ts()}
        moment = {"trigger_id": self._ws.triggers.issue(user.id, view_id)}
        await self._interact(
            "block_actions", user, element["action_id"], facts | moment | {"actions": [action]}
        )

    async def submit(self, user: User, view: View) -> None:
        """A view_submission; the answer closes, updates, stacks or refuses the view (see its `errors`)."""
        moment = {"trigger_id": self._ws.triggers.issue(user.id, view.id)}
        facts = {"view": views.as_json(view), "response_urls": self._form_urls(user, view)} | moment
        answer = await self._interact("view_submission", user, view.title, facts)
        self._apply(view, answer.payload or {})

    def _form_urls(self, user: User, view: View) -> list[dict]:
        """Response addresses for the channels chosen in selects with response_url_enabled."""
        found = []
        for block, element in controls(view.blocks):
            chosen = element.get("response_url_enabled") and content(values_of(view, block, element))
            if chosen:
                link = self._address(self._ws.response_urls.issue(chosen, user.id))
                where = {"block_id": block["block_id"], "action_id": element["action_id"]}
                found.append(where | {"channel_id": chosen, "response_url": link})
        return found

    async def closed(self, user: User, view: View, all_of_them: bool) -> None:
        facts = {"view": views.as_json(view), "is_cleared": all_of_them}
        await self._interact("view_closed", user, view.title, facts)

    def _apply(self, view: View, answer: dict) -> None:
        shown, action = self._ws.views, answer.get("response_action")
        try:
            if action is None:
                shown.close(view)
            elif action == "clear":
                shown.clear(view.user)
            elif action == "update":
                shown.update(view, checked_view(answer["view"], "modal"))
            elif action == "push":
                shown.push(view.user, checked_view(answer["view"], "modal"), view.id)
            else:
                self._refuse(view, answer)
        except SlackError as problem:
            raise NotAcknowledged(
                f"We had some trouble connecting. Try again? ({problem.answer()})"
            ) from problem

    def _refuse(self, view: View, answer: dict) -> None:
        errors, inputs = answer.get("errors"), {b["block_id"] for b in view.blocks if b["type"] == "input"}
        if answer["response_action"] != "errors" or not errors or not set(errors) <= inputs:
            raise NotAcknowledged(f"We had some trouble connecting. Try again? (no such answer: {answer})")
        view.errors = dict(errors)
        self._ws.touch()

    async def _interact(self, kind: str, user: User, what: str, facts: dict) -> Answer:
        team = {"id": TEAM_ID, "domain": TEAM_DOMAIN}
        who = {"id": user.id, "username": user.name, "name": user.name, "team_id": TEAM_ID}
        head = {"type": kind, "team": team, "user": who, "api_app_id": APP_ID, "token": "sandbox"}
        return await self._send(
            "interactive", what, head | {"enterprise": None, "is_enterprise_install": False} | facts
        )

    async def _send(self, kind: Kind, what: str, payload: dict) -> Answer:
        answer = await self._delivery.send(kind, payload, what=what)
        if self.twice:
            await self._delivery.send(kind, payload, what=what)
        if not answer.ok:
            raise NotAcknowledged(
                f"{what} failed: the app did not answer in time (operation_timeout: {answer.problem})"
            )
        return answer

    def _moment(self, user: User) -> dict:
        return {"trigger_id": self._ws.triggers.issue(user.id), "action_ts": self._ws.new_ts()}

    def _address(self, key: str) -> str:
        return f"{self._ws.url}/response/{key}"

    def _message(self, message: Message) -> dict:
        return messages.whole(self._ws.channels[message.channel], message)

    def _channel(self, channel_id: str) -> dict:
        return {"channel": {"id": channel_id, "name": self._ws.channels[channel_id].name or "directmessage"}}


def values_of(view: View, block: dict, element: dict) -> dict:
    return view.values[block["block_id"]][element["action_id"]]


def remember(values: dict, block: dict, element: dict, entry: dict) -> None:
    """Keep what was chosen in a control, if it is one that keeps its state."""
    if slot(element):
        values.setdefault(block["block_id"], {})[element["action_id"]] = entry
