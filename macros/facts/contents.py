"""What the handbook and its booklets hold: the pages in the chapters of the nav, and those that each product names.

In: a project folder. Out: plain values, told from mkdocs.yml and data/handouts.yaml as they are written, by nobody's
code but ours: another side of a comparison is never run. Must not know: what a page says, how it is bound.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .reading import read

NEVER_LEFT_OUT = ("safety/index.md", "safety/stop-signs.md")
"""The pages that every book holds: who must ask first, and when to stop and whom to call."""


def chapters(root: Path) -> dict[str, str]:
    """The title of the chapter of each page of the book, in the order of the nav. What stands in none is in no book.

    Empty where there is no nav, and where it is more than plain lists: an alias, or a word for MkDocs alone.
    """
    sections = _told(root / "mkdocs.yml").get("nav")
    return {page: title for title, children in _named(sections) for page in _pages(children)}


def products(root: Path) -> dict[str, Any]:
    """The pages that each product names, for those that name any."""
    told = _told(root / "data" / "handouts.yaml").get("handouts")
    entries = told.items() if isinstance(told, Mapping) else ()
    return {name: entry["pages"] for name, entry in entries if isinstance(entry, Mapping) and entry.get("pages")}


def _told(path: Path) -> Mapping[str, Any]:
    """What a file says at its top level; nothing for one that is missing or cannot be read."""
    return read(path.name, path.read_bytes(), foreign=True).value or {} if path.is_file() else {}


def _named(items: Any) -> Iterator[tuple[str, Any]]:
    """The entries of a list in the form `- Title: what it holds`."""
    for item in items if isinstance(items, list) else ():
        yield from item.items() if isinstance(item, Mapping) else ()


def _pages(children: Any) -> Iterator[str]:
    """The pages that stand right below a chapter, with a title of their own or without."""
    for child in children if isinstance(children, list) else ():
        paths = child.values() if isinstance(child, Mapping) else [child]
        yield from (path for path in paths if isinstance(path, str) and path.endswith(".md"))
