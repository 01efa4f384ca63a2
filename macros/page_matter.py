"""What stands above a page, between two lines of three hyphens: if it can be read, what it may say and what it must.

In: the folder of the pages, the pages as MkDocs reads them, the Library. Out: Problems with line and column.
MkDocs takes front matter that it cannot read for words of the page, and says nothing: here it is read as data/ is.
The frame of a page shows some of it as it stands, so only known keys and values may stand there.
Must not know: what a page says below it, any engine.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from .facts.ladders import LEVELS
from .facts.library import Library
from .facts.page_reading import MATTER, calls_on
from .facts.parser_words import IN_QUOTES
from .facts.plain_language import CLINIC_GRADE, READER_GRADE
from .facts.problems import Problem, cure_for, one_of
from .facts.reading import Document, on_one_line, read
from .facts.translating import lost_words
from .facts.word_reading import SHOWS
from .site_engine import Book, SourcePage, front_matter


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) and re.fullmatch("[a-z-]+", part) for part in value)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _own_address(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch("([a-z0-9-]+/)*", value))


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


GRADES = int(READER_GRADE), int(CLINIC_GRADE)
"""The reading grades that a page may have."""

KEYS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "description": (_text, "Write one sentence in quotes."),
    "checked": (lambda value: type(value) is date, "Write the day as 2026-11-22."),
    "find": (_text, "Write words with commas between them."),
    "back_title": (_text, "Write the title of a page."),
    "back_url": (_own_address, "Write the address of a page here, such as my-plan/."),
    "styles": (_texts, "Write the names of style sheets in brackets, such as [week]."),
    "level": (lambda value: value in LEVELS, one_of(LEVELS)),
    "grade": (lambda value: type(value) is int and value in GRADES, one_of(map(str, GRADES))),
    "paper": (_flag, "Write true or false."),
    "contents": (_flag, "Write true or false."),
    "clinical": (lambda value: value is True, "Write true, or take the line out."),
}
"""What front matter may say, which values it takes, and the cure. `template` or `structured` would change the frame."""


NO_ENTRIES = {"no-entries", "empty-file"}
NO_KEYS = "The lines at the top name nothing of the page."
WRITE_KEYS = 'Write description: "One sentence." between the lines of ---.'
"""What is said in place of what is said of a file of data/."""

TELLS_WHAT_TO_DO = ("safety/", "start/", "topics/", "weeks/", "my-plan/", "exercises/")
"""Folders whose pages somebody acts on."""
NOT_ACTED_ON = {"references"}
"""Files of data/ that a page may show without telling anybody what to do: experts judge the studies."""


def unreadable_matter(docs: Path) -> Iterator[Problem]:
    """What keeps the front matter of pages from being read: one message in place of many that follow from it."""
    for path in sorted(docs.rglob("*.md")):
        label = f"{docs.name}/{path.relative_to(docs).as_posix()}"
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        matter = MATTER.match(text)
        if matter:
            document = read(label, matter[1].encode())
            wrong = document.problems or [*lost_words(document, None), *_refused(document, matter[1])]
            for problem in wrong:
                if problem.code in NO_ENTRIES:
                    problem = replace(problem, what=NO_KEYS, cure=WRITE_KEYS, code="page-matter")
                yield replace(problem, line=problem.line + 1)  # it begins below the hyphens
        elif text.partition("\n")[0].rstrip() == "---":
            what, cure = "The lines at the top do not end.", "Write --- on a line of its own below them."
            yield Problem(label, 1, 1, "", what, cure, "page-matter")


def _refused(document: Document, matter: str) -> Iterator[Problem]:
    """The keys whose value MkDocs cannot read, such as a day that is in no calendar; it then reads no other either."""
    if front_matter(matter) or not document.value:
        return
    lines = matter.split("\n")
    starts = [document.key_marks[(key,)][0] - 1 for key in document.value]
    parts = ["\n".join(lines[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]
    wrong = [key for key, part in zip(document.value, parts, strict=True) if not front_matter(part)]
    for key in wrong or document.value:
        what = f'{on_one_line(key)} "{on_one_line(str(document.value[key]))}" is not what stands there.'
        cure = KEYS[key][1] if key in KEYS else IN_QUOTES
        yield Problem(document.file, document.key_marks[(key,)][0], 1, "", what, cure, "page-matter")


def wrong_keys(docs: Path, page: SourcePage) -> Iterator[Problem]:
    """Front matter with keys that are not known, or that hold another kind of value."""
    for key, value in page.meta.items():
        shown = on_one_line(str(key))
        if key not in KEYS:
            what = f'Front matter has no "{shown}".'
            yield _at_key(docs, page, shown, what, cure_for(shown, KEYS), "page-matter")
        elif not KEYS[key][0](value):
            said = "" if value is None else on_one_line(str(value))
            what = f'{key} "{said}" is not what stands there.'
            yield _at_key(docs, page, shown, what, KEYS[key][1], "page-matter")


def wrong_matter(book: Book, library: Library) -> Iterator[Problem]:
    """Front matter without what every page says. What it says wrongly, `page_safety` tells."""
    stubs = {f"exercises/{name}.md" for name in library.with_drafts().exercises}
    for page in book.sources:
        label, is_stub = f"docs/{page.path}", page.path in stubs
        if not is_stub and "description" not in page.meta:
            cure = 'Begin the file with ---, description: "One sentence.", and ---.'
            yield Problem(label, 1, 1, "", "The page has no description.", cure, "page-matter")
        if not is_stub and "checked" not in page.meta:
            what = "The page does not say when somebody last compared it with its sources."
            cure = "Add checked: and the day, such as 2026-11-22, below the description."
            yield Problem(label, 1, 1, "", what, cure, "page-matter")
        if not is_stub and "clinical" not in page.meta and _must_be_signed(page):
            what = "The page tells people what to do, and does not say that a clinician must read it."
            cure = "Add clinical: true below the description."
            yield Problem(label, 1, 1, "", what, cure, "page-matter")


def _must_be_signed(page: SourcePage) -> bool:
    """True for a page that somebody acts on: by its folder, or by what it shows of data/."""
    shown = {SHOWS[word].file for word, _ in calls_on(page.text)}
    return page.path.startswith(TELLS_WHAT_TO_DO) or bool(shown - NOT_ACTED_ON)


def _at_key(docs: Path, page: SourcePage, key: str, what: str, cure: str, code: str) -> Problem:
    """A Problem at a key of the front matter, or at the top where the key cannot be found."""
    for number, line in enumerate((docs / page.path).read_text(encoding="utf-8-sig").split("\n"), start=1):
        if line.lower().startswith(f"{key.lower()}:"):
            return Problem(f"{docs.name}/{page.path}", number, 1, "", what, cure, code)
    return Problem(f"{docs.name}/{page.path}", 1, 1, "", what, cure, code)
