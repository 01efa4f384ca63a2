"""The real content in data/, exercise by exercise."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from macros.facts.library import load_library
from macros.facts.reading import read

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "data" / "exercises.yaml"
ENTRIES = (read("data/exercises.yaml", SOURCE.read_bytes()).value or {}) if SOURCE.is_file() else {}
IDS = [name for name, entry in ENTRIES.items() if "draft" not in (entry or ())]
"""All but drafts. Read without checks, so that a fault in one exercise does not hide the names of the others."""

STUB = re.compile(r'^\{\{ exercise\("([^"]*)"\) \}\}$', re.MULTILINE)

NOT_VERBS = {
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "you", "your", "both", "each", "one", "two", "no",
    "when", "while", "if", "as", "after", "before", "then", "and", "or", "but", "so", "with", "without", "from", "in",
    "on", "at", "to", "for", "by", "of", "there", "here", "also", "always", "please", "now", "next",
}  # fmt: skip
"""Words that no instruction may begin with: whoever reads one line at a time needs the act first."""


def not_an_act(line: str) -> bool:
    """True when a line does not begin with a capital letter and an act."""
    first = re.split(r"[\s,:;.]", line, maxsplit=1)[0]
    return not re.fullmatch(r"[A-Z][a-z]+", first) or first.lower() in NOT_VERBS or first.endswith("ly")


@pytest.fixture(scope="module")
def exercises():
    """The checked exercises by id."""
    return load_library(ROOT / "data").exercises


def test_there_are_forty_exercises():
    """The library holds forty exercises that are no drafts, or more."""
    assert len(IDS) >= 40


def test_every_exercise_has_its_page():
    """Each exercise has one page in docs/exercises, with its id as name and in its one call; no page calls another."""
    paths = (ROOT / "docs" / "exercises").glob("*.md")
    pages = {path.stem: STUB.findall(path.read_text(encoding="utf-8")) for path in paths}
    assert pages
    assert {name: calls for name, calls in pages.items() if calls} == {name: [name] for name in ENTRIES}


@pytest.mark.parametrize("exercise_id", IDS)
def test_steps_begin_with_an_act(exercise_id, exercises):
    """Each step, caution and change begins with what to do."""
    exercise = exercises[exercise_id]
    changes = [exercise.numb_feet.do, exercise.numb_hands.do, exercise.dizzy.do]
    assert [line for line in (*exercise.steps, *exercise.cautions, *changes) if not_an_act(line)] == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_steps_need_no_picture(exercise_id, exercises):
    """No step points at the picture or at another step: each is understood when it is read aloud alone."""
    pointing = re.compile(r"\b(shown|picture|figure|see above|as above|step \d)\b", re.IGNORECASE)
    assert [step for step in exercises[exercise_id].steps if pointing.search(step)] == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_steps_are_one_act_each(exercise_id, exercises):
    """No step holds two sentences, and none is written twice in a row."""
    steps = exercises[exercise_id].steps
    assert [step for step in steps if re.search(r"[.?!] ", step)] == []
    assert [step for step, following in pairwise(steps) if step == following] == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_mistakes_carry_their_cure(exercise_id, exercises):
    """Each common mistake is followed by what to do instead."""
    lines = exercises[exercise_id].mistakes
    assert [line for line in lines if len(re.findall(r"[.?!](?=\s|$)", line)) < 2] == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_nobody_is_told_to_hold_their_breath(exercise_id, exercises):
    """No line of an exercise asks for a held breath, unless to forbid it."""
    held = re.compile(r"(?<!not )(?<!never )\bhold(ing)? (your|their) breath\b", re.IGNORECASE)
    exercise = exercises[exercise_id]
    assert [line for line in (*exercise.steps, exercise.breathing, exercise.helper) if held.search(line)] == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_nobody_stands_on_a_moving_thing(exercise_id, exercises):
    """Standing work never asks a hand to hold a chair; the arms of an armchair help a person up from it."""
    exercise = exercises[exercise_id]
    held = re.compile(r"\b(hold|grip)( on to| onto)? (the |a |your )?(back of (the|a) )?chair\b(?! arm)", re.IGNORECASE)
    assert [line for line in (*exercise.steps, exercise.support.how) if exercise.stands and held.search(line)] == []


@pytest.mark.parametrize("exercise_id", IDS)
def test_exercise_was_checked(exercise_id, exercises):
    """Each exercise tells the day on which somebody last compared it with its sources."""
    assert exercises[exercise_id].checked


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Lift both heels.", False),
        ("Sit, then rise.", False),
        ("lift both heels.", True),
        ("The heels lift.", True),
        ("If you can, lift.", True),
        ("Slowly lower them.", True),
        ("2 times up.", True),
    ],
)
def test_a_line_without_an_act_is_seen(line, wrong):
    """The check of first words sees what is no act, and lets acts pass."""
    assert not_an_act(line) == wrong
