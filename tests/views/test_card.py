"""The card, as everybody reads it."""

from datetime import timedelta

import pytest

from bot.domain import place
from bot.domain.call import Call, CallState
from bot.domain.incident import Firing
from bot.domain.threshold import WORRIED
from bot.domain.timer import Timer
from bot.views.card import at_a_glance, card
from tests.views.facts import NOW, PLAYBOOK, incident, read
from tests.views.facts import card as facts


def shown(**more) -> str:
    return read(card(facts(**more)).blocks)


def buttons(**more) -> list[str]:
    row = next(block for block in card(facts(**more)).blocks if block["type"] == "actions")
    return [element["text"]["text"] for element in row["elements"]]


def test_it_reads_well_alone():
    assert card(facts()).text.splitlines() == [
        "INC-1. The risk in checkout-api now requires broader coordination.",
        "Thresholds: Customer impact has started or is about to start (02:55 UTC).",
        "Signal: p99 at 5 s",
        "Severity critical · open · since 23 Nov 02:55 UTC",
        "Commander: <@U024ADA01> (since 02:55 UTC).",
        "Scribe: offered to <@U024GRA01> until 02:58 UTC.",
        "Comms: open, anyone can take it.",
        "Wave 1, payments: called 02:55 UTC (<@U024GRA01>).",
        "Wave 2, network: next at 03:05 UTC.",
        "Wave 3, platform: skipped.",
        "Which signal crossed this threshold? Not answered yet.",
        "Which dependency is slowing us down right now? Not answered yet.",
        "Which expertise is missing, leading us to widen the scope? Not answered yet.",
    ]


def test_what_it_links_to_is_there_without_the_blocks():
    words = card(facts(places={place.log(1)}, decisions=2)).text
    assert words.splitlines()[-1] == f"<{place.link(place.log(1))}|Decision log> · 2 decisions"


def test_a_drill_is_marked_everywhere():
    words = card(facts(incident=incident(drill=True)))
    assert words.text.startswith("DRILL (practice, nothing is broken): DRILL-1.")
    assert read(words.blocks).startswith("DRILL-1 · checkout-api · practice drill")
    assert "would be called" in words.text and "(<@U024GRA01>)" not in words.text


def test_what_is_due_another_day_shows_its_date():
    tomorrow = Timer(kind="review", incident_id=1, due_at=NOW + timedelta(days=1), because="the open records are asked for")
    words = card(facts(timers=[tomorrow]))
    assert f"Due next: {tomorrow.due_at:%d %b %H:%M} UTC: the open records are asked for." in words.text.splitlines()
    assert "{date_short_pretty} {time}" in read(words.blocks)


def test_what_happens_another_day_shows_its_date():
    tomorrow = NOW + timedelta(days=1)
    words = card(facts(incident=incident(state="closed", mitigated_at=NOW, closed_at=tomorrow))).text
    assert "since 23 Nov 02:55 UTC · mitigated 02:55 UTC · ended 24 Nov 02:55 UTC" in words


def test_the_last_update_is_told():
    assert "since 23 Nov 02:55 UTC · last update 02:55 UTC" in card(facts(updated_at=NOW)).text


def timer(kind: str, because: str) -> Timer:
    return Timer(kind=kind, incident_id=1, due_at=NOW + timedelta(minutes=5), because=because,
                 key="U024RAD01")


@pytest.mark.parametrize(("hidden", "why"), [
    (timer("note_rest", ""), "a private note is nobody else's business"),
    (timer("offer_lapses", "scribe: the offer moves on if it is not answered"), "the roles say it"),
    (timer("wave", "wave 2: network is called"), "the teams say it"),
    (timer("quiet", "the bot asks whether this goes on"), "it is no duty"),
])
def test_some_timers_are_not_on_the_card(hidden, why):
    assert "Due next" not in shown(timers=[hidden]), why


def test_worry_is_said_without_a_name():
    words = card(facts(firings=[Firing(incident_id=1, threshold=WORRIED, at=NOW)])).text
    assert "Thresholds: Somebody is worried (02:55 UTC)." in words


def test_a_threshold_the_playbook_has_dropped_is_named_by_its_key():
    assert "queue age (" in shown(firings=[Firing(incident_id=1, threshold="queue_age", at=NOW)])


def test_what_a_playbook_says_is_no_mark_up():
    team = PLAYBOOK.teams["network"].model_copy(update={"name": "R&D <@U1>"})
    strange = PLAYBOOK.model_copy(update={"teams": PLAYBOOK.teams | {"network": team}})
    waiting = Call(incident_id=1, team="network", wave=2, state=CallState.PLANNED, due_at=NOW)
    assert "R&amp;D &lt;@U1&gt;" in card(facts(playbook=strange, calls=[waiting])).text


def test_links_come_as_they_land():
    assert "Decision log" not in shown()
    both = {place.log(1), place.announcement(1)}
    assert "|Decision log> · " in shown(places=both) and "|Announcement>" in shown(places=both)
    link = "https://example.slack.com/archives/C1/p1"
    assert f"<{link}|Where the signal was seen>" in shown(incident=incident(signal_link=link))
    parent = "https://example.slack.com/archives/C1/p1?thread_ts=1.000100&cid=C1"
    assert f"<{link}?thread_ts=1.000100&amp;cid=C1|" in shown(incident=incident(signal_link=parent))
    assert "2 decisions" in shown(decisions=2) and "1 decision" in shown(decisions=1)


OPEN = ["Another threshold fired", "Write update", "Mitigated", "Close", "Stand down"]


@pytest.mark.parametrize(("more", "expected"), [
    ({}, OPEN),
    ({"state": "mitigated", "mitigated_at": NOW}, ["The effect is back" if label == "Mitigated" else label for label in OPEN]),
    ({"state": "closed", "mitigated_at": NOW, "closed_at": NOW}, ["Take it up again"]),
    ({"state": "stood down", "closed_at": NOW}, ["Take it up again"]),
])
def test_what_can_be_pressed(more, expected):
    assert buttons(incident=incident(**more)) == expected


def test_an_end_can_only_be_taken_back():
    over = shown(incident=incident(state="closed", mitigated_at=NOW, closed_at=NOW))
    for gone in ("[Roles…]", "[Teams…]", "[Answer]", "offered to", "next at"):
        assert gone not in over
    assert "The risk in *checkout-api* required broader coordination." in over and "yet" not in over
    assert "Scribe: not held" in over and "network: was not needed" in over


def test_answers_are_quoted_and_can_be_changed():
    words = shown(answers={"dependency": "The certificate of the bank\n@channel look"})
    assert ">The certificate of the bank" in words and "@channel" not in words
    assert "Not answered yet." in words


def test_who_joined_and_who_is_called():
    call = Call(incident_id=1, team="network", wave=1, state=CallState.CALLED, called_at=NOW, people=["U1", "U2"])
    assert "(<@U1> joined; <@U2> called)" in card(facts(calls=[call], joined={"U1"})).text


def test_nobody_is_called_yet():
    assert "none called yet" in shown(calls=[])


def test_a_glance_has_no_buttons():
    glance = at_a_glance(facts(places={place.log(1)}))
    assert "[" not in read(glance.blocks).replace("[ ]", "")
    assert "Decision log" not in read(glance.blocks) + glance.text  # its link is filled in where the card is sent
