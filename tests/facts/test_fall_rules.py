"""The rules for words by which people fall see what they are for, and let honest words pass."""

from dataclasses import replace

import pytest

from macros.facts.draft_rules import MARK
from macros.facts.fall_rules import (
    RULES,
    nobody_closes_their_eyes,
    nobody_holds_a_chair,
    nobody_stands_in_bare_feet,
    seated_work_stays_seated,
)
from macros.facts.library import Library, load_library
from macros.facts.problems import Finding

STANDS, SITS = "heel-raise", "seated-heel-raise"
"""Exercises of the sample."""


@pytest.fixture
def library(sample) -> Library:
    """The library of the sample."""
    return load_library(sample / "data")


def changed(library: Library, name: str, **fields) -> Library:
    """The library with other fields in one exercise; nothing of it is checked."""
    exercise = library.exercises[name].model_copy(update=fields)
    return replace(library, exercises={**library.exercises, name: exercise})


def found(rule, library: Library, name: str, line: str) -> bool:
    """If a rule finds a line, which it must then do among the steps and as what to do on a bad day."""
    paths = [
        [finding.path for finding in rule(changed(library, name, **fields))]
        for fields in ({"steps": ["Breathe out.", line]}, {"bad_day": line})
    ]
    assert paths in ([[], []], [[(name, "steps", 1)], [(name, "bad_day")]])
    return paths != [[], []]


@pytest.mark.parametrize("line", [
    "Hold the chair.",
    "Hold on to the back of a chair.",
    "Hold on to the backs of two chairs.",
    "Hold a very firm dining chair.",
    "Grip a sturdy chair.",
    "Grip a stool with one hand.",
    "Stand tall while holding onto your chair.",
    "Rest both hands on the chair back.",
    "Use a chair for balance.",
    "Hold a walker with wheels.",
    "Hold your walker with wheels, or a friend.",
    "Hold the counter or a chair.",
    "Lean on a helper.",
    "Do not sway. Hold a chair.",
    "If you do not feel steady, hold a chair.",
])  # fmt: skip
def test_a_held_chair_is_seen(line, library):
    """What can tip, roll or fall over is found in the hands of who stands, and of who sits it is not."""
    assert found(nobody_holds_a_chair, library, STANDS, line)
    assert not found(nobody_holds_a_chair, library, SITS, line)


@pytest.mark.parametrize("line", [
    "Never hold a chair.",
    "Do not hold a chair.",
    "Don't grip, pull, or lean on a chair.",
    "Stand tall, and never hold a friend.",
    "Rise without holding the chair.",
    "Hold the chair arms and rise.",
    "Hold the arms of the chair.",
    "Use a firm chair, its back against a wall.",
    "Hold the counter with a chair behind you.",
    "Hold the counter and put a chair behind you.",
    "Keep both hands on a fixed counter. Put a chair behind you.",
    "Reach back for the chair with one hand.",
])  # fmt: skip
def test_a_chair_for_later_is_let_pass(line, library):
    """A chair that is forbidden, stands behind or is sat on is not found, nor are its arms."""
    assert not found(nobody_holds_a_chair, library, STANDS, line)


@pytest.mark.parametrize(("line", "wrong"), [
    ("Stand in bare feet.", True),
    ("Take off your shoes and socks.", True),
    ("Lift your heels without shoes.", True),
    ("Bare feet are best.", True),
    ("Do it in socks.", True),
    ("Never stand in bare feet.", False),
    ("Do not take off your shoes.", False),
    ("Wear the weight over a sock.", False),
    ("A band on bare skin can cut.", False),
])  # fmt: skip
def test_shoes_off_are_seen(line, wrong, library):
    """Shoes that come off are found where an exercise stands, unless the line forbids it."""
    assert found(nobody_stands_in_bare_feet, library, STANDS, line) == wrong
    assert not found(nobody_stands_in_bare_feet, library, SITS, line)


