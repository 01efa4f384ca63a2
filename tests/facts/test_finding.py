"""Find an exercise: what each choice means, held against what the exercises themselves say."""

import re
from pathlib import Path

import pytest

from macros.facts.durations import first_week_seconds, longest_seconds
from macros.facts.finding import AT_MOST, FILTERS, Choice, found_by
from macros.facts.library import Library, load_library
from macros.facts.model.exercise import FIXED_SUPPORTS, Dose
from macros.facts.reading import read
from tests.signed_library import changed

DATA = Path(__file__).resolve().parent.parent.parent / "data"
IDS = list(read("data/exercises.yaml", (DATA / "exercises.yaml").read_bytes()).value or {})
CHOICES = [(name, value) for name, values in FILTERS.items() for value in values]

HANDS_CLOSE = re.compile(r"\b(hold|squeeze) (the|a|its|both|one)\b", re.IGNORECASE)
"""How our sentences say that hands hold a thing."""
NO_GRIP = "No grip is needed"
"""How the note for numb hands says that palms may lie flat there all the same."""

each_exercise = pytest.mark.parametrize("exercise_id", IDS)


@pytest.fixture(scope="module")
def library() -> Library:
    """The real content."""
    return load_library(DATA)


@pytest.fixture(scope="module")
def found(library) -> dict[str, frozenset[Choice]]:
    """The choices that lead to each exercise."""
    return found_by(library)


def found_changed(library: Library, exercise_id: str, **fields) -> frozenset[Choice]:
    """The choices that would lead to an exercise if some of its fields were others."""
    return found_by(changed(library, exercise_id, **fields))[exercise_id]


def test_every_choice_leads_somewhere(found):
    """Every choice leads to an exercise, and no two of a filter to the very same ones."""
    leads = {choice: {name for name, choices in found.items() if choice in choices} for choice in CHOICES}
    assert len(leads) > 20
    assert [choice for choice, names in leads.items() if not names] == []
    assert [(a, b) for a in leads for b in leads if a < b and a[0] == b[0] and leads[a] == leads[b]] == []


@each_exercise
def test_every_exercise_can_be_found(exercise_id, found):
    """An exercise has a position, a goal and a topic, and no choice that the page does not offer."""
    assert found[exercise_id] <= set(CHOICES)
    assert {"position", "goal", "topic"} <= {name for name, _ in found[exercise_id]}


@each_exercise
def test_sitting_and_lying_stay_off_the_feet(exercise_id, library, found):
    """Sitting, lying, numb feet and a tired day lead to level 1 only, where nobody stands up."""
    seated = {("position", "seated"), ("position", "lying"), ("today", "numb-feet"), ("today", "tired")}
    exercise = library.exercises[exercise_id]
    if seated & found[exercise_id]:
        assert exercise.level == "seated"
        assert set(exercise.positions) <= {"seated", "lying"}
    assert (("today", "tired") in found[exercise_id]) == (exercise.level == "seated")


@each_exercise
def test_standing_is_held(exercise_id, library, found):
    """What is found by standing is held, in shoes; at the counter it is level 2 and held at a counter."""
    exercise, choices = library.exercises[exercise_id], found[exercise_id]
    assert (("position", "standing") in choices) == exercise.stands
    if ("position", "standing") in choices:
        assert exercise.support.kind in FIXED_SUPPORTS
        assert exercise.footwear.wear == "shoes"
    if ("position", "counter") in choices:
        assert (exercise.level, exercise.support.kind) == ("supported", "counter")
        assert "counter" in exercise.equipment


@each_exercise
def test_numb_feet_carry_no_load(exercise_id, library, found):
    """Numb feet lead to no exercise before which people whose feet are at high risk must ask."""
    asked = library.safety.conditions["high-risk-foot"] in library.asks_first(exercise_id)
    assert (("today", "numb-feet") in found[exercise_id]) == (not asked)


