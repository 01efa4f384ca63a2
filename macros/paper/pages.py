"""One page of docs/ for paper: its words filled in, its Markdown read, its ids and links made the book's.

In: a SourcePage, the vocabulary bound to paper, and the ids of all pages in the book.
Out: an lxml element <section>. Must not know: the order of pages, page sizes.
"""

import posixpath
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import jinja2
import lxml.html
from lxml.html import HtmlElement
from markdown import Markdown

from ..facts.problems import cure_for
from ..page_safety import CALL_CURE, stray_code
from ..site_engine import SourcePage
from ..views.faces import paper_anchor
from ..views.words.speaker import VocabularyError

OF_THEIR_PAGE = {"review_state"}
"""Words that speak of the page that they stand on, which a document of many pages must tell them."""


class PageError(Exception):
    """A page cannot be read. The text names the page and says what is wrong."""


@dataclass
class PageReader:
    """Turns pages into sections of the book. `in_book` holds the paths of all pages that are printed."""

    vocabulary: Mapping[str, Callable[..., str]]
    markdown: Markdown
    in_book: Collection[str]

    def __post_init__(self) -> None:
        self._jinja = jinja2.Environment(undefined=jinja2.StrictUndefined)
        self._jinja.globals.clear()  # Jinja's own words, such as range(), are none of ours
        self._jinja.globals.update(self.vocabulary)

    def fill(self, page: SourcePage) -> str:
        """The page's Markdown with its words filled in. Raises PageError for a word that is not ours."""
        if stray_code(page.text) is not None:  # a template could reach all of Python
            raise PageError(f"docs/{page.path}: Something in braces is more than a call of a word. {CALL_CURE}")
        try:
            own = {name: partial(self.vocabulary[name], here=page.path) for name in OF_THEIR_PAGE & {*self.vocabulary}}
            return self._jinja.from_string(page.text).render(own)
        except jinja2.UndefinedError as error:
            word = str(error).split("'")[1]
            message = f'"{word}" is not a word that pages can speak. {cure_for(word, self.vocabulary)} [unknown-call]'
            raise PageError(f"docs/{page.path}: {message}") from error
        except (jinja2.TemplateError, VocabularyError) as error:
            raise PageError(f"docs/{page.path}: {error}") from error

    def read(self, page: SourcePage) -> HtmlElement:
        """The page as a section whose id is the page's anchor. Raises PageError."""
        text = self.fill(page)
        html = self.markdown.reset().convert(text)
        section = lxml.html.fragment_fromstring(html, create_parent="section")
        anchor = paper_anchor(page.path)
        own = set(section.xpath(".//@id")) - {paper_anchor(path) for path in self.in_book}
        for link in section.xpath(".//a[@href]"):
            self._mend(link, page.path, own)
        # A drawing names its own ids from within, and shares them with no other on paper.
        for element in section.xpath(".//*[@id][not(ancestor::*[local-name()='svg'])]"):
            element.set("id", f"{anchor}--{element.get('id')}")
        section.set("id", anchor)
        return section

    def _mend(self, link: HtmlElement, page: str, own: Collection[str]) -> None:
        """Point a link into the book. One that leads to a page that is not printed becomes plain words.

        Links of fragments are the book's already. `own` holds the page's ids, which links of its own Markdown name.
        """
        try:
            parts = urlsplit(link.get("href"))
        except ValueError as error:
            raise PageError(f"docs/{page}: A link leads to no address: {error}. Write it anew.") from error
        if parts.scheme:
            return
        if not parts.path and parts.fragment in own:
            link.set("href", f"#{paper_anchor(page, parts.fragment)}")
        if parts.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
            if target not in self.in_book:
                link.drop_tag()
                return
            link.set("href", f"#{paper_anchor(target, parts.fragment)}")


def unlink(document: HtmlElement, everywhere: Collection[str]) -> None:
    """Links to pages that this document lacks become plain words. `everywhere` holds the anchors of all pages of docs/;
    a link to any other place that is missing stays, and the printer complains of it."""
    here = set(document.xpath("//@id"))
    for link in document.xpath("//a[starts-with(@href, '#')]"):
        page = link.get("href")[1:].partition("--")[0]
        if page in everywhere and page not in here:
            link.drop_tag()
