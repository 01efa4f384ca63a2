"""The door to MkDocs: the only module of this package that imports it.

In: a project folder. Out: the pages in the order of the nav, the Markdown settings, and a way to stop a build
with nothing but our own words. Must not know: what a page says.
"""

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import Link, Section, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from .facts.problems import ContentError, Problem
from .facts.reading import AS_UTF8, Document, decode, explain
from .site_settings import refused_settings, running_settings


@dataclass(frozen=True)
class SourcePage:
    """A page of docs/: its path there, its text without front matter, and its front matter."""

    path: str
    text: str
    meta: dict[str, Any]


@dataclass(frozen=True)
class Chapter:
    """A section of the nav with its pages in order."""

    title: str
    pages: tuple[SourcePage, ...]


@dataclass(frozen=True)
class Book:
    """What the nav says, and how Markdown is read. `loose` holds the pages that stand in no section, by path; those of
    them that do not stand at the top of the nav either are `unlisted`. `nowhere` is what the nav names and docs/ lacks.
    """

    chapters: tuple[Chapter, ...]
    loose: dict[str, SourcePage]
    extensions: list[str]
    extension_settings: dict[str, Any]
    nowhere: tuple[str, ...] = ()
    unlisted: frozenset[str] = frozenset()

    def markdown(self) -> Markdown:
        """Markdown as the pages are read."""
        return Markdown(extensions=self.extensions, extension_configs=self.extension_settings)

    def without(self, files: Collection[str]) -> "Book":
        """The same without some pages, named as messages name them: `docs/safety/feet.md`."""

        def stays(page: SourcePage) -> bool:
            return f"docs/{page.path}" not in files

        chapters = tuple(replace(chapter, pages=tuple(filter(stays, chapter.pages))) for chapter in self.chapters)
        return replace(self, chapters=chapters, loose={path: page for path, page in self.loose.items() if stays(page)})

    @property
    def sources(self) -> tuple[SourcePage, ...]:
        """All pages of docs/, those of the nav first."""
        return (*(page for chapter in self.chapters for page in chapter.pages), *self.loose.values())

    @property
    def all_pages(self) -> tuple[str, ...]:
        """The paths of all pages of docs/."""
        return tuple(page.path for page in self.sources)


def read_book(root: Path) -> Book:
    """The chapters of mkdocs.yml, and the pages that its nav does not name (the exercises). Raises ContentError."""
    config = _settings(root)
    files = get_files(config)
    with _heard():  # its words on the nav; `site_settings` has better ones
        nav = get_navigation(files, config)
    chapters = tuple(
        Chapter(section.title, tuple(_source(child, config) for child in section.children if isinstance(child, Page)))
        for section in nav.items
        if isinstance(section, Section)
    )
    named = {page.path for chapter in chapters for page in chapter.pages}
    others = (file for file in files.documentation_pages() if file.src_uri not in named)
    loose = {file.src_uri: _source(file.page or Page(None, file, config), config) for file in others}
    unlisted = frozenset(loose) - {item.file.src_uri for item in nav.items if isinstance(item, Page)}
    nowhere = tuple(_nowhere(nav.items))
    return Book(chapters, loose, list(config.markdown_extensions), dict(config.mdx_configs), nowhere, unlisted)


def _nowhere(items: Iterable[Any]) -> Iterator[str]:
    """What a nav leads to that is neither a page nor an address on another site."""
    for item in items:
        yield from _nowhere(item.children or ())
        if isinstance(item, Link) and not urlsplit(item.url).netloc and not urlsplit(item.url).scheme:
            yield item.url


def read_pages(docs: Path) -> list[SourcePage]:
    """The pages of a folder as MkDocs reads them, in whatever engine. Raises ContentError."""
    pages = []
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        text, meta = get_data(_decoded(f"{docs.name}/{name}", path.read_bytes()))
        pages.append(SourcePage(name, text, meta))
    return pages


def front_matter(written: str) -> dict[str, Any]:
    """What MkDocs reads in the lines above a page, without their hyphens: nothing where it finds one mistake."""
    return get_data(f"---\n{written}\n---\n")[1]


def read_markdown(root: Path) -> Markdown:
    """Markdown as the pages of a project are read, without what our own words add to it. Raises ContentError."""
    config = _settings(root)
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def _settings(root: Path) -> Any:
    """What mkdocs.yml says, but for what runs code. Raises ContentError for a file that MkDocs cannot read or use."""
    path = root / "mkdocs.yml"
    document = Document(path.name)
    if not path.is_file():
        document.problem((1, 1), "", "The file is missing.", f"Create {path.name}.", "file-missing")
        raise ContentError(document.problems)
    text = decode(document, path.read_bytes())
    if text is None:
        raise ContentError(document.problems)
    if running := list(running_settings(text)):
        raise ContentError(running)
    with _heard() as told:
        try:
            config = load_config(str(path), plugins=[], hooks=[])
        except ConfigurationError as error:
            explain(document, error.__context__ or error, text)  # what the parser said of the file
        except Exception as error:  # Abort, of which the log knows the cause, or whatever a wrong kind of value brings
            told = told or [str(error)]
    document.problems += [refused_settings(root, text, cause) for cause in told]
    if document.problems:
        raise ContentError(document.problems)
    return config


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What MkDocs warns of, in place of lines on the screen."""
    told: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield told
    finally:
        logger.removeHandler(handler)


def _source(page: Page, config: Any) -> SourcePage:
    _decoded(f"docs/{page.file.src_uri}", page.file.content_bytes)  # MkDocs has no message of its own for this
    page.read_source(config)
    return SourcePage(page.file.src_uri, page.markdown or "", dict(page.meta))


def _decoded(label: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what, cure = "The page is not saved as UTF-8.", AS_UTF8
        raise ContentError([Problem(label, line, 1, "", what, cure, "file-encoding")]) from None


def build_site(root: Path, folder: Path) -> int:
    """Build the site of a project into a folder, as `mkdocs build --strict` does; its exit code. Raises OSError."""
    from mkdocs.__main__ import cli  # late: its server and its colours take a tenth of a second

    command = ["build", "--strict", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(folder)]
    try:
        cli.main(command, prog_name="mkdocs")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1
    return 0


def refuse(message: str) -> NoReturn:
    """Stop the build: MkDocs prints the message alone and exits with 1."""
    raise ConfigurationError(message)
