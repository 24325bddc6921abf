"""What Slack says of the roster's people: their ids, and whether they are still there."""

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from bot.domain.playbook import Playbook

# Slack's errors on a direct message to somebody who has left, or never was there (chat.postMessage,
# conversations.open). "account_inactive" is not among them: it speaks of the bot's own token.
GONE = frozenset({"user_not_found", "user_disabled", "channel_not_found", "user_not_visible", "cannot_dm_bot"})
# Slack's errors on inviting one person that no other person shares (conversations.invite).
KEPT_OUT = frozenset({
    "user_not_found", "cant_invite", "user_is_restricted", "ura_max_channels", "org_user_not_in_team",
    "invitee_cant_see_channel", "no_permission", "no_external_invite_permission",
})


class Contact(SQLModel, table=True):
    """One person of the roster, as last looked up."""

    key: str = Field(primary_key=True)  # Slack user id, or the e-mail address where the roster gives one
    slack: str | None = None  # Slack user id; None when Slack knows nobody by that address
    active: bool = True  # neither deactivated nor unknown
    checked_at: datetime
    names: list[str] | None = Field(default=None, sa_type=JSON)  # as Slack shows them: only to leave them out of exports


class Contacts:
    """Who can be reached, for one playbook. People never looked up count as there."""

    def __init__(self, playbook: Playbook, found: dict[str, str | None]):
        """`found`: by Slack user id or e-mail address, the Slack user id of whoever is there, None where nobody is."""
        self._ids = {key: found.get(person.slack or person.email or "", person.slack)
                     for key, person in playbook.people.items()}
        self._keys = {slack: key for key, slack in self._ids.items() if slack}

    def slack_id(self, person: str) -> str | None:
        """A person key's Slack user id; None for somebody departed or not found."""
        return self._ids.get(person)

    def reachable(self, people: tuple[str, ...]) -> list[str]:
        """Slack user ids of those who can be reached, in the same order."""
        return [slack for person in people if (slack := self._ids.get(person))]

    def key_of(self, slack: str) -> str | None:
        """Person key of a Slack user id; None for somebody outside the roster."""
        return self._keys.get(slack)
