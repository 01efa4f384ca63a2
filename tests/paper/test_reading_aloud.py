"""What compares the reading of a product with its document sees each fault, on small pages."""

from collections.abc import Callable

import lxml.html
import pytest
from pdf_reading import PrintedBook
from reading_aloud import headings_in, headings_of, shapes, strange_words
from small_print import small_bytes

BODY = "<p>Text<h2>Two</h2><ul><li>Item</ul><h2>Three</h2><p>More"
TITLE = "<h1>Small</h1>"
"""What each small print begins with."""


@pytest.fixture
def small_book(tmp_path) -> Callable[[str], PrintedBook]:
    """Print a small page and read it back."""

    def read(body: str) -> PrintedBook:
        path = tmp_path / "small.pdf"
        path.write_bytes(small_bytes(body))
        return PrintedBook(path)

    return read


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Two", "Two", (True, True)),
        ("<h2>Two</h2><ul><li>Item</ul><h2>Three</h2>", "<h2>Three</h2><ul><li>Item</ul><h2>Two</h2>", (False, False)),
        ("h2>Three</h2", "h3>Three</h3", (False, False)),
        ("<h2>Two", "<h2>Lost</h2><h2>Two", (False, True)),
        ("<ul><li>Item</ul>", "<p>Item", (True, False)),
        ("<p>More", "<p>Other", (True, False)),
        ("<p>Text", "<p>Text <span>not shown</span>", (True, True)),
    ],
    ids=["same", "headings-swapped", "other-level", "heading-lost", "other-kind", "other-word", "not-shown"],
)
def test_differences_are_seen(small_book, before, after, same):
    """Headings that are swapped, lost or of another level are seen, and words that are not read as they are written;
    words that are not shown are no fault."""
    book, document = small_book(BODY), lxml.html.document_fromstring(TITLE + BODY.replace(before, after))
    assert (headings_of(book) == headings_in(document), strange_words(book, document) == []) == same


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Two", "Other", True),
        ("<li>Item", "<li>Item<p>A note</p><li>Another", True),
        ("<p>More", "<p>More<p>Even more", True),
        ("<h2>Three", "<h2>Four</h2><ul><li>Item</ul><h2>Three", True),
        ("<p>More", "<p>More<ul><li>Item</ul>", False),
        ("<h2>Three", "<h3>Three", False),
    ],
    ids=["word", "item-with-a-note", "paragraph", "section-of-a-known-shape", "list-after", "level"],
)
def test_shapes_hold_no_words(small_book, before, after, same):
    """How much a section says leaves its shape as it is; another kind of block or another level is another shape."""
    assert shapes([small_book(BODY)]) == "H1: P\nH2: LBody\nH2: P\n"
    assert (shapes([small_book(BODY.replace(before, after))]) == "H1: P\nH2: LBody\nH2: P\n") == same


def test_what_comes_again_is_told_once(small_book):
    """Paragraphs and lists in turn are one pair, as often as they come."""
    assert shapes([small_book("<p>Text<ul><li>Item</ul>" * 3)]) == "H1: P LBody\n"
