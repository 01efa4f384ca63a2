"""One page of docs/ for paper: its words filled in, its Markdown read, its ids and links made the book's.

In: a SourcePage, the vocabulary bound to paper, and the ids of all pages in the book.
Out: an lxml element <section>. Must not know: the order of pages, page sizes.
"""

import posixpath
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import jinja2
import lxml.html
from lxml.html import HtmlElement
from markdown import Markdown

from ..site_engine import SourcePage
from ..views.faces import paper_anchor
from ..views.vocabulary import VocabularyError


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
        self._jinja.globals.update(self.vocabulary)

    def read(self, page: SourcePage) -> HtmlElement:
        """The page as a section whose id is the page's anchor. Raises PageError for a word that is not ours."""
        try:
            text = self._jinja.from_string(page.text).render()
        except (jinja2.TemplateError, VocabularyError) as error:
            raise PageError(f"docs/{page.path}: {error}") from error
        html = self.markdown.reset().convert(text)
        section = lxml.html.fragment_fromstring(html, create_parent="section")
        anchor = paper_anchor(page.path)
        for element in section.xpath(".//*[@id]"):
            element.set("id", f"{anchor}--{element.get('id')}")
        for link in section.xpath(".//a[@href]"):
            self._mend(link, page.path)
        section.set("id", anchor)
        return section

    def _mend(self, link: HtmlElement, page: str) -> None:
        """Point a link into the book. One that leads to a page that is not printed becomes plain words."""
        parts = urlsplit(link.get("href"))
        if parts.scheme:
            return
        if parts.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), parts.path))
            if target not in self.in_book:
                link.drop_tag()
                return
            link.set("href", f"#{paper_anchor(target, parts.fragment)}")
