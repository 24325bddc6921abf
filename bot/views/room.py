"""First messages where an incident runs, and what a person is told to do by hand where Slack refuses."""

from bot.domain import place
from bot.domain.incident import Incident
from bot.domain.words import Words
from bot.views import actions, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, section
from bot.views.text import listed, person

# What Slack answers when a channel cannot be had, and who can mend it (conversations.create).
MENDS = {
    "restricted_action": "A workspace admin can allow the app to create channels.",
    "missing_scope": "The app lacks a permission: reinstall it with the current manifest.",
    "is_archived": "Once the channel is un-archived, the incident moves back there.",
    "not_in_channel": "Inviting the app to the channel again brings the incident back there.",
}
# What people did to the channel; whatever else Slack answers is told as it is.
DONE_TO_IT = {"is_archived": "The channel of {} was archived", "not_in_channel": "The app was removed from the channel of {}"}

OUTSIDE = ("not_in_channel", "channel_not_found")  # the app is not a member there


def runs_in_thread(found: Incident, error: str | None) -> Words:
    """Why there is no channel, and what a person can do."""
    runs = "goes on" if error in DONE_TO_IT else "runs"
    words = (f"{_no_channel(found, error)}, so it {runs} in this thread. "
             f"Everything else works as usual. {MENDS.get(error, '')}").strip()
    return Words(words, [section(words)])


def archived(found: Incident, *, moved: bool) -> Words:
    """To whoever leads: the channel is gone, and where it goes on."""
    words = (f"{incident.drill_mark(found)}The channel of {found.reference} was archived. "
             + (f"It goes on in <{place.link(place.card(found.id))}|this thread>. Once the channel is un-archived, it "
                "moves back." if moved else "Please have it un-archived: what is written stays there, and the card is "
                "drawn anew."))
    return Words(words, [section(words)])


def removed(found: Incident, *, moved: bool) -> Words:
    """To whoever leads: the bot was taken out of the channel, and what brings it back."""
    invite = f"Invite the app to <#{found.channel}> again"
    words = (f"{incident.drill_mark(found)}I was removed from the channel of {found.reference}. "
             + (f"It goes on in <{place.link(place.card(found.id))}|this thread>. {invite}, and it moves back." if moved
                else f"Until I am there, nothing is written down. {invite}: the card is then drawn anew."))
    return Words(words, [section(words)])


def moved_back(found: Incident) -> Words:
    """In the thread, once the channel is there again."""
    goes_on = "goes on" if found.active else "is"
    words = f"{incident.drill_mark(found)}{found.reference} {goes_on} in its own channel again: {place.mention(place.room(found.id))}"
    return Words(words, [section(words)])


def by_hand(found: Incident, called: list[str], error: str | None, command: str) -> Words:
    """Nothing could be opened: the responder is told what is left to do. Private
    words stay with the responder."""
    kind = "a private channel" if found.private else "a channel"
    people = listed([person(user) for user in called]) or "the people you need"
    words = (f"{_no_channel(found, error)}, and nothing public was opened in its "
             f"place. {MENDS.get(error, '')}").strip()
    begin = "Or open" if error in DONE_TO_IT else "Please open"
    ask = (f"{begin} {kind} with {people} by hand and invite the app to it. You are then asked whether {found.reference} "
           "goes on there.")
    until = (f"Until then you and they can name it anywhere, and the answer is private: `{command} status {found.reference}`, "
             "and so for `roles`, `update` and `close`. Roles… shows who is asked and which role is open to take.")
    number = str(found.id)  # no card stands anywhere: what ends it stands here
    return Words(f"{words}\n{ask}\n{until}", [section(f"{words}\n{ask}"), section(until), row(
        button("Roles…", actions.OPEN_ROLES, number), button("Close", actions.CLOSE, number),
        button("Stand down", actions.STAND_DOWN, number))])


def ask_to_go_on(found: Incident, channel: str) -> Words:
    """To whoever invited the app to a channel while an incident has none."""
    words = (f"{incident.drill_mark(found)}Shall {found.reference} go on in <#{channel}>? Its card then stands there, and "
             "everybody in that channel reads it.")
    return Words(words, [section(words), row(button("Go on there", actions.GO_ON_THERE, f"{found.id}:{channel}"))])


def goes_on_there(found: Incident) -> Words:
    """In place of that question."""
    words = f"{incident.drill_mark(found)}{found.reference} goes on in <#{found.channel}>. Thank you."
    return Words(words, [section(words)])


def _no_channel(found: Incident, error: str | None) -> str:
    untold = f"Slack gave no channel for {found.reference} ({_reason(error)})"
    return DONE_TO_IT.get(error, untold).format(found.reference)


def _reason(error: str | None) -> str:
    return (error or "no answer").replace("_", " ")


def not_told(found: Incident, channel: str, error: str | None) -> Words:
    """A message for a channel outside did not get there."""
    invite = " Inviting the app to that channel mends it for the next time." if error in OUTSIDE else ""
    words = (f"{incident.drill_mark(found)}Slack did not take the message of {found.reference} for <#{channel}> "
             f"({_reason(error)}). Please tell people there by hand.{invite}")
    return Words(words, [section(words)])
