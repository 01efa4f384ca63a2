"""The ladders of easier and harder exercises: what stands above and below each, and the promises about them.

In: a Library whose entries are valid one by one. Out: ids, nearest first, or findings.
Must not know: files on disk, line numbers, pages.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from .model.exercise import Level
from .problems import Finding

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

LEVELS = get_args(Level)


def ladder_down(library: "Library", exercise_id: str) -> list[str]:
    """The ids below an exercise, nearest first."""
    return _follow(library, exercise_id, "easier")


def ladder_up(library: "Library", exercise_id: str) -> list[str]:
    """The ids above an exercise, nearest first."""
    return _follow(library, exercise_id, "harder")


def _follow(library: "Library", exercise_id: str, way: str) -> list[str]:
    """The ids one way along the ladder; stops where an id does not exist, or if the ladder should loop."""
    found: list[str] = []
    following = getattr(library.exercises[exercise_id], way)
    while following in library.exercises and following not in (*found, exercise_id):
        found.append(following)
        following = getattr(library.exercises[following], way)
    return found


def easier_is_easier(library: "Library") -> Iterator[Finding]:
    """No easier exercise has a higher level, no harder one a lower level."""
    for exercise_id, exercise in library.exercises.items():
        own = LEVELS.index(exercise.level)
        easier, harder = (library.exercises.get(name or "") for name in (exercise.easier, exercise.harder))
        if easier and LEVELS.index(easier.level) > own:
            what = f'easier names "{exercise.easier}", which has the higher level {easier.level}.'
            yield Finding(
                "exercises", (exercise_id, "easier"), what, "Name one of the same or a lower level.", "ladder-order"
            )
        if harder and LEVELS.index(harder.level) < own:
            what = f'harder names "{exercise.harder}", which has the lower level {harder.level}.'
            yield Finding(
                "exercises", (exercise_id, "harder"), what, "Name one of the same or a higher level.", "ladder-order"
            )


def ladders_have_no_loops(library: "Library") -> Iterator[Finding]:
    """Going down the ladders, or up, never comes back to the start."""
    above: dict[str, set[str]] = {exercise_id: set() for exercise_id in library.exercises}
    for exercise_id, exercise in library.exercises.items():
        if exercise.harder in above:
            above[exercise_id].add(exercise.harder)
        if exercise.easier in above:
            above[exercise.easier].add(exercise_id)
    for exercise_id in library.exercises:
        seen: set[str] = set()
        ahead = list(above[exercise_id])
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead.extend(above[name])
        if exercise_id in seen:
            what = "Its ladder of easier and harder exercises comes back to itself."
            cure = "Change easier or harder so that each rung is above the last."
            yield Finding("exercises", (exercise_id, "name"), what, cure, "ladder-loop")


def standing_ladders_reach_a_chair(library: "Library") -> Iterator[Finding]:
    """From every standing exercise the easier ones lead down to one done seated."""
    for exercise_id, exercise in library.exercises.items():
        if exercise.stands:
            down = ladder_down(library, exercise_id)
            if library.exercises[[exercise_id, *down][-1]].easier not in (None, *library.exercises):
                continue  # the ladder ends in an id that does not exist, and links_point_somewhere says so
            below = (library.exercises[name] for name in down)
            if not any(other.level == "seated" and "seated" in other.positions for other in below):
                what = "No easier exercise below it is done seated."
                cure = "Name an easier exercise that leads to a seated one."
                yield Finding("exercises", (exercise_id, "easier"), what, cure, "ladder-without-chair")
