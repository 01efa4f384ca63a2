"""Circles beside the body: a close-up of a small movement, or the soles of the feet seen from above.

In: the panels of a figure. Out: where the circles go and what is in them. Units: page centimetres; a close-up's
`scale` says how many times larger it is. The same place is taken in every panel, so that only the movement differs.
Must not know: SVG, colours.
"""

import math
from dataclasses import dataclass

from .plane import Outline, Shape, Window, around, disc, free_spots, outline, together
from .skeleton import ANKLE, Body
from .space import SIDES, Camera, Vector, length, points, vec

CLOSE_UP, PRINTS = 31.0, 25.0
"""Radius (cm) of the circle with a close-up, and with footprints."""
WIDER = (0, 6, 12, 18, 24, 32, 40)
"""By how much (cm) the window is widened, one after the other, to find room for a circle."""
LIFTED = 3.0
"""A foot whose heel and ball are both this far (cm) off the ground is drawn dashed."""

SOLE = (
    ((-8.2, 0), (-7.6, 2.4), (-5.6, 3.6), (-1.0, 3.6), (-1.0, -3.6), (-5.6, -3.6), (-7.6, -2.4)),
    ((2.0, 3.2), (7.0, 4.3), (12.0, 5.6), (16.0, 5.2), (18.8, 2.8), (19.8, -0.6), (18.4, -3.6), (14.5, -4.8),
     (8.0, -3.8), (2.0, -3.2)),
)  # fmt: skip
"""Heel and front of a right shoe's sole, apart as in a print: cm forward and right of the ankle."""


@dataclass(frozen=True)
class Circle:
    """A circle on the page. With a `focus`, it shows what is around there, `scale` times larger."""

    centre: Vector
    radius: float
    focus: Vector | None = None
    focus_radius: float = 0.0

    def shows(self, shape: Outline) -> bool:
        """True when all of a shape is inside the focus."""
        return self.focus is not None and disc(self.focus, self.focus_radius).contains(shape)

    @property
    def scale(self) -> float:
        """How many times larger than the picture."""
        return self.radius / self.focus_radius


def place_circle(radius: float, near: Vector, blocked: Shape, window: Window) -> Vector:
    """The middle of a free circle nearest to a place, in a window that is as little wider than this one as can be."""
    left, top, right, bottom = window
    for wider in WIDER:
        spots = free_spots(blocked, (left - wider, top, right + wider, bottom), radius + 1)
        if len(spots):
            return min(spots, key=lambda spot: (_beyond(spot, radius, window), length(spot - near)))
    height = min(max(float(near[1]) - radius * 0.6, top + radius + 20), bottom - radius - 1)
    return vec(left - radius - 1, height) if near[0] - left < right - near[0] else vec(right + radius + 1, height)


def _beyond(spot: Vector, radius: float, window: Window) -> float:
    """How far (cm) a circle reaches out of a window to the sides."""
    return max(0.0, window[0] - float(spot[0]) + radius, float(spot[0]) + radius - window[2])


def focus_of(shapes: list[Outline]) -> tuple[Vector, float]:
    """Middle and radius of the circle around what a close-up shows."""
    middle, radius = around(together(shapes))
    return middle, max(13.0, radius + 1.5)


@dataclass(frozen=True)
class Footprint:
    """One sole seen from above, heel and front, in page cm of the circle; `lifted` when that foot is in the air."""

    pieces: list[Outline]
    lifted: bool


def footprints(bodies: list[Body], now: Body, camera: Camera, circle: Circle) -> list[Footprint]:
    """The soles of one picture. Their scale and middle suit all pictures, and they are turned as the viewer stands."""
    turn = math.radians(round(camera.azimuth / 90) * 90)
    across, down = vec(math.cos(turn), -math.sin(turn)), vec(math.sin(turn), math.cos(turn))

    def sole(body: Body, side: str) -> list[list[Vector]]:
        pieces = [
            [body.at(f"{side}.ankle", f"{side}.foot", x, -ANKLE, SIDES[side] * z) for x, z in one] for one in SOLE
        ]
        return [[vec(vec(c[0], c[2]) @ across, vec(c[0], c[2]) @ down) for c in piece] for piece in pieces]

    every = points([place for body in bodies for side in SIDES for piece in sole(body, side) for place in piece])
    middle = (every.min(axis=0) + every.max(axis=0)) / 2
    scale = min(0.95, (circle.radius - 3) / max(length(place - middle) for place in every))

    def placed(piece: list[Vector]) -> Outline:
        return outline(points([(place - middle) * scale + circle.centre for place in piece]))

    return [Footprint([placed(piece) for piece in sole(now, side)], _lifted(now, side)) for side in SIDES]


def _lifted(body: Body, side: str) -> bool:
    ground = min(float(body.points[f"{one}.{name}"][1]) for one in SIDES for name in ("heel", "ball"))
    return all(float(body.points[f"{side}.{name}"][1]) > ground + LIFTED for name in ("heel", "ball"))
