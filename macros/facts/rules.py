"""Promises about the whole library, each a small named generator of findings.

In: a Library whose entries are valid one by one. Out: findings: which file, which path, what and the cure.
Must not know: files on disk, line numbers, pages.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, get_args

from . import (
    dose_rules,
    draft_rules,
    fall_rules,
    figure_rules,
    number_rules,
    question_rules,
    red_flag_rules,
    writing_rules,
)
from .handout_rules import every_book_says_when_to_stop
from .ladders import LEVELS, easier_is_easier, ladders_have_no_loops, standing_ladders_reach_a_chair
from .model.evidence import Topic
from .model.exercise import FIXED_SUPPORTS, Exercise, Level
from .model.program import Day
from .model.safety import StopUrgency, Urgency
from .problems import Finding, cure_for, one_of
from .reading import Path
from .sign_off_rules import sign_offs_point_somewhere

if TYPE_CHECKING:  # library imports this module
    from .library import Library

Rule = Callable[["Library"], Iterator[Finding]]


def _finding(exercise_id: str, key: str, what: str, cure: str, code: str) -> Finding:
    return Finding("exercises", (exercise_id, *key.split(".")), what, cure, code)


def links_point_somewhere(library: "Library") -> Iterator[Finding]:
    """Every id that one entry names is the id of another."""
    known = {
        "exercise": library.exercises,
        "condition": library.safety.conditions,
        "reference": library.references,
    }

    def missing(file: str, path: Path, kind: str, name: str) -> Iterator[Finding]:
        if name not in known[kind]:
            yield Finding(file, path, f'No {kind} has the id "{name}".', cure_for(name, known[kind]), "unknown-id")

    for exercise_id, exercise in library.exercises.items():
        for key in ("easier", "harder"):
            if getattr(exercise, key):
                yield from missing("exercises", (exercise_id, key), "exercise", getattr(exercise, key))
        for key, kind in (("ask_first", "condition"), ("sources", "reference")):
            for number, name in enumerate(getattr(exercise, key)):
                yield from missing("exercises", (exercise_id, key, number), kind, name)
    for claim_id, claim in library.claims.items():
        for number, name in enumerate(claim.references):
            yield from missing("benefits", ("claims", claim_id, "references", number), "reference", name)
    for number, name in enumerate(library.safety.before_standing):
        yield from missing("safety", ("before_standing", number), "condition", name)
    for group in ("conditions", "checklists"):
        for entry_id, entry in getattr(library.safety, group).items():
            for number, name in enumerate(entry.references):
                yield from missing("safety", (group, entry_id, "references", number), "reference", name)
    for program_id, program in library.plans.programs.items():
        for key in ("session", "other_days"):
            for number, name in enumerate(getattr(program, key)):
                yield from missing("plans", ("programs", program_id, key, number), "exercise", name)


def fixed_groups_are_complete(library: "Library") -> Iterator[Finding]:
    """Every topic, level, card and kind of stop sign is there: pages are built on all of them."""
    groups = (
        ("benefits", "topics", library.topics, Topic),
        ("safety", "cards", library.safety.cards, Urgency),
        ("safety", "stop_signs", library.safety.stop_signs, StopUrgency),
        ("plans", "levels", library.plans.levels, Level),
    )
    for file, group, entries, words in groups:
        for word in get_args(words):
            if word not in entries:
                cure = f"Add an entry {word}: under {group}."
                yield Finding(file, (group,), f'"{word}" is missing.', cure, "entry-missing")


def standing_work_is_held(library: "Library") -> Iterator[Finding]:
    """Standing work holds a counter, a rail or a wall, in shoes; a chair is never a hold."""
    for exercise_id, exercise in library.exercises.items():
        if not exercise.stands:
            continue
        if exercise.support.kind not in FIXED_SUPPORTS:
            what = f'support > kind "{exercise.support.kind}" can move, and this exercise stands.'
            yield _finding(exercise_id, "support.kind", what, one_of(FIXED_SUPPORTS), "standing-not-held")
        elif exercise.support.kind not in exercise.equipment and exercise.support.kind != "rail":
            what = f'The support "{exercise.support.kind}" is not in its equipment.'
            yield _finding(
                exercise_id, "equipment", what, f"Add {exercise.support.kind} to equipment.", "standing-not-held"
            )
        if exercise.footwear.wear != "shoes":
            what = f'footwear > wear "{exercise.footwear.wear}" is not safe for standing.'
            yield _finding(exercise_id, "footwear.wear", what, "Write shoes.", "standing-without-shoes")


def seated_level_never_stands(library: "Library") -> Iterator[Finding]:
    """Level 1 keeps you off your feet, and the other levels do not."""
    for exercise_id, exercise in library.exercises.items():
        if exercise.stands == (exercise.level == "seated"):
            stands = "stands" if exercise.stands else "never stands"
            what = f"Its level is {exercise.level}, but it {stands}."
            yield _finding(exercise_id, "level", what, "Change the level or the positions.", "level-and-position")


def every_reference_is_used(library: "Library") -> Iterator[Finding]:
    """A reference that nothing cites is left out of the file."""
    used = {name for claim in library.claims.values() for name in claim.references}
    used |= {name for exercise in library.exercises.values() for name in exercise.sources}
    for group in (library.safety.conditions, library.safety.checklists):
        used |= {name for entry in group.values() for name in entry.references}
    for name in library.references:
        if name not in used:
            what = "Nothing cites this reference."
            yield Finding("references", (name,), what, "Cite it, or remove it.", "reference-unused")


def every_topic_has_claims(library: "Library") -> Iterator[Finding]:
    """Each of the seven topics says at least one thing, with its certainty."""
    for topic in library.topics:
        if not any(claim.topic == topic for claim in library.claims.values()):
            what = "No claim belongs to this topic."
            yield Finding(
                "benefits", ("topics", topic), what, "Write a claim for it under claims.", "topic-without-claims"
            )


def names_are_unique(library: "Library") -> Iterator[Finding]:
    """No two exercises share a name."""
    first: dict[str, str] = {}
    for exercise_id, exercise in library.exercises.items():
        if exercise.name.lower() in first:
            what = f'The name "{exercise.name}" is also the name of {first[exercise.name.lower()]}.'
            yield _finding(exercise_id, "name", what, "Give one of them another name.", "name-twice")
        first.setdefault(exercise.name.lower(), exercise_id)


def programs_are_in_order(library: "Library") -> Iterator[Finding]:
    """A session warms up first and cools down last. No day goes above the level, and no day between trains strength."""
    for program_id, program in library.plans.programs.items():
        for key in ("session", "other_days"):
            for number, name in enumerate(getattr(program, key)):
                exercise, place = library.exercises.get(name), ("programs", program_id, key, number)
                if exercise and LEVELS.index(exercise.level) > LEVELS.index(program.level):
                    what = f'"{name}" is a {exercise.level} exercise in a {program.level} program.'
                    yield Finding("plans", place, what, "Choose one of its level or lower.", "program-order")
                if exercise and key == "other_days" and "strength" in exercise.benefits:
                    what = f'"{name}" trains strength, and these are the days of rest from it.'
                    yield Finding("plans", place, what, "Choose one that trains no strength.", "no-rest-day")
        path: Path = ("programs", program_id, "session")
        last = len(program.session) - 1
        for number, names in ((0, WARM_UPS), (last, COOL_DOWNS)):
            if program.session[number] not in names:
                begins = "begins" if number == 0 else "ends"
                what = f'The session {begins} with "{program.session[number]}".'
                yield Finding("plans", (*path, number), what, f"Put {' or '.join(names)} there.", "program-order")


WARM_UPS = ("seated-march", "slow-breathing")
"""A bed day may begin as it ends, with slow breathing."""

COOL_DOWNS = ("slow-breathing",)


def program_days_have_rest(library: "Library") -> Iterator[Finding]:
    """Training days of a program are never neighbors, Sunday and Monday included."""
    week = get_args(Day)
    for program_id, program in library.plans.programs.items():
        numbers = {week.index(day) for day in program.days}
        for number, day in enumerate(program.days):
            if (week.index(day) + 1) % 7 in numbers and _trains_strength(library, program.session):
                what = f"{day} is followed by another training day."
                path = ("programs", program_id, "days", number)
                yield Finding("plans", path, what, "Leave a day of rest between.", "no-rest-day")


def _trains_strength(library: "Library", session: list[str]) -> bool:
    exercises: list[Exercise] = [library.exercises[name] for name in session if name in library.exercises]
    return any("strength" in exercise.benefits for exercise in exercises)


def effort_scale_has_no_gap(library: "Library") -> Iterator[Finding]:
    """The effort words cover 0 to 10, each number once."""
    covered = [number for part in library.plans.effort for number in range(part.from_, part.to + 1)]
    if covered != list(range(11)):
        what = f"The effort scale covers {', '.join(map(str, covered))}."
        yield Finding("plans", ("effort",), what, "Cover 0 to 10, each number once.", "effort-gap")


RULES: tuple[Rule, ...] = (
    links_point_somewhere,
    fixed_groups_are_complete,
    easier_is_easier,
    ladders_have_no_loops,
    standing_ladders_reach_a_chair,
    standing_work_is_held,
    seated_level_never_stands,
    *dose_rules.RULES,
    every_reference_is_used,
    every_topic_has_claims,
    names_are_unique,
    programs_are_in_order,
    program_days_have_rest,
    effort_scale_has_no_gap,
    *figure_rules.RULES,
    *question_rules.RULES,
    *draft_rules.RULES,
    *writing_rules.RULES,
    *fall_rules.RULES,
    *red_flag_rules.RULES,
    *number_rules.RULES,
    sign_offs_point_somewhere,
    every_book_says_when_to_stop,
)
"""Every promise, in the order of their messages. A test shows each of them a broken library."""
