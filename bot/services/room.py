"""Where an incident runs: its channel, or the next best place when Slack gives none."""

from bot.domain import place, refusal
from bot.domain.incident import Incident
from bot.domain.words import Words
from bot.outbox.answer import Answer
from bot.outbox.message import Message
from bot.services.steps import card, commanding, decision, reaching, reading, which
from bot.services.steps.holding import FINDS_ITS_MESSAGE
from bot.services.steps.offering import CHANNEL_WAIT
from bot.services.turn import Turn
from bot.store import call as calls
from bot.store import incident as incidents
from bot.store import place as places
from bot.views import room as view

# What Slack answers to an edit of the card → why the incident cannot stay in its channel.
LOST = {"is_inactive": "is_archived", "is_archived": "is_archived",
        "not_in_channel": "not_in_channel", "channel_not_found": "not_in_channel"}


def channel_opened(turn: Turn, row: Message, answer: Answer) -> None:
    """Slack's answer to the new channel: fill it, try the next name, or go on in a thread."""
    incident = incidents.get(turn.session, row.incident_id)
    if answer.ok:
        incident.channel = answer.landed[0]
        _furnish(turn, incident)
    elif answer.error == "name_taken" and len(row.facts["names"]) > 1:
        turn.say.open_channel(row.facts["names"][1:], incident.private, keeps=row.keeps, then=row.then,
                              incident_id=incident.id, facts={"response_url": row.facts.get("response_url")})
    elif incident.private:
        _by_hand(turn, incident, answer.error)
    else:
        _try_thread(turn, incident, _shared_channels(turn, incident), answer.error)


def _furnish(turn: Turn, incident: Incident) -> None:
    """The first messages of an incident's own channel, as far as they do not stand in it: the card and the decision
    log, both pinned."""
    if standing := places.named(turn.session, place.card(incident.id)):
        standing.shown = ""
    else:
        card.post(turn, incident.id, place.room(incident.id), then="card_posted")
        turn.say.pin(place.card(incident.id), incident_id=incident.id)
    if places.named(turn.session, place.log(incident.id)) is None:
        decision.begin_log(turn, incident)


def card_posted(turn: Turn, row: Message, answer: Answer) -> None:
    """The card of an incident's channel is in Slack, or was refused (an archived
    channel): then a thread is next, for a private one nothing that others read."""
    incident = incidents.get(turn.session, row.incident_id)
    if answer.ok:
        return
    if incident.private:
        _go_without(turn, incident, LOST.get(answer.error, answer.error))
    elif not incident.in_thread:
        _try_thread(turn, incident, _shared_channels(turn, incident), answer.error)


def card_updated(turn: Turn, row: Message, answer: Answer) -> None:
    """A card that somebody deleted is posted again. One that stands elsewhere by now needs nothing."""
    incident, standing = incidents.get(turn.session, row.incident_id), places.named(turn.session, row.to)
    if standing is None or (standing.channel, standing.ts) != answer.aimed_at:
        return
    if answer.error in ("message_not_found", "cant_update_message", "edit_window_closed"):
        card.repost(turn, incident.id)
    elif answer.error in LOST:  # it happened while the bot could not hear it
        _lost(turn, incident.channel, LOST[answer.error])


def _shared_channels(turn: Turn, incident: Incident) -> list[str]:
    """Where a public incident can run when it has no channel of its own: where it was typed, then where the
    playbook announces, then the owning team's channel."""
    owner = turn.playbook.team_of(incident.service)
    team = turn.playbook.teams[owner].channel if owner else None
    announce = None if incident.drill else turn.playbook.announce
    typed = incident.origin if incident.origin and not incident.origin.startswith("D") else None  # nobody joins a DM
    return list(dict.fromkeys(filter(None, [typed, announce, None if incident.drill else team])))


def _try_thread(turn: Turn, incident: Incident, channels: list[str], error: str | None) -> None:
    """Post the card to the first channel that may take it; its thread is where the incident then runs."""
    if channels:
        # The announcement may stand in line for the same channel and wait for the room this card makes: not
        # behind it.
        card.post(turn, incident.id, channels[0], then="thread_begun",
                  facts={"channels": channels[1:], "error": error},
                  lane=f"begin {place.room(incident.id)}")
    else:
        _by_hand(turn, incident, error)


