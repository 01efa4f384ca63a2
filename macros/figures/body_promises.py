"""What must be true of every body: what a person cannot do, or should not, is not drawn.

In: a Picture. Out: findings, each with the number of its picture, what is wrong and what to change. Units: degrees,
centimetres. Each promise is a small named generator. Must not know: how any of it is drawn.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from .furniture import MATTRESS
from .picture import Panel, Picture, bodies_between
from .plane import area_of_support, gap
from .props import SEAT, ground_height
from .skeleton import (
    BACK,
    FLESH,
    FOREARM,
    NECK,
    RANGE,
    SHANK,
    THIGH,
    UPPER_ARM,
    WAIST,
    Body,
    centre_of_mass,
    joint_angles,
)
from .space import SIDES, Vector, length, vec


class Fault(NamedTuple):
    """The number of the picture, counted from 1 (0 for all), what is wrong, what to change, and the code."""

    picture: int
    what: str
    cure: str
    code: str


BONES = {
    ("hip", "knee"): THIGH, ("knee", "ankle"): SHANK, ("shoulder", "elbow"): UPPER_ARM, ("elbow", "wrist"): FOREARM,
}  # fmt: skip
"""Pairs of joints on each side, and how far they are apart."""
HAND_MAY_MISS, FOOT_MAY_MISS, SEAT_MAY_MISS = 2.0, 0.6, 1.5
"""cm."""
BALANCE = (1.5, 16.0, 28.0)
"""How far (cm) the centre of mass may be outside the feet: standing free, holding on with one hand, with both."""
THICKNESS = {"knee": 4.5, "ankle": 3.0, "elbow": 2.5, "wrist": 1.5, "toe": 0.5, "heel": 0.5}
"""How near (cm) the middle of a joint may come to something hard."""
HEAD_ROOM = 9.0
FIXED = {"counter", "wall", "rail"}
"""What a standing person may hold. A chair is never one of them."""
ROUND_TRUNK = (9.0, 13.5)
"""Half depth and half width (cm) of the trunk that no elbow, wrist or knee may be inside."""


def bones_keep_their_length(whole: Picture) -> Iterator[Fault]:
    """No bone is longer or shorter than in any other picture, nor on the way between two."""
    for number, body in _and_between(whole):
        spine = [("pelvis", "waist", WAIST + 0.1), ("waist", "neck", BACK + NECK)]
        limbs = [(f"{side}.{a}", f"{side}.{b}", size) for side in SIDES for (a, b), size in BONES.items()]
        for a, b, size in limbs + spine:
            measured = length(body.points[a] - body.points[b])
            if abs(measured - size) > 0.2:
                yield Fault(
                    number,
                    f"{a} to {b} is {measured:.1f} cm long, and should be {size:.1f}.",
                    "Mend the skeleton.",
                    "body-impossible",
                )


def joints_stay_in_range(whole: Picture) -> Iterator[Fault]:
    """No joint bends further than a person's does."""
    for number, panel in enumerate(whole.panels, 1):
        angles = joint_angles(panel.body)
        for joint, angle in angles.items():
            low, high = RANGE[joint.split(".")[-1]]
            if _cannot_be_told(joint, angles):
                continue
            if not low - 1 <= angle <= high + 1:
                yield Fault(
                    number,
                    f"{joint} is bent {angle:.0f} degrees.",
                    f"A person's goes from {low:.0f} to {high:.0f}.",
                    "body-impossible",
                )


def _cannot_be_told(joint: str, angles: dict[str, float]) -> bool:
    """True for an angle without a meaning: forward, back and turned of a limb that is far out to the side, and turned
    of an arm whose elbow is above the shoulder."""
    limb = joint.removesuffix("_rotate")
    if not limb.endswith(("hip", "shoulder")):
        return False
    raised = joint.endswith("shoulder_rotate") and abs(angles[limb]) > 90
    return raised or (joint.endswith(("shoulder", "_rotate")) and abs(angles[f"{limb}_abduct"]) > 70)


