"""How each thing in the room is built: name -> solids, in the thing's own place.

A thing's own axes, in centimetres: x the way a person in front of it looks at it (a chair: the way its sitter looks),
y up from the floor, z to the right of x. Its origin is the point that `at` moves: the middle under a sitter or a lying
person's hips, the front edge of a counter, the face of a wall, the first riser of a stair.
In: a Plan and the numbers of the validated data. Out: the solids the Plan has collected, in world centimetres.
Must not know: cameras, bodies, how solids are drawn.
"""

import math
from dataclasses import dataclass, field

from .solids import FINE, WEIGHT, Box, Patch, Rod, Solid
from .space import FORWARD, RIGHT, UP, Frame, Points, Vector, about_right, points, unit, vec

SEAT = 44.0
SEAT_FRONT = 27.0
SEAT_SIDE = 21.5
CHAIR_ARM = 66.0
CHAIR_ARM_SIDE = 23.7
COUNTER = 91.0
COUNTER_DEPTH = 42.0
MATTRESS = 50.0
STAIR = 16.0
TREAD = 30.0
RAIL = 90.0
RAIL_SIDE = -41.0
RAIL_RADIUS = 2.1
STOOL = 38.0
MAT = 2.0
HEAD_PILLOW = 9.0
PILLOW = 11.0
ROLL_RADIUS = 6.0
TOWEL = 1.0
ANCHOR = 92.0
POST = 4.5
"""Heights and sizes (cm) that hands, feet and hips rely on."""


@dataclass
class Plan:
    """Collects the solids of one thing, each given in the thing's own coordinates."""

    prop: str
    origin: Vector
    frame: Frame
    solids: list[Solid] = field(default_factory=list)

    def place(self, local) -> Points:
        """Own coordinates to the world, one place or many."""
        return self.origin + points(local) @ self.frame.T

    def patch(self, local, normal: Vector, fill: str = "", **more) -> Patch:
        """Something painted, in own coordinates."""
        return Patch(self.place(local), self.frame @ normal, fill, **more)

    def box(self, low, high, kind: str, part: str = "", soft: bool = False, patches=(), **more) -> None:
        """Add a box square to the thing."""
        self.solids.append(
            Box(self.prop, kind, soft, part, tuple(patches), vec(*low), vec(*high), self.origin, self.frame, **more)
        )

    def leaning(self, foot, degrees: float, low, high, kind: str, part: str) -> None:
        """Add a box that leans back by some degrees about a place."""
        frame = self.frame @ about_right(degrees)
        self.solids.append(Box(self.prop, kind, False, part, (), vec(*low), vec(*high), self.place(foot), frame))

    def rod(self, path, radius: float, kind: str, part: str = "", soft: bool = False, patches=(), stripes=()) -> None:
        """Add a pipe or a roll."""
        self.solids.append(Rod(self.prop, kind, soft, part, tuple(patches), self.place(path), radius, tuple(stripes)))


def chair(plan: Plan, arms: bool) -> None:
    """A kitchen chair; its back leans a little, as in the sign of the project."""
    for z in (-1, 1):
        inner, outer = sorted((z * 17.6, z * 21.2))
        plan.box((-17.6, 0, inner), (-14.0, SEAT - 4, outer), "wood")
        plan.box((22.4, 0, inner), (26.0, SEAT - 4, outer), "wood")
        plan.leaning((-16, SEAT, 0), 4, (-1.9, 0, inner), (1.7, 47, outer), "wood", "back")
        if arms:
            part = "right-arm" if z > 0 else "left-arm"
            inner, outer = sorted((z * 21.3, z * 26.1))
            plan.box(
                (13, SEAT - 4, min(z * 21.5, z * 25.0)), (16.4, CHAIR_ARM - 3.5, max(z * 21.5, z * 25.0)), "wood", part
            )
            plan.box((-18.5, CHAIR_ARM - 3.5, inner), (18.5, CHAIR_ARM, outer), "wood", part)
    plan.box((-18, SEAT - 4, -SEAT_SIDE), (SEAT_FRONT, SEAT, SEAT_SIDE), "wood")
    for low, high in ((14, 21), (35, 46)):
        plan.leaning((-16, SEAT, 0), 4, (-1.1, low, -17.6), (1.3, high, 17.6), "wood", "back")


