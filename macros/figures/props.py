"""What stands in the room: where each thing is, where hands and feet may rest on it, and its drawing.

In: Props of the validated data (centimetres and degrees). Out: a Thing with its solids in the world, the Contact of a
hand, and parts in page centimetres. Axes: x forward, y up from the floor, z the person's right.
Must not know: how a body is posed or drawn; it only hears how near the eye the body is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..facts.model.figure import Prop, Props
from . import furniture as made
from .furniture import Plan
from .parts import Part, Parts
from .solids import Solid, Span, add_patch, back_to_front
from .space import FORWARD, RIGHT, SIDES, UP, Camera, Frame, Points, Vector, about_up, points, unit, vec

SEAT, MATTRESS = made.SEAT, made.MATTRESS
"""Heights (cm) that a body needs to know; `furniture` has the others."""

PLACES: dict[tuple[str, str], tuple[float, float, float]] = {
    ("chair", "under"): (0, 0, 0),
    ("chair", "front"): (75, 0, 180),
    ("chair", "behind"): (-48, 0, 0),
    ("chair", "right"): (0, 62, 0),
    ("chair", "left"): (0, -62, 0),
    ("armchair", "under"): (0, 0, 0),
    ("armchair", "behind"): (-48, 0, 0),
    ("counter", "front"): (34, 0, 0),
    ("counter", "behind"): (-34, 0, 180),
    ("counter", "right"): (0, 30, -90),
    ("counter", "left"): (0, -30, 90),
    ("wall", "front"): (60, 0, 0),
    ("wall", "behind"): (-13, 0, 0),
    ("wall", "right"): (0, 40, -90),
    ("wall", "left"): (0, -40, 90),
    ("door", "front"): (104, 0, 0),
    ("door", "right"): (0, 90, 0),
    ("door", "left"): (0, -90, 0),
    ("step", "front"): (24, 0, 0),
    ("bed", "under"): (0, 0, 0),
    ("mat", "under"): (0, 0, 0),
    ("stool", "front"): (63, 12, 0),
    ("pillow", "under"): (62, 0, 0),
    ("pillow", "between"): (-61, 4, 0),
    ("pillow", "behind"): (-58, 0, 0),
    ("roll", "under"): (41, 0, 0),
    ("towel", "under"): (44, 9, 0),
}
"""Where a thing's origin is, by its name and place: cm forward, cm to the right, degrees turned. The first place of a
thing is its usual one."""

BELONGS_TO: dict[str, tuple[str, ...]] = {
    "rail": ("step",),
    "chair-seat": ("chair", "armchair"),
    "chair-arms": ("armchair",),
    "armrest": ("armchair",),
    "bed": ("bed", "mat"),
}
"""The things that a hand's contact word may mean, where it is not the thing's own name."""

PALM = 1.6
"""Cm from a surface to the middle of a hand that lies flat on it."""
TENT = 6.5
"""The same when only the fingertips touch."""
FIST = 1.2
"""Cm from the middle line of a rod to the middle of the palm around it."""

UNDERNEATH = {
    "wall": 10.0, "bed": 11.0, "mat": 11.0, "towel": 11.5, "step": 12.0, "pillow": 17.0, "roll": 17.0,
}  # fmt: skip
"""Layers of the things that are always drawn before the body, because it leans, lies or stands on them."""
BETWEEN_THE_LEGS = 36.0
"""The layer of a stool or pillow under the near leg: over the far leg, below the near one."""
BETWEEN_UP, BETWEEN_HEIGHT = 9.0, 8.0
"""How high (cm) a pillow between the ankles lies above the bed, and how thick it is there."""
CLEAR = {"counter": 25.0}
"""How much nearer the eye than the body (cm) a thing must be to be drawn over it; a counter's depth is in the way."""
USUALLY_CLEAR = 12.0
BODY = 65.0
"""About how high the middle of a body is (cm): things are compared with it there, so that a camera that looks down
does not take the low for the near."""


@dataclass(eq=False)
class Thing:
    """One thing in the room: its solids in the world, and its origin and frame there."""

    name: str
    solids: list[Solid]
    origin: Vector
    frame: Frame
    settings: Prop
    height: float
    """Cm of what its name promises: a counter's or stool's top, one stair, a band's anchor, a wall; else 0."""
    drawn: dict[tuple, list[Part]] = field(default_factory=dict)
    """Its parts, by the camera and the layers: it stands still while the body moves from picture to picture."""

    def world(self, *local: float) -> Vector:
        """A place in the thing's own coordinates, in the world."""
        return self.origin + self.frame @ vec(*local)

    @cached_property
    def spans(self) -> list[Span]:
        """For each solid, the low and high ends along the thing's own three axes."""
        own = [(solid.corners - self.origin) @ self.frame for solid in self.solids]
        return [(corners.min(axis=0).tolist(), corners.max(axis=0).tolist()) for corners in own]


