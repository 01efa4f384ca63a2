"""Mends of the tags inside the PDF, where WeasyPrint 70 leaves a fault that no HTML can avoid.

In: WeasyPrint's document and its PDF, complete but not yet written. Out: the same PDF, its tags mended in place.
Each function below mends one fault and says what a reader would meet without it. tests/paper/test_tag_tree.py
shows each fault, so a function whose fault a new WeasyPrint no longer has can be taken out.
Must not know: what any page is about. Needs WeasyPrint's `finisher`, `page._page_box` and the marks on boxes.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pydyf


class TagTree:
    """The structure elements of a PDF that stand under its root, as pydyf's dictionaries."""

    def __init__(self, document: Any, pdf: pydyf.PDF) -> None:
        self.document = document
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.top = self.at(self.root["K"][0])

    def at(self, reference: bytes) -> Any:
        """The object that a reference such as `b"12 0 R"` names."""
        return self.pdf.objects[int(reference.split()[0])]

    def kids(self, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        """The elements inside an element: neither its text nor its links."""
        found = [self.at(kid) for kid in element["K"] if isinstance(kid, bytes)]
        return [kid for kid in found if kid["Type"] == "/StructElem"]

    def below(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """All elements under an element, the deepest first."""
        for kid in self.kids(element):
            yield from self.below(kid)
            yield kid

    def boxes(self) -> Iterator[Any]:
        """All boxes of all pages, as WeasyPrint laid them out."""
        for page in self.document.pages:
            yield from page._page_box.descendants()


def finish(document: Any, pdf: pydyf.PDF) -> None:
    """Mend the tags of a whole document. WeasyPrint calls this as its `finisher`."""
    tree = TagTree(document, pdf)
    for mend in (page_furniture, list_bodies, header_cells, link_words, figure_boxes, empty_spans):
        mend(tree)


def page_furniture(tree: TagTree) -> None:
    """The foot of a page becomes an artifact. Else its text is neither read nor left out: it belongs to nothing."""
    known = {element.number for element in tree.below(tree.top)}
    owners = tree.at(tree.root["ParentTree"])["Nums"]
    for number, page in enumerate(tree.pdf.page_references):
        marks = owners[2 * number + 1]
        loose = {mark for mark, owner in enumerate(marks) if tree.at(owner).number not in known}
        for mark in loose:
            tree.at(marks[mark]).clear()
            marks[mark] = b"null"
        stream = tree.at(tree.at(page)["Contents"]).stream
        for place, (properties, operator) in enumerate(pairwise(stream[1:])):
            if operator == b"BDC" and properties.get("MCID") in loose:
                stream[place] = "/Artifact"
                stream[place + 1] = pydyf.Dictionary({"Type": "/Pagination"})


def list_bodies(tree: TagTree) -> None:
    """All of a list item but its label becomes one body. PDF/UA-1 allows no more; a Markdown `<li><p>` has more."""
    for item in [*tree.below(tree.top)]:
        rest = [kid for kid in tree.kids(item) if item["S"] == "/LI" and kid["S"] != "/Lbl"]
        if all(kid["S"] == "/LBody" for kid in rest):
            continue
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference, "Pg": item["Pg"]})
        body["K"] = pydyf.Array(
            reference for kid in rest for reference in (kid["K"] if kid["S"] == "/LBody" else [kid.reference])
        )
        tree.pdf.add_object(body)
        item["K"][:] = [*item["K"][: -len(rest)], body.reference]
        for kid in tree.kids(body):
            kid["P"] = body.reference


def header_cells(tree: TagTree) -> None:
    """Each table header says whether it heads a row or a column. Else a screen reader has to guess."""
    for box in tree.boxes():
        cell = getattr(box, "mark", None)
        if isinstance(cell, pydyf.Dictionary) and cell["S"] == "/TH":
            cell["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def link_words(tree: TagTree) -> None:
    """A link is described by its own words. Else readers hear an anchor such as `exercises-clamshell`."""
    for box in tree.boxes():
        if box.link_annotation:
            box.link_annotation["Contents"] = pydyf.String(" ".join("".join(box.element.itertext()).split()))


def figure_boxes(tree: TagTree) -> None:
    """The place of a drawing is told in points from the foot of its page. Else a reader zooms to another place."""
    for figure in tree.below(tree.top):
        if figure["S"] == "/Figure":
            left, top, right, bottom = (0.75 * pixels for pixels in figure["A"]["BBox"])
            height = tree.at(figure["Pg"])["MediaBox"][3]
            figure["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def empty_spans(tree: TagTree) -> None:
    """Spans without text, left by drawings in the background, are taken out. Else some readers stop at each."""
    for parent in [*tree.below(tree.top)]:
        for kid in tree.kids(parent):
            if kid["S"] == "/Span" and not kid["K"]:
                parent["K"].remove(kid.reference)
                kid.clear()
