"""The handbook as plain text, made to be heard or felt: for any screen reader, braille display or editor.

In: bound chapters, the front, the phrases. Out: one string; lines of at most 72 letters, words and addresses whole.

Nothing is drawn with signs: a row of dashes is read out as `dash dash dash`, and costs a braille reader a line. So a
heading is a short line that ends with a period, which every voice answers with a pause. For the eye it stands apart by
blank lines: four before a chapter, three before a page, two before a part of a page. Chapters and pages have a number
to search for: `4.14.` with its last period stands nowhere but in the contents and at the page itself.
Must not know: files, pictures beyond their words, MkDocs, WeasyPrint.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from .binding import BoundChapter, Front
from .reading_copy import Phrases, ReadingBook, ReadingPage, reading_book

WIDTH = 72
BEFORE_CHAPTER, BEFORE_PAGE, BEFORE_PART = "\n\n\n", "\n\n", "\n"
"""Blank lines on top of the one that stands between any two blocks."""
HEADINGS = ("h2", "h3", "h4")
INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "kbd", "small", "span", "strong", "sub", "sup", "svg"}
ENDS = (".", "?", "!", ":")
"""What makes a voice pause. A block that ends otherwise gets a period, or it would run on into the next."""
HANG = "  "

Run = list["str | HtmlElement"]
"""Words and inline elements that follow each other: one block, whether or not an element holds them alone."""


def plain_text(chapters: Sequence[BoundChapter], front: Front, phrases: Phrases) -> str:
    """The whole text, with a line end after its last line."""
    return "\n\n".join(_book(reading_book(chapters, front, phrases))).strip() + "\n"


def _book(book: ReadingBook) -> Iterator[str]:
    """Blocks, between which a blank line will stand: title, how to find a page, read this first, contents, pages."""
    words = book.phrases["reading"]
    title, first = book.front
    chapters = [(_ended(f"{words['chapter']} {number}. {name}"), pages) for number, name, pages in book.chapters]
    yield _wrap(_ended(title.title))
    yield from _Page(book, title).blocks(title.section)
    yield BEFORE_PART + _ended(words["find"])
    yield _wrap(words["find_how"])
    yield BEFORE_PAGE + _ended(first.title)
    yield from _Page(book, first).blocks(first.section)
    yield BEFORE_PAGE + _ended(book.phrases["book"]["contents"])
    for chapter, pages in chapters:
        yield "\n".join((chapter, *(_wrap(_numbered(page), hang=HANG) for page in pages)))
    for chapter, pages in chapters:
        yield BEFORE_CHAPTER + chapter
        for page in pages:
            yield BEFORE_PAGE + _wrap(_numbered(page))
            yield from _Page(book, page).blocks(page.section)


@dataclass(frozen=True)
class _Page:
    """Writes what stands below the title of one page."""

    book: ReadingBook
    page: ReadingPage

    def blocks(self, element: HtmlElement, indent: str = "") -> Iterator[str]:
        """The blocks in an element, each line behind `indent`."""
        for part in _parts(element):
            if isinstance(part, list):
                yield _wrap(_ended(self.paragraph(part, element.get("class"))), indent)
            elif part.tag in HEADINGS:
                yield BEFORE_PART + _wrap(_ended(self.line(part)), indent)
            elif part.tag in ("ul", "ol"):
                yield "\n".join(self.items(part, indent))
            elif part.tag == "dl":
                yield "\n".join(self.pairs(part, indent))
            elif part.tag == "table":
                yield from self.rows(part, indent)
            elif part.tag != "h1":  # the title of the page stands there with its number
                yield from self.blocks(part, indent)

    def paragraph(self, run: Run, kind: str | None) -> str:
        """The words of a run in an element of a class."""
        words = self.book.phrases["reading"]
        if kind == "cert":  # the sign first, then the word: said the other way round
            *signs, word = [self.sentence([node]) for node in run if not isinstance(node, str)]
            return f"{words['how_sure']}: {', '.join([word, *filter(None, signs)])}"
        text = self.sentence(run)
        return f"{words['picture']}: {text}" if kind == "wall" else text

    def items(self, element: HtmlElement, indent: str) -> Iterator[str]:
        """The items of a list, each with its number or a dash, but where its own words count it."""
        kinds = (element.get("class") or "").split()
        for number, item in enumerate(element.iterfind("li"), start=int(element.get("start", 1))):
            if "captions" in kinds:
                yield _wrap(_ended(f"{self.book.phrases['reading']['part']} {number}: {self.line(item)}"), indent, HANG)
            elif "ladder" in kinds:
                yield _wrap(_ended(self.line(item)), indent, HANG)
            else:
                mark = f"{number}. " if element.tag == "ol" else "- "
                inner = indent + " " * len(mark)
                text = "\n".join(block.lstrip("\n") for block in self.blocks(item, inner))
                yield indent + mark + text[len(inner) :]

    def pairs(self, element: HtmlElement, indent: str) -> Iterator[str]:
        """A list of terms and what they mean: `Term: meaning`."""
        label = ""
        for child in element:
            if child.tag == "dt":
                label = _label(self.line(child))
            else:
                yield _wrap(_ended(f"{label} {self.line(child)}"), indent, HANG)

    def rows(self, element: HtmlElement, indent: str) -> Iterator[str]:
        """A table row by row: the head of the row, then `Head of the column: cell` for each cell that is not empty."""
        for caption in element.iterfind("caption"):
            yield _wrap(_ended(self.line(caption)), indent)
        heads = [self.line(head) for head in element.xpath("./thead/tr/*")]
        for row in element.xpath("./tbody/tr"):
            cells = [(head, cell.tag, self.line(cell)) for head, cell in zip(heads, row, strict=True)]
            lines = [_ended(text if tag == "th" else f"{_label(head)} {text}") for head, tag, text in cells if text]
            yield "\n".join(_wrap(line, indent, HANG) for line in lines)

    def line(self, element: HtmlElement) -> str:
        """All words of an element as one line."""
        return " ".join(self.sentence(part) if isinstance(part, list) else self.line(part) for part in _parts(element))

    def sentence(self, run: Run) -> str:
        """The words of a run. What opens it as a label gets a colon; addresses follow it, each on a line of its own."""
        links = [link for node in run if not isinstance(node, str) for link in node.xpath("descendant-or-self::a")]
        targets = [self.book.places.get(link.get("href", "")[1:]) for link in links]
        # Of links in a row to one page, the last alone says where that is.
        last = {link for link, here, after in zip(links, targets, [*targets, None][1:], strict=True) if here != after}
        said = [" ".join(self.said(node, last).split(" ")) for node in run]
        first = next((place for place, text in enumerate(said) if text.strip()), None)
        if first is not None and _opens(run[first], run[first + 1 :]):
            rest = "".join(said[first + 1 :]).lstrip()
            if rest and not rest.startswith((*ENDS, ",", ";")):
                said[first] = _label(said[first])
        outside = [link.get("href") for link in links if "://" in link.get("href", "")]
        text = " ".join("".join(said).split())
        return "\n".join([text, *outside]) if outside != [text] else text

    def said(self, node: "str | HtmlElement", last: set[HtmlElement]) -> str:
        """A node in words; what follows it is not its own. `last` holds the links that say where they lead."""
        if isinstance(node, str):
            return node
        if node.tag == "svg":
            return node.get("aria-label", "")
        if node.tag == "br":
            return " "
        text = (node.text or "") + "".join(self.said(child, last) + (child.tail or "") for child in node)
        return f"{text}{self.pointer(node)}" if node in last else text

    def pointer(self, link: HtmlElement) -> str:
        """Where a link leads, such as ` (see 1.2)`, with the title of the page unless the link says it itself."""
        place = self.book.places.get(link.get("href")[1:])
        if place is None or place is self.page or not place.number:
            return ""
        see = f"{self.book.phrases['reading']['see']} {place.number}"
        same = " ".join(link.text_content().split()).casefold() == place.title.casefold()
        return f" ({see})" if same else f" ({see}, {place.title})"


def _parts(element: HtmlElement) -> Iterator["Run | HtmlElement"]:
    """What an element holds: block elements, and the runs between them that are not blank."""
    run: Run = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            run.append(child)
        else:
            if _is_said(run):
                yield run
            yield child
            run = []
        run.append(child.tail or "")
    if _is_said(run):
        yield run


def _is_said(run: Run) -> bool:
    return any(node.strip() if isinstance(node, str) else node.get("aria-hidden") != "true" for node in run)


def _opens(node: "str | HtmlElement", after: Run) -> bool:
    """True for what opens its block as a label: bold words, the number of a rung, a sign, a link before its line."""
    if isinstance(node, str):
        return False
    line_follows = [other for other in after if not isinstance(other, str) or other.strip()][:1]
    before_line = bool(line_follows) and not isinstance(line_follows[0], str) and line_follows[0].tag == "span"
    return node.tag in ("b", "svg") or node.get("class") == "rung" or (node.tag == "a" and before_line)


def _numbered(page: ReadingPage) -> str:
    return f"{page.number}. {_ended(page.title)}"


def _ended(text: str) -> str:
    """A text that a voice pauses after. An address in its last line stays as it is."""
    return text if text.endswith(ENDS) or "://" in text.rpartition("\n")[2] else f"{text}."


def _label(text: str) -> str:
    return text if text.endswith(ENDS) else f"{text}:"


def _wrap(text: str, indent: str = "", hang: str = "") -> str:
    """Lines of at most 72 letters behind `indent`, all but the first behind `hang` too. A longer word stays whole."""
    lines = [
        textwrap.fill(
            line,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + hang,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    ]
    return "\n".join(lines)