def things(props: Props | None) -> dict[str, Thing]:
    """Every thing the data names, by its name."""
    ground = made.MATTRESS if props and props.bed else made.MAT if props and props.mat else 0.0
    found = {}
    for name in type(props).model_fields if props else ():
        settings = getattr(props, name)
        if settings is not None:
            found[name] = _built(name, settings, ground)
    return found


def _built(name: str, settings: Prop, ground: float) -> Thing:
    """One thing at its place."""
    usual = next(place for thing, place in PLACES if thing == name)
    forward, side, turn = PLACES.get((name, settings.place or usual), PLACES[name, usual])
    more_forward, more_side = settings.at or (0, 0)
    plan = Plan(name, vec(forward + more_forward, 0, side + more_side), about_up(turn + (settings.turn or 0)))
    height = settings.height or HEIGHTS.get(name, 0.0)
    if settings.place == "between":
        ground, height = ground + BETWEEN_UP, BETWEEN_HEIGHT
    BUILDERS[name](plan, settings, height, ground)
    return Thing(name, plan.solids, plan.origin, plan.frame, settings, height)


HEIGHTS = {
    "counter": made.COUNTER, "wall": 196.0, "door": made.ANCHOR, "step": made.STAIR, "stool": made.STOOL,
    "pillow": made.PILLOW,
}  # fmt: skip
BUILDERS: dict[str, Callable[[Plan, Prop, float, float], None]] = {
    "chair": lambda plan, settings, height, ground: made.chair(plan, arms=False),
    "armchair": lambda plan, settings, height, ground: made.chair(plan, arms=True),
    "counter": lambda plan, settings, height, ground: made.counter(plan, height, settings.length or 90.0),
    "wall": lambda plan, settings, height, ground: made.wall(plan, height, -1.0 if settings.place == "behind" else 1.0),
    "door": lambda plan, settings, height, ground: made.door(plan, height),
    "step": lambda plan, settings, height, ground: made.step(plan, height),
    "bed": lambda plan, settings, height, ground: made.bed(plan),
    "mat": lambda plan, settings, height, ground: made.mat(plan),
    "stool": lambda plan, settings, height, ground: made.stool(plan, height),
    "pillow": lambda plan, settings, height, ground: made.pillow(plan, ground, height),
    "roll": lambda plan, settings, height, ground: made.roll(plan, ground),
    "towel": lambda plan, settings, height, ground: made.towel(plan),
}


def ground_height(room: Mapping[str, Thing], ground: str) -> float:
    """Cm above the floor of what a foot stands on: `floor`, `bed`, `step`, `stool` or `towel`."""
    if ground == "bed" and "bed" not in room:
        return made.MAT
    if ground not in room:
        return 0.0
    return {"bed": MATTRESS, "towel": made.TOWEL}.get(ground, room[ground].height)


def anchor(thing: Thing) -> Vector:
    """Where a band leaves the post: the middle of the side that faces the person, at the loop."""
    return thing.world(-made.POST, thing.height, 0)


def footprint(thing: Thing) -> Points:
    """The four corners of what a thing covers on the floor, for its shadow: (4, 3) in the world."""
    left, _, back = points([low for low, _ in thing.spans]).min(axis=0)
    right, _, front = points([high for _, high in thing.spans]).max(axis=0)
    local = points([(left, 0, back), (right, 0, back), (right, 0, front), (left, 0, front)])
    return thing.origin + local @ thing.frame.T


@dataclass(frozen=True, eq=False)
class Contact:
    """Where a hand goes, in the world: the middle of its palm, the way its fingers and its palm look, and the grip.

    `fingers` None: as the forearm comes. `grip` is `flat` or `hold`; on a counter it is whatever the pose says.
    """

    place: Vector
    fingers: Vector | None
    palm: Vector
    grip: str


