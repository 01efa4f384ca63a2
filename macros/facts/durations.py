"""How long an exercise takes in its first week and when it has grown, by the numbers of its dose.

In: a Dose. Out: seconds. The guesses for what a dose does not time are ours: nobody has measured them in neuropathy.
Must not know: plans, pages.
"""

from .model.exercise import Dose, Span

SECONDS_FOR_ONE = {"times": 2, "seconds": 1, "minutes": 60, "steps": 3, "breaths": 10}
"""One of each unit. A time without a tempo takes 2 seconds to get there and back, on top of its hold."""

TO_CHANGE_OVER = 30
"""Seconds to rest and set up between two exercises: nobody with numb feet should hurry."""


def first_week_seconds(dose: Dose) -> int:
    """Seconds for the first week's dose, with the rests between its sets and without the way to the next exercise."""
    one = dose.tempo.up + dose.tempo.down if dose.tempo else SECONDS_FOR_ONE[dose.unit]
    one += dose.hold or 0
    a_set = dose.count.start * one * (2 if dose.each else 1)
    return dose.sets.start * a_set + (dose.sets.start - 1) * dose.rest


def longest_seconds(dose: Dose) -> int:
    """Seconds for a dose that has grown to its target, rests included. The first week's dose is never longer."""
    grown = {name: _from_target(getattr(dose, name)) for name in ("count", "sets")}
    return first_week_seconds(dose.model_copy(update=grown))


def _from_target(span: Span) -> Span:
    return span.model_copy(update={"start": span.target})
