"""What both reading editions need: the pages once more, without what only a printed sheet or a screen can do.

In: bound chapters, the front, the phrases. Out: the same as ReadingPages, whose sections are copies.
On a sheet a reader ticks a week and sees stairs drawn; here the week is a list to copy, and the stairs have words.
Must not know: files, how either edition is written.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

from ..views.faces import PaperFace
from ..views.fragments import render
from .binding import BoundChapter, BoundPage, Front

Phrases = Mapping[str, Mapping[str, str]]

STAIR = "./*[local-name()='rect']"
"""One step of the certainty sign, as icons.html draws it. Where experts agree there is none."""


@dataclass(frozen=True)
class ReadingPage:
    """A page with its number in the book, such as `4.14`; the front has none."""

    number: str
    anchor: str
    title: str
    section: HtmlElement


@dataclass(frozen=True)
class ReadingBook:
    """The front pages, the chapters as (number, title, pages), the page on which each id stands, and the phrases."""

    front: tuple[ReadingPage, ...]
    chapters: tuple[tuple[int, str, tuple[ReadingPage, ...]], ...]
    places: Mapping[str, ReadingPage]
    phrases: Phrases

    def pages(self) -> Iterator[ReadingPage]:
        """Every page in order, the front first."""
        yield from self.front
        for _, _, pages in self.chapters:
            yield from pages


def reading_book(chapters: Sequence[BoundChapter], front: Front, phrases: Phrases) -> ReadingBook:
    """The book for reading on a device. What is bound is left as it is."""
    copyist = _Copyist(phrases)
    opening = tuple(copyist.front(template, front) for template in ("reading_title", "reading_first"))
    numbered = tuple(
        (
            number,
            chapter.title,
            tuple(copyist.page(f"{number}.{place}", page) for place, page in enumerate(chapter.pages, start=1)),
        )
        for number, chapter in enumerate(chapters, start=1)
    )
    pages = [*opening, *(page for _, _, group in numbered for page in group)]
    places = {name: page for page in pages for name in page.section.xpath("descendant-or-self::*/@id")}
    for page in pages:
        _drop_links_out(page.section, places)
    return ReadingBook(opening, numbered, places, phrases)


@dataclass(frozen=True)
class _Copyist:
    """Copies pages, and mends the copies."""

    phrases: Phrases

    def front(self, template: str, front: Front) -> ReadingPage:
        section = lxml.html.fragment_fromstring(render(template, PaperFace(), self.phrases, front=front))
        return ReadingPage("", section.get("id"), _words(section.find("h1")), self._mended(section))

    def page(self, number: str, page: BoundPage) -> ReadingPage:
        return ReadingPage(number, page.anchor, page.title, self._mended(copy.deepcopy(page.section)))

    def _mended(self, section: HtmlElement) -> HtmlElement:
        self._week_as_list(section)
        self._stairs_in_words(section)
        # Each icon has its word beside it; a device that knows no style sheet would draw it as large as a page.
        for icon in section.find_class("icon"):
            icon.drop_tree()
        return section

    def _week_as_list(self, section: HtmlElement) -> None:
        """The table to tick becomes the list of its lines: empty boxes say nothing to one who listens."""
        for log in section.find_class("log"):
            rows = [_words(head) for head in log.iterfind(".//tbody/tr/th")]
            week = lxml.html.fragment_fromstring(render("reading_week", PaperFace(), self.phrases, rows=rows))
            week.tail = log.tail
            log.getparent().replace(log, week)

    def _stairs_in_words(self, section: HtmlElement) -> None:
        """The sign of certainty gets a text alternative: pages speak of how many stairs a claim has."""
        for sign in section.find_class("stairs"):
            if stairs := sign.xpath(STAIR):
                filled = sum(stair.get("fill") != "none" for stair in stairs)
                del sign.attrib["aria-hidden"]
                sign.set("role", "img")
                sign.set("aria-label", f"{filled} {self.phrases['reading']['of_stairs']}")


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _drop_links_out(section: HtmlElement, places: Mapping[str, ReadingPage]) -> None:
    """A link to what this book leaves out becomes plain words."""
    for link in section.xpath(".//a[starts-with(@href, '#')]"):
        if link.get("href")[1:] not in places:
            link.drop_tag()
