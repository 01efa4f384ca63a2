"""Pydantic's errors in our grammar of messages.

In: a Document and the error that its model raised. Out: Problems with line, column and cure.
Must not know: any particular field; names and limits come from the error itself.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .parser_words import IN_QUOTES
from .problems import COMMA, Problem, cure_for, did_you_mean, nearest, told
from .reading import Document, Mark, Path, on_one_line

AT_KEY = "[key]"
"""How pydantic ends the path of an error in a key instead of its value."""


def translate(document: Document, error: ValidationError, model: Any) -> Iterator[Problem]:
    """One Problem for each error, at the value, or at the entry when a field is missing."""
    errors = error.errors(include_url=False)
    misspelled = {
        (*found["loc"][:-1], nearest(str(found["loc"][-1]), _known_fields(model, found["loc"])))
        for found in errors
        if found["type"] == "extra_forbidden"
    }
    for details in errors:
        loc: Path = details["loc"]
        if details["type"] == "missing" and loc in misspelled:
            continue  # the message about the misspelled name says it all
        in_key = loc[-1:] == (AT_KEY,)
        path = loc[:-1] if in_key else loc
        about_name = in_key or details["type"] in ("missing", "extra_forbidden")
        where, label = name_of(model, path[:-1] if about_name else path)
        say = MESSAGES.get(details["type"], _anything_else)
        known = _known_fields(model, (*path, "inside") if details["type"] == "model_type" else path)
        what, cure, code = say("" if in_key else label, details, known)
        yield Problem(document.file, *find_mark(document, path, at_key=about_name), where, what, cure, code)


def lost_words(document: Document, model: Any) -> Iterator[Problem]:
    """One Problem for each text of which YAML silently drops an end: `accent: #1a4d5c`, `12 Elm Street #4`."""
    for path, lost in document.lost.items():
        where, _ = name_of(model, path)
        what = f'"{on_one_line(lost)}" is lost: what follows a # is not read.'
        cure = f"{IN_QUOTES} A note begins with two spaces, a # and a space."
        yield Problem(document.file, *find_mark(document, path), where, what, cure, "lost-words")


def find_mark(document: Document, path: Path, at_key: bool = False) -> Mark:
    """The line and column of a value; of its key if the value begins below it; of the nearest parent if it is gone."""
    while path:
        key, value = document.key_marks.get(path), document.marks.get(path)
        if key and (at_key or value is None or value[0] > key[0]):
            return key
        if value:
            return value
        path = path[:-1]
    return (1, 1)


def name_of(model: Any, path: Path) -> tuple[str, str]:
    """The entry a path leads into, as a message names it, and the way from there: `dose > sets > start`, `steps 3`.

    In a file of groups (claims, topics), the entry is one step deeper than in a file of entries.
    """
    groups = isinstance(model, type) and issubclass(model, BaseModel)
    deep = 2 if groups and len(path) > 1 else 1
    entry, inner = path[:deep], path[deep:]
    if groups and len(entry) > 1 and isinstance(entry[1], str):
        entry = entry[1:]
    return _joined(entry), _joined(inner)


def _joined(path: Path) -> str:
    words = ""
    for part in path:
        words += f" {part + 1}" if isinstance(part, int) else f" > {part}"
    return words.removeprefix(" > ").strip()


def _known_fields(model: Any, path: Path) -> list[str]:
    """The fields that the group around `path` may have."""
    at = model
    for part in path[:-1]:
        at = _step(at, part)
    if isinstance(at, type) and issubclass(at, BaseModel):
        return [field.alias or name for name, field in at.model_fields.items()]
    return []


def _step(model: Any, part: str | int) -> Any:
    if isinstance(model, type) and issubclass(model, BaseModel):
        for name, field in model.model_fields.items():
            if part == (field.alias or name):
                return _bare(field.annotation)
        return None
    inner = getattr(model, "__args__", ())
    return _bare(inner[-1]) if inner else None


def _bare(annotation: Any) -> Any:
    """The type without `| None`."""
    options = [option for option in getattr(annotation, "__args__", ()) if option is not type(None)]
    is_optional = type(None) in getattr(annotation, "__args__", ())
    return options[0] if is_optional and len(options) == 1 else annotation


def _shown(value: Any) -> str:
    """A value as a person wrote it."""
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    return f'"{on_one_line(value)}"' if isinstance(value, str) else str(value)


Told = tuple[str, str, str]
"""What is wrong, the cure and the code."""

Say = Callable[[str, ErrorDetails, list[str]], Told]


def _missing(label: str, details: ErrorDetails, known: list[str]) -> Told:
    word = details["loc"][-1]
    cure = f"Add a line that begins with {word}: and give its value."
    return f'"{word}" is missing{_inside(label)}.', cure, "missing-field"


def _surplus(label: str, details: ErrorDetails, known: list[str]) -> Told:
    word = str(details["loc"][-1])
    what = f"{_shown(word)} is not a field{_inside(label) or ' here'}."
    name, colon, value = word.partition(":")
    if colon and name in known:
        return what, f"Put a space after the colon: {name}: {value}.", "no-field"
    if " " in word:
        return what, 'If it belongs to the text before it, put that text in "double quotes".', "quotes-needed"
    return what, did_you_mean(word, known) or f"Remove it. The fields are: {', '.join(known)}.", "unknown-field"


def _inside(label: str) -> str:
    return f" in {label}" if label else ""


def _not_in_list(label: str, details: ErrorDetails, known: list[str]) -> Told:
    expected = details["ctx"]["expected"]
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    value = details["input"]
    if value is None:
        return f"{label} is empty.", cure_for("", words), "empty-field"
    what = f"{label} {_shown(value)} is not a word we know here.".lstrip()
    return what, cure_for(str(value), words), "unknown-word"


def _text_wanted(label: str, details: ErrorDetails, known: list[str]) -> Told:
    value, label = details["input"], label or "It"
    if isinstance(value, dict):
        return f"{label} has a colon inside its text.", 'Put the whole text in "double quotes".', "quotes-needed"
    if isinstance(value, list):
        return f"{label} is a list, but should be one text.", "Write it without brackets and dashes.", "text-wanted"
    if value is None:
        return f"{label} is empty.", "Write its text, or take the line out if it is not needed.", "empty-field"
    return f"{label} is a number, but should be text.", f'Put it in double quotes: "{value}".', "text-wanted"


def _wrong_type(expected: str, cure: str, code: str) -> Say:
    def say(label: str, details: ErrorDetails, known: list[str]) -> Told:
        value = details["input"]
        said = "is empty" if value is None else f"is {_shown(value)}"
        what = f"{label or 'It'} {said}, but should be {expected}."
        return what, cure, "empty-field" if value is None else code

    return say


def _bad_form(label: str, details: ErrorDetails, known: list[str]) -> Told:
    pattern, parts = details["ctx"]["pattern"], str(details["input"]).split()
    cure = FORMS.get(pattern, BY_A_PROGRAM)
    if len(parts) > 1 and isinstance(details["loc"][-1], int) and all(re.search(pattern, part) for part in parts):
        cure = COMMA.format(" and ".join(f'"{part}"' for part in parts))
    return f"{label} {_shown(details['input'])} does not have the right form.".lstrip(), cure, "wrong-form"


FORMS = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": "An id has small letters, digits and single hyphens, such as heel-raise.",
    r"^\d{4}-\d{2}-\d{2}$": "Write the day as 2026-11-22.",
    r"^10\.\d{4,9}/\S+$": "Write the DOI alone, such as 10.1000/xyz.",
    r"^\d{6,9}$": 'Write the PMID as digits in quotes, such as "12345678".',
    r"^PMC\d+$": "Write the PMCID with its letters, such as PMC1234567.",
    r"^[0-9a-f]{16}$": "Take the sign-off out, and let scripts/sign_off.py write it again.",
    r"^https://\S+$": "Write the whole address, from https:// on.",
    r"^https://\S+/$": "Write the whole address, from https:// to a slash at its end.",
    r"^[a-z][a-z0-9/-]*\.md$": "Write the path of a page in docs/, such as topics/pain.md.",
    r"^#[0-9a-fA-F]{6}$": 'Write # and six digits or letters from a to f, in quotes: "#1a4d5c".',
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": "Write the short code of the language, such as es, pt-BR or zh-Hant.",
}
"""The cure for each pattern in the models of what people write."""
BY_A_PROGRAM = "A program writes this line. Take back your change to it."


def _limit(word: str, key: str) -> Say:
    def say(label: str, details: ErrorDetails, known: list[str]) -> Told:
        cure = f"Write a number that is {word} {details['ctx'][key]:g}."
        return f"{label or 'It'} is {_shown(details['input'])}.", cure, "number-out-of-range"

    return say


def _length(label: str, details: ErrorDetails, known: list[str]) -> Told:
    context, count, label = details["ctx"], len(details["input"]), label or "It"
    unit = "letters" if isinstance(details["input"], str) else "items"
    if "min_length" not in context:
        return f"{label} has {count} {unit}.", f"Keep it to {context['max_length']}.", "too-long"
    if count == 0:
        return f"{label} is empty.", "Write at least one." if unit == "items" else "Write its text.", "empty-field"
    what = f"{label} has only {count}{' letters' if unit == 'letters' else ''}."
    return what, f"Give it at least {context['min_length']}.", "too-short"


def _own_words(label: str, details: ErrorDetails, known: list[str]) -> Told:
    """Messages raised by our own validators: `has extra spaces. Write it … [extra-spaces]`."""
    what, cure, code = told(str(details["ctx"]["error"]))
    shown = _shown(details["input"]) if isinstance(details["input"], str) else ""
    return f"{' '.join(filter(None, [label, shown])) or 'It'} {what}.", cure, code


def _anything_else(label: str, details: ErrorDetails, known: list[str]) -> Told:
    what = f"{label} {_shown(details['input'])} is not valid: {details['msg']}."
    return what, "Compare it with another entry.", "wrong-form"


BELOW = "Write its fields on the lines below, each indented by two more spaces."


def _group_of(cure: str) -> Say:
    return _wrong_type("a group of fields", cure, "group-wanted")


def _group(label: str, details: ErrorDetails, known: list[str]) -> Told:
    """`known` are the fields of the group that is wanted."""
    return _group_of(f"{BELOW} They are: {', '.join(known)}.")(label, details, known)


MESSAGES: dict[str, Say] = {
    "missing": _missing,
    "extra_forbidden": _surplus,
    "literal_error": _not_in_list,
    "string_type": _text_wanted,
    "int_type": _wrong_type(
        "a whole number", "Write digits alone, such as 8: no quotes, no colon, no 0 in front.", "number-wanted"
    ),
    "list_type": _wrong_type(
        "a list", "Write [one, two], or each item on its own line after a dash, or [] for none.", "list-wanted"
    ),
    "dict_type": _group_of(BELOW),
    "model_type": _group,
    "string_pattern_mismatch": _bad_form,
    "greater_than": _limit("more than", "gt"),
    "greater_than_equal": _limit("at least", "ge"),
    "less_than_equal": _limit("at most", "le"),
    "too_short": _length,
    "too_long": _length,
    "string_too_short": _length,
    "value_error": _own_words,
}
"""Every kind of error that our models can raise; a test feeds a broken file for each."""
