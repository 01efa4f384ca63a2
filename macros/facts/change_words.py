"""Changed values in the words of their reader.

In: a Library, the field that a value stands in, and the value. Out: texts, pairs of texts for two values, and
EditionChanges with texts as plain as their model wants. Must not know: what is compared, of which kind a change is.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from .library import Library
from .model.edition import EditionChange, Kind
from .model.program import Effort, Weeks
from .model.question import Answer

PHRASES_OF = {
    "equipment": "equipment", "later": "equipment", "kind": "equipment", "muscles": "muscle", "goals": "goal",
    "wear": "footwear", "level": "level", "at_home": "equipment", "legs": "muscle", "have": "equipment",
    "without": "equipment", "days": "day", "goal": "goal", "notes": "my_plan", "then": "exercise",
}  # fmt: skip
"""Fields with closed words, and the group of phrases in which a reader sees them."""

LABELS = {
    "rules_out": ("exercise", "ask_first"),
    "without": ("edition", "left_out"),
    "leave_out": ("edition", "left_out"),
    "minutes": ("program", "minutes"),
    "goal": ("exercise", "practice"),
}
"""What stands before that which follows from an answer, where its words alone could be taken for something else."""


def words_of(library: Library, field: str, value: Any) -> Any:
    """A value in the words of its reader: a text, a list of texts, or None. `field` may be a way, as `support.kind`."""
    if value is None:
        return None
    if isinstance(value, list):
        return [words_of(library, field, item) for item in value]
    if isinstance(value, Weeks):
        return f"{_span(value.from_, value.to)}: {value.do}"
    if isinstance(value, Effort):
        return f"{_span(value.from_, value.to)}: {value.word}. {value.feels}"
    if isinstance(value, Answer):
        return " ".join(_answer(library, value))
    if isinstance(value, Mapping):
        return [" ".join(_answered(library, name, numbers)) for name, numbers in value.items()]
    return _readable(library, field.split(".")[-1]).get(value, str(value))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _answer(library: Library, answer: Answer) -> Iterator[str]:
    """What an answer says, and all that follows from it: two answers that differ in anything differ in a word."""
    yield f"{answer.say}."
    for field, value in answer:
        if field == "say" or value in (None, []):
            continue
        told = words_of(library, field, value)
        told = ", ".join(told) if isinstance(told, list) else told
        if field in LABELS:
            group, phrase = LABELS[field]
            told = f"{library.phrases.get(group, {}).get(phrase, field).removesuffix(':')}: {told}"
        yield told if told.endswith((".", "?", "!")) else f"{told}."


def _answered(library: Library, name: str, numbers: list[int]) -> Iterator[str]:
    """A question and the answers that a ready plan gives to it, which count from 1."""
    question = library.questions.questions.get(name)
    yield question.ask if question else name
    answers = question.answers if question else []
    yield from (f"{answer.say}." for number, answer in enumerate(answers, 1) if number in numbers)


def _readable(library: Library, field: str) -> Mapping[Any, str]:
    """What a reader sees for the ids and closed words of a field; nothing for a field of free words."""
    if field in PHRASES_OF:
        return library.phrases.get(PHRASES_OF[field], {})
    if field in ("sources", "references"):
        return {name: reference.label for name, reference in library.references.items()}
    if field == "at_most":
        return {name: level.name for name, level in library.plans.levels.items()}
    if field in ("easier", "harder", "session", "other_days", "warm_up", "cool_down", "not_yet", "leave_out"):
        return {name: exercise.name for name, exercise in library.exercises.items()}
    if field in ("ask_first", "before_standing", "conditions", "rules_out"):
        return {name: condition.label for name, condition in library.safety.conditions.items()}
    if field == "why":
        return library.questions.reasons
    return {}


def pairs(was: Any, now: Any) -> Iterator[tuple[str | None, str | None]]:
    """Two values in words as pairs of texts. Of two lists only the items that differ; the whole when just their order
    does. A change that no reader sees in the words, such as another study with the same label, is a pair without texts.
    """
    if was == now:
        yield None, None
    elif not (isinstance(was, list) and isinstance(now, list)):
        yield was, now
    elif sorted(was) == sorted(now):
        yield _joined(was), _joined(now)
    else:
        for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
            if what != "equal":
                yield _joined(was[a:b]), _joined(now[c:d])


def _joined(items: list[str]) -> str | None:
    """A list as one text: sentences after each other, words with commas."""
    sentences = all(item.endswith((".", "?", "!")) for item in items)
    return (" " if sentences else ", ").join(items) or None


NO_MARKUP = str.maketrans("", "", "<>")


def change(
    kind: Kind,
    about: str,
    name: str,
    was: str | None = None,
    now: str | None = None,
    part: str | None = None,
    place: str | None = None,
) -> EditionChange:
    """A change with its texts on one line, without markup and invisible characters."""
    thing, called, before, after = (_plain(text) for text in (about, name, was, now))
    return EditionChange(kind=kind, about=thing, name=called or thing, part=part, place=place, was=before, now=after)


def _plain(text: str | None) -> str | None:
    words = " ".join((text or "").translate(NO_MARKUP).split())
    return " ".join("".join(filter(str.isprintable, words)).split()) or None
