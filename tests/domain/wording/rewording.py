"""One sentence put another way, with the language file that comes with the bot."""

from pathlib import Path

from bot.domain.wording.files.language import load_languages
from bot.domain.wording.finding.finding import Finding
from bot.domain.wording.reframing.reframe import Reframing, reframe
from bot.domain.wording.text.names import Names

LANGUAGES = load_languages(Path(__file__).parents[3] / "playbooks" / "language").fixed_to("en")
NAMES = Names()


def reframed(text: str, kind: str = "named_fault", names: Names = NAMES) -> Reframing:
    """What is offered instead of `text`, all of it blaming."""
    return reframe(text, [Finding(kind, kind, 0, len(text), text, 1.0, ())], names, LANGUAGES)


def said(text: str, kind: str = "named_fault", names: Names = NAMES) -> str:
    """The wording without its question, "" if the question stands alone."""
    result = reframed(text, kind, names)
    return result.wording.removesuffix(result.question).strip() if result.wording else ""
