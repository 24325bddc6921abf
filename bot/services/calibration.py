"""What the reviews say about the thresholds, for those who tune them."""

from bot.domain import refusal
from bot.domain.calibration import calibrate
from bot.domain.escalation import nearest, service_key
from bot.domain.words import Words
from bot.services.turn import Turn
from bot.store import calibration, wording
from bot.views import calibration as view
from bot.views.text import foreign


def shown(turn: Turn, words: str) -> Words:
    """Figures per threshold and service, for one service where it is named; and how often
    which rule of the wording check was wrong."""
    service = _meant(turn, words.strip())
    figures = calibrate(calibration.fired(turn.session, service), calibration.answers(turn.session),
                        calibration.gaps(turn.session))
    return view.calibration(figures, turn.playbook, turn.command, service=service,
                            missing=calibration.missing(turn.session, service),
                            not_blame=wording.not_blame(turn.session))


def _meant(turn: Turn, word: str) -> str | None:
    service = service_key(word, turn.playbook)
    if word and service is None:
        raise refusal.UnknownService(service=foreign(word, 75), known=nearest(word, turn.playbook))
    return service