@pytest.mark.parametrize(("item", "wrong"), [
    ("Walk and stand in bare feet, at home or outside.", True),
    ("Never walk or stand in bare feet.", False),
    ("Sit down, and take off your shoes and socks.", False),
])  # fmt: skip
def test_bare_feet_in_a_checklist_are_seen(item, wrong, library):
    """A list on safety that asks for bare feet is found; shoes may come off to look at the feet."""
    checklist = library.safety.checklists["feet"].model_copy(update={"items": ["Look at both feet.", item]})
    safety = library.safety.model_copy(update={"checklists": {"feet": checklist}})
    findings = nobody_stands_in_bare_feet(replace(library, safety=safety))
    assert [finding.path for finding in findings] == [("checklists", "feet", "items", 1)] * wrong


@pytest.mark.parametrize(("line", "wrong"), [
    ("Close your eyes and let go of the counter.", True),
    ("Stand tall with your eyes shut.", True),
    ("Stand in the dark.", True),
    ("Do not close your eyes.", False),
    ("Stand in good light and keep your eyes open.", False),
    ("Lower that foot, with your eyes on it.", False),
])  # fmt: skip
def test_closed_eyes_are_seen(line, wrong, library):
    """Closed eyes are found where an exercise stands; who sits may close them."""
    assert found(nobody_closes_their_eyes, library, STANDS, line) == wrong
    assert not found(nobody_closes_their_eyes, library, SITS, line)


@pytest.mark.parametrize(("line", "wrong"), [
    ("Stand up and balance on your right leg.", True),
    ("Stand tall.", True),
    ("Push up, standing on both feet.", True),
    ("Stay seated. Never stand on the towel.", False),
    ("Rest for a minute before you stand up.", False),
    ("Put on shoes before you stand on the floor.", False),
    ("Stand up slowly when you have rested.", False),
    ("Then stand up slowly.", False),
    ("March as if you walk.", False),
])  # fmt: skip
def test_seated_work_that_stands_is_seen(line, wrong, library):
    """An act on the feet is found where no position stands; what comes after the exercise is not."""
    assert found(seated_work_stays_seated, library, SITS, line) == wrong
    assert not found(seated_work_stays_seated, library, STANDS, line)


def test_a_seated_draft_may_be_like_standing_work(library):
    """A draft that was begun from standing work is judged when it is none any more."""
    steps = {"steps": ["Stand tall.", "Breathe out."]}
    assert list(seated_work_stays_seated(changed(library, SITS, **steps, draft="yes"))) == []
    assert list(seated_work_stays_seated(changed(library, SITS, **steps))) != []


DANGER = "Hold a chair, close your eyes and take off your shoes."


@pytest.mark.parametrize("field", ["purpose", "breathing", "helper", "bad_day", "move_up_when"])
def test_each_field_of_standing_work_is_read(field, library):
    """Each text of standing work is read, in a draft too, and a placeholder is not."""
    assert [finding.path for finding in all_of(changed(library, STANDS, **{field: DANGER}))] == [(STANDS, field)] * 3
    assert len(all_of(changed(library, STANDS, **{field: DANGER}, draft="yes"))) == 3
    assert all_of(changed(library, STANDS, **{field: f"{MARK} {DANGER}"})) == []


def test_groups_and_mistakes_are_read(library):
    """The words inside groups are read too, and of a common mistake the cure alone."""
    exercise = library.exercises[STANDS]
    for field, inner in (("support", "how"), ("footwear", "why"), ("dizzy", "do")):
        group = getattr(exercise, field).model_copy(update={inner: DANGER})
        findings = all_of(changed(library, STANDS, **{field: group}))
        assert [finding.path for finding in findings] == [(STANDS, field, inner)] * 3
    mistakes = ["Holding a chair. Hold the counter.", f"You look up. {DANGER}"]
    findings = all_of(changed(library, STANDS, mistakes=mistakes))
    assert [finding.path for finding in findings] == [(STANDS, "mistakes", 1)] * 3


def all_of(library: Library) -> list[Finding]:
    """What all the rules find."""
    return [finding for rule in RULES for finding in rule(library)]
