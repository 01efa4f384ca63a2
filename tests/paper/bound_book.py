"""Bound chapters for the tests of the reading editions: those of the real handbook, and small made-up ones."""

from functools import cache
from pathlib import Path

import lxml.html

from macros.facts.library import load_library
from macros.figures.gallery import Gallery
from macros.paper.binding import BoundChapter, BoundPage, Front
from macros.paper.book import Binder
from macros.site_engine import read_book
from macros.views.faces import PaperFace
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = load_library(ROOT / "data")
PHRASES = LIBRARY.phrases
FRONT = Front(
    title=PHRASES["book"]["title"],
    subtitle=PHRASES["book"]["subtitle"],
    language="en",
    edition="0123abcd",
    day="2026-01-31",
    review=PHRASES["review"]["not_yet"],
    care_cards='<div class="cards"><section class="care emergency"><h2>Call now</h2><p>Stop.</p></section></div>',
)


def small_book(*pages: str) -> tuple[BoundChapter, ...]:
    """One chapter with a page for each piece of HTML: `page-1`, titled `Page 1`, and so on."""
    bound = []
    for number, html in enumerate(pages, start=1):
        section = lxml.html.fragment_fromstring(f"<h1>Page {number}</h1>{html}", create_parent="section")
        section.set("id", f"page-{number}")
        bound.append(BoundPage(f"page-{number}", f"Page {number}", section))
    return (BoundChapter("All of it", tuple(bound)),)


@cache
def real_book() -> tuple[BoundChapter, ...]:
    """The chapters of the handbook, their pictures in colour. Tests read them and leave them as they are."""
    pictures = Pictures(Gallery(LIBRARY.figures, ROOT / ".cache" / "figures"))
    vocabulary = Vocabulary(LIBRARY, lambda: PaperFace("colour"), pictures)
    return tuple(Binder(LIBRARY, read_book(ROOT), vocabulary).chapters)
