"""An earlier edition, as far as the models of today can read it.

In: the folder data/ of an earlier state of the project, and the Library of today. Out: a Library to compare, and what
of it could not be read. Must not know: how two editions are compared, pages.

An earlier edition may lack a file that came later, or hold fields that are gone or were written in another way.
It is not held to the promises of today either: it kept those of its own day.
"""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .editions import NOT_CONTENT
from .library import FILES, Draft, Library, read_library
from .problems import ContentError
from .reading import read

COMPARED = ("handouts", "reviews")
"""Files that make no new edition when they change, and are compared all the same: what a book holds, who has signed."""

ROUNDS = 10
"""How often a file is mended and read again: what is wrong further in shows once the outside is right."""


def read_earlier(folder: Path, today: Library) -> tuple[Library, list[str]]:
    """The library of an earlier data/, and what of it is not read: `data/plans.yaml`, `data/exercises.yaml (review)`.

    All that is as it is today, so that a comparison finds no change in it: whoever shows one must say so.
    """
    try:
        return read_library(folder), []
    except ContentError:
        names = [name for name in FILES if f"data/{name}.yaml" not in NOT_CONTENT or name in COMPARED]
        read_again = {name: _mended(folder / f"{name}.yaml", today.folder / f"{name}.yaml", name) for name in names}
    found = {name: value for name, (value, _) in read_again.items() if value is not None}
    unread = [f"data/{name}.yaml" for name in names if name not in found]
    unread += [f"data/{name}.yaml ({', '.join(sorted(read_again[name][1]))})" for name in found if read_again[name][1]]
    if "benefits" in found:
        benefits = found.pop("benefits")
        found |= {"topics": benefits.topics, "claims": benefits.claims}
    if "reviews" in found:
        found["sign_offs"] = tuple(found.pop("reviews").sign_offs)
    if "exercises" in found:  # no reader of an edition has seen a draft, nor the page of one
        figures, drafts = found.get("figures", today.figures).figures, {}
        for name in [name for name, entry in found["exercises"].items() if entry.draft]:
            drafts[name] = Draft(found["exercises"].pop(name), figures.get(name))
        found["drafts"] = drafts
    frozen = {name: MappingProxyType(value) if isinstance(value, dict) else value for name, value in found.items()}
    return replace(today, folder=folder, **frozen), unread


def _mended(path: Path, path_today: Path, name: str) -> tuple[Any, set[str]]:
    """What a file holds, with the names of what had to be taken from today; None where that does not help."""
    taken: set[str] = set()
    if not path.is_file():
        return None, taken
    old, new = (read(each.name, each.read_bytes()).value for each in (path, path_today))
    for _ in range(ROUNDS):
        try:
            return TypeAdapter(FILES[name]).validate_python(old), taken
        except ValidationError as error:
            if not (isinstance(old, dict) and isinstance(new, dict)):
                break
            taken |= {_as_today(old, new, details["loc"]) for details in error.errors() if details["loc"]}
    return None, taken


def _as_today(old: dict[Any, Any], new: dict[Any, Any], way: tuple[Any, ...]) -> str:
    """Put what stands at a place today into an earlier file, or take out what no longer does; the name of the place."""
    key, *rest = way
    inside = old.get(key), new.get(key)
    if rest and all(isinstance(each, dict) for each in inside):
        return _as_today(*inside, tuple(rest))
    if key in new:
        old[key] = new[key]
    else:
        old.pop(key, None)
    return str(key)
