"""The type of the printed handbook: large, open, ragged and inside its margins, on every page of both papers."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from pdf_reading import Block, Piece, PrintedBook, line_text

MM = 72 / 25.4
BODY = 18.0
"""Points. Nothing is smaller: not a label, not a page number, not a bullet."""

LINE = 70
"""Characters. Longer lines lose a reader who uses a magnifier."""

INNER, OUTER = 26 * MM, 16 * MM
"""Margins at the sides; the inner one is for the punch."""

TOP_AND_FOOT = {297: (14 * MM, 24 * MM), 279: (11 * MM, 20 * MM)}
"""Margins above and below, by the height of the paper in millimetres: Letter is shorter."""

FONTS = {
    "Atkinson-Hyperlegible-Next",
    "Atkinson-Hyperlegible-Next-Semi-Bold",
    "Atkinson-Hyperlegible-Next-Bold",
    "Atkinson-Hyperlegible-Next-Ultra-Bold",
}
LEAST_LEADING = {"/H1": 1.04, "/H2": 1.1, "/H3": 1.1}
"""Headings are large, so their lines may stand closer; all else keeps 1.25."""

pytestmark = pytest.mark.slow


def too_small(pieces: list[Piece]) -> list[tuple[int, str, float]]:
    """Page, text and size of what is smaller than body type."""
    return [(piece.page, piece.text, piece.size) for piece in pieces if piece.size < BODY - 0.01]


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


def too_tight(block: Block) -> bool:
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


def outside(piece: Piece, width: float, height: float) -> bool:
    """True when a piece of text reaches into a margin."""
    left, right = (INNER, OUTER) if piece.page % 2 else (OUTER, INNER)
    top, foot = TOP_AND_FOOT[round(height / MM)]
    space = 0.3 * piece.size if piece.text.endswith(" ") else 0  # a space at a line end is not seen
    return (
        piece.x < left - 0.5
        or piece.end > width - right + 0.5 + space
        or piece.y - 0.75 * piece.size < top - 0.5
        or piece.y > height - foot
    )


def test_there_is_text(printed):
    """The reader of PDFs finds the book's text, and all of it is either read aloud or the foot of a page."""
    assert len(printed.pieces) > 5000
    assert printed.unmarked == []


def test_no_text_is_smaller_than_18_points(printed):
    """Every character has 18 points or more: text, page numbers, contents, bullets and labels."""
    assert too_small(printed.pieces) == []


def test_body_text_is_open(printed):
    """The lines of an ordinary paragraph are 1.45 to 1.5 times the type apart."""
    plain = [
        block for block in printed.blocks if block.tag == "/P" and {piece.size for piece in block.pieces} == {BODY}
    ]
    found = {round(leading, 2) for block in plain for leading, _ in leadings(block)}
    assert found
    assert found <= {1.45, 1.46, 1.47, 1.48, 1.49, 1.5}


def test_no_lines_are_tight(printed):
    """No two lines are closer than 1.25 times the type, but for headings."""
    assert [(block.page, block.text) for block in printed.blocks if too_tight(block)] == []


def test_lines_are_short(printed):
    """No line has more than 70 characters."""
    lines = [(block.page, line_text(line)) for block in printed.blocks for line in block.lines]
    assert [(page, text) for page, text in lines if len(text.strip()) > LINE] == []


def test_words_are_whole(printed, document):
    """A line ends in a hyphen only where the word has one."""
    assert broken_words(printed.blocks, document.text_content()) == []


def test_lines_are_ragged(printed):
    """Lines end where their words end: no long paragraph has a straight right edge, as justified text has."""
    long = [block for block in printed.blocks if block.tag == "/P" and len(block.lines) > 3]
    assert long
    straight = [block for block in long if len({round(line[-1].end) for line in block.lines[:-1]}) == 1]
    assert [block.text for block in straight] == []


def test_text_keeps_to_the_margins(printed):
    """Text stays inside the margins, with the wider one at the spine; only page number and chapter stand below."""
    feet = {id(piece) for pieces in printed.furniture.values() for piece in pieces}
    body = [piece for piece in printed.pieces if id(piece) not in feet and piece.page > 1]
    strays = [piece for piece in body if outside(piece, *printed.sizes[piece.page - 1])]
    assert [(piece.page, piece.text) for piece in strays] == []


def test_the_cover_keeps_clear_of_the_edge(printed):
    """On the cover, text keeps 18 millimetres from the sides."""
    cover = [piece for piece in printed.pieces if piece.page == 1]
    assert cover
    assert [
        piece.text for piece in cover if piece.x < 18 * MM - 0.5 or piece.end > printed.sizes[0][0] - 18 * MM + 0.5
    ] == []


def test_fonts_are_ours(printed):
    """Only our own faces are used, each of them, and each is embedded as a subset."""
    fonts = [font for page in printed.pdf.pages for font in page.Resources.Font.values()]
    names = {str(font.BaseFont).lstrip("/") for font in fonts}
    assert {name.partition("+")[2] for name in names} == FONTS
    assert all(len(name.partition("+")[0]) == 6 for name in names)
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in descriptors)


SMALL = """<html lang="en"><title>Faults</title><style>
@page {{ size: 210mm 297mm; margin: 14mm 16mm 24mm 26mm }}
html {{ font: 18pt/1.45 "Atkinson Hyperlegible Next" }} {style}
</style><h1>Title</h1><p>{text}</p>"""


@pytest.mark.parametrize(
    ("style", "text", "checker"),
    [
        ("p { font-size: 17.5pt }", "Small.", lambda book: too_small(book.pieces)),
        ("li::marker { font-size: 12pt }", "x<ul><li>y</ul>", lambda book: too_small(book.pieces)),
        ("p { line-height: 1.2 }", "Tight lines. " * 20, lambda book: [*filter(too_tight, book.blocks)]),
        (
            "p { hyphens: auto }",
            "Extraordinarily uncharacteristically " * 9,
            lambda book: broken_words(book.blocks, ""),
        ),
        ("p { margin-left: -5mm }", "Out.", lambda book: [p for p in book.pieces if outside(p, *book.sizes[0])]),
        (
            "p { white-space: nowrap }",
            "Out of it. " * 9,
            lambda book: [p for p in book.pieces if outside(p, *book.sizes[0])],
        ),
    ],
    ids=["small-text", "small-bullet", "tight-lines", "broken-word", "left-of-the-margin", "right-of-the-margin"],
)
def test_a_fault_is_seen(builder, tmp_path, style, text, checker):
    """Each check sees a fault, and sees none in the same page without it."""
    for place, rule in enumerate((style, "")):
        path = tmp_path / f"{place}.pdf"
        path.write_bytes(builder.render_pdf(SMALL.format(style=rule, text=text)))
        assert bool(checker(PrintedBook(path))) == bool(rule)
