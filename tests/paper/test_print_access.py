"""The printed handbook for people who listen or jump: tags, language, title, bookmarks, descriptions of links."""

import page as page_validation
import pikepdf
import pytest
from bound_book import LIBRARY
from lxml.html import HtmlElement

pytestmark = pytest.mark.slow


def failures(path: str) -> list[str]:
    """What breaks PDF/UA-1 in a file."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for failure in page_validation.validate_pdf(path, profile="ua1").failures
    ]


def expected_bookmarks(document: HtmlElement) -> list[tuple[int, str]]:
    """Depth and title of each heading after the cover, by the bookmark levels of the style sheet."""
    found, open_levels = [], []
    for heading in document.xpath("//section[not(@class='cover')]//*[self::h1 or self::h2 or self::h3]"):
        opens = heading.xpath("ancestor::section[contains(@class, 'opens') or @id='read-first' or @id='contents']")
        level = 1 if heading.tag == "h1" and opens else int(heading.tag[1]) + 1
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        found.append((len(open_levels), " ".join(heading.text_content().split())))
    return found


def test_the_book_is_accessible(printed):
    """An independent validator finds no failure of PDF/UA-1."""
    assert failures(str(printed.path)) == []


def test_a_pdf_without_tags_is_refused(tmp_path):
    """The validator finds failures in a PDF that has no tags."""
    path = tmp_path / "plain.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    assert failures(str(path))


def test_the_file_says_what_it_is(printed):
    """The file names its title, shows it instead of the file name, and names its language and standard."""
    root = printed.pdf.Root
    with printed.pdf.open_metadata() as metadata:
        assert (
            metadata["dc:title"] == f"{LIBRARY.phrases['book']['name']}: {LIBRARY.handouts.handouts['handbook'].title}"
        )
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:rights"] == LIBRARY.phrases["reading"]["rights"]
    assert str(root.Lang) in ("en", "en-US")
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)


def test_bookmarks_are_the_headings(printed, document):
    """The bookmarks are the headings of the book, in its order, at the depth that the style sheet gives them."""
    assert [(depth, title) for depth, title, _ in printed.bookmarks] == expected_bookmarks(document)


def test_bookmarks_lead_to_their_headings(printed):
    """Each bookmark leads to the page where its heading is printed."""
    tagged = [
        (block.text, block.page) for block in printed.blocks if block.tag in ("/H1", "/H2", "/H3") and block.page > 1
    ]
    assert tagged
    assert [(title, page) for _, title, page in printed.bookmarks] == tagged


def test_links_are_described_by_their_words(printed):
    """Every link has a description in words, and none is the name of an anchor."""
    links = [link for page in printed.pdf.pages for link in page.get("/Annots", []) if link.Subtype == "/Link"]
    assert len(links) > 300
    assert [
        str(link.Dest) for link in links if "/Dest" in link and str(link.get("/Contents", "")) in ("", str(link.Dest))
    ] == []
    assert all(str(link.get("/Contents", "")) for link in links)


def test_page_numbers_are_not_read_aloud(printed):
    """The foot of every page is marked as no part of the text, so a listener is not stopped by it."""
    assert set(printed.furniture) == set(range(2, len(printed.sizes) + 1))
    assert printed.unmarked == []
