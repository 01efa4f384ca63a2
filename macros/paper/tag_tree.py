"""Mends of the tags inside the PDF, where WeasyPrint 70 leaves a fault that no HTML can avoid.

In: WeasyPrint's document and its PDF, complete but not yet written. Out: the same PDF, its tags mended in place.
Each mend, here and in the modules beside this one, is one function for one fault and says what a reader would meet
without it. tests/paper/test_tag_*.py show each fault, so that a mend whose fault a new WeasyPrint no longer has can be
taken out.
Must not know: what any page is about.
"""

from typing import Any

import pydyf

from .archive import both_standards, free_to_share, pure_greys
from .tag_elements import TagTree
from .tag_links import link_words, one_area, one_element
from .tag_lists import contents, definitions, list_bodies
from .tag_pages import furniture_links, open_bookmarks, page_furniture, page_labels

OPTIONS = {"pdf_variant": "pdf/a-2a"}
"""What WeasyPrint must be told for the mends to find the PDF they know. It sets the Print flag of links by itself."""
MAY_BE_EMPTY = ("/TD", "/TH", "/LI", "/LBody")
"""A place to write in: a table or a list would lose its form without it."""


def finish(document: Any, pdf: pydyf.PDF) -> None:
    """Mend a whole document. WeasyPrint calls this as its `finisher`. Raises OutOfStep."""
    tree = TagTree(document, pdf)
    for mend in (
        languages,  # needs the elements as they were made
        page_labels,
        furniture_links,
        page_furniture,  # after all that looks at the margins
        one_area,
        one_element,
        link_words,
        definitions,
        list_bodies,  # also joins two meanings of one term
        contents,  # after list_bodies: looks for one body in each item
        header_cells,
        id_tree,
        figure_boxes,
        empty_elements,  # after all that moves elements about
        open_bookmarks,
    ):
        mend(tree)
    both_standards(pdf)
    free_to_share(pdf, document.metadata.custom)
    pure_greys(pdf)


def languages(tree: TagTree) -> None:
    """Words in another language say so. Else they are read aloud with the sounds of the language around them."""
    for box, element in tree.text:
        language = box.element.get("lang") if box.element is not None else None
        if language and language != next(
            (outer["Lang"].string for outer in tree.above(element) if "Lang" in outer),
            tree.document.metadata.lang,
        ):
            element["Lang"] = pydyf.String(language)


def header_cells(tree: TagTree) -> None:
    """Each table header says whether it heads a row or a column. Else a screen reader has to guess."""
    for box, element in tree.text:
        if element and element["S"] == "/TH":
            element["A"]["Scope"] = "/Row" if box.element.get("scope") in ("row", "rowgroup") else "/Column"


def id_tree(tree: TagTree) -> None:
    """The file lists the ids of its header cells. Else a cell names headers that a reader has no way to find."""
    named = sorted((element for element in tree.elements if "ID" in element), key=lambda cell: cell["ID"].string)
    if named:
        names = pydyf.Array(part for element in named for part in (element["ID"], element.reference))
        tree.root["IDTree"] = pydyf.Dictionary({"Names": names})


def figure_boxes(tree: TagTree) -> None:
    """The place of a drawing is told in points from the foot of its page. Else a reader zooms to another place."""
    for figure in [element for element in tree.elements if element.get("S") == "/Figure"]:
        height = tree.at(figure["Pg"])["MediaBox"][3]
        points = height / tree.document.pages[tree.sheets[figure["Pg"]]].height  # 0.75, unless printed with a zoom
        left, top, right, bottom = (points * pixels for pixels in figure["A"]["BBox"])
        figure["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))


def empty_elements(tree: TagTree) -> None:
    """What has nothing in it, such as a drawing in the background, is taken out. Else some readers stop at each."""
    for element in reversed(tree.elements):  # what is inside comes before what is around it
        if element and not element["K"] and element["S"] not in MAY_BE_EMPTY:
            tree.take_out(element)
