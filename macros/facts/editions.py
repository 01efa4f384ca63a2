"""Which edition this is, and what a copy of an older one should know.

In: a project folder, or a Library with its listed editions. Out: an id of six letters and digits, and the changes
since each edition. Must not know: YAML, pages, how two editions are compared (`comparing` does that).
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

from .contents import chapters, products
from .library import Library
from .model.edition import Edition, EditionChange, Kind

KINDS = get_args(Kind)
NOT_CONTENT = {
    "data/audit.yaml", "data/editions.yaml", "data/handouts.yaml", "data/messages.yaml", "data/reviews.yaml",
    "data/selfcheck.yaml",
    "docs/changelog.md", "docs/edition.md",
}  # fmt: skip
"""What may change without making a new edition: the list of editions, its pages, the choice of papers (but for the
pages that they hold), who has signed what, how good we find it, and messages to contributors. What speaks of an edition
is no part of it: else to sign one would be to end it."""
PAGES_OF_THE_CHECKER = "docs/messages/"
"""Its pages, made of data/messages.yaml: no reader of an edition has met one."""
TEMPLATES = "macros/views/templates/**/*.html"
READ = ("data/*.yaml", "docs/**/*.md", TEMPLATES)
"""What readers read, and the templates that decide how much of it stands on a page or a sheet."""


def edition_id(root: Path) -> str:
    """The edition that a project folder holds: the first 6 hex digits of a sha256 of everything that readers read.

    Names and bytes of the data, the pages and the templates, and which pages the book and each booklet hold.
    A copy of the same files has the same id everywhere.
    """
    content = hashlib.sha256()
    names = (path.relative_to(root).as_posix() for pattern in READ for path in root.glob(pattern))
    for name in sorted(filter(is_content, set(names))):
        # The length stands before the bytes, so that no file can end in what looks like the next one.
        file = (root / name).read_bytes()
        content.update(f"{name}\0{len(file)}\0".encode())
        content.update(file)
    content.update(json.dumps([list(chapters(root).items()), products(root)]).encode())
    return content.hexdigest()[:6]


def is_content(name: str) -> bool:
    """True for a file, named from the project folder, that a new edition has when it changes."""
    return name not in NOT_CONTENT and not name.startswith(PAGES_OF_THE_CHECKER)


def edition_day() -> date | None:
    """The day of the edition: that of SOURCE_DATE_EPOCH, never today. Raises ValueError when it is not a time."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if not told:
        return None
    try:
        return datetime.fromtimestamp(int(told), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f'SOURCE_DATE_EPOCH "{told[:80]}" is not a time. Write seconds, such as 1795000000.') from None


@dataclass(frozen=True)
class Copies:
    """What copies are around: `newest` is the id of the content that is being read, listed or not."""

    newest: str
    listed: Mapping[str, Edition]

    @property
    def withdrawn(self) -> list[str]:
        """The ids of the editions that nobody should use any more."""
        return [name for name, edition in self.listed.items() if edition.withdrawn]

    @property
    def earlier(self) -> Iterator[tuple[str, Edition, list[EditionChange]]]:
        """Every listed edition but the newest, newest first, with what changed since it."""
        for name, edition in self.listed.items():
            if name != self.newest:
                yield name, edition, since(self.listed, name)


def copies(library: Library) -> Copies:
    """The edition that a library belongs to, and those that are listed."""
    return Copies(edition_id(library.folder.parent), library.editions)


def since(listed: Mapping[str, Edition], name: str) -> list[EditionChange]:
    """What changed in all editions after a listed one, dose and safety first. Raises ValueError for an unknown id.

    A thing that changed twice is told once, as it was and as it is now; one that was changed back is not told.
    """
    later = list(listed)[: list(listed).index(name)]
    kept: list[EditionChange] = []
    for each in reversed(later):
        told = list(kept)  # what one edition changes is never one change: two things may meet in the same words
        for change in listed[each].changes:
            before = next((other for other in told if _follows(change, other)), None)
            if before is None:
                kept += [change] if change not in kept else []  # a page that changed twice has changed
                continue
            told.remove(before)
            kept.remove(before)
            if before.was != change.now:
                kept.append(change.model_copy(update={"was": before.was, "kind": _first(before, change)}))
    return in_order(kept)


def in_order(changes: Iterable[EditionChange]) -> list[EditionChange]:
    """Changes with dose and safety first; those of one kind stay in their order."""
    return sorted(changes, key=lambda change: KINDS.index(change.kind))


def _follows(change: EditionChange, before: EditionChange) -> bool:
    """True when a change begins where an earlier one ended."""
    return _place(change) == _place(before) and change.was is not None and change.was == before.now


def _place(change: EditionChange) -> tuple[str, str]:
    """What changed: a page and an entry of a file by its name, where no field and no place tells more."""
    return change.about, change.part or change.place or change.name


def _first(*changes: EditionChange) -> Kind:
    """The kind that a reader must know first."""
    return in_order(changes)[0].kind
