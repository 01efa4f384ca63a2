"""Outlines and lines as SVG path data.

In: page centimetres (x right, y down). Out: whole SVG units, 10 in a centimetre. A curve is written as quadratic arcs:
each corner of the simplified line is a control point, and the curve touches the sides beside it; sharp corners stay.
That never swings outside the line, and is short. Must not know: colours, bodies.
"""

import math
from collections.abc import Sequence

from .plane import Line, Outline, simpler

UNITS = 10
"""SVG units per centimetre: a millimetre of the scene is the finest step."""
TOLERANCE = 0.09
"""How far (cm) a simplified line may be from the exact one."""
SHARP = math.cos(math.radians(42))
"""A corner that turns more than this stays a corner."""
LONG, BLUNT = 5.0, math.cos(math.radians(14))
"""Between two sides longer than this (cm), a turn of more than this is a corner too: furniture has straight edges."""
REACH = 1.6
"""An arc takes at most this many times the shorter side beside its corner from the longer one."""
GAP = 0.4
"""A straight piece shorter than this (cm) is left to the arcs beside it."""

Place = tuple[float, float]


def number(value: float) -> str:
    """A length in cm as SVG units."""
    return str(round(value * UNITS))


def spot(x: float, y: float) -> str:
    """A place in cm as SVG units, `x y`."""
    return f"{round(x * UNITS)} {round(y * UNITS)}"


class _Pen:
    """Writes relative commands from absolute places, so that rounding never adds up."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.x = self.y = 0

    def _step(self, place: Place) -> tuple[int, int]:
        return round(place[0] * UNITS) - self.x, round(place[1] * UNITS) - self.y

    def _at(self, step: tuple[int, int]) -> None:
        self.x += step[0]
        self.y += step[1]

    def move(self, place: Place) -> None:
        step = self._step(place)
        self._at(step)
        self.text.append(f"M{self.x} {self.y}")

    def line(self, place: Place) -> None:
        step = self._step(place)
        if step != (0, 0):
            self._at(step)
            self.text.append(f"l{step[0]} {step[1]}")

    def arc(self, control: Place, place: Place) -> None:
        first, step = self._step(control), self._step(place)
        self._at(step)
        self.text.append(f"q{first[0]} {first[1]} {step[0]} {step[1]}")

    def done(self, end: str = "") -> str:
        return "".join(self.text).replace(" -", "-") + end


def closed(shape: Outline, tolerance: float = TOLERANCE) -> str:
    """The path of an outline."""
    if shape.is_empty:
        return ""
    places = _places(simpler(shape.exterior.coords, tolerance))[:-1]
    if len(places) < 3:
        return ""
    pen = _Pen()
    _curve(pen, places, closed=True)
    return pen.done("z")


def opened(line: Line, tolerance: float = TOLERANCE) -> str:
    """The path of a line from end to end."""
    places = _places(simpler(line, tolerance))
    pen = _Pen()
    pen.move(places[0])
    if len(places) > 2:
        _curve(pen, places, closed=False)
    pen.line(places[-1])
    return pen.done()


def polygon(corners: Sequence[Sequence[float]], end: str = "z") -> str:
    """Straight sides from corner to corner."""
    pen = _Pen()
    pen.move((float(corners[0][0]), float(corners[0][1])))
    for x, y in corners[1:]:
        pen.line((float(x), float(y)))
    return pen.done(end)


def _places(line: Line) -> list[Place]:
    return [(float(x), float(y)) for x, y in line]


def _curve(pen: _Pen, places: list[Place], closed: bool) -> None:
    count = len(places)
    turns = range(count) if closed else range(1, count - 1)
    started = not closed
    first: Place = places[0]
    for i in turns:
        before, here, after = places[i - 1], places[i], places[(i + 1) % count]
        ax, ay, bx, by = here[0] - before[0], here[1] - before[1], after[0] - here[0], after[1] - here[1]
        a, b = math.hypot(ax, ay) or 1e-9, math.hypot(bx, by) or 1e-9
        straightness = (ax * bx + ay * by) / (a * b)
        sharp = straightness < (BLUNT if min(a, b) > LONG else SHARP)
        cut_a = 0.0 if sharp else min(a, b * REACH) / 2
        cut_b = 0.0 if sharp else min(b, a * REACH) / 2
        entry = (here[0] - ax / a * cut_a, here[1] - ay / a * cut_a)
        leave = (here[0] + bx / b * cut_b, here[1] + by / b * cut_b)
        if not started:
            pen.move(entry)
            first, started = entry, True
        elif math.hypot(entry[0] - pen.x / UNITS, entry[1] - pen.y / UNITS) > GAP or sharp:
            pen.line(entry)
        if not sharp:
            pen.arc(here, leave)
    if closed and math.hypot(first[0] - pen.x / UNITS, first[1] - pen.y / UNITS) > GAP:
        pen.line(first)
