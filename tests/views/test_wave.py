"""The waves, as the commander sees them, and what called people read."""

from datetime import timedelta

import pytest

from bot.domain.call import Call, CallState
from bot.views import call as call_view
from bot.views import wave as view
from bot.views.card import card as draw
from tests.views.facts import GRACE, LONG, NOW, PLAYBOOK, RADIA, card, incident, read

CALL = Call(id=2, incident_id=1, team="network", wave=2)


def test_the_form_shows_each_team_and_what_can_be_done():
    form = view.form(card(), NOW)
    lines = read(form["blocks"]).splitlines()
    assert lines[0] == "[Call the next wave now: network]"
    assert any(line.startswith("Wave 1, *payments*: called") for line in lines)
    assert lines.index("[Skip network]") == lines.index("[Call network now]") + 1
    assert "[Call platform now]" in lines
    choices = [option["value"] for option in form["blocks"][-1]["element"]["options"]]
    assert choices == ["incident-command", "communications"]
    assert form["submit"]["text"] == "Call this team"


def test_a_teams_name_is_no_mark_up():
    team = PLAYBOOK.teams["network"].model_copy(update={"name": "R&D <@U1>"})
    named = PLAYBOOK.model_copy(update={"teams": PLAYBOOK.teams | {"network": team}})
    assert "on call for R&amp;D &lt;@U1&gt;" in call_view.called(incident(), CALL, named).text
    lines = read(view.form(card(playbook=named), NOW)["blocks"]).splitlines()
    assert "[Skip R&D <@U1>]" in lines and any("*R&amp;D &lt;@U1&gt;*" in line for line in lines)


def test_nothing_left_to_call():
    calls = [Call(id=n, incident_id=1, team=team, wave=1, state=CallState.CALLED, called_at=NOW)
             for n, team in enumerate(PLAYBOOK.teams)]
    form = view.form(card(calls=calls), NOW)
    assert "submit" not in form
    assert "[" not in read(form["blocks"])


def test_the_form_says_why_a_press_did_nothing():
    assert read(view.form(card(), NOW, "Called already.")["blocks"]).startswith("Called already.")


@pytest.mark.parametrize(("waits", "offered"), [
    ({"due_at": NOW + timedelta(minutes=1)}, True), ({"due_at": NOW}, False),
    ({"when": "dependency"}, True), ({"when": "customer_impact"}, False), ({}, False),
])
def test_a_skipped_team_is_put_back_only_where_it_would_wait(waits, offered):
    skipped = Call(id=2, incident_id=1, team="network", wave=2, state=CallState.SKIPPED, **waits)
    lines = read(view.form(card(calls=[skipped]), NOW)["blocks"]).splitlines()
    assert ("[Put network back in the plan]" in lines) == offered
    assert "[Call network now]" in lines


def test_a_drill_says_who_would_be_called():
    drill = card(incident=incident(drill=True))
    assert "Wave 1, payments: would be called 02:55 UTC (a drill: nobody outside it is told)" in draw(drill).text


def test_a_call_reads_well_alone():
    words = call_view.called(incident(), CALL, PLAYBOOK, with_channel=False)
    assert words.text.splitlines() == [
        "INC-1: The risk in *checkout-api* now requires broader coordination.",
        "You are called as on call for network. The channel is not there yet: it follows, or somebody writes to you.",
        "Signal: p99 at 5 s",
    ]
    assert read(words.blocks).endswith("[I am here]")


def test_what_cannot_be_done_by_slack_is_said_with_what_to_do():
    assert call_view.not_reached(incident(), CALL, PLAYBOOK, GRACE, RADIA).text == (
        "INC-1: Slack could not reach <@U024GRA01>, on call for network. <@U024RAD01> is called for network instead.")
    assert call_view.not_reached(incident(), CALL, PLAYBOOK, GRACE, None).text.endswith(
        "Nobody else of network can be called through Slack: please call them by hand.")
    assert call_view.not_invited(incident(), [GRACE, RADIA], "is_archived").text == (
        "INC-1: Slack did not let the bot bring <@U024GRA01> and <@U024RAD01> into the channel (is archived). Please "
        "invite them by hand.")


def test_a_team_the_playbook_has_dropped_is_named_by_its_key():
    gone = Call(id=9, incident_id=1, team="mainframe", wave=1)
    assert "on call for mainframe" in call_view.called(incident(signal=LONG), gone, PLAYBOOK).text
