"""Every view, fed what people, playbooks and pasted logs may hold: Slack takes it, and nobody is called by it.

Views are found by what they return (`Words`, or a modal as a dict), and their arguments are made from the types they
name: a new view is tested without a line here. What is an id, a state or a link and not somebody's words stands in GIVEN.
"""

import dataclasses
import importlib
import inspect
import json
import pkgutil
import re
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import SQLModel

import bot.views
from bot.domain.place import CLOSE, OPEN
from bot.domain.playbook import Playbook
from bot.domain.review import Fit
from bot.domain.words import Words
from bot.sandbox.blocks import checked_blocks, checked_view
from tests.views.facts import ADA, GRACE, NOW, PLAYBOOK

TEXTS = {
    "empty": "",
    "one sign": "x",
    "hostile": "<!channel> @here <@U1> & </> <!subteam^S1> @everyone <https://x|y> *_~`>",
    "control": "a\x00b\x1b[31mc\u0007 \r\n\t d",
    "right to left": "\u202etfel ot thgir\u202c \u200f\u2066x",
    "emoji": "👩‍👩‍👧‍👦" * 3000,
    "long": "word " * 20_000,
    "long and hostile": "<!here> @channel & " * 6_000,
    "one long word": "x" * 100_000,
    "ampersands": "&" * 100_000,
    "quotes": "\"\\" * 50_000,
    "lines": "line\n" * 20_000,
}
MANY = 30  # of everything a list may hold

# A mention of many, or one that somebody typed.
CROWD = re.compile(r"<!(channel|here|everyone|subteam)|@(here|channel|everyone)\b|<@U1>")

ADDRESS = f"https://{'x' * 60}.enterprise.slack.com/archives/C0123456789/p1795402500000100"
PLACE = re.compile(f"{OPEN}.*?{CLOSE}")  # a remembered place, filled in when the message is sent
# An & that stands for itself is to be escaped (Slack, formatting text).
RAW = re.compile(r"&(?!amp;|lt;|gt;)")
REPLY = "https://example.slack.com/archives/C1/p1?thread_ts=1.000100&cid=C1"  # how Slack addresses a reply

# By argument or field name: what is not free text.
GIVEN = {
    "user": ADA, "holder": ADA, "person": ADA, "reader": ADA, "to": GRACE, "after": ADA, "responder": ADA, "by": ADA,
    "author": ADA, "users": [ADA, GRACE], "people": [ADA, GRACE], "unreached": [], "participants": [ADA],
    "channel": "C024PAY01", "channels": ["C024STK01"], "origin": "C024PAY01", "existing": None, "link": None,
    "signal_link": REPLY, "response_url": "https://hooks.example.com/1",
    "where": "https://example.slack.com/archives/C1/p1", "permalink": "https://example.slack.com/archives/C1/p1",
    "thread": "1.000100", "ts": "1.000100", "command": "/escalate", "severity": "critical", "role": "commander",
    "name": "commander", "team": "payments", "threshold": "customer_impact", "thresholds": ["customer_impact", "worried"],
    "fired": ["customer_impact", "worried"], "key": "signal", "question": "signal", "when": None, "kind": "signal",
    "verdict": None, "language": "en", "service_key": "checkout-api", "incident_id": 1, "id": 1, "page": 1,
    "error": "restricted_action", "suggestion": None, "at": NOW, "reference": "INC-1", "expertise": ["network"],
    "also_called": ("payments",), "teams": ["payments", "network"], "facts": {}, "state": "open", "rule": "late", "service": "s" * 50,
    "instead": GRACE, "called": [ADA, GRACE], "hand_off_from": ADA, "left": ["two answers"], "fits": Counter({Fit.RIGHT: 7}),
    # the bot's own words, marked up already
    "because": "wave 2: network is called", "sentence": "Thank you.", "note": "Thank you.",
}
# By view, where the same name means something else.
HERE = {
    "review.threshold_form": {"key": "customer_impact"},
    "review.review": {"answers": {}},
    "question.form": {"key": "dependency"},
    "notice.sentence": {"text": "Thank you."},  # a refusal or a receipt, marked up already
    "decision.kept_as_note": {"holders": {"scribe": GRACE}},
    "escalation_form.form": {"link": ""},
    "handoff.stays": {"state": "passed"},
    "ending.reopened": {"held": {"commander": ADA, "scribe": GRACE}},
    "ending.holds_again": {"names": ["commander", "scribe"]},
    "notice.page": {"text": "Thank you."},
    "decision.log": {"link": lambda *_: REPLY},
}


def views() -> Iterator[tuple[str, Callable]]:
    """Every public function of bot/views that makes a message or a form."""
    for module in pkgutil.iter_modules(bot.views.__path__):
        if module.name in ("blocks", "text", "actions", "export"):
            continue
        loaded = importlib.import_module(f"bot.views.{module.name}")
        for name, made in inspect.getmembers(loaded, inspect.isfunction):
            if made.__module__ == loaded.__name__ and not name.startswith("_"):
                if typing.get_type_hints(made).get("return") in (Words, dict):
                    yield f"{module.name}.{name}", made


