"""Timer kind → service. Each checks again whether it is still wanted."""

from collections.abc import Callable

from bot.domain.timer import Timer
from bot.services import quiet, update
from bot.services.steps.update import ASK, QUIET
from bot.services.turn import Turn

KINDS: dict[str, Callable[[Turn, Timer], None]] = {
    ASK: update.ask,
    QUIET: quiet.look,
}
