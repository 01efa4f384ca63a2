"""The EPUB is whole, the same each time, and says all in words. EPUBCheck and a browser: test_epub_checked."""

import io
import os
import posixpath
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest
from bound_book import FRONT, LIBRARY, PHRASES, ROOT, real_book, small_book
from lxml import etree

from macros.paper.epub import STYLE, epub
from macros.views.words.evidence_words import STAIRS

XHTML = "{http://www.w3.org/1999/xhtml}"
NAMES = {
    "h": XHTML[1:-1],
    "svg": "http://www.w3.org/2000/svg",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}


class Opened:
    """An EPUB, read back: `files` as trees by name, `archive` as it is."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = self.archive.namelist()
        self.files = {
            name: etree.fromstring(self.archive.read(name)) for name in self.names if name.endswith((".xhtml", ".opf"))
        }
        self.package = self.files["EPUB/package.opf"]
        self.pages = {name: tree for name, tree in self.files.items() if name.endswith(".xhtml")}

    def told(self, prop: str) -> list[str]:
        """The values of a property in the package."""
        return self.package.xpath(f"//opf:meta[@property='{prop}']/text()", namespaces=NAMES)

    def dangling(self) -> list[str]:
        """The links from file to file that lead nowhere."""
        ids = {f"{name}#{place}" for name, tree in self.pages.items() for place in tree.xpath("//@id")}
        return [
            f"{name}: {href}"
            for name, tree in self.pages.items()
            for href in tree.xpath("//h:a/@href", namespaces=NAMES)
            if "://" not in href and self._target(name, href) not in ids | set(self.pages)
        ]

    def _target(self, name: str, href: str) -> str:
        path, _, fragment = href.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        return f"{file}#{fragment}" if fragment else file


def silent(tree: etree._Element) -> list[str]:
    """The drawings of a file that are neither named in words nor marked as decoration."""
    return [
        etree.tostring(drawing, encoding="unicode")[:80]
        for drawing in tree.xpath("//svg:svg | //h:img", namespaces=NAMES)
        if drawing.get("aria-hidden") != "true" and not (drawing.get("role") == "img" and drawing.get("aria-label"))
    ]


def badly_headed(tree: etree._Element) -> bool:
    """True when a file has not one title, at the top, that its <title> repeats, or when a heading skips a level."""
    headings = tree.xpath("//h:h1 | //h:h2 | //h:h3 | //h:h4", namespaces=NAMES)
    levels = [int(heading.tag[-1]) for heading in headings]
    title = "".join(headings[0].itertext()).strip() if headings else ""
    skips = any(after > before + 1 for before, after in pairwise(levels))
    return levels[:1] != [1] or levels.count(1) != 1 or skips or tree.findtext(f".//{XHTML}title") != title


@pytest.fixture(scope="module")
def book() -> Opened:
    """The EPUB of the real handbook."""
    return Opened(epub(real_book(), FRONT, PHRASES))


@pytest.fixture
def small() -> Opened:
    """The EPUB of a book of two pages."""
    return Opened(epub(small_book('<p><a href="#page-2">On</a></p>', "<p>End</p>"), FRONT, PHRASES))


def test_type_comes_first(book):
    """The archive begins with its type, not packed, and holds its files in the order of their names."""
    first, *others = book.archive.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book.archive.read("mimetype") == b"application/epub+zip"
    assert [entry.filename for entry in others] == sorted(entry.filename for entry in others)
    assert {entry.date_time for entry in book.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_same_book_same_bytes():
    """The same book gives the same bytes, also in processes whose sets have another order."""
    program = """
