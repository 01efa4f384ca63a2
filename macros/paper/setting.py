"""How a handout is set: the paper, the size of the type, the ink, the sides; and the style rules that follow.

In: four choices. Out: a Setting, and CSS for the pages and for what hangs on the paper's size.
Lengths here are millimetres on the sheet. Type larger than 18 points is reached by laying the page out smaller and
enlarging all of it, so that every rule of the style sheets holds in every size; `zoom` says how much.
Must not know: what any page is about, WeasyPrint.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from ..facts.model.handout import Margins

Paper = Literal["a4", "letter"]
Ink = Literal["black", "color"]
Sides = Literal["two", "one"]
SIZES = (18, 20, 24)
PAPERS, INKS, SIDES = get_args(Paper), get_args(Ink), get_args(Sides)

BLACK = "#000000"
STYLED_FOR = 18
"""Points: the size of text in the style sheets."""
MM: dict[str, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height."""
TOP = {"a4": 14.0, "letter": 10.0}
CLOSE_TOP = 7.0
"""On sheets that must be one sheet. Printers reach to 5 mm from an edge."""
FOOT = {"a4": 24.0, "letter": 21.0}
"""The foot holds two lines of type, so it grows with it."""
INNER, OUTER, EVEN = 26.0, 16.0, 21.0
"""Room for holes or a spine; the outer edge; and both edges of a single sheet, which leave the same width for text."""
DRAWING = {"a4": (156.0, 85.0), "letter": (156.0, 76.0)}
"""The room for an exercise's picture. figures.inks knows the least of both papers."""
WALL = {"a4": 120.0, "letter": 104.0}
"""The height of the picture on the cover, at 18 points."""
WALL_GIVES = 195.0
"""So much of it goes to words that are twice as large."""


@dataclass(frozen=True)
class Setting:
    """One way to print. `size` is in points; `sides` says whether the margins for holes change sides."""

    paper: Paper = "a4"
    size: int = 18
    ink: Ink = "black"
    sides: Sides = "two"

    @property
    def zoom(self) -> float:
        """How much larger the sheet is than what the style sheets lay out."""
        return self.size / STYLED_FOR

    @property
    def palette(self) -> str:
        """The first word of the names of figures.inks.INKS that this ink uses."""
        return "colour" if self.ink == "color" else "print"

    @property
    def name(self) -> str:
        """The end of a file's name: the paper, and all that is not as usual."""
        parts = [self.paper]
        parts += [str(self.size)] if self.size != STYLED_FOR else []
        parts += ["color"] if self.ink == "color" else []
        parts += ["one-sided"] if self.sides == "one" else []
        return "-".join(parts)

    def accent(self, told: str | None) -> str:
        """The color of floors and tabs: a clinic's own where it has told one. Black ink does not know it."""
        return told if told and self.ink == "color" else BLACK

    def mirrors(self, margins: Margins) -> bool:
        """True when left and right pages differ."""
        return margins == "bound" and self.sides == "two"

    def styles(self, margins: Margins, foot: str, accent: str = BLACK) -> str:
        """The rules for pages. `foot` names the running text in the foot, `chapter` or `clinic`."""
        width, height = MM[self.paper]
        inner, outer = (INNER, OUTER) if margins == "bound" else (EVEN, EVEN)
        mirrored = self.mirrors(margins)
        top = CLOSE_TOP if margins == "close" else TOP[self.paper]
        drawing_width, drawing_height = DRAWING[self.paper]
        lengths = {
            "paper-height": height,
            "column": width - inner - outer,
            "drawing-width": drawing_width,
            "drawing-height": drawing_height,
            "wall-height": WALL[self.paper] - WALL_GIVES * (self.zoom - 1),
        }
        properties = "".join(f"--{name}: {self._laid(length)};" for name, length in lengths.items())
        properties += f"--accent: {accent};"
        edges = {"left": (outer, inner), "right": (inner, outer)} if mirrored else {"right": (inner, outer)}
        pages = "".join(self._page(side if mirrored else "", *edge, foot, accent) for side, edge in edges.items())
        return (
            f":root {{{properties}}}\n"
            f"@page {{ size: {self._laid(width)} {self._laid(height)}; margin-top: {self._laid(top)};"
            f" margin-bottom: {FOOT[self.paper]}mm }}\n{pages}"
        )

    def _page(self, side: str, left: float, right: float, foot: str, accent: str) -> str:
        """A page's margins and foot. The page number stands outside; where all pages are alike, at the right."""
        words = f'width: 88%; padding-top: 1.5mm; font-weight: 600; content: string({foot}) "\\A" string(edition);'
        number = "width: 12%; padding-top: 1mm; font-size: 24pt; font-weight: 800; content: counter(page);"
        at_left, at_right = (number, words) if side == "left" else (words, number)
        shared = (
            'font-family: "Atkinson Hyperlegible Next"; font-size: 18pt; line-height: 1.15; color: #000000;'
            f" border-top: 3pt solid {accent}; vertical-align: top; white-space: pre-line;"
        )
        margins = f"margin-left: {self._laid(left)}; margin-right: {self._laid(right)};"
        boxes = f"@bottom-left {{ {shared} {at_left} }} @bottom-right {{ {shared} text-align: right; {at_right} }}"
        return f"@page{f' :{side}' if side else ''} {{ {margins} {boxes} }}\n"

    def _laid(self, length: float) -> str:
        """A length on the sheet as the style sheets lay it out."""
        return f"{length / self.zoom:.3f}mm"
