"""Each mend of the book's HTML before it is printed, on a piece of a page: as it comes, and as it is printed."""

import base64

import lxml.html
import pytest

from macros.paper.tagging import INK, prepare


def prepared(body: str) -> lxml.html.HtmlElement:
    """The body of a small book after the mends."""
    document = lxml.html.document_fromstring(f"<html><body>{body}</body></html>")
    prepare(document, "page")
    return document.body


def shown(body: str) -> str:
    """The HTML inside the body of a small book after the mends."""
    return "".join(lxml.html.tostring(child, encoding="unicode") for child in prepared(body))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<p>See <a href="#feet">Feet</a>, then rest.</p>',
            '<p>See <a href="#feet">Feet</a>'
            '<span class="pageref" data-to="#feet"> (page\N{NO-BREAK SPACE}000)</span>, then rest.</p>',
        ),
        ('<p><a href="https://example.org">Away</a></p>', '<p><a href="https://example.org">Away</a></p>'),
        (
            '<ul class="toc"><li><a href="#feet">Feet</a> <span data-to="#feet"></span></li></ul>',
            '<ul class="toc"><li><a href="#feet">Feet</a> <span data-to="#feet">000</span></li></ul>',
        ),
        (
            '<p><a href="tel:112">Call <b>112</b> <img src="phone.png" alt="now"></a></p>',
            '<p><a href="tel:112">Call <b>112</b> <img src="phone.png" alt="now"></a></p>',
        ),
    ],
    ids=["link", "link-away", "contents", "bold-in-a-link"],
)
def test_a_mend(before, after):
    """A page is mended in this one place, and what needs no mend stays as it is."""
    assert shown(before) == after


def test_a_drawing_that_decorates_is_a_background():
    """A drawing that is hidden from screen readers becomes the background of an empty box; the words stay."""
    body = prepared('<p><svg class="icon" viewBox="0 0 9 9" aria-hidden="true"><path d="M0 0h9"/></svg> Call</p>')
    (box,) = body.find_class("icon")
    assert body.text_content() == " Call"
    assert (box.tag, len(box)) == ("span", 0)
    kind, _, source = box.get("style").removesuffix(")").partition(";base64,")
    assert kind == "background-image: url(data:image/svg+xml"
    assert f'color="{INK}"' in base64.b64decode(source).decode()


def test_a_drawing_that_says_something_stays():
    """A drawing with a title is left in the text, where its title is read aloud."""
    assert "<title>A chair</title>" in shown('<svg viewBox="0 0 9 9"><title>A chair</title></svg>')


def test_a_drawing_keeps_the_names_of_svg():
    """Names that HTML lowers are as SVG knows them: a clip path that is not one would clip nothing."""
    body = prepared('<svg viewBox="0 0 9 9" role="img" aria-label="A box"><clipPath id="a"><path/></clipPath></svg>')
    (drawing,) = body.xpath(".//svg")
    assert drawing.get("viewBox") == "0 0 9 9"
    assert [element.tag for element in drawing.iter()] == ["svg", "title", "clipPath", "path"]


def test_the_words_for_a_drawing_are_its_title():
    """The words for a drawing stand in it as its title, first of all, where the printer finds them."""
    drawing = prepared('<svg viewBox="0 0 9 9" role="img" aria-label="A chair &amp; a rail"><path/></svg>')[0]
    assert drawing[0].text == "A chair & a rail"
    assert drawing.get("aria-label") is None
