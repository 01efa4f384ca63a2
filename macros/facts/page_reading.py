"""What a page of docs/ gives its reader to read: its own words, and what its calls show them.

In: a Library, and the path of a page such as `safety/feet.md`. Out: plain values that change when its reader reads
something else. Must not know: how a page looks, what a word of the vocabulary shows (`word_reading` does).
"""

import re
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from typing import Any

from .library import Library
from .reading import read
from .word_reading import SHOWS, phrases_of

MATTER = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
"""Front matter as MkDocs finds it."""

CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.DOTALL)
VALUE = re.compile(r"""(?:(\w+) ?= ?)?(?:["']([^"']*)["']|(\w+))""")
"""What a word is called with: the name of a parameter or none, then text in quotes, or a bare word such as False."""

STATE = "review_state"
"""The one word whose calls are not read: it says who has read the page."""

LOOKS = re.compile(r"\{:? *\.lead *\}")
"""The classes that only change how words look. Others are read, since a class can hide words, as `on-paper` does."""

BLANK = re.compile(r"\n\s*\n")
NEW_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*+#|>:]|\d+\.)\s)")
"""Where Markdown may begin something else without a blank line: an item, a heading, a row, a quote."""


def docs_of(library: Library) -> Path:
    """The folder of the pages."""
    return library.folder.parent / "docs"


def page_paths(library: Library) -> list[str]:
    """The paths of all pages but those of the exercises, in the order of the alphabet; none where there is no docs/."""
    folder = docs_of(library)
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    own = {f"exercises/{name}.md" for name in (*library.exercises, *library.drafts)}
    return [path for path in paths if path not in own]


def source_of(library: Library, path: str) -> tuple[str, str]:
    """The front matter and the text of a page. Raises OSError when there is none."""
    whole = (docs_of(library) / path).read_text(encoding="utf-8-sig")
    matter = MATTER.match(whole)
    return (matter[1], whole[matter.end() :]) if matter else ("", whole)


def is_clinical(matter: str) -> bool:
    """True for the front matter of a page that a clinician must read before a release: it has the key `clinical`, which
    can only be true. Front matter that cannot be read may have it too, so it counts."""
    if not matter.strip():
        return False
    said = read("", matter.encode()).value
    return said is None or "clinical" in said


def title_of(text: str) -> str:
    """The heading of a page, without its mark."""
    found = re.search(r"^# (.+?)(?: \{.*\})?$", text, re.MULTILINE)
    return found[1] if found else ""


def paragraphs(text: str) -> list[str]:
    """A page's own words, one paragraph, list or heading each, with the calls of words where they stand.

    Left out is only where lines are broken, LOOKS and STATE. What is indented stays so: it may be part of an item, or
    shown as code.
    """
    words = LOOKS.sub("", CALL.sub(lambda call: "" if call[1] == STATE else call[0], text))
    return [_block(block) for block in BLANK.split(words) if block.strip()]


def _block(text: str) -> str:
    """A block without the line breaks of its editor."""
    items = [item for item in NEW_ITEM.split(text.strip("\n")) if item.strip()]
    return "\n".join(item[: len(item) - len(item.lstrip())] + " ".join(item.split()) for item in items)


def shown_on(library: Library, text: str) -> Iterator[tuple[str, Any]]:
    """The calls on a page that show entries, each with its entries.

    One that names nothing, or that is called wrongly, is left to the checks that refuse it.
    """
    for word, values in calls_on(text):
        given = VALUE.findall(values)
        plain = [quoted or bare for name, quoted, bare in given if not name]
        named = {name: quoted or bare for name, quoted, bare in given if name}
        try:
            called = signature(SHOWS[word].entries).bind(library, *plain, **named)
        except TypeError:
            continue
        try:
            yield f"{word}({values})", SHOWS[word].entries(*called.args, **called.kwargs)
        except KeyError:
            continue


def spoken_on(library: Library, text: str) -> dict[str, str]:
    """The phrases that the calls on a page speak around what they show, each once: `group > phrase`, and its words."""
    return {place: said for word, _ in calls_on(text) for place, said in phrases_of(library, SHOWS[word].speaks)}


def calls_on(text: str) -> Iterator[tuple[str, str]]:
    """The words in the text of a page that show something, each with what it is called with."""
    return ((call[1], call[2]) for call in CALL.finditer(text) if call[1] in SHOWS)


def pages_that_show(library: Library, file: str) -> list[str]:
    """The pages that show entries of a file of data/, named without its ending."""
    return [
        path
        for path in page_paths(library)
        if any(SHOWS[word].file == file for word, _ in calls_on(source_of(library, path)[1]))
    ]
