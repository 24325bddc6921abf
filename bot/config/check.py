"""What `check` prints: what is wrong with a playbook, or whom it would bring in at this moment."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from bot.config.languages import language_folder
from bot.config.playbooks import PlaybookErrors, load
from bot.config.reading import reading_minutes
from bot.config.warnings import heard, warnings
from bot.domain.duration import in_words
from bot.domain.playbook import Playbook, Service
from bot.domain.roster import candidates, on_call
from bot.domain.wave import PlannedCall, plan
from bot.domain.wording import Languages, load_languages

ExtraCheck = Callable[[], Iterable[str]]
"""One more thing to check: gives a line for each problem it finds."""


def report(folder: str | Path, now: datetime, extra_checks: Iterable[ExtraCheck] = ()) -> tuple[str, bool]:
    """The text to print and whether all is well; warnings are printed and leave all well. `now` is aware."""
    extra = [line for check in extra_checks for line in check()]
    try:
        playbook = load(folder)
    except PlaybookErrors as errors:
        return _broken([*map(str, errors.problems), *extra]), False
    if extra:
        return _broken(extra), False
    languages = load_languages(language_folder(Path(folder)))
    return "\n\n".join(_parts(playbook, languages, now)) + "\n", True


def _broken(problems: list[str]) -> str:
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    return "\n".join([*problems, "", f"{count}. The bot refuses this playbook whole.", ""])


def _parts(playbook: Playbook, languages: Languages, now: datetime) -> Iterator[str]:
    yield f"The playbook is valid: {_sizes(playbook)}. Reading it takes {_spoken(reading_minutes(playbook))}."
    told = [f"Warning: {line}" for line in (*warnings(playbook, now), *heard(playbook, languages))]
    if told:
        yield "\n".join(told)
    yield f"An escalation at {now:%Y-%m-%d %H:%M %Z} would bring in:"
    for service in playbook.services.values():
        yield "\n".join(_service(playbook, service, now))


def _sizes(playbook: Playbook) -> str:
    sizes = {
        "threshold": len(playbook.thresholds),
        "role": len(playbook.roles),
        "service": len(playbook.services),
        "team": len(playbook.teams),
    }
    return ", ".join(f"{size} {word}{'' if size == 1 else 's'}" for word, size in sizes.items())


def _spoken(minutes: float) -> str:
    return f"about {minutes:.1f} minutes" if minutes >= 1 else f"about {round(minutes * 60)} seconds"


def _service(playbook: Playbook, service: Service, now: datetime) -> Iterator[str]:
    yield f"{service.key} ({playbook.teams[service.team].title})"
    for call in plan(service, ()):
        who = ", then ".join(on_call(playbook.teams[call.team], now))
        yield f"  wave {call.wave}, {_when(playbook, call)}: {playbook.teams[call.team].title} ({who})"
    for role in playbook.roles:
        yield f"  {role}: {', then '.join(candidates(playbook, role, service.key, now))}"


def _when(playbook: Playbook, call: PlannedCall) -> str:
    if call.when is None:
        return f"after {in_words(call.after)}" if call.after else "at once"
    asked = playbook.thresholds[call.when].ask if call.when in playbook.thresholds else "None of these, and I am worried"
    return f'{in_words(call.after)} after "{asked}"' if call.after else f'as soon as it fires: "{asked}"'
