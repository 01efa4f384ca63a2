"""Sign-offs bound to content: what a clinician reads of an exercise or page, and if a sign-off of it still holds.

In: a Library with its sign-offs (data/reviews.yaml), and what is asked about: the id of an exercise, or the path of a
page of docs/. Out: the reading in words, its fingerprints, and a Standing.
One changed word, number or angle in what is read is another fingerprint, and the sign-off lapses by itself.
Must not know: how a state is shown, who reads, what day it is.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel

from .library import Library
from .model.exercise import WrittenExercise
from .model.safety import Checklist, Condition
from .model.sign_off import Part, SignOff
from .page_reading import is_clinical, page_paths, paragraphs, shown_on, source_of, spoken_on
from .poses import stances
from .problems import Finding
from .word_reading import SHARED_PHRASES, phrases_of

READ_FIELDS: Mapping[Part, tuple[str, ...]] = {
    "about": ("name", "purpose", "level", "positions", "equipment", "later", "benefits"),
    "steps": ("steps", "breathing", "mistakes"),
    "dose": ("dose", "move_up_when", "easier", "harder", "bad_day"),
    "safety": ("support", "footwear", "ask_first", "cautions", "numb_feet", "numb_hands", "dizzy", "helper"),
}
"""The fields of an exercise that somebody acts on, by the part of the sign-off that they belong to."""

NOT_READ: Mapping[type[BaseModel], Mapping[str, str]] = {
    WrittenExercise: {
        "muscles": "tells what works; nobody does anything differently for it",
        "goals": "sorts the lists and chooses among exercises that are safe for the person",
        "sources": "names the studies, which methods experts judge",
        "checked": "the day of another check",
        "draft": "a draft is shown to nobody",
    },
    Condition: {"references": "names the studies; what to do stands in the other fields"},
    Checklist: {"references": "names the studies; what to do stands in the other fields"},
}
"""The fields that a sign-off does not hang on, and why. Every field of every other model is read."""

Line = tuple[str, str]
"""One thing to read: where it stands, such as `dose > count > start`, and what it says."""

LETTERS = "bcdfghjkmnpqrstvwxz"
"""What looks like no other letter or number, and makes no word."""

State = Literal["not_yet", "signed", "changed"]


@dataclass(frozen=True)
class Standing:
    """If something is signed. `by` is the sign-off that holds, or the last one that lapsed, and `changed` names the
    parts that are no longer those it was given for."""

    state: State
    by: SignOff | None = None
    changed: tuple[Part, ...] = ()


NOT_YET = Standing("not_yet")


def reading(library: Library, of: str) -> dict[Part, list[Line]]:
    """All that a clinician reads before they sign. Raises KeyError for what is neither an exercise nor a page."""
    if of in library.exercises:
        return _exercise_reading(library, of)
    try:
        _, text = source_of(library, of)
    except OSError:
        raise KeyError(of) from None
    shown = [line for call, entries in shown_on(library, text) for line in _lines(call, entries)]
    shown += spoken_on(library, text).items()
    return {"text": [("", words) for words in paragraphs(text)], **({"entries": shown} if shown else {})}


def _exercise_reading(library: Library, exercise_id: str) -> dict[Part, list[Line]]:
    exercise, figure = library.exercises[exercise_id], library.figures.figures[exercise_id]
    read = {
        part: [line for name in names for line in _lines(name, getattr(exercise, name))]
        for part, names in READ_FIELDS.items()
    }
    read["conditions"] = list(_lines("ask first", library.asks_first(exercise_id)))
    drawn = figure.model_dump(by_alias=True, exclude_none=True, exclude={"alt", "captions", *figure.named_poses})
    poses = stances(figure.poses, library.figures.presets)
    read["picture"] = [
        ("alt", figure.alt),
        *_lines("captions", figure.captions),
        ("the drawing itself, as a fingerprint", _hash([drawn, poses])),
    ]
    read["shared"] = [*phrases_of(library, SHARED_PHRASES), *_lines("effort", library.plans.effort)]
    return read


def _lines(place: str, value: Any) -> Iterator[Line]:
    """Everything inside a value that is read, one text or number a line. What is left out in the data is no line."""
    if isinstance(value, BaseModel):
        skipped = NOT_READ.get(type(value), {})
        for name, field in type(value).model_fields.items():
            if name not in skipped:
                yield from _lines(f"{place} > {field.alias or name}", getattr(value, name))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _lines(f"{place} > {name}", part)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value, start=1):
            yield from _lines(f"{place} {number}", part)
    elif value is not None:
        yield place, str(value)


def fingerprints(library: Library, of: str) -> dict[Part, str]:
    """The fingerprint of each part as it is now. Raises KeyError as `reading` does."""
    return fingerprints_of(reading(library, of))


def fingerprints_of(read: Mapping[Part, list[Line]]) -> dict[Part, str]:
    """The fingerprint of each part of a reading: 16 hexadecimal digits."""
    return {part: _hash(lines) for part, lines in read.items()}


def fingerprint(library: Library, of: str) -> str:
    """One fingerprint of the whole reading. Raises KeyError as `reading` does."""
    return whole(fingerprints(library, of))


def whole(read: Mapping[Part, str]) -> str:
    """The fingerprints of all parts as one, whatever their order."""
    return _hash(sorted(read.items()))


def letters_of(read: Mapping[str, Mapping[Part, str]]) -> str:
    """The fingerprints of several exercises and pages, whatever their order, as 8 letters to write in a message."""
    number = int(_hash(sorted((of, whole(parts)) for of, parts in read.items())), 16)
    return "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(8))


def signed_state(library: Library) -> str:
    """One fingerprint of all sign-offs: what was made under others tells of the wrong ones, in the same edition."""
    return _hash([each.model_dump() for each in library.sign_offs])


def _hash(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def standing(library: Library, of: str) -> Standing:
    """If an exercise or page is signed: the newest sign-off that holds counts, else the newest that lapsed."""
    given: Sequence[SignOff] = sorted((each for each in library.sign_offs if each.of == of), key=lambda each: each.day)
    if not given:
        return NOT_YET
    now = fingerprints(library, of)
    holding = [each for each in given if each.read == now]
    if holding:
        return Standing("signed", holding[-1])
    last = given[-1]
    changed = tuple(part for part in (*now, *last.read) if now.get(part) != last.read.get(part))
    return Standing("changed", last, tuple(dict.fromkeys(changed)))


def together(standings: Iterable[Standing]) -> Standing:
    """The standing of several things in one document: the least of them. Of many that are signed, the oldest.

    One that nobody has read outweighs one that has changed since. Nothing at all is not signed either.
    """
    found = list(standings)
    for state in ("not_yet", "changed"):
        if not found or any(each.state == state for each in found):
            return next((each for each in found if each.state == state), NOT_YET)
    return min(found, key=lambda each: each.by.day if each.by else "")


def subjects(library: Library) -> list[str]:
    """All that must be signed before a release: every exercise, and every page that says `clinical: true`."""
    clinical = [path for path in page_paths(library) if is_clinical(source_of(library, path)[0])]
    return [*library.exercises, *clinical]


def unsigned(library: Library, latest: date | None = None) -> Iterator[Finding]:
    """What a release must wait for: a finding in data/reviews.yaml for each thing that no standing sign-off covers, and
    for each sign-off of a day after `latest`, that of the edition, where it is known.
    """
    for number, each in enumerate(library.sign_offs):
        if latest and each.day > latest.isoformat():
            what = f"day {each.day} is later than {latest}, the day of this edition."
            cure = "Write the day on which they read it."
            yield Finding("reviews", ("sign_offs", number, "day"), what, cure, "signed-later")
    for of in subjects(library):
        found = standing(library, of)
        if found.state == "not_yet":
            cure = f"Let a clinician read it: make sign-off ID={of}"
            yield Finding("reviews", ("sign_offs",), f'No clinician has signed "{of}".', cure, "not-signed")
        elif found.state == "changed":
            what = f'"{of}" has changed since it was signed: {", ".join(found.changed)}.'
            cure = f"Let a clinician read it again: make sign-off ID={of}"
            place = [number for number, each in enumerate(library.sign_offs) if each is found.by]
            yield Finding("reviews", ("sign_offs", *place), what, cure, "changed-since-signed")
