"""A number that stands in the dose and in the words of an exercise is changed in both, or the check names it."""

import re
from dataclasses import replace

import pytest

from macros.facts.library import Library, load_library
from macros.facts.number_rules import SAID, words_agree_with_the_dose
from macros.facts.told import lines


@pytest.fixture(scope="module")
def library(root) -> Library:
    """The library of the project."""
    return load_library(root / "data")


def found_in(library: Library, name: str, **fields) -> list[str]:
    """What the rule says of an exercise with other fields; nothing else of it is checked."""
    exercise = library.exercises[name].model_copy(update=fields)
    findings = words_agree_with_the_dose(replace(library, exercises={name: exercise}))
    return [f"{' '.join(map(str, finding.path[1:]))}: {finding.what} {finding.cure}" for finding in findings]


def with_number(library: Library, name: str, key: str, number: int):
    """The dose of an exercise with another number at a key such as `count.target`."""
    dose = library.exercises[name].dose
    first, _, second = key.partition(".")
    value = getattr(dose, first).model_copy(update={second: number}) if second else number
    return dose.model_copy(update={first: value})


@pytest.mark.parametrize(
    ("name", "key", "number", "places"),
    [
        ("counter-heel-raise", "count.target", 10, ["move_up_when"]),
        ("counter-heel-raise", "sets.target", 3, ["move_up_when"]),
        ("counter-heel-raise", "effort.target", 4, ["move_up_when"]),
        ("thigh-squeeze", "hold", 8, ["steps 4", "breathing", "mistakes 0"]),
        ("ankle-pumps", "tempo.down", 4, ["mistakes 1"]),
        ("band-ankle-push", "tempo.down", 4, ["steps 4", "mistakes 0"]),
        ("counter-heel-raise", "hold", 5, ["steps 3"]),
        ("counter-heel-raise", "tempo.down", 1, ["steps 4", "mistakes 2"]),
        ("feet-together-stand", "count.start", 5, ["steps 3"]),
        ("feet-together-stand", "count.target", 20, ["move_up_when", "cautions 0", "steps 3"]),
        ("toe-curl-and-spread", "count.target", 8, ["move_up_when"]),
        ("side-steps", "sets.target", 4, ["move_up_when"]),
        ("side-steps", "count.start", 4, ["steps 4", "steps 5"]),
        ("slow-breathing", "count.target", 5, ["move_up_when", "steps 5"]),
        ("seated-band-row", "hold", 3, ["steps 4"]),
    ],
)
def test_a_number_changed_alone_is_seen(name, key, number, places, library):
    """A number that is changed in the dose alone is named at each line that still says the old one."""
    found = found_in(library, name, dose=with_number(library, name, key, number))
    assert [line.partition(":")[0] for line in found] == places
    assert all(f"{key.replace('.', ' > ')} is {number}" in line for line in found)


def test_each_pattern_is_met(library):
    """Each pattern of the table stands in the words of an exercise: one that fits nothing would prove nothing."""
    assert [
        said.pattern.pattern
        for said in SAID
        if not any(
            said.pattern.search(line)
            for exercise in library.exercises.values()
            for key in said.fields
            for _, _, line in lines("any", exercise, key)
        )
    ] == []


def test_the_cure_mends_it(library):
    """Whoever writes the number that the message names has mended the line."""
    dose = with_number(library, "counter-heel-raise", "count.target", 10)
    (found,) = found_in(library, "counter-heel-raise", dose=dose)
    assert "Write 10 here in place of 12, or change the dose." in found
    mended = library.exercises["counter-heel-raise"].move_up_when.replace("12", "10")
    assert found_in(library, "counter-heel-raise", dose=dose, move_up_when=mended) == []


