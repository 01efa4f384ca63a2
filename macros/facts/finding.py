"""What each exercise is found by: how a person is, what they have, how today goes, what they want it for.

In: a Library. Out: for each exercise the choices of the page `Find an exercise` that lead to it. What a choice means
is decided here, from the data; a browser only compares. Must not know: pages, and any word that a reader sees.
"""

from collections.abc import Iterator
from typing import get_args

from .durations import longest_seconds
from .library import Library
from .model.exercise import Benefit, Equipment, Exercise, Goal

Choice = tuple[str, str]
"""A filter and one of its values, such as `("position", "seated")`. Both stand in the address of the page."""

FILTERS: dict[str, tuple[str, ...]] = {
    "position": ("seated", "lying", "counter", "standing"),
    "today": ("numb-feet", "weak-grip", "tired"),
    "time": ("5",),
    "have": ("none", "chair", "band", "weights"),
    "goal": get_args(Goal),
    "topic": get_args(Benefit),
}
"""Every filter and its values, in the order in which a reader meets them."""

AT_MOST = 5 * 60
"""Seconds of a dose at its target: each first dose is done in three minutes and would tell no exercise from another."""

IN_ANY_HOME: set[Equipment] = {"chair", "bed", "pillow", "towel"}
GRIPPED: set[Equipment] = {"armchair", "rail", "band", "weights", "ankle-weight", "ball", "rubber-band"}
"""What hands close on, or fasten: the arms of a chair are held to push up, and a strap must be pulled."""


def found_by(library: Library) -> dict[str, frozenset[Choice]]:
    """The choices that lead to each exercise, by its id, in the order of the data."""
    return {
        exercise_id: frozenset(
            (name, value) for name, values in _values(library, exercise_id).items() for value in values
        )
        for exercise_id in library.exercises
    }


def _values(library: Library, exercise_id: str) -> dict[str, list[str]]:
    exercise = library.exercises[exercise_id]
    today = {
        "numb-feet": needs_no_feeling(exercise),
        "weak-grip": not needs_grip(library, exercise_id),
        "tired": exercise.level == "seated",
    }
    return {
        "position": list(positions(exercise)),
        "today": [name for name, true in today.items() if true],
        "time": ["5"] if longest_seconds(exercise.dose) <= AT_MOST else [],
        "have": list(needs_only_or_uses(exercise)),
        "goal": list(exercise.goals),
        "topic": list(exercise.benefits),
    }


def positions(exercise: Exercise) -> Iterator[str]:
    """How a person is. Sitting or lying means off the feet from first to last: standing up from a chair is standing.

    At the counter is level 2 held at a fixed counter; `standing` is all that is done on the feet, level 3 included.
    """
    if not exercise.stands:
        yield from exercise.positions
        return
    yield "standing"
    if exercise.level == "supported" and exercise.support.kind == "counter":
        yield "counter"


def needs_no_feeling(exercise: Exercise) -> bool:
    """True when a foot that feels nothing carries no load: off the feet, and not a move that presses on the sole or
    grips with the toes. Those are the seated ones before which people with a high-risk foot ask.
    """
    return not exercise.stands and "high-risk-foot" not in exercise.ask_first


def needs_grip(library: Library, exercise_id: str) -> bool:
    """True when hands must close on something: a thing that is gripped, a rail, or, by what its own note for numb
    hands says, an edge. Such a note names the exercise to do instead. Palms that lie flat need no grip.
    """
    exercise = library.exercises[exercise_id]
    others = (other.name for name, other in library.exercises.items() if name != exercise_id)
    return (
        not GRIPPED.isdisjoint(exercise.equipment)
        or exercise.support.kind == "rail"
        or any(name in exercise.numb_hands.do for name in others)
    )


def needs_only_or_uses(exercise: Exercise) -> Iterator[str]:
    """What a person has. `none` is what any home has to sit or lie on, and `chair` a chair and nothing else.

    A band or weights lead to all that uses them, now or later: the first week of those that add them later needs none.
    """
    needed = set(exercise.equipment)
    if needed <= IN_ANY_HOME:
        yield "none"
    if needed <= {"chair"}:
        yield "chair"
    used = needed | set(exercise.later)
    if "band" in used:
        yield "band"
    if not used.isdisjoint({"weights", "ankle-weight"}):
        yield "weights"
