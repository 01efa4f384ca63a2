"""What hands and feet hold: dumbbells or bottles, a soft ball, bands.

In: places and directions in world centimetres (x forward, y up, z the person's right), a camera, and the layer that
the caller wants. Out: parts in page centimetres. Must not know: bodies, hands, SVG.
A hand is drawn by others: what it closes around goes below its layer, what sticks out in front of it above.
"""

import math
from itertools import pairwise

from .parts import Part, Parts
from .plane import hull, outline
from .solids import FINE, WEIGHT, add_drum, ribbon
from .space import Camera, Points, Vector, points, unit

BAR, HEAD_FROM, HEAD_TO, HEAD_RADIUS = 1.5, 5.0, 9.5, 4.6
"""A dumbbell: radius of its bar, where a head begins and ends along it, radius of a head (cm from the grip point)."""
BOTTLE_RADIUS = 3.3
"""A half-litre water bottle; the hand is around its middle."""

BAND = 1.3
BAND_AROUND = 2.1
"""Half the width of a band, free and where it lies around a hand or a shoe (cm)."""
AROUND = 3.8
"""How far a band reaches to both sides of the middle of a hand or a shoe it is around (cm)."""
ROUNDING = ((-1.0, 0.0), (-0.5, 0.6), (0.5, 0.6), (1.0, 0.0))
"""The line around a hand: shares of AROUND across the band, and how far it bulges along the band (cm)."""


def weight_parts(
    camera: Camera, kind: str, grip: Vector, axis: Vector, layer: float, front: float | None = None
) -> list[Part]:
    """A weight held at a grip point along an axis: `dumbbells` or `bottles`; the cap of a bottle is at the axis' end.

    `layer` takes what is behind the fist. The head of a dumbbell that is nearer the eye goes on layer `front`.
    """
    parts = Parts()
    axis = unit(axis)
    if kind == "bottles":
        _add_bottle(parts, camera, grip, axis, layer)
        return parts.all
    near = axis if float(axis @ camera.toward) > 0 else -axis
    _add_head(parts, camera, grip, -near, layer)
    bar = points([grip - near * HEAD_FROM, grip + near * HEAD_FROM])
    add_drum(parts, camera, layer, "weight", bar, BAR, "metal", ink="ink")
    _add_head(parts, camera, grip, near, layer if front is None else front)
    return parts.all


def _add_head(parts: Parts, camera: Camera, grip: Vector, way: Vector, layer: float) -> None:
    path = points([grip + way * HEAD_FROM, grip + way * HEAD_TO])
    add_drum(parts, camera, layer, "weight", path, HEAD_RADIUS, "weight", ink="ink")


def _add_bottle(parts: Parts, camera: Camera, grip: Vector, axis: Vector, layer: float) -> None:
    """Body, shoulder and cap, the cap drawn first when it points away from the eye."""

    def piece(start: float, end: float, radius: float, fill: str, stripes: tuple[float, ...] = ()) -> None:
        path = points([grip + axis * start, grip + axis * end])
        add_drum(parts, camera, layer, "bottle", path, radius, fill, stripes, ink="ink")

    body = (-10.0, 6.0, BOTTLE_RADIUS, "bottle", (0.18, 0.82))
    cap = (9.5, 12.0, 1.7, "kick")
    toward = float(axis @ camera.toward) > 0
    if not toward:
        piece(*cap)
    piece(*body)
    rings = [camera.circle(grip + axis * 6.0, BOTTLE_RADIUS - 0.4), camera.circle(grip + axis * 9.5, 1.2)]
    parts.shape(layer, "bottle", "bottle", hull(*rings), weight=WEIGHT)
    if toward:
        piece(*cap)


def ball_parts(camera: Camera, centre: Vector, radius: float, layer: float) -> list[Part]:
    """A soft ball with a light spot."""
    parts = Parts()
    parts.shape(layer, "ball", "ball", outline(camera.circle(centre, radius)), weight=0.9)
    spot = camera.flat(centre) - points([0.34, 0.38]) * radius
    turns = [math.radians(angle) for angle in range(150, 301, 25)]
    gleam = spot + points([[0.42 * radius * math.cos(turn), 0.42 * radius * math.sin(turn)] for turn in turns])
    parts.strokes(layer, "ball", [gleam], max(FINE, radius * 0.1), ink="ball-light")
    return parts.all


def band_parts(camera: Camera, path: Points, layer: float, around: tuple[int, ...] = ()) -> list[Part]:
    """A taut band along places in the world (n, 3). It is wider at the places whose numbers are in `around`."""
    parts = Parts()
    for ends in pairwise(path):
        strip = ribbon(camera.flat(points(ends)), BAND)
        parts.shape(layer, "band", "band", outline(strip), weight=WEIGHT)
    for number in around:
        middle = camera.flat(path[number])
        along = _direction(camera, path, number)
        across = points([-along[1], along[0]]) * AROUND
        wrap = points([middle + across * share + along * bulge for share, bulge in ROUNDING])
        parts.shape(layer, "band", "band", outline(ribbon(wrap, BAND_AROUND)), weight=WEIGHT)
    return parts.all


def _direction(camera: Camera, path: Points, number: int) -> Vector:
    """The direction on the page in which a band pulls away from one of its places."""
    others = [path[i] for i in (number - 1, number + 1) if 0 <= i < len(path)]
    pull = sum((unit(camera.flat(other - path[number])) for other in others), start=points([0.0, 0.0]))
    return unit(pull) if pull.any() else points([1.0, 0.0])
