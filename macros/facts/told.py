"""What the words of an exercise tell a person to do, and what they forbid.

In: an Exercise, or one line of words. Out: its lines with their paths, and words that are told and not forbidden.
Must not know: which words hurt somebody. The words are English.
"""

import re
from collections.abc import Iterator

from .draft_rules import MARK
from .model.exercise import Exercise
from .reading import Path
from .translating import name_of

CHANGES = ("numb_feet", "numb_hands", "dizzy")
ONE_TEXT_IN = {"support": "how", "footwear": "why", **dict.fromkeys(CHANGES, "do")}
"""Fields that hold a group, and where its words stand."""

FORBIDDEN = re.compile(r"\b(not|never|no|without|instead of|rather than)\b|n['’]t\b", re.IGNORECASE)
"""Words that forbid what comes after them."""
BEGINS_FORBIDDEN = re.compile(r"(do not|don['’]t|never)\b", re.IGNORECASE)
"""A sentence that begins so forbids all of it, "Never lean, pull or hold" too."""
END = re.compile(r"(?<=[.?!;:])\s+")


def told(words: re.Pattern[str], line: str) -> str | None:
    """The words that a line tells somebody, as they stand in it; None where it forbids them or does not hold them.

    A word such as "not" forbids what stands behind it up to the next comma, and at the beginning the whole sentence.
    """
    for sentence in END.split(line):
        for found in words.finditer(sentence):
            clause = sentence[: found.start()].rpartition(",")[2]
            if not (BEGINS_FORBIDDEN.match(sentence) or FORBIDDEN.search(clause)):
                return found[0]
    return None


def lines(name: str, exercise: Exercise, *keys: str) -> Iterator[tuple[Path, str, str]]:
    """The lines of some fields: the path of each, how a message names it, and its words; not a placeholder's."""
    for key in keys:
        value = getattr(exercise, key)
        if isinstance(value, list):
            found = [((name, key, number), line) for number, line in enumerate(value)]
        elif inner := ONE_TEXT_IN.get(key):
            found = [((name, key, inner), getattr(value, inner))]
        else:
            found = [((name, key), value)] if value else []
        for path, line in found:
            if not line.startswith(MARK):
                yield path, name_of(None, path)[1], line
