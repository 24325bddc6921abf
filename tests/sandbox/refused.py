"""How tests read a refusal of the Web API."""

from collections.abc import Awaitable

from slack_sdk.errors import SlackApiError


async def refusal(call: Awaitable) -> dict:
    """The answer of a call that must be refused."""
    try:
        answer = await call
    except SlackApiError as problem:
        return problem.response.data
    raise AssertionError(f"should have been refused, but: {answer.data}")


async def error(call: Awaitable) -> str:
    return (await refusal(call))["error"]
