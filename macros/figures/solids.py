"""Boxes and rods: what every thing in the room is built from, and how one of them is drawn.

In: places in world centimetres (x forward, y up, z the person's right). Out: distances, and parts in page centimetres.
Must not know: which thing a solid belongs to, bodies, SVG.
Colours: a kind such as `wood` has three words, `wood-light` (seen from above), `wood` and `wood-dark` (turned away).
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from .parts import Parts
from .plane import hull, outline
from .space import CIRCLE, Camera, Frame, Points, Vector, cross, length, points, stacked, unit

LINE = "thing-line"
"""The colour word of every line around a thing: softer than the line around a person."""
WEIGHT = 0.72
"""Line width around a thing, as a share of INK_WIDTH."""
FINE = 0.6
"""Line width inside a thing; nothing thinner survives print."""

THIN = 1.3
"""A face narrower than this on the page (cm) is all line, so it gets no tone of its own."""
SPLIT = 2.6
"""The edge between two faces is drawn when both are wider than this (cm)."""
TOUCH = 0.3
"""Solids that reach into each other by less than this (cm) only touch."""

X, Y, Z = 4, 2, 1
"""Corner i of a box lies on the high side of x, y, z where its bits 4, 2, 1 are set."""
CORNER: Points = points([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)])
HALF = CIRCLE[:: len(CIRCLE) // 10]
"""A coarse circle, enough for the corners of a cushion."""


@dataclass(frozen=True, eq=False)
class Patch:
    """Something painted on a flat side: a door's line, a sink, a stripe. Seen from where its normal points.

    `corners` (n, 3) in the world. With a fill it is a closed shape, otherwise a line; weight 0 draws no edge.
    """

    corners: Points
    normal: Vector
    fill: str = ""
    weight: float = FINE
    ink: str = LINE


@dataclass(frozen=True, eq=False)
class Solid:
    """What boxes and rods share.

    `kind`: the colour word; "" is drawn by its patches alone.
    `soft`: a body may sink in.
    `part`: solids of a thing with the same part stand together before or behind a body.
    """

    prop: str
    kind: str
    soft: bool
    part: str
    patches: tuple[Patch, ...]


@dataclass(frozen=True, eq=False)
class Box(Solid):
    """A box from `low` to `high` in its own frame; `round` is the radius of its edges, in cm."""

    low: Vector
    high: Vector
    origin: Vector
    frame: Frame
    round: float = 0.0

    @cached_property
    def corners(self) -> Points:
        """(8, 3) in the world."""
        return self.origin + (self.low + CORNER * (self.high - self.low)) @ self.frame.T

    @cached_property
    def _cores(self) -> Points:
        """The centres of the balls at the eight corners of a cushion: (8, 3) in the world."""
        low, high = self.low + self.round, self.high - self.round
        return self.origin + (low + CORNER * (high - low)) @ self.frame.T

    def distance(self, point: Vector) -> float:
        """Cm from a place in the world to the surface; negative inside."""
        local = (point - self.origin) @ self.frame
        beyond = abs(local - (self.low + self.high) / 2) - (self.high - self.low) / 2 + self.round
        return length(beyond.clip(0)) + min(0.0, float(beyond.max())) - self.round

    def add_to(self, parts: Parts, camera: Camera, layer: float) -> None:
        """Draw it."""
        if self.round:
            self._add_cushion(parts, camera, layer)
        elif self.kind:
            self._add_faces(parts, camera, layer)

    def _add_faces(self, parts: Parts, camera: Camera, layer: float) -> None:
        flat = camera.flat(self.corners)
        x, y, z = (float(part) for part in camera.toward @ self.frame)
        near = X * (x > 0) + Y * (y > 0) + Z * (z > 0)
        width, height, depth = (float(part) for part in self.high - self.low)
        side = ("", "-dark") if abs(x) >= abs(z) else ("-dark", "")
        # Each visible face: area on the page, longest edge, tone, and its corners by what differs from the nearest one.
        faces = [
            (height * depth * abs(x), max(height, depth), side[0], (0, Z, Z + Y, Y)),
            (width * depth * abs(y), max(width, depth), "-light" if y > 0 else "-dark", (0, Z, Z + X, X)),
            (width * height * abs(z), max(width, height), side[1], (0, X, X + Y, Y)),
        ]
        whole = flat[[near ^ flip for flip in (Z + Y, Z, Z + X, X, X + Y, Y, Z + Y)]]
        main = max(faces)
        others = [face for face in faces if face is not main and face[0] / face[1] > THIN]
        if not others:
            parts.shape(layer, self.prop, self.kind + main[2], outline(whole[:-1]), weight=WEIGHT, ink=LINE)
            return
        parts.shape(layer, self.prop, self.kind + main[2], outline(whole[:-1]), [])
        for _, _, tone, flips in others:
            parts.shape(layer, self.prop, self.kind + tone, outline(flat[[near ^ flip for flip in flips]]), [])
        wide = [face[3] for face in (main, *others) if face[0] / face[1] > SPLIT]
        edges = [flat[[near, near ^ flip]] for flip in (X, Y, Z) if sum(flip in flips for flips in wide) == 2]
        parts.strokes(layer, self.prop, [whole, *edges], WEIGHT, ink=LINE)

    def _add_cushion(self, parts: Parts, camera: Camera, layer: float) -> None:
        balls = camera.flat(self._cores)[:, None, :] + HALF * self.round
        parts.shape(layer, self.prop, self.kind, hull(balls.reshape(-1, 2)), weight=WEIGHT, ink=LINE)
        forward, up, right = self.frame.T * (self.round * 0.8)
        if float(up @ camera.toward) > 0:  # the flat top, without a line: a cushion has no edge
            tops = [camera.ring(self._cores[i] + up, forward, right) for i in (Y, Y + Z, X + Y, X + Y + Z)]
            parts.shape(layer, self.prop, self.kind + "-light", hull(*tops), [])


@dataclass(frozen=True, eq=False)
class Rod(Solid):
    """A bent pipe along places in the world (n, 3). With `stripes`, a straight roll with flat ends instead."""

    path: Points
    radius: float
    stripes: tuple[float, ...] = ()

    @cached_property
    def corners(self) -> Points:
        """The ends and bends with the radius on every side: (2 n, 3) in the world."""
        return stacked(self.path - self.radius, self.path + self.radius)

    def distance(self, point: Vector) -> float:
        """Cm from a place in the world to the surface; negative inside."""
        return min(_to_segment(point, start, end) for start, end in pairwise(self.path)) - self.radius

    def add_to(self, parts: Parts, camera: Camera, layer: float) -> None:
        """Draw it."""
        if self.stripes:
            add_drum(parts, camera, layer, self.prop, self.path, self.radius, self.kind, self.stripes)
        else:
            strip = ribbon(camera.flat(self.path), self.radius)
            parts.shape(layer, self.prop, self.kind, outline(strip), weight=WEIGHT, ink=LINE)


def _to_segment(point: Vector, start: Vector, end: Vector) -> float:
    """Cm from a point to a straight piece."""
    way = end - start
    share = max(0.0, min(1.0, float((point - start) @ way) / max(float(way @ way), 1e-9)))
    return length(point - start - way * share)


def ribbon(line: Points, half: float) -> Points:
    """The corners of a strip of even width along a line on the page, its ends a little pointed: (2 n + 2, 2)."""
    ways = [unit(end - start) for start, end in pairwise(line)]
    bends = [ways[0], *(unit(before + after) for before, after in pairwise(ways)), ways[-1]]
    aside = points([[-way[1], way[0]] for way in bends]) * half
    tip = 0.7 * half
    return stacked(line + aside, line[-1] + ways[-1] * tip, (line - aside)[::-1], line[0] - ways[0] * tip)


def add_drum(
    parts: Parts,
    camera: Camera,
    layer: float,
    name: str,
    path: Points,
    radius: float,
    fill: str,
    stripes: tuple[float, ...] = (),
    ink: str = LINE,
) -> None:
    """A round bar with flat ends from the first to the last place of a path; stripes at these shares of its length."""
    axis = unit(path[-1] - path[0])
    top = unit(camera.toward - axis * float(axis @ camera.toward))  # the direction of the line nearest the eye
    if not top.any():
        top = unit(cross(axis, points([0.3, 1.0, 0.2])))
    first, second = top * radius, cross(axis, top) * radius
    ends = [camera.ring(end, first, second) for end in (path[0], path[-1])]
    parts.shape(layer, name, fill, hull(*ends), weight=WEIGHT, ink=ink)
    arc = CIRCLE[[15, 16, 17, 18, 19, 0, 1, 2, 3, 4, 5]]  # the half of a ring that faces the eye
    rings = [path[0] + (path[-1] - path[0]) * share + arc @ stacked(first, second) for share in stripes]
    parts.strokes(layer, name, [camera.flat(ring) for ring in rings], 1.3, ink="kick")
    facing = ends[1] if float(axis @ camera.toward) > 0 else ends[0]
    if abs(float(axis @ camera.toward)) * radius > THIN / 2:
        parts.shape(layer, name, fill + "-light", outline(facing), weight=FINE, ink=ink)


def add_patch(parts: Parts, camera: Camera, layer: float, name: str, patch: Patch) -> None:
    """Draw a patch when its side is seen."""
    if float(patch.normal @ camera.toward) < 0.03:
        return
    flat = camera.flat(patch.corners)
    if not patch.fill:
        parts.strokes(layer, name, [flat], patch.weight, ink=patch.ink)
    else:
        lines = None if patch.weight else []
        parts.shape(layer, name, patch.fill, outline(flat), lines, weight=patch.weight, ink=patch.ink)


Span = tuple[list[float], list[float]]
"""The low and the high ends of a solid along the three axes of its thing."""


def back_to_front(solids: list[Solid], spans: list[Span], toward: list[float]) -> list[Solid]:
    """The solids of a thing in an order in which none is hidden by an earlier one. `toward` is the direction to the eye
    along the axes of the spans."""
    waiting = list(range(len(solids)))
    order = []
    while waiting:
        furthest = next(
            (i for i in waiting if not any(_hides(spans[i], spans[j], toward) for j in waiting)), waiting[0]
        )
        waiting.remove(furthest)
        order.append(solids[furthest])
    return order


def _hides(front: Span, back: Span, toward: list[float]) -> bool:
    """True when one span must be drawn after another: on every axis that separates the two it is nearer the eye."""
    answers = set()
    for axis in range(3):
        if front[0][axis] >= back[1][axis] - TOUCH:
            answers.add(toward[axis] > 0)
        elif back[0][axis] >= front[1][axis] - TOUCH:
            answers.add(toward[axis] < 0)
    return answers == {True}
