"""Hands: palm, four fingers and a thumb, from a wrist to one outline and its inner lines.

In: where the wrist is (cm, world), the frame of the hand, the side of the body, a HandShape and the camera.
Out: a Hand in page centimetres. Must not know: arms, props, SVG.

Frame of a hand: forward is the direction of the thumb, up leads from the fingers to the wrist, right is the person's
right while the arm hangs with the thumb in front. Places in a hand are written (across, along, out) in cm: across to
the thumb side, along from the wrist to the fingers, out of the palm. A hand that is mirrored needs no other numbers.

How it is drawn: every finger is a bent tube. The outline is the union of palm and tubes. An inner line is the piece of
a tube's edge that has something behind it and nothing in front of it.
"""

import math
from dataclasses import dataclass

from .plane import Line, Outline, hull, joined, stepped, tubes
from .skeleton import GRIP
from .space import CIRCLE, SIDES, Camera, Frame, Points, Vector, points, stacked, vec

KNUCKLES = points([(2.95, 8.4, 0.0), (1.0, 8.7, -0.25), (-0.95, 8.3, -0.15), (-2.75, 7.5, 0.15)])
"""Where index, middle, ring and little finger begin."""
BONES = ((3.6, 2.3, 1.5), (4.0, 2.5, 1.5), (3.7, 2.4, 1.5), (2.9, 1.8, 1.3))
"""Lengths of the three bones of each finger, the last one to the middle of its tip."""
FINGER, THUMB, PALM = 0.92, 1.05, 1.2
"""Radii of a finger, of the thumb and half the thickness of the palm."""
PALM_ROOTS = points([(1.4, 1.2, 0.0), (0.5, 1.0, 0.0), (-0.6, 1.0, 0.0), (-1.9, 1.6, 0.2)])
"""Where the bones of the palm begin, one for each knuckle."""
BONES_OF_PALM = stacked(*(points(ends) for ends in zip(PALM_ROOTS, KNUCKLES, strict=True)))
"""Both ends of each of these bones, one after the other (8, 3)."""
THUMB_ROOT = (1.7, 2.0, 0.6)
THUMB_BALL = 1.5
"""Radius of the ball of the thumb."""
WEB = points([(1.9, 5.6, 0.0)])
"""The skin between thumb and index finger begins here."""

STEP = 0.6
"""Edges are looked at in steps of this length."""
SHORTEST = 1.2
"""An inner line shorter than this (cm) is a speck."""
SOFT = 0.22
"""Radius of the skin between two fingers; a gap of twice this is closed."""


@dataclass(frozen=True)
class HandShape:
    """What the fingers do.

    `curl`: degrees of bend at the knuckle, the middle and the last joint of the index finger.
    `more`: how many degrees each next finger bends more at every joint.
    `spread`: degrees between neighboring fingers.
    `back`: degrees by which the hand is bent back at the wrist.
    `thumb`: places (across, along, out) of its two joints and its tip.
    """

    curl: tuple[float, float, float]
    more: float
    spread: float
    back: float
    thumb: tuple[tuple[float, float, float], ...]


HAND_SHAPES: dict[str, HandShape] = {
    "rest": HandShape((14, 24, 14), 5, 2.0, 0, ((4.0, 5.0, 1.6), (4.6, 7.8, 2.2), (4.4, 10.2, 2.4))),
    "flat": HandShape((0, 0, 0), 0, 2.0, 0, ((4.5, 4.4, 0.5), (6.0, 6.8, 0.6), (6.6, 9.0, 0.5))),
    "hold": HandShape((80, 72, 50), 2, 0.0, 16, ((4.2, 4.3, 1.7), (4.9, 5.9, 3.9), (2.0, 5.6, 5.8))),
    "fist": HandShape((80, 98, 62), 2, 0.0, 6, ((4.2, 4.4, 1.6), (4.8, 6.4, 3.6), (2.0, 6.2, 5.3))),
    "ball": HandShape((38, 52, 34), 0, 7.0, 0, ((5.0, 4.6, 2.4), (5.4, 6.4, 5.0), (4.0, 7.6, 7.0))),
    "fingertips": HandShape((34, 12, 8), 0, 6.0, 0, ((4.4, 4.6, 1.6), (5.8, 7.2, 3.2), (6.2, 9.4, 4.4))),
    "open": HandShape((0, 4, 4), 0, 23.0, 8, ((5.0, 4.0, 0.8), (7.8, 5.8, 1.0), (9.8, 7.6, 0.9))),
}


