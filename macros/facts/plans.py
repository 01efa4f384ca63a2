"""Who may do what: the exercises of one person's plan, from what their answers leave.

In: a Library and a Person, which is what is left of all answers. Out: exercise ids in the order of the session.
`plan_promises` proves what is chosen here on every Person there can be, and does not trust this module.
Must not know: questions, pages, codes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .durations import TO_CHANGE_OVER, first_week_seconds
from .ladders import LEVELS
from .library import Library
from .model.exercise import Equipment, Exercise, Goal, Level
from .model.program import Day
from .model.question import Answer

FEWEST, MOST = 2, 5
"""How many exercises stand between the warm-up and the cool-down."""


@dataclass(frozen=True)
class Person:
    """What the answers leave: the highest level, conditions that rule exercises out, what is at hand, and wishes."""

    level: Level = "standing"
    ruled_out: frozenset[str] = frozenset()
    have: frozenset[Equipment] = frozenset()
    without: frozenset[Equipment] = frozenset()
    left_out: frozenset[str] = frozenset()
    minutes: int = 0
    days: tuple[Day, ...] = ()
    goal: Goal | None = None

    def after(self, answer: Answer) -> "Person":
        """The same person after one more answer, which can lower the level and never raise it."""
        at_most = answer.at_most or self.level
        return replace(
            self,
            level=min(self.level, at_most, key=LEVELS.index),
            ruled_out=self.ruled_out | set(answer.rules_out),
            have=self.have | set(answer.have),
            without=self.without | set(answer.without),
            left_out=self.left_out | set(answer.leave_out),
            minutes=answer.minutes or self.minutes,
            days=tuple(answer.days) or self.days,
            goal=answer.goal or self.goal,
        )

    @property
    def at_hand(self) -> frozenset[Equipment]:
        """What this person has and can use safely."""
        return self.have - self.without


def allowed(library: Library, person: Person, exercise_id: str) -> bool:
    """True when a person may do an exercise: its level, who asks first, and what it needs."""
    exercise = library.exercises[exercise_id]
    standing = library.safety.before_standing if exercise.stands else []
    return (
        LEVELS.index(exercise.level) <= LEVELS.index(person.level)
        and not {*exercise.ask_first, *standing} & person.ruled_out
        and set(exercise.equipment) <= person.at_hand
        and exercise_id not in person.left_out
    )


def able(library: Library, person: Person) -> tuple[str, ...]:
    """What may stand between a person's warm-up and cool-down: it is allowed, and so is the easier one beside it."""
    questions = library.questions
    elsewhere = {questions.warm_up, questions.cool_down, *questions.not_yet}
    return tuple(
        name
        for name, exercise in library.exercises.items()
        if name not in elsewhere
        and allowed(library, person, name)
        and (exercise.easier is None or allowed(library, person, exercise.easier))
    )


def choose(library: Library, able: Sequence[str], level: Level, minutes: int, goal: Goal | None) -> tuple[str, ...]:
    """The session of a person who may do what is `able`: warm-up, 2 to 5 exercises, cool-down.

    Fewer only when too little is allowed or fits. Balance comes first where standing is allowed, then legs, then the
    goal; what time is left goes to muscles that nothing in the plan works yet.
    """
    ends = (library.questions.warm_up, library.questions.cool_down)
    chosen: list[str] = []
    worked: set[str] = set()
    seconds = {name: first_week_seconds(library.exercises[name].dose) + TO_CHANGE_OVER for name in (*able, *ends)}
    time_left = 60 * minutes + TO_CHANGE_OVER - sum(seconds[name] for name in ends)

    def take(wanted: Callable[[Exercise], bool], worth: Callable[[str], Any]) -> bool:
        """Choose of what is wanted and fits the one of most worth, or the first of equals; False if there is none."""
        nonlocal time_left
        fitting = [
            name
            for name in able
            if name not in chosen and seconds[name] <= time_left and wanted(library.exercises[name])
        ]
        if len(chosen) == MOST or not fitting:
            return False
        best = max(fitting, key=worth)
        chosen.append(best)
        time_left -= seconds[best]
        worked.update(_strengthened(library.exercises[best]))
        return True

    def worth(name: str) -> tuple[bool, bool, bool, int, int]:
        return _worth(library, goal, worked, name)

    if level != "seated":  # the first of their level in data/exercises.yaml is the gentlest
        take(trains_balance_alone, worth=lambda name: library.exercises[name].level == level)
    take(lambda exercise: trains_legs(library, exercise), worth)
    take(lambda exercise: goal in exercise.goals, worth)
    while take(lambda _: True, worth):
        pass
    return (ends[0], *in_order(library, chosen), ends[1])


def trains_legs(library: Library, exercise: Exercise) -> bool:
    """True for a strength exercise whose main muscle is one of the legs."""
    return "strength" in exercise.benefits and exercise.muscles[0] in library.questions.legs


def trains_balance_alone(exercise: Exercise) -> bool:
    """True for balance work on the feet that is no strength work too: those are the gentlest ones to begin with."""
    return exercise.stands and exercise.benefits[0] == "balance" and "strength" not in exercise.benefits


def in_order(library: Library, names: Iterable[str]) -> list[str]:
    """Standing first, while the legs are fresh, with balance before all; then the chair, then the bed.

    A person warms up on the chair, so this gets up once and down once.
    """

    def place(name: str) -> tuple[int, bool]:
        exercise = library.exercises[name]
        return (place_of(exercise), exercise.benefits[0] != "balance")

    return sorted(names, key=place)


def place_of(exercise: Exercise) -> int:
    """Where in a session an exercise stands: 0 on the feet, 1 from the chair to the feet, 2 seated, 3 lying."""
    if exercise.stands:
        return 1 if exercise.positions[0] == "seated" else 0
    return 2 if exercise.positions[0] == "seated" else 3


def _worth(library: Library, goal: Goal | None, worked: set[str], name: str) -> tuple[bool, bool, bool, int, int]:
    """How well an exercise serves a person: off the bed, new muscles, the goal, much-needed muscles, a high level.

    The bed comes last, since getting there and up again is work of its own. The main muscle counts: two exercises for
    the calves are worth less than one for the calves and one for the thighs.
    """
    exercise = library.exercises[name]
    main, legs = exercise.muscles[0], library.questions.legs
    new = bool(_strengthened(exercise) - worked)
    need = -legs.index(main) if main in legs else -len(legs)
    return (place_of(exercise) < 3, new, goal in exercise.goals, need, LEVELS.index(exercise.level))


def _strengthened(exercise: Exercise) -> set[str]:
    """The main muscle of strength work; none for any other."""
    return {exercise.muscles[0]} if "strength" in exercise.benefits else set()
