from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.call import Call
from bot.domain.playbook import Service
from bot.domain.wave import PlannedCall, WaveRule, joins_wave, next_wave, plan


def _service(*waves: dict) -> Service:
    return Service(key="checkout-api", team="payments", waves=waves)


CHECKOUT = _service(
    {"teams": ["payments"]},
    {"teams": ["network"], "after": "10m"},
    {"teams": ["platform"], "when": "outside_runbook"},
)


def _planned(service, fired=(), extra=()):
    """The plan in words: team, wave, and what it waits for."""
    return [
        f"{call.wave} {call.team}"
        + (f" after {call.after // timedelta(minutes=1)}" if call.after else "")
        + (f" when {call.when}" if call.when else "")
        for call in plan(service, fired, extra)
    ]


@pytest.mark.parametrize(
    ("service", "fired", "extra", "expected"),
    {
        "nothing but the escalation": (
            CHECKOUT, ["customer_impact"], [], ["1 payments", "2 network after 10", "3 platform when outside_runbook"],
        ),
        "the threshold waited for has fired": (
            CHECKOUT, ["customer_impact", "outside_runbook"], [], ["1 payments", "2 network after 10", "3 platform"],
        ),
        "an expertise is missing": (
            CHECKOUT, [], ["database"], ["1 payments", "1 database", "2 network after 10", "3 platform when outside_runbook"],
        ),
        "the expertise of a later wave is missing": (
            CHECKOUT, [], ["platform", "network", "platform"], ["1 payments", "1 network", "1 platform"],
        ),
        "the expertise of the first wave is missing": (
            CHECKOUT, [], ["payments"], ["1 payments", "2 network after 10", "3 platform when outside_runbook"],
        ),
        "no waves": (_service(), [], [], ["1 payments"]),
        "no waves, an expertise is missing": (_service(), [], ["network"], ["1 payments", "1 network"]),
        "plain waves follow each other": (
            _service({"teams": ["a"]}, {"teams": ["b"]}, {"teams": ["c"]}), [], [],
            ["1 a", "2 b after 10", "3 c after 20"],
        ),
        "a plain wave follows the last one with a time": (
            _service({"teams": ["a"]}, {"teams": ["b"], "after": "30m"}, {"teams": ["w"], "when": "x"}, {"teams": ["c"]}),
            [], [], ["1 a", "2 b after 30", "3 w when x", "4 c after 40"],
        ),
        "zero is at once": (_service({"teams": ["a"]}, {"teams": ["b"], "after": "0m"}), [], [], ["1 a", "2 b"]),
        "the first wave may wait": (_service({"teams": ["a"], "after": "5m"}), [], [], ["1 a after 5"]),
        "a time after a threshold": (
            _service({"teams": ["a"], "when": "x", "after": "5m"}), [], [], ["1 a after 5 when x"],
        ),
        "a time after a threshold that has fired": (
            _service({"teams": ["a"], "when": "x", "after": "5m"}), ["x"], [], ["1 a after 5"],
        ),
        "a team twice goes by its first wave": (
            _service({"teams": ["a", "a"]}, {"teams": ["a", "b"], "after": "5m"}), [], [], ["1 a", "2 b after 5"],
        ),
    }.values(),
)  # fmt: skip
def test_plan(service, fired, extra, expected):
    assert _planned(service, fired, extra) == expected


def test_at_once():
    at_once = [call.at_once for call in plan(CHECKOUT, ())]
    assert at_once == [True, False, False]


TEAMS = st.sampled_from("abcdef")
RULES = st.builds(
    WaveRule,
    teams=st.lists(TEAMS, min_size=1, max_size=3).map(tuple),
    after=st.none() | st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=1)),
    when=st.none() | st.sampled_from("xyz"),
)


@given(st.lists(RULES, max_size=5), st.sets(st.sampled_from("xyz")), st.lists(TEAMS, max_size=3))
def test_every_team_is_planned_once_in_the_order_of_waves(rules, fired, extra):
    service = Service.model_construct(key="s", team="a", waves=tuple(rules))
    calls = plan(service, fired, extra)
    preset = {team for rule in rules for team in rule.teams} or {service.team}
    assert sorted(call.team for call in calls) == sorted(preset | set(extra))
    assert [call.wave for call in calls] == sorted(call.wave for call in calls)
    assert all(call == PlannedCall(team=call.team, wave=1) for call in calls if call.team in extra)
    assert not any(call.when in fired for call in calls)


def _calls(*states: tuple[int, str, str]) -> list[Call]:
    return [Call(incident_id=1, wave=wave, team=team, state=state) for wave, team, state in states]


@pytest.mark.parametrize(
    ("calls", "comes_next", "joins"),
    {
        "the lowest that is planned": (
            [(1, "a", "called"), (2, "b", "planned"), (2, "c", "planned"), (3, "d", "planned")], ["b", "c"], 1),
        "a wave half called": ([(1, "a", "called"), (2, "b", "called"), (2, "c", "planned")], ["c"], 2),
        "skipped ones are passed over": ([(1, "a", "called"), (2, "b", "skipped"), (3, "c", "planned")], ["c"], 1),
        "everything called or skipped": ([(1, "a", "called"), (4, "b", "called"), (5, "c", "skipped")], [], 4),
        "nothing called yet": ([(2, "a", "planned")], ["a"], 1),
        "no plan": ([], [], 1),
    }.values(),
    ids=str,
)
def test_which_wave_comes_next_and_which_is_in(calls, comes_next, joins):
    assert [call.team for call in next_wave(_calls(*calls))] == comes_next
    assert joins_wave(_calls(*calls)) == joins
