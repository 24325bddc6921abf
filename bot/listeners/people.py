"""What is heard of people: somebody opens the App Home, somebody leaves."""

from bot.domain.escalation import Draft
from bot.listeners.door import Door
from bot.services import contact, escalation_form, home
from bot.views import actions


def register(app, door: Door) -> None:
    """app_home_opened, user_change, and the home tab's button."""

    @app.event("app_home_opened")
    async def opened(event: dict) -> None:
        if event.get("tab") == "home":
            await door.turns.take(home.opened, event["user"])

    @app.event("user_change")
    async def changed(event: dict) -> None:
        await door.turns.take(contact.changed, event["user"])

    @app.action(actions.ESCALATE_HOME)
    async def escalate(ack, body: dict) -> None:
        form = await door.turns.take(escalation_form.opened, "", Draft())
        door.open_form(body["trigger_id"], form, body["user"]["id"])
        await ack()
