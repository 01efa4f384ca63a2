"""Promises about the numbers that an exercise says twice: in its dose, and in its words.

In: a Library whose entries are valid one by one. Out: findings: which line, what it says and what the dose says.
A draft may still differ. Must not know: files on disk, pages, which of the two is right. The words are English.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from .model.exercise import Dose, Exercise
from .plain_language import sentences
from .problems import Finding
from .reading import Path
from .spoken_numbers import ANY, number_of
from .told import cure_of, lines

if TYPE_CHECKING:  # library imports the rules
    from .library import Library


@dataclass(frozen=True)
class Said:
    """A number that some fields say in words, and the numbers of the dose of which it is one.

    `pattern` has one group, the number. `keys` lead into the dose; where it has none of them, nothing is compared.
    With `unit`, only doses that count in it are looked at; with `at_most`, a smaller number is right too.
    """

    fields: tuple[str, ...]
    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    unit: str | None = None
    at_most: bool = False

    def is_right(self, number: int, numbers: Collection[int]) -> bool:
        """True when a line may say the number, where the dose says the others."""
        return number in numbers or (self.at_most and number < max(numbers))


NUMBER = rf"({ANY})"
SPAN = r"(?:\w+ (?:to|or) )?"
"""In front of a number: of "8 to 10" the second is read, which is the most that somebody does."""
MINUTES = re.compile(r" minutes?\b")
HELD = rf"(?: sec\w*|{MINUTES.pattern})"
"""Behind the time of a hold."""
SETS = "(?:set|hold|lap|round)s?"
DO = r"\b[Yy]ou (?:can )?(?:do|reach|manage) "
NOT_A_COUNT = rf"(?! (?:more\b|(?:to|or) {ANY}|[×x]|(?:\w+ )?(?:{SETS}|days|sessions|weeks)\b))"
"""Behind a number: what tells that it is one of sets or days, or the first of a span."""
SAID = (
    Said(("move_up_when",), re.compile(rf"{DO}{SPAN}{NUMBER} (?:[×x] |(?:(?!more)\w+ )?{SETS}\b)"), ("sets.target",)),
    Said(
        ("move_up_when",),
        re.compile(rf"{DO}(?:{SPAN}\w+ (?:(?:\w+ )?{SETS} of|[×x]) )?{SPAN}{NUMBER}{NOT_A_COUNT}"),
        ("count.target",),
    ),
    Said(("move_up_when", "steps"), re.compile(rf"(?:, up|\blater(?: up)?) to {NUMBER}"), ("count.target",)),
    Said(
        ("move_up_when", "cautions"),
        re.compile(rf"\bcan hold (?:for )?{SPAN}{NUMBER}{HELD}"),
        ("count.target",),
        "seconds",
    ),
    Said(
        ("move_up_when", "bad_day"),
        re.compile(rf"\beffort (?:is|of|at) {SPAN}{NUMBER}"),
        ("effort.target",),
        at_most=True,
    ),
    Said(
        ("steps", "mistakes"), re.compile(rf"\b(?:[Hh]old|[Ss]queeze)(?:[\w ]*? for)? {SPAN}{NUMBER}{HELD}"), ("hold",)
    ),
    Said(("steps", "mistakes", "breathing"), re.compile(rf"\b[Cc]ount aloud to {NUMBER}"), ("hold",)),
    Said(("steps",), re.compile(rf"^Hold (?:for )?{NUMBER}{HELD}"), ("count.start",), "seconds"),
    Said(("steps",), re.compile(rf"\b(?:[Tt]ake|for) {NUMBER} steps\b"), ("count.start",), "steps"),
    Said(
        ("move_up_when", "steps"),
        re.compile(rf"\b(?:on for|up to|(?:for|from) \w+ to) {NUMBER} minutes\b"),
        ("count.target",),
        "minutes",
    ),
    Said(
        ("steps", "mistakes"),
        re.compile(rf"\b(?:in|over|within|and|[Tt]ake|[Cc]ount) {SPAN}{NUMBER} sec\w*"),
        ("tempo.up", "tempo.down"),
    ),
    Said(("steps",), re.compile(rf"\bfor {SPAN}{NUMBER} sec\w*"), ("tempo.up", "tempo.down", "hold")),
    Said(
        ("bad_day",),
        re.compile(rf"\b(?:[Dd]o {SPAN}|(?=\w+ times\b)){NUMBER}(?! (?:seconds?|minutes?|breaths?)\b)"),
        ("count.target",),
        "times",
        at_most=True,
    ),
)
"""What is compared: each number of a sentence once, by the first pattern of its field that finds it.
A later, harder way ("First lower in 4 seconds") stands in move_up_when only, and may differ.
Who moves up finds it easier than the effort at the end, or just as hard; nobody does more on a bad day."""
FIELDS = ("move_up_when", "cautions", "steps", "breathing", "mistakes", "bad_day")

SOMETHING_ELSE = re.compile(r"\b([Rr]est|find your balance|before you (start|stand)|a week)\b")
"""Words that tell, between two commas, that their number is not one of the dose."""
ELSE_HOW = (
    'If {} is another number, say so beside it ("rest", "find your balance", "before you start" or "a week"), '
    "or use no number."
)
"""What to do about such a number. Who wrote the dose in its place would say something else than they meant."""


def words_agree_with_the_dose(library: "Library") -> Iterator[Finding]:
    """Where the words of an exercise say a number of the dose, it is the number that the dose says."""
    for name, exercise in library.exercises.items():
        for path, where, sentence in () if exercise.draft else _sentences(name, exercise):
            for said, numbers, found in _numbers_said(path[1], sentence, exercise.dose):
                written, number, unit = _read(said, found, exercise.dose)
                if not said.is_right(number, numbers.values()):
                    dose = " and ".join(f"dose > {part} is {number}" for part, number in numbers.items())
                    what = f'{where} says "{found[0].strip(" ,")}", but {dose}.'
                    right = " or ".join(str(number) for number in dict.fromkeys(numbers.values()))
                    right += " or less" if said.at_most else ""
                    cure = f"Write {right}{unit} here in place of {written}, or change the dose."
                    yield Finding("exercises", path, what, f"{cure} {ELSE_HOW.format(written)}", "dose-and-words")


def _sentences(name: str, exercise: Exercise) -> Iterator[tuple[Path, str, str]]:
    """Each sentence of the fields, its line's path and name; of a mistake those of the cure."""
    for path, where, line in lines(name, exercise, *FIELDS):
        for sentence in cure_of(line) if path[1] == "mistakes" else sentences(line):
            yield path, where, sentence