def feet_are_on_their_surface(whole: Picture) -> Iterator[Fault]:
    """A foot that stands on something touches it, its leg is long enough, and no foot is below what it is on."""
    for number, panel in enumerate(whole.panels, 1):
        for side in SIDES:
            ground = panel.stance[f"{side}_leg"].get("foot", "free")
            lowest = _lowest(panel.body, side)
            if ground in ("free", "together"):
                floor = MATTRESS - 3 if "bed" in whole.things else 0.0
                if lowest < floor - FOOT_MAY_MISS:
                    yield Fault(
                        number,
                        f"The {side} foot is {floor - lowest:.1f} cm below what it rests on.",
                        "Bend the leg more.",
                        "body-misses",
                    )
                continue
            level = ground_height(whole.things, ground)
            if abs(lowest - level) > FOOT_MAY_MISS:
                yield Fault(
                    number,
                    f"The {side} foot is {lowest - level:+.1f} cm off the {ground}.",
                    "Move it with `at`.",
                    "body-misses",
                )
            elif panel.body.missed.get(f"{side}.leg", 0) > FOOT_MAY_MISS:
                missed = panel.body.missed[f"{side}.leg"]
                yield Fault(
                    number,
                    f"The {side} leg is {missed:.1f} cm too short for where the foot is.",
                    "Move the foot nearer.",
                    "body-misses",
                )


def feet_stay_above_the_floor_on_the_way(whole: Picture) -> Iterator[Fault]:
    """In the movement between two pictures, no foot goes through the floor."""
    for number, body in _and_between(whole):
        lowest = min(_lowest(body, side) for side in SIDES)
        if lowest < -1.5:
            yield Fault(
                number,
                f"On the way here a foot goes {-lowest:.0f} cm through the floor.",
                "Bend that leg more.",
                "body-misses",
            )


def hands_are_where_they_hold(whole: Picture) -> Iterator[Fault]:
    """A hand that is told to be on something is within 2 cm of it."""
    for number, panel in enumerate(whole.panels, 1):
        for side in SIDES:
            missed = panel.body.missed.get(f"{side}.arm", 0.0)
            if missed > HAND_MAY_MISS:
                held = panel.body.targets[f"{side}.arm"].what
                what = f"The {side} hand misses its place ({held}) by {missed:.1f} cm."
                yield Fault(number, what, "Move the body or the thing nearer.", "body-misses")


def nothing_is_inside_a_thing(whole: Picture) -> Iterator[Fault]:
    """No knee, foot, elbow, wrist or head is inside something hard."""
    for number, panel in enumerate(whole.panels, 1):
        body = panel.body
        places = [(f"{side}.{name}", room) for side in SIDES for name, room in THICKNESS.items()]
        for thing in whole.things.values():
            hard = [solid for solid in thing.solids if not solid.soft]
            for name, room in [*places, ("head", HEAD_ROOM)]:
                if _may_touch(panel, name, thing.name):
                    room = -0.8
                nearest = min((solid.distance(body.points[name]) for solid in hard), default=room)
                if nearest < room - 0.5:
                    yield Fault(
                        number,
                        f"The {name} is {room - nearest:.0f} cm inside the {thing.name}.",
                        "Move one of the two.",
                        "body-impossible",
                    )


def nothing_is_inside_the_trunk(whole: Picture) -> Iterator[Fault]:
    """No elbow, wrist or knee is inside the chest or belly."""
    depth, width = ROUND_TRUNK
    for number, panel in enumerate(whole.panels, 1):
        body = panel.body
        for side in SIDES:
            for name in ("elbow", "wrist", "knee"):
                x, y, z = body.frames["thorax"].T @ (body.points[f"{side}.{name}"] - body.points["waist"])
                if -3 < y < 29 and (x / depth) ** 2 + (z / width) ** 2 < 1:
                    yield Fault(
                        number,
                        f"The {side} {name} is inside the trunk.",
                        "Turn the arm or move the hand outward.",
                        "body-impossible",
                    )


def sitting_is_on_the_seat(whole: Picture) -> Iterator[Fault]:
    """A sitting person's hips are at the height of the seat; higher only while a hand pushes on something."""
    for number, panel in enumerate(whole.panels, 1):
        if panel.body.base != "sit":
            continue
        above = float(panel.body.points["pelvis"][1]) - SEAT - FLESH
        pushes = any(f"{side}.arm" in panel.body.targets for side in SIDES)
        if above < -SEAT_MAY_MISS or (above > SEAT_MAY_MISS and not pushes):
            yield Fault(
                number,
                f"The hips are {above:+.1f} cm from where the seat carries them.",
                "Change pelvis: up.",
                "body-misses",
            )


