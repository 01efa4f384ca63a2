"""What large print asks of a page, as checks on a finished PDF: each gives back what is wrong.

In: a PrintedBook, its Setting and its margins. Sources: rules P1 to P17 of our print rules (RNIB, APH, ACB,
UKAAF, PDF/UA). Must not know: which product it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pdf_reading import Block, Piece, PrintedBook, line_text

from macros.facts.model.handout import Margins
from macros.paper.setting import CLOSE_TOP, EVEN, FOOT, INNER, OUTER, TOP, Setting

MM = 72 / 25.4
LINE = 70
"""Characters. Longer lines lose a reader who uses a magnifier."""
LEAST_LEADING = {"/H1": 1.04, "/H2": 1.1, "/H3": 1.1}
"""Headings are large, so their lines may stand closer; all else keeps 1.25."""
FURNITURE_GAP = 0.5
"""Points that rounding may take."""


@dataclass(frozen=True)
class Sheet:
    """A printed file with the way it was set."""

    book: PrintedBook
    setting: Setting
    margins: Margins

    def too_small(self) -> list[tuple[int, str, float]]:
        """Page, text and size of what is smaller than the edition's type."""
        least = self.setting.size - 0.01
        return [(piece.page, piece.text, piece.size) for piece in self.book.pieces if piece.size < least]

    def too_tight(self) -> list[tuple[int, str]]:
        """Blocks in which two lines are closer than they may be."""
        return [(block.page, block.text) for block in self.book.blocks if is_tight(block)]

    def too_long(self) -> list[tuple[int, str]]:
        """Lines with too many characters."""
        lines = [(block.page, line_text(line).strip()) for block in self.book.blocks for line in block.lines]
        return [(page, text) for page, text in lines if len(text) > LINE]

    def broken_words(self, source: str) -> list[str]:
        """Words that are split at a line end where the source has no hyphen."""
        return broken_words(self.book.blocks, source)

    def straight(self) -> list[str]:
        """Paragraphs of more than three lines with a straight right edge, as justified text has."""
        long = [block for block in self.book.blocks if block.tag == "/P" and len(block.lines) > 3]
        return [block.text for block in long if len({round(line[-1].end) for line in block.lines[:-1]}) == 1]

    def strays(self) -> list[tuple[int, str]]:
        """Text outside the margins. The foot, and a cover, which has no foot, have margins of their own."""
        feet = {id(piece) for pieces in self.book.furniture.values() for piece in pieces}
        body = [piece for piece in self.book.pieces if id(piece) not in feet and piece.page in self.book.furniture]
        return [(piece.page, piece.text) for piece in body if self._outside(piece)]

    def _outside(self, piece: Piece) -> bool:
        paper, zoom = self.setting.paper, self.setting.zoom
        inner, outer = (INNER, OUTER) if self.margins == "bound" else (EVEN, EVEN)
        top = CLOSE_TOP if self.margins == "close" else TOP[paper]
        mirrored = self.margins == "bound" and self.setting.sides == "two" and piece.page % 2 == 0
        left, right = (outer, inner) if mirrored else (inner, outer)
        width, height = self.book.sizes[piece.page - 1]
        space = 0.3 * piece.size if piece.text.endswith(" ") else 0  # a space at a line end is not seen
        return (
            piece.x < left * MM - FURNITURE_GAP
            or piece.end > width - right * MM + FURNITURE_GAP + space
            or piece.y - 0.75 * piece.size < top * MM - FURNITURE_GAP
            or piece.y > height - FOOT[paper] * zoom * MM
        )

    def lonely_lines(self) -> list[tuple[int, str]]:
        """Paragraphs of which a single line stands alone on a page. The tags make two of a paragraph that is broken
        over a page: the first does not end as a sentence does, and the second begins in the middle of one."""
        return [
            (block.page, block.text)
            for block, after in pairwise(self.book.blocks)
            if block.tags == after.tags
            and block.tag in ("/P", "/LBody")
            and after.text[0].islower()
            and block.page != after.page
            and block.text[-1] not in ".?!:"
            and 1 in (len(block.lines), len(after.lines))
        ]

    def headings_left_behind(self) -> list[tuple[int, str]]:
        """Headings whose text begins on another page."""
        blocks = [block for block in self.book.blocks if block.tag != "/Lbl"]
        return [
            (block.page, block.text)
            for block, after in pairwise(blocks)
            if block.tag in ("/H1", "/H2", "/H3") and block.page != after.page
        ]


def leadings(block: Block) -> Iterator[tuple[float, float]]:
    """For each two lines of a block above each other: the distance of their baselines in sizes, and the size."""
    for above, below in pairwise(block.lines):
        size = max(piece.size for piece in below)
        distance = below[0].y - above[0].y
        if (
            above[0].page == below[0].page
            and distance > size / 2
            and above[0].x < below[-1].end
            and below[0].x < above[-1].end
        ):
            yield distance / size, size


def is_tight(block: Block) -> bool:
    """True when two lines of a block are closer than they may be."""
    return any(leading < LEAST_LEADING.get(block.tag, 1.25) - 0.005 for leading, _ in leadings(block))


def broken_words(blocks: list[Block], source: str) -> list[str]:
    """Words that are split at a line end where the page that was printed has no hyphen."""
    return [
        line_text(above) + line_text(below)
        for block in blocks
        for above, below in pairwise(block.lines)
        if line_text(above).rstrip()[-1:] in ("-", "\u00ad", "\u2010")
        and line_text(above).split()[-1] + line_text(below).split()[0] not in source
    ]
