"""What is open, what falls due, who is known: read without writing, and nothing private leaks."""

from datetime import timedelta

import pytest
from sqlmodel import update

from bot.domain import refusal
from bot.domain.contact import Contact
from bot.domain.escalation import Escalation
from bot.domain.objective import FOR_THE_COMMANDER
from bot.domain.timer import Timer
from bot.outbox.message import Message, Sending
from bot.services import contact, ending, home, housekeeping, playbook, room, status
from bot.services.steps import wording as steps
from bot.services.steps.opening import open_incident
from bot.store import timer
from tests.services.conftest import ADA

GENERAL, KATHERINE = "C024GEN01", "U024KAT01"


def shown(house, service, *args) -> str:
    return house.take(service, *args).text


def test_nothing_is_open(house):
    assert shown(house, status.listed) == "Nothing is open. If something worries you, `/escalate` is all it takes."
    assert shown(house, status.due, "", GENERAL, ADA) == "Nothing falls due."


def test_what_is_open(house):
    house.opened()
    house.opened(service="edge-gateway", thresholds=("worried",), drill=True)
    house.pass_time(minutes=5)
    lines = shown(house, status.listed).splitlines()
    assert lines[0] == "1 open, 1 drill:"
    assert lines[1].startswith("*INC-1* checkout-api, critical, open, for 5 min: Customer impact has started")
    assert lines[2].startswith("*DRILL-2* (practice) edge-gateway, major, open, for 5 min: Somebody is worried. <#C2>")
    house.take(ending.stand_down_of, 1)
    assert shown(house, status.listed).startswith("Nothing is open but 1 drill:\n*DRILL-2*")


def test_a_channel_that_is_coming_is_told_from_one_that_will_not_come(house):
    request = Escalation(service="checkout-api", thresholds=("customer_impact",), responder=ADA, origin=GENERAL)
    house.take(lambda turn: open_incident(turn, request) and None)
    assert shown(house, status.listed).endswith("Its channel is being opened")
    house.answers(room.channel_opened, house.sent("conversations.create")[-1], "restricted_action")
    assert shown(house, status.listed).endswith("Its channel is being opened")  # a thread is next
    house.take(lambda turn: turn.session.exec(update(Message).values(state=Sending.FAILED)) and None)
    assert shown(house, status.listed).endswith("Slack gave it no channel: whoever escalated was told how to open one by hand")


def test_a_private_incident_is_known_in_its_channel_alone(house):
    house.opened(private=True)
    assert shown(house, status.listed).startswith("Nothing is open")
    assert shown(house, status.due, "", GENERAL, ADA) == "Nothing falls due."
    with pytest.raises(refusal.NoSuchIncident):
        shown(house, status.status, "INC-1", GENERAL)
    with pytest.raises(refusal.NoSuchIncident):
        shown(house, status.due, "1", GENERAL, ADA)
    house.take(home.opened, ADA)
    assert "checkout-api*" not in str(house.sent("views.publish")[-1].payload)
    assert shown(house, status.status, "", "C1").startswith("INC-1. The risk in checkout-api")
    assert "the next update is asked for, 5 min before it is due" in shown(house, status.due, "", "C1", ADA)


def test_what_is_due_another_day_shows_its_day(house):
    house.opened()
    house.take(lambda turn: timer.put(turn.session, "review", turn.now + timedelta(days=1), incident_id=1,
                                      because="the open records are asked for") and None)
    words = house.take(status.due, "", "C1", ADA)
    assert "\n24 Nov 02:55 UTC (in 24 h): the open records" in words.text
    assert "\n02:58 UTC (in 3 min): commander" in words.text
    assert "{date_short_pretty} {time}" in str(words.blocks) and "(in 24 h): the open records" in str(words.blocks)


@pytest.mark.parametrize("words", ["INC-1", "inc-1", "1", "#1", "DRILL-1", " inc 1 "])
def test_an_incident_by_its_number(house, words):
    house.opened()
    assert shown(house, status.status, words, GENERAL).startswith("INC-1.")


@pytest.mark.parametrize(("words", "said"), [
    ("INC-7", "There is no incident INC-7. `/escalate list` shows the open ones."),
    ("checkout", 'There is no incident "checkout".'),
    ("", "This works in an incident's channel, or with its number: `/escalate status INC-42`."),
])
def test_an_incident_that_is_none(house, words, said):
    with pytest.raises(refusal.Refusal) as no:
        shown(house, status.status, words, GENERAL)
    assert no.value.sentence.startswith(said)


def test_the_number_that_is_likely_meant_is_named(house):
    house.opened()
    house.opened(service="build-farm", private=True)
    with pytest.raises(refusal.NotAnIncidentChannel, match="`/escalate status INC-1`"):
        shown(house, status.status, "", GENERAL)


def test_help_says_from_whom_the_roles_are_asked(house):
    text = shown(house, status.help, GENERAL)
    assert "Commander: offered to Incident command; 3 min to answer" in text
    assert "Scribe: offered to the team that owns the service, then Incident command; 5 min to answer" in text


