"""Outlines on the page. The only module that imports shapely.

Page: centimetres, y down. An Outline is one closed shape without holes, perhaps empty; a Line is an array of
corners (n, 2). Must not know: bodies, cameras, SVG.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from .space import Points, points, stacked

Outline = Polygon
Line = Points
Shape = BaseGeometry
"""Any shape, also in several pieces."""

Window = tuple[float, float, float, float]
"""Left, top, right, bottom."""

NOTHING = Polygon()
ROUND = 5
"""Corners per quarter circle when an outline grows or shrinks."""
LINES = ("LineString", "LinearRing")
FAR_AWAY = 1e6
SHORTEST = 0.8
"""A piece of line shorter than this (cm) is a speck."""


def outline(corners: Points) -> Outline:
    """The shape with these corners, mended where its edge crosses itself."""
    shape = Polygon(corners)
    return shape if shape.is_valid else biggest(shape.buffer(0))


def biggest(shape: BaseGeometry) -> Outline:
    """The largest piece of a shape, its holes filled."""
    pieces = [
        piece for piece in getattr(shape, "geoms", [shape]) if piece.geom_type == "Polygon" and not piece.is_empty
    ]
    if not pieces:
        return NOTHING
    piece = max(pieces, key=lambda one: one.area)
    return Polygon(piece.exterior) if piece.interiors else piece


def hull(*rings: Points) -> Outline:
    """The tight skin around all corners of all rings."""
    skin = shapely.convex_hull(shapely.multipoints(stacked(*rings)))
    return skin if skin.geom_type == "Polygon" else NOTHING


def chain(rings: Sequence[Points], soft: float = 0.0) -> Outline:
    """The skins of each ring and the next one, joined: a limb from its joints. `soft` fills inner corners (cm)."""
    skins = shapely.convex_hull([shapely.multipoints(stacked(a, b)) for a, b in pairwise(rings)])
    joined = shapely.union_all(skins)
    return softened(joined, soft) if soft else biggest(joined)


def joined(*shapes: BaseGeometry, soft: float = 0.0) -> Outline:
    """All shapes as one; `soft` fills inner corners with that radius (cm)."""
    whole = shapely.union_all(list(shapes))
    return softened(whole, soft) if soft else biggest(whole)


def softened(shape: BaseGeometry, inner: float, outer: float = 0.0) -> Outline:
    """Fill inner corners with a radius, then round outer ones (morphological closing and opening)."""
    if inner:
        shape = shape.buffer(inner, quad_segs=ROUND).buffer(-inner, quad_segs=ROUND)
    if outer:
        shape = shape.buffer(-outer, quad_segs=ROUND).buffer(outer, quad_segs=ROUND)
    return biggest(shape)


def grown(shape: BaseGeometry, by: float) -> BaseGeometry:
    """The shape with a margin; a negative one shrinks it."""
    return shape.buffer(by, quad_segs=ROUND)


def disc(centre: Points, radius: float) -> Outline:
    """A circle."""
    return Point(float(centre[0]), float(centre[1])).buffer(radius, quad_segs=ROUND)


def overlap(a: BaseGeometry, b: BaseGeometry) -> Outline:
    """The largest piece that two shapes share."""
    return biggest(shapely.intersection(a, b))


def without(a: BaseGeometry, b: BaseGeometry) -> Outline:
    """The largest piece of a outside b."""
    return biggest(shapely.difference(a, b))


def moved(shape: BaseGeometry, by: Points) -> BaseGeometry:
    """The shape in another place: so many cm further to the right and down."""
    return shapely.transform(shape, lambda corners: corners + by)


def together(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """All shapes as one, in as many pieces as it takes."""
    return shapely.union_all(list(shapes))


def lines_of(shape: BaseGeometry, shortest: float = SHORTEST) -> list[Line]:
    """The pieces of line in a geometry, joined where they meet, without specks."""
    if shape.geom_type == "MultiLineString":
        shape = shapely.line_merge(shape)
    pieces = getattr(shape, "geoms", [shape])
    return [shapely.get_coordinates(p) for p in pieces if p.geom_type in LINES and p.length > shortest]


def edge(shape: Outline, hidden: BaseGeometry | None = None) -> list[Line]:
    """The edge of a shape, without the part inside `hidden`."""
    if shape.is_empty:
        return []
    return lines_of(shape.exterior if hidden is None else shapely.difference(shape.exterior, hidden))


def edge_within(
    shape: Outline, room: BaseGeometry, hidden: BaseGeometry | None = None, shortest: float = 1.5
) -> list[Line]:
    """The part of a shape's edge that lies inside `room`, without the part inside `hidden`."""
    if shape.is_empty or room.is_empty:
        return []
    line = shapely.intersection(shape.exterior, room)
    return lines_of(line if hidden is None else shapely.difference(line, hidden), shortest)