import hashlib, bound_book as b
from macros.paper.epub import epub
drawing = '<svg class="drawing" role="img" aria-label="A" viewBox="0 0 1 1" preserveAspectRatio="none"></svg>'
print(hashlib.sha256(epub(b.small_book(drawing, "<p>End</p>"), b.FRONT, b.PHRASES)).hexdigest())"""
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'paper'}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_what_is_bound_stays():
    """Making an EPUB changes nothing in the pages it is made from."""
    chapters = small_book('<div class="log"><table><tbody><tr><th>Row</th></tr></tbody></table></div>')
    before = lxml.html.tostring(chapters[0].pages[0].section)
    assert epub(chapters, FRONT, PHRASES) == epub(chapters, FRONT, PHRASES)
    assert lxml.html.tostring(chapters[0].pages[0].section) == before


def test_every_page_is_there_in_order(book):
    """The spine has the title page, the contents, `read first`, and every page of the handbook in order."""
    items = book.package.xpath("//opf:item", namespaces=NAMES)
    addresses = {item.get("id"): item.get("href") for item in items}
    spine = [addresses[item] for item in book.package.xpath("//opf:itemref/@idref", namespaces=NAMES)]
    anchors = [page.anchor for chapter in real_book() for page in chapter.pages]
    assert len(anchors) > 70
    assert spine == ["text/title-page.xhtml", "nav.xhtml", "text/read-first.xhtml"] + [
        f"text/{name}.xhtml" for name in anchors
    ]


def test_manifest_names_every_file(book):
    """The manifest names each file once, and says of a page that it has drawings just when it has."""
    items = book.package.xpath("//opf:item", namespaces=NAMES)
    assert sorted(f"EPUB/{item.get('href')}" for item in items) == sorted(
        set(book.names) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    )
    drawn = {name for name, tree in book.pages.items() if tree.xpath("//svg:svg", namespaces=NAMES)}
    assert len(drawn) > 40
    assert {f"EPUB/{item.get('href')}" for item in items if item.get("properties") == "svg"} == drawn


def test_contents_lead_to_every_page(book):
    """The contents name every file but themselves once, in the order of the book, by its title, chapter by chapter."""
    contents = book.pages["EPUB/nav.xhtml"]
    links = contents.xpath("//h:nav[@epub:type='toc']//h:a", namespaces=NAMES)
    assert [(link.get("href"), link.text) for link in links] == [
        ("text/title-page.xhtml", f"{PHRASES['book']['name']}: {FRONT.title}"),
        ("text/read-first.xhtml", PHRASES["book"]["read_first"]),
        *((f"text/{page.anchor}.xhtml", page.title) for chapter in real_book() for page in chapter.pages),
    ]
    chapters = contents.xpath("//h:nav[@epub:type='toc']/h:ol/h:li/h:span/text()", namespaces=NAMES)
    assert chapters == [chapter.title for chapter in real_book()]
    landmarks = contents.xpath("//h:nav[@epub:type='landmarks']//h:a/@epub:type", namespaces=NAMES)
    assert landmarks == ["toc", "bodymatter", "glossary", "bibliography"]


def test_every_link_leads_somewhere(book):
    """Each link of the handbook is still a link in the EPUB, and leads to a file and a place that are there."""
    inside = [link for chapter in real_book() for page in chapter.pages for link in page.section.xpath(".//a[@href]")]
    links = [
        link
        for tree in book.pages.values()
        for link in tree.xpath("//h:section//h:a[not(ancestor::h:nav)]", namespaces=NAMES)
    ]
    assert len(links) == len(inside) > 900
    assert book.dangling() == []


def test_ids_are_unique(book):
    """No file has an id twice, in its text or in its drawings."""
    for name, tree in book.pages.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_every_drawing_has_words(book):
    """Each drawing has its words as label and title, or is marked as decoration; each exercise has one with words."""
    assert [found for tree in book.pages.values() for found in silent(tree)] == []
    pictures = [
        drawing
        for tree in book.pages.values()
        for drawing in tree.xpath("//svg:svg[@class='drawing']", namespaces=NAMES)
    ]
    assert len(pictures) == len(LIBRARY.figures.figures) >= 40
    for picture in pictures:
        assert picture[0].tag.endswith("}title")
        assert picture[0].text == picture.get("aria-label")


def test_every_file_has_its_headings(book):
    """Each file has a language, one title that it repeats as its name, and no heading that skips a level."""
    assert len(book.pages) > 70
    assert [name for name, tree in book.pages.items() if badly_headed(tree)] == []
    assert {tree.get("lang") for tree in book.pages.values()} == {"en"}


def test_stairs_have_their_words(book):
    """A sign of certainty says how many stairs are filled, as the vocabulary counts them; `experts agree` has none."""
    key = book.pages["EPUB/text/evidence.xhtml"].xpath("//h:ul[contains(@class, 'key')]/h:li", namespaces=NAMES)
    said = {item.findtext(f".//{XHTML}b").rstrip("."): item[0].get("aria-label") for item in key}
    assert said == {
        PHRASES["certainty"][name]: None if filled is None else f"{filled} {PHRASES['reading']['of_stairs']}"
        for name, filled in STAIRS.items()
    }


def test_a_week_is_a_list(book):
    """No page has a table to tick: a week is the list of its lines."""
    week = book.pages["EPUB/text/weeks-seated-start.xhtml"].xpath(
        "//h:div[@class='week']//h:li/text()", namespaces=NAMES
    )
    assert (week[0], week[-1]) == (PHRASES["log"]["feet_before"], PHRASES["log"]["ask"])
    assert LIBRARY.exercises["seated-march"].name in week
    assert [name for name, tree in book.pages.items() if tree.xpath("//h:table", namespaces=NAMES)] == []


def test_package_is_honest(book):
    """The package says how the book can be read and who has reviewed it, and claims no conformance."""
    assert book.told("schema:accessibilityHazard") == ["none"]
    assert book.told("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert {"alternativeText", "tableOfContents"} <= set(book.told("schema:accessibilityFeature"))
    assert book.told("schema:accessibilitySummary")[0].endswith(f"{FRONT.review}.")
    assert book.told("dcterms:modified") == ["2026-01-31T00:00:00Z"]
    assert "conformsTo" not in book.archive.read("EPUB/package.opf").decode()


@pytest.mark.parametrize("change", [{"edition": "4567"}, {"title": "Other"}, {"language": "es"}, {}], ids=str)
def test_identifier_is_that_of_the_edition(change, small):
    """Another edition, book or language has another identifier; another day or review has not."""
    other = Opened(epub(small_book("<p>x</p>"), replace(FRONT, day="2026-02-01", review="Other", **change), PHRASES))
    identifiers = [opened.package.findtext(".//dc:identifier", namespaces=NAMES) for opened in (small, other)]
    assert all(identifier.startswith("urn:uuid:") for identifier in identifiers)
    assert (identifiers[0] == identifiers[1]) is (not change)


def test_a_link_out_of_the_book_becomes_words():
    """A link to a page that the book leaves out is plain words; one to a page or place in it leads there."""
    pages = ('<p><a href="#gone">Gone</a> <a href="#page-2--here">Here</a></p>', '<p id="page-2--here">x</p>')
    first = Opened(epub(small_book(*pages), FRONT, PHRASES)).pages["EPUB/text/page-1.xhtml"]
    assert first.xpath("//h:a/@href", namespaces=NAMES) == ["page-2.xhtml#page-2--here"]
    assert "Gone" in "".join(first.itertext())


def test_style_is_the_readers_own():
    """The style sheet names no font, no colour but the white wall of pictures, and no length in px or pt."""
    style = re.sub(r"/\*.*?\*/", "", STYLE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"(?:background|color)[\w-]*:[^;]*;|#[0-9a-f]{3,8}\b", style) == ["background: #ffffff;"]
    assert re.findall(r"font(?:-family)?:|\b\d+(?:px|pt|mm|cm)\b|line-height: [\d.]+[a-z]", style) == []


def test_faults_are_seen(small):
    """A link to nowhere, a drawing without words, a second title and a skipped heading are each seen."""
    page = small.pages["EPUB/text/page-1.xhtml"]
    assert (small.dangling(), silent(page), badly_headed(page)) == ([], [], False)
    page.find(f".//{XHTML}a").set("href", "page-2.xhtml#gone")
    assert small.dangling() == ["EPUB/text/page-1.xhtml: page-2.xhtml#gone"]
    section = page.find(f".//{XHTML}section")
    section.append(etree.Element("{http://www.w3.org/2000/svg}svg"))
    assert len(silent(page)) == 1
    heading = etree.SubElement(section, f"{XHTML}h3")
    assert badly_headed(page)
    heading.tag = f"{XHTML}h1"
    assert badly_headed(page)
    heading.tag = f"{XHTML}h2"
    assert not badly_headed(page)
