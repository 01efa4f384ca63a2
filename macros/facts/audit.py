"""The self-audit: how old its measurements are, and how a checklist scores.

In: a Library, and the project folder that it was read from. Out: an Age, Scores. Must not know: pages, who measures.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .library import Library
from .model.audit import Actionability, Item, Understandability

MADE_FROM = (
    "data/*.yaml", "docs/**/*", "macros/**/*", "overrides/**/*", "mkdocs.yml",
    "requirements/site.txt", "scripts/build_handbook.py", "scripts/press.py",
)  # fmt: skip
"""Everything that decides what the site and the prints are."""
RECORD = "data/audit.yaml"
"""What was measured: no part of what is measured."""

Age = Literal["never", "current", "look_changed", "words_changed"]
"""Of the measurements: there are none; nothing has changed since; the words are the same; other words."""


def sources_of(root: Path) -> str:
    """The fingerprint of all that a project's site and prints are made from: 12 hexadecimal digits."""
    content = hashlib.sha256()
    paths = {path for pattern in MADE_FROM for path in root.glob(pattern)}
    names = {path.relative_to(root).as_posix(): path for path in paths if "__pycache__" not in path.parts}
    for name, path in sorted(names.items()):
        if name != RECORD and path.is_file():
            told = path.read_bytes()
            content.update(f"{name}\0{len(told)}\0".encode() + told)
    return content.hexdigest()[:12]


def age(library: Library, edition: str) -> Age:
    """How the measurements stand to the content that was read, whose edition is told: to work it out takes a while."""
    measured = library.audit.measured
    if measured is None:
        return "never"
    if measured.edition != edition:
        return "words_changed"
    return "current" if measured.sources == sources_of(library.folder.parent) else "look_changed"


@dataclass(frozen=True)
class Score:
    """How many of the items that apply are met."""

    met: int
    asked: int

    @property
    def percent(self) -> int:
        """In whole percent, as the guide of PEMAT scores; 0 where no item applies."""
        return round(100 * self.met / self.asked) if self.asked else 0


def items(group: Understandability | Actionability) -> Iterator[tuple[int, Item]]:
    """The items of a group with their numbers in PEMAT."""
    for name in type(group).model_fields:
        yield int(name.removeprefix("item_")), getattr(group, name)


def score(group: Understandability | Actionability) -> Score:
    """The score of a group: the items that are met among those that apply."""
    answers = [item.answer for _, item in items(group)]
    return Score(answers.count("yes"), len(answers) - answers.count("not applicable"))