def clipped(line: Line, room: BaseGeometry, shortest: float = SHORTEST) -> list[Line]:
    """The pieces of a line inside a shape."""
    return lines_of(shapely.intersection(LineString(line), room), shortest)


def clear_of(line: Line, blocked: BaseGeometry, shortest: float = SHORTEST) -> list[Line]:
    """The pieces of a line outside a shape."""
    return lines_of(shapely.difference(LineString(line), blocked), shortest)


def corners(shape: Outline) -> Points:
    """The corners of an outline in order, the first one not repeated."""
    return shapely.get_coordinates(shape.exterior)[:-1]


def simpler(line: Line, tolerance: float) -> Line:
    """Fewer corners, none of the old ones further than the tolerance from the new line (Douglas-Peucker)."""
    return shapely.get_coordinates(shapely.simplify(LineString(line), tolerance, preserve_topology=False))


def simpler_ring(shape: Outline, tolerance: float) -> Line:
    """The corners of an outline, fewer of them, as `simpler` does it; the first one not repeated."""
    return shapely.get_coordinates(shapely.simplify(shape.exterior, tolerance, preserve_topology=False))[:-1]


def bounds(shape: BaseGeometry) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    return shape.bounds


def tubes(lines: Sequence[Line], radii: Sequence[float]) -> list[Outline]:
    """Lines with thickness and round ends, such as fingers from their joints."""
    return [biggest(shape) for shape in shapely.buffer([LineString(line) for line in lines], radii, quad_segs=4)]


def stepped(shape: Outline, step: float) -> Points:
    """Corners along the edge of a shape, never further apart than the step (cm)."""
    return shapely.get_coordinates(shapely.segmentize(shape.exterior, step))[:-1]


def run(line: Line) -> float:
    """How long a line is."""
    return LineString(line).length


def along(line: Line, distance: float) -> Points:
    """The place on a line so many cm from its start."""
    return shapely.get_coordinates(LineString(line).interpolate(distance))[0]


def meeting(line: Line, shape: BaseGeometry) -> float:
    """How many cm of a line lie inside a shape."""
    return shapely.intersection(LineString(line), shape).length


def ribbon(line: Line, width: float) -> Outline:
    """A line as a band with square ends."""
    return biggest(LineString(line).buffer(width / 2, quad_segs=ROUND, cap_style="flat"))


def gap(shape: BaseGeometry, place: Points) -> float:
    """The distance from a shape to a place; 0 inside it."""
    return shape.distance(Point(float(place[0]), float(place[1])))


def area_of_support(places: Sequence[Points]) -> Outline:
    """The area between places on the ground, each (x, z): the feet of somebody who stands, seen from above."""
    return hull(points(places))


def around(shape: Shape) -> tuple[Points, float]:
    """Middle and radius of the smallest circle around a shape."""
    circle = shapely.minimum_bounding_circle(shape)
    return shapely.get_coordinates(circle.centroid)[0], float(shapely.minimum_bounding_radius(shape))


def box(left: float, top: float, right: float, bottom: float) -> Outline:
    """An upright rectangle."""
    return shapely.box(left, top, right, bottom)


def free_spots(blocked: Shape, window: Window, radius: float, step: float = 3.0) -> Points:
    """The middles of all circles of this radius, on a grid in the window, that touch nothing: (n, 2), perhaps empty."""
    left, top, right, bottom = window
    if right - left < 2 * radius or bottom - top < 2 * radius:
        return points([]).reshape(0, 2)
    across = [left + radius + step * i for i in range(int((right - left - 2 * radius) / step) + 1)]
    down = [top + radius + step * i for i in range(int((bottom - top - 2 * radius) / step) + 1)]
    spots = points([[x, y] for y in down for x in across])
    room = grown(blocked, radius)
    shapely.prepare(room)
    return spots[~shapely.contains_xy(room, spots[:, 0], spots[:, 1])]


def extent(shapes: Sequence[Shape], margin: float) -> Window:
    """The window around shapes, with a margin."""
    left, top, right, bottom = shapely.total_bounds(list(shapes))
    return float(left) - margin, float(top) - margin, float(right) + margin, float(bottom) + margin


def leftmost(shapes: Sequence[Shape], above: float) -> float:
    """The left edge of whatever reaches above a height; very far right when nothing does."""
    high = shapely.clip_by_rect(list(shapes), -FAR_AWAY, -FAR_AWAY, FAR_AWAY, above)
    left = float(shapely.total_bounds(high)[0])
    return FAR_AWAY if left != left else left  # not a number: nothing is there
