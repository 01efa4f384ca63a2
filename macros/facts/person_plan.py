"""One person's plan: which exercises on which days, from a code in an address or from a file.

A code is `DAYS.ID.ID…`, such as `14.seated-march.slow-breathing`: 1 is Monday, 7 is Sunday; without days the person
writes them in by hand. It carries no name, since it stands in addresses. In: such a code, the path of a .yaml file, or
ids with commas. Out: a PersonPlan, or one ContentError. A clinician chooses, so no level is refused here.
Must not know: pages, addresses.
"""

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

from .ladders import LEVELS
from .library import Library
from .model.exercise import Level
from .model.person_plan import MOST_EXERCISES, PlanFile
from .model.program import Day
from .outside import checked, open_document, problem_at, stop
from .problems import Problem, cure_for
from .reading import on_one_line

WEEK: tuple[Day, ...] = get_args(Day)
FILE_ENDINGS = (".yaml", ".yml")
"""Only such a text is taken for a file: a code must never open one."""

LONGEST = 300
"""Letters of a code or a list of ids."""

LIKE_CODE = (
    "Write it like 14.seated-march.slow-breathing: days from 1 (Monday) to 7, then exercise ids. A file ends in .yaml."
)
LIKE_IDS = "Write exercise ids with commas between them, like seated-march,slow-breathing."
PLACE = "plan"
"""What stands for the file in messages about a code; the column counts its letters."""


@dataclass(frozen=True)
class PersonPlan:
    """Exercise ids in the order of the session, days in the order of the week, and what only a file can add."""

    exercises: tuple[str, ...]
    days: tuple[Day, ...]
    highest_level: Level
    name: str | None = None
    note: tuple[str, ...] = ()
    start: date | None = None

    @property
    def fingerprint(self) -> str:
        """A hash of the whole plan, as 64 hexadecimal digits."""
        return hashlib.sha256(repr(self).encode("utf-8")).hexdigest()


def read_plan(text: str, library: Library, letters: Collection[str]) -> PersonPlan:
    """The plan of a code, or of a file when the text ends in .yaml or .yml. Raises ContentError."""
    if not text.endswith(FILE_ENDINGS):
        return _plan_of_code(text, library)
    document = open_document(Path(text), may_be_empty=False)
    told = checked(document, PlanFile, letters)
    faults = _faults(told.exercises, library)
    stop(problem_at(document, ("exercises", place), *told) for place, *told in faults)
    return replace(
        _plan(told.exercises, told.days, library),
        name=told.for_,
        note=tuple(told.note),
        start=date.fromisoformat(told.start) if told.start else None,
    )


def plan_of_ids(text: str, library: Library) -> PersonPlan:
    """The plan of exercise ids with commas between them, without days. Raises ContentError."""
    _must_be_plain(text, "[^a-z0-9, -]", LIKE_IDS)
    pieces = [(column + len(piece) - len(piece.lstrip()), piece.strip()) for column, piece in _pieces(text, ",")]
    return _plan_of_pieces(pieces, [], library, LIKE_IDS)


def plan_code(plan: PersonPlan) -> str:
    """The code of a plan: small letters, digits, periods and hyphens. Name, note and first day stay out of it."""
    days = "".join(str(WEEK.index(day) + 1) for day in plan.days)
    return ".".join([*filter(None, [days]), *plan.exercises])


def _plan_of_code(code: str, library: Library) -> PersonPlan:
    _must_be_plain(code, "[^a-z0-9.-]", LIKE_CODE)
    pieces = _pieces(code, ".")
    days: list[Day] = []
    if pieces[0][1][:1].isdigit():
        days = _days(pieces.pop(0)[1])
    return _plan_of_pieces(pieces, days, library, LIKE_CODE)


def _must_be_plain(text: str, strange: str, example: str) -> None:
    """Raise ContentError for a text that is empty, too long, or holds a letter that matches `strange`."""
    found = re.search(strange, text)
    if not text:
        stop([_problem(1, "It is empty.", example, "plan-code")])
    if len(text) > LONGEST:
        stop([_problem(1, f"It has {len(text)} letters, and a plan has {LONGEST} at most.", example, "plan-code")])
    if found:
        sign = f'"{on_one_line(found[0])}" (U+{ord(found[0]):04X})'
        stop([_problem(found.start() + 1, f"{sign} cannot stand here.", example, "plan-code")])


def _pieces(text: str, separator: str) -> list[tuple[int, str]]:
    """The pieces of a text, each with its column, from 1."""
    pieces, column = [], 1
    for piece in text.split(separator):
        pieces.append((column, piece))
        column += len(piece) + 1
    return pieces


def _days(digits: str) -> list[Day]:
    """The days of a code's first piece. Raises ContentError."""
    if not re.fullmatch("[1-7]+", digits):
        what = f'"{on_one_line(digits)}" are not days.'
        stop([_problem(1, what, "Write digits from 1 (Monday) to 7 (Sunday), such as 135.", "plan-code")])
    right = "".join(sorted(set(digits)))
    if digits != right:
        what = f'The days "{on_one_line(digits)}" are not each there once and in order.'
        stop([_problem(1, what, f"Write {right}.", "plan-code")])
    return [WEEK[int(digit) - 1] for digit in digits]


def _plan_of_pieces(
    pieces: Sequence[tuple[int, str]], days: Sequence[Day], library: Library, example: str
) -> PersonPlan:
    ids = [piece for _, piece in pieces]
    if not ids:
        stop([_problem(1, "It names days, but no exercise.", example, "plan-code")])
    if len(ids) > MOST_EXERCISES:
        what, cure = f"It has {len(ids)} exercises.", f"Keep it to {MOST_EXERCISES}."
        stop([_problem(pieces[MOST_EXERCISES][0], what, cure, "too-long")])
    stop(_problem(pieces[place][0], *told) for place, *told in _faults(ids, library))
    return _plan(ids, days, library)


def _faults(ids: Sequence[str], library: Library) -> Iterator[tuple[int, str, str, str]]:
    """What is wrong with each id: its place in the list, what, the cure, and the code."""
    for place, word in enumerate(ids):
        if not word:
            yield place, "An exercise id is missing here.", "Write one, or take the mark beside it away.", "empty-field"
        elif word not in library.exercises:
            cure = cure_for(word, library.exercises)
            yield place, f'"{on_one_line(word)}" is not an exercise.', cure, "unknown-id"
        elif word in ids[:place]:
            yield place, f'"{word}" is in the plan twice.', "Take one of the two out.", "listed-twice"


def _problem(column: int, what: str, cure: str, code: str) -> Problem:
    return Problem(PLACE, 1, column, "", what, cure, code)


def _plan(ids: Sequence[str], days: Collection[Day], library: Library) -> PersonPlan:
    """The plan of ids that are known."""
    return PersonPlan(
        exercises=tuple(ids),
        days=tuple(day for day in WEEK if day in days),
        highest_level=max((library.exercises[each].level for each in ids), key=LEVELS.index),
    )
