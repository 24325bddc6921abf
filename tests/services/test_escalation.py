"""Escalating on a real database: one incident, its first words, and nothing outside
where nothing may be told."""

from dataclasses import replace

import pytest
from sqlmodel import col

from bot.config.languages import LanguageFiles
from bot.domain import objective, place, refusal
from bot.domain.call import Call
from bot.domain.contact import Contact
from bot.domain.escalation import Draft
from bot.domain.incident import Firing, Incident
from bot.domain.role import Offer
from bot.domain.threshold import WORRIED
from bot.domain.timer import Timer
from bot.outbox.message import Message
from bot.services import ending, escalation, escalation_form
from bot.services.steps.calling import WAVE
from tests.services.conftest import ADA, PLAYBOOKS, URL

PAYMENTS, GENERAL, ANNOUNCE = "C024PAY01", "C024GEN01", "C024INC01"
LINUS, RADIA = "U024LIN01", "U024RAD01"


def typed(house, words: str, channel: str = PAYMENTS, user: str = ADA):
    return house.take(escalation.typed, words, user, channel, URL)


def sent(house, user: str = ADA, **more) -> None:
    draft = Draft(**{"service": "checkout-api", "thresholds": ("customer_impact",), "origin": PAYMENTS,
                     "response_url": URL} | more)
    house.take(escalation.sent, draft, user)


def fired(house, number: int = 1) -> list[tuple[str, str]]:
    return [(row.threshold, row.signal) for row in house.rows(Firing, Firing.incident_id == number)]


def people(house) -> set[str]:
    """Everybody who gets a direct message."""
    return {row.to for row in house.sent() if row.to[0] in "UW"}


def everything(house) -> str:
    """All that goes out, but for direct messages, private answers and the incident's own channel."""
    rows = [row for row in house.rows(Message) if row.to.startswith("C")]
    return " ".join(str(row.payload) for row in rows)


class TestTyped:
    def test_one_line_is_enough(self, house):
        assert typed(house, "checkout-api 1,4 p99 at 5 s", GENERAL) is None
        found = house.rows(Incident)[0]
        assert (found.service, found.signal, found.severity, found.responder) == (
            "checkout-api", "p99 at 5 s", "critical", ADA)
        assert fired(house) == [("customer_impact", ""), ("objective_at_risk", "")]
        assert "Thank you for raising this early" in house.texts(URL, "respond")[0]

    @pytest.mark.parametrize("words", ["", "checkout-api", "it is slow", "3 pods crash", "chekout-api 1 p99"])
    def test_less_opens_the_form(self, house, words):
        assert typed(house, words) == escalation.NEEDS_FORM
        assert house.rows(Incident) == []

    def test_the_channel_tells_the_service(self, house):
        typed(house, "1,2 p99")
        assert house.rows(Incident)[0].service == "checkout-api"

    def test_where_one_is_open_there_is_a_choice(self, house):
        house.opened()
        words = typed(house, "checkout-api 3 dns", GENERAL, RADIA)
        assert words.text.startswith("INC-1 is already open on *checkout-api*.")
        assert len(house.rows(Incident)) == 1

    def test_a_private_one_is_not_mentioned(self, house):
        house.opened(private=True)
        assert typed(house, "checkout-api 3 dns", GENERAL, RADIA) is None
        assert len(house.rows(Incident)) == 2

    def test_in_its_channel_a_threshold_is_added(self, house):
        house.opened()
        typed(house, "2 no step fits", "C1", RADIA)
        assert fired(house) == [("customer_impact", ""), ("outside_runbook", "no step fits")]
        assert house.texts(URL, "respond")[-1] == (
            "Thank you. Added to INC-1: A technical uncertainty needs a step outside the runbook.")

    def test_elsewhere_it_is_said_where_it_goes_on(self, house):
        house.opened()
        sent(house, RADIA, existing="add", thresholds=("cross_team",))
        assert "It goes on in" in house.texts(URL, "respond")[-1]

    def test_the_channel_of_one_that_is_over_still_tells_the_service(self, house):
        house.opened()
        house.take(ending.stand_down_of, 1)
        typed(house, "2", "C1")
        assert house.rows(Incident)[1].service == "checkout-api"

    @pytest.mark.parametrize(("add", "incidents"), [(True, 1), (False, 2)])
    def test_the_choice(self, house, add, incidents):
        house.opened()
        packed = {"incident": 1, "service": "checkout-api", "thresholds": ["cross_team"], "signal": "dns"}
        house.take(escalation.chosen, packed, RADIA, GENERAL, URL, add)
        assert len(house.rows(Incident)) == incidents
        assert ("cross_team", "dns" if add else "") in fired(house, incidents)

    def test_what_was_to_be_added_to_an_ended_one_opens_a_new_one(self, house):
        house.opened()
        house.take(ending.stand_down_of, 1)
        packed = {"incident": 1, "service": "checkout-api", "thresholds": ["cross_team"], "signal": "dns"}
        house.take(escalation.chosen, packed, RADIA, GENERAL, URL, True)
        assert len(house.rows(Incident)) == 2


