"""Mends around the text of the pages: what stands in their margins, their numbers, the bookmarks.

In: a TagTree. Out: the same, mended in place.
Must not know: what any page is about.
"""

from collections import defaultdict

import pydyf

from .tag_elements import TagTree


def page_labels(tree: TagTree) -> None:
    """A page goes by the number that is printed on it. Else a reader who was sent to page 2 has to guess which that is.

    A first page with no print in its margins, before pages that have some, is a cover: it has no number.
    """
    numbered = {element["Pg"] for _, (_, element) in tree.margins}
    cover = bool(numbered) and tree.pdf.page_references[0] not in numbered
    labels = [0, pydyf.Dictionary(), 1, _numbers_from(2)] if cover else [0, _numbers_from(1)]
    tree.pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(labels)})


def _numbers_from(start: int) -> pydyf.Dictionary:
    return pydyf.Dictionary({"S": "/D", "St": start})


def furniture_links(tree: TagTree) -> None:
    """A link in the margin of a page is plain text. Else it is a stop on each page that belongs to no text."""
    for _, (box, element) in tree.margins:
        if box.link_annotation:
            tree.drop_link(box.link_annotation, element)


def page_furniture(tree: TagTree) -> None:
    """Heads and feet of pages become artifacts. Else their text is neither read nor left out: it belongs to nothing.

    What stands in a margin at the top is a header; at the foot or a side, such as a thumb tab, a footer.
    """
    loose: dict[bytes, dict[int, str]] = defaultdict(dict)
    for margin, (_, element) in tree.margins:
        kind = "/Header" if margin.startswith("@top") else "/Footer"
        for mark in (kid for kid in element["K"] if isinstance(kid, int)):
            loose[element["Pg"]][mark] = kind
            tree.marks(element)[mark] = b"null"
        element.clear()
    for page, kinds in loose.items():
        stream = tree.at(tree.at(page)["Contents"]).stream
        for place, item in enumerate(stream):
            if item == b"BDC" and (kind := kinds.get(stream[place - 1].get("MCID"))):
                stream[place - 2] = "/Artifact"
                stream[place - 1] = pydyf.Dictionary({"Type": "/Pagination", "Subtype": kind})


def open_bookmarks(tree: TagTree) -> None:
    """The bookmarks are shown when the file is opened. Else few readers learn that there are any."""
    if "Outlines" in tree.pdf.catalog:
        tree.pdf.catalog["PageMode"] = "/UseOutlines"
