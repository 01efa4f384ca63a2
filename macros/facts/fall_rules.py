"""Promises about words by which people fall: what they hold, what is on their feet, where they look, when they stand.

In: a Library whose entries are valid one by one. Out: findings, in drafts too but for the last.
Must not know: the fields that hold no sentences (`rules` does), the words of pictures, files on disk, pages.

Each pattern is a few English words, so a wording that is none of them passes, such as "let go of the counter". So does
"If you do not feel steady hold a chair", where no comma ends what the "not" forbids. A person reads each change too.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .model.exercise import FIXED_SUPPORTS
from .problems import Finding
from .reading import Path
from .told import CHANGES, lines, told, told_in, told_in_checklists

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

ACTED_ON = ("support", "cautions", "steps", "breathing", *CHANGES, "bad_day")
"""The fields of an exercise that say what to do while it is done."""
FOLLOWED = (*ACTED_ON, "helper", "mistakes", "move_up_when")
ALL_WORDS = (*FOLLOWED, "purpose", "footwear")
"""And those that say why: the purpose may speak of the dark in which somebody walks at night."""

MOVES = r"(arm)?chairs?|stools?|walkers?|tables?|canes?|friends?|partners?|helpers?|towel rails?"
HOLDS = r"(?<!helper )(?<!helper to )(?<!someone to )(hold(ing)?|grip(ping)?|grab(bing)?|grasp(ing)?)"
LEANS = (
    r"(hands?|palms?|fingers?|fingertips|lean(ing)?|balanc(e|ing)|steady yourself)( flat| lightly)? (on|against|with)"
)
ELSE = r"with|while|as|and|until|beside|near|next|where|instead|rather|arms?|armrests?|seat"
UP_TO = rf"( (?!({ELSE})\b)\w+){{0,8}}? "
"""At most eight words, none of which begins something else, as in "Hold the counter and put a chair behind you"."""
HELD = re.compile(
    rf"\b({HOLDS}|{LEANS}){UP_TO}({MOVES})\b(?!('s)? arm)|\buse{UP_TO}({MOVES}) (for|to) (balance|support|steady)\b",
    re.IGNORECASE,
)
"""What can move, in the hands; but for the arms of a chair, which help a person up from it."""

BARE = re.compile(
    r"\b((in|on|with) bare (feet|soles)|bare feet (are|is) (best|better|fine|good|safe)|barefoot|in (your )?socks)\b",
    re.IGNORECASE,
)
SHOES_OFF = re.compile(
    r"\b(((take|taking|slip|kick|pull) off|remov(e|ing)) (your|both|the) shoes|(your|both|the) shoes off(?! the)|"
    r"without (your )?shoes)\b",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(
    r"\b(afterwards?|after( and\b|[,.;]|$)|when you (finish|have finished|are done))", re.IGNORECASE
)
"""When shoes come off to look at the feet: "Take off your shoes after, and look at both feet"."""
EYES_CLOSED = re.compile(
    r"\b((close|closing|shut|shutting) (your|both|the) eyes|eyes (are |half |\w+ly )?(closed|shut)|closed eyes)\b",
    re.IGNORECASE,
)
IN_THE_DARK = re.compile(r"\bin the dark\b", re.IGNORECASE)
WARNS = re.compile(r"\b(can|may|will|easy to) (fall|trip|slip|hurt)\b", re.IGNORECASE)
STANDS_UP = re.compile(
    r"^(?!stand( up)? (slowly|in stages|with care)|stand up only)(stand( up)?|walk(?! (your|both))|balance(?! the))\b|"
    r"(?<!you )(?<!before )\b(stand(ing)?|walk(ing)?|balanc(e|ing)) on\b",
    re.IGNORECASE,
)
"""An act on the feet. "Stand up slowly" and "before you stand" are about what comes after."""


def nobody_holds_a_chair(library: "Library") -> Iterator[Finding]:
    """Standing work and lists on safety never ask a hand to hold what can tip, roll or fall over."""
    cure = "A chair can tip, and people fall too: let them hold a counter, a rail or a wall."
    for file, path, what in (*_in_standing_work(library, HELD), *_in_checklists(library, HELD)):
        yield Finding(file, path, what, cure, "standing-not-held")


def each_hold_is_named(library: "Library") -> Iterator[Finding]:
    """What standing work tells about its support names the thing that people hold or have in reach."""
    for name, exercise in library.exercises.items():
        kind = exercise.support.kind
        for path, where, line in lines(name, exercise, "support") if exercise.stands and kind in FIXED_SUPPORTS else ():
            if not told(re.compile(rf"\b{kind}s?\b", re.IGNORECASE), line):
                what = f'{where} does not say to hold the {kind}: "{line}"'
                cure = f'Say where the hands are, such as "Keep both hands on a fixed {kind}."'
                yield Finding("exercises", path, what, cure, "standing-not-held")


def nobody_stands_in_bare_feet(library: "Library") -> Iterator[Finding]:
    """Standing work takes no shoes off but to look at the feet after, and no list on safety asks for bare feet."""
    cure = (
        "Shoes stay on whenever people stand: write that. "
        'Do they come off to look at the feet? Write "Sit down after, and take off your shoes."'
    )
    found = (*_in_standing_work(library, BARE, unless=WARNS), *_in_checklists(library, BARE))
    for file, path, what in (*found, *_in_standing_work(library, SHOES_OFF, unless=AFTERWARDS)):
        yield Finding(file, path, what, cure, "standing-without-shoes")


def nobody_closes_their_eyes(library: "Library") -> Iterator[Finding]:
    """Standing work and lists on safety never close the eyes: who cannot feel their feet stands by what they see."""
    cure = 'Write what to do instead, such as "Stand in good light and keep your eyes open."'
    found = (*_in_standing_work(library, EYES_CLOSED, unless=WARNS), *_in_checklists(library, EYES_CLOSED))
    for file, path, what in (*found, *_in_standing_work(library, IN_THE_DARK, FOLLOWED, WARNS)):
        yield Finding(file, path, what, cure, "eyes-closed")


def seated_work_stays_seated(library: "Library") -> Iterator[Finding]:
    """No line to act on of an exercise that never stands asks for an act on the feet; a draft may still be like another
    exercise, which stands.
    """
    for name, exercise in library.exercises.items():
        if exercise.stands or exercise.draft:
            continue
        for path, where, words in told_in(STANDS_UP, name, exercise, *ACTED_ON):
            what = f'{where} says "{words}", but its positions are {" and ".join(exercise.positions)}.'
            cure = (
                'Take it out. Is it how people get up when they have rested? Write "Stand up slowly". '
                "Only for work on the feet, change the positions and the level."
            )
            yield Finding("exercises", path, what, cure, "level-and-position")


def _in_standing_work(
    library: "Library",
    pattern: re.Pattern[str],
    keys: tuple[str, ...] = ALL_WORDS,
    unless: re.Pattern[str] | None = None,
) -> Iterator[tuple[str, Path, str]]:
    """What exercises that stand tell of a pattern: the file, the path, and what is wrong there."""
    for name, exercise in library.exercises.items():
        for path, where, words in told_in(pattern, name, exercise, *keys, unless=unless) if exercise.stands else ():
            yield "exercises", path, f'{where} says "{words}", and this exercise stands.'


def _in_checklists(library: "Library", pattern: re.Pattern[str]) -> Iterator[tuple[str, Path, str]]:
    """What the lists on safety tell of a pattern, likewise."""
    for path, words in told_in_checklists(pattern, library.safety.checklists):
        yield "safety", path, f'This item says "{words}".'


RULES = (
    nobody_holds_a_chair,
    each_hold_is_named,
    nobody_stands_in_bare_feet,
    nobody_closes_their_eyes,
    seated_work_stays_seated,
)
"""Every promise about words by which people fall. A test shows each of them a broken library."""
