"""The handbook as one HTML document: cover, read this first, contents, then every chapter of the nav.

In: the Library, the Book that the nav describes, the page style sheets. Out: a string of HTML.
Must not know: WeasyPrint, files, paper sizes (a style sheet sets them).
"""

from collections.abc import Iterator
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement
from markdown import Markdown

from ..facts.library import Library
from ..site_engine import Book, Chapter, SourcePage
from ..views.faces import PaperFace, paper_anchor
from ..views.fragments import render
from ..views.vocabulary import Vocabulary
from .pages import PageReader
from .tagging import prepare

STYLES = (
    Path(__file__).parents[2] / "docs" / "assets" / "styles" / "shared.css",
    Path(__file__).parent / "styles" / "handbook.css",
)


def handbook(library: Library, book: Book, paper: str) -> str:
    """The whole document. `paper` is the name of a style sheet in paper/styles: `a4` or `letter`."""
    chapters = [(chapter, list(_pages(library, book, chapter))) for chapter in book.chapters]
    chapters = [(chapter, pages) for chapter, pages in chapters if pages]
    vocabulary = Vocabulary(library, PaperFace)
    reader = PageReader(
        vocabulary.words(),
        Markdown(extensions=book.extensions, extension_configs=book.extension_settings),
        {page.path for _, pages in chapters for page in pages},
    )
    sections = [
        _dressed(reader.read(page), chapter, number, first=page is pages[0])
        for number, (chapter, pages) in enumerate(chapters, start=1)
        for page in pages
    ]
    words = library.phrases["book"]
    head = render(
        "book",
        PaperFace(),
        library.phrases,
        care_cards=vocabulary.care_cards(),
        contents=[(chapter.title, _entries(pages, sections)) for chapter, pages in chapters],
        styles=[path.read_text(encoding="utf-8") for path in (*STYLES, STYLES[-1].with_name(f"{paper}.css"))],
    )
    document = lxml.html.document_fromstring(head)
    document.body.extend(sections)
    prepare(document, words["page"])
    return lxml.html.tostring(document, doctype="<!DOCTYPE html>", encoding="unicode")


def _pages(library: Library, book: Book, chapter: Chapter) -> Iterator[SourcePage]:
    """The printed pages of a chapter; a page for a level is followed by the exercises of that level."""
    for page in chapter.pages:
        if page.meta.get("paper", True):
            yield page
        if "level" in page.meta:
            for exercise_id, exercise in library.exercises.items():
                if exercise.level == page.meta["level"]:
                    yield book.loose[f"exercises/{exercise_id}.md"]


def _dressed(section: HtmlElement, chapter: Chapter, number: int, first: bool) -> HtmlElement:
    """Mark a section with what the page styles need: its chapter, and whether it opens it."""
    classes = ["page", f"chapter-{number}"]
    if first:
        classes.append("opens")
    if section.xpath("./div[@class='exercise']"):
        classes.append("spread")
    section.set("class", " ".join(classes))
    section.set("data-chapter", chapter.title)
    for log in section.xpath(".//div[@class='log']"):
        heading = log.getprevious()
        (heading if heading is not None and heading.tag == "h2" else log).set("class", "log-start")
    return section


def _entries(pages: list[SourcePage], sections: list[HtmlElement]) -> list[tuple[str, str]]:
    """Anchor and title of each page, for the contents."""
    titles = {section.get("id"): section.findtext("h1") for section in sections}
    return [(paper_anchor(page.path), titles[paper_anchor(page.path)]) for page in pages]