def _by_hand(turn: Turn, incident: Incident, error: str | None) -> None:
    """There is no place to run: whoever escalated, and whoever leads, is told what a person can do."""
    _set_channel_aside(turn, incident)
    turn.say.give_up(place.room(incident.id))
    told = which.told(turn, incident)
    for lead in dict.fromkeys([incident.responder, commanding.commander(turn, incident) or incident.responder]):
        others = [person for person in told if person != lead]
        turn.say.post(lead, view.by_hand(incident, others, error, turn.command), incident_id=incident.id)


def _set_channel_aside(turn: Turn, incident: Incident) -> None:
    """The incident has no place to run, until its own channel is there again or people choose another."""
    if incident.channel and not incident.in_thread:
        places.remember(turn.session, place.left(incident.id), incident.channel, None)
    places.forget(turn.session, place.room(incident.id))
    incident.channel, incident.in_thread = None, False


def thread_begun(turn: Turn, row: Message, answer: Answer) -> None:
    """A shared channel took the card, or the next one is tried."""
    incident = incidents.get(turn.session, row.incident_id)
    if not answer.ok:
        _try_thread(turn, incident, row.facts["channels"], row.facts["error"])
        return
    channel, ts = answer.landed
    incident.channel, incident.in_thread = channel, True
    places.remember(turn.session, place.room(incident.id), channel, ts)
    turn.say.post(place.room(incident.id), view.runs_in_thread(incident, row.facts["error"]),
                  incident_id=incident.id)
    decision.begin_log(turn, incident)
    turn.say.pin(place.card(incident.id), incident_id=incident.id)


def archived(turn: Turn, channel: str) -> None:
    """A channel was archived."""
    _lost(turn, channel, "is_archived")


def removed(turn: Turn, channel: str) -> None:
    """Somebody removed the bot from a channel."""
    _lost(turn, channel, "not_in_channel")


def _lost(turn: Turn, channel: str, error: str) -> None:
    """An open incident in the channel goes on in a thread elsewhere; a private one nowhere public."""
    for incident in incidents.running_in(turn.session, channel):
        if incident.private:
            _go_without(turn, incident, error)
        elif incident.active:
            elsewhere = [one for one in _shared_channels(turn, incident) if one != channel]
            if elsewhere:
                _leave(turn, incident, elsewhere, error)
            _tell_lead(turn, incident, error, moved=bool(elsewhere))


def _go_without(turn: Turn, incident: Incident, error: str | None) -> None:
    """A private incident whose channel is gone is like one that never had any: those who were told of it can name it.
    Card and log stay where they are until it comes back, or goes on in another channel. Learning it twice changes
    nothing."""
    if incident.channel and incident.active:
        _by_hand(turn, incident, error)
    elif incident.channel:
        _set_channel_aside(turn, incident)


def _leave(turn: Turn, incident: Incident, elsewhere: list[str], error: str) -> None:
    """What is to be said in the room waits for the thread; the log so far still counts."""
    if not incident.in_thread:
        places.remember(turn.session, place.left(incident.id), incident.channel, None)
        places.move(turn.session, place.card(incident.id), place.card_elsewhere(incident.id))
    decision.set_log_aside(turn, incident)
    places.forget(turn.session, place.room(incident.id))
    places.forget(turn.session, place.card(incident.id))
    _try_thread(turn, incident, elsewhere, error)
    there = calls.joined(turn.session, incident.id).union(which.told(turn, incident))
    turn.say.invite(place.room(incident.id), sorted(there), incident_id=incident.id)


def _tell_lead(turn: Turn, incident: Incident, error: str, moved: bool) -> None:
    lead = commanding.commander(turn, incident) or incident.responder
    words = view.removed if error == "not_in_channel" else view.archived
    turn.say.post(lead, words(incident, moved=moved), needs=(place.card(incident.id),), wait=CHANNEL_WAIT,
                  spare=words(incident, moved=False), incident_id=incident.id)


def unarchived(turn: Turn, channel: str) -> None:
    """A channel is there again: the incident that had to leave it moves back, one that ended meanwhile too, unless
    people chose another channel for it; one that stayed has its card redrawn."""
    for incident in incidents.running_in(turn.session, channel):
        if incident.active and (standing := places.named(turn.session, place.card(incident.id))):
            standing.shown = ""
    left = places.left_at(turn.session, channel)
    incident = incidents.get(turn.session, left) if left else None
    if incident:
        places.forget(turn.session, place.left(incident.id))
        _come_back(turn, incident, channel)


