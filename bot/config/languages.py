"""The language files in force: a playbook's own, or the ones that come with the bot."""

from pathlib import Path

from bot.config.language_complaints import problems
from bot.config.problems import PlaybookErrors
from bot.config.watched import Watched
from bot.domain.wording import BadLanguage, Languages, load_languages


def language_folder(playbooks: Path) -> Path:
    """A playbook's own language files, or the ones that come with the bot."""
    own = playbooks / "language"
    return own if own.is_dir() else Path(__file__).parents[2] / "playbooks" / "language"


class LanguageFiles(Watched[Languages]):
    """Taken over when they change; a broken file leaves the last good ones in force. Raises BadLanguage at the start."""

    called = "language files"

    def __init__(self, playbooks: Path):
        super().__init__(language_folder(playbooks))

    def _read(self) -> Languages:
        return load_languages(self._folder)

    def _read_again(self) -> Languages:
        try:
            return self._read()
        except BadLanguage:
            raise PlaybookErrors(problems(self._folder)) from None

    def speaking(self, code: str | None) -> Languages:
        """The languages, fixed to one where the playbook names one that is there; else each message is looked at."""
        return self._current.fixed_to(code if code in self._current.known else None)
