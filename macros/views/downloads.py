"""Downloads: what the print page offers, group by group.

In: the list of printed files that scripts/build_handbook.py writes, or None; the id of this edition; the Library.
Out: each product or exercise of a group with its files. A list that is broken counts as none, and so does one of
another edition: no page offers an old copy as the newest.
Must not know: MkDocs, where files lie, any word that a reader sees.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any

from ..facts.ladders import LEVELS
from ..facts.library import Library

GROUP_OF = {"book": "books", "leaflet": "topics", "epub": "devices", "text": "devices"}
"""The group of a product by its template; one whose template is not here is a single sheet."""
GROUPS = ("books", "sheets", "topics", "devices", *LEVELS)
"""Every group; those of a level hold its exercises."""

USUAL_POINTS = 18
"""The type of a file whose link does not tell its size."""

NAME = re.compile(r"[a-z0-9-]+\.(pdf|epub|txt)")
KEYS = {"product": str, "exercise": (str, NoneType), "pages": int, "size": int, "paper": str, "points": int, "ink": str}
"""What the list tells of each file, and the types of it."""


@dataclass(frozen=True)
class File:
    """One printed file: `size` in bytes, `points` of its text; `pages` is 0 for what is read on a device."""

    name: str
    product: str
    exercise: str | None
    pages: int
    size: int
    paper: str
    points: int
    ink: str

    @property
    def ending(self) -> str:
        """What the file is: `pdf`, `epub` or `txt`."""
        return self.name.rpartition(".")[2]

    @property
    def megabytes(self) -> float | None:
        """Its size in millions of bytes, to one place; None for less than half a one, which is told in kilobytes."""
        return round(self.size / 1_000_000, 1) if self.size >= 500_000 else None

    @property
    def kilobytes(self) -> int:
        """Its size in thousands of bytes, 1 or more."""
        return max(1, round(self.size / 1000))


@dataclass(frozen=True)
class Download:
    """Something that can be printed: its name, what it is for (may be empty), and its files; none if not printed."""

    name: str
    line: str
    files: Sequence[File]


def printed(prints: object, edition: str) -> list[File]:
    """The files of an edition that a list tells of; none when it is broken or of another edition."""
    try:
        if prints["edition"] != edition:  # type: ignore[index]
            return []
        files = [_file(name, about) for name, about in prints["files"].items()]  # type: ignore[index]
    except (AttributeError, KeyError, TypeError, ValueError):
        return []
    return sorted(_usual(files), key=lambda file: (file.points, file.ink, file.paper))


def downloads(group: str, files: Sequence[File], library: Library) -> list[Download]:
    """What a group holds, in the order of the data, with those of the files that are of it."""
    if group in LEVELS:
        return [
            Download(exercise.name, "", [file for file in files if file.exercise == name])
            for name, exercise in library.exercises.items()
            if exercise.level == group
        ]
    return [
        Download(handout.name, handout.line, [file for file in files if file.product == name])
        for name, handout in library.handouts.handouts.items()
        if not handout.of and GROUP_OF.get(handout.template, "sheets") == group
    ]


def _file(name: str, about: Mapping[str, Any]) -> File:
    """One entry of the list. Raises ValueError for a name that is no address, TypeError for a value of another kind."""
    if not NAME.fullmatch(name):
        raise ValueError(name)
    values = {key: about[key] for key in KEYS}
    if not all(isinstance(values[key], kind) for key, kind in KEYS.items()):
        raise TypeError(name)
    return File(name, **values)


def _usual(files: Sequence[File]) -> list[File]:
    """Of files that differ in nothing that the list tells, the one with the shortest name: the usual way to print."""
    found: dict[tuple[object, ...], File] = {}
    for file in sorted(files, key=lambda file: len(file.name)):
        found.setdefault((file.product, file.exercise, file.paper, file.points, file.ink), file)
    return list(found.values())