def counter(plan: Plan, height: float, length: float) -> None:
    """A kitchen counter with doors, a sink and a tap."""
    half = length / 2
    doors = max(2, round(length / 45))
    splits = [-half + length * i / doors for i in range(1, doors)]
    front = [plan.patch([(3, 11, z), (3, height - 6, z)], -FORWARD) for z in splits]
    for i in range(doors):
        hinge = -half + length * (i + (0.8 if i % 2 == 0 else 0.2)) / doors
        handle = [(3, height - 12, hinge), (3, height - 25, hinge)]
        front.append(plan.patch(handle, -FORWARD, weight=1.4))
    plan.box((9, 0, 2 - half), (COUNTER_DEPTH, 9, half - 2), "kick")
    plan.box((3, 9, -half), (COUNTER_DEPTH, height - 4, half), "cabinet", patches=front)
    sink = [(x, height, z - 14) for x, z in _rounded(15, 37, -17, 17, 5)]
    top = [plan.patch(sink, UP, "top-dark", weight=FINE)]
    plan.box((0, height - 4, -half - 1.5), (COUNTER_DEPTH, height, half + 1.5), "top", patches=top)
    arch = [(34 + 7 * math.cos(a), height + 17 + 7 * math.sin(a), -14) for a in (0, 0.6, 1.2, 1.8, 2.4, 3.0)]
    plan.rod([(41, height, -14), (41, height + 5, -14)], 2.1, "metal")
    plan.rod([(41, height + 4, -14), *arch, (27, height + 13, -14)], 1.3, "metal")


def _rounded(left: float, right: float, near: float, far: float, radius: float) -> list[tuple[float, float]]:
    """The corners of a flat rectangle whose own corners are rounded."""
    turns = [(right, far, 0), (left, far, 90), (left, near, 180), (right, near, 270)]
    found = []
    for x, z, start in turns:
        centre_x = x - math.copysign(radius, x - (left + right) / 2)
        centre_z = z - math.copysign(radius, z - (near + far) / 2)
        for angle in (start, start + 45, start + 90):
            a = math.radians(angle)
            found.append((centre_x + radius * math.cos(a), centre_z + radius * math.sin(a)))
    return found


def wall(plan: Plan, height: float, facing: float) -> None:
    """A wall whose face looks to -x (facing 1) or +x (facing -1). It runs on past the picture: no line closes it.

    A picture hangs on it and a second wall meets it in a corner: both say "wall" where a lone plane says "board".
    """
    near, far, back, skirting = 42.0, -92.0, -60.0 * facing, 9.0
    looks = -FORWARD * facing

    def face(z: float, low: float, high: float, end: float) -> list[tuple[float, float, float]]:
        return [(0, low, end), (0, low, z), (0, high, z), (0, high, end)]

    soft = [(0, height - 16, near), (0, height - 5, near - 4), (0, height, near - 15)]
    return_soft = [(back, height - 16, far), (back * 0.93, height - 5, far), (back * 0.76, height, far)]

    def frame(margin: float) -> tuple[list[tuple[float, float, float]], Vector]:
        low, high = 146 + margin, 178 - margin
        if facing > 0:
            return face(-50 - margin, low, high, -80 + margin), looks
        left, right = 17 + margin, 43 - margin  # on the other wall: here this one is behind the person's head
        return [(left, low, far), (right, low, far), (right, high, far), (left, high, far)], RIGHT

    patches = [
        plan.patch([(0, 0, far), (back, 0, far), *return_soft, (0, height, far)], RIGHT, "wall-light", weight=0),
        plan.patch(
            [(0, 0, far), (back, 0, far), (back, skirting, far), (0, skirting, far)], RIGHT, "wall-dark", weight=0
        ),
        plan.patch([(0, 0, far), (0, 0, near), *soft, (0, height, far)], looks, "wall", weight=0),
        plan.patch(face(near, 0, skirting, far), looks, "wall-dark", weight=0),
        plan.patch([(0, skirting, near), (0, skirting, far), (back, skirting, far)], looks),
        plan.patch([(0, 0, near), (0, 0, far), (back, 0, far)], looks, weight=WEIGHT),
        plan.patch([(0, 0, far), (0, height, far)], looks),
        plan.patch(*frame(0), "wood", weight=WEIGHT),
        plan.patch(*frame(5), "wall-light", weight=FINE),
    ]
    low, high = sorted((0.0, 6.0 * facing))
    plan.box((low, 0, far), (high, height, near), "", patches=patches)


