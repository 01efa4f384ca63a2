"""The handbook before it is printed: one HTML document with every page once, in order, and no loose end."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from lxml.html import HtmlElement, document_fromstring
from markdown import Markdown

from macros.facts.library import load_library
from macros.facts.rules import LEVELS
from macros.paper.pages import PageError, PageReader
from macros.paper.tagging import NUMBER
from macros.site_engine import SourcePage, read_book
from macros.views.faces import paper_anchor

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = load_library(ROOT / "data")
BOOK = read_book(ROOT)
CHAPTERS = {chapter.title: chapter for chapter in BOOK.chapters}
PAGES = [page for chapter in BOOK.chapters for page in chapter.pages]
LEFT_OUT = [page.path for page in PAGES if not page.meta.get("paper", True)]
PRINTED = [page.path for page in PAGES if page.path not in LEFT_OUT]


def dangling(document: HtmlElement) -> list[str]:
    """The links into the document that lead nowhere."""
    ids = set(document.xpath("//@id"))
    return [href for href in document.xpath("//@href | //@data-to") if href[0] == "#" and href[1:] not in ids]


def without_number(document: HtmlElement) -> list[str]:
    """The links into the book, outside the contents, that no page number follows."""
    links = document.xpath("//a[starts-with(@href, '#')][not(ancestor::*[@class='toc'])]")
    return [
        link.get("href")
        for link in links
        if (after := link.getnext()) is None
        or (link.tail or "").strip()
        or after.get("class") != "pageref"
        or after.get("data-to") != link.get("href")
    ]


def from_outside(document: HtmlElement) -> list[str]:
    """What the document would fetch."""
    addresses = document.xpath(
        "//@src | //@srcset | //link/@href | //*[local-name()='image' or local-name()='use']/@href"
    )
    styles = " ".join(document.xpath("//style/text() | //@style"))
    return [
        *(address for address in addresses if not address.startswith(("data:", "#"))),
        *re.findall(r"@import[^;]*|url\((?!['\"]?data:)[^)]*\)", styles),
    ]


def skips(section: HtmlElement) -> bool:
    """True when a heading is more than one level below the one before it, or the first is not the page's title."""
    levels = [0, *(int(heading.tag[1]) for heading in section.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6"))]
    return levels[1:2] != [1] or any(after > before + 1 for before, after in pairwise(levels))


def test_there_is_something_to_test(sections):
    """The nav has chapters, some of its pages stay off paper, and the library has exercises at each level."""
    assert len(CHAPTERS) >= 5
    assert LEFT_OUT
    assert {exercise.level for exercise in LIBRARY.exercises.values()} == set(LEVELS)
    assert len(sections) == len(PRINTED) + len(LIBRARY.exercises)


def test_chapters_follow_the_nav(sections):
    """The chapters stand in the order of the nav, each in one piece."""
    titles = [section.get("data-chapter") for section in sections]
    assert list(dict.fromkeys(titles)) == [title for title in CHAPTERS if title in titles]
    breaks = sum(before != after for before, after in pairwise(titles))
    assert breaks == len(set(titles)) - 1


def test_pages_follow_the_nav(sections):
    """Every page of the nav that is not kept off paper is printed once, in the order of the nav."""
    exercises = {paper_anchor(f"exercises/{name}.md") for name in LIBRARY.exercises}
    ids = [section.get("id") for section in sections]
    assert [name for name in ids if name not in exercises] == [paper_anchor(path) for path in PRINTED]


@pytest.mark.parametrize("level", LEVELS)
def test_exercises_follow_their_level(sections, level):
    """The page of a level is followed by its exercises, in the order of the file, and by nothing between them."""
    ids = [section.get("id") for section in sections]
    page = next(page.path for page in PAGES if page.meta.get("level") == level)
    expected = [name for name, exercise in LIBRARY.exercises.items() if exercise.level == level]
    start = ids.index(paper_anchor(page)) + 1
    assert ids[start : start + len(expected)] == [paper_anchor(f"exercises/{name}.md") for name in expected]


def test_exercises_are_printed_once(sections):
    """Every exercise has one place in the book, and no other section has the form of one."""
    spreads = [section.get("id") for section in sections if "spread" in section.get("class").split()]
    assert sorted(spreads) == sorted(paper_anchor(f"exercises/{name}.md") for name in LIBRARY.exercises)


def test_ids_are_unique(document):
    """No id stands twice."""
    assert [name for name, times in Counter(document.xpath("//@id")).items() if times > 1] == []


def test_links_arrive(document):
    """Every link and page number into the book has its place there."""
    assert document.xpath("//a[starts-with(@href, '#')]")
    assert dangling(document) == []


def test_links_into_the_book_say_their_page(document):
    """Right after every link into the book, but for the contents, stands its page number."""
    assert without_number(document) == []


def test_links_go_into_the_book_or_to_the_web(document):
    """A link leads to a place in the book or to a whole address; none keeps the form it has on the website."""
    hrefs = document.xpath("//a/@href")
    assert [href for href in hrefs if not href.startswith(("#", "https://", "tel:", "mailto:"))] == []


@pytest.mark.parametrize("path", LEFT_OUT)
def test_pages_kept_off_paper_are_not_linked(document, path):
    """A page that is not printed has no place in the book and no link to it."""
    anchor = paper_anchor(path)
    assert document.xpath("//@id[. = $anchor]", anchor=anchor) == []
    assert document.xpath("//a[@href = $href]", href=f"#{anchor}") == []


def test_a_link_off_paper_leaves_its_words():
    """A link to a page that is not printed becomes the words it was made of; one into the book becomes an anchor."""
    reader = PageReader({}, Markdown(), {"start/index.md", "safety/feet.md"})
    page = SourcePage(
        "start/index.md", "# A\n\nSee [the *print* page](../print.md) and [feet](../safety/feet.md#look).", {}
    )
    paragraph = reader.read(page).find("p")
    assert paragraph.text_content() == "See the print page and feet."
    assert paragraph.xpath(".//a/@href") == ["#safety-feet--look"]


def test_a_link_on_its_own_page_stays_there():
    """A link to a heading of the same page leads there; a link that a fragment has made keeps its place in the book."""
    reader = PageReader({}, Markdown(extensions=["toc"]), {"safety/index.md", "references.md"})
    text = "# Safe?\n\n## References\n\n## All signs\n\n[Signs](#all-signs), [studies](#references)"
    hrefs = reader.read(SourcePage("safety/index.md", text, {})).xpath(".//a/@href")
    assert hrefs == ["#safety--all-signs", "#references"]


def test_headings_never_skip_a_level(sections):
    """Each page starts with its title, and no heading is more than one level below the one before it."""
    assert [section.get("id") for section in sections if skips(section)] == []


def test_contents_list_every_page(sections, document):
    """The contents name every page of the book in its order, each with its title and a place for its number."""
    rows = document.xpath("//ul[@class='toc']/li[.//a]")
    pages = [document.get_element_by_id("read-first"), *sections]
    assert [(row.find(".//a").get("href"), row.findtext(".//a")) for row in rows] == [
        (f"#{page.get('id')}", page.findtext("h1")) for page in pages
    ]
    numbers = [row.find(".//span[@data-to]") for row in rows]
    assert [(number.get("data-to"), number.text) for number in numbers] == [
        (row.find(".//a").get("href"), NUMBER) for row in rows
    ]


def test_every_word_is_filled_in(handbook_html):
    """No word of the vocabulary is left as it was written."""
    assert "{{" not in handbook_html
    assert "{%" not in handbook_html


def test_nothing_is_fetched(document):
    """The document carries all it needs: no address outside itself but for links to follow."""
    assert from_outside(document) == []


@pytest.mark.parametrize(
    ("checker", "html"),
    [
        (dangling, "<a href='#away'>x</a>"),
        (dangling, "<p id=a></p><span data-to='#b'></span>"),
        (without_number, "<p><a href='#a'>x</a></p>"),
        (without_number, "<a href='#a'>x</a><span class=pageref data-to='#b'></span>"),
        (without_number, "<a href='#a'>x</a> and <span class=pageref data-to='#a'></span>"),
        (from_outside, "<img src='figure.png'>"),
        (from_outside, "<style>@import 'more.css';</style>"),
        (from_outside, "<p style='background: url(https://example.org/a.png)'>"),
        (skips, "<h1>A</h1><h3>B</h3>"),
        (skips, "<h2>A</h2>"),
        (skips, "<p>A</p>"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_a_fault_is_seen(checker, html):
    """Each check sees a fault."""
    assert checker(document_fromstring(f"<body>{html}</body>"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            '{{ exercice("a") }}',
            'docs/topics/pain.md: "exercice" is not a word that pages can speak. Did you mean "exercise"?',
            id="unknown-word",
        ),
        pytest.param(
            "{{ 1 + }}", "docs/topics/pain.md: Something in braces is more than a call of a word.", id="no-word"
        ),
    ],
)
def test_a_page_that_cannot_be_read_is_named(text, says):
    """A word that is not ours, and one that is not finished, stop the book with the page and the fault."""
    with pytest.raises(PageError) as caught:
        PageReader({"exercise": str}, Markdown(), {"topics/pain.md"}).read(SourcePage("topics/pain.md", text, {}))
    assert str(caught.value).startswith(says)
