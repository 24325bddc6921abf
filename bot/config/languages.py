"""The language files in force: a playbook's own, or the ones that come with the bot."""

from pathlib import Path

from bot.config.files import fingerprint
from bot.config.language_complaints import problems
from bot.config.playbooks import PlaybookErrors, Refused, Reloaded
from bot.domain.wording import BadLanguage, Languages, load_languages


def language_folder(playbooks: Path) -> Path:
    """A playbook's own language files, or the ones that come with the bot."""
    own = playbooks / "language"
    return own if own.is_dir() else Path(__file__).parents[2] / "playbooks" / "language"


class LanguageFiles:
    """Taken over when they change; a broken file leaves the last good ones in force. Raises BadLanguage at the start."""

    def __init__(self, playbooks: Path):
        self._folder = language_folder(playbooks)
        self._seen = fingerprint(self._folder)
        self._current = load_languages(self._folder)
        self._refused = False

    def speaking(self, code: str | None) -> Languages:
        """The languages, fixed to one where the playbook names one that is there; else each message is looked at."""
        return self._current.fixed_to(code if code in self._current.known else None)

    def reload_if_changed(self) -> Reloaded | Refused | None:
        """Like Playbooks.reload_if_changed, for the language files."""
        found = fingerprint(self._folder)
        if found == self._seen:
            return None
        self._seen = found
        mended, self._refused = self._refused, True
        try:
            self._current = load_languages(self._folder)
        except BadLanguage:
            return Refused(PlaybookErrors(problems(self._folder)))
        self._refused = False
        return Reloaded(mended)