def door(plan: Plan, height: float) -> None:
    """The square post at the end of a banister, with a band's loop around it at `height`."""
    top, away = height + 15, -75.0
    half = POST
    plan.box((-1.8, 9, away), (1.8, 13, -half), "wood")
    for z in (-20, -36, -52, -68):
        plan.box((-1.4, 13, z - 1.4), (1.4, height + 5, z + 1.4), "wood")
    plan.box((-3, height + 5, away), (3, height + 9.5, -half), "wood")
    plan.box((-half - 2.5, 0, -half - 2.5), (half + 2.5, 8, half + 2.5), "wood")
    loop = []
    for sign in (1, -1):
        for normal, ends in ((FORWARD, ((half, -half), (half, half))), (RIGHT, ((-half, half), (half, half)))):
            (x0, z0), (x1, z1) = ((x * sign, z * sign) for x, z in ends)
            low, high = height - 2.5, height + 2.5
            loop.append(
                plan.patch(
                    [(x0, low, z0), (x1, low, z1), (x1, high, z1), (x0, high, z0)],
                    normal * sign,
                    "band",
                    weight=WEIGHT,
                    ink="ink",
                )
            )
    plan.box((-half, 8, -half), (half, top, half), "wood", patches=loop)
    plan.box((-half - 2, top, -half - 2), (half + 2, top + 4, half + 2), "wood")


def step(plan: Plan, height: float) -> None:
    """The first stair and most of the second, with a fixed rail beside them. The stairs run on past the picture, so no
    line closes them at that end; underneath they slope as stairs do."""
    half, end = 36.0, TREAD + 24
    under = 2 * height - 20
    foot = end - under * TREAD / height
    outer = [(end, under), (foot, 0), (0, 0), (0, height), (TREAD, height), (TREAD, 2 * height), (end, 2 * height)]

    def level(x: float, y: float, until: float) -> list[tuple[float, float, float]]:
        return [(x, y, -half), (x, y, half), (until, y, half), (until, y, -half)]

    patches = []
    for x, y, until in ((0, height, TREAD), (TREAD, 2 * height, end)):
        riser = [(x, y - height, half), (x, y, half), (x, y, -half), (x, y - height, -half)]
        patches += [
            plan.patch(level(x, y, until), UP, "step-light", weight=0),
            plan.patch(level(x, y, x + 3.5), UP, "step-dark", weight=0),
            plan.patch([(until, y, -half), (x, y, -half), (x, y, half)], UP, weight=WEIGHT),
            plan.patch(riser, -FORWARD, "step-dark", weight=WEIGHT),
        ]
    for z in (-half, half):
        side = [(x, y, z) for x, y in outer]
        patches += [plan.patch(side, RIGHT * z, "step", weight=0), plan.patch(side, RIGHT * z, weight=WEIGHT)]
    last = [(end, under, -half), (end, under, half), (end, 2 * height, half), (end, 2 * height, -half)]
    below = [(end, under, -half), (end, under, half), (foot, 0, half), (foot, 0, -half)]
    patches.append(plan.patch(last, FORWARD, "step-dark", weight=0))
    patches.append(plan.patch(below, unit(vec(height, -TREAD, 0)), "step-dark", weight=0))
    plan.box((0, 0, -half), (TREAD, height, half), "")
    plan.box((TREAD, under, -half), (end, 2 * height, half), "", patches=patches)
    for x in (-46, end - 14):
        plan.rod([(x, 0, RAIL_SIDE), (x, rail_height(height, x), RAIL_SIDE)], 1.5, "metal", "rail")
    sloped = [(x, rail_height(height, x), RAIL_SIDE) for x in (-52, -TREAD, end + 4)]
    plan.rod(sloped, RAIL_RADIUS, "wood", "rail")


