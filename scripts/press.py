"""The press: one HTML document to a tagged PDF. The only module that imports WeasyPrint.

In: a document that carries all it needs. Out: a Print, with PDF/UA-1 and PDF/A-2a in one file.
It fails on any warning in WeasyPrint's log, and WeasyPrint can fetch nothing.
Must not know: what is printed, files.
"""

import ctypes.util
import errno
import gc
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "macros" / "paper" / "fonts" / "fonts.conf"
FACES = [FONTS.parent / f"AtkinsonHyperlegibleNext-{face}.ttf" for face in ("Regular", "SemiBold", "Bold", "ExtraBold")]
for path in FACES:
    if not path.is_file():  # else the next face would take its place, and nobody would say so
        raise FileNotFoundError(errno.ENOENT, "A font is missing", str(path))
# A closed set of fonts: a letter that ours lack is an error, never another face. Read when WeasyPrint is imported.
os.environ["FONTCONFIG_FILE"] = str(FONTS)
# What it remembers of them stays in the repository too, and not in somebody's home.
os.environ["XDG_CACHE_HOME"] = str(Path(__file__).resolve().parent.parent / ".cache")
# WeasyPrint tries several names for each library. For each wrong one ctypes would run a C compiler, to no avail: half a
# second a process. Its list ends with the name that the system's loader knows.
if sys.platform == "linux":
    ctypes.util.find_library = lambda name: None
# Layout makes millions of small objects that live to the end; collecting them costs a sixth of the time.
gc.disable()

import pydyf  # noqa: E402  the settings above must come first
from weasyprint import HTML, Document  # noqa: E402
from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: E402

from macros.paper.tag_tree import OPTIONS as TAGGED  # noqa: E402
from macros.paper.tag_tree import finish  # noqa: E402
from macros.paper.tagging import NUMBER  # noqa: E402

OPTIONS = {**TAGGED, "pdf_identifier": b"steady-strength"}
MOST_LAYOUTS = 6
LETTERS_ON_A_PAGE = 700
"""About so many at 18 points."""
PAGES_OF_AN_EXERCISE = 4


_list_pages = pydyf.PDF.page_references.fget


def _page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """The references of all pages, kept until there are more pages."""
    count = len(pdf.pages["Kids"])
    if pdf.__dict__.get("_known_pages", (0,))[0] != count:
        pdf._known_pages = (count, _list_pages(pdf))
    return pdf._known_pages[1]


# pydyf 0.13 lists all pages anew each time, and WeasyPrint asks for each tag: a tenth of the work of a long book.
pydyf.PDF.page_references = property(_page_references)


class PrintError(Exception):
    """The PDF cannot be trusted: WeasyPrint complained, or the page numbers are not right."""


@dataclass(frozen=True)
class Print:
    """A finished PDF, how many pages it has, and the page of each place in it."""

    pdf: bytes
    pages: int
    places: Mapping[str, int]


class NothingOutside(URLFetcher):
    """Fetches data: addresses only. The document carries its styles and drawings, so it needs no file and no host."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:
        """The bytes of a data: address. Raises FatalURLFetchingError for any other."""
        if not url.startswith("data:"):
            message = f"The handbook may not fetch {url[:80]}"
            # Inside a drawing WeasyPrint catches the error and forgets the address; what is logged is not forgotten.
            logging.getLogger("weasyprint").error(message)
            raise FatalURLFetchingError(message)
        return super().fetch(url, headers)


class Collector(logging.Handler):
    """Keeps every warning and error of a log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.messages.append(record.getMessage())


def print_document(html: str, zoom: float = 1.0, guesses: Mapping[str, int] | None = None) -> Print:
    """The PDF of a document, enlarged `zoom` times. `guesses` are the places of an earlier print: good ones save time.

    Raises PrintError when WeasyPrint has anything to say.
    """
    done, collector = None, Collector()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        source = HTML(string=html, url_fetcher=NothingOutside())
        document = lay_out(source, guesses or {})
        done = Print(document.write_pdf(zoom=zoom, finisher=finish, **OPTIONS), len(document.pages), places(document))
    except FatalURLFetchingError as error:
        collector.messages.append(str(error))
    finally:
        for logger in loggers:
            logger.removeHandler(collector)
    if collector.messages or done is None:
        raise PrintError("WeasyPrint complains:\n" + "\n".join(sorted(set(collector.messages))))
    return done


def lay_out(html: HTML, guesses: Mapping[str, int]) -> Document:
    """The pages of a document, with the right page number in each element that has `data-to`.

    Why not the style sheet's target-counter(): in a long book WeasyPrint 70 stops too early and prints numbers that are
    one or two pages off. Here a guess is laid out. All digits are equally wide (the style sheets see to that), so a
    guess with as many digits as the real number is exchanged for it where it stands; else all is laid out again.
    Raises PrintError when a place is missing or the numbers do not settle.
    """
    slots = [(slot, slot.text, slot.get("data-to")[1:]) for slot in html.etree_element.iter() if slot.get("data-to")]
    pages = {**guess_pages(html), **guesses}
    for _ in range(MOST_LAYOUTS):
        for slot, text, anchor in slots:
            if anchor not in pages:
                raise PrintError(f"A page number is wanted for {anchor}, which is nowhere in the book.")
            slot.text = text.replace(NUMBER, str(pages[anchor]))
        document = html.render(**OPTIONS)
        found = places(document)
        if all(len(str(found.get(anchor))) == len(str(pages[anchor])) for _, _, anchor in slots):
            exchange(document, {slot: (pages[anchor], found[anchor]) for slot, _, anchor in slots})
            return document
        pages = found
        # These pages are wrong. They refer to each other, so that only a collection frees their 200 megabytes.
        del document
        gc.collect()
    raise PrintError(f"The page numbers do not settle in {MOST_LAYOUTS} layouts.")


def places(document: Document) -> dict[str, int]:
    """The page of each anchor, from 1."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


def exchange(document: Document, numbers: Mapping[object, tuple[int, int]]) -> None:
    """Put each slot's real number in the place of the guess, in the lines that are already laid out."""
    wrong = {slot: pair for slot, pair in numbers.items() if pair[0] != pair[1]}
    for page in document.pages if wrong else ():
        for box in page._page_box.descendants():
            if box.element in wrong and hasattr(box, "pango_layout"):
                guess, real = wrong[box.element]
                box.text = box.pango_layout.text = box.text.replace(str(guess), str(real))


def guess_pages(html: HTML) -> dict[str, int]:
    """About where each id will stand. With as many digits as the real number, lines break at once as they will.

    An exercise in a book has two spreads and begins on the left; the rest is counted in letters.
    """
    page, letters, guesses = 1, 0, {}
    for section in html.etree_element.find("body"):
        classes = (section.get("class") or "").split()
        if "page" in classes:
            page, letters = page + 1 + letters // LETTERS_ON_A_PAGE, 0
        if "spread" in classes:
            page += page % 2
        for element in section.iter():
            if element.get("id"):
                guesses[element.get("id")] = page + letters // LETTERS_ON_A_PAGE
            letters += len(element.text or "") if isinstance(element.tag, str) else 0
        if "spread" in classes:
            page, letters = page + PAGES_OF_AN_EXERCISE - 1, 0
    return guesses


def show_steps(handler: logging.Handler) -> None:
    """Hand WeasyPrint's progress to a handler."""
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addHandler(handler)
