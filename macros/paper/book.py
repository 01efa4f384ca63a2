"""Pages of the site bound in the order of the nav: the whole book, a booklet, or the pages of a leaflet.

In: the Library, the Book that the nav describes, the vocabulary bound to paper, the paths that are wanted.
Out: chapters of bound pages, dressed with the classes that the page styles need. Must not know: files, paper sizes.
"""

from collections.abc import Collection, Iterator, Sequence

from lxml.html import HtmlElement
from markdown import Markdown

from ..facts.library import Library
from ..facts.problems import cure_for
from ..facts.signing import subjects
from ..site_engine import Book, Chapter, SourcePage
from ..views.faces import paper_anchor
from ..views.page_facts import subject_of
from ..views.vocabulary import Vocabulary
from .binding import BoundChapter, BoundPage
from .pages import PageError, PageReader

MANY_CONDITIONS = 7
"""So many to ask about first that `Take care` runs on to the page of the ladder."""


class Binder:
    """Reads pages and binds them. `wanted` are paths in docs/; none means every page of the nav that is for paper.

    `subjects` names what of it a clinician must sign, as facts.signing does.
    """

    def __init__(self, library: Library, book: Book, vocabulary: Vocabulary, wanted: Collection[str] = ()) -> None:
        self._library, self._book, self._wanted = library, book, wanted
        strangers = set(wanted) - {page.path for chapter in book.chapters for page in chapter.pages}
        if strangers:
            name = min(strangers)
            known = [page.path for chapter in book.chapters for page in chapter.pages]
            message = f'"{name}" is not a page of the nav. {cure_for(name, known)} [unknown-id]'
            raise PageError(f"data/handouts.yaml: {message}")
        chapters = [(chapter, list(self._pages(chapter))) for chapter in book.chapters]
        chapters = [(chapter, pages) for chapter, pages in chapters if pages]
        reader = PageReader(
            vocabulary.words(),
            Markdown(extensions=book.extensions, extension_configs=book.extension_settings),
            {page.path for _, pages in chapters for page in pages},
        )
        bound = [
            BoundChapter(chapter.title, tuple(_bound(reader, page) for page in pages)) for chapter, pages in chapters
        ]
        self.chapters = _only_cited(bound) if wanted else bound
        printed = [subject_of(page.path, library) for _, pages in chapters for page in pages]
        self.subjects = [of for of in subjects(library) if of in printed]

    def _pages(self, chapter: Chapter) -> Iterator[SourcePage]:
        """The printed pages of a chapter; a page for a level is followed by the exercises of that level."""
        for page in chapter.pages:
            if self._wanted and page.path not in self._wanted:
                continue
            if page.meta.get("paper", True):
                yield page
            if "level" in page.meta:
                for exercise_id, exercise in self._library.exercises.items():
                    if exercise.level == page.meta["level"]:
                        yield self._book.loose[f"exercises/{exercise_id}.md"]


def _bound(reader: PageReader, page: SourcePage) -> BoundPage:
    section = reader.read(page)
    return BoundPage(paper_anchor(page.path), section.findtext("h1"), section)


def _only_cited(chapters: Sequence[BoundChapter]) -> list[BoundChapter]:
    """A part of the book lists only the studies that it cites; without any, the page of studies is left out."""
    pages = [page for chapter in chapters for page in chapter.pages]
    cited = {link.get("href").lstrip("#") for page in pages for link in page.section.iter("a") if link.get("href")}
    kept = []
    for chapter in chapters:
        for page in chapter.pages:
            for entry in page.section.xpath(".//*[@class='references']/li"):
                if entry.get("id") not in cited:
                    entry.drop_tree()
        left = tuple(page for page in chapter.pages if not _is_emptied(page.section))
        kept += [BoundChapter(chapter.title, left)] if left else []
    return kept


def _is_emptied(section: HtmlElement) -> bool:
    lists = section.find_class("references")
    return bool(lists) and not any(len(found) for found in lists)


def bound_sections(chapters: Sequence[BoundChapter], ask_turn: str) -> list[HtmlElement]:
    """The sections of all pages in order, marked with what the page styles need. `ask_turn` leads to `Ask first`."""
    return [
        _dressed(page.section, chapter.title, number, page is chapter.pages[0], ask_turn)
        for number, chapter in enumerate(chapters, start=1)
        for page in chapter.pages
    ]


def contents(chapters: Sequence[BoundChapter]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The title of each chapter, with the anchor and the title of each of its pages."""
    return [(chapter.title, [(page.anchor, page.title) for page in chapter.pages]) for chapter in chapters]


def _dressed(section: HtmlElement, title: str, number: int, first: bool, ask_turn: str) -> HtmlElement:
    """Mark a section with what the page styles need: its chapter, and whether it opens it."""
    classes = ["page", f"chapter-{number}"]
    if first:
        classes.append("opens")
    if section.xpath("./div[@class='exercise']"):
        classes.append("spread")
    section.set("data-chapter", title)
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
