"""Prints a small page for a test, as WeasyPrint makes it or mended, and finds what is in its tags.

In: a piece of HTML. Out: the PDF, opened.
Must not know: the mends themselves, but for their door `finish`.
"""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from macros.paper.tag_tree import OPTIONS, finish

FONTS = Path(__file__).resolve().parent.parent.parent / "macros" / "paper" / "fonts" / "fonts.conf"

HTML = """<html lang="en"><title>Small</title><style>
@page {{ size: 148mm 210mm; margin: 20mm; {margins} }} html {{ font: 18pt/1.5 "Atkinson Hyperlegible Next" }}
html {{ image-rendering: crisp-edges }}
</style><h1 id="top">Small</h1>{body}"""
FOOT = '@bottom-left { content: "Foot " counter(page) }'
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
"""A picture of one red pixel."""


@contextmanager
def our_fonts() -> Iterator[None]:
    """Print with our fonts alone, as the script does. Each print asks which fonts there are; a browser asks too, and
    other tests start some, so this holds for as long as a test prints."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(FONTS))
        yield


@cache
def engine() -> ModuleType:
    """WeasyPrint, without what the press does to it."""
    return importlib.import_module("weasyprint")


def small_bytes(body: str, mended: bool = True, margins: str = FOOT, zoom: float = 1) -> bytes:
    """Print a small page."""
    with our_fonts():
        document = engine().HTML(string=HTML.format(body=body, margins=margins)).render(**OPTIONS)
        return document.write_pdf(finisher=finish if mended else None, zoom=zoom, **OPTIONS)


@cache  # also keeps the PDF open while its parts are looked at
def small(body: str, mended: bool = True, margins: str = FOOT, zoom: float = 1) -> pikepdf.Pdf:
    """Print a small page and open it."""
    return pikepdf.open(BytesIO(small_bytes(body, mended, margins, zoom)))


def before_and_after(body: str, margins: str = FOOT) -> tuple[pikepdf.Pdf, pikepdf.Pdf]:
    """A small page as WeasyPrint prints it, and the same page mended."""
    return small(body, False, margins), small(body, True, margins)


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The elements inside an element."""
    return [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """All elements of the tree, in order."""

    def below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        yield element
        for kid in kids(element):
            yield from below(kid)

    return below(pdf.Root.StructTreeRoot.K[0])


def find(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    """All elements with a tag, in order."""
    return [element for element in elements(pdf) if tag == element.S]


def shape(element: pikepdf.Object) -> list:
    """An element as nested lists of tags, such as ["/P", ["/Span"]]."""
    return [str(element.S), *(shape(kid) for kid in kids(element))]


def links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The areas of all links."""
    return [note for page in pdf.pages for note in page.get("/Annots", [])]


def loose_ends(pdf: pikepdf.Pdf) -> list[str]:
    """What in a PDF's tags does not fit together: marks, links and elements that do not know of each other."""
    found = []
    owners = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    known = {element.objgen for element in elements(pdf)}
    for element in elements(pdf):
        found += [f"{kid.S} names another parent" for kid in kids(element) if kid.P.objgen != element.objgen]
        found += [f"{element.S} holds nothing that is there" for kid in element.get("/K", []) if kid == {}]
    for page in pdf.pages:
        for (_, properties), _ in pikepdf.parse_content_stream(page, "BDC"):
            mark = properties.get("/MCID")
            owner = None if mark is None else owners[int(page.StructParents)][int(mark)]
            if mark is not None and (owner is None or owner.objgen not in known or mark not in list(owner.K)):
                found.append(f"mark {mark} belongs to no element")
        for area in page.get("/Annots", []):
            owner = owners[int(area.StructParent)]
            held = [kid.Obj.objgen for kid in owner.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
            if owner.objgen not in known or area.objgen not in held:
                found.append("a link belongs to no element")
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem" and thing.objgen not in known:
            found.append(f"{thing.S} is outside the tree")
    return found