def contact(room: Mapping[str, Thing], which: str, side: str, arm: Mapping[str, Any]) -> Contact:
    """Where the hand of a side rests. `which` is the contact word, `arm` what the pose says of the arm: `at` moves the
    hand [out, deeper], on a wall [out, up], on a seat, a bed, a rail or a chair arm [out, forward]; `along` is a share
    of the way a hand can go there. Raises KeyError when the thing is not in the room."""
    thing = next((room[name] for name in BELONGS_TO.get(which, ()) if name in room), None) or room[which]
    out, more = arm.get("at", (0.0, 0.0))
    along = arm.get("along")
    sign = SIDES[side]
    forward = thing.frame @ FORWARD
    if which == "counter":
        return _on_counter(thing, sign, arm, out, more)
    if which == "wall":
        facing = -1.0 if thing.settings.place == "behind" else 1.0
        return Contact(thing.world(-PALM * facing, 128 + more, sign * (20 + out)), UP, forward * facing, "flat")
    if which == "rail":
        x = -made.TREAD + (2 * made.TREAD + 16) * (0.5 if along is None else along) + more
        place = thing.world(x, made.rail_height(thing.height, x) + FIST, made.RAIL_SIDE + sign * out)
        return Contact(place, None, -UP, "hold")
    if which == "chair-seat":
        x = (5.0 if along is None else -10 + 33 * along) + more
        place = thing.world(x, SEAT - 1.5, sign * (made.SEAT_SIDE + PALM + out))
        return Contact(place, thing.frame @ unit(vec(0.2, -1, -0.25 * sign)), thing.frame @ (RIGHT * -sign), "hold")
    if which in ("chair-arms", "armrest"):
        x = (11.0 if along is None else -12 + 28 * along) + more
        place = thing.world(x, made.CHAIR_ARM + PALM, sign * (made.CHAIR_ARM_SIDE + out))
        return Contact(place, forward, -UP, "hold" if which == "chair-arms" else "flat")
    if which == "bed":
        x = (8.0 if along is None else -20 + 60 * along) + more
        top = MATTRESS if thing.name == "bed" else made.MAT
        return Contact(thing.world(x, top + PALM, sign * (27 + out)), forward, -UP, "flat")
    return Contact(thing.world(-made.POST - FIST, thing.height, 0), None, forward, "hold")  # the post of a door


def _on_counter(thing: Thing, sign: float, arm: Mapping[str, Any], out: float, more: float) -> Contact:
    """A hand on a counter: in front of the person, or beside, where only the near hand reaches it."""
    grip = arm.get("grip", "flat")
    above = {"fingertips": TENT, "hold": FIST}.get(grip, PALM)
    along = arm.get("along", 0.0)
    if thing.settings.place in ("right", "left"):
        inward = thing.frame @ FORWARD
        place = thing.origin + vec(6.0 + more + 40.0 * along, thing.height + above, 0) + inward * (5.0 + out)
        fingers = unit(FORWARD + inward * 0.55)
    else:
        deep = (-0.5 if grip == "hold" else 4.0) + 0.5 * made.COUNTER_DEPTH * along
        place = thing.world(deep + more, thing.height + above, sign * (15 + out))
        fingers = unit(thing.frame @ vec(1, 0, -0.12 * sign))
    return Contact(place, unit(fingers - UP * 0.75) if grip == "fingertips" else fingers, -UP, grip)


def prop_parts(thing: Thing, camera: Camera, body_depth: float) -> list[Part]:
    """The drawing of a thing: layers 10 to 19 behind the body, 51 to 56 before it.

    `body_depth` is the camera's depth of the middle of the body.
    """
    layers = _layers(thing, camera, body_depth)
    seen = (camera, tuple(sorted(layers.items())))
    if seen not in thing.drawn:
        thing.drawn[seen] = _drawn(thing, camera, layers)
    return thing.drawn[seen]


def _drawn(thing: Thing, camera: Camera, layers: dict[str, float]) -> list[Part]:
    parts = Parts()
    if thing.name == "wall" and _seen_from_behind(thing, camera):
        return parts.all
    toward = (camera.toward @ thing.frame).tolist()
    for solid in back_to_front(thing.solids, thing.spans, toward):
        layer = layers[solid.part]
        solid.add_to(parts, camera, layer)
        for patch in solid.patches:
            add_patch(parts, camera, layer, thing.name, patch)
    return parts.all


def _seen_from_behind(thing: Thing, camera: Camera) -> bool:
    """True when a wall would hide the person: then it is left out."""
    return max(float(patch.normal @ camera.toward) for patch in thing.solids[0].patches[2:]) < -0.35


def _layers(thing: Thing, camera: Camera, body_depth: float) -> dict[str, float]:
    """The layer of each part of a thing: nearer ones later."""
    if thing.settings.place == "between":
        return dict.fromkeys({solid.part for solid in thing.solids}, BETWEEN_THE_LEGS)
    if thing.name in UNDERNEATH:
        return dict.fromkeys({solid.part for solid in thing.solids}, UNDERNEATH[thing.name])
    layers = {}
    for part in {solid.part for solid in thing.solids}:
        spans = [span for solid, span in zip(thing.solids, thing.spans, strict=True) if solid.part == part]
        x, z = ((min(low[axis] for low, _ in spans) + max(high[axis] for _, high in spans)) / 2 for axis in (0, 2))
        nearer = camera.depth(thing.world(x, BODY, z)) - body_depth
        if part == "" and "chair" in thing.name and thing.settings.place in (None, "under"):
            layers[part] = 14.0  # the person sits on it
        elif thing.name == "stool" and nearer > 0:
            layers[part] = BETWEEN_THE_LEGS
        elif nearer > CLEAR.get(thing.name, USUALLY_CLEAR):
            layers[part] = 51.0 + min(nearer / 40, 5.0)
        else:
            layers[part] = 15.0 + max(-2.5, min(nearer / 40, 1.0))
    return layers
