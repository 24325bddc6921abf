from datetime import timedelta

import pytest
from pydantic import ValidationError

from bot.domain.playbook import Playbook, Service
from bot.domain.threshold import WORRIED


def _playbook(severities=("critical", "major", "moderate"), **more) -> Playbook:
    return Playbook.model_validate(
        {
            "thresholds": {
                "impact": {"key": "impact", "ask": "Impact has started", "severity": severities[0]},
                "minor": {"key": "minor", "ask": "Something recurs", "severity": severities[-1]},
                "cross_team": {"key": "cross_team", "ask": "One team cannot resolve it"},
            },
            "severities": {key: {"key": key, "update_every": "1h"} for key in severities},
            "people": {"ada": {"key": "ada", "slack": "U024ADA01"}, "eva": {"key": "eva", "email": "eva@example.com"}},
            "teams": {
                "payments": {"key": "payments", "channel": "C024PAY01", "oncall": {"people": ["ada"]}},
                "network": {"key": "network", "channel": "C024NET01", "oncall": {"people": ["ada"]}},
            },
            "roles": {"commander": {"key": "commander", "from": ["payments"], "answer_within": "3m"}},
            "services": {
                "checkout": {"key": "checkout", "team": "payments", "channels": ["C024SHOP1", "C024BOTH1"]},
                "edge": {"key": "edge", "team": "network", "channels": ["C024BOTH1"]},
                "dns": {"key": "dns", "team": "network", "channels": ["C024DNS01", "C024PAY01"]},
            },
            **more,
        }
    )


@pytest.mark.parametrize(
    ("ticked", "expected"),
    [
        ([], "major"),
        ([WORRIED], "major"),
        (["cross_team"], "major"),
        (["impact"], "critical"),
        (["minor"], "moderate"),
        (["minor", "cross_team"], "major"),
        (["minor", WORRIED], "major"),
        (["minor", "cross_team", "impact"], "critical"),
        (["departed threshold"], "major"),
    ],
)
def test_the_ticks_preset_a_severity(ticked, expected):
    assert _playbook().default_severity(ticked) == expected


@pytest.mark.parametrize(
    ("severities", "expected"), [(["one"], "one"), (["one", "two"], "two"), (["one", "two", "three", "four"], "three")]
)
def test_the_middle_severity(severities, expected):
    assert _playbook(severities).default_severity() == expected


@pytest.mark.parametrize(
    ("channel", "expected"),
    {
        "its own": ("C024SHOP1", "checkout"),
        "named before owned": ("C024PAY01", "dns"),
        "named twice": ("C024BOTH1", None),
        "the channel of a team with two services": ("C024NET01", None),
        "unknown": ("C024XXX01", None),
    }.values(),
)
def test_the_service_of_a_channel(channel, expected):
    assert _playbook().service_for_channel(channel) == expected


def test_the_service_of_its_team_channel():
    assert _playbook(services={"a": {"key": "a", "team": "payments"}}).service_for_channel("C024PAY01") == "a"


def test_the_team_of_a_service():
    playbook = _playbook()
    assert [playbook.team_of(key) for key in ("dns", "departed", None)] == ["network", None, None]


def test_an_update_is_asked_for_a_little_before_it_is_due_and_never_past_half_of_the_rhythm():
    assert _playbook().update_lead("major") == timedelta(minutes=5)
    assert _playbook(remind_before="45m").update_lead("major") == timedelta(minutes=30)


def test_a_playbook_never_changes():
    with pytest.raises(ValidationError, match="frozen"):
        _playbook().language = "tr"


def test_waves_stand_in_the_order_they_go_out():
    waves = ({"teams": ["a"], "after": "10m"}, {"teams": ["b"], "when": "x", "after": "1m"}, {"teams": ["c"], "after": "5m"})
    with pytest.raises(ValidationError, match="wave 3 would go out before the one above it"):
        Service(key="s", team="a", waves=waves)
