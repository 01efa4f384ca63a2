"""Each mend around the text of the pages, on small pages: the fault without it, and the page with it."""

import pikepdf
import pytest
from small_print import FOOT, before_and_after, links, loose_ends, small

FURNITURE = "@top-left { content: 'Head' } @left-top { content: 'Tab' } @bottom-left { content: counter(page) }"


def test_page_furniture():
    """Heads, feet and tabs are artifacts of their kind that no tag claims; without the mend they are loose text."""
    marked = []
    for pdf in before_and_after("<p>Text", FURNITURE):
        found = [operands for operands, _ in pikepdf.parse_content_stream(pdf.pages[0], "BDC")]
        marked.append(sorted(f"{tag} {about.get('/Type')} {about.get('/Subtype')}" for tag, about in found))
    before, after = marked
    assert before == ["/Span None None"] * 5
    artifacts = [f"/Artifact /Pagination {kind}" for kind in ("/Footer", "/Footer", "/Header")]
    assert after == [*artifacts, *["/Span None None"] * 2]
    assert list(pdf.Root.StructTreeRoot.ParentTree.Nums[1])[2:] == [None] * 3


def test_furniture_links():
    """A link in the foot of a page is plain text; without the mend it is a link that belongs to no text."""
    body = "<p style='position: running(foot)'>See <a href='https://example.org'>Us</a><p>Text"
    before, after = before_and_after(body, "@bottom-left { content: element(foot) }")
    assert len(links(before)) == 1
    assert links(after) == []
    assert loose_ends(after) == []


@pytest.mark.parametrize(
    ("margins", "labels"),
    [
        (FOOT, ["1", "2", "3"]),
        ("", ["1", "2", "3"]),
        (FOOT + "} @page :first { @bottom-left { content: none }", ["", "2", "3"]),
        (FOOT + "} @page :nth(2) { @bottom-left { content: none }", ["1", "2", "3"]),
    ],
    ids=["every-page", "no-page", "cover", "blank-inside"],
)
def test_page_labels(margins, labels):
    """A page goes by its printed number, a cover by none; without the mend the file names no numbers."""
    before, after = before_and_after("<p>One<p style='break-before: page'>Two<p style='break-before: page'>3", margins)
    assert ["/PageLabels" in pdf.Root for pdf in (before, after)] == [False, True]
    assert [page.label for page in after.pages] == labels


def test_open_bookmarks():
    """A file with bookmarks opens with them in view, one without does not; without the mend they stay hidden."""
    before, after = before_and_after("<h2>Two")
    assert (before.Root.get("/PageMode"), after.Root.get("/PageMode")) == (None, "/UseOutlines")
    assert "/PageMode" not in small("<style>h1 { bookmark-level: none }</style>").Root
