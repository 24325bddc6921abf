"""Everything a person can be told "no" for. The docstring is the sentence they read."""

import inspect


class Refusal(Exception):
    """That did not work."""

    block: str | None = None  # the form's input this belongs to, where there is one

    def __init__(self, **facts: object):
        self.facts = facts
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The docstring with the facts filled in."""
        return " ".join(inspect.cleandoc(type(self).__doc__ or "").split()).format(**self.facts)


class NoSuchIncident(Refusal):
    """There is no incident {reference}. `{command} list` shows the open ones."""


class NotAnIncidentChannel(Refusal):
    """This works in an incident's channel, or with its number: `{command} {word} INC-42`."""


class IncidentOver(Refusal):
    """{reference} is {state} already. Nothing was changed."""


class NoThresholdTicked(Refusal):
    """Tick what is true. "None of these, and I am worried" is always fine."""

    block = "thresholds"


class UnknownService(Refusal):
    """"{service}" is not in the playbook. Known services: {known}."""

    block = "service"


class UnknownTeam(Refusal):
    """"{team}" is not a team of the playbook. Known teams: {known}."""


class OpenAlready(Refusal):
    """{reference} is open on {service} already. Choose: add the threshold to it, or open a separate incident."""

    block = "existing"