def _numbers_said(key: str, sentence: str, dose: Dose) -> Iterator[tuple[Said, dict[str, int], re.Match[str]]]:
    """The numbers that a sentence of a field says of a dose, each once, and the numbers of the dose it may be."""
    read = set()
    for said in SAID:
        numbers = _numbers(said, dose) if key in said.fields else {}
        for found in said.pattern.finditer(sentence) if numbers else ():
            start = found.start(1)
            clause = sentence[:start].rpartition(",")[2] + sentence[start:].partition(",")[0]
            if start not in read and not SOMETHING_ELSE.search(clause):
                read.add(start)
                yield said, numbers, found


def _read(said: Said, found: re.Match[str], dose: Dose) -> tuple[str, int, str]:
    """A number as it stands in its sentence, its size, and the unit to write behind another one.

    Minutes are turned into seconds where the dose has none, and belong to what is to be replaced.
    """
    number = number_of(found[1])
    minutes = MINUTES.match(found.string, found.end(1))
    if not minutes or dose.unit == "minutes":
        return found[1], number, ""
    return found[1] + minutes[0], number * 60, f" {dose.unit}" if "count.target" in said.keys else " seconds"


def _numbers(said: Said, dose: Dose) -> dict[str, int]:
    """The numbers of a dose that a line may say, by the way to each; none where the dose leaves them out."""
    if said.unit not in (None, dose.unit):
        return {}
    held = [key for key in said.keys if getattr(dose, key.partition(".")[0]) is not None]
    return {key.replace(".", " > "): attrgetter(key)(dose) for key in held}


RULES = (words_agree_with_the_dose,)
"""Every promise about numbers that are said twice. A test shows it a broken library."""