@pytest.mark.parametrize(
    ("name", "key", "words", "number"),
    [
        ("counter-heel-raise", "steps", "Hold 20 seconds, heels high.", "20"),
        ("counter-heel-raise", "steps", "Hold for 2 to 20 seconds.", "20"),
        ("hand-squeeze-and-spread", "steps", "Squeeze the ball gently for thirty seconds.", "thirty"),
        ("counter-heel-raise", "steps", "Lower both heels over 10 seconds.", "10"),
        ("wall-push-up", "steps", "Lean in for 9 seconds by bending your elbows.", "9"),
        ("semi-tandem-stand", "steps", "Hold for 10 seconds, later to 90.", "90"),
        ("feet-together-stand", "steps", "Hold for 10 seconds, later up to five minutes.", "five minutes"),
        ("feet-together-stand", "steps", "Hold for one minute.", "one minute"),
        ("counter-heel-raise", "steps", "Hold for 2 minutes.", "2 minutes"),
        ("counter-heel-raise", "mistakes", "Dropping in 1 second. Lower in 6 seconds.", "6"),
        ("ankle-pumps", "mistakes", "Rushing. Take 2 seconds to pull and 9 seconds to point.", "9"),
        ("counter-heel-raise", "move_up_when", "Move up when you reach 2 sets of 40.", "40"),
        ("counter-heel-raise", "move_up_when", "Move up when you do 12 full sets of 12.", "12"),
        ("counter-heel-raise", "move_up_when", "Move up when you do 20 × 12.", "20"),
        ("counter-heel-raise", "move_up_when", "Move up when you do 2 × 20.", "20"),
        ("counter-heel-raise", "move_up_when", "Move up when you do 2 sets of 12 to 20.", "20"),
        ("counter-heel-raise", "move_up_when", "Move up when effort is five to nine.", "nine"),
        ("counter-heel-raise", "bad_day", "Do 100 hard raises.", "100"),
        ("counter-heel-raise", "bad_day", "Rise 20 times.", "20"),
        ("counter-heel-raise", "bad_day", "Do 12 or 15 raises.", "15"),
        ("counter-heel-raise", "bad_day", "Do 4 raises, at an effort of 9 of 10.", "9"),
    ],
)
def test_another_number_is_seen(name, key, words, number, library):
    """A line that says another number than the dose is told once, with that number, however it says it."""
    value = words if isinstance(getattr(library.exercises[name], key), str) else [words]
    (found,) = found_in(library, name, **{key: value})
    assert f"in place of {number}, or change the dose. If {number} is another number, say so beside it" in found


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        ("counter-heel-raise", "move_up_when", "Move up when you do 3 days in a row."),
        ("counter-heel-raise", "move_up_when", "Move up when you do 2 good sessions in a row with no grabs."),
        ("counter-heel-raise", "move_up_when", "Move up when effort is 4 or less. Then lower in 4 seconds."),
        ("counter-heel-raise", "move_up_when", "Move up when you do 2 × 12."),
        ("counter-heel-raise", "move_up_when", "Move up when you do 2 full sets of 12."),
        ("counter-heel-raise", "move_up_when", "Move up when you do 1 to 2 sets of 8 to 12."),
        ("counter-heel-raise", "move_up_when", "Move up when you can do 2 more raises, or one more set."),
        ("heel-to-toe-walk", "move_up_when", "Add a lap, up to 2 a week."),
        ("counter-heel-raise", "mistakes", "Dropping in 1 second. Lower in 3 seconds."),
        ("counter-heel-raise", "mistakes", "Starting cold. Walk for 30 seconds first."),
        ("counter-heel-raise", "steps", "Hold the counter for 10 seconds before you start."),
        ("counter-toe-raise", "steps", "Take 5 seconds to find your balance."),
        ("side-steps", "steps", "Take 2 steps back to your chair to rest."),
        ("seated-march", "steps", "Slow down in the last 1 to 2 minutes."),
        ("seated-march", "steps", "Rest for 2 to 3 minutes."),
        ("counter-heel-raise", "bad_day", "Do 4 small raises, with 90 seconds between."),
        ("counter-heel-raise", "bad_day", "Rest today. Call 911, 999 or 112 if your chest hurts."),
        ("slow-breathing", "bad_day", "Lie down and take 5 slow breaths."),
    ],
)
def test_other_numbers_pass(name, key, words, library):
    """A number that counts something else than the dose does, and a mistake that is told with its number, may stand."""
    value = words if isinstance(getattr(library.exercises[name], key), str) else [words]
    assert found_in(library, name, **{key: value}) == []


@pytest.mark.parametrize(
    ("name", "key", "words", "cure"),
    [
        ("counter-heel-raise", "steps", "Hold for 2 minutes.", "Write 2 seconds here in place of 2 minutes,"),
        ("feet-together-stand", "steps", "Hold for one minute.", "Write 10 seconds here in place of one minute,"),
        ("counter-heel-raise", "bad_day", "Do 50 small raises.", "Write 12 or less here in place of 50,"),
    ],
)
def test_the_cure_says_how_much(name, key, words, cure, library):
    """Nobody is led from one minute to 10 minutes, nor to do as much on a bad day as on a good one."""
    value = words if isinstance(getattr(library.exercises[name], key), str) else [words]
    (found,) = found_in(library, name, **{key: value})
    assert cure in found


def test_a_minute_is_60_seconds(library):
    """A dose of 60 seconds may be told as a minute."""
    dose = with_number(library, "feet-together-stand", "count.target", 60)
    steps = ["Hold for 10 seconds, later up to 1 minute."]
    assert found_in(library, "feet-together-stand", dose=dose, cautions=[], move_up_when="", steps=steps) == []


@pytest.mark.parametrize("beside", ["to rest", "to find your balance", "before you start"])
def test_the_cure_knows_what_to_do_with_another_number(beside, library):
    """Whoever says beside a number what it is for, in the words of the message, has mended the line."""
    (found,) = found_in(library, "counter-heel-raise", steps=["Hold for 10 seconds."])
    assert re.sub("^to ", "", beside) in found
    assert found_in(library, "counter-heel-raise", steps=[f"Hold for 10 seconds {beside}."]) == []


def test_a_draft_may_differ(library):
    """A draft may begin with the words of its neighbor and a dose of its own."""
    dose = with_number(library, "counter-heel-raise", "count.target", 10)
    assert found_in(library, "counter-heel-raise", dose=dose, draft="yes") == []
