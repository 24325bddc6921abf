"""The review of an incident, out of the database."""

import json

from sqlmodel import Session

from bot.domain.nameless import Nameless
from bot.domain.playbook import Playbook
from bot.domain.record import Record
from bot.domain.wording import Languages
from bot.store import contact, record
from bot.views import export as view


class NothingToExport(Exception):
    """There is no incident {reference}."""

    def __init__(self, reference: str, reason: str = "There is no incident {reference}."):
        super().__init__(reason.format(reference=reference))


def export(session: Session, playbook: Playbook, languages: Languages, number: int, *, as_json: bool, private: bool) -> str:
    """The review as Markdown, or the whole record as JSON. A private incident is only given out when asked
    for by `private`. Raises NothingToExport."""
    found = record.read(session, number)
    if found is None:
        raise NothingToExport(f"INC-{number}")
    if found.incident.private and not private:
        raise NothingToExport(found.incident.reference,
                              "{reference} is private. Add --private to export it all the same.")
    names = playbook.review.names_in_export
    say = (lambda text: text) if names else _nameless(session, playbook, languages, found).text
    if as_json:
        return json.dumps(view.record(found, say, names), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    return view.markdown(found, playbook, say)


def _nameless(session: Session, playbook: Playbook, languages: Languages, found: Record) -> Nameless:
    """Everybody of the roster by their key and by the names Slack shows, each with the role they hold in this
    incident, if any."""
    contacts = contact.contacts(session, playbook)
    held = {role.holder: role.name for role in found.roles.values() if role.holder}
    shown = {name: held.get(slack) for slack, names in contact.names(session) for name in names}
    return Nameless(shown | {key: held.get(contacts.slack_id(key)) for key in playbook.people}, languages.names_and_words)
