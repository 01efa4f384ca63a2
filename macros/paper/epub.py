"""The handbook as an accessible EPUB 3: one XHTML file for each page, contents, package, one style sheet.

In: bound chapters whose pictures are in colour, the front, the phrases. Out: the bytes of the .epub, always the same
for the same book: no clock, no chance. We do not say that it conforms to WCAG: nobody has certified that.
Must not know: where the file goes, MkDocs, WeasyPrint.
"""

import io
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import lxml.etree
from lxml.html import HtmlElement

from ..views.faces import PaperFace
from ..views.fragments import render
from .binding import BoundChapter, Front
from .reading_copy import Phrases, ReadingBook, ReadingPage, reading_book
from .tagging import SVG_NAMES

STYLE = Path(__file__).parent / "styles" / "epub.css"
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
XHTML = f"{XML}<!DOCTYPE html>\n"
SVG = "http://www.w3.org/2000/svg"
MIDNIGHT_1980 = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell; the edition's own day stands in the package."""
UNIX = 3

CONTAINER = f"""{XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

NOTICES = ("care", "ask-first", "stop")
"""Classes of what a reader must not miss: marked as notices, which a screen reader announces."""

KINDS = (
    ("title-page", "titlepage", None),
    ("references", "bibliography", "doc-bibliography"),
    ("terms", "glossary", "doc-glossary"),
)
"""A class that shows what kind of page it stands on, its epub:type, and its role. Every other page is a chapter."""


@dataclass(frozen=True)
class File:
    """A file of the book: its id, its address in EPUB/, its media type, the properties that the manifest names."""

    id: str
    address: str
    media: str
    properties: str
    content: str


def epub(chapters: Sequence[BoundChapter], front: Front, phrases: Phrases) -> bytes:
    """The whole EPUB."""
    book = reading_book(chapters, front, phrases)
    addresses = {page.anchor: f"text/{page.anchor}.xhtml" for page in book.pages()}
    pages = [_page(page, book, addresses, front.language) for page in book.pages()]
    contents = _contents(book, addresses, front.language)
    style = File("style", "style.css", "text/css", "", STYLE.read_text(encoding="utf-8"))
    package = render(
        "epub_package",
        PaperFace(),
        phrases,
        front=front,
        identifier=_identifier(front),
        files=[(file.id, file.address, file.media, file.properties) for file in (contents, style, *pages)],
        spine=[file.id for file in (pages[0], contents, *pages[1:])],
    )
    files = {f"EPUB/{file.address}": file.content for file in (contents, style, *pages)}
    return _zipped({"META-INF/container.xml": CONTAINER, "EPUB/package.opf": XML + package, **files})


def _identifier(front: Front) -> str:
    """The same for every build of an edition, another for another edition, book or language."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join((front.edition, front.title, front.language))).urn


def _page(page: ReadingPage, book: ReadingBook, addresses: dict[str, str], language: str) -> File:
    section = page.section
    _name_the_parts(section)
    _mend_drawings(section)
    for link in section.xpath(".//a[starts-with(@href, '#')]"):
        place = link.get("href")
        there = book.places[place[1:]].anchor
        if there != page.anchor:
            link.set("href", f"{there}.xhtml" if place == f"#{there}" else f"{there}.xhtml{place}")
    return File(
        page.anchor,
        addresses[page.anchor],
        "application/xhtml+xml",
        "svg" if section.xpath(".//*[local-name()='svg']") else "",
        _xhtml(page.title, language, "../style.css", lxml.etree.tostring(section, encoding="unicode")),
    )


def _name_the_parts(section: HtmlElement) -> None:
    """Say what each part is, in the words of EPUB and of DPUB-ARIA."""
    kind, role = next(
        ((kind, role) for name, kind, role in KINDS if section.find_class(name)), ("chapter", "doc-chapter")
    )
    section.set("epub:type", kind)
    if role:
        section.set("role", role)
        heading = section.find("h1")
        heading.set("id", heading.get("id") or f"{section.get('id')}--title")
        section.set("aria-labelledby", heading.get("id"))
    for name in NOTICES:
        for notice in section.find_class(name):
            notice.set("epub:type", "notice")
            notice.set("role", "doc-notice")


def _mend_drawings(section: HtmlElement) -> None:
    """Drawings become SVG once more, after HTML has lowered its names; the words for a picture are its title too."""
    for drawing in section.xpath(".//*[local-name()='svg']"):
        drawing.set("xmlns", SVG)
        for element in drawing.iter():
            element.tag = SVG_NAMES.get(element.tag, element.tag)
            for lowered, name in SVG_NAMES.items():  # not as a set, whose order is chance
                if lowered in element.attrib:
                    element.set(name, element.attrib.pop(lowered))
        if drawing.get("aria-label"):
            title = drawing.makeelement("title")
            title.text = drawing.get("aria-label")
            drawing.insert(0, title)


def _contents(book: ReadingBook, addresses: dict[str, str], language: str) -> File:
    def entries(pages: Sequence[ReadingPage]) -> list[tuple[str, str]]:
        return [(addresses[page.anchor], page.title) for page in pages]

    first = book.chapters[0][2][0]
    kinds = {page.section.get("epub:type"): page for page in reversed(list(book.pages()))}
    marks = [("bodymatter", first)] + [(kind, kinds[kind]) for kind in ("glossary", "bibliography") if kind in kinds]
    contents = render(
        "epub_nav",
        PaperFace(),
        book.phrases,
        front=entries(book.front),
        chapters=[(title, entries(pages)) for _, title, pages in book.chapters],
        landmarks=[("toc", "nav.xhtml", book.phrases["book"]["contents"])]
        + [(kind, addresses[page.anchor], page.title) for kind, page in marks],
    )
    content = _xhtml(book.phrases["book"]["contents"], language, "style.css", contents)
    return File("nav", "nav.xhtml", "application/xhtml+xml", "nav", content)


def _xhtml(title: str, language: str, style: str, body: str) -> str:
    return XHTML + render("epub_page", PaperFace(), {}, title=title, language=language, style=style, body=body) + "\n"


def _zipped(files: dict[str, str]) -> bytes:
    """The archive: its type first and not packed, for readers that look there, then the files in order of name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content, method in _entries(files):
            entry = zipfile.ZipInfo(name, MIDNIGHT_1980)
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content.encode("utf-8"), compress_type=method)
    return packed.getvalue()


def _entries(files: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    yield "mimetype", "application/epub+zip", zipfile.ZIP_STORED
    for name in sorted(files):
        yield name, files[name], zipfile.ZIP_DEFLATED
