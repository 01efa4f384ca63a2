"""The reading grade of every page, as `make check` measures it; kept on disk until a word changes.

In: the project folder, its Library, and a file that may be thrown away at any time. Out: a PageGrade for each page.
A page of prose is graded by its own words; the page of an exercise or a message by the words of its entry. What else
the vocabulary puts into pages is measured entry by entry, and is no page's.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from .facts.library import Library
from .writing import write_text

READ = (
    "docs/**/*.md", "data/exercises.yaml", "data/messages.yaml", "data/glossary.yaml", "mkdocs.yml", "macros/prose.py",
    "macros/reading_grades.py", "macros/facts/content_texts.py", "macros/facts/plain_language.py",
)  # fmt: skip
"""All that a grade hangs on."""

OF_ENTRIES = {"exercises": 0, "messages": 1}
"""The files whose entries have a page each, in the folder of the file's name, and how deep in it their ids stand."""


@dataclass(frozen=True)
class PageGrade:
    """The reading grade of a page, None where it has no sentence of its own, and the grade that it must not pass."""

    grade: float | None
    limit: float


def page_grades(root: Path, library: Library, kept: Path) -> dict[str, PageGrade]:
    """The grade of each page by its path in docs/."""
    read = _hash(root)
    try:
        told = json.loads(kept.read_bytes())
        if told["read"] == read:
            return {path: PageGrade(**grade) for path, grade in told["grades"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # there is nothing kept, or nothing that can be read: it is measured anew
    grades = dict(_measured(root, library))
    write_text(kept, json.dumps({"read": read, "grades": {path: asdict(grade) for path, grade in grades.items()}}))
    return grades


def _measured(root: Path, library: Library) -> Iterator[tuple[str, PageGrade]]:
    # Here, as most builds find the grades on disk and need none of it: the dictionary alone takes a third of a second.
    from .facts.content_texts import texts
    from .facts.plain_language import CLINIC_GRADE, READER_GRADE, Reader
    from .prose import prose
    from .site_engine import read_book

    reader = Reader.of(library.glossary)
    book = read_book(root)
    found: dict[str, list[str]] = {page.path: [] for page in book.sources}
    for text in prose(book):
        found[text.file] += [piece for _, piece in text.pieces]
    for text in texts(library):
        if text.pieces and text.file in OF_ENTRIES:
            (path, _), *_ = text.pieces
            found[f"{text.file}/{path[OF_ENTRIES[text.file]]}.md"] += [piece for _, piece in text.pieces]
    for page in book.sources:
        words = " ".join(found[page.path])
        limit = CLINIC_GRADE if page.meta.get("grade") == CLINIC_GRADE else READER_GRADE
        yield page.path, PageGrade(max(0.0, round(reader.grade(words), 1)) if words else None, limit)


def _hash(root: Path) -> str:
    content = hashlib.sha256()
    for path in sorted({path for pattern in READ for path in root.glob(pattern)}):
        told = path.read_bytes()
        content.update(f"{path.relative_to(root).as_posix()}\0{len(told)}\0".encode() + told)
    return content.hexdigest()[:16]
