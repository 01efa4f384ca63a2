"""What is different between two editions of the content.

In: two Libraries, with pages, templates and mkdocs.yml beside the folders they were read from. Out: EditionChanges,
dose and safety first, in the words that a reader sees. Must not know: where editions are listed, how a change is shown.

What could matter to a body is called dose or safety even where only a word was mended: a warning too many harms nobody.
Left out is what is no part of an edition: program code and styles, the days of checks, and drafts.
"""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from .change_words import change, pairs, words_of
from .contents_changes import contents_changes
from .editions import in_order
from .library import Library
from .model.edition import EditionChange, Kind
from .model.exercise import Exercise
from .page_changes import page_changes, template_changes
from .poses import stances

SAFETY_FIELDS = {
    "support", "footwear", "ask_first", "cautions", "numb_feet", "numb_hands", "dizzy", "level", "positions",
    "equipment", "later", "benefits", "breathing", "mistakes", "bad_day", "move_up_when", "easier", "harder", "helper",
}  # fmt: skip
"""The fields of an exercise that keep a person safe."""

TOLD_WHEN_NEW = ("level", "ask_first", "cautions", "dose")
"""The fields of a new exercise that are told beside its name: whoever looks at the list alone must not miss them."""

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

IN_ORDER: Mapping[str, tuple[str, str]] = {
    "exercises": ("data", "exercises"),
    "safety.conditions": ("exercise", "ask_first"),
    "safety.stop_signs": ("exercise", "stop_link"),
    "plans.levels": ("find", "points_link"),
    "plans.programs": ("data", "plans"),
    "questions.questions": ("my_plan", "session"),
    "questions.ready": ("my_plan", "ready"),
    "topics": ("data", "claims"),
    "claims": ("data", "claims"),
}
"""Groups that a reader finds in the order of their file, with the phrase that names them. Pages sort the others."""

PLAN_SETTINGS = ("warm_up", "cool_down", "at_home", "not_yet", "legs")
"""Fields of data/questions.yaml that are no entries: what every plan of My plan begins with, ends with and may use."""

ONLY_NAMES = {"name"}
"""Fields of levels and programs that say neither how much to do nor whom it is for."""

PHRASE_KINDS: dict[str, Kind] = {
    "dose": "dose", "effort": "dose", "levels": "dose", "program": "dose",
    "book": "safety", "draft": "safety", "edition": "safety", "equipment": "safety", "exercise": "safety",
    "find": "safety", "footwear": "safety", "ladder": "safety", "log": "safety", "my_plan": "safety", "paper": "safety",
    "person_plan": "safety", "safety": "safety", "support": "safety", "urgent": "safety",
}  # fmt: skip
"""Groups of phrases that speak of more than words: `exercise` holds the stop line of every exercise, `my_plan` and
`urgent` whom to call, `find` who may use a level, `edition` that a copy is not to be used."""

CALLED = {
    "safety.before_standing": ("exercise", "ask_first"),
    "plans.effort": ("levels", "effort"),
    "questions": ("my_plan", "session"),
}
"""What has no name of its own, with the phrase that names it on the pages."""

NOT_ACTED_ON = {"checked"}
"""Fields of an exercise that say nothing to act on: forty new days of a check would hide the one new dose."""

Told = tuple[str, Any, Any]
"""The way to a value that differs, such as `dose.count.start`, with the old and the new value."""


def compare(old: Library, new: Library) -> list[EditionChange]:
    """Everything that a reader of the old edition finds changed in the new one. Empty when nothing is."""
    others = (found for file, kind, group in OTHER_ENTRIES for found in _entries(old, new, file, kind, group))
    rest = (*_settings(old, new), *_phrases(old, new), *page_changes(old, new), *template_changes(old, new))
    return in_order([*_exercises(old, new), *others, *_orders(old, new), *contents_changes(old, new), *rest])


def _exercises(old: Library, new: Library) -> Iterator[EditionChange]:
    for name, exercise in new.exercises.items():
        if name not in old.exercises:
            yield from _of_new(new, name, exercise)
            continue
        for part, was, now in _differing(old.exercises[name], exercise):
            if part in NOT_ACTED_ON:
                continue
            for pair in pairs(words_of(old, part, was), words_of(new, part, now)):
                yield change(_kind_of(part), name, exercise.name, *pair, part=part.removeprefix("dose."))
        if _picture(old, name) != _picture(new, name):
            yield change("steps", name, exercise.name, part="picture")
    for name, exercise in old.exercises.items():
        if name not in new.exercises:
            yield change("gone", name, exercise.name, exercise.name, None)


