"""A library in which some exercises and pages are signed, as nobody has signed the real one yet."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from macros.facts.library import Library, read_library
from macros.facts.model.sign_off import SignOff
from macros.facts.signing import fingerprints, subjects

ROLE, DAY, DAY_IN_WORDS = "physical therapist", "2026-12-01", "December 1, 2026"


@cache
def real_library() -> Library:
    """The real content, as it is while nobody has signed any of it."""
    return replace(read_library(Path(__file__).parent.parent / "data"), sign_offs=())


def sign_off(library: Library, of: str, **told) -> SignOff:
    """A sign-off of what the library says now, by nobody real."""
    return SignOff(**{"of": of, "role": ROLE, "day": DAY, "read": fingerprints(library, of), **told})


def signed(library: Library, of: Iterable[str] | None = None, **told) -> Library:
    """The library with a sign-off for each of some exercises and pages, or for all that a release needs."""
    names = subjects(library) if of is None else of
    return replace(library, sign_offs=tuple(sign_off(library, name, **told) for name in names))


def changed(library: Library, exercise_id: str, **fields) -> Library:
    """The library in which some fields of an exercise say something else."""
    exercise = library.exercises[exercise_id].model_copy(update=fields)
    return replace(library, exercises={**library.exercises, exercise_id: exercise})


def with_safety(library: Library, **groups) -> Library:
    """The library in which some groups of data/safety.yaml say something else."""
    return replace(library, safety=library.safety.model_copy(update=groups))


def plain(entry) -> dict[str, Any]:
    """A model as it was written."""
    return entry.model_dump(by_alias=True, exclude_none=True)
