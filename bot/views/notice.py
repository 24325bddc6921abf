"""Short notices: what went wrong and what to do."""

from bot.domain.words import Words
from bot.views.blocks import modal, section
from bot.views.text import listed


def sentence(text: str) -> Words:
    """One sentence as a message."""
    return Words(text, [section(text)])


def page(title: str, text: str) -> dict:
    """One sentence in place of a form; closing it closes what lies below too, which
    is out of date by then."""
    return modal("notice", title, [section(text)], None, close="Done") | {"clear_on_close": True}


def form_too_late(command: str) -> Words:
    return sentence(f"Slack let the time to open the form run out. Please try again, or type it in one line: "
                    f"`{command} service 1 what you see`.")


def not_written(people: list[str], reference: str) -> Words:
    """The database takes nothing: whom to call by hand, as mentions or names, in the order to try them."""
    call = f"Please call {listed(people, 'or')} directly" if people else "Please call the people you need directly"
    return sentence(f"I cannot write anything down at the moment, so nothing was opened or changed. {call}, and try this "
                    f"again in a few minutes. Your admin finds the cause with the reference {reference}.")


def trouble(reference: str, command: str) -> Words:
    """Something unexpected. The reference finds it in the log."""
    return sentence(f"That did not work, and nothing was changed. Please try `{command}` again. If it stays like this, "
                    f"call the people you need directly and give your admin the reference {reference}.")
