"""Blame in a message: found sentence by sentence, and put as a question about the system.

Folders, each using those before it: `text` (a message as written), `files` (the language files), then `finding`;
and for another wording `words`, `deeds` and `things`, `clauses`, `questions`, and all of it in `reframing`.
"""

from bot.domain.wording.files.kinds import KINDS
from bot.domain.wording.files.language import BadLanguage, Language, Languages, load_language, load_languages
from bot.domain.wording.finding.find import LINE, find, weigh
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.finding.named import named
from bot.domain.wording.reframing.reframe import Reframing, reframe
from bot.domain.wording.text.names import Names

from .check import check_examples

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
