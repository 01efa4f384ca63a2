"""Reads a finished PDF back: every piece of text with its size and place, and the tags that hold it.

In: a PDF as WeasyPrint writes it: one font, one matrix and one TJ for each piece of a line. Out: a PrintedBook.
All lengths are in points; x from the left edge of the page, y from its top to the baseline.
Must not know: the handbook.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pikepdf

BLOCKS = ("/P", "/H1", "/H2", "/H3", "/LBody", "/Lbl", "/TOCI", "/TH", "/TD", "/Caption", "/Div", "/Sect")


@dataclass(frozen=True)
class Piece:
    """Text that was drawn at once: at most one line, one size, one font. `page` counts from 1."""

    page: int
    x: float
    y: float
    end: float
    size: float
    font: str
    text: str


@dataclass
class Block:
    """The pieces of one paragraph, heading, list item or cell, with the tags from the root down to it."""

    tags: tuple[str, ...]
    pieces: list[Piece] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """Its own tag, such as `/P`."""
        return self.tags[-1]

    @property
    def page(self) -> int:
        """Where it starts."""
        return self.pieces[0].page

    @property
    def text(self) -> str:
        """What it says, with single spaces."""
        return " ".join(" ".join(line_text(line) for line in self.lines).split())

    @property
    def lines(self) -> list[list[Piece]]:
        """Its lines from top to bottom, in the order of reading."""
        found: dict[tuple[int, int], list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault((piece.page, round(piece.y)), []).append(piece)
        return list(found.values())


def line_text(line: list[Piece]) -> str:
    """What a line says. A gap between two pieces, such as the one before a page number, is a space."""
    text = ""
    for before, piece in zip([line[0], *line], line, strict=False):
        text += f" {piece.text}" if piece.x > before.end + 2 else piece.text
    return text


class Font:
    """A font of the PDF: what each code says, and how far it moves the pen (in thousandths of the size)."""

    def __init__(self, font: pikepdf.Object) -> None:
        descendant = font.DescendantFonts[0]
        self.name = str(font.BaseFont).split("+")[-1]
        mapping = font.ToUnicode.read_bytes().decode("ascii")
        pairs = re.findall(r"^<([0-9a-f]{4})> <([0-9a-f]+)>$", mapping, re.MULTILINE)
        self.letters = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
        self.widths: dict[int, float] = {}
        widths = list(descendant.W)
        for first, run in zip(widths[::2], widths[1::2], strict=True):
            self.widths.update(enumerate(map(float, run), start=int(first)))

    def read(self, shown: pikepdf.Array) -> tuple[str, float]:
        """The text of a TJ, and how far the pen moves at size 1."""
        text, moved = "", 0.0
        for part in shown:
            if isinstance(part, pikepdf.String):
                raw = bytes(part)
                codes = [int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2)]
                text += "".join(self.letters[code] for code in codes)
                moved += sum(self.widths[code] for code in codes)
            else:
                moved -= float(part)
        return text, moved / 1000


class PrintedBook:
    """A PDF that can be asked what stands where."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)
        self.sizes = [(float(page.mediabox[2]), float(page.mediabox[3])) for page in self.pdf.pages]
        self.page_of = {page.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}
        self._fonts: dict[tuple[int, int], Font] = {}
        self.furniture: dict[int, list[Piece]] = {}
        self.unmarked: list[Piece] = []
        self._marked: dict[tuple[int, int], list[Piece]] = {}
        for number, page in enumerate(self.pdf.pages, start=1):
            self._read_page(number, page)

    def _read_page(self, number: int, page: pikepdf.Page) -> None:
        self._read_stream(number, page.obj, page.obj, pikepdf.Matrix(), [])

    def _read_stream(
        self,
        number: int,
        stream: pikepdf.Object,
        owner_of_fonts: pikepdf.Object,
        start: pikepdf.Matrix,
        around: list[int | str | None],
    ) -> None:
        """Read a page, or a form that a page draws: the numbers in a picture are drawn in forms."""
        height = self.sizes[number - 1][1]
        matrices, owners = [start], list(around)
        for operands, operator in pikepdf.parse_content_stream(stream, "q Q cm BDC BMC EMC Tf Tm TJ Tj Do"):
            match str(operator):
                case "q":
                    matrices.append(matrices[-1])
                case "Q":
                    matrices.pop()
                case "cm":
                    matrices[-1] = pikepdf.Matrix(*map(float, operands)) @ matrices[-1]
                case "BDC":
                    owners.append(_owner(operands))
                case "BMC":
                    owners.append(str(operands[0]))
                case "EMC":
                    owners.pop()
                case "Tf":
                    font, size = self._font(owner_of_fonts, operands[0]), float(operands[1])
                case "Tm":
                    matrix = pikepdf.Matrix(*map(float, operands))
                case "TJ":
                    text, moved = font.read(operands[0])
                    place = matrix @ matrices[-1]
                    end = place.e + moved * size * place.a
                    piece = Piece(number, place.e, height - place.f, end, size * place.d, font.name, text)
                    self._keep(piece, owners[-1] if owners else None)
                case "Do":
                    form = owner_of_fonts.Resources.XObject[operands[0]]
                    if form.Subtype == "/Form" and b"Tf" in form.read_bytes():
                        own = pikepdf.Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0))))
                        self._read_stream(number, form, form, own @ matrices[-1], owners)
                case other:
                    raise AssertionError(f"text drawn with {other}")

    def _font(self, page: pikepdf.Object, name: pikepdf.Name) -> Font:
        font = page.Resources.Font[name]
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = Font(font)
        return self._fonts[font.objgen]

    def _keep(self, piece: Piece, owner: int | str | None) -> None:
        if isinstance(owner, int):
            self._marked.setdefault((piece.page, owner), []).append(piece)
        elif owner == "/Pagination":
            self.furniture.setdefault(piece.page, []).append(piece)
        else:
            self.unmarked.append(piece)

    @cached_property
    def blocks(self) -> list[Block]:
        """Everything that is read aloud, in the order of the tags."""
        found: list[Block] = []
        for tags, opens, pieces in self._walk(self.pdf.Root.StructTreeRoot.K[0], ()):
            if opens or not found or found[-1].tags != tags:
                found.append(Block(tags))
            found[-1].pieces.extend(pieces)
        return [block for block in found if block.pieces]

    def _walk(
        self, element: pikepdf.Object, tags: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], bool, list[Piece]]]:
        tag = str(element.S)
        if tag in BLOCKS or not tags:
            tags = (*tags, tag)
            yield tags, True, []
        elif tag in ("/L", "/LI", "/Table", "/TR", "/Link"):
            tags = (*tags, tag) if tag != "/Link" else tags
        for kid in element.K:
            if isinstance(kid, int):
                yield tags, False, self._marked.get((self.page_of[element.Pg.objgen], kid), [])
            elif "/S" in kid:
                yield from self._walk(kid, tags)

    @cached_property
    def pieces(self) -> list[Piece]:
        """All text: what is read aloud, the feet of pages, and what has no tag."""
        read = [piece for pieces in self._marked.values() for piece in pieces]
        return [*read, *(piece for pieces in self.furniture.values() for piece in pieces), *self.unmarked]

    @cached_property
    def places(self) -> dict[str, int]:
        """The page of each anchor."""
        names = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {name: self.page_of[place[0].objgen] for name, place in names.items()}

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Depth (from 1), title and page of each bookmark."""

        def flat(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str, int]]:
            for item in items:
                yield depth, item.title, self.page_of[item.destination[0].objgen]
                yield from flat(item.children, depth + 1)

        with self.pdf.open_outline() as outline:
            return list(flat(outline.root, 1))

    def strokes(self, page: int) -> list[tuple[float, float, float, float, float]]:
        """The straight lines of a page that were stroked: x, y, end x, end y and width, in points."""
        found, width, start, end = [], 0.0, (0.0, 0.0), (0.0, 0.0)
        scale = 1.0
        for operands, operator in pikepdf.parse_content_stream(self.pdf.pages[page - 1], "cm w m l S"):
            values = [float(value) for value in operands]
            match str(operator):
                case "cm":
                    scale *= values[0]
                case "w":
                    width = values[0]
                case "m":
                    start = (values[0], values[1])
                case "l":
                    end = (values[0], values[1])
                case "S":
                    found.append(tuple(scale * value for value in (*start, *end, width)))
        return found


def _owner(operands: list[pikepdf.Object]) -> int | str | None:
    tag, properties = operands
    if "/MCID" in properties:
        return int(properties.MCID)
    return str(properties.get("/Type", tag))