def weight_is_over_the_support(whole: Picture) -> Iterator[Fault]:
    """A standing person would not fall: the centre of mass is over the feet, or a hand holds something fixed."""
    for number, panel in enumerate(whole.panels, 1):
        body = panel.body
        if body.base != "stand":
            continue
        ground = _standing_corners(panel, whole)
        if not ground:
            yield Fault(number, "No foot stands on anything.", "Give a leg `foot: floor`.", "body-falls")
            continue
        away = gap(area_of_support(ground), centre_of_mass(body)[[0, 2]])
        hands = [what for what in _held_things(panel) if what in FIXED]
        if away > BALANCE[min(len(hands), 2)]:
            yield Fault(
                number,
                f"This body would fall: its weight is {away:.0f} cm outside the feet.",
                "Change pelvis: forward or side.",
                "body-falls",
            )


def standing_holds_something_fixed(whole: Picture) -> Iterator[Fault]:
    """A standing person has a hand on a counter, wall or rail in every picture, and never one on a chair."""
    for number, panel in enumerate(whole.panels, 1):
        if panel.body.base != "stand":
            continue
        held = set(_held_things(panel))
        if held & {"chair-seat", "chair-arms"}:
            what = "A standing person holds a chair, which can tip."
            yield Fault(number, what, "Hold a counter, rail or wall.", "standing-not-held")
        elif not held & FIXED:
            what = "A standing person holds nothing fixed."
            yield Fault(number, what, "Put a hand on a counter, rail or wall.", "standing-not-held")


def standing_wears_shoes(whole: Picture) -> Iterator[Fault]:
    """Nobody stands in socks or barefoot."""
    if whole.figure.wear in ("socks", "bare"):
        for number, panel in enumerate(whole.panels, 1):
            if panel.body.base == "stand":
                yield Fault(number, "A standing person wears no shoes.", "Leave out `wear`.", "standing-without-shoes")


def _and_between(whole: Picture) -> Iterator[tuple[int, Body]]:
    """Every body that is drawn, and three on the way to each."""
    bodies = [panel.body for panel in whole.panels]
    yield 1, bodies[0]
    for number, (before, after) in enumerate(pairwise(bodies), 2):
        yield from ((number, body) for body in bodies_between(before, after, 5)[1:])


def _lowest(body: Body, side: str) -> float:
    """The height of the lowest point of a foot; curled toes press into what is under them and do not count."""
    names = ("heel", "ball") if body.toes[side] < 0 else ("heel", "ball", "toe")
    return min(float(body.points[f"{side}.{name}"][1]) for name in names)


def _held_things(panel: Panel) -> list[str]:
    """What each hand is on, in the words of the data."""
    return [panel.body.targets[f"{side}.arm"].what for side in SIDES if f"{side}.arm" in panel.body.targets]


def _may_touch(panel: Panel, point: str, thing: str) -> bool:
    """True for a foot on the thing it stands on, and for the arm of a hand that holds the thing."""
    side, _, name = point.partition(".")
    if name in ("toe", "heel", "ankle"):
        return panel.stance[f"{side}_leg"].get("foot") == thing
    if name in ("wrist", "elbow"):
        target = panel.body.targets.get(f"{side}.arm")
        return target is not None and (
            target.what == thing or target.what.split("-")[0] in thing or target.what == "rail"
        )
    return False


def _standing_corners(panel: Panel, whole: Picture) -> list[Vector]:
    """The corners, seen from above (x, z), of the feet that stand on something."""
    found = []
    for side in SIDES:
        ground = panel.stance[f"{side}_leg"].get("foot", "free")
        if ground in ("free", "together"):
            continue
        level = ground_height(whole.things, ground)
        for name in ("heel", "ball", "toe"):
            place = panel.body.points[f"{side}.{name}"]
            if place[1] < level + 2:
                found += [vec(place[0], place[2] - 4), vec(place[0], place[2] + 4)]
    return found
