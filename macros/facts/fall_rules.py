"""Promises about words by which people fall: what they hold, what is on their feet, where they look, when they stand.

In: a Library whose entries are valid one by one. Out: findings, in drafts too but for the last.
Must not know: the fields that hold no sentences (`rules` does), the words of pictures, files on disk, pages.

Each pattern is a few English words, so a wording that is none of them passes, such as "let go of the counter". So does
"If you do not feel steady hold a chair", where no comma ends what the "not" forbids. A person reads each change too.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .plain_language import SENTENCE_END
from .problems import Finding
from .reading import Path
from .told import CHANGES, lines, told

if TYPE_CHECKING:  # library imports the rules
    from .library import Library

ACTED_ON = ("support", "cautions", "steps", "breathing", *CHANGES, "bad_day", "helper")
"""The fields of an exercise that say what to do while it is done."""
ALL_WORDS = ("purpose", "footwear", *ACTED_ON, "mistakes", "move_up_when")
"""And those that speak of it."""

MOVES = r"(arm)?chairs?|stools?|walkers?|tables?|canes?|friends?|partners?|helpers?|towel rails?"
HOLDS = r"hold(ing)?|grip(ping)?|grab(bing)?|grasp(ing)?"
LEANS = r"(hands?|fingers?|fingertips|lean(ing)?|balanc(e|ing)|steady yourself)( flat| lightly)? (on|against|with)"
UP_TO = r"( (?!(with|while|as|and|arms?|seat)\b)\w+){0,8}? "
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
    r"\b((take|slip|kick) off (your|both|the) shoes|(your|both|the) shoes off|without (your )?shoes)\b",
    re.IGNORECASE,
)
EYES_CLOSED = re.compile(
    r"\b((close|closing|shut|shutting) (your|both|the) eyes|eyes (closed|shut)|closed eyes|in the dark)\b",
    re.IGNORECASE,
)
STANDS_UP = re.compile(
    r"^(stand( up)?|walk(?! your)|balance)\b(?! (up )?slowly)|(?<!you )\b(stand(ing)?|walk(ing)?|balanc(e|ing)) on\b",
    re.IGNORECASE,
)
"""An act on the feet. "Stand up slowly" and "before you stand" are about what comes after."""


def nobody_holds_a_chair(library: "Library") -> Iterator[Finding]:
    """Standing work never asks a hand to hold what can tip, roll or fall over."""
    for path, where, words in _found(library, HELD):
        what = f'{where} says "{words}", and this exercise stands.'
        cure = "A chair can tip, and people fall too: let them hold a counter, a rail or a wall."
        yield Finding("exercises", path, what, cure, "standing-not-held")


def nobody_stands_in_bare_feet(library: "Library") -> Iterator[Finding]:
    """Standing work never takes the shoes off, and no list on safety asks for bare feet."""
    cure = "Shoes stay on whenever people stand. You may write never or not before it."
    for path, where, words in (*_found(library, BARE), *_found(library, SHOES_OFF)):
        what = f'{where} says "{words}", and this exercise stands.'
        yield Finding("exercises", path, what, cure, "standing-without-shoes")
    for list_id, checklist in library.safety.checklists.items():
        for number, item in enumerate(checklist.items):
            if words := told(BARE, item):
                path = ("checklists", list_id, "items", number)
                yield Finding("safety", path, f'This item says "{words}".', cure, "standing-without-shoes")


def nobody_closes_their_eyes(library: "Library") -> Iterator[Finding]:
    """Standing work never closes the eyes: who cannot feel their feet stands by what they see."""
    for path, where, words in _found(library, EYES_CLOSED):
        what = f'{where} says "{words}", and this exercise stands.'
        cure = "Eyes stay open, in good light. You may write never or not before it."
        yield Finding("exercises", path, what, cure, "eyes-closed")


def seated_work_stays_seated(library: "Library") -> Iterator[Finding]:
    """No line to act on of an exercise that never stands asks for an act on the feet; a draft may still be like another
    exercise, which stands.
    """
    for name, exercise in library.exercises.items():
        for path, where, line in () if exercise.stands or exercise.draft else lines(name, exercise, *ACTED_ON):
            if words := told(STANDS_UP, line):
                what = f'{where} says "{words}", but its positions are {" and ".join(exercise.positions)}.'
                cure = "Take it out, or add standing to its positions and choose another level."
                yield Finding("exercises", path, what, cure, "level-and-position")


def _found(library: "Library", pattern: re.Pattern[str]) -> Iterator[tuple[Path, str, str]]:
    """The words told in exercises that stand: where they are and what they are. Of a mistake its cure alone is read."""
    for name, exercise in library.exercises.items():
        for path, where, line in lines(name, exercise, *ALL_WORDS) if exercise.stands else ():
            _, *cures = SENTENCE_END.split(line) if path[1] == "mistakes" else ("", line)
            for words in filter(None, (told(pattern, each) for each in cures)):
                yield path, where, words


RULES = (nobody_holds_a_chair, nobody_stands_in_bare_feet, nobody_closes_their_eyes, seated_work_stays_seated)
"""Every promise about words by which people fall. A test shows each of them a broken library."""
