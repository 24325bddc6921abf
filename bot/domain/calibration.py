"""What many reviews say about a threshold, and when the same pattern comes back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.review import EARLIER_HELPS, Fit, ThresholdReview

ENOUGH = 5  # reviews; below this no advice is given
OFTEN = 3  # firings of one threshold on one service …
WITHIN = timedelta(days=30)  # … in this time are a pattern


@dataclass(frozen=True)
class Calibration:
    """One threshold on one service. Drills are not in it, and nobody's name can be."""

    service: str
    threshold: str
    fired: int
    fits: Counter = field(default_factory=Counter)  # Fit → how often
    minutes: int = 0  # that firing earlier would have saved, as far as known
    gaps: Counter = field(default_factory=Counter)  # kind → how often

    @property
    def reviews(self) -> int:
        """The sample size."""
        return sum(self.fits.values())

    def advice(self) -> str | None:
        """A sentence, when enough reviews agree by more than half; None otherwise."""
        if self.reviews < ENOUGH:
            return None
        fit, count = self.fits.most_common(1)[0]
        return ADVICE[Fit(fit)] if count * 2 > self.reviews else "The reviews do not agree yet: leave it as it is."


ADVICE = {
    Fit.RIGHT: "It fires in the right place: leave it as it is.",
    Fit.TOO_EARLY: "It often fires early: its sentence could name a later sign.",
    Fit.TOO_LATE: "It often fires late: its sentence could name an earlier sign.",
    Fit.SHOULD_NOT_EXIST: "The reviews say that it is not needed: consider taking it out.",
}


def calibrate(fired: Iterable[tuple[int, str, str]], answers: Iterable[ThresholdReview],
              gaps: Iterable[tuple[int, str]]) -> list[Calibration]:
    """Put the figures together, per service and threshold, the most fired first.

    `fired` are (incident id, service, threshold key), `gaps` are (incident id, kind). An incident's gaps count
    for each of its thresholds.
    """
    fired = list(dict.fromkeys(fired))
    by_answer = {(answer.incident_id, answer.threshold): answer for answer in answers}
    by_incident: dict[int, list[str]] = {}
    for incident, kind in gaps:
        by_incident.setdefault(incident, []).append(kind)
    groups: dict[tuple[str, str], list[int]] = {}
    for incident, service, threshold in fired:
        groups.setdefault((service, threshold), []).append(incident)
    found = [_one(service, threshold, incidents, by_answer, by_incident) for (service, threshold), incidents in groups.items()]
    return sorted(found, key=lambda one: (-one.fired, one.service, one.threshold))


def _one(service: str, threshold: str, incidents: list[int], by_answer: dict, by_incident: dict) -> Calibration:
    answers = [by_answer[incident, threshold] for incident in incidents if (incident, threshold) in by_answer]
    return Calibration(
        service=service, threshold=threshold, fired=len(incidents), fits=Counter(answer.fit for answer in answers),
        minutes=sum(answer.minutes or 0 for answer in answers if answer.fit in EARLIER_HELPS),
        gaps=Counter(kind for incident in incidents for kind in by_incident.get(incident, [])))
