"""Each mend of links in the PDF's tags, on a small page: the fault without it, and the page with it."""

import pytest
from small_print import PIXEL, before_and_after, find, kids, links, shape, small


def test_one_area():
    """A link has one area around all that stands in it; without the mend each thing in it is a link of its own."""
    before, after = before_and_after(f"<p>Go <a href='#top'>to <b>the</b> <img alt='dot' src='{PIXEL}'></a>")
    assert len(links(before)) == 3
    (area,) = links(after)
    rectangles = [[float(side) for side in link.Rect] for link in links(before)]
    across = [side for rectangle in rectangles for side in rectangle[::2]]
    up = [side for rectangle in rectangles for side in rectangle[1::2]]
    assert [float(side) for side in area.Rect] == pytest.approx([min(across), min(up), max(across), max(up)])
    (link,) = find(after, "/Link")
    assert shape(link) == ["/Link", ["/NonStruct", ["/Span"]], ["/Figure"]]


def test_one_area_for_words_of_the_style_sheet():
    """Words that the style sheet puts into a link are words of that link, not a link in it."""
    before, after = before_and_after("<style>a::after { content: '(x)' }</style><p><a href='#top'>a</a>")
    assert [shape(link) for link in find(before, "/Link")] == [["/Link", ["/Link"]], ["/Link"]]
    assert [shape(link) for link in find(after, "/Link")] == [["/Link", ["/Span"]]]


def test_one_element():
    """A link that goes on in the next line is one element with two areas; without the mend it is two elements."""
    before, after = before_and_after("<p style='width: 40mm'>Go to <b><a href='#top'>the top of this long page</a></b>")
    lines = len(links(before))
    assert lines > 1
    assert len(find(before, "/Link")) == lines
    (link,) = find(after, "/Link")
    assert len(links(after)) == lines
    assert [kid.Obj.objgen for kid in link.K if not isinstance(kid, int)] == [area.objgen for area in links(after)]
    assert len(kids(find(after, "/P")[0])) == 2


def test_links_that_differ_stay():
    """Two links beside each other stay two."""
    after = small("<p><a href='#top'>One</a><a href='#top'>Two</a>")
    assert len(find(after, "/Link")) == len(links(after)) == 2


def test_a_link_over_two_pages():
    """A link that goes on over the page has an element on each page, as an element belongs to one page."""
    after = small("<p><a href='#top'>" + "word " * 200 + "</a>")
    assert len(after.pages) > 1
    assert [link.Pg.objgen for link in find(after, "/Link")] == [page.obj.objgen for page in after.pages]


def test_link_words():
    """A link is described by its words and those of its pictures; without the mend by an address."""
    body = f"<p>Go <a href='#top'>to the\n t<b>o</b>p<img alt='with a dot' src='{PIXEL}'></a>."
    before, after = before_and_after(body)
    assert {str(area.Contents) for area in links(before)} == {"top"}
    assert [str(area.Contents) for area in links(after)] == ["to the top with a dot"]


def test_links_are_printed():
    """The areas of links have the Print flag and no other: PDF/A asks for it, and WeasyPrint sets it by itself."""
    assert [int(area.F) for area in links(small("<p><a href='#top'>Up</a>"))] == [4]