def _of_new(library: Library, name: str, exercise: Exercise) -> Iterator[EditionChange]:
    """A new exercise by its name, then what in it could matter to a body. All else stands on its page."""
    yield change("new", name, exercise.name, None, exercise.name)
    for field in TOLD_WHEN_NEW:
        for part, _, value in _differing(None, getattr(exercise, field), field):
            now = words_of(library, part, value)
            for pair in pairs([] if isinstance(now, list) else None, now) if now else ():
                yield change("new", name, exercise.name, *pair, part=part.removeprefix("dose."))


def _kind_of(part: str) -> Kind:
    field = part.split(".")[0]
    if field in ("dose", "steps"):
        return field
    return "safety" if field in SAFETY_FIELDS else "words"


def _picture(library: Library, name: str) -> Any:
    """All that a picture is drawn from, with the presets it uses; an earlier edition may lack one of those."""
    figure = library.figures.figures.get(name)
    try:
        return figure, figure and stances(figure.poses, library.figures.presets)
    except KeyError:
        return figure, None


def _entries(old: Library, new: Library, file: str, kind: Kind, group: str) -> Iterator[EditionChange]:
    """Changes in the entries of one group. A whole week plan that comes or goes is `new` or `gone`."""
    before, after = _group(old, group), _group(new, group)
    for name, entry in after.items():
        called, place = _called(new, group, name, entry), f"{group}.{name}".removesuffix(".")
        if name not in before:
            yield change("new" if kind == "dose" else kind, file, called, None, called, place=place)
            continue
        for field, was, now in _differing(before[name], entry, "" if isinstance(entry, BaseModel) else group):
            where = f"{place}.{field}" if isinstance(entry, BaseModel) else place
            for pair in pairs(words_of(old, field, was), words_of(new, field, now)):
                yield change("words" if field in ONLY_NAMES else kind, file, called, *pair, place=where)
    for name, entry in before.items():
        if name not in after:
            called, place = _called(old, group, name, entry), f"{group}.{name}"
            yield change("gone" if kind == "dose" else kind, file, called, called, None, place=place)


def _group(library: Library, group: str) -> Mapping[str, Any]:
    """The entries of a group by their ids; what is no group of entries is the only one, without an id."""
    entries = attrgetter(group)(library)
    return entries if isinstance(entries, Mapping) else {"": entries}


def _named(library: Library, section: str, phrase: str) -> str:
    return library.phrases.get(section, {}).get(phrase, phrase)


def _called(library: Library, group: str, name: str, entry: Any) -> str:
    """What a reader calls an entry: a sentence is its own name. Its id where it has none."""
    if group in CALLED:
        return _named(library, *CALLED[group])
    if isinstance(entry, str):
        return entry
    names = ("name", "title", "label", "term", "says", "ask")
    return next((getattr(entry, each) for each in names if hasattr(entry, each)), name)


def _orders(old: Library, new: Library) -> Iterator[EditionChange]:
    """What stands in another order: the most urgent sign is the first one read. Entries of one side have no place."""
    kinds = {group: (file, kind) for file, kind, group in OTHER_ENTRIES}
    for group, phrase in IN_ORDER.items():
        before, after = _group(old, group), _group(new, group)
        kept = {name for name in before.keys() & after.keys() if not _is_draft(before[name], after[name])}
        was, now = ([name for name in side if name in kept] for side in (before, after))
        if was != now:
            file, kind = kinds.get(group, (group, "words"))
            for pair in pairs(*([_called(new, group, name, after[name]) for name in side] for side in (was, now))):
                yield change(kind, file, _named(new, *phrase), *pair, place=group)


def _is_draft(*entries: Any) -> bool:
    """True when one of the entries is a draft: those stand after all others, wherever they will stand."""
    return any(getattr(entry, "draft", None) for entry in entries)


def _settings(old: Library, new: Library) -> Iterator[EditionChange]:
    """What every plan of My plan is made with, and no entry holds."""
    for field in PLAN_SETTINGS:
        was, now = getattr(old.questions, field), getattr(new.questions, field)
        if was != now:
            for pair in pairs(words_of(old, field, was), words_of(new, field, now)):
                yield change("dose", "questions", _named(new, *CALLED["questions"]), *pair, place=f"questions.{field}")


def _phrases(old: Library, new: Library) -> Iterator[EditionChange]:
    """Interface words that say something else. New and lost ones come with the pages and entries that speak them."""
    for group, phrases in new.phrases.items():
        for name, now in phrases.items():
            was = old.phrases.get(group, {}).get(name, now)
            if was != now:
                yield change(PHRASE_KINDS.get(group, "words"), "phrases", now, was, now, place=f"{group}.{name}")


def _differing(old: Any, new: Any, path: str = "") -> Iterator[Told]:
    """Each value that differs inside two values of one kind, down to numbers, texts and lists. One may be None."""
    model = type(old if new is None else new)
    if issubclass(model, BaseModel):
        for name in model.model_fields:
            inner = f"{path}.{name}" if path else name
            yield from _differing(getattr(old, name, None), getattr(new, name, None), inner)
    elif old != new:
        yield path, old, new
