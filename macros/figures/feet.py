"""Feet: a walking shoe, a sock or a bare foot, from an ankle to a few filled pieces.

In: where the ankle is (cm, world), the frame of the foot, the frame of its toes, the side of the body, what the foot
wears and the camera. Out: FootPiece objects in page centimetres, in the order in which they are drawn.
Must not know: legs, props, SVG.

Frame of a foot: forward leads to the toes, up out of the top of the foot, right to the person's right. Places in a foot
are written (forward, up, inward) in cm from the point of the sole under the ankle; inward is toward the other foot.
Places in front of the ball turn with the frame of the toes. The leg's own tube (radius 3.7, from the ankle up) is drawn
before the foot: the foot covers its lower end and has no line across it.
"""

import math
from dataclasses import dataclass

from .hands import Digit, runs, seen_edges
from .plane import Line, Outline, edge, grown, hull, joined, overlap, tubes, without
from .skeleton import ANKLE, BALL
from .space import CIRCLE, SIDES, Camera, Frame, Points, Vector, points, vec

SLAB = 2.2
"""Thickness of a shoe's sole."""
DETAIL = 0.6
"""Weight of the lines inside a foot."""

HEEL_PRINT = ((4, -2.9), (0, -3.3), (-4, -3.2), (-6.2, -1.8), (-6.8, 0.1), (-6.1, 1.9), (-4, 3.1), (0, 3.1), (4, 2.5))
WAIST_PRINT = ((4, -2.9), (BALL, -4.6), (BALL, 4.3), (4, 2.5))
TOE_PRINT = ((BALL, -4.6), (15.5, -4.2), (18.2, -2.6), (19.7, 0.2), (19.6, 2.4), (18.3, 3.9), (15.5, 4.6), (BALL, 4.3))
"""The sole of a shoe from above, (forward, inward), cut in three."""
TREAD = ((-4.2, 2.3), (-1.4, 2.3), (9.6, 2.9), (12.2, 3.3))
TOE_TREAD = ((14.8, 3.3), (17.2, 2.3))
"""Lines under a shoe: how far forward, half how wide."""

TOES = (
    (13.2, 2.85, 5.3, 1.25),
    (13.2, 0.95, 5.2, 0.95),
    (12.9, -0.75, 4.6, 0.9),
    (12.4, -2.3, 4.0, 0.88),
    (11.6, -3.7, 3.6, 0.85),
)
"""Each toe, the big one first: where it begins (forward, inward), its length to the middle of the tip, its radius."""


@dataclass
class FootPiece:
    """One piece of a foot. `lines`: None draws the whole edge of the outline, a list just these lines.

    `weight`: line width as a share of the ink width; 0 draws no line.
    """

    name: str
    fill: str
    outline: Outline | None
    lines: list[Line] | None = None
    weight: float = 1.0


@dataclass
class Lens:
    """Takes places in a foot (n, 3) to the page; remembers how the foot stands to the eye."""

    start: Vector
    flat: Points
    eye: Vector

    def __call__(self, places) -> Points:
        """Places (n, 3) or one place, on the page."""
        return self.start + points(places) @ self.flat

    def ring(self, middle: tuple, first: tuple, second: tuple) -> Points:
        """A flat ellipse from its middle and two half axes."""
        return self(_ring(middle, first, second))

    def facing(self, middle: tuple, first: tuple, second: tuple, lift: float = 0.0, above: float = -1.0) -> list[Line]:
        """The piece of an ellipse round a limb where the skin looks at the eye.

        `lift` tips the skin forward; `above` keeps only what lies so far (1 = all of `first`) over the middle.
        """
        ring = _ring(middle, first, second)
        out = ring - points(middle)
        high = out @ points(first) >= above * float(points(first) @ points(first))
        seen = (((out + vec(lift, 0, 0)) @ self.eye > 0) & high).tolist()
        return runs(self(ring), seen, 3)


def _ring(middle: tuple, first: tuple, second: tuple) -> Points:
    """A flat ellipse in space from its middle and two half axes, as places in the foot."""
    return points(middle) + CIRCLE @ points([first, second])


