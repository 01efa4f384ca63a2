"""What a listener hears of a printed product, to compare with the document that it was printed from.

In: a PrintedBook, or a document as a tree. Out: headings, words with the kinds of their blocks, shapes of sections.
Must not know: the handbook, files.
"""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement
from pdf_reading import Block, PrintedBook, line_text

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
READ_AS = {name: name.upper() for name in (*HEADINGS, "p", "th", "td")} | {
    "body": "Document",
    "section": "Sect",
    "div": "Div",
    "li": "LBody",
    "dt": "Lbl",
    "dd": "LBody",
    "caption": "Caption",
}
"""What the blocks of a document are among the tags of a PDF."""


def headings_of(book: PrintedBook) -> list[tuple[str, str]]:
    """The level and the words of each heading that is read aloud."""
    return [(block.tag[1:], block.text) for block in book.blocks if _is_heading(block)]


def headings_in(document: HtmlElement) -> list[tuple[str, str]]:
    """The level and the words of each heading of a document."""
    return [(READ_AS[found.tag], " ".join(found.text_content().split())) for found in document.iter(*HEADINGS)]


def words_of(book: PrintedBook) -> list[tuple[str, str]]:
    """The words that are read aloud, each with the kind of its block."""
    found = []
    for block in book.blocks:
        kind = "TOCI" if "/TOCI" in block.tags else block.tag[1:]
        found += [(word, kind) for line in block.lines for word in _words(line_text(line))]
    return found


def words_in(document: HtmlElement) -> list[tuple[str, str]]:
    """The words of a document, each with the kind of its block; those in its drawings and its styles are left out."""
    found = []
    for text in document.body.xpath(".//text()[not(ancestor::*[local-name()='svg' or local-name()='style'])]"):
        holder = text.getparent().getparent() if text.is_tail else text.getparent()
        line = (holder, *holder.iterancestors())
        kind = next(READ_AS[element.tag] for element in line if element.tag in READ_AS)
        kind = "TOCI" if any(element.get("class") == "toc" for element in line) else kind
        found += [(word, kind) for word in _words(text)]
    return found


def strange_words(book: PrintedBook, document: HtmlElement) -> list[tuple[str, str]]:
    """The words that are read aloud and that the document does not have at that place, in a block of that kind."""
    written = iter(words_in(document))
    return [word for word in words_of(book) if word not in written]


def shapes(books: Iterable[PrintedBook]) -> str:
    """The shapes of all sections, each once: the level of the heading, then the kinds of the blocks below it.

    A list is one block with all that stands in it, and what comes again and again is told once: how much a section
    says does not show.
    """
    sections: list[list[str]] = []
    for book in books:
        sections.append([])
        for block in book.blocks:
            kind = "LBody" if "/LBody" in block.tags else block.tag[1:]
            if _is_heading(block):
                sections.append([f"{kind}:"])
            elif kind != "Lbl" and sections[-1][-1:] != [kind]:
                sections[-1].append(kind)
    lines = [re.sub(r"\b(\w+ \w+)( \1)+\b", r"\1", " ".join(kinds)) for kinds in sections if kinds]
    return "\n".join(dict.fromkeys(lines)) + "\n"


def _is_heading(block: Block) -> bool:
    return block.tag[1:].lower() in HEADINGS


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d]+", text)
