"""Mends of lists: their items, and the list that is a table of contents.

In: a TagTree. Out: the same, mended in place.
Must not know: what any list is about.
"""

from collections.abc import Iterable

import pydyf

from .tag_elements import TagTree


def definitions(tree: TagTree) -> None:
    """A term and what it means are one item of a list. Else a listener hears two, and not that they belong together."""
    term = None
    for box, element in tree.text:
        if element.get("S") != "/LBody" or box.element_tag not in ("dt", "dd"):
            continue
        item = tree.at(element["P"])
        if box.element_tag == "dt":
            term = element
        elif term and tree.at(term["P"])["P"] == item["P"]:
            term["S"] = "/Lbl"
            _move(tree, [element.reference], tree.at(term["P"]))
            tree.take_out(item)


def list_bodies(tree: TagTree) -> None:
    """All of a list item but its label becomes one body. PDF/UA-1 allows no more; a Markdown `<li><p>` has more."""
    for item in [element for element in tree.elements if element.get("S") == "/LI"]:
        rest = [kid for kid in tree.kids(item) if kid["S"] != "/Lbl"]
        if [kid["S"] for kid in rest] in ([], ["/LBody"]):
            continue
        body = tree.add("LBody", item)
        for kid in rest:
            if kid["S"] == "/LBody":
                _move(tree, kid["K"], body)
                tree.take_out(kid)
            else:
                item["K"].remove(kid.reference)
                _move(tree, [kid.reference], body)
        item["K"].append(body.reference)


def contents(tree: TagTree) -> None:
    """A list of class `toc` is a table of contents. Else a screen reader that offers to jump to it finds none."""
    for box, element in tree.text:
        if element and box.element is not None and "toc" in box.element.get("class", "").split():
            for inner in reversed([element, *tree.below(element)]):
                if inner["S"] == "/L":
                    _make_contents(tree, inner)


def _make_contents(tree: TagTree, whole: pydyf.Dictionary) -> None:
    """Turn a list, in which lists are turned already, into a table of contents.

    The body of an item becomes a reference; without a link, such as the title of a part, a paragraph.
    """
    whole["S"] = "/TOC"
    for item in [kid for kid in tree.kids(whole) if kid["S"] == "/LI"]:
        item["S"] = "/TOCI"
        for body in [kid for kid in tree.kids(item) if kid["S"] == "/LBody"]:
            for part in [*tree.below(body)]:
                if part["S"] == "/TOC" and tree.at(part["P"])["S"] != "/TOCI":
                    tree.at(part["P"])["K"].remove(part.reference)
                    _move(tree, [part.reference], item)
            body["S"] = "/Reference" if any(element["S"] == "/Link" for element in tree.below(body)) else "/P"


def _move(tree: TagTree, references: Iterable[bytes], parent: pydyf.Dictionary) -> None:
    """Put elements at the end of a parent. Where they were before is left to the caller."""
    for reference in references:
        tree.at(reference)["P"] = parent.reference
        parent["K"].append(reference)
