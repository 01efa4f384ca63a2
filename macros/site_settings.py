"""What mkdocs.yml says, as far as its text tells: no code to run, ways to pages that exist, and no promise.

In: the text of the file, what MkDocs says of it, and the Book that it makes. Out: Problems with line and column.
Must not know: what a setting does, any engine.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .facts.contents import NEVER_LEFT_OUT
from .facts.problems import Problem
from .facts.promising import promises
from .facts.reading import Mark, marked, visible
from .page_rules import cure_of_link

if TYPE_CHECKING:  # site_engine asks about the settings that it loads
    from .site_engine import Book

FILE = "mkdocs.yml"
KNOWN_TAGS = {"", "!", "!ENV"}
"""The only tag that our settings need takes a value from outside. Others make MkDocs run what they name."""
OTHER_FILE = "INHERIT"
"""The key by which settings take in another file, of which nothing would be known here."""

IN_QUOTES = re.compile(r"'([^']*)'")
COMPARE = "Compare the line with the last version of the file."


def running_settings(text: str) -> Iterator[Problem]:
    """Tags that run something while MkDocs reads them, and what takes in another file."""
    for mark, tag, value in marked(text):
        named = value if value == OTHER_FILE else tag.replace("tag:yaml.org,2002:", "!!")
        if named not in KNOWN_TAGS:
            what = f'"{visible(named)}" has no place in these settings.'
            yield Problem(FILE, *mark, "", what, "Write a plain value, or !ENV for one from outside.", "site-settings")


def refused_settings(root: Path, text: str, told: str) -> Problem:
    """What MkDocs has against the settings, in its words, at the last thing that it names and that stands there."""
    first, *more = told.replace(f"{root.absolute()}/", "").replace(f"{root.resolve()}/", "").split("\n")
    said = " ".join([first, *more[-1:]]).rstrip(".")  # between them stands where in MkDocs it happened
    places: dict[str, Mark] = {value: mark for mark, _, value in reversed(list(marked(text))) if value}
    named = [name for name in IN_QUOTES.findall(said) if name in places]
    place = places[named[-1]] if named else (1, 1)
    return Problem(FILE, *place, "", f"MkDocs cannot use this: {visible(said)}.", COMPARE, "site-settings")


def wrong_settings(root: Path, book: "Book") -> Iterator[Problem]:
    """Ways of the nav that lead nowhere, pages that it leaves out of the book, and words that promise too much."""
    text = (root / FILE).read_text(encoding="utf-8")
    for mark, _, value in marked(text):
        if value in book.nowhere:
            what = f'The nav leads to "{visible(value)}", which is no page in docs.'
            yield Problem(FILE, *mark, "", what, cure_of_link("index.md", value, book.all_pages), "broken-link")
        for found in promises(FILE, (), value):
            yield Problem(FILE, *mark, "", found.what, found.cure, found.code)
    for page in book.sources:
        forgotten = page.path in book.unlisted and page.path not in NEVER_LEFT_OUT
        if forgotten and "clinical" in page.meta and page.meta.get("paper") is not False:
            what = "The page must be read by a clinician, and no title of the nav in mkdocs.yml has it right below."
            cure = "Put it there, or write paper: false above the page if the book does without it."
            yield Problem(f"docs/{page.path}", 1, 1, "", what, cure, "site-settings")
