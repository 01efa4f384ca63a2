"""A number that stands in the dose and in the words of an exercise is changed in both, or the check names it."""

from dataclasses import replace

import pytest

from macros.facts.library import Library, load_library
from macros.facts.number_rules import SAID, words_agree_with_the_dose


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
        ("counter-heel-raise", "hold", 5, ["steps 3"]),
        ("counter-heel-raise", "tempo.down", 1, ["steps 4", "mistakes 2"]),
        ("feet-together-stand", "count.start", 5, ["steps 3"]),
        ("feet-together-stand", "count.target", 20, ["move_up_when", "steps 3"]),
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
            for line in ([getattr(exercise, key) or ""] if key == "move_up_when" else getattr(exercise, key))
        )
    ] == []


def test_the_cure_mends_it(library):
    """Whoever writes the number that the message names has mended the line."""
    dose = with_number(library, "counter-heel-raise", "count.target", 10)
    (found,) = found_in(library, "counter-heel-raise", dose=dose)
    assert found.endswith("Write 10 here in place of 12, or change the dose.")
    mended = library.exercises["counter-heel-raise"].move_up_when.replace("12", "10")
    assert found_in(library, "counter-heel-raise", dose=dose, move_up_when=mended) == []


@pytest.mark.parametrize(
    "words",
    [
        "Move up when you do 3 days in a row.",
        "Move up when you do 2 sessions in a row.",
        "Move up when effort is 4 or less. Then lower in 4 seconds.",
    ],
)
def test_other_numbers_pass(words, library):
    """A number of days, an easier effort and a later, harder way are not those of the dose."""
    assert found_in(library, "counter-heel-raise", move_up_when=words) == []


def test_a_draft_may_differ(library):
    """A draft may begin with the words of its neighbor and a dose of its own."""
    dose = with_number(library, "counter-heel-raise", "count.target", 10)
    assert found_in(library, "counter-heel-raise", dose=dose, draft="yes") == []