@dataclass
class Hand:
    """A drawn hand: one outline (to be joined with the forearm) and the lines inside it.

    `front`, in a hand of any shape: the fingers and the thumb in the order of drawing, when the palm looks to the eye;
    otherwise empty. A bar is drawn before the hand that closes round it. A ball in a hand of the shape `ball` is drawn
    after the hand, and then `front` with its whole edges; without a `front`, the ball is drawn before the hand.
    """

    outline: Outline
    lines: list[Line]
    front: list[Outline]


@dataclass
class Digit:
    """A bent tube as the camera sees it: a finger, a toe, or a bone of the palm that only hides others.

    `line`: its joints on the page (n, 2). `depth`: how near the eye each is (n,). `row`: its place in a row of fingers
    beside each other, or a negative number when only the depth tells which is in front.
    """

    line: Points
    depth: Points
    radius: float
    row: int = -1


def grip_point(wrist: Vector, frame: Frame) -> Vector:
    """The middle of what a closed hand holds; a bar through it runs along the frame's forward."""
    return wrist - frame[:, 1] * GRIP


def palm_direction(frame: Frame, side: str) -> Vector:
    """The direction in which the palm looks."""
    return frame[:, 2] * -SIDES[side]


def fingers(shape: HandShape) -> list[Points]:
    """The joints and the tip of each finger (4, 3), index first, as places in the hand."""
    found = []
    for row, (knuckle, bones) in enumerate(zip(KNUCKLES, BONES, strict=True)):
        aside = math.radians(shape.spread * (1.4 - row))
        bend, joints = 0.0, [knuckle]
        for bone, curl in zip(bones, shape.curl, strict=True):
            bend += math.radians(curl + shape.more * row)
            along = math.cos(bend) * bone
            joints.append(joints[-1] + vec(along * math.sin(aside), along * math.cos(aside), math.sin(bend) * bone))
        found.append(points(joints))
    return found


def ball_point(wrist: Vector, frame: Frame, side: str, radius: float) -> Vector:
    """The middle of a ball that lies in the palm of a hand of the shape `ball`."""
    return grip_point(wrist, frame) + palm_direction(frame, side) * (PALM + radius)


def hand(wrist: Vector, frame: Frame, side: str, shape: HandShape, camera: Camera) -> Hand:
    """A hand on the page."""
    axes = points([frame[:, 0], -frame[:, 1], palm_direction(frame, side)])
    sine, cosine = math.sin(math.radians(shape.back)), math.cos(math.radians(shape.back))
    bent = points([(1, 0, 0), (0, cosine, -sine), (0, sine, cosine)]) @ axes
    start, flat, depth = camera.flat(wrist), camera.flat(bent), bent @ camera.toward

    thumb = points([THUMB_ROOT, *shape.thumb])
    places = stacked(*fingers(shape), thumb, BONES_OF_PALM)
    page, near = start + places @ flat, places @ depth

    def digit(first: int, end: int, radius: float, row: int = -1) -> Digit:
        return Digit(page[first:end], near[first:end], radius, row)

    digits = [digit(row * 4, row * 4 + 4, FINGER, row) for row in range(4)] + [digit(17, 20, THUMB)]
    ball = digit(16, 18, THUMB_BALL)
    bones = [digit(first, first + 2, PALM) for first in range(20, 28, 2)]
    web = start + WEB @ flat
    palm = hull(camera.ring(wrist, axes[0] * 2.7, axes[2] * 2.2), *(_ends(bone) for bone in bones))
    root = hull(_ends(ball), web + CIRCLE * PALM)
    shapes = tubes([one.line for one in digits], [one.radius for one in digits])
    aside = float(frame[:, 0] @ camera.toward)
    lines = seen_edges(digits, shapes, [*bones, ball], aside)
    soft = SOFT if abs(aside) < 0.7 else 0.0  # from the side there are no gaps between fingers to close
    nearest_last = [*(reversed(shapes[:4]) if aside > 0 else shapes[:4]), shapes[4]]
    front = nearest_last if float(axes[2] @ camera.toward) > 0 else []
    return Hand(joined(palm, root, *shapes, soft=soft), lines, front)


