"""The rules for the words of an exercise see what is wrong, let what is right pass, and leave drafts alone."""

from dataclasses import replace

import pytest

from macros.facts.draft_rules import MARK
from macros.facts.library import Library, load_library
from macros.facts.writing_rules import (
    RULES,
    lines_begin_with_an_act,
    mistakes_carry_their_cure,
    nobody_holds_their_breath,
    not_an_act,
    steps_are_one_act_each,
    steps_stand_alone,
)
from tests.signed_library import changed

NAME = "heel-raise"
"""An exercise of the sample that stands."""


@pytest.fixture
def library(sample) -> Library:
    """The library of the sample."""
    return load_library(sample / "data")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Lift both heels.", False),
        ("Sit, then rise.", False),
        ("Re-lace your shoes.", False),
        ("Don't lock your knees.", False),
        ("Apply the strap.", False),
        ("lift both heels.", True),
        ("The heels lift.", True),
        ("If you can, lift.", True),
        ("It's time to lift.", True),
        ("Slowly lower them.", True),
        ("2 times up.", True),
    ],
)
def test_a_line_without_an_act_is_seen(line, wrong, library):
    """The check of first words sees what is no act, and lets acts pass."""
    assert not_an_act(line) == wrong
    assert [finding.path for finding in lines_begin_with_an_act(changed(library, NAME, cautions=[line]))] == [
        (NAME, "cautions", 0)
    ] * wrong


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ("Do it as shown.", True),
        ("Bend the knee as in the picture.", True),
        ("Place your feet (see above).", True),
        ("Go back to step 2.", True),
        ("Repeat steps 2 and 3.", True),
        ("Repeat step 12.", True),
        ("Step 2 feet to the side.", False),
        ("Picture a calm lake.", False),
        ("Draw a figure of eight with your toes.", False),
        ("Walk ten steps 2 times.", False),
        ("Sit tall and picture a string that pulls you up.", False),
        ("Hold on, and step 2 feet to the side.", False),
        ("Hold on, and go to step 20.", True),
        ("Use your cane the way your therapist has shown.", False),
    ],
)
def test_a_step_that_points_is_seen(step, wrong, library):
    """A step that sends a listener elsewhere is found, and one that only has such a word in it is not."""
    found = list(steps_stand_alone(changed(library, NAME, steps=["Sit.", step])))
    assert [finding.path for finding in found] == [(NAME, "steps", 1)] * wrong


@pytest.mark.parametrize(("step", "wrong"), [("Lift. Lower.", True), ("Sit, then rise.", False)])
def test_two_acts_are_seen(step, wrong, library):
    """A second sentence in a step is found, a comma is not."""
    assert len(list(steps_are_one_act_each(changed(library, NAME, steps=["Sit.", step])))) == wrong


def test_a_step_twice_is_seen(library):
    """A step that is said twice in a row is found at its second place; the same act later on is not."""
    found = list(steps_are_one_act_each(changed(library, NAME, steps=["Sit.", "Rise.", "Rise.", "Sit."])))
    assert [(finding.path, finding.code) for finding in found] == [((NAME, "steps", 2), "step-twice")]


@pytest.mark.parametrize(("line", "wrong"), [("You lean back.", True), ("You lean back. Sit tall.", False)])
def test_a_mistake_alone_is_seen(line, wrong, library):
    """A mistake without a second sentence is found."""
    assert len(list(mistakes_carry_their_cure(changed(library, NAME, mistakes=[line])))) == wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Hold your breath as you lift.", True),
        ("Count while holding the breath.", True),
        ("Hold in your breath.", True),
        ("Keep your breath in for the whole set.", True),
        ("If you do not strain, hold your breath.", True),
        ("Do not worry, and hold your breath.", True),
        ("Breathe in and hold it until your heels are down.", True),
        ("Breathe in, hold, and lift.", True),
        ("Take a deep breath, hold breath, then lift.", True),
        ("Take a deep breath, then hold it.", True),
        ("Do not breathe until the heel is down.", True),
        ("Lift without breathing.", True),
        ("Never hold your breath.", False),
        ("Never push, pull, or hold your breath.", False),
        ("Keep your breath in time with your steps.", False),
        ("Do not hold your breath.", False),
        ("Don't hold your breath.", False),
        ("Lift without holding your breath.", False),
        ("Hold the counter and breathe.", False),
        ("Breathe in, hold the counter, and lift.", False),
        ("Breathe out as you hold it.", False),
        ("If they do not breathe, call 911, 999 or 112.", False),
        ("Avoid holding your breath.", False),
        ("Notice if you hold your breath.", False),
        ("Count aloud, so that you cannot hold your breath.", False),
        ("Count aloud to stop holding your breath.", False),
        ("Do not strain, push, or hold your breath.", False),
    ],
)
def test_a_held_breath_is_seen(line, wrong, library):
    """A held breath is found in any line that tells what to do, unless the line forbids it."""
    for field in ("breathing", "bad_day", "helper"):
        found = list(nobody_holds_their_breath(changed(library, NAME, **{field: line})))
        assert [finding.path for finding in found] == [(NAME, field)] * wrong


@pytest.mark.parametrize(
    ("mistake", "wrong"),
    [
        ("Holding your breath. Count aloud.", False),
        ("Leaning. Stand tall, and hold your breath at the top.", True),
    ],
)
def test_the_cure_of_a_mistake_is_read(mistake, wrong, library):
    """A mistake may name a held breath, and what to do instead may not ask for it."""
    found = list(nobody_holds_their_breath(changed(library, NAME, mistakes=[mistake])))
    assert [finding.path for finding in found] == [(NAME, "mistakes", 0)] * wrong


def test_a_breath_held_in_a_checklist_is_seen(library):
    """A list on safety that asks for a held breath is found."""
    checklist = library.safety.checklists["feet"].model_copy(update={"items": ["Hold your breath on the hard part."]})
    safety = library.safety.model_copy(update={"checklists": {"feet": checklist}})
    found = list(nobody_holds_their_breath(replace(library, safety=safety)))
    assert [(finding.file, finding.path) for finding in found] == [("safety", ("checklists", "feet", "items", 0))]


def test_a_draft_is_judged_for_safety_alone(library):
    """How a draft is written is not judged yet, and a held breath is refused in it too."""
    wrong = {"steps": ["The mat.", "Hold the mat. Hold it as shown."], "mistakes": ["You lean."], "checked": None}
    lines = wrong | {"breathing": "Hold your breath."}
    found = [{finding.code for rule in RULES for finding in rule(changed(library, NAME, **lines, draft=draft))}
             for draft in (None, "yes")]  # fmt: skip
    safe = {"held-breath"}
    assert found == [
        safe | {"step-without-act", "two-acts", "step-points", "mistake-without-cure", "not-checked"},
        safe,
    ]


def test_a_placeholder_is_named_once(library):
    """A placeholder that is left has its own message, and is not judged for its words."""
    line = f"{MARK} a mistake, as shown."
    left = changed(library, NAME, steps=[line, line], mistakes=[line], breathing=f"{MARK} hold your breath.")
    assert [finding for rule in RULES for finding in rule(left)] == []
