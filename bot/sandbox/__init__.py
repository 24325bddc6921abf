"""A small, strict, local Slack: see README.md beside this file."""

from bot.sandbox.errors import NotAcknowledged, PersonError
from bot.sandbox.models import Channel, Message, View
from bot.sandbox.people import Person
from bot.sandbox.render import render
from bot.sandbox.server import Sandbox

__all__ = ["Channel", "Message", "NotAcknowledged", "Person", "PersonError", "Sandbox", "View", "render"]
