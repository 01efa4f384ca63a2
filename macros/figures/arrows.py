"""Arrows that show the way, beside the body and never across it.

In: the bodies from one picture to the next, the camera, and the shape to stay clear of. Out: outlines of arrows.
Units: page centimetres, y down; `shift` and `push` in the data count up. An arrow that follows a point runs beside that
point's path, on the side and at the distance where it meets the least of the body.
Must not know: colours, SVG.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from ..facts.model.figure import Arrow
from .plane import Line, Outline, Shape, along, clear_of, grown, joined, meeting, outline, ribbon, run
from .skeleton import Body
from .space import Camera, Points, Vector, length, mixed, points, unit, vec

SHAFT, HEAD_LENGTH, HEAD_WIDTH = 2.7, 7.0, 8.4
"""Size of an arrow in cm."""
SHORTEST, SHORTEST_BOTH = 14.0, 24.0
"""A shorter path is lengthened along itself, with one head and with two."""
OFFSETS = (6.0, 8.0, 10.5, 13.0, 16.0, 20.0, 25.0)
"""Distances from the point's path that are tried."""
MARGIN = 2.6
"""Room between the middle of an arrow and the body."""
FOLDED = 0.7
"""A line beside a path that is shorter than this share of it has folded up."""
STEPS = 14
"""Corners along an arrow."""


def arrow_outline(told: Arrow, way: Sequence[Body], camera: Camera, body: Shape) -> Outline:
    """The shape of one arrow. `way` holds the bodies from the picture before to this one; `body` is kept clear."""
    line = _turning(told, way[-1], camera) if told.about else _following(told, way, camera, body)
    right, up = told.shift or (0.0, 0.0)
    return _shape(line + vec(right, -up), told.heads == "both")


def _turning(told: Arrow, body: Body, camera: Camera) -> Line:
    """A push, or an arc about a point; degrees count from the right, counter-clockwise."""
    centre = camera.flat(body.points[told.about])
    if told.push:
        way = vec(told.push[0], -told.push[1])
        size = max(length(way), HEAD_LENGTH + 2)
        return points([centre - unit(way) * size / 2, centre + unit(way) * size / 2])
    radius, (first, last) = told.radius or 9.0, told.arc
    angles = [math.radians(first + (last - first) * step / STEPS) for step in range(STEPS + 1)]
    return points([centre + vec(math.cos(angle), -math.sin(angle)) * radius for angle in angles])


def _following(told: Arrow, way: Sequence[Body], camera: Camera, body: Shape) -> Line:
    path = points([camera.flat(one.points[told.follow]) for one in way])
    if run(path) < 1:
        path = points([path[0], path[0] + vec(0, -1)])
    path = _smooth(path)
    sides = {"left": (1.0,), "right": (-1.0,)}.get(told.side, (1.0, -1.0))
    offsets = OFFSETS if told.offset is None else (told.offset,)
    blocked = grown(body, MARGIN)
    beside = [_beside(path, offset * side) for offset in offsets for side in sides]
    best = min(beside, key=lambda line: _cost(line, path, blocked))
    if run(best) < FOLDED * run(path):  # a path that bends tightly, such as a foot's that steps: its chord is clearer
        chord = points([mixed(path[0], path[-1], step / STEPS) for step in range(STEPS + 1)])
        best = min(
            (_beside(chord, o * s) for o in offsets for s in sides), key=lambda line: _cost(line, chord, blocked)
        )
    if told.offset is None:
        pieces = clear_of(best, blocked, 9.0)
        best = max(pieces, key=run) if pieces else best
    return _lengthened(best, SHORTEST_BOTH if told.heads == "both" else SHORTEST)


def _smooth(path: Points) -> Points:
    """The path without kinks: its corners cut twice (Chaikin)."""
    for _ in range(2):
        quarters = [place for a, b in pairwise(path) for place in (mixed(a, b, 0.25), mixed(a, b, 0.75))]
        path = points([path[0], *quarters, path[-1]])
    return path


def _beside(path: Points, distance: float) -> Line:
    """The path moved sideways: to its left on the page for a positive distance."""
    moved = []
    for i in range(len(path)):
        direction = unit(path[min(i + 1, len(path) - 1)] - path[max(i - 1, 0)])
        moved.append(path[i] + vec(direction[1], -direction[0]) * distance)
    return points(moved)


def _cost(line: Line, path: Points, blocked: Shape) -> float:
    """What speaks against a line: body under it, distance from the movement, and folding up in a tight bend."""
    away = length(line[len(line) // 2] - path[len(path) // 2])
    folded = max(0.0, 0.8 * run(path) - run(line)) * 6
    return meeting(line, blocked) * 2 + away + folded


def _lengthened(line: Line, least: float) -> Line:
    missing = least - run(line)
    if missing <= 0:
        return line
    first, last = unit(line[0] - line[1]), unit(line[-1] - line[-2])
    return points([line[0] + first * missing / 2, *line, line[-1] + last * missing / 2])


def _head(tip: Vector, back: Vector) -> Outline:
    way = unit(tip - back)
    square = vec(-way[1], way[0])
    base = tip - way * HEAD_LENGTH
    return outline(points([tip, base + square * HEAD_WIDTH / 2, base - square * HEAD_WIDTH / 2]))


def _shape(line: Line, both: bool) -> Outline:
    """Shaft and heads as one outline."""
    size = run(line)
    heads = [_head(line[-1], along(line, size - HEAD_LENGTH))]
    start = 0.0
    if both:
        heads.append(_head(line[0], along(line, HEAD_LENGTH)))
        start = HEAD_LENGTH * 0.8
    stop = size - HEAD_LENGTH * 0.8
    shaft = points([along(line, start + (stop - start) * step / STEPS) for step in range(STEPS + 1)])
    return joined(ribbon(shaft, SHAFT), *heads)
