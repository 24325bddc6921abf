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
    """This works in an incident's channel, or with its number: `{command} {word} {example}`."""


class IncidentOver(Refusal):
    """{reference} is {state} already. Nothing was changed."""


class ChannelOfAnother(Refusal):
    """<#{channel}> is the channel of {other}. For {reference}, please invite the app to another one."""


class OverMeanwhile(Refusal):
    """{reference} is {state} meanwhile, and nothing was added to it. `{command}` opens a new incident."""


class NoThresholdTicked(Refusal):
    """Tick what is true. "None of these, and I am worried" is always fine."""

    block = "thresholds"


class UnknownService(Refusal):
    """"{service}" is not in the playbook. The nearest there: {known}."""

    block = "service"


class ServiceMissing(Refusal):
    """Choose the service at risk."""

    block = "service"


class OpenAlready(Refusal):
    """{reference} is open on {service} already. Choose: add the threshold to it, or
    open a separate incident."""

    block = "existing"


class ForTheCommander(Refusal):
    """{commander} holds command of {reference} and can do this, or hand command to
    you under Roles… on the card."""


class NoReviewYet(Refusal):
    """The review of {reference} begins when it is closed."""


class NoReviewAsked(Refusal):
    """{reference} was stood down, so no review is asked for. To review it, press Take it up again on its card, then
    Close."""


class NoMinutesSaved(Refusal):
    """Where the answer is "{fit}", firing earlier saves no minutes. Leave this empty, or choose "Too late" above."""

    block = "minutes"


class DayPassed(Refusal):
    """{due} has passed. Choose a day from today on, or leave it empty."""

    block = "due"


class TimeOutside(Refusal):
    """Choose a time between {opened}, when it was opened, and now."""

    block = "mitigated"


# Roles, hand-off and waves. People are named by mention: these are read in messages, or on top of a form.


class NotYourOffer(Refusal):
    """This offer went to somebody else. `{command} roles` shows what is open to take."""


class RoleHeld(Refusal):
    """<@{holder}> holds the {role} role. Thank you for being there."""


class RoleOfferedOn(Refusal):
    """Thank you. The {role} role is offered to <@{person}> now. If it comes back open, anyone can take it."""


class HoldsItAlready(Refusal):
    """You hold the {role} role. `{command} roles` lets you step back or hand it over."""


class NoSuchRole(Refusal):
    """There is no {role} role in this incident."""


class NobodyHolds(Refusal):
    """Nobody holds the {role} role, so there is nothing to hand over. Anyone can take it."""


class NotYoursToHandOff(Refusal):
    """<@{holder}> holds the {role} role. They can hand it over, and so can the
    commander and the playbook's admins."""


class ReceiverMissing(Refusal):
    """Choose the person who takes the role."""

    block = "to"


class SameHolder(Refusal):
    """This person holds the {role} role now. Choose somebody else."""

    block = "to"


class CommanderOnly(Refusal):
    """<@{holder}> holds the commander role and calls the teams. Say in the channel whom you miss, or press
    "Another threshold fired": that pulls its teams in."""


class NoCommanderYet(Refusal):
    """The commander calls the teams, and nobody holds that role now. `{command} roles` lets you take it."""


class TeamMissing(Refusal):
    """Choose the team to call."""

    block = "team"


class CalledAlready(Refusal):
    """{team} is called already."""

    block = "team"


class PastItsTime(Refusal):
    """{team} would have been called by now. It stays out; *Call {team} now* brings it in."""


class NothingToCall(Refusal):
    """Every team of the plan is called or skipped. Any other team can be added."""


# The decision log


class NotWhereAnIncidentRuns(Refusal):
    """Only a message in an incident's channel or thread, written by a person or a bot, can be logged as
    a decision."""
