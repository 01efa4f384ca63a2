"""What is different between two editions of the content.

In: two Libraries, and the pages of docs/ beside the folders they were read from. Out: EditionChanges, dose and safety
first, in the words that a reader sees. Must not know: where editions are listed, how a change is shown.

What could matter to a body is called dose or safety even where only a word was mended: a warning too many harms nobody.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from operator import attrgetter
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .editions import in_order, is_content
from .library import Library
from .model.edition import EditionChange, Kind
from .model.program import Effort, Weeks
from .model.question import Answer
from .poses import stances

SAFETY_FIELDS = {
    "support", "footwear", "ask_first", "cautions", "numb_feet", "numb_hands", "dizzy", "level", "positions",
    "equipment", "breathing", "mistakes", "bad_day", "move_up_when", "helper",
}  # fmt: skip
"""The fields of an exercise that keep a person safe."""

OTHER_ENTRIES: tuple[tuple[str, Kind, str], ...] = (
    ("safety", "safety", "safety.cards"),
    ("safety", "safety", "safety.conditions"),
    ("safety", "safety", "safety.before_standing"),
    ("safety", "safety", "safety.stop_signs"),
    ("safety", "safety", "safety.checklists"),
    ("plans", "dose", "plans.levels"),
    ("plans", "dose", "plans.effort"),
    ("plans", "dose", "plans.programs"),
    ("questions", "safety", "questions.questions"),
    ("questions", "safety", "questions.reasons"),
    ("questions", "dose", "questions.ready"),
    ("benefits", "words", "topics"),
    ("benefits", "words", "claims"),
    ("references", "words", "references"),
    ("glossary", "words", "glossary"),
)
"""Every group of entries but the exercises: its file, what its changes are about, and where the Library has it."""

PLAN_SETTINGS = ("warm_up", "cool_down", "at_home", "not_yet", "legs")
"""Fields of data/questions.yaml that are no entries: what every plan of My plan begins with, ends with and may use."""

ONLY_NAMES = {"name", "line"}
"""Fields of levels and programs that say nothing about how much to do."""

PHRASE_KINDS: dict[str, Kind] = {
    "dose": "dose",
    "support": "safety",
    "footwear": "safety",
    "exercise": "safety",
    "paper": "safety",
}
"""Groups of phrases that speak of more than words; `exercise` holds the stop line of every exercise."""

CALLED = {
    "safety.before_standing": ("exercise", "ask_first"),
    "plans.effort": ("levels", "effort"),
    "questions": ("my_plan", "session"),
}
"""What has no name of its own, with the phrase that names it on the pages."""

PHRASES_OF = {
    "equipment": "equipment", "later": "equipment", "kind": "equipment", "muscles": "muscle", "goals": "goal",
    "wear": "footwear", "level": "level", "at_home": "equipment", "legs": "muscle",
}  # fmt: skip
"""Fields with closed words, and the group of phrases in which a reader sees them."""

NOT_ACTED_ON = {"checked"}
"""Fields of an exercise that say nothing to act on: forty new days of a check would hide the one new dose."""

FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)

Told = tuple[str, Any, Any]
"""The way to a value that differs, such as `dose.count.start`, with the old and the new value."""


def compare(old: Library, new: Library) -> list[EditionChange]:
    """Everything that a reader of the old edition finds changed in the new one. Empty when nothing is."""
    others = (change for file, kind, group in OTHER_ENTRIES for change in _entries(old, new, file, kind, group))
    rest = (*_settings(old, new), *_phrases(old, new), *_pages(old, new))
    return in_order([*_exercises(old, new), *others, *rest])


def _exercises(old: Library, new: Library) -> Iterator[EditionChange]:
    for name, exercise in new.exercises.items():
        if name not in old.exercises:
            yield _change("new", name, exercise.name, None, exercise.name)
            continue
        for part, was, now in _differing(old.exercises[name], exercise):
            if part in NOT_ACTED_ON:
                continue
            for pair in _pairs(_words(old, part, was), _words(new, part, now)):
                yield _change(_kind_of(part), name, exercise.name, *pair, part=part.removeprefix("dose."))
        if _picture(old, name) != _picture(new, name):
            yield _change("words", name, exercise.name, part="picture")
    for name, exercise in old.exercises.items():
        if name not in new.exercises:
            yield _change("gone", name, exercise.name, exercise.name, None)


def _kind_of(part: str) -> Kind:
    field = part.split(".")[0]
    if field in ("dose", "steps"):
        return field
    return "safety" if field in SAFETY_FIELDS else "words"


def _picture(library: Library, name: str) -> Any:
    """All that a picture is drawn from, with the presets it uses."""
    figure = library.figures.figures.get(name)
    return figure, figure and stances(figure.poses, library.figures.presets)


def _entries(old: Library, new: Library, file: str, kind: Kind, group: str) -> Iterator[EditionChange]:
    """Changes in the entries of one group. A whole week plan that comes or goes is `new` or `gone`."""
    before, after = _group(old, group), _group(new, group)
    for name, entry in after.items():
        if name not in before:
            yield _change("new" if kind == "dose" else kind, file, _called(entry, name), None, _called(entry, name))
            continue
        for field, was, now in _differing(before[name], entry, "" if isinstance(entry, BaseModel) else group):
            for pair in _pairs(_words(old, field, was), _words(new, field, now)):
                yield _change("words" if field in ONLY_NAMES else kind, file, _called(entry, name), *pair)
    for name, entry in before.items():
        if name not in after:
            yield _change("gone" if kind == "dose" else kind, file, _called(entry, name), _called(entry, name), None)


def _group(library: Library, group: str) -> Mapping[str, Any]:
    entries = attrgetter(group)(library)
    if isinstance(entries, Mapping):
        return entries
    return {_named(library, group): entries}


def _named(library: Library, group: str) -> str:
    section, phrase = CALLED[group]
    return library.phrases.get(section, {}).get(phrase, phrase)


def _called(entry: Any, name: str) -> str:
    """What a reader calls an entry, or its id where it has no name."""
    names = ("name", "title", "label", "term", "says", "ask")
    return next((getattr(entry, each) for each in names if hasattr(entry, each)), name)


def _settings(old: Library, new: Library) -> Iterator[EditionChange]:
    """What every plan of My plan is made with, and no entry holds."""
    for field in PLAN_SETTINGS:
        was, now = getattr(old.questions, field), getattr(new.questions, field)
        if was != now:
            for pair in _pairs(_words(old, field, was), _words(new, field, now)):
                yield _change("dose", "questions", _named(new, "questions"), *pair)


def _phrases(old: Library, new: Library) -> Iterator[EditionChange]:
    """Interface words that say something else. New and lost ones come with the pages and entries that speak them."""
    for group, phrases in new.phrases.items():
        for name, now in phrases.items():
            was = old.phrases.get(group, {}).get(name, now)
            if was != now:
                yield _change(PHRASE_KINDS.get(group, "words"), "phrases", now, was, now)


def _pages(old: Library, new: Library) -> Iterator[EditionChange]:
    """Pages of docs/: those about safety, and the others. The page of an exercise changes with the exercise.

    What stands above a page's text, such as the day on which it was checked, says nothing that a reader acts on.
    """
    before, after = _titles_and_texts(old), _titles_and_texts(new)
    for page in sorted(before.keys() | after.keys()):
        kind: Kind = "safety" if page.startswith(("safety/", "start/")) else "words"
        (was, old_text), (now, new_text) = before.get(page, (None, "")), after.get(page, (None, ""))
        if was and now and old_text != new_text:
            yield _change(kind, page, now)
        elif not (was and now):
            yield _change(kind, page, now or was or page, was, now)


def _titles_and_texts(library: Library) -> dict[str, tuple[str, str]]:
    folder = library.folder.parent / "docs"
    found = {}
    for path in filter(Path.is_file, folder.rglob("*.md")):
        page = path.relative_to(folder).as_posix()
        is_exercise = page.removeprefix("exercises/").removesuffix(".md") in library.exercises
        if not is_exercise and is_content(f"docs/{page}"):
            text = FRONT_MATTER.sub("", path.read_text(encoding="utf-8", errors="replace"))
            title = next((line for line in text.splitlines() if line.startswith("# ")), page)
            found[page] = (title.removeprefix("# "), text)
    return found


def _differing(old: Any, new: Any, path: str = "") -> Iterator[Told]:
    """Each value that differs inside two values of one kind, down to numbers, texts and lists. One may be None."""
    model = type(old if new is None else new)
    if issubclass(model, BaseModel):
        for name in model.model_fields:
            inner = f"{path}.{name}" if path else name
            yield from _differing(getattr(old, name, None), getattr(new, name, None), inner)
    elif old != new:
        yield path, old, new


def _words(library: Library, part: str, value: Any) -> Any:
    """A value in the words of its reader: a text, a list of texts, or None."""
    if value is None:
        return None
    if isinstance(value, list):
        return [_words(library, part, item) for item in value]
    if isinstance(value, Weeks):
        return f"{_span(value.from_, value.to)}: {value.do}"
    if isinstance(value, Effort):
        return f"{_span(value.from_, value.to)}: {value.word}. {value.feels}"
    if isinstance(value, Answer):
        level = f"{_readable(library, 'at_most').get(value.at_most, value.at_most)}." if value.at_most else None
        why = library.questions.reasons.get(value.why or "")
        return " ".join(filter(None, (f"{value.say}.", level, why)))
    if isinstance(value, Mapping):
        return [" ".join(_answered(library, name, numbers)) for name, numbers in value.items()]
    return _readable(library, part.split(".")[-1]).get(value, str(value))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _answered(library: Library, name: str, numbers: list[int]) -> Iterator[str]:
    """A question and the answers that a ready plan gives to it, which count from 1."""
    question = library.questions.questions.get(name)
    yield question.ask if question else name
    answers = question.answers if question else []
    yield from (f"{answer.say}." for number, answer in enumerate(answers, 1) if number in numbers)


def _readable(library: Library, field: str) -> Mapping[str, str]:
    """What a reader sees for the ids and closed words of a field; nothing for a field of free words."""
    if field in PHRASES_OF:
        return library.phrases.get(PHRASES_OF[field], {})
    if field in ("sources", "references"):
        return {name: reference.label for name, reference in library.references.items()}
    if field == "at_most":
        return {name: level.name for name, level in library.plans.levels.items()}
    if field in ("easier", "harder", "session", "other_days", "warm_up", "cool_down", "not_yet"):
        return {name: exercise.name for name, exercise in library.exercises.items()}
    if field in ("ask_first", "before_standing", "conditions"):
        return {name: condition.label for name, condition in library.safety.conditions.items()}
    return {}


def _pairs(was: Any, now: Any) -> Iterator[tuple[str | None, str | None]]:
    """Two values as pairs of texts. Of two lists only the items that differ; the whole when just their order does.

    A change that no reader sees in the words, such as what an answer rules out, is a pair without texts.
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


def _change(
    kind: Kind, about: str, name: str, was: str | None = None, now: str | None = None, part: str | None = None
) -> EditionChange:
    thing, called, before, after = (_plain(text) for text in (about, name, was, now))
    return EditionChange(kind=kind, about=thing, name=called or thing, part=part, was=before, now=after)


def _plain(text: str | None) -> str | None:
    """A text as the model of a change wants it: on one line, without markup and invisible characters."""
    words = " ".join((text or "").translate(NO_MARKUP).split())
    return " ".join("".join(filter(str.isprintable, words)).split()) or None
