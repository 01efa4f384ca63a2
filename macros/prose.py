"""The pages of docs/ as passages to measure, what is wrong in their calls, and where.

In: a project folder. Out: Texts for `plain_language`, one a page, and Problems with line and column.
A page that says `grade: 8` in its front matter is for clinicians and contributors; all others read at grade 6.
Must not know: how a text is measured.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown

from .facts.library import Library
from .facts.plain_language import READER_GRADE, Text
from .facts.problems import Finding, Problem
from .paper.pages import PageError, PageReader
from .site_engine import Book, SourcePage, read_book
from .views.faces import PaperFace
from .views.vocabulary import Vocabulary


def prose(root: Path) -> Iterator[Text]:
    """The text of every page, without what the vocabulary puts in: that is measured where it is written."""
    book = read_book(root)
    silent = {name: lambda *_, **__: "" for name in dir(Vocabulary) if not name.startswith("_")}
    pages = list(_pages(book))
    markdown = Markdown(extensions=book.extensions, extension_configs=book.extension_settings)
    reader = PageReader(silent, markdown, {page.path for page in pages})
    for page in pages:
        pieces = tuple(_pieces(reader, page))
        if pieces:
            yield Text(page.path, "Its words", pieces, grade=float(page.meta.get("grade", READER_GRADE)))


def wrong_calls(root: Path, library: Library) -> Iterator[Problem]:
    """Words and ids on pages that do not exist, found by filling every page in as the book does."""
    book = read_book(root)
    reader = PageReader(Vocabulary(library, PaperFace).words(), Markdown(), ())
    for page in _pages(book):
        try:
            reader.fill(page)
        except PageError as error:
            what, _, cure = str(error).partition(": ")[2].partition(". ")
            named = re.search(r'"(.+?)"', what)
            yield place_on_page(root, Finding(page.path, (named[1] if named else "{{",), f"{what.rstrip('.')}.", cure))


def place_on_page(root: Path, finding: Finding) -> Problem:
    """A finding with its line and column, found again by the first words of the passage."""
    label = f"docs/{finding.file}"
    start = " ".join(str(finding.path[0]).split()[:3])
    lines = (root / label).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if start in line:
            return Problem(label, number, line.index(start) + 1, "", finding.what, finding.cure)
    return Problem(label, 1, 1, "", finding.what, finding.cure)


def _pages(book: Book) -> Iterator[SourcePage]:
    yield from (page for chapter in book.chapters for page in chapter.pages)
    yield from book.loose.values()


def _pieces(reader: PageReader, page: SourcePage) -> Iterator[tuple[tuple[str], str]]:
    """Paragraphs, list items and cells of tables; a passage is its own path, since a page has no keys."""
    for element in reader.read(page).iter("p", "li", "td"):
        if element.find(".//p") is None and element.find(".//li") is None:
            text = " ".join(element.text_content().split())
            if " " in text:
                yield (text,), text if text[-1] in ".?!" else f"{text}."
