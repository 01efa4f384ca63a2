"""What the words of an exercise tell a person to do, and what they forbid.

In: an Exercise, checklists, or one line of words. Out: lines with their paths, and words told and not forbidden.
Must not know: which words hurt somebody. The words are English.
"""

import re
from collections.abc import Iterator, Mapping

from .draft_rules import MARK
from .model.exercise import Exercise
from .model.safety import Checklist
from .plain_language import SENTENCE_END
from .reading import Path
from .translating import name_of

CHANGES = ("numb_feet", "numb_hands", "dizzy")
ONE_TEXT_IN = {"support": "how", "footwear": "why", **dict.fromkeys(CHANGES, "do")}
"""Fields that hold a group, and where its words stand."""

FORBIDS = r"(\b(not|never|nobody|no|cannot|without|avoid|instead of|rather than)|n['’]t)\b"
COMFORTS = r"(worry|mind|hesitate|be afraid)\b"
"""Behind "do not" these forbid nothing, as in "Do not worry if you close your eyes"."""
TO_THE_END = r"(.*,( \w+)? n?or\b)?[^,]*$"
"""Up to the next comma, and past it in a list such as "Never lean, pull or hold"."""
FORBIDDEN = re.compile(rf"{FORBIDS}(?! {COMFORTS}){TO_THE_END}", re.IGNORECASE)
RIGHT_BEFORE = re.compile(r"\b(stop|(notice|see|check|watch|stop) if (you|they)) $", re.IGNORECASE)
"""Words that forbid only what they touch: in "Stop and hold a chair" the chair is told."""
END = re.compile(r"(?<=[.?!;:])\s+")


def told(words: re.Pattern[str], line: str, unless: re.Pattern[str] | None = None) -> str | None:
    """The words that a line tells somebody, as they stand in it; None where it forbids them or does not hold them.

    With `unless`, they are not told either where that stands in front of them, or behind them before the next comma.
    """
    for sentence in END.split(line):
        for found in words.finditer(sentence):
            before, behind = sentence[: found.start()], sentence[found.start() :].partition(",")[0]
            is_forbidden = FORBIDDEN.search(before) or RIGHT_BEFORE.search(before)
            if not (is_forbidden or (unless and unless.search(before + behind))):
                return found[0]
    return None


def told_in(
    words: re.Pattern[str], name: str, exercise: Exercise, *keys: str, unless: re.Pattern[str] | None = None
) -> Iterator[tuple[Path, str, str]]:
    """What the lines of some fields tell of some words: where, and the words. Of a mistake its cure alone is read."""
    for path, where, line in lines(name, exercise, *keys):
        heard = " ".join(cure_of(line)) if path[1] == "mistakes" else line
        if found := told(words, heard, unless):
            yield path, where, found


def cure_of(mistake: str) -> list[str]:
    """The sentences of a common mistake that say what to do instead: all behind the first, which names it."""
    return SENTENCE_END.split(mistake)[1:]


def told_in_checklists(words: re.Pattern[str], checklists: Mapping[str, Checklist]) -> Iterator[tuple[Path, str]]:
    """What the items of checklists tell of some words: the path in data/safety.yaml, and the words."""
    for list_id, checklist in checklists.items():
        for number, item in enumerate(checklist.items):
            if found := told(words, item):
                yield ("checklists", list_id, "items", number), found


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
