"""Blame in a message: found sentence by sentence, and put as a question about the system."""

from .check import check_examples
from .find import find, weigh
from .finding import KINDS, Finding
from .language import BadLanguage, Language, Languages, load_languages
from .names import Names
from .reframe import Reframing, reframe

__all__ = [
    "KINDS",
    "BadLanguage",
    "Finding",
    "Language",
    "Languages",
    "Names",
    "Reframing",
    "check_examples",
    "find",
    "load_languages",
    "reframe",
    "weigh",
]
