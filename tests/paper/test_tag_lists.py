"""Each mend of lists in the PDF's tags, on a small page: the fault without it, and the page with it."""

import page as page_validation
import pikepdf
from small_print import before_and_after, find, kids, shape

TERMS = "<dl><dt>One<dd>Two<dt>Three<dd>Four<dd><p>Five</dl>"
LIST = "<ol><li><p>One</p>and <b>more</b><p>Two</p></ol>"


def page_failures(pdf: pikepdf.Pdf, path) -> set[str]:
    """The rules of PDF/UA-1 that a PDF breaks, by a quick validator."""
    pdf.save(path)
    return {failure.rule_id for failure in page_validation.validate_pdf(str(path), profile="ua1").failures}


def test_definitions():
    """A term is the label of its meanings, in one item; without the mend each is an item of its own."""
    before, after = before_and_after(TERMS)
    assert [[kid[0] for kid in shape(item)[1:]] for item in find(before, "/LI")] == [["/LBody"]] * 5
    assert [shape(item)[1:] for item in find(after, "/LI")] == [
        [["/Lbl", ["/Span"]], ["/LBody", ["/Span"]]],
        [["/Lbl", ["/Span"]], ["/LBody", ["/Span"], ["/P", ["/Span"]]]],
    ]


def test_list_bodies(tmp_path):
    """A list item holds its label and one body, in the order of the page; without the mend it holds loose ones."""
    before, after = before_and_after(LIST)
    assert "PDFUA1-LI-KIDS-001" in page_failures(before, tmp_path / "list.pdf")
    assert page_failures(after, tmp_path / "list.pdf") == set()
    (item,) = find(after, "/LI")
    assert [kid.S for kid in kids(item)] == ["/Lbl", "/LBody"]
    assert [kid[0] for kid in shape(item.K[1])[1:]] == ["/P", "/Span", "/NonStruct", "/P"]


def test_list_items_that_are_right_stay():
    """Items without blocks, and lists in lists, are left as they are."""
    before, after = before_and_after("<ul><li>One<li>Two<ul><li>Three</ul></ul>")
    assert [shape(item) for item in find(after, "/LI")] == [shape(item) for item in find(before, "/LI")]


def test_contents():
    """A list of class `toc` is a table of contents, part by part; without the mend it is a list of lists."""
    body = (
        "<nav class=toc><ul style='list-style: none'><li>Part<ul style='list-style: none'>"
        "<li><a href='#top'>One</a> 1<li><a href='#top'>Two</a> 1</ul></ul></nav>"
        "<ul><li><a href='#top'>Not this</a></ul>"
    )
    before, after = before_and_after(body)
    assert (len(find(before, "/L")), find(before, "/TOC")) == (3, [])
    item = ["/TOCI", ["/Reference", ["/Link"], ["/Span"]]]
    whole, inner = find(after, "/TOC")
    assert shape(inner) == ["/TOC", item, item]
    assert [kid[0] for kid in shape(whole)[1:]] == ["/TOCI"]
    assert [kid[0] for kid in shape(kids(whole)[0])[1:]] == ["/P", "/TOC"]
    assert len(find(after, "/L")) == 1