def test_a_private_note_shows_in_nothing_others_read(house):
    house.opened()
    house.take(lambda turn: timer.put(turn.session, steps.NOTE_REST, turn.now, incident_id=1,
                                      key="U024RAD01") and None)
    lines = shown(house, status.due, "", "C1", ADA).splitlines()[1:]
    assert len(lines) == len([timer for timer in house.rows(Timer) if timer.because]) - len(FOR_THE_COMMANDER)
    assert not [line for line in lines if "U024RAD01" in line or line.endswith(": ")]


def test_help_is_the_whole_playbook_on_one_screen(house):
    text = shown(house, status.help, GENERAL)
    for sentence in (*[threshold.ask for threshold in house.playbook.thresholds.values()],
                     "None of these, and I am"):
        assert sentence in text
    assert "`/escalate review`" in text
    house.opened()
    assert "Commander: offered to <@U024MAR01>" in shown(house, status.help, "C1")


def asked(house) -> Message:
    house.take(contact.refresh)
    return next(row for row in house.rows(Message) if row.then == "person_seen")


@pytest.mark.parametrize(("user", "active"), [({"id": ADA}, True), ({"id": ADA, "deleted": True}, False)])
def test_people_are_looked_up_once_a_day(house, user, active):
    house.answers(contact.person_seen, asked(house), user=user)
    assert [(row.slack, row.active) for row in house.rows(Contact)] == [(ADA, active)]
    for hours, looked_up in ((23, 1), (1, 2)):
        house.pass_time(hours=hours)
        house.take(contact.refresh)
        assert len(house.rows(Message, Message.kind == "users.info", Message.to == ADA)) == looked_up


@pytest.mark.parametrize(("error", "known"),
                         [("user_not_found", [False]), ("ratelimited", []), ("missing_scope", [])])
def test_only_slacks_word_that_nobody_is_there_counts(house, error, known):
    house.answers(contact.person_seen, asked(house), error)
    assert [row.active for row in house.rows(Contact)] == known


def test_names_as_slack_shows_them_are_kept_when_somebody_has_another_or_has_left(house):
    lovelace = {"id": ADA, "name": "ada", "profile": {"real_name": "Ada Lovelace", "display_name": "ada"}}
    house.answers(contact.person_seen, asked(house), user=lovelace)
    house.take(contact.changed, lovelace | {"profile": {"real_name": "Ada King"}})
    house.pass_time(days=1)
    house.take(contact.refresh)
    house.answers(contact.person_seen, house.rows(Message, Message.to == ADA)[-1], "user_not_found")
    assert [(row.active, row.names) for row in house.rows(Contact)] == [(False, ["ada", "Ada Lovelace", "Ada King"])]


def test_somebody_known_by_e_mail_leaves_and_comes_back(house):
    ada = house.playbook.people["ada"].model_copy(update={"slack": None, "email": "ada@example.com"})
    house.playbook = house.playbook.model_copy(update={"people": house.playbook.people | {"ada": ada}})
    house.take(lambda turn: turn.session.add(Contact(key="ada@example.com", slack="W1", checked_at=turn.now)))
    for gone in (True, False):
        house.take(contact.changed, {"id": "W1", "deleted": gone})
        assert [(row.key, row.active) for row in house.rows(Contact)] == [("ada@example.com", not gone)]
    house.take(contact.changed, {"id": "U_SOMEBODY_ELSE", "deleted": True})
    assert len(house.rows(Contact)) == 1


def test_a_refused_playbook_is_told_to_its_admins(house):
    house.take(playbook.refused, "playbook", [f"problem <{number}>" for number in range(12)])
    text = house.texts(KATHERINE)[0]
    assert "The last good version goes on working" in text and "problem &lt;9&gt;" in text and "… and 2 more." in text


def test_only_what_is_long_done_is_dropped(house):
    house.opened()
    rows = house.rows(Message)
    house.take(lambda turn: [setattr(turn.session.get(Message, row.id), "state", Sending.SENT) or
                             setattr(turn.session.get(Message, row.id), "done_at", turn.now)
                             for row in rows[:2]])
    house.pass_time(days=14)
    house.take(housekeeping.tidy)
    assert len(house.rows(Message)) == len(rows)
    house.pass_time(seconds=1)
    house.take(housekeeping.tidy)
    assert [row.id for row in house.rows(Message)] == [row.id for row in rows[2:]]


def test_who_was_looked_up_before_names_were_kept_is_looked_up_again(house):
    lovelace = {"id": ADA, "name": "ada"}
    house.answers(contact.person_seen, asked(house), user=lovelace)
    before = len(house.rows(Message, Message.to == ADA))
    house.take(contact.refresh)
    assert len(house.rows(Message, Message.to == ADA)) == before
    house.take(lambda turn: setattr(turn.session.get(Contact, ADA), "names", None))
    house.take(contact.refresh)
    assert len(house.rows(Message, Message.to == ADA)) == before + 1
