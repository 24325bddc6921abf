"""Timer kind → service. Each checks again whether it is still wanted."""

from collections.abc import Callable

from bot.domain.objective import HALF, USED
from bot.domain.timer import Timer
from bot.services import objective, offer, quiet, review, update, wave, wording
from bot.services.steps.calling import WAVE
from bot.services.steps.holding import FREE
from bot.services.steps.offering import LAPSE
from bot.services.steps.review import REMIND
from bot.services.steps.update import ASK, QUIET
from bot.services.steps.wording import NOTE_REST
from bot.services.turn import Turn

KINDS: dict[str, Callable[[Turn, Timer], None]] = {
    LAPSE: offer.lapsed,
    FREE: offer.offered_anew,
    WAVE: wave.due,
    ASK: update.ask,
    QUIET: quiet.look,
    HALF: objective.half_used,
    USED: objective.used_up,
    REMIND: review.remind,
    NOTE_REST: wording.rested,
}