def _ends(bone: Digit) -> Points:
    """The two circles at the ends of a straight tube, one array."""
    return stacked(bone.line[0] + CIRCLE * bone.radius, bone.line[-1] + CIRCLE * bone.radius)


def seen_edges(digits: list[Digit], shapes: list[Outline], others: list[Digit], aside: float) -> list[Line]:
    """The pieces of the edge of each digit's shape that have another tube behind them and none in front.

    `others` are in the way but get no line of their own. Neighbors in a row lie in parallel planes, so the eye's side
    of the row decides which is in front: `aside` is 1 when the eye is on the side of the first, -1 on that of the last,
    0 when it sees them side by side; then two tubes that almost touch get one line between them.
    """
    ways = digits + others
    start = stacked(*(one.line[:-1] for one in ways))
    along = stacked(*(one.line[1:] for one in ways)) - start
    near = points([z for one in ways for z in one.depth[:-1]])
    farther = points([z for one in ways for z in one.depth[1:]]) - near
    table = [(n, one.radius, one.row, bone) for n, one in enumerate(ways) for bone in range(len(one.depth) - 1)]
    number, radius, row, bone = points(table).T
    rings = [stepped(shape, STEP) for shape in shapes]
    owners = [(n, one.row, one.depth[0]) for n, one in enumerate(digits) for _ in rings[n]]
    own_number, own_row, root = points(owners).T[:, :, None]

    # Corners of the edges down, straight tubes across: how far from its axis, and how near the eye, is each pair?
    x, y = (stacked(*rings)[:, None] - start).transpose(2, 0, 1)
    along_x, along_y = along.T
    share = ((x * along_x + y * along_y) / (along_x * along_x + along_y * along_y + 1e-9)).clip(0, 1)
    x, y = x - share * along_x, y - share * along_y
    apart = x * x + y * y
    middle = near + share * farther
    own = own_number == number
    on_skin = own & (apart < (1.05 * radius) ** 2)
    beyond = middle.min() - 1
    level = (beyond + (middle - beyond) * on_skin).max(axis=1)[:, None]
    surface = middle + (radius * radius - apart).clip(0) ** 0.5
    before = (own_row > row) if aside > 0 else (own_row < row)
    in_row = (own_row >= 0) & (row >= 0)
    in_front = (in_row & before) | (~in_row & (surface > level + 0.25))
    reach = 0.95 * radius + in_row * (2.2 - max(0.0, abs(aside) - 0.6) * 11.5) * SOFT
    covered = (apart < reach * reach) & ~own
    at_root = (on_skin & (bone == 0) & (share == 0) & (level - root < 0.3)).any(axis=1)
    seen = (covered.any(axis=1) & ~(covered & in_front).any(axis=1) & ~at_root).tolist()

    lines, first = [], 0
    for one, ring in zip(digits, rings, strict=True):
        # A row seen from its end is full of specks; the thumb has one long line or none.
        shortest = SHORTEST * (1 + 1.5 * aside * aside) if one.row >= 0 else 2 * SHORTEST
        lines += runs(ring, seen[first : first + len(ring)], 1 + shortest / STEP)
        first += len(ring)
    return lines


def runs(ring: Points, seen: list[bool], fewest: float) -> list[Line]:
    """The pieces of a closed edge, of at least so many corners, whose corners are all seen."""
    if all(seen):
        return [stacked(ring, ring[:1])]
    cut = seen.index(False)
    found, run = [], []
    for corner in [*range(cut, len(seen)), *range(cut + 1)]:
        if seen[corner]:
            run.append(corner)
        else:
            if run and len(run) >= fewest:
                found.append(ring[run])
            run = []
    return found
