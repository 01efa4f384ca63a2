"""The tags of a PDF as a whole and its elements, on small pages: each fault without its mend, and the page with it."""

import pikepdf
import pytest
from small_print import (
    PIXEL,
    before_and_after,
    elements,
    engine,
    find,
    loose_ends,
    our_fonts,
    shape,
    small,
    small_bytes,
)  # fmt: skip

from macros.paper.tag_elements import OutOfStep, TagTree
from macros.paper.tag_tree import OPTIONS

PARTS = {
    "absolute": "<div style='position: relative'>One<p style='position: absolute; top: 40mm'>Two</div><p>Three",
    "caption": "<table><caption>Days</caption><tr><th>A<th>B<tr><td>C<td>D</table>",
    "columns": "<div style='columns: 2'><p>One two three four five<p>Six seven eight nine ten</div>",
    "definitions": "<dl><dt>One<dd>Two<dt>Three<dd><p>Four</dl>",
    "figure": f"<figure><img alt='A dot' src='{PIXEL}'><figcaption>A caption</figcaption></figure>",
    "flex": "<ul style='display: flex'><li>One<li>Two</ul>",
    "float": "<p><span style='float: right'>Right</span>Left <i>and</i> <code>more</code>",
    "footnote": "<p>Text<span style='float: footnote'>The note</span>",
    "grid": "<dl style='display: grid'><dt>One<dd>Two</dl>",
    "inline-block": "<p>One <span style='display: inline-block'>two<br>three</span> four",
    "line-in-body": "Loose words <b>and</b> more",
    "link": f"<p><a href='#top'>to <b>the</b> <img alt='dot' src='{PIXEL}'></a> and <a href='https://example.org'>x</a>",
    "list": "<ol><li><p>One</p>and <b>more</b><p>Two</p></ol>",
    "list-in-list": "<ul><li>One<ul><li>Two<li>Three<ol><li>Four</ol></ul><li style='list-style: none'>Five</ul>",
    "pages": "<p>One<p style='break-before: page'>Two",
    "pseudo": "<style>a::after, p::before, li::before { content: '(x)' }</style><p><a href='#top'>a</a><ul><li>b</ul>",
    "table-of-blocks": "<div style='display: table'><div style='display: table-cell'>One</div></div>",
    "table-on-pages": "<table><thead><tr><th>Head</thead>" + "<tr><td>Cell" * 40 + "</table>",
}


@pytest.mark.parametrize("part", PARTS)
def test_the_tree_is_whole(part):
    """After the mends each mark, link and element knows its place, whatever stands on the page."""
    assert loose_ends(small(PARTS[part])) == []


def test_a_loose_end_is_seen():
    """A foot of a page as WeasyPrint tags it is a loose end."""
    outside = ["/NonStruct is outside the tree", "/Span is outside the tree"]
    assert loose_ends(small("<p>Text", False)) == ["mark 2 belongs to no element", *outside]


@pytest.mark.parametrize("part", PARTS)
def test_boxes_and_tags_are_in_step(part):
    """Each text on a page is beside its own element, so that no mend is done to the wrong one."""
    seen = []

    def look(document, pdf):
        for box, element in TagTree(document, pdf).text:
            if type(box).__name__ == "TextBox":
                assert [type(kid) for kid in element["K"]] == [int]
                seen.append(element["S"])

    with our_fonts():
        engine().HTML(string=PARTS[part]).write_pdf(finisher=look, **OPTIONS)
    assert set(seen) == {"/Span"}


def test_out_of_step():
    """Where boxes and tags do not match, the mends stop before they spoil anything."""
    with our_fonts():
        document = engine().HTML(string=PARTS["pages"]).render(**OPTIONS)
    pages = document.pages
    with pytest.raises(OutOfStep, match="more tags than boxes"):
        document.write_pdf(finisher=lambda all_pages, pdf: TagTree(all_pages.copy(pages[:1]), pdf), **OPTIONS)
    with pytest.raises(OutOfStep, match="more boxes than tags"):
        document.copy(pages[:1]).write_pdf(finisher=lambda _, pdf: TagTree(document, pdf), **OPTIONS)