class TestTheForm:
    def test_nothing_ticked_is_kindly_refused(self, house):
        with pytest.raises(refusal.NoThresholdTicked, match="I am worried.* is always fine"):
            sent(house, thresholds=())

    def test_being_worried_is_enough(self, house):
        sent(house, thresholds=(WORRIED,))
        assert fired(house) == [(WORRIED, "")]
        assert "Threshold: Somebody is worried." in house.texts(ANNOUNCE)[0]
        assert ADA not in house.texts(ANNOUNCE)[0]

    def test_one_opened_meanwhile_is_offered(self, house):
        house.opened()
        with pytest.raises(refusal.OpenAlready, match="INC-1 is open on checkout-api already"):
            sent(house)

    @pytest.mark.parametrize(("choice", "incidents"), [("add", 1), ("separate", 2)])
    def test_the_choice_is_followed(self, house, choice, incidents):
        house.opened()
        sent(house, existing=choice, thresholds=("cross_team",))
        assert len(house.rows(Incident)) == incidents

    def test_a_private_one_never_joins_a_public_one(self, house):
        house.opened()
        sent(house, private=True, existing="add", thresholds=("cross_team",))
        assert [row.private for row in house.rows(Incident)] == [False, True]

    def test_the_end_of_the_incident_is_said_and_what_to_do(self, house):
        house.opened()
        house.take(ending.stand_down_of, 1)
        with pytest.raises(refusal.OverMeanwhile,
                           match="INC-1 is stood down meanwhile.*`/escalate` opens a new"):
            sent(house, incident_id=1)

    def test_another_signal_for_a_threshold_on_the_card_is_not_lost(self, house):
        house.opened()
        sent(house, RADIA, incident_id=1, signal="Refunds fail too")
        assert len(fired(house)) == 1
        assert house.texts(place.room(1))[-1] == "Another signal: Refunds fail too."
        assert "on its card already" in house.texts(URL, "respond")[-1]

    def test_a_threshold_that_fired_is_not_announced_by_its_clock(self, house):
        house.opened()
        assert house.rows(Timer, Timer.kind == objective.USED)
        sent(house, incident_id=1, thresholds=("objective_at_risk",))
        assert not house.rows(Timer, col(Timer.kind).in_((objective.HALF, objective.USED)))

    def test_missing_expertise_comes_at_once(self, house):
        sent(house, expertise=("network", "dropped-meanwhile"))
        assert {call.team for call in house.rows(Call) if call.called_at} == {"payments", "network"}

    def test_a_planned_team_that_is_needed_at_once_waits_no_longer(self, house):
        sent(house)
        waiting = {call.team for call in house.rows(Call) if call.due_at}
        assert waiting == {"network"} and house.rows(Timer, Timer.kind == WAVE)
        sent(house, incident_id=1, expertise=("network",))
        assert "network" in {call.team for call in house.rows(Call) if call.called_at}
        assert house.rows(Timer, Timer.kind == WAVE) == []

    @pytest.mark.parametrize(("service", "refused"),
                             [("chekout", "The nearest there: checkout-api"), ("", "Choose")])
    def test_a_service_that_is_none(self, house, service, refused):
        with pytest.raises(refusal.Refusal, match=refused):
            sent(house, service=service)

    def test_a_service_typed_by_hand_may_be_in_capitals(self, house):
        sent(house, service="Checkout-API ")
        assert house.rows(Incident)[0].service == "checkout-api"

    def test_the_severity_is_preset_by_the_ticks_or_chosen(self, house):
        sent(house)
        sent(house, severity="moderate", existing="separate")
        assert [row.severity for row in house.rows(Incident)] == ["critical", "moderate"]

    def test_somebody_outside_the_roster_escalates_like_anybody(self, house):
        sent(house, RADIA)
        invited = house.sent("conversations.invite")[0].payload["users"]
        assert invited[0] == RADIA

    def test_without_a_place_to_answer_thanks_come_by_direct_message(self, house):
        sent(house, response_url=None)
        assert any("Thank you for raising this early" in text for text in house.texts(ADA))


def test_a_private_incident_says_nothing_outside(house):
    sent(house, private=True, signal="Card numbers in a log")
    told = everything(house)
    assert "A private incident is open" in told
    for secret in ("checkout", "Card numbers", "payments", ADA, "1/room", "INC-1"):
        assert secret not in told
    assert house.sent("conversations.create")[0].payload == {"name": "inc-1", "is_private": True}


def test_a_drill_tells_and_calls_nobody_outside(house):
    house.take(escalation.drill, "checkout-api 1,2 practice", ADA, PAYMENTS, URL, (LINUS, "W024EDS01"))
    assert people(house) == {ADA, LINUS, "W024EDS01"}
    assert everything(house) == ""
    assert house.sent("conversations.invite")[0].payload["users"] == [ADA, LINUS, "W024EDS01"]
    assert all(call.people == [] for call in house.rows(Call))


