"""Outlines and lines as SVG path data.

In: page centimetres (x right, y down). Out: whole SVG units, 10 in a centimetre. A curve is written as quadratic arcs:
each corner of the simplified line is a control point, and the curve touches the sides beside it; sharp corners stay.
That never swings outside the line, and is short. Must not know: colours, bodies.
"""

import math
from collections.abc import Sequence

from .plane import Line, Outline, simpler, simpler_ring

UNITS = 10
"""SVG units per centimetre: a millimetre of the scene is the finest step."""
TOLERANCE = 0.12
"""How far (cm) a simplified line may be from the exact one."""
SHARP = math.cos(math.radians(42))
"""A corner that turns more than this stays a corner."""
LONG, BLUNT = 5.0, math.cos(math.radians(14))
"""Between two sides longer than this (cm), a turn of more than this is a corner too: furniture has straight edges."""
REACH = 1.6
"""An arc takes at most this many times the shorter side beside its corner from the longer one."""
GAP = 0.4
"""A straight piece shorter than this (cm) is left to the arcs beside it."""

Place = Sequence[float]
"""x and y in SVG units, not yet rounded."""


def number(value: float) -> str:
    """A length in cm as SVG units."""
    return str(round(value * UNITS))


def spot(x: float, y: float) -> str:
    """A place in cm as SVG units, `x y`."""
    return f"{round(x * UNITS)} {round(y * UNITS)}"


class _Pen:
    """Writes relative commands from absolute places in SVG units, so that rounding never adds up."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.x = self.y = 0

    def move(self, place: Place) -> None:
        self.x, self.y = round(place[0]), round(place[1])
        self.text.append(f"M{self.x} {self.y}")

    def line(self, place: Place) -> None:
        x, y = round(place[0]), round(place[1])
        if x != self.x or y != self.y:
            self.text.append(f"l{x - self.x} {y - self.y}")
            self.x, self.y = x, y

    def arc(self, control: Place, place: Place) -> None:
        x, y, before_x, before_y = round(place[0]), round(place[1]), self.x, self.y
        self.text.append(
            f"q{round(control[0]) - before_x} {round(control[1]) - before_y} {x - before_x} {y - before_y}"
        )
        self.x, self.y = x, y

    def far_from(self, place: Place) -> bool:
        """True when a straight piece to a place would be long enough to be drawn."""
        return abs(place[0] - self.x) + abs(place[1] - self.y) > GAP * UNITS

    def done(self, end: str = "") -> str:
        return "".join(self.text).replace(" -", "-") + end


def closed(shape: Outline, tolerance: float = TOLERANCE) -> str:
    """The path of an outline."""
    if shape.is_empty:
        return ""
    places = (simpler_ring(shape, tolerance) * UNITS).tolist()
    if len(places) < 3:
        return ""
    pen = _Pen()
    _curve(pen, places, closed=True)
    return pen.done("z")


def opened(line: Line, tolerance: float = TOLERANCE) -> str:
    """The path of a line from end to end."""
    places = (simpler(line, tolerance) * UNITS).tolist()
    pen = _Pen()
    pen.move(places[0])
    if len(places) > 2:
        _curve(pen, places, closed=False)
    pen.line(places[-1])
    return pen.done()


def _curve(pen: _Pen, places: list[Place], closed: bool) -> None:
    """An arc round each soft corner, a straight piece to each sharp one and between arcs that do not meet."""
    count = len(places)
    started = not closed
    first = places[0]
    for i in range(count) if closed else range(1, count - 1):
        before, here, after = places[i - 1], places[i], places[(i + 1) % count]
        ax, ay, bx, by = here[0] - before[0], here[1] - before[1], after[0] - here[0], after[1] - here[1]
        a, b = math.hypot(ax, ay) or 1e-9, math.hypot(bx, by) or 1e-9
        shorter = a if a < b else b
        sharp = (ax * bx + ay * by) / (a * b) < (BLUNT if shorter > LONG * UNITS else SHARP)
        cut = 0.0 if sharp else shorter * REACH
        to, on = min(a, cut) / 2 / a, min(b, cut) / 2 / b
        entry = (here[0] - ax * to, here[1] - ay * to)
        if not started:
            pen.move(entry)
            first, started = entry, True
        elif sharp or pen.far_from(entry):
            pen.line(entry)
        if not sharp:
            pen.arc(here, (here[0] + bx * on, here[1] + by * on))
    if closed and pen.far_from(first):
        pen.line(first)
