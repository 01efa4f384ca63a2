"""Faces: the web and the paper differ in how a link reaches a page, and in the ink and the stillness of a picture.

In: the path of a page in docs/, such as `exercises/clamshell.md`, with `#anchor` if wanted. Out: an href.
Must not know: what is on a page.
"""

import posixpath
from dataclasses import dataclass
from typing import ClassVar, Protocol


class Face(Protocol):
    """What a fragment needs to know about the place it will stand in: `ink` of its pictures, and if they can move."""

    @property
    def ink(self) -> str:
        """The ink of pictures, one of figures.inks.INKS."""
        ...

    @property
    def page(self) -> str:
        """The path of the page being written; empty on paper, where one document holds many."""
        ...

    moves: ClassVar[bool]

    def href(self, page: str) -> str:
        """The address of a page in docs/, as seen from the page being written."""
        ...


@dataclass(frozen=True)
class WebFace:
    """A page of the site; `page` is the path of the page being written, such as `topics/pain.md`.

    Links start from the address of the page, or from its source file for an engine that makes addresses of them itself.
    """

    ink: ClassVar[str] = "colour"
    moves: ClassVar[bool] = True

    page: str
    from_source: bool = False

    def href(self, page: str) -> str:
        """A relative address, so that the site works at any base path."""
        path, _, anchor = page.partition("#")
        here = posixpath.dirname(self.page) if self.from_source else _directory(self.page)
        there = _directory(path) if path.endswith(".md") else path
        relative = posixpath.relpath(there or ".", here or ".")
        slash = "/" if path.endswith(".md") else ""
        return f"{relative}{slash}{'#' + anchor if anchor else ''}"


@dataclass(frozen=True)
class PaperFace:
    """The handbook: every page is a part of one document."""

    ink: str = "print-18"
    moves: ClassVar[bool] = False
    page: ClassVar[str] = ""

    def href(self, page: str) -> str:
        """An anchor inside the one document."""
        path, _, anchor = page.partition("#")
        return f"#{paper_anchor(path, anchor)}"


def paper_anchor(page: str, anchor: str = "") -> str:
    """The id of a page, or of a place on it, in the one document of the handbook."""
    name = page.removesuffix(".md").removesuffix("/index").replace("/", "-")
    return f"{name}--{anchor}" if anchor else name


def _directory(page: str) -> str:
    """The directory address that MkDocs gives a page: `a/b.md` is at `a/b`, `a/index.md` at `a`."""
    path = page.removesuffix(".md")
    return path.removesuffix("index").rstrip("/") if posixpath.basename(path) == "index" else path