def rail_height(stair: float, x: float) -> float:
    """The height of the rail's middle line above a place x: level at first, then along the stairs."""
    return RAIL - RAIL_RADIUS + max(0.0, x + TREAD) * stair / TREAD


def bed(plan: Plan) -> None:
    """A firm bed; the person lies with the hips near the origin and the head toward -x."""
    for z in (-1, 1):
        inner, outer = sorted((z * 43.0, z * 49.0))
        plan.box((84, 0, inner), (90, 16, outer), "wood")
    plan.box((-104, 0, -52), (-99, 86, 52), "wood")
    plan.box((-99, 16, -50), (91, 30, 50), "wood")
    plan.box((-99, 30, -50), (92, MATTRESS, 50), "bed", soft=True, round=6.0)
    _head_pillow(plan, MATTRESS, 28)


def mat(plan: Plan) -> None:
    """A mat on the floor with a pillow."""
    plan.box((-98, 0, -36), (90, MAT, 36), "mat", soft=True)
    _head_pillow(plan, MAT, 24)


def _head_pillow(plan: Plan, ground: float, half: float) -> None:
    """The pillow under a lying person's head."""
    plan.box((-97, ground - 1, -half), (-62, ground + HEAD_PILLOW, half), "pillow", soft=True, round=4.9)


def stool(plan: Plan, height: float) -> None:
    """A low stool on four legs."""
    for x in (-11, 11):
        for z in (-11, 11):
            plan.box((x - 1.9, 0, z - 1.9), (x + 1.9, height - 4, z + 1.9), "wood")
    plan.box((-14, height - 4, -14), (14, height, 14), "wood")


def pillow(plan: Plan, ground: float, thick: float) -> None:
    """A loose pillow on a bed, a mat or the floor."""
    plan.box((-15, ground - 1, -24), (15, ground + thick, 24), "pillow", soft=True, round=min(5.5, thick / 2))


def roll(plan: Plan, ground: float) -> None:
    """A rolled towel; its end shows the turns."""
    middle, half = ground + ROLL_RADIUS - 0.5, 27.0
    turns = [0.5 * i for i in range(5, 29)]
    spiral = [
        (r * math.cos(a), middle + r * math.sin(a)) for a in turns for r in (ROLL_RADIUS * (0.08 + 0.9 * a / 14),)
    ]
    ends = [plan.patch([(x, y, z * half) for x, y in spiral], RIGHT * z) for z in (-1, 1)]
    path = [(0, middle, -half), (0, middle, half)]
    plan.rod(path, ROLL_RADIUS, "towel", soft=True, patches=ends, stripes=(0.12, 0.2, 0.8, 0.88))


def towel(plan: Plan) -> None:
    """A towel flat on the floor; in front of the toes it lies in folds."""
    bumps = [(13 + 2.5 * i, 0.5 + 1.3 * (1 - math.cos(i * math.pi / 2.5))) for i in range(9)]
    wave = [(-24, 0.5), (9, 0.5), *bumps, (40, 0.5)]
    cloth = [(x, y, 20) for x, y in wave] + [(x, y, -20) for x, y in reversed(wave)]
    stripes = [[(x, 0.5, z) for x, z in ((a, -20), (a, 20), (a + 2.4, 20), (a + 2.4, -20))] for a in (-20, -15.5, 34.5)]
    folds = [[(x, 3, -20), (x + 1.2, 2.8, 0), (x, 3, 20)] for x in (19.2, 31.5)]
    patches = [plan.patch(cloth, UP, "towel", weight=WEIGHT)]
    patches += [plan.patch(stripe, UP, "kick", weight=0) for stripe in stripes]
    patches += [plan.patch(fold, UP) for fold in folds]
    plan.box((-24, 0, -20), (40, TOWEL, 20), "", soft=True, patches=patches)
