"""The door to MkDocs: the only module of this package that imports it.

In: a project folder. Out: the pages in the order of the nav, the Markdown settings, and a way to stop a build
with nothing but our own words. Must not know: what a page says.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import Section, get_navigation
from mkdocs.structure.pages import Page


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
    """What the nav says, and how Markdown is read. `loose` holds the pages that stand in no section, by path."""

    chapters: tuple[Chapter, ...]
    loose: dict[str, SourcePage]
    extensions: list[str]
    extension_settings: dict[str, Any]

    @property
    def all_pages(self) -> tuple[str, ...]:
        """The paths of all pages of docs/."""
        return (*(page.path for chapter in self.chapters for page in chapter.pages), *self.loose)


def read_book(root: Path) -> Book:
    """The chapters of mkdocs.yml, and the pages that its nav does not name (the exercises)."""
    config = load_config(str(root / "mkdocs.yml"), plugins=[], hooks=[])
    files = get_files(config)
    nav = get_navigation(files, config)
    chapters = tuple(
        Chapter(section.title, tuple(_source(child, config) for child in section.children if isinstance(child, Page)))
        for section in nav.items
        if isinstance(section, Section)
    )
    named = {page.path for chapter in chapters for page in chapter.pages}
    others = (file for file in files.documentation_pages() if file.src_uri not in named)
    loose = {file.src_uri: _source(file.page or Page(None, file, config), config) for file in others}
    return Book(chapters, loose, list(config.markdown_extensions), dict(config.mdx_configs))


def _source(page: Page, config: Any) -> SourcePage:
    page.read_source(config)
    return SourcePage(page.file.src_uri, page.markdown or "", dict(page.meta))


def refuse(message: str) -> NoReturn:
    """Stop the build: MkDocs prints the message alone and exits with 1."""
    raise ConfigurationError(message)
