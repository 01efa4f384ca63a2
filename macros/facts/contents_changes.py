"""What is different between the contents of two editions: which pages the book and each booklet hold.

In: two Libraries, with mkdocs.yml beside the folders that they were read from. Out: EditionChanges.
Must not know: what a page says, which is compared as the page.
"""

from collections.abc import Iterable, Iterator, Mapping

from .change_words import change, pairs
from .contents import chapters
from .library import Library
from .model.edition import EditionChange
from .page_reading import page_paths, source_of, title_of

Nav = Mapping[str, str]
"""The chapter of each page, in order."""

BOOK = ("book", "contents")
"""The phrase that names the contents of the whole book."""


def contents_changes(old: Library, new: Library) -> Iterator[EditionChange]:
    """Pages that left or came, as safety: a page that nobody finds may as well be deleted. Then another order."""
    before, after = (chapters(library.folder.parent) for library in (old, new))
    if before:  # else there is nothing to compare, and `two_sides` says so
        yield from _of_the_nav(old, new, before, after)
    made, made_now = old.handouts.handouts, new.handouts.handouts
    for name, product in {**made, **made_now}.items():
        was, now = (side[name].pages if name in side else [] for side in (made, made_now))
        place = f"handouts.{name}.pages"
        if name in made and name in made_now:
            if was != now:  # a book that names none has all of the nav
                yield from _moved(old, new, "handouts", product.name, place, was or before, now or after)
        elif was or now:
            called = (product.name if name in side else None for side in (made, made_now))
            yield change("words", "handouts", product.name, *called, place=place)


def _of_the_nav(old: Library, new: Library, before: Nav, after: Nav) -> Iterator[EditionChange]:
    """What the whole book holds, and in which order. A page that came or went whole is told with the pages."""
    book = new.phrases.get(BOOK[0], {}).get(BOOK[1], BOOK[1])
    there = {*page_paths(old)} & {*page_paths(new)}
    yield from _moved(
        old, new, "mkdocs", book, "nav", *([each for each in nav if each in there] for nav in (before, after))
    )
    both = before.keys() & after.keys()
    was, now = ([f"{nav[page]}: {_title(new, page)}" for page in nav if page in both] for nav in (before, after))
    for pair in pairs(was, now) if was != now else ():
        yield change("words", "mkdocs", book, *pair, place="nav.order")


def _moved(
    old: Library, new: Library, about: str, name: str, place: str, before: Iterable[str], after: Iterable[str]
) -> Iterator[EditionChange]:
    """The pages that only one of two sides has, by their titles. In which order a product names them has no effect."""
    was, now = list(before), list(after)
    for page in was:
        if page not in now:
            yield change("safety", about, name, _title(old, page), None, place=place)
    for page in now:
        if page not in was:
            yield change("safety", about, name, None, _title(new, page), place=place)


def _title(library: Library, page: str) -> str:
    """What a reader calls a page; its path where there is none."""
    try:
        return title_of(source_of(library, page)[1]) or page
    except (OSError, UnicodeDecodeError):
        return page
