"""Mends of links: one link in the text is one link for each reader, and is called by its words.

In: a TagTree. Out: the same, mended in place.
Must not know: where a link leads.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

from .tag_elements import TagTree


def one_area(tree: TagTree) -> None:
    """What stands in a link is no second link. Else a bold word or a picture in it is one more, and tagged as none."""
    areas: dict[int, pydyf.Dictionary] = {}
    for box, element in tree.text:
        area = box.link_annotation
        outer = next((link for link in tree.above(element) if link.number in areas), None) if area else None
        if outer:
            whole = areas[outer.number]
            whole["Rect"] = _around(whole["Rect"], area["Rect"])
            tree.drop_link(area, element)
            if element["S"] == "/Link":
                element["S"] = "/Span"
        elif area:
            areas[element.number] = area


def _around(one: list[float], other: list[float]) -> pydyf.Array:
    """The rectangle around two rectangles."""
    across, up = sorted([*one[::2], *other[::2]]), sorted([*one[1::2], *other[1::2]])
    return pydyf.Array([across[0], up[0], across[-1], up[-1]])


def one_element(tree: TagTree) -> None:
    """A link that goes on in the next line is one link. Else it is read as two, each with half of the words."""
    start = None
    for tagged in tree.text:
        if tagged.element["S"] != "/Link":
            continue
        if start and tagged.box.element is start.box.element and tagged.element["Pg"] == start.element["Pg"]:
            _take_over(tree, start.element, tagged.element)
        else:
            start = tagged


def _take_over(tree: TagTree, link: pydyf.Dictionary, rest: pydyf.Dictionary) -> None:
    """Move everything from the second element of a link to its first."""
    for kid in rest["K"]:
        if isinstance(kid, int):
            tree.marks(link)[kid] = link.reference
        elif (thing := tree.at(kid))["Type"] == "/OBJR":
            tree.owners[2 * tree.at(thing["Obj"])["StructParent"] + 1] = link.reference
        else:
            thing["P"] = link.reference
    link["K"].extend(rest["K"])
    tree.take_out(rest)


def link_words(tree: TagTree) -> None:
    """A link is described by its own words. Else readers hear an anchor such as `exercises-clamshell`."""
    for box, _ in tree.text:
        if box.link_annotation and (words := " ".join("".join(_words(box.element)).split())):
            box.link_annotation["Contents"] = pydyf.String(words)


def _words(element: Any) -> Iterator[str]:
    """The text in an HTML element; for a picture, what it is described by."""
    yield f" {element.get('alt', '')} " if element.tag == "img" else element.text or ""
    for kid in element:
        yield from _words(kid)
        yield kid.tail or ""
