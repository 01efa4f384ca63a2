"""What every plan keeps, proved on each person there can be. Written apart from `plans`, which chooses.

In: a Library, a Person, the ids that were chosen. Out: findings: which entry of the data breaks which promise.
Must not know: how a plan is chosen, pages, codes.
"""

from collections.abc import Callable, Iterator, Sequence

from .durations import TO_CHANGE_OVER, first_week_seconds
from .ladders import LEVELS
from .library import Library
from .model.exercise import FIXED_SUPPORTS
from .person_plan import WEEK
from .plans import FEWEST, MOST, Person, place_of
from .problems import Finding

Promise = Callable[[Library, Person, Sequence[str]], Iterator[Finding]]

MOST_DAYS = {"seated": 2, "supported": 3, "standing": 3}
"""Training days a week in a plan's first weeks, by level."""

UNSTEADY = {"dizzy-on-standing", "recent-fall", "high-risk-foot", "bleeding-risk", "cause-unknown"}
"""Conditions whose entry in data/safety.yaml says to stay seated or lying."""

CURE = "Undo the change, or say in data/questions.yaml who does not get it."


def never_above_the_level(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Nobody gets an exercise above their level, and nobody at level 1 stands."""
    for name in plan:
        exercise = library.exercises[name]
        if LEVELS.index(exercise.level) > LEVELS.index(person.level):
            yield _of(name, "level", f"A plan for level {person.level} holds it, and its level is {exercise.level}.")
        if exercise.stands and person.level == "seated":
            yield _of(name, "positions", "A plan for the chair and the bed holds it, and it stands.")


def nothing_ruled_out(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Nobody gets an exercise that one of their conditions must ask about first."""
    for name in plan:
        exercise = library.exercises[name]
        asks = {*exercise.ask_first, *(library.safety.before_standing if exercise.stands else ())}
        for condition in sorted(asks & person.ruled_out):
            yield _of(name, "ask_first", f'A plan for someone with "{condition}" holds it, and it asks that first.')


def unsteady_people_sit(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Whoever may faint or fall stays seated or lying, whatever the data says about levels."""
    unsteady = person.ruled_out & UNSTEADY
    for name in plan:
        if unsteady and library.exercises[name].stands:
            yield _of(name, "positions", f'A plan for someone with "{min(unsteady)}" holds it, and it stands.')


def nothing_left_out(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Nobody gets an exercise that an answer of theirs leaves out."""
    for name in plan:
        if name in person.left_out:
            yield _of(name, "numb_hands", "A plan holds it for someone whose answer leaves it out.")


def standing_is_held(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Whoever stands holds a thing that cannot move, which they have at home, in shoes."""
    for name in plan:
        exercise = library.exercises[name]
        if exercise.stands and (exercise.support.kind not in FIXED_SUPPORTS or exercise.footwear.wear != "shoes"):
            yield _of(name, "support", "A plan holds it, and it stands without a fixed support or without shoes.")
        if exercise.stands and exercise.support.kind not in person.at_hand:
            what = f"A plan holds it for someone who has no {exercise.support.kind} to hold."
            yield _of(name, "support", what)


def only_what_is_at_hand(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Nobody needs a thing that they did not say they have, or that is not safe in their hands."""
    for name in plan:
        missing = [thing for thing in library.exercises[name].equipment if thing not in person.at_hand]
        if missing:
            yield _of(name, "equipment", f"A plan holds it for someone without {', '.join(missing)}.")


def balance_where_standing_is_allowed(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Whoever may stand gets a balance exercise on their feet."""
    held = (library.exercises[name] for name in plan)
    if person.level != "seated" and not any("balance" in each.benefits and each.stands for each in held):
        yield _about(person, "has no balance exercise.")


def legs_get_stronger(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Every plan trains the strength of the legs."""
    held = (library.exercises[name] for name in plan[1:-1])
    if not any("strength" in each.benefits and set(each.muscles) & set(library.questions.legs) for each in held):
        yield _about(person, "has no strength exercise for the legs.")


def few_and_each_once(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Two to five exercises stand between the warm-up and the cool-down, and none is there twice."""
    if not FEWEST <= len(plan) - 2 <= MOST:
        yield _about(person, f"has {len(plan) - 2} exercises between warm-up and cool-down.")
    for name in sorted({name for name in plan if plan.count(name) > 1}):
        yield _of(name, "name", "A plan holds it twice.", "plan-not-whole")


def within_the_minutes(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """A session of the first week takes no longer than a person said, with time to change over."""
    seconds = sum(first_week_seconds(library.exercises[name].dose) for name in plan) + TO_CHANGE_OVER * (len(plan) - 1)
    if seconds > 60 * person.minutes:
        yield _about(person, f"takes {seconds // 60} minutes and {seconds % 60} seconds.")


def an_easier_one_is_there(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """The easier exercise beside each one is open to the same person. The lowest has words for a bad day instead."""
    checks = (never_above_the_level, nothing_ruled_out, only_what_is_at_hand, nothing_left_out, unsteady_people_sit)
    for name in plan:
        easier = library.exercises[name].easier
        for finding in (found for check in checks for found in check(library, person, [easier] if easier else [])):
            yield _of(name, "easier", f"Its easier one, {easier}, is not for everyone. {finding.what}")


def up_once_and_down_once(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """After the warm-up on the chair come standing, seated, then lying exercises, so nobody gets up twice."""
    places = [place_of(library.exercises[name]) for name in plan[1:-1]]
    if places != sorted(places):
        yield _about(person, "goes up and down more than once.")
    if 3 in places and "lying" not in library.exercises[plan[-1]].positions:
        yield _about(person, "ends on the bed, and its cool-down does not.")
    for name in (plan[0], plan[-1]):
        if "seated" not in library.exercises[name].positions or library.exercises[name].stands:
            what = "It begins or ends each plan, and it is not done seated."
            yield _of(name, "positions", what, "plan-not-whole")


def balance_comes_first(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """On the feet, work for balance alone comes before all that tires the legs."""
    standing = [exercise for exercise in (library.exercises[name] for name in plan) if exercise.stands]
    alone = ["strength" not in exercise.benefits for exercise in standing]
    if alone != sorted(alone, reverse=True):
        yield _about(person, "has balance work after work that tires the legs.")


def days_have_rest(library: Library, person: Person, plan: Sequence[str]) -> Iterator[Finding]:
    """Training days are as few as the level says, and never neighbors, Sunday and Monday included."""
    numbers = {WEEK.index(day) for day in person.days}
    if not 1 <= len(numbers) <= MOST_DAYS[person.level]:
        yield _about(person, f"is for {len(numbers)} days a week.")
    if any((number + 1) % 7 in numbers for number in numbers):
        yield _about(person, "has two training days in a row.")


PROMISES: tuple[Promise, ...] = (
    never_above_the_level,
    nothing_ruled_out,
    unsteady_people_sit,
    nothing_left_out,
    standing_is_held,
    only_what_is_at_hand,
    balance_where_standing_is_allowed,
    legs_get_stronger,
    few_and_each_once,
    within_the_minutes,
    an_easier_one_is_there,
    up_once_and_down_once,
    balance_comes_first,
    days_have_rest,
)

PROMISES_OF_DAYS: tuple[Promise, ...] = (days_have_rest,)
"""Those that look at a person's days or goal. All others say the same of a person with other days and another goal."""


def _of(exercise_id: str, key: str, what: str, code: str = "plan-not-safe") -> Finding:
    return Finding("exercises", (exercise_id, key), f"My plan: {what}", CURE, code)


def _about(person: Person, what: str) -> Finding:
    things = ", ".join(sorted(person.at_hand))
    ruled_out = f", {', '.join(sorted(person.ruled_out))}" if person.ruled_out else ""
    who = f"level {person.level}, {person.minutes} minutes, goal {person.goal}{ruled_out}, with {things}"
    return Finding("questions", ("questions",), f"My plan: The plan for {who} {what}", CURE, "plan-not-whole")
