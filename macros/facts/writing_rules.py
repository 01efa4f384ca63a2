"""Promises about the words of an exercise: each line is followed as it is heard, alone, and keeps people safe.

In: a Library whose entries are valid one by one. Out: findings: which line, what is wrong with it and the cure.
Words that people hurt themselves by are refused in a draft too; how it is written is judged when it is none any more.
Must not know: how hard a text is to read (`plain_language` does), files on disk, pages. The words are English.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from .model.exercise import Exercise
from .plain_language import sentences
from .problems import Finding
from .told import CHANGES, lines, told_in, told_in_checklists

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

FILE = "exercises"

NOT_VERBS = {
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "you", "your", "both", "each", "one", "two", "no",
    "when", "while", "if", "as", "after", "before", "then", "and", "or", "but", "so", "with", "without", "from", "in",
    "on", "at", "to", "for", "by", "of", "there", "here", "also", "always", "please", "now", "next",
}  # fmt: skip
"""Words that no instruction may begin with: whoever reads one line at a time needs the act first."""
ACTS_IN_LY = {"Apply", "Rely"}

ELSEWHERE = re.compile(
    r"\b((?<!has )shown|(?<!^)(?<!and )picture|figure(?!.(of|eight|8))|(see|as) (above|below)|"
    r"(?<!^)step \d+\b(?! feet)|steps \d+ (and|to) \d+)\b",
    re.IGNORECASE,
)
"""Words that send a listener to a picture or another step. "Step 2 feet to the side" and a figure of eight do not."""

HELD_BREATH = re.compile(
    r"\b(hold(ing)?( in)?( (your|their|the|a|one))?( deep| full)? breath|"
    r"keep(ing)? (your|their|the) breath in(?! (time|step))|"
    r"breath(e in)?( \w+)?,?( and)?( then)? hold(?= it\b| for\b| until\b|[,.]|$)( it)?|"
    r"(do not|don['’]t|never) breathe (until|while|as you)|without breathing)\b",
    re.IGNORECASE,
)
"""A held breath, "Breathe in and hold it" and "Do not breathe until" too."""
BREATH_CURE = 'Say when to breathe out, or write "never hold your breath".'


def not_an_act(line: str) -> bool:
    """True when a line does not begin with a capital letter and an act."""
    first = re.split(r"\W", line, maxsplit=1)[0]
    if not re.fullmatch(r"[A-Z][a-z]+", first) or first.lower() in NOT_VERBS:
        return True
    return first.endswith("ly") and first not in ACTS_IN_LY


def lines_begin_with_an_act(library: "Library") -> Iterator[Finding]:
    """Each step, caution and change begins with what to do."""
    for name, exercise in _finished(library):
        for path, where, line in lines(name, exercise, "cautions", "steps", *CHANGES):
            if not_an_act(line):
                what = f'{where} does not begin with an act: "{line}"'
                cure = 'Begin with what to do and a capital letter, like "Lift" or "Sit".'
                yield Finding(FILE, path, what, cure, "step-without-act")


def steps_are_one_act_each(library: "Library") -> Iterator[Finding]:
    """No step holds two sentences, and none is written twice in a row."""
    for name, exercise in _finished(library):
        steps = list(lines(name, exercise, "steps"))
        for path, where, step in steps:
            if len(sentences(step)) > 1:
                what = f'{where} holds more than one sentence: "{step}"'
                cure = 'Make a step of each, and look at each at_step again. Write short words such as "approx." out.'
                yield Finding(FILE, path, what, cure, "two-acts")
        for (_, _, before), (path, where, step) in pairwise(steps):
            if step == before:
                what = f'{where} says the same as the step before it: "{step}"'
                yield Finding(FILE, path, what, "Remove it, or say what is not the same.", "step-twice")


def steps_stand_alone(library: "Library") -> Iterator[Finding]:
    """No step points at the picture or at another step: each is understood when it is read aloud alone."""
    for name, exercise in _finished(library):
        for path, where, step in lines(name, exercise, "steps"):
            if found := ELSEWHERE.search(step):
                what = f'{where} says "{found[0]}". Who hears it alone cannot look there.'
                yield Finding(FILE, path, what, "Say what to do in the step itself.", "step-points")


def mistakes_carry_their_cure(library: "Library") -> Iterator[Finding]:
    """Each common mistake is followed by what to do instead."""
    for name, exercise in _finished(library):
        for path, where, line in lines(name, exercise, "mistakes"):
            if len(sentences(line)) < 2:
                what = f'{where} is one sentence, with no cure after it: "{line}"'
                cure = 'Write what to do in a second sentence, like "You lean back. Sit tall."'
                yield Finding(FILE, path, what, cure, "mistake-without-cure")


def nobody_holds_their_breath(library: "Library") -> Iterator[Finding]:
    """No line and no list on safety asks for a held breath, unless to forbid it. A common mistake may name one."""
    for name, exercise in library.exercises.items():
        keys = ("cautions", "steps", "breathing", *CHANGES, "bad_day", "helper", "mistakes")
        for path, where, words in told_in(HELD_BREATH, name, exercise, *keys):
            yield Finding(FILE, path, f'{where} says "{words}".', BREATH_CURE, "held-breath")
    for path, words in told_in_checklists(HELD_BREATH, library.safety.checklists):
        yield Finding("safety", path, f'This item says "{words}".', BREATH_CURE, "held-breath")


def every_exercise_was_checked(library: "Library") -> Iterator[Finding]:
    """Each exercise tells the day on which somebody last compared it with its sources."""
    for name, exercise in _finished(library):
        if not exercise.checked:
            what = "checked is missing, and this exercise is not a draft."
            cure = "Compare it with its sources, and add the day as checked: 2026-11-22."
            yield Finding(FILE, (name, "checked"), what, cure, "not-checked")


def _finished(library: "Library") -> Iterator[tuple[str, Exercise]]:
    """The exercises that are no drafts."""
    for name, exercise in library.exercises.items():
        if not exercise.draft:
            yield name, exercise


RULES = (
    lines_begin_with_an_act,
    steps_are_one_act_each,
    steps_stand_alone,
    mistakes_carry_their_cure,
    nobody_holds_their_breath,
    every_exercise_was_checked,
)
"""Every promise about the words of an exercise. A test shows each of them a broken library."""
