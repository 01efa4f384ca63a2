"""What every drawer hands over: parts in page centimetres, each with a place in the order of drawing.

Colours are words here (`skin`, `shirt`, `wood` …); `drawing` knows each word in both inks.
Must not know: bodies, SVG.
"""

from dataclasses import dataclass, field

from .plane import Line, Outline

INK_WIDTH = 1.15
"""How wide the line around a near limb is, in cm of the scene; a part's `weight` is a share of it."""


@dataclass(frozen=True)
class Part:
    """One shape, one or more lines, or both.

    `layer`: parts are drawn in rising order; equal layers in the order given.
    `fill`: a colour word, or "" for lines only.
    `lines`: None draws the whole edge of the outline; a list draws just these lines.
    `weight`: line width as a share of INK_WIDTH; 0 draws no line.
    `far`: a limb behind the body, drawn paler and with thinner lines.
    """

    layer: float
    name: str
    fill: str = ""
    outline: Outline | None = None
    lines: list[Line] | None = None
    weight: float = 1.0
    far: bool = False
    ink: str = "ink"


@dataclass
class Parts:
    """A list of parts with short ways to add to it."""

    all: list[Part] = field(default_factory=list)

    def shape(
        self, layer: float, name: str, fill: str, outline: Outline, lines: list[Line] | None = None, **more
    ) -> None:
        """Add a filled shape; an empty one is left out."""
        if not outline.is_empty:
            self.all.append(Part(layer, name, fill, outline, lines, **more))

    def strokes(self, layer: float, name: str, lines: list[Line], weight: float = 0.75, **more) -> None:
        """Add lines without a fill; none adds nothing."""
        if lines:
            self.all.append(Part(layer, name, "", None, lines, weight, **more))
