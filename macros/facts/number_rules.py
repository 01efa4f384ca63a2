"""Promises about the numbers that an exercise says twice: in its dose, and in its words.

In: a Library whose entries are valid one by one. Out: findings: which line, what it says and what the dose says.
A draft may still differ. Must not know: files on disk, pages, which of the two is right. The words are English.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from .model.exercise import Dose
from .problems import Finding
from .translating import name_of

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


SETS = "(?:set|hold|lap|round)s?"
SAID = (
    Said(("move_up_when",), re.compile(rf"\b[Yy]ou (?:can )?do (\d+) {SETS}\b"), ("sets.target",)),
    Said(
        ("move_up_when",),
        re.compile(rf"\b[Yy]ou (?:can )?do (?:\w+ {SETS} of )?(\d+)\b(?! (?:{SETS}|days|sessions|weeks)\b)"),
        ("count.target",),
    ),
    Said(("move_up_when", "steps"), re.compile(r"(?:,|\blater) up to (\d+)\b"), ("count.target",)),
    Said(("move_up_when",), re.compile(r"\beffort is (\d+)\b"), ("effort.target",), at_most=True),
    Said(("steps",), re.compile(r"^(?:Hold|Squeeze)\b[\w ]*? for (\d+) seconds?\b"), ("hold",)),
    Said(("steps",), re.compile(r"^Hold for (\d+) seconds?\b"), ("count.start",), "seconds"),
    Said(("steps",), re.compile(r"\b(?:[Tt]ake|for) (\d+) steps\b"), ("count.start",), "steps"),
    Said(("move_up_when", "steps"), re.compile(r"\b(?:on for|to) (\d+) minutes\b"), ("count.target",), "minutes"),
    Said(("steps", "mistakes"), re.compile(r"\b(?:in|[Tt]ake) (\d+) seconds?\b"), ("tempo.up", "tempo.down")),
)
"""What is compared. A later, harder way ("First lower in 4 seconds") stands in move_up_when only, and may differ.
Who moves up finds it easier than the effort at the end, or just as hard."""


def words_agree_with_the_dose(library: "Library") -> Iterator[Finding]:
    """Where move_up_when, a step or a mistake says a number of the dose, it is the number that the dose says."""
    for name, exercise in library.exercises.items():
        if exercise.draft:
            continue
        for said in SAID:
            numbers = _numbers(said, exercise.dose)
            for key in said.fields if numbers else ():
                value = getattr(exercise, key)
                lines = enumerate(value) if isinstance(value, list) else [(None, value or "")]
                for place, line in lines:
                    found = said.pattern.search(line)
                    if found and not said.is_right(int(found[1]), numbers.values()):
                        path = (name, key) if place is None else (name, key, place)
                        dose = " and ".join(f"dose > {part} is {number}" for part, number in numbers.items())
                        what = f'{name_of(None, path)[1]} says "{found[0].strip(" ,")}", but {dose}.'
                        right = " or ".join(str(number) for number in dict.fromkeys(numbers.values()))
                        cure = f"Write {right} here in place of {found[1]}, or change the dose."
                        yield Finding("exercises", path, what, cure, "dose-and-words")


def _numbers(said: Said, dose: Dose) -> dict[str, int]:
    """The numbers of a dose that a line may say, by the way to each; none where the dose leaves them out."""
    if said.unit not in (None, dose.unit):
        return {}
    held = [key for key in said.keys if getattr(dose, key.partition(".")[0]) is not None]
    return {key.replace(".", " > "): attrgetter(key)(dose) for key in held}


RULES = (words_agree_with_the_dose,)
"""Every promise about numbers that are said twice. A test shows it a broken library."""