@each_exercise
def test_weak_grip_needs_no_hold(exercise_id, library, found):
    """A weak grip leads to just the exercises whose steps hold nothing, or whose note says that palms may lie flat."""
    exercise = library.exercises[exercise_id]
    holds = any(HANDS_CLOSE.search(text) for text in [exercise.support.how, *exercise.steps])
    flat = NO_GRIP in exercise.numb_hands.do
    assert (("today", "weak-grip") in found[exercise_id]) == (flat or not holds), (
        f"{exercise_id}: numb_hands must name the exercise to do instead, by its name of today: "
        f'"{exercise.numb_hands.do}" Or, where palms may lie flat, it must say "{NO_GRIP}".'
    )


@each_exercise
def test_five_minutes_are_enough(exercise_id, library, found):
    """Five minutes lead to an exercise whose dose never takes longer, in the first week or later."""
    dose = library.exercises[exercise_id].dose
    assert first_week_seconds(dose) <= longest_seconds(dose)
    assert (("time", "5") in found[exercise_id]) == (longest_seconds(dose) <= AT_MOST)


@each_exercise
def test_things_at_hand(exercise_id, library, found):
    """A chair means a chair alone, a chair or bed nothing that is bought, a band or weights what uses them."""
    exercise, choices = library.exercises[exercise_id], found[exercise_id]
    uses = {*exercise.equipment, *exercise.later}
    assert (("have", "chair") in choices) == (exercise.equipment == ["chair"])
    assert (("have", "none") in choices) == (set(exercise.equipment) <= {"chair", "bed", "pillow", "towel"})
    assert (("have", "band") in choices) == ("band" in uses)
    assert (("have", "weights") in choices) == bool(uses & {"weights", "ankle-weight"})


@each_exercise
def test_goals_and_topics_are_its_own(exercise_id, library, found):
    """Goals and topics lead to the exercises that name them."""
    exercise = library.exercises[exercise_id]
    assert [value for name, value in found[exercise_id] if name == "goal" and value not in exercise.goals] == []
    assert {("goal", value) for value in exercise.goals} <= found[exercise_id]
    assert {value for name, value in found[exercise_id] if name == "topic"} == set(exercise.benefits)


def test_time_of_a_dose_that_grows():
    """A dose of 10 to 20 times for each leg in 5 seconds, 1 to 2 sets, 60 seconds of rest: 460 seconds at the most."""
    count, sets, days = {"start": 10, "target": 20}, {"start": 1, "target": 2}, {"start": 2, "target": 3}
    dose = Dose.model_validate(
        {"unit": "times", "each": "leg", "set_word": "set", "rest": 60, "tempo": {"up": 2, "down": 3}}
        | {"count": count, "sets": sets, "days": days, "effort": {"start": 3, "target": 5}}
    )
    assert (first_week_seconds(dose), longest_seconds(dose)) == (100, 460)


def test_an_unsafe_change_is_seen(library):
    """An exercise that comes to stand, to need a rail or a grip, or to load a numb foot is found no more."""
    march = library.exercises["seated-march"]
    before = found_by(library)["seated-march"]
    assert {("position", "seated"), ("today", "numb-feet"), ("today", "weak-grip"), ("have", "chair")} <= before
    standing = found_changed(library, "seated-march", positions=["seated", "standing"])
    assert {("position", "seated"), ("today", "numb-feet")} & standing == set()
    rail = march.support.model_copy(update={"kind": "rail"})
    note = march.numb_hands.model_copy(
        update={"do": f"With a weak grip, do {library.exercises['slow-breathing'].name} instead."}
    )
    for fields in ({"support": rail}, {"numb_hands": note}, {"equipment": ["chair", "weights"]}):
        assert ("today", "weak-grip") not in found_changed(library, "seated-march", **fields)
    assert ("today", "numb-feet") not in found_changed(library, "seated-march", ask_first=["high-risk-foot"])
    assert {("have", "chair"), ("have", "none")} & found_changed(
        library, "seated-march", equipment=["chair", "band"]
    ) == set()
