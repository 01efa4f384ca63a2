"""Promises about how much: doses that a person at home can do, and weeks of a program that keep to the same limits.

In: a Library whose entries are valid one by one. Out: findings. Must not know: files on disk, pages.
"""

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from .durations import longest_seconds
from .model.exercise import Level
from .plain_language import sentences
from .problems import Finding

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

MOST_SETS = 4
MOST_MINUTES = 15
"""For one exercise at its targets, with its rests: a day of exercises is planned in 12 to 40 minutes."""
MOST_EFFORT: dict[Level, int] = {"seated": 5, "supported": 6, "standing": 7}

SETS = re.compile(r"\b(\d+) (?:more )?(?:sets|rounds|laps|holds)\b")
EFFORT = re.compile(r"\b(\d+)(?: of 10| or less)\b|effort (?:at|to|of) (\d+)\b", re.IGNORECASE)
"""Numbers of an effort, in a sentence that holds the word."""


def _finding(exercise_id: str, key: str, what: str, cure: str, code: str) -> Finding:
    return Finding("exercises", (exercise_id, *key.split(".")), what, cure, code)


def strength_days_have_rest(library: "Library") -> Iterator[Finding]:
    """Strength work is done on at most 3 days a week, so that a day of rest fits between."""
    for exercise_id, exercise in library.exercises.items():
        if "strength" in exercise.benefits and exercise.dose.days.target > 3:
            what = f"dose > days > target is {exercise.dose.days.target}, and it trains strength."
            cure = "Write 3 or less: muscles need a day of rest."
            yield _finding(exercise_id, "dose.days.target", what, cure, "no-rest-day")


def doses_are_possible(library: "Library") -> Iterator[Finding]:
    """Nobody is asked for more than 4 sets, nor for more days than a week has, nor for more than 15 minutes of it."""
    for exercise_id, exercise in library.exercises.items():
        for key, limit in (("sets", MOST_SETS), ("days", 7)):
            target = getattr(exercise.dose, key).target
            if target > limit:
                what = f"dose > {key} > target is {target}."
                yield _finding(exercise_id, f"dose.{key}.target", what, f"Write {limit} or less.", "dose-too-high")
        minutes = math.ceil(longest_seconds(exercise.dose) / 60)
        if minutes > MOST_MINUTES:
            what = f"dose at its targets takes {minutes} minutes, with its holds and rests."
            cure = f"Lower count, sets, hold, tempo or rest, until it takes {MOST_MINUTES} minutes or less."
            yield _finding(exercise_id, "dose", what, cure, "dose-too-high")


def effort_stays_low(library: "Library") -> Iterator[Finding]:
    """Nobody trains above 7 of 10 at home, nor above 6 at the supported and 5 at the seated level."""
    for exercise_id, exercise in library.exercises.items():
        limit = MOST_EFFORT[exercise.level]
        if exercise.dose.effort.target > limit:
            what = f"dose > effort > target is {exercise.dose.effort.target} at the level {exercise.level}."
            yield _finding(exercise_id, "dose.effort.target", what, f"Write {limit} or less.", "dose-too-high")


def weeks_are_in_order(library: "Library") -> Iterator[Finding]:
    """The weeks of a program begin before they end, and each part begins after the one above it has ended."""
    for program_id, program in library.plans.programs.items():
        for number, weeks in enumerate(program.weeks):
            if weeks.from_ > weeks.to:
                what = f"It begins in week {weeks.from_} and ends in week {weeks.to}."
                path = ("programs", program_id, "weeks", number, "to")
                yield Finding("plans", path, what, f"Write {weeks.from_} or more.", "weeks-order")
        for number, (before, weeks) in enumerate(pairwise(program.weeks), start=1):
            if weeks.from_ <= before.to:
                what = f"It begins in week {weeks.from_}, and the part above it ends in week {before.to}."
                path = ("programs", program_id, "weeks", number, "from")
                yield Finding("plans", path, what, f"Write {before.to + 1} or more.", "weeks-order")


def weeks_keep_to_the_limits(library: "Library") -> Iterator[Finding]:
    """What a program says of its weeks asks for no more sets or effort than a dose may. Numbers in words pass."""
    for program_id, program in library.plans.programs.items():
        for number, weeks in enumerate(program.weeks):
            path = ("programs", program_id, "weeks", number, "do")
            for sentence in sentences(weeks.do):
                asked = [(int(found), MOST_SETS, "sets") for found in SETS.findall(sentence)]
                if "effort" in sentence.lower():
                    limit = MOST_EFFORT[program.level]
                    asked += [(int(one or other), limit, "effort") for one, other in EFFORT.findall(sentence)]
                for count, limit, of_what in asked:
                    if count > limit:
                        what = f"It asks for more {of_what} than is safe at home: {count}."
                        yield Finding("plans", path, what, f"Write {limit} or less.", "dose-too-high")


RULES = (
    strength_days_have_rest,
    doses_are_possible,
    effort_stays_low,
    weeks_are_in_order,
    weeks_keep_to_the_limits,
)
"""Every promise about how much. A test shows each of them a broken library."""
