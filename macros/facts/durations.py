"""How long an exercise takes in its first week, by the numbers of its dose.

In: a Dose. Out: seconds. The guesses for what a dose does not time are ours: nobody has measured them in neuropathy.
Must not know: plans, pages.
"""

from .model.exercise import Dose

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
