from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.playbook import Service
from bot.domain.roster import Person, RoleRule, Rotation, Team, candidates, on_call


def _team(key="payments", people="abc", **rotation) -> Team:
    return Team(key=key, oncall={"people": list(people), **rotation})


def _first(team: Team, local: str, zone: str, fold: int = 0) -> str:
    at = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return on_call(team, at.astimezone(UTC))[0]


def test_a_plain_list_keeps_its_order():
    assert on_call(_team(), datetime(2026, 5, 1, tzinfo=UTC)) == ("a", "b", "c")


@pytest.mark.parametrize(
    ("every", "local", "expected"),
    [
        ("week", "2020-01-01T00:00", "abc"),
        ("week", "2026-01-05T08:59", "abc"),
        ("week", "2026-01-05T09:00", "abc"),
        ("week", "2026-01-12T08:59", "abc"),
        ("week", "2026-01-12T09:00", "bca"),
        ("week", "2026-01-19T09:00", "cab"),
        ("week", "2026-01-26T09:00", "abc"),
        ("day", "2026-01-06T08:59", "abc"),
        ("day", "2026-01-06T09:00", "bca"),
        ("2 weeks", "2026-01-19T08:59", "abc"),
        ("2 weeks", "2026-01-19T09:00", "bca"),
    ],
)
def test_turns(every, local, expected):
    team = _team(**{"every": every, "from": "2026-01-05T09:00", "timezone": "Europe/Istanbul"})
    at = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/Istanbul")).astimezone(UTC)
    assert on_call(team, at) == tuple(expected)


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Berlin", "2026-03-23T09:00", "2026-03-30T09:00"),  # +01:00 → +02:00 on 29 March
        ("Europe/Berlin", "2026-10-19T09:00", "2026-10-26T09:00"),  # back on 25 October
        ("America/New_York", "2026-03-02T09:00", "2026-03-09T09:00"),  # -05:00 → -04:00 on 8 March
        ("America/New_York", "2026-10-26T09:00", "2026-11-02T09:00"),  # back on 1 November
        ("Europe/Istanbul", "2026-03-23T09:00", "2026-03-30T09:00"),  # changes no clocks
    ],
)
def test_the_hand_over_keeps_its_local_hour_when_clocks_change(zone, before, after):
    team = _team(**{"every": "week", "from": before, "timezone": zone})
    minute_before = (datetime.fromisoformat(after) - timedelta(minutes=1)).isoformat()
    assert (_first(team, minute_before, zone), _first(team, after, zone)) == ("a", "b")


def test_a_hand_over_in_the_hour_that_is_skipped_comes_an_hour_later_on_the_clock():
    team = _team(**{"every": "day", "from": "2026-03-28T02:30", "timezone": "Europe/Berlin"})
    assert _first(team, "2026-03-29T03:29", "Europe/Berlin") == "a"
    assert _first(team, "2026-03-29T03:30", "Europe/Berlin") == "b"
    assert _first(team, "2026-03-30T02:29", "Europe/Berlin") == "b"
    assert _first(team, "2026-03-30T02:30", "Europe/Berlin") == "c"


def test_a_hand_over_in_the_hour_that_comes_twice_happens_the_first_time_only():
    team = _team(**{"every": "day", "from": "2026-10-24T02:30", "timezone": "Europe/Berlin"})
    assert _first(team, "2026-10-25T02:29", "Europe/Berlin", fold=0) == "a"
    assert _first(team, "2026-10-25T02:30", "Europe/Berlin", fold=0) == "b"
    assert _first(team, "2026-10-25T02:10", "Europe/Berlin", fold=1) == "b"
    assert _first(team, "2026-10-26T02:30", "Europe/Berlin") == "c"


@given(
    st.sampled_from(["Europe/Berlin", "America/New_York", "Europe/Istanbul", "Australia/Lord_Howe", "UTC"]),
    st.sampled_from(["day", "week", "2 weeks"]),
    st.datetimes(datetime(2024, 1, 1), datetime(2025, 1, 1)),
    st.datetimes(datetime(2025, 1, 2), datetime(2028, 1, 1)),
)
def test_turns_only_go_forward_and_nobody_is_left_out(zone, every, start, moment):
    team = _team(**{"every": every, "from": start, "timezone": zone})
    hours = [moment.replace(tzinfo=UTC) + timedelta(hours=hour) for hour in range(0, 24 * 16, 3)]
    turns = [on_call(team, at)[0] for at in hours]
    changes = [(was, now) for was, now in pairwise(turns) if was != now]
    assert all(now == {"a": "b", "b": "c", "c": "a"}[was] for was, now in changes)
    assert len(changes) >= {"day": 14, "week": 1, "2 weeks": 1}[every]


@pytest.mark.parametrize(
    ("rotation", "message"),
    [
        ({"people": []}, "at least 1 item"),
        ({"people": ["a"], "every": "month"}, "'day', 'week' or '2 weeks'"),
        ({"people": ["a"], "every": "day"}, 'every needs "from"'),
        ({"people": ["a"], "from": "2026-01-05T09:00"}, '"from" alone changes nothing'),
        ({"people": ["a"], "every": "day", "from": "2026-01-05T09:00Z"}, "carries an offset"),
        ({"people": ["a"], "every": "day", "from": "1926-01-05"}, "not in this century"),
    ],
)
def test_rotations_that_cannot_be(rotation, message):
    with pytest.raises(ValidationError, match=message):
        Rotation.model_validate(rotation)


@pytest.mark.parametrize("forms", [{}, {"slack": "U024ADA01", "email": "ada@example.com"}])
def test_a_person_has_one_form(forms):
    with pytest.raises(ValidationError, match="expected one of them"):
        Person(key="ada", **forms)


def test_a_team_is_called_by_its_name_or_key():
    assert (_team().title, _team().model_copy(update={"name": "Payments"}).title) == ("payments", "Payments")


class _Roster:
    teams = {"payments": _team(), "command": _team("command", "xbx"), "network": _team("network", "n")}  # noqa: RUF012
    roles = {  # noqa: RUF012
        "commander": RoleRule(key="commander", from_=("command",), answer_within="3m"),
        "scribe": RoleRule(key="scribe", from_=("service-team", "command"), answer_within="3m"),
    }
    services = {"checkout-api": Service(key="checkout-api", team="payments")}  # noqa: RUF012

    def team_of(self, service_key):
        return self.services[service_key].team if service_key in self.services else None


@pytest.mark.parametrize(
    ("role", "service", "expected"),
    [
        ("commander", "checkout-api", ("x", "b")),
        ("scribe", "checkout-api", ("a", "b", "c", "x")),
        ("scribe", None, ("x", "b")),
        ("scribe", "departed-service", ("x", "b")),
    ],
)
def test_candidates_come_in_order_and_once(role, service, expected):
    assert candidates(_Roster(), role, service, datetime(2026, 5, 1, tzinfo=UTC)) == expected


def test_an_unknown_role_has_no_candidates():
    with pytest.raises(KeyError):
        candidates(_Roster(), "cook", None, datetime(2026, 5, 1, tzinfo=UTC))
