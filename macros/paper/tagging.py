"""Small mends that let the PDF's tags say what the page says.

In: the book's document. Out: the same, with page numbers after links, and drawings that decorate moved to the
background, which PDF tags leave out, as they should.
Must not know: what any page is about.
"""

import base64

import lxml.etree
from lxml.html import HtmlElement

INK = "#000000"
SVG_NAMES = {name.lower(): name for name in ("clipPath", "clipPathUnits", "preserveAspectRatio", "viewBox")}
NUMBER = "000"
"""Stands for the number of a page, in an element whose `data-to` names the place."""


def prepare(document: HtmlElement, page_word: str) -> None:
    """Mend the whole document in place. `page_word` is the word for `page` in the reader's language."""
    for mend in (_drawings_as_svg, _decorations_to_background, _titled_drawings):
        mend(document)
    _number_links(document, page_word)


def _number_links(document: HtmlElement, page_word: str) -> None:
    """After each link into the book comes `(page 000)`. The printer puts the number in: only it knows the pages."""
    for link in document.xpath("//a[starts-with(@href, '#')][not(ancestor::*[@class='toc'])]"):
        number = link.makeelement("span", {"class": "pageref", "data-to": link.get("href")})
        number.text = f" ({page_word}\N{NO-BREAK SPACE}{NUMBER})"
        number.tail, link.tail = link.tail, None
        link.addnext(number)
    for number in document.xpath("//*[@class='toc']//*[@data-to]"):
        number.text = NUMBER


def _drawings_as_svg(document: HtmlElement) -> None:
    """HTML lowers the names of elements and attributes; SVG knows them only as they were."""
    for element in document.xpath("//*[local-name()='svg']/descendant-or-self::*"):
        element.tag = SVG_NAMES.get(element.tag, element.tag)
        for name in SVG_NAMES.keys() & set(element.keys()):
            element.set(SVG_NAMES[name], element.attrib.pop(name))


def _titled_drawings(document: HtmlElement) -> None:
    """The words for a drawing become its title: the only ones that WeasyPrint 70 writes into the PDF."""
    for drawing in document.xpath("//*[local-name()='svg'][@aria-label]"):
        title = drawing.makeelement("title")
        title.text = drawing.attrib.pop("aria-label")
        drawing.insert(0, title)


def _decorations_to_background(document: HtmlElement) -> None:
    """A drawing that is hidden from screen readers becomes the background of an empty box of its class."""
    for drawing in document.xpath("//*[local-name()='svg'][@aria-hidden='true']"):
        color = "#ffffff" if drawing.xpath("ancestor::*[contains(@class, 'here')]") else INK
        drawing.set("color", color)
        drawing.set("xmlns", "http://www.w3.org/2000/svg")
        tail, drawing.tail = drawing.tail, None
        source = base64.b64encode(lxml.etree.tostring(drawing)).decode("ascii")
        box = drawing.makeelement("span", {"class": drawing.get("class") or "icon"})
        box.set("style", f"background-image: url(data:image/svg+xml;base64,{source})")
        box.tail = tail
        drawing.getparent().replace(drawing, box)