def test_a_drill_alone_asks_one_person_for_every_role(house):
    house.take(escalation.drill, "checkout-api 1 practice", ADA, PAYMENTS, URL, ())
    assert [(offer.role, offer.person) for offer in house.rows(Offer)] == [
        ("commander", ADA), ("scribe", ADA), ("comms", ADA)]


def test_a_roster_of_e_mails_works_once_slack_has_told_the_ids(house):
    by_mail = {key: person.model_copy(update={"slack": None, "email": f"{key}@example.com"})
               for key, person in house.playbook.people.items()}
    house.playbook = house.playbook.model_copy(update={"people": by_mail})
    house.take(lambda turn: [turn.session.add(Contact(key=f"{key}@example.com",
                                                      slack=f"W024{key[:3].upper()}01",
                                                      checked_at=turn.now)) for key in by_mail])
    typed(house, "checkout-api 1 <@W024LIN01|linus.t> and <@U9|vendor> see p99 &gt; 5 s")
    assert house.rows(Incident)[0].signal == "@linus and @someone see p99 > 5 s"
    assert {offer.person for offer in house.rows(Offer)} == {"W024MAR01", "W024GRA01", "W024BAR01"}


def test_where_everybody_is_busy_the_room_still_opens_with_few_messages(house):
    house.playbook = house.playbook.model_copy(update={"teams": {
        key: team.model_copy(update={"channel": None}) for key, team in house.playbook.teams.items()}})
    house.take(lambda turn: [turn.session.add(Contact(key=person.slack, slack=person.slack, active=False,
                                                      checked_at=turn.now)) for person in turn.playbook.people.values()])
    sent(house)
    assert house.rows(Offer) == []
    assert house.sent(to=place.room(1)) == []  # the card that follows shows the roles as open
    house.take(ending.stand_down_of, 1)
    assert house.sent("chat.update") == []  # nothing was said that would have to be taken back


class TestTheFormOpens:
    def form(self, house, words: str = "", **more) -> dict:
        return house.take(escalation_form.opened, words, Draft(**{"origin": GENERAL} | more))

    def test_what_is_known_is_filled_in(self, house):
        house.languages = LanguageFiles(PLAYBOOKS).speaking("en")  # the signal is held against the wording check
        form = self.form(house, "chekout-api 1,4 p99 at 5 s")
        blocks = {block.get("block_id"): block for block in form["blocks"]}
        assert blocks["service"]["element"]["initial_option"]["value"] == "checkout-api"
        assert [one["value"] for one in blocks["thresholds"]["element"]["initial_options"]] == [
            "customer_impact", "objective_at_risk"]
        assert blocks["signal"]["element"]["initial_value"] == "p99 at 5 s"

    @pytest.mark.parametrize("drill", [False, True])
    def test_adding_to_a_drill_brings_in_nobody_outside(self, house, drill):
        house.opened(drill=drill)
        shown = str(self.form(house, origin="C1"))
        assert ("brings in only those who take part" in shown) == drill
        assert ("This calls no further team" in shown) != drill

    @pytest.mark.parametrize(("words", "origin"), [("checkout-api", GENERAL), ("", "C1")])
    def test_where_one_is_open_the_line_names_only_whom_the_addition_calls(self, house, words, origin):
        house.opened()
        shown = str(self.form(house, words, origin=origin))
        assert "This calls no further team" in shown and "Add it" in shown
        assert "Roles are offered" not in shown and "Severity" not in shown and "Private" not in shown
        draft = Draft(service="checkout-api", thresholds=("outside_runbook",))
        assert "This brings in, in order: platform (<@U024ALA01>) now." in str(house.take(escalation_form.drawn, draft))

    def test_a_separate_incident_is_asked_for_in_full(self, house):
        house.opened()
        draft = Draft(service="checkout-api", thresholds=("cross_team",), existing="separate")
        shown = str(house.take(escalation_form.drawn, draft))
        assert "payments (<@U024GRA01>) now" in shown and "Roles are offered" in shown and "Severity" in shown

    def test_a_private_incident_is_not_offered(self, house):
        house.opened(private=True)
        assert "already open" not in str(self.form(house, "checkout-api"))

    def test_nothing_is_written(self, house):
        self.form(house, "checkout-api 1")
        assert house.rows(Incident) == house.rows(Message) == []


def test_a_tick_the_playbook_has_dropped_meanwhile_is_left_out(house):
    draft = replace(Draft(service="checkout-api"), thresholds=("queue_age", "cross_team"))
    form = house.take(escalation_form.drawn, draft)
    ticked = next(block for block in form["blocks"]
                  if block.get("block_id") == "thresholds")["element"]["initial_options"]
    assert [one["value"] for one in ticked] == ["cross_team"]
