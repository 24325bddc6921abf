import pytest
from pydantic import TypeAdapter, ValidationError

from bot.domain.slack_id import ChannelId, Email, UserId


@pytest.mark.parametrize(
    ("kind", "written"),
    [(UserId, "U024ADA01"), (UserId, "W024ADA01"), (ChannelId, "C024PAY01"), (ChannelId, "G024PAY01"),
     (Email, "ada@example.com"), (Email, "ada+oncall@mail.example.org")],
)  # fmt: skip
def test_right_kind(kind, written):
    assert TypeAdapter(kind).validate_python(written) == written


@pytest.mark.parametrize(
    ("kind", "written", "found"),
    [
        (UserId, "C024PAY01", '"C024PAY01" is the id of a channel'),
        (UserId, "S024PAY01", '"S024PAY01" is the id of a user group'),
        (UserId, "B024PAY01", '"B024PAY01" is the id of a bot'),
        (UserId, "u024ada01", '"u024ada01" is not in capitals'),
        (UserId, "@ada", '"@ada" is not a Slack id'),
        (UserId, "ada", '"ada" is not a Slack id'),
        (UserId, "U", '"U" is not a Slack id'),
        (UserId, "U024ADA01\n", '"U024ADA01\n" is not a Slack id'),
        (ChannelId, "U024ADA01", '"U024ADA01" is the id of a person'),
        (ChannelId, "D024ADA01", '"D024ADA01" is the id of a direct message'),
        (ChannelId, "#payments", '"#payments" is not a Slack id'),
        (Email, "ada", '"ada" is not an e-mail address'),
        (Email, "<mailto:ada@example.com>", '"<mailto:ada@example.com>" is not an e-mail address'),
    ],
)
def test_wrong_kind_is_named(kind, written, found):
    with pytest.raises(ValidationError) as wrong:
        TypeAdapter(kind).validate_python(written)
    assert wrong.value.errors()[0]["msg"].startswith(found)