def foot(
    ankle: Vector,
    frame: Frame,
    toe_frame: Frame,
    side: str,
    wear: str,
    camera: Camera,
    spread: float = 0.0,
    arch: float = 0.0,
) -> list[FootPiece]:
    """A foot in `shoes`, `socks` or `bare`, in the order of drawing.

    `spread`: degrees between neighboring toes; `arch`: by how many cm the middle of the inner sole is lifted.
    """
    inward = -SIDES[side]
    short = 0.3 * arch  # a foot that is arched draws its ball toward the heel
    rows = points([frame[:, 0], frame[:, 1], frame[:, 2] * inward])
    toe_rows = points([toe_frame[:, 0], toe_frame[:, 1], toe_frame[:, 2] * inward])
    ball = ankle + vec(BALL - short, -ANKLE, 0) @ rows
    rear = Lens(camera.flat(ankle - rows[1] * ANKLE), camera.flat(rows), rows @ camera.toward)
    front = Lens(camera.flat(ball - toe_rows[0] * BALL), camera.flat(toe_rows), toe_rows @ camera.toward)
    if wear == "shoes":
        return _shoe(rear, front, arch)
    bend = math.degrees(math.asin(max(-1.0, min(1.0, float(toe_frame[:, 0] @ frame[:, 1])))))
    return _soft_foot(rear, front, wear, bend, spread, arch)


def _print(places: tuple, up: float, inset: float = 0.0, spring: float = 0.0) -> Points:
    """A piece of the sole's edge at a height, drawn in a little; `spring` lifts the tip of the toes."""
    return points(
        [(x - inset * (x - 6.5) / 13, up + spring * (x - BALL) / 7, z * (1 - inset / 4.5)) for x, z in places]
    )


def _shoe(rear: Lens, front: Lens, arch: float) -> list[FootPiece]:
    """Upper, sole, laces and the opening for the leg."""
    ball = ((BALL, 3.6, 0), (0, 2.5, 0), (0, 0, 4.2))
    instep = rear.ring((6.2, 5.0 + 0.8 * arch, 0), (0, 3.3, 0), (0, 0, 3.5))
    collar = rear.ring((-0.6, 11.0, 0), (4.4, 0.8, 0), (0, 0, 3.8))
    counter = rear.ring((-1.7, 5.2, 0), (4.8, 0, 0), (0, 0, 3.5))
    toe_box = front.ring((15.8, 4.9, 0.5), (2.3, -0.2, 0), (0, 0, 3.0))
    upper = joined(
        hull(collar, counter, instep, rear(_print(HEEL_PRINT, SLAB, 0.5))),
        hull(instep, rear.ring(*ball), rear(_print(WAIST_PRINT, SLAB, 0.3))),
        hull(front.ring(*ball), toe_box, front(_print(TOE_PRINT, SLAB, 0.6, 0.6))),
        soft=1.5,
    )
    slab = joined(
        hull(rear(_print(HEEL_PRINT, 0, 0.6)), rear(_print(HEEL_PRINT, 0.7)), rear(_print(HEEL_PRINT, SLAB))),
        hull(rear(_print(WAIST_PRINT, 0)), rear(_print(WAIST_PRINT, SLAB))),
        hull(front(_print(TOE_PRINT, 0, 0.8, 0.5)), *(front(_print(TOE_PRINT, up, 0, 0.6)) for up in (0.7, SLAB))),
    )
    if arch:  # the gap under a lifted arch, and the sole that bows over it
        gap = hull(*(rear.ring((7.6, -1.0, side), (4.6, 0, 0), (0, arch, 0)) for side in (-5.0, 5.0)))
        bow = hull(*(rear.ring((7.6, -1.0, side), (5.6, 0, 0), (0, arch + SLAB, 0)) for side in (-3.0, 3.0)))
        upper, slab = without(upper, gap), without(joined(slab, overlap(bow, joined(upper, slab))), gap)
    sole = FootPiece("sole", "sole", slab)
    if arch:
        return [FootPiece("shoe", "shoe", upper), sole]
    if rear.eye[1] < 0:
        tread = _tread(rear, front) if rear.eye[1] < -0.25 else []
        return [FootPiece("shoe", "shoe", upper), sole, FootPiece("tread", "", None, tread, DETAIL)]
    pieces = [sole]
    throat = ((-0.6, 11.0, 0), (3.5, 0.6, 0), (0, 0, 3.0))
    opening = hull(rear.ring(*throat), rear.ring((-0.6, 12.0, 0), *throat[1:]))
    pieces.append(FootPiece("shoe", "shoe", upper, edge(upper, grown(opening, 0.5))))
    pieces.append(FootPiece("opening", "sock", opening, rear.facing(*throat), DETAIL))
    laces = [
        line
        for x, up in ((7.2, 4.7 + 0.7 * arch), (9.7, 4.1 + 0.4 * arch))
        for line in rear.facing((x, up, 0), (0.4, 3.2 - 0.1 * (x - 7.2), 0), (0, 0, 3.6), 1.2, 0.5)
    ]
    if laces:
        pieces += [FootPiece("lace", "sole", shape, [], 0) for shape in tubes(laces, [0.42] * len(laces))]
    return pieces


