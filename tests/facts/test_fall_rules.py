"""The rules for words by which people fall see what they are for, and let honest words pass."""

import re
from dataclasses import replace

import pytest

from macros.facts.draft_rules import MARK
from macros.facts.fall_rules import (
    RULES,
    each_hold_is_named,
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
    "Don't worry if you sway, just hold the back of a chair.",
    "Do not rush, hold the rail or hold a chair.",
    "Stop and hold a chair.",
    "Stop if you sway and hold a chair.",
    "Rest both palms on the back of a chair.",
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
    "Hold the counter instead of a chair.",
    "Hold the counter until you feel the chair behind your legs.",
    "Hold the armrests of the chair.",
    "Ask a helper to hold the chair still.",
    "Let a helper hold the chair.",
    "Ask someone to hold the chair still.",
    "Hold the counter where the chair is.",
    "Nobody should hold a chair.",
    "Keep both hands on a fixed counter beside a table.",
    "Hold the counter next to your chair.",
    "Use a fixed grab bar near the chair.",
    "Stop holding the chair.",
])  # fmt: skip
def test_a_chair_for_later_is_let_pass(line, library):
    """A chair that is forbidden, stands behind or is sat on is not found, nor are its arms."""
    assert not found(nobody_holds_a_chair, library, STANDS, line)


@pytest.mark.parametrize(("how", "wrong"), [
    ("No hold is needed here.", True),
    ("No counter is needed here.", True),
    ("Stand with both arms free.", True),
    ("Use a firm chair, with a fixed counter in reach in front.", False),
    (f"{MARK} where the hands are.", False),
])  # fmt: skip
def test_a_hold_without_a_name_is_seen(how, wrong, library):
    """What standing work tells about its support names the counter; who sits may have another."""
    for name in (STANDS, SITS):
        support = library.exercises[name].support.model_copy(update={"how": how})
        findings = list(each_hold_is_named(changed(library, name, support=support)))
        assert [finding.path for finding in findings] == [(name, "support", "how")] * (wrong and name == STANDS)


@pytest.mark.parametrize(("line", "wrong"), [
    ("Stand in bare feet.", True),
    ("Take off your shoes and socks.", True),
    ("Lift your heels without shoes.", True),
    ("Bare feet are best.", True),
    ("Do it in socks.", True),
    ("Remove your shoes and socks first.", True),
    ("Do not worry, and take off your shoes.", True),
    ("Take off your shoes, lift, and put them on after.", True),
    ("After the set, take off your shoes.", True),
    ("Take off your shoes after, and look at both feet.", False),
    ("Sit down after, and take off your shoes.", False),
    ("Take off your shoes when you finish, and look at both feet.", False),
    ("A barefoot rise can hurt skin.", False),
    ("Socks are not safe, nor is barefoot work.", False),
    ("Never stand in bare feet.", False),
    ("Do not take off your shoes.", False),
    ("Wear the weight over a sock.", False),
    ("Lift both shoes off the floor.", False),
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
    ("Hold a chair or a walker, with one hand.", True),
    ("Never hold a chair, a walker, a towel rail or a table with wheels.", False),
    ("Close your eyes, and turn your head from side to side.", True),
    ("Keep your eyes open, and do not turn your head.", False),
])  # fmt: skip
def test_a_checklist_is_read(item, wrong, library):
    """A list on safety that asks for bare feet, closed eyes or a chair to hold is found; shoes may come off to look at
    the feet.
    """
    checklist = library.safety.checklists["feet"].model_copy(update={"items": ["Look at both feet.", item]})
    safety = library.safety.model_copy(update={"checklists": {"feet": checklist}})
    findings = all_of(replace(library, safety=safety))
    assert [finding.path for finding in findings] == [("checklists", "feet", "items", 1)] * wrong


@pytest.mark.parametrize(("line", "wrong"), [
    ("Close your eyes and let go of the counter.", True),
    ("Stand tall with your eyes shut.", True),
    ("Stand in the dark.", True),
    ("Keep your eyes gently closed.", True),
    ("Do not worry, and close your eyes if it helps.", True),
    ("Close your eyes, you may fall a little.", True),
    ("Do not be afraid to close your eyes.", True),
    ("With closed eyes you may fall.", False),
    ("Put a light on, as it is easy to trip in the dark.", False),
    ("Keep your eyes on closed shoes.", False),
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
    ("Stand up only when your head is clear.", False),
    ("Stand up in stages.", False),
    ("Put on dry socks before standing on them.", False),
    ("Balance the ball on your palm.", False),
    ("Walk both hands back to your hips.", False),
])  # fmt: skip
def test_seated_work_that_stands_is_seen(line, wrong, library):
    """An act on the feet is found where no position stands; what comes after the exercise is not."""
    assert found(seated_work_stays_seated, library, SITS, line) == wrong
    assert not found(seated_work_stays_seated, library, STANDS, line)


def test_a_purpose_may_name_the_dark(library):
    """What an exercise is for may be a way in the dark; the eyes stay open in it all the same."""
    for purpose, wrong in (("Keeps you steady at night in the dark.", False), ("Trains you with closed eyes.", True)):
        assert bool(all_of(changed(library, STANDS, purpose=purpose))) == wrong


def test_a_helper_of_seated_work_may_stand(library):
    """Who helps stands, also where the person who trains sits."""
    assert list(seated_work_stays_seated(changed(library, SITS, helper="Sit, or stand on your weak side."))) == []


@pytest.mark.parametrize(("rule", "name", "line"), [
    (nobody_stands_in_bare_feet, STANDS, "Do it in socks."),
    (nobody_closes_their_eyes, STANDS, "Close your eyes."),
    (seated_work_stays_seated, SITS, "Stand tall."),
])  # fmt: skip
def test_a_cure_is_taken(rule, name, line, library):
    """Words that a message gives in place of others are not found themselves."""
    (finding,) = rule(changed(library, name, bad_day=line))
    (words,) = re.findall(r'"([^"]+)"', finding.cure)
    assert list(rule(changed(library, name, bad_day=words))) == []


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
        unnamed = field == "support"  # DANGER names no counter
        assert [finding.path for finding in findings] == [(STANDS, field, inner)] * (3 + unnamed)
    mistakes = ["Holding a chair. Hold the counter.", f"You look up. {DANGER}"]
    findings = all_of(changed(library, STANDS, mistakes=mistakes))
    assert [finding.path for finding in findings] == [(STANDS, "mistakes", 1)] * 3


def all_of(library: Library) -> list[Finding]:
    """What all the rules find."""
    return [finding for rule in RULES for finding in rule(library)]
