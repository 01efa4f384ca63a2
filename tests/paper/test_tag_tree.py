"""Each mend of the PDF's tags, on a small page: the fault without it, and the page with it."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import page as page_validation
import pikepdf
import pytest

HTML = """<html lang="en"><title>Small</title><style>
@page {{ @bottom-left {{ content: "Foot " counter(page) }} }} html {{ font: 18pt "Atkinson Hyperlegible Next" }}
</style><h1 id="top">Small</h1>{body}"""


@pytest.fixture(scope="session")
def tags(builder) -> Callable[[str, bool], pikepdf.Pdf]:
    """Print a small page, mended or as WeasyPrint makes it; gives the PDF."""

    @cache  # also keeps the PDF open while its parts are looked at
    def make(body: str, mended: bool) -> pikepdf.Pdf:
        document = builder.HTML(string=HTML.format(body=body)).render(**builder.OPTIONS)
        return pikepdf.open(BytesIO(document.write_pdf(finisher=builder.finish if mended else None, **builder.OPTIONS)))

    return make


def tree(element: pikepdf.Object) -> list | str:
    """An element as nested lists of tags, such as ["/P", ["/Span"]]."""
    return [
        str(element.S),
        *(tree(kid) for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid),
    ]


def find(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    """All elements with a tag, in order."""

    def below(element: pikepdf.Object) -> list[pikepdf.Object]:
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        return [*([element] if tag == element.S else []), *(found for kid in kids for found in below(kid))]

    return below(pdf.Root.StructTreeRoot.K[0])


def failures(pdf: pikepdf.Pdf, path) -> set[str]:
    """The rules of PDF/UA-1 that a PDF breaks."""
    pdf.save(path)
    return {failure.rule_id for failure in page_validation.validate_pdf(str(path), profile="ua1").failures}


LIST = "<ol><li><p>One</p>and <b>more</b><p>Two</p></ol>"


def test_list_bodies(tags, tmp_path):
    """A list item holds its label and one body, in the order of the page; without the mend it holds loose ones."""
    path = tmp_path / "list.pdf"
    assert failures(tags(LIST, False), path) == {"PDFUA1-LI-KIDS-001"}
    assert failures(tags(LIST, True), path) == set()
    (item,) = find(tags(LIST, True), "/LI")
    label, body = item.K
    assert (label.S, body.S) == ("/Lbl", "/LBody")
    assert [kid[0] for kid in tree(body)[1:]] == ["/P", "/Span", "/NonStruct", "/P"]
    assert all(kid.P.objgen == body.objgen for kid in body.K)


def test_list_items_that_are_right_stay(tags):
    """Items without blocks, and lists in lists, are left as they are."""
    body = "<ul><li>One<li>Two<ul><li>Three</ul></ul>"
    assert [tree(item) for item in find(tags(body, True), "/LI")] == [
        tree(item) for item in find(tags(body, False), "/LI")
    ]


def test_page_furniture(tags):
    """The foot of a page is an artifact that no tag claims; without the mend its element belongs to nothing."""
    marked = {}
    for mended in (False, True):
        pdf = tags("<p>Text", mended)
        operations = pikepdf.parse_content_stream(pdf.pages[0], "BDC")
        marked[mended] = [
            (str(tag), "/MCID" in properties, properties.get("/Type")) for (tag, properties), _ in operations
        ]
    assert marked[False] == [("/Span", True, None)] * 3
    assert marked[True] == [("/Span", True, None)] * 2 + [("/Artifact", False, "/Pagination")]
    assert pdf.Root.StructTreeRoot.ParentTree.Nums[1][2] is None


def test_header_cells(tags):
    """A header cell says whether it heads a row or a column; without the mend it says nothing."""
    table = "<table><tr><th scope=col>A<th scope=col>B<tr><th scope=row>C<td>D</table>"
    assert [cell.A.get("/Scope") for cell in find(tags(table, False), "/TH")] == [None] * 3
    assert [cell.A.get("/Scope") for cell in find(tags(table, True), "/TH")] == ["/Column", "/Column", "/Row"]


def test_link_words(tags):
    """A link is described by its words; without the mend by the name of an anchor."""
    link = "<p>Go <a href='#top'>to the\n top</a>."
    assert [str(note.Contents) for note in tags(link, False).pages[0].Annots] == ["top"]
    assert [str(note.Contents) for note in tags(link, True).pages[0].Annots] == ["to the top"]


def test_empty_spans(tags):
    """A span without text has no tag; without the mend it leaves an empty one."""
    body = "<p><span style='display: inline-block; width: 9mm'></span><b>Word</b></p>"
    assert [span for span in find(tags(body, False), "/Span") if not len(span.K)]
    assert [span for span in find(tags(body, True), "/Span") if not len(span.K)] == []
    assert tree(find(tags(body, True), "/P")[0]) == ["/P", ["/NonStruct", ["/Span"]]]


def test_figure_boxes(tags):
    """A drawing's box is in points from the foot of the page; without the mend it is in pixels from its top."""
    style = "display: block; width: 96px; height: 48px"
    body = f"<svg style='{style}' viewBox='0 0 2 1'><title>A box</title></svg>"
    found = {mended: find(tags(body, mended), "/Figure")[0].A.BBox for mended in (False, True)}
    boxes = {mended: [float(side) for side in box] for mended, box in found.items()}
    height = float(tags(body, True).pages[0].MediaBox[3])
    assert [boxes[False][2] - boxes[False][0], boxes[False][3] - boxes[False][1]] == pytest.approx([96, 48])
    assert [boxes[True][2] - boxes[True][0], boxes[True][3] - boxes[True][1]] == pytest.approx([72, 36])
    assert boxes[True][3] == pytest.approx(height - 0.75 * boxes[False][1])
