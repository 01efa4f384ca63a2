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
from .spoken_numbers import ANY, number_of

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

MOST_SETS = 4
MOST_STRENGTH_DAYS = 3
MOST_MINUTES = 15
"""For one exercise at its targets, with its rests: a day of exercises is planned in 12 to 40 minutes."""
MOST_EFFORT: dict[Level, int] = {"seated": 5, "supported": 6, "standing": 7}

COUNT = rf"\b({ANY})"
SETS = re.compile(rf"{COUNT} (?:more )?(?:sets|rounds|laps|holds)\b(?! in all)", re.IGNORECASE)
SPAN = r"(?:\w+ (?:to|or|and) )?"
"""Before a number: of "4 to 9" the second is read."""
EFFORT = re.compile(
    rf"{COUNT}(?: of 10|/10| or less)\b"
    rf"|\b(?:effort (?:at|to|of|is|up to|from|between) {SPAN}|later ){COUNT}(?!%| percent| times)",
    re.IGNORECASE,
)
"""Numbers of an effort, in a sentence that holds the word."""
NOT_ASKED = re.compile(
    r"\b(?:stop|rest|sit)\b.*\b(?:if|when|once)\b|\bnever (?!(?:go )?(?:over|above|past|more)\b)", re.IGNORECASE
)
"""Words of a clause before a number that nobody is to do."""


def _finding(exercise_id: str, key: str, what: str, cure: str, code: str) -> Finding:
    return Finding("exercises", (exercise_id, *key.split(".")), what, cure, code)


def strength_days_have_rest(library: "Library") -> Iterator[Finding]:
    """Strength work is done on at most 3 days a week, so that a day of rest fits between."""
    for exercise_id, exercise in library.exercises.items():
        if "strength" in exercise.benefits and exercise.dose.days.target > MOST_STRENGTH_DAYS:
            what = f"dose > days > target is {exercise.dose.days.target}, and it trains strength."
            cure = f"Write {MOST_STRENGTH_DAYS} or less: muscles need a day of rest."
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
    """What a program says of its weeks asks for no more sets or effort than a dose may."""
    for program_id, program in library.plans.programs.items():
        for number, weeks in enumerate(program.weeks):
            path = ("programs", program_id, "weeks", number, "do")
            for what, cure in _too_much(weeks.do, program.level):
                yield Finding("plans", path, what, cure, "dose-too-high")


def levels_keep_to_the_limits(library: "Library") -> Iterator[Finding]:
    """What a level says of sets, effort and days asks for no more than a dose of it may."""
    for name, level in library.plans.levels.items():
        for key, said in (("sets", level.sets), ("effort", f"Effort at {level.effort}")):
            for what, cure in _too_much(said, name):
                yield Finding("plans", ("levels", name, key), what, cure, "dose-too-high")
        for days in re.findall(r"\b(\d+) days a week\b", level.days):
            if int(days) > MOST_STRENGTH_DAYS:
                what = f"It asks for {days} days a week, and muscles need a day of rest."
                cure = f"Write {MOST_STRENGTH_DAYS} or less."
                yield Finding("plans", ("levels", name, "days"), what, cure, "no-rest-day")


def bad_days_keep_to_the_limits(library: "Library") -> Iterator[Finding]:
    """What an exercise says of a bad day asks for no more sets or effort than a dose of its level may."""
    for exercise_id, exercise in library.exercises.items():
        for what, cure in _too_much(exercise.bad_day, exercise.level):
            yield _finding(exercise_id, "bad_day", what, cure, "dose-too-high")


def _too_much(text: str, level: Level) -> Iterator[tuple[str, str]]:
    """What a text asks for that is more than is safe at a level, and what to write instead."""
    for sentence in sentences(text):
        asked = [(found, MOST_SETS, "sets") for found in SETS.finditer(sentence)]
        if "effort" in sentence.lower():
            asked += [(found, MOST_EFFORT[level], "effort") for found in EFFORT.finditer(sentence)]
        for found, limit, of_what in asked:
            count = number_of(found[found.lastindex or 0])
            if count > limit and not NOT_ASKED.search(sentence[: found.start()].rpartition(",")[2]):
                what = f"It asks for more {of_what} than is safe at home: {count}."
                yield what, f"Write {limit} or less."


RULES = (
    strength_days_have_rest,
    doses_are_possible,
    effort_stays_low,
    weeks_are_in_order,
    weeks_keep_to_the_limits,
    levels_keep_to_the_limits,
    bad_days_keep_to_the_limits,
)
"""Every promise about how much. A test shows each of them a broken library."""
