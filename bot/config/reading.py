"""How long a playbook takes to read: one so heavy that nobody opens it is a defect."""

from collections.abc import Iterator

from bot.domain.playbook import Playbook
from bot.domain.wave import plan

WORDS_A_MINUTE = 200


def reading_minutes(playbook: Playbook) -> float:
    """Minutes to read what a responder reads: words / 200.

    Words are those of the threshold sentences, of each role with the teams it is offered to, and of each service with
    the teams of its waves. Adults read English prose silently at 238 words a minute on average (M. Brysbaert, "How
    many words do we read per minute?", Journal of Memory and Language 109, 2019); 200 leaves room for a second
    language and for the hour.
    """
    return sum(len(text.split()) for text in _texts(playbook)) / WORDS_A_MINUTE


def _texts(playbook: Playbook) -> Iterator[str]:
    for threshold in playbook.thresholds.values():
        yield threshold.ask
    for role in playbook.roles.values():
        yield " ".join((role.key, *role.from_))
    for service in playbook.services.values():
        yield " ".join((service.key, *(playbook.teams[call.team].title for call in plan(service, ()))))
