"""Bound chapters for the tests of the reading editions: those of the real handbook, and small made-up ones."""

from functools import cache
from pathlib import Path

import lxml.html
from markdown import Markdown

from macros.facts.library import load_library
from macros.figures.gallery import Gallery
from macros.paper.binding import BoundChapter, BoundPage, Front
from macros.paper.pages import PageReader
from macros.site_engine import Book, SourcePage, read_book
from macros.views.faces import PaperFace
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = load_library(ROOT / "data")
PHRASES = LIBRARY.phrases
FRONT = Front(
    title=PHRASES["book"]["title"],
    subtitle=PHRASES["book"]["subtitle"],
    language="en",
    edition="0123abcd",
    day="2026-01-31",
    review=PHRASES["review"]["not_yet"],
    care_cards='<div class="cards"><section class="care emergency"><h2>Call now</h2><p>Stop.</p></section></div>',
)


def small_book(*pages: str) -> tuple[BoundChapter, ...]:
    """One chapter with a page for each piece of HTML: `page-1`, titled `Page 1`, and so on."""
    bound = []
    for number, html in enumerate(pages, start=1):
        section = lxml.html.fragment_fromstring(f"<h1>Page {number}</h1>{html}", create_parent="section")
        section.set("id", f"page-{number}")
        bound.append(BoundPage(f"page-{number}", f"Page {number}", section))
    return (BoundChapter("All of it", tuple(bound)),)


@cache
def real_book() -> tuple[BoundChapter, ...]:
    """The chapters of the handbook, their pictures in colour. Tests read them and leave them as they are."""
    book = read_book(ROOT)
    chapters = {chapter.title: _printed(book, chapter.pages) for chapter in book.chapters}
    in_book = {page.path for pages in chapters.values() for page in pages}
    pictures = Pictures(Gallery(LIBRARY.figures, ROOT / ".cache" / "figures"))
    vocabulary = Vocabulary(LIBRARY, lambda: PaperFace("colour"), pictures)
    markdown = Markdown(extensions=book.extensions, extension_configs=book.extension_settings)
    reader = PageReader(vocabulary.words(), markdown, in_book)
    return tuple(
        BoundChapter(title, tuple(_bound(reader, page) for page in pages)) for title, pages in chapters.items()
    )


def _printed(book: Book, pages: tuple[SourcePage, ...]) -> list[SourcePage]:
    return [
        source
        for page in pages
        if page.meta.get("paper", True)
        for source in (page, *(book.loose[f"exercises/{name}.md"] for name in _of_level(page.meta.get("level"))))
    ]


def _of_level(level: str | None) -> list[str]:
    return [name for name, exercise in LIBRARY.exercises.items() if exercise.level == level]


def _bound(reader: PageReader, page: SourcePage) -> BoundPage:
    section = reader.read(page)
    return BoundPage(section.get("id"), section.findtext("h1"), section)
