"""What the sandbox refuses: the bot's calls (as Slack's error codes) and people's deeds (as sentences)."""


class SlackError(Exception):
    """A Web API call is refused. `code` is Slack's error string, `extra` goes into the answer beside it."""

    def __init__(self, code: str, **extra):
        super().__init__(code)
        self.code = code
        self.extra = extra

    def answer(self) -> dict:
        return {"ok": False, "error": self.code, **self.extra}


def invalid_arguments(*messages: str) -> SlackError:
    return SlackError("invalid_arguments", response_metadata={"messages": list(messages)})


class PersonError(AssertionError):
    """A person tried what a Slack client would not offer; the message says what she would see."""


class NotAcknowledged(PersonError):
    """The app did not answer a command, click, shortcut or form in time; Slack shows a failure."""
