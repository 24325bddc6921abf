"""The Web API, a module a family of methods. Importing this package fills the table in registry.py."""

from bot.sandbox.api import chat, conversations, marks, people, reading, views
from bot.sandbox.api.registry import METHODS, Args, call

FAMILIES = (chat, conversations, marks, people, reading, views)

__all__ = ["FAMILIES", "METHODS", "Args", "call"]
