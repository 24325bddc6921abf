"""To whom a role is offered next."""

from collections.abc import Collection, Sequence


def next_person(candidates: Sequence[str], asked: Collection[str], engaged: Collection[str],
                busy: Collection[str]) -> str | None:
    """The Slack id the role is offered to next; None when the list has run out.

    `candidates` come in roster order and can be reached; `asked` had this role offered before; `engaged` hold
    or are offered another role of this incident and come last; `busy` have a role in another open incident.
    """
    free = [person for person in candidates if person not in asked and person not in busy]
    return next((person for person in free if person not in engaged), free[0] if free else None)