def _come_back(turn: Turn, incident: Incident, channel: str) -> None:
    if incident.channel not in (None, channel) and not incident.in_thread:
        _say_on_other_card(turn, incident, view.goes_on_there(incident))
    elif incident.private:
        _run_in(turn, incident, channel)
        _furnish(turn, incident)
    else:
        _move_back(turn, incident, channel)


def _run_in(turn: Turn, incident: Incident, channel: str) -> None:
    incident.channel, incident.in_thread = channel, False
    places.remember(turn.session, place.room(incident.id), channel, None)


def _say_on_other_card(turn: Turn, incident: Incident, words: Words) -> None:
    """The card that stands where the incident does not run says where it does, if there is one: an edit that waited
    for it would meet another one later."""
    if places.named(turn.session, place.card_elsewhere(incident.id)):
        turn.say.update(place.card_elsewhere(incident.id), words, needs=(place.room(incident.id),),
                        expires_at=turn.now + FINDS_ITS_MESSAGE, incident_id=incident.id)


def _move_back(turn: Turn, incident: Incident, channel: str) -> None:
    """The card that stands in the channel is the incident's again, and the thread and its card say where it goes on;
    the log begins anew."""
    thread = places.forget(turn.session, place.room(incident.id))
    _run_in(turn, incident, channel)
    if thread:
        turn.say.post(thread.channel, view.moved_back(incident), thread=thread.ts,
                      needs=(place.room(incident.id),),
                      incident_id=incident.id)
    decision.set_log_aside(turn, incident)
    _bring_card_back(turn, incident)
    decision.begin_log(turn, incident)


def _bring_card_back(turn: Turn, incident: Incident) -> None:
    standing = places.forget(turn.session, place.card_elsewhere(incident.id))
    places.move(turn.session, place.card(incident.id), place.card_elsewhere(incident.id))
    _say_on_other_card(turn, incident, view.moved_back(incident))
    if standing:  # its edit tells where it was deleted meanwhile
        places.remember(turn.session, place.card(incident.id), standing.channel, standing.ts)
    else:
        card.repost(turn, incident.id)


def joined(turn: Turn, channel: str, private: bool, inviter: str | None) -> None:
    """The bot was invited to a channel. What had to leave it comes back; somebody who was told of an incident
    without a channel may have made this one for it, and is asked."""
    unarchived(turn, channel)
    if incidents.running_in(turn.session, channel):
        return
    for incident in incidents.without_channel(turn.session):
        if (private or not incident.private) and inviter in which.told(turn, incident):
            turn.say.post(inviter, view.ask_to_go_on(incident, channel), incident_id=incident.id)


def go_on_there(turn: Turn, number: int, channel: str, response_url: str | None) -> None:
    """The incident that had no channel goes on in this one."""
    incident = which.numbered(turn, number)
    if incident.channel is None:
        if other := incidents.in_channel(turn.session, channel):
            raise refusal.ChannelOfAnother(reference=incident.reference, other=other.reference, channel=channel)
        places.move(turn.session, place.card(incident.id), place.card_elsewhere(incident.id))
        decision.set_log_aside(turn, incident)
        _run_in(turn, incident, channel)
        _furnish(turn, incident)
        turn.say.invite(place.room(incident.id), which.told(turn, incident), then="invited", incident_id=incident.id)
    if response_url:
        turn.say.respond(response_url, view.goes_on_there(incident), replace=True)


def log_posted(turn: Turn, row: Message, answer: Answer) -> None:
    """The log has a new message: it is pinned, the card's link follows, and who was quick to reply there is heard."""
    if answer.ok:
        turn.say.pin(place.log(row.incident_id), incident_id=row.incident_id)
        reading.ask(turn, incidents.get(turn.session, row.incident_id), place.log(row.incident_id))
    if standing := places.named(turn.session, place.card(row.incident_id)):
        standing.shown = ""


def told_elsewhere(turn: Turn, row: Message, answer: Answer) -> None:
    """A channel outside refused the announcement or an update: whoever leads is told
    what is left to do by hand."""
    incident = incidents.get(turn.session, row.incident_id)
    if not answer.ok and incident.active:
        reaching.tell_by_hand(turn, incident, view.not_told(incident, row.to, answer.error))
