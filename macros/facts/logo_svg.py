"""A clinic's logo that comes as SVG: read by a strict list of what is allowed, then turned into pixels.

In: the bytes of an SVG. Out: a Drawing that holds only shapes and plain paint, and draws itself as a PNG; or Refused.
Whatever is not on the lists (scripts, styles, links, images, entities) is refused by name. Why pixels: a drawing then
passes the same checks as a photo, and the PDF needs no second engine for it. Must not know: files, pages.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from .outside import Refused
from .reading import on_one_line
from .svg_pixels import CPU_SECONDS

RENDERER = Path(__file__).with_name("svg_pixels.py")

SVG = "http://www.w3.org/2000/svg"
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
SILENT = {"title", "desc"}
"""Words about the picture. The alternative text is the clinic's name, so they are dropped."""

GEOMETRY = {
    "x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "transform",
}  # fmt: skip
PAINT = {
    "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "opacity", "color",
}  # fmt: skip
DROPPED = {
    "id", "class", "version", "baseProfile", "preserveAspectRatio", "role", "data-name",
    "http://www.w3.org/XML/1998/namespace space",
}  # fmt: skip
"""What drawing programs add and a shape does not need. Without a style sheet a class means nothing."""

VALUE = re.compile(r"(?!.*url)[-+0-9a-z.,#%() \t\r\n]*", re.IGNORECASE | re.DOTALL)
"""Numbers, path letters, names and functions of colors: nothing that can point at something else."""

NUMBER = r"-?\d{1,7}(?:\.\d{1,9})?"
VIEW_BOX = re.compile(rf"\s*({NUMBER})[\s,]+({NUMBER})[\s,]+({NUMBER})[\s,]+({NUMBER})\s*")
LENGTH = re.compile(rf"\s*({NUMBER})(?:px|pt|mm|cm|in)?\s*")

MOST_PARTS, MOST_DEPTH, MOST_BYTES = 5000, 40, 500 * 1024
AS_PNG = "Export it as PNG and use that."


@dataclass(frozen=True)
class Drawing:
    """A cleaned SVG: its view box (x, y, width, height in its own units) and the markup of its shapes."""

    view_box: tuple[float, float, float, float]
    markup: str

    def png(self, width: int, height: int) -> bytes:
        """The drawing on white, so many pixels large. Raises Refused."""
        box = " ".join(f"{number:g}" for number in self.view_box)
        svg = f'<svg xmlns="{SVG}" width="{width}" height="{height}" viewBox="{box}">{self.markup}</svg>'
        drawn = subprocess.run(
            [sys.executable, "-I", str(RENDERER)], input=svg.encode("utf-8"), capture_output=True, check=False
        )
        if drawn.returncode != 0:
            raise Refused(f"The SVG cannot be drawn within {CPU_SECONDS} seconds.", AS_PNG, "logo-drawing")
        return drawn.stdout


def read_svg(content: bytes) -> Drawing:
    """The shapes of an SVG. Raises Refused for anything that is not a plain drawing."""
    if len(content) > MOST_BYTES:
        raise Refused(f"The SVG is larger than {MOST_BYTES // 1024} kB.", AS_PNG, "logo-drawing")
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Refused(f"The SVG is broken in line {error.lineno}.", AS_PNG, "logo-drawing") from None
    return Drawing(reader.view_box, "".join(reader.written))


class _Reader:
    """Walks through an SVG once and writes down what is allowed; its outermost element becomes a group."""

    def __init__(self) -> None:
        # Told to be UTF-8, expat looks for no other encoding, whatever the first line says.
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.view_box = (0.0, 0.0, 0.0, 0.0)
        self.written: list[str] = []
        self.open: list[str] = []
        self.parts = 0

    def _refuse(self, what: str) -> Refused:
        return Refused(f"Line {self.parser.CurrentLineNumber} of the SVG {what}.", AS_PNG, "logo-drawing")

    def _doctype(self, *_: object) -> None:
        raise self._refuse("has a DOCTYPE, which a logo may not have")

    def _instruction(self, *_: object) -> None:
        raise self._refuse("has a processing instruction, which a logo may not have")

    def _start(self, full_name: str, told: dict[str, str]) -> None:
        space, _, name = full_name.rpartition(" ")
        self.parts += 1
        if not self.open and (space, name) != (SVG, "svg"):
            raise self._refuse("does not begin with an svg element")
        if space != SVG or name not in SHAPES | SILENT or (self.open and name == "svg"):
            raise self._refuse(f'holds the element "{on_one_line(name)}", which a logo may not have')
        if self.parts > MOST_PARTS or len(self.open) >= MOST_DEPTH:
            raise self._refuse(f"goes past {MOST_PARTS:,} parts or {MOST_DEPTH} levels")
        if self.open[-1:] and self.open[-1] in SILENT:
            raise self._refuse(f'holds the element "{name}" inside a text')
        attributes = {key: self._value(key, value) for key, value in told.items() if key not in DROPPED}
        if not self.open:
            self.view_box = self._box(attributes)
            self._write("g", {key: value for key, value in attributes.items() if key in PAINT})
        elif name in SHAPES:
            self._write(name, attributes)
        self.open.append(name)

    def _write(self, name: str, attributes: dict[str, str]) -> None:
        self.written.append(f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>")

    def _end(self, _: str) -> None:
        name = self.open.pop()
        if name in SHAPES:
            self.written.append(f"</{name if self.open else 'g'}>")

    def _value(self, key: str, value: str) -> str:
        if key not in GEOMETRY | PAINT and (self.open or key != "viewBox"):
            raise self._refuse(
                f'holds the attribute "{on_one_line(key.rpartition(" ")[2])}", which a logo may not have'
            )
        if not VALUE.fullmatch(value):
            raise self._refuse(f'holds {key}="{on_one_line(value)}", which a logo may not have')
        return value

    def _box(self, attributes: dict[str, str]) -> tuple[float, float, float, float]:
        found = VIEW_BOX.fullmatch(attributes.get("viewBox", ""))
        sides = [LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
        if found:
            box = tuple(float(number) for number in found.groups())
        elif all(sides) and "viewBox" not in attributes:
            box = (0.0, 0.0, *(float(side[1]) for side in sides))
        else:
            raise self._refuse("has no size: it needs a viewBox, or a width and a height")
        if min(box[2:]) <= 0:
            raise self._refuse("has a size of nothing")
        return box
