"""Role offers, as the person they go to reads them, and what becomes of them."""

from bot.domain import place
from bot.domain.handoff import HandOff
from bot.domain.incident import Incident
from bot.domain.role import Offer, OfferState
from bot.domain.words import Words
from bot.views import actions, handoff, incident
from bot.views.blocks import actions as row
from bot.views.blocks import button, context, section
from bot.views.text import MOST_MESSAGE, clock, cut_marked, foreign, listed, person, plain_clock

DUTIES = {
    "commander": "You decide what happens next and who is called.",
    "scribe": "You keep the decision log: reply in its thread, each reply becomes a numbered decision.",
    "comms": "You write the updates for the stakeholders; Muster reminds you when one is due.",
}
# How an offer that found no yes ended, and what comes of the role.
ENDED = {
    OfferState.PASSED: "Thank you for answering: {}.",
    OfferState.LAPSED: "No answer is fine: {}.",
    OfferState.UNREACHED: "Slack could not bring you into the channel, so {}.",
}
NEXT = "the offer moves to the next on the roster"
STANDS_OPEN = "the role is open now, and anyone can take it"


def duty(role: str) -> str:
    """What holding the role means, in one sentence."""
    return DUTIES.get(role, f"You take the {role} role.")


def offer(found: Incident, made: Offer, also_called: tuple[str, ...] = (), *,
          with_channel: bool = True, hand_off: HandOff | None = None) -> Words:
    """The direct message that offers a role. Without the channel where that is late in coming."""
    channel = place.mention(place.room(found.id)) if with_channel else incident.NOT_THERE_YET
    ask = f"{incident.drill_mark(found)}Can you take the *{made.role}* role in {found.reference}?"
    lines = [
        ask,
        f"{incident.risk(found, marked=True)} {channel}",
        f"Signal: {foreign(found.signal, 500)}" if found.signal and not hand_off else "",
        duty(made.role),
        f"You are also called for {listed([foreign(team, 60) for team in also_called])}." if also_called else "",
        f"{person(hand_off.holder)} holds it until you accept, then hands it over to you." if hand_off
             else "",
    ]
    words = "\n".join(line for line in lines if line)
    rest = f"{_without_yes(made)} Reacting with ✅ or ⏭️ does the same."
    card = handoff.sections(hand_off, plain_clock) if hand_off else []
    text = "\n".join([words, *card, rest.format(plain_clock(made.lapses_at))])
    return Words(cut_marked(text, MOST_MESSAGE), [
        section(words),
        *(map(section, handoff.sections(hand_off)) if hand_off else []),
        row(button("Accept", actions.ACCEPT, str(made.id), style="primary",
                   label=f"Accept the {made.role} role"),
            button("Pass", actions.PASS, str(made.id), label=f"Pass on the {made.role} role")),
        context(rest.format(clock(made.lapses_at))),
    ])


def _without_yes(made: Offer) -> str:
    """What happens to an offer nobody says yes to; a place is left for the time."""
    if made.hand_off_from:
        return f"Passing needs no reason. No answer by {{}} is fine too: the role stays with {person(made.hand_off_from)}."
    return "Passing needs no reason. No answer by {} is fine too: the offer moves to the next on the roster."


def open_role(found: Incident, role: str, *, in_room: bool = False, elsewhere: bool = False) -> Words:
    """Said once when nobody on the list has taken the role; `in_room` where the incident itself runs, `elsewhere` where
    some of the list hold a role in another one."""
    where = "" if in_room else f", in {place.mention(place.room(found.id))} or here"
    words = (f"{incident.drill_mark(found)}The {role} role in {found.reference} is open: everybody on its list has been "
             f"asked{', or holds a role in another incident' if elsewhere else ''}. Anyone can take it{where}.")
    return Words(words, [section(words), row(button(f"Take {role}", actions.TAKE, f"{found.id}:{role}"))])


def no_longer_open(found: Incident, role: str, holder: str) -> Words:
    """What is left of the message above once somebody has taken the role."""
    return _plain(found, f"{held_by(found, role, holder)} Thank you.")


def no_longer_needed(found: Incident, role: str) -> Words:
    """What is left of it once the incident is over."""
    return _plain(found, over(found, role))


def held(found: Incident, role: str) -> str:
    """Said to the new holder."""
    return f"You hold the *{role}* role in {found.reference}. Thank you. {duty(role)}"


def held_by(found: Incident, role: str, holder: str) -> str:
    """Said to somebody whose offer another person was quicker with."""
    return f"{person(holder)} holds the *{role}* role in {found.reference} now."


def stays_with(holder: str) -> str:
    """What comes of a hand-off that found no yes."""
    return f"the role stays with {person(holder)}"


def taken_back(found: Incident, role: str, holder: str) -> str:
    """Said to somebody who was to take over a role that stays where it is."""
    return (f"The *{role}* role in {found.reference} stays with {person(holder)} after all. Nothing more is asked of you. "
            "Thank you.")


def given_otherwise(found: Incident, role: str) -> str:
    """Said to somebody who was to take over a role that goes to another person after all."""
    return f"The *{role}* role in {found.reference} goes another way. Nothing more is asked of you. Thank you."


def over(found: Incident, role: str) -> str:
    """Said when the incident ends before a role found its holder."""
    return f"{found.reference} has ended, and the *{role}* role is not needed any more. Thank you."


def moved_on(found: Incident, made: Offer, after: str) -> str:
    """Said when an offer found no yes; `after` says what comes of the role."""
    return f"{ENDED[made.state].format(after)} It was about the *{made.role}* role in {found.reference}."


def settled(found: Incident, sentence: str, teams: list[str], *, there: bool, in_room: bool) -> Words:
    """An offer's message after it has ended: what happened, and the teams the person stays called for.

    `there`: they show to be there already; `in_room`: the incident's channel is in Slack by now.
    """
    where = f" It goes on in {place.mention(place.room(found.id))}." if in_room and found.active and (teams or there) else ""
    called = f" You are called as on call for {listed([foreign(team, 60) for team in teams])}." if teams else ""
    words = f"{incident.drill_mark(found)}{sentence}{called}{where}"
    here = row(button("I am here", actions.HERE, str(found.id),
                      label=f"Say that you are in {found.reference}"))
    return Words(words, [section(words), *([here] if teams and not there else [])])


def _plain(found: Incident, sentence: str) -> Words:
    words = f"{incident.drill_mark(found)}{sentence}"
    return Words(words, [section(words)])
