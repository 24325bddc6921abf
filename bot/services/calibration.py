"""What the reviews say about the thresholds, for those who tune them."""

from bot.domain.calibration import calibrate
from bot.domain.words import Words
from bot.services.turn import Turn
from bot.store import calibration
from bot.views import calibration as view


def shown(turn: Turn, service: str) -> Words:
    """Figures per threshold and service; `service` narrows them, where it names one."""
    known = {key.lower(): key for key in turn.playbook.services}
    wanted = known.get(service.strip().lower())
    figures = calibrate(calibration.fired(turn.session, wanted), calibration.answers(turn.session),
                        calibration.gaps(turn.session))
    return view.calibration(figures, turn.playbook, turn.command)
