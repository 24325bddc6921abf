"""What Slack's answers mean."""

import pytest

from bot.outbox.answer import Answer, Outcome, sort_error


@pytest.mark.parametrize(("error", "status", "outcome", "named"), [
    ("ratelimited", 200, Outcome.LATER, "ratelimited"),
    ("rate_limited", 200, Outcome.LATER, "rate_limited"),
    (None, 429, Outcome.LATER, "ratelimited"),
    ("service_unavailable", 503, Outcome.LATER, "service_unavailable"),
    (None, 500, Outcome.IN_DOUBT, "http_500"),
    (None, 502, Outcome.IN_DOUBT, "http_502"),
    (None, 200, Outcome.IN_DOUBT, "http_200"),
    ("internal_error", 200, Outcome.IN_DOUBT, "internal_error"),
    ("fatal_error", 200, Outcome.IN_DOUBT, "fatal_error"),
    ("request_timeout", 200, Outcome.IN_DOUBT, "request_timeout"),
    ("already_pinned", 200, Outcome.DONE, "already_pinned"),
    ("no_reaction", 200, Outcome.DONE, "no_reaction"),
    ("already_in_channel", 200, Outcome.DONE, "already_in_channel"),
    ("channel_not_found", 200, Outcome.REFUSED, "channel_not_found"),
    ("name_taken", 200, Outcome.REFUSED, "name_taken"),
    ("token_revoked", 200, Outcome.REFUSED, "token_revoked"),  # the outbox waits all the same
    ("an_error_of_tomorrow", 200, Outcome.REFUSED, "an_error_of_tomorrow"),
])
def test_sort_error(error, status, outcome, named):
    answer = sort_error(error, status)
    assert (answer.outcome, answer.error) == (outcome, named)


def test_how_long_to_wait_is_kept():
    assert sort_error("ratelimited", 429, 30.0).retry_after == 30.0


@pytest.mark.parametrize(("data", "where"), [
    ({"channel": "C1", "ts": "1.2"}, ("C1", "1.2")),
    ({"channel": {"id": "C1", "name": "inc-1"}}, ("C1", None)),
    ({"channel": "C1", "message_ts": "1.2"}, ("C1", "1.2")),
    ({"channel": {}}, None),
    ({}, None),
])
def test_where_it_landed(data, where):
    assert Answer(Outcome.DONE, data=data).landed == where