VIEWS = dict(views())


def made(kind, name: str, text: str, given: dict):
    """A value of this type, for an argument or field of this name."""
    if name in given and kind not in (int, bool) and not _is_whole(kind):
        return given[name]
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return made(next(one for one in inside if one is not types.NoneType), name, text, given)
    if origin in (list, tuple, set):
        return _several(origin, inside, name, text, given)
    if origin is dict:
        return {made(inside[0], "key", text, given): made(inside[1], name, text, given)}
    if kind is Playbook:
        return PLAYBOOK
    simple = {str: text, Counter: Counter({text: 7}), int: 1, float: 1.0, bool: True, datetime: NOW, date: NOW.date(), timedelta: timedelta(hours=1)}
    return simple[kind] if kind in simple else _whole(kind, text, given)


def _is_whole(kind) -> bool:
    """A row or a dataclass, or one that may be missing."""
    return any(dataclasses.is_dataclass(one) or isinstance(one, type) and issubclass(one, SQLModel)
               for one in (kind, *typing.get_args(kind)))


def _several(origin, inside, name: str, text: str, given: dict):
    if origin is tuple and Ellipsis not in inside:
        return tuple(made(one, name, text, given) for one in inside)
    return origin(made(inside[0], name, text, given) for _ in range(1 if origin is set else MANY))


def _whole(kind, text: str, given: dict):
    """A row or a dataclass, from its fields; what is callable answers with a link."""
    if isinstance(kind, type) and issubclass(kind, SQLModel):
        return kind(**{name: made(one.annotation, name, text, given) for name, one in kind.model_fields.items()})
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{one.name: made(hints[one.name], one.name, text, given) for one in dataclasses.fields(kind) if one.init})
    if isinstance(kind, type) and issubclass(kind, str):  # an enumeration of words
        return list(kind)[0]
    return lambda *_: "https://example.slack.com/archives/C1/p1"


def shown(view: str, text: str) -> Words | dict:
    hints = typing.get_type_hints(VIEWS[view])
    given = GIVEN | HERE.get(view, {})
    arguments = {name: made(hints[name], name, text, given) for name in inspect.signature(VIEWS[view]).parameters}
    return VIEWS[view](**arguments)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("view", VIEWS)
def test_slack_takes_it_and_nobody_is_called_by_it(view, text):
    result = as_sent(shown(view, text))
    if isinstance(result, Words):
        checked_blocks(result.blocks, "message")
        assert len(result.text) <= 4_000 and (result.text.strip() or not text.strip())
        assert not CROWD.search(result.text)
    else:
        checked_view(result, result["type"])
    assert "<!date^" not in str([*unmarked(result.blocks if isinstance(result, Words) else result)])
    parsed = [*marked_up(result.blocks), result.text] if isinstance(result, Words) else marked_up(result)
    assert [words for words in parsed if CROWD.search(words) or RAW.search(words)] == []


def as_sent(result: Words | dict) -> Words | dict:
    """With addresses, long ones, where the text refers to places."""
    if isinstance(result, dict):
        return result
    text, blocks = (PLACE.sub(ADDRESS, part) for part in (result.text, json.dumps(result.blocks, ensure_ascii=False)))
    return Words(text, json.loads(blocks))


def marked_up(node) -> Iterator[str]:
    """Every text Slack parses; plain_text and what stands in inputs it shows as it is."""
    if isinstance(node, dict):
        if node.get("type") == "mrkdwn":
            yield node["text"]
        for inner in node.values():
            yield from marked_up(inner)
    for inner in node if isinstance(node, list) else []:
        yield from marked_up(inner)


HEADINGS = {"roles", "teams", "fired", "that", "review", "of"}  # of what the text says in sentences


@pytest.mark.parametrize("view", VIEWS)
def test_the_text_says_what_the_blocks_say(view, monkeypatch):
    """Notifications and screen readers have the text alone. It is shorter only where there is very much to say."""
    monkeypatch.setattr("tests.views.test_limits.MANY", 2)
    result = shown(view, "something")
    if isinstance(result, Words):
        assert spoken(*said(result.blocks)) - HEADINGS <= spoken(result.text)


def spoken(*texts: str) -> set[str]:
    """The words, in any order; a time is read as its fallback."""
    return {word.lower() for text in texts for word in re.findall(r"[^\W_]+", re.sub(r"<!date\^[^|>]*\|([^>]*)>", r"\1", text))}


def said(blocks: list[dict]) -> Iterator[str]:
    """What stands in blocks, without what can be pressed."""
    for block in blocks:
        texts = [block.get("text"), *block.get("fields", ()), *(block["elements"] if block["type"] == "context" else ())]
        yield from (text["text"] for text in texts if text)


def unmarked(node) -> Iterator[str]:
    """Every text Slack shows as it is: a time of the reader's own would stand there as its code."""
    if isinstance(node, dict):
        if node.get("type") == "plain_text":
            yield node["text"]
        for inner in node.values():
            yield from unmarked(inner)
    for inner in node if isinstance(node, list) else []:
        yield from unmarked(inner)


def test_there_are_views_to_show():
    assert len(VIEWS) > 50
