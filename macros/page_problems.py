"""What is wrong on the pages of docs/: calls, links, images and headings, each with its line and column.

In: the Book that the nav describes, the Library, and the project folder. Out: Problems.
Must not know: what a link or a heading must be (`page_rules` does), how words are measured.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from markdown import Markdown

from .facts.library import Library
from .facts.problems import Problem, told
from .facts.reading import Document, decode, mark_after
from .page_rules import held_breath, wrong_headings, wrong_leads, wrong_links, wrong_words
from .page_safety import CALL, RAW, as_read, stray_code
from .page_signs import hidden_letters, unread_signs
from .paper.pages import PageError, PageReader
from .prose import NotDrawn
from .site_engine import Book, SourcePage
from .views.faces import PaperFace, paper_anchor
from .views.pictures import Pictures
from .views.vocabulary import Vocabulary

ID = re.compile(r'\sid="([^"]*)"')


def unreadable_pages(root: Path) -> Iterator[Problem]:
    """Pages whose bytes are no plain text: no engine can read them."""
    for path in sorted((root / "docs").rglob("*.md")):
        document = Document(path.relative_to(root).as_posix())
        decode(document, path.read_bytes())
        yield from document.problems


@dataclass
class Pages:
    """The pages of a project, filled in as the book does. Without a Library only what needs none is looked at."""

    root: Path
    book: Book
    library: Library | None
    _filled: dict[str, str | PageError] = field(default_factory=dict)
    _ids: dict[str, Collection[str]] = field(default_factory=dict)

    def problems(self) -> Iterator[Problem]:
        """Calls, links, images and headings that are wrong."""
        for page in self.book.sources:
            read = as_read(page.text)
            slips = [*wrong_links(page.path, read.text, self._files, self._anchors), *wrong_words(read.text)]
            slips += (*unread_signs(read.text), *held_breath(read.text))
            if self.library:
                yield from self._wrong_calls(page)
                filled = self._fill(page)
                slips += wrong_headings(read.text, filled) if isinstance(filled, str) else []
                slips += wrong_leads(page.path, read.text, self.library.drafts)
            for slip in slips:
                yield self._at(page, read.written(slip.offset), slip.what, slip.cure, slip.code)
            for slip in hidden_letters(self._file(page)):
                yield self._in_file(page, *slip)

    @cached_property
    def _files(self) -> set[str]:
        docs = self.root / "docs"
        return {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}

    @cached_property
    def _sources(self) -> dict[str, SourcePage]:
        return {page.path: page for page in self.book.sources}

    @cached_property
    def _reader(self) -> PageReader:
        words = Vocabulary(self.library, PaperFace, Pictures(NotDrawn())).words() if self.library else {}
        markdown = Markdown(extensions=self.book.extensions, extension_configs=self.book.extension_settings)
        return PageReader(words, markdown, ())

    def _fill(self, page: SourcePage) -> str | PageError:
        """The page with its words filled in, or what stands against it."""
        if page.path not in self._filled:
            try:
                self._filled[page.path] = self._reader.fill(page)
            except PageError as error:
                self._filled[page.path] = error
        return self._filled[page.path]

    def _anchors(self, path: str) -> Collection[str] | None:
        """The ids on a page; None where they cannot be told. Headings get theirs from Markdown."""
        page = self._sources.get(path)
        filled = self._fill(page) if page and self.library else None
        if page is None or not isinstance(filled, str):
            return None
        if path not in self._ids:
            bare = replace(page, text=CALL.sub("", page.text))
            mark = f"{paper_anchor(path)}--"
            headings = {str(name).removeprefix(mark) for name in self._reader.read(bare).xpath(".//@id")}
            self._ids[path] = headings | set(ID.findall(filled))
        return self._ids[path]

    def _wrong_calls(self, page: SourcePage) -> Iterator[Problem]:
        """Words and ids that do not exist. One wrong call does not hide the next."""
        if stray_code(page.text) is not None:
            return  # told by `page_safety`
        whole = self._fill(page)
        if isinstance(whole, str):
            return
        found = False
        for call in CALL.finditer(RAW.sub(lambda raw: " " * len(raw[0]), page.text)):
            try:
                self._reader.fill(replace(page, text=call[0]))
            except PageError as error:
                found = True
                yield self._of_call(page, error, call.start())
        if not found:
            yield self._of_call(page, whole, 0)

    def _of_call(self, page: SourcePage, error: PageError, offset: int) -> Problem:
        what, cure, code = told(str(error).partition(": ")[2], "page-code")
        return self._at(page, offset, f"{what}.", cure or "Compare the braces with those of another page.", code)

    def _at(self, page: SourcePage, offset: int, what: str, cure: str, code: str) -> Problem:
        """A Problem at an offset into the text of a page, which begins behind its front matter."""
        return self._in_file(page, max(0, len(self._file(page)) - len(page.text)) + offset, what, cure, code)

    def _in_file(self, page: SourcePage, offset: int, what: str, cure: str, code: str) -> Problem:
        """A Problem at an offset into the file of a page."""
        return Problem(f"docs/{page.path}", *mark_after(self._file(page)[:offset]), "", what, cure, code)

    def _file(self, page: SourcePage) -> str:
        return (self.root / "docs" / page.path).read_text(encoding="utf-8-sig")
