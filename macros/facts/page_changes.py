"""What is different between the pages of two editions, and between the templates that fill them in.

In: two Libraries, with docs/ and macros/views/templates/ beside the folders they were read from. Out: EditionChanges.
Must not know: what a page shows of the data, which is compared as the data.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .change_words import change
from .editions import TEMPLATES, is_content
from .library import Library
from .model.edition import EditionChange
from .page_reading import docs_of, is_clinical, page_paths, source_of, title_of
from .reading import read

ABOUT_SAFETY = ("safety/", "start/")
"""Folders whose pages are about safety, whether a clinician must read them or not."""

MATTER_OF_THE_BOOK = ("paper", "level")
"""Fields above a page's text on which it hangs what a reader of the book finds: the page at all, and its exercises."""

REMARK, FILLED_IN = re.compile(r"\{#.*?#\}", re.DOTALL), re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
"""What no reader gets of a template, and the places where words and entries come into it."""

Page = tuple[str, bool, Any]
"""The title of a page, if it may touch a body, and all that its reader reads."""


def page_changes(old: Library, new: Library) -> Iterator[EditionChange]:
    """Pages of docs/: those about safety, and the others. The page of an exercise changes with the exercise, and that
    of a draft with nothing.

    Of what stands above a page's text only what decides on the book and on who must sign counts: that the page was
    checked on another day, or can be found by another word, says nothing that a reader acts on.
    """
    before, after = _pages(old), _pages(new)
    for page in sorted(before.keys() | after.keys()):
        (was, grave, read_then), (now, grave_now, read_now) = (
            side.get(page, (None, False, None)) for side in (before, after)
        )
        kind = "safety" if grave or grave_now else "words"
        if was and now and read_then != read_now:
            yield change(kind, page, now)
        elif not (was and now):
            yield change(kind, page, now or was or page, was, now)


def _pages(library: Library) -> dict[str, Page]:
    return {
        page: _page(library, page)
        for page in page_paths(library)
        if is_content(f"docs/{page}") and (docs_of(library) / page).is_file()
    }


def _page(library: Library, page: str) -> Page:
    try:
        matter, text = source_of(library, page)
    except UnicodeDecodeError:  # an earlier edition was not held to the promises of today
        matter, text = "", (docs_of(library) / page).read_text(encoding="utf-8", errors="replace")
    told = read(page, matter.encode()).value
    fields = told if isinstance(told, dict) else {}
    signed = is_clinical(matter)
    grave = signed or page.startswith(ABOUT_SAFETY)
    return title_of(text) or page, grave, (text, signed, [fields.get(name) for name in MATTER_OF_THE_BOOK])


def template_changes(old: Library, new: Library) -> Iterator[EditionChange]:
    """Templates by the names of their files, for they have no other. What is filled in may be a stop line, so a change
    in that is safety. Nothing where one side has no templates: then there is nothing to compare.
    """
    before, after = _templates(old), _templates(new)
    for path in sorted(before.keys() | after.keys() if before and after else ()):
        was, now = before.get(path, ""), after.get(path, "")
        if was != now:
            kind = "words" if FILLED_IN.findall(was) == FILLED_IN.findall(now) else "safety"
            yield change(kind, path, Path(path).name)


def _templates(library: Library) -> dict[str, str]:
    """The text of each template on one line, without remarks, by its path in the project."""
    root = library.folder.parent
    return {
        path.relative_to(root).as_posix(): " ".join(REMARK.sub("", path.read_text("utf-8", "replace")).split())
        for path in root.glob(TEMPLATES)
    }