@pytest.mark.parametrize("part", PARTS)
def test_the_same_bytes(part):
    """The same page printed again is the same file."""
    assert small_bytes(PARTS[part]) == small_bytes(PARTS[part])


def test_languages():
    """Words in another language say so, once for all that is inside; without the mend they do not."""
    body = "<p>One <i lang=es>dos</i> three<div lang=de><p>vier <b lang=de>fünf</b> <b lang=en>six</b></div>"
    before, after = before_and_after(body)
    assert [element for element in elements(before) if "/Lang" in element] == []
    spoken = [(str(element.S), str(element.Lang)) for element in elements(after) if "/Lang" in element]
    assert spoken == [("/NonStruct", "es"), ("/Div", "de"), ("/NonStruct", "en")]
    assert str(after.Root.Lang) == "en"


def test_header_cells():
    """A header cell says whether it heads a row or a column; without the mend it says nothing."""
    before, after = before_and_after("<table><tr><th scope=col>A<th>B<tr><th scope=row>C<td>D</table>")
    assert [cell.A.get("/Scope") for cell in find(before, "/TH")] == [None] * 3
    assert [cell.A.get("/Scope") for cell in find(after, "/TH")] == ["/Column", "/Column", "/Row"]


def test_id_tree():
    """The headers that a cell names are found by their ids; without the mend there is no list of ids."""
    before, after = before_and_after("<table><tr><td><th>A<th>B<tr><th scope=row>C<td>D<td>E</table>")
    assert "/IDTree" not in before.Root.StructTreeRoot
    names = pikepdf.NameTree(after.Root.StructTreeRoot.IDTree)
    assert len(names) == len(find(after, "/TH")) == 3
    cell = find(after, "/TD")[1]
    texts = [names[str(header)] for header in cell.A.Headers]
    assert {header.objgen for header in texts} == {find(after, "/TH")[2].objgen, find(after, "/TH")[0].objgen}


@pytest.mark.parametrize("zoom", [1, 4 / 3], ids=["18pt", "24pt"])
def test_figure_boxes(zoom):
    """A drawing's box is in points from the foot of its page, in each print size; without the mend in pixels."""
    style = "display: block; width: 96px; height: 48px"
    body = f"<svg style='{style}' viewBox='0 0 2 1'><title>A box</title></svg>"
    before, after = (
        [float(side) for side in find(small(body, mended, zoom=zoom), "/Figure")[0].A.BBox] for mended in (False, True)
    )
    height = float(small(body, True, zoom=zoom).pages[0].MediaBox[3])
    assert height == pytest.approx(zoom * 210 / 25.4 * 72, abs=0.01)
    assert [before[2] - before[0], before[3] - before[1]] == pytest.approx([96, 48])
    points, left, top = 0.75 * zoom, *before[:2]
    assert after[::2] == pytest.approx([points * left, points * (left + 96)], abs=0.01)
    assert after[1::2] == pytest.approx([height - points * (top + 48), height - points * top], abs=0.01)


def test_empty_elements():
    """What has nothing in it has no tag; without the mend it leaves an empty one."""
    before, after = before_and_after(
        "<p><span style='display: inline-block; width: 9mm'></span><b>Word</b><div style='height: 9mm'></div>"
    )
    assert {str(element.S) for element in elements(before) if not len(element.K)} == {"/Span", "/Div"}
    assert [element for element in elements(after) if not len(element.K)] == []
    assert shape(find(after, "/P")[0]) == ["/P", ["/NonStruct", ["/Span"]]]


def test_empty_cells_stay():
    """A cell to write in keeps its place in the table, though there is nothing in it."""
    (row,) = find(small("<table><tr><th scope=row>Day<td><td></table>"), "/TR")
    assert shape(row) == ["/TR", ["/TH", ["/Span"]], ["/TD"], ["/TD"]]
