"""The handbook as one HTML document: cover, read this first, contents, then every chapter of the nav.

In: the Library, the Book that the nav describes, the Pictures, the page style sheets. Out: a string of HTML.
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
from ..views.pictures import Pictures
from ..views.vocabulary import Vocabulary
from .pages import PageReader
from .tagging import prepare

STYLES = (
    Path(__file__).parents[2] / "docs" / "assets" / "styles" / "shared.css",
    Path(__file__).parent / "styles" / "handbook.css",
)
ON_THE_COVER = ("seated-knee-straighten", "counter-leg-curl")
MANY_CONDITIONS = 7
"""So many to ask about first that `Take care` runs on to the page of the ladder."""


def handbook(library: Library, book: Book, pictures: Pictures, paper: str) -> str:
    """The whole document. `paper` is the name of a style sheet in paper/styles: `a4` or `letter`."""
    chapters = [(chapter, list(_pages(library, book, chapter))) for chapter in book.chapters]
    chapters = [(chapter, pages) for chapter, pages in chapters if pages]
    vocabulary = Vocabulary(library, PaperFace, pictures)
    reader = PageReader(
        vocabulary.words(),
        Markdown(extensions=book.extensions, extension_configs=book.extension_settings),
        {page.path for _, pages in chapters for page in pages},
    )
    sections = [
        _dressed(reader.read(page), chapter, number, page is pages[0], library.phrases["book"]["ask_turn"])
        for number, (chapter, pages) in enumerate(chapters, start=1)
        for page in pages
    ]
    words = library.phrases["book"]
    head = render(
        "book",
        PaperFace(),
        library.phrases,
        care_cards=vocabulary.care_cards(),
        people=[vocabulary.picture(exercise_id) for exercise_id in ON_THE_COVER],
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


def _dressed(section: HtmlElement, chapter: Chapter, number: int, first: bool, ask_turn: str) -> HtmlElement:
    """Mark a section with what the page styles need: its chapter, and whether it opens it."""
    classes = ["page", f"chapter-{number}"]
    if first:
        classes.append("opens")
    if section.xpath("./div[@class='exercise']"):
        classes.append("spread")
    section.set("data-chapter", chapter.title)
    _turn_ask_first(section, ask_turn)
    if len(section.xpath(".//div[@class='ask-first']//li")) >= MANY_CONDITIONS:
        classes.append("flows")
    section.set("class", " ".join(classes))
    for log in section.xpath(".//div[@class='log']"):
        heading = log.getprevious()
        (heading if heading is not None and heading.tag == "h2" else log).set("class", "log-start")
    return section


def _turn_ask_first(section: HtmlElement, ask_turn: str) -> None:
    """The list `Ask first` moves from beside the picture, where it has no room, to the next spread; a link stays."""
    for asked in section.find_class("ask-first"):
        place = f"{section.get('id')}--ask-first"
        pointer = asked.makeelement("p", {"class": "ask-turn"})
        link = asked.makeelement("a", {"href": f"#{place}"})
        link.text = ask_turn
        pointer.append(link)
        asked.addprevious(pointer)
        asked.set("id", place)
        section.find_class("ex-care")[0].insert(0, asked)


def _entries(pages: list[SourcePage], sections: list[HtmlElement]) -> list[tuple[str, str]]:
    """Anchor and title of each page, for the contents."""
    titles = {section.get("id"): section.findtext("h1") for section in sections}
    return [(paper_anchor(page.path), titles[paper_anchor(page.path)]) for page in pages]
