"""Blame in a message: found sentence by sentence, and put as a question about the system."""

from .check import check_examples
from .find import LINE, find, weigh
from .finding import KINDS, Finding
from .language import BadLanguage, Language, Languages, load_language, load_languages
from .named import named
from .names import Names
from .reframe import Reframing, reframe

__all__ = [
    "KINDS",
    "LINE",
    "BadLanguage",
    "Finding",
    "Language",
    "Languages",
    "Names",
    "Reframing",
    "check_examples",
    "find",
    "load_language",
    "load_languages",
    "named",
    "reframe",
    "weigh",
]
