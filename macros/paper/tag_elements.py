"""The tags of a PDF, each beside the box on the page that it stands for.

In: WeasyPrint 70's document and its PDF, complete but not yet written. Out: a TagTree, which the mends change in place.
WeasyPrint keeps no list of which box became which element, but it makes the elements in the order of the boxes. Here
both are walked in step; if they do not end together, nothing is guessed: OutOfStep.
Must not know: what is wrong with any tag, what any page is about.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pydyf


class OutOfStep(Exception):
    """The boxes of a document and the elements of its PDF do not match: this WeasyPrint makes tags in another way."""


class Tagged(NamedTuple):
    """A box as WeasyPrint laid it out, and its structure element."""

    box: Any
    element: pydyf.Dictionary


class TagTree:
    """The structure elements of a PDF.

    `text` holds the boxes of the pages' text with their elements, in the order of the page.
    `margins` holds those of the margins of pages, each with the name of its margin, such as `@bottom-left`.
    `elements` holds every element of the text, each before the elements inside it.
    """

    def __init__(self, document: Any, pdf: pydyf.PDF) -> None:
        self.document = document
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.top = self.at(self.root["K"][0])
        self.owners = self.at(self.root["ParentTree"])["Nums"]
        self.sheets = {reference: number for number, reference in enumerate(pdf.page_references)}
        self.text: list[Tagged] = []
        self.margins: list[tuple[str, Tagged]] = []
        self.elements: list[pydyf.Dictionary] = []
        self._walk_in_step()

    def at(self, reference: bytes) -> Any:
        """The object that a reference such as `b"12 0 R"` names."""
        return self.pdf.objects[int(reference.partition(b" ")[0])]

    def kids(self, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        """The elements inside an element: neither its text nor its links."""
        found = [self.at(kid) for kid in element["K"] if isinstance(kid, bytes)]
        return [kid for kid in found if kid["Type"] == "/StructElem"]

    def below(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """All elements inside an element, each before the elements inside it."""
        for kid in self.kids(element):
            yield kid
            yield from self.below(kid)

    def above(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """The elements around an element, the nearest first, without the root."""
        while element is not self.top:
            element = self.at(element["P"])
            yield element

    def add(self, kind: str, parent: pydyf.Dictionary) -> pydyf.Dictionary:
        """A new empty element such as `LBody`, that names its parent. The parent must still take it in."""
        element = pydyf.Dictionary(
            {"Type": "/StructElem", "S": f"/{kind}", "K": pydyf.Array(), "Pg": parent["Pg"], "P": parent.reference}
        )
        self.pdf.add_object(element)
        self.elements.append(element)
        return element

    def take_out(self, element: pydyf.Dictionary) -> None:
        """Remove an element from its parent. What is inside it must have another place by now."""
        self.at(element["P"])["K"].remove(element.reference)
        element.clear()

    def drop_link(self, area: pydyf.Dictionary, element: pydyf.Dictionary) -> None:
        """Remove the area of a link from its page and its element. The words stay."""
        self.at(element["Pg"])["Annots"].remove(area.reference)
        self.owners[2 * area["StructParent"] + 1] = b"null"
        for kid in [kid for kid in element["K"] if isinstance(kid, bytes)]:
            thing = self.at(kid)
            if thing["Type"] == "/OBJR" and thing["Obj"] == area.reference:
                element["K"].remove(kid)
                thing.clear()
        area.clear()

    def marks(self, element: pydyf.Dictionary) -> pydyf.Array:
        """Which element owns each piece of marked content, on the page of an element."""
        return self.owners[2 * self.sheets[element["Pg"]] + 1]

    def _walk_in_step(self) -> None:
        """Fill `text`, `margins` and `elements`."""
        made = iter(
            thing
            for thing in self.pdf.objects[self.top.number + 1 :]
            if isinstance(thing, pydyf.Dictionary) and thing.get("Type") == "/StructElem"
        )
        try:
            for page in self.document.pages:
                self._pair(page._page_box, made, "")
        except StopIteration:
            raise OutOfStep("There are more boxes than tags.") from None
        if next(made, None) is not None:
            raise OutOfStep("There are more tags than boxes.")

    def _pair(self, box: Any, made: Iterator[pydyf.Dictionary], margin: str) -> None:
        """Give a box and all boxes inside it their elements, as `weasyprint.pdf.tags._build_box_tree` made them."""
        box = getattr(box, "_box", box)  # behind the placeholder of a box with an absolute position
        margin = getattr(box, "at_keyword", margin)
        name = box.element_tag if box.element is not None else None
        is_line = type(box).__name__ == "LineBox"
        if hasattr(box, "at_keyword") or hasattr(box, "page_type") or (name in ("html", "body") and not is_line):
            for child in box.children:
                self._pair(child, made, margin)
            return
        element = self._keep(box, made, margin)
        if element["S"] == "/LI" and has_no_bullet(box, name):
            element = self._keep(box, made, margin)
        children = box.children
        if name == "table" and box.is_table_wrapper:
            table = box.get_wrapped_table()
            children = [part for child in children for part in (child.children if child is table else [child])]
        for child in children:
            for part in child.children if type(child).__name__ == "LineBox" else [child]:
                if type(part).__name__ != "TextBox":
                    self._pair(part, made, margin)
                elif element["S"] != "/Link":
                    self._keep(part, made, margin)

    def _keep(self, box: Any, made: Iterator[pydyf.Dictionary], margin: str) -> pydyf.Dictionary:
        element = next(made)
        if margin:
            self.margins.append((margin, Tagged(box, element)))
        else:
            self.text.append(Tagged(box, element))
            self.elements.append(element)
        return element


def has_no_bullet(box: Any, name: str | None) -> bool:
    """True for the box of a list item without a bullet: it becomes two elements, an item and the body in it."""
    bullet = "list-item" in box.style["display"] and box.style["list_style_type"] != "none"
    return name in ("dt", "dd") or (name == "li" and not bullet)