def _tread(rear: Lens, front: Lens) -> list[Line]:
    """What is seen under a shoe: a few ribs across."""
    ribs = [rear([(x, 0, -half), (x, 0, half)]) for x, half in TREAD]
    return ribs + [front([(x, 0, -half), (x, 0, half)]) for x, half in TOE_TREAD]


def _soft_foot(rear: Lens, front: Lens, wear: str, bend: float, spread: float, arch: float) -> list[FootPiece]:
    """A foot in its skin or in a sock. Toes that are spread or curled show through the sock."""
    bare = wear == "bare"
    fill = "skin" if bare else "sock"
    top = rear((0, 9.2, 0)) + CIRCLE * 3.7
    heel = rear((-2.0, 3.3, 0)) + CIRCLE * 3.3
    instep = rear.ring((6.2, 4.6 + 0.8 * arch, 0.4), (0, 3.2, 0), (0, 0, 3.3))
    short = 0.3 * arch
    ball = rear.ring((BALL - short, 2.4, -0.2), (0, 2.2, 0), (0, 0, 4.4))
    shapes = [hull(top, heel, instep), hull(instep, ball), hull(heel, instep)]
    lines: list[Line] = []
    if bare or spread > 0.5 or bend < -8:
        digits = _toes(front, bend, spread, 0.0 if bare else 0.15)
        toes = tubes([one.line for one in digits], [one.radius for one in digits])
        shapes += [hull(ball, *(one.line[0] + CIRCLE * one.radius for one in digits)), *toes]
        aside = float(front.eye[2])
        pad = points([(12.3, 2.0, 3.0), (11.0, 2.0, -3.4)])
        shown = list(range(5))
        if abs(aside) > 0.7:  # from the side the lines of all toes would crowd
            shown = [0] if aside > 0 else [2, 4]
        others = [one for one in digits if one.row not in shown] + [Digit(front(pad), pad @ front.eye, 1.8)]
        lines += seen_edges([digits[row] for row in shown], [toes[row] for row in shown], others, aside)
    else:
        big, little = front((17.9, 1.9, 1.5)) + CIRCLE * 1.9, front((16.0, 1.7, -2.4)) + CIRCLE * 1.7
        shapes.append(hull(ball, big, little))
        lines += front.facing((15.6, 1.9, 0.0), (0, 2.0, 0), (0, 0, 4.1)) if front.eye[0] > -0.5 else []
    if bare:
        lines += _bare_marks(rear, front, bend)
    elif rear.eye[0] < 0.6:
        lines += rear.facing((-2.9, 3.9, 0), (2.0, 2.6, 0), (0, 0, 3.3))
    shape = joined(*shapes, soft=0.4)
    border = edge(shape, hull(rear((0, 10.8, 0)) + CIRCLE * 4.0))  # the leg goes on here
    return [FootPiece(wear, fill, shape, border), FootPiece("detail", "", None, lines, DETAIL)]


def _toes(lens: Lens, bend: float, spread: float, thicker: float) -> list[Digit]:
    """The five toes, the big one first."""
    down = math.radians(min(0.0, bend) * 1.6)
    digits = []
    for row, (x, z, long, radius) in enumerate(TOES):
        aside = math.radians(spread * (1.0 - row))
        reach, drop = math.cos(down) * long * 0.5, math.sin(down) * long * 0.5
        side, ahead = math.sin(aside), math.cos(aside)
        middle = (x + ahead * long * 0.5, radius + 0.5, z + side * long * 0.5)
        tip = (middle[0] + ahead * reach, radius + drop, middle[2] + side * reach)
        places = points([(x, 1.9, z), middle, tip])
        digits.append(Digit(lens(places), places @ lens.eye, radius + thicker, row))
    return digits


def _bare_marks(rear: Lens, front: Lens, bend: float) -> list[Line]:
    """The bone of the ankle on the side that is seen, and the nail of the big toe."""
    marks = []
    if abs(rear.eye[2]) > 0.5:
        side = math.copysign(3.6, rear.eye[2])
        marks.append(rear([(-1.1, 8.9, side), (-0.9, 8.0, side), (0, 7.6, side), (0.9, 8.0, side)]))
    if front.eye[1] > 0.3 and front.eye[0] > -0.2 and bend > -8:
        marks.append(front([(18.9, 2.2, 2.3), (18.2, 2.5, 2.4), (18.1, 2.5, 3.2), (18.8, 2.2, 3.5)]))
    return marks
