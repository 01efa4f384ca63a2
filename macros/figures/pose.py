"""From a complete stance to a Body: where the hips go, then the trunk, then legs, then arms.

Units: degrees and centimetres; axes as in `space` (x forward, y up, z to the person's right).
Order matters: legs hang on the pelvis, standing height follows from the legs, and arms may rest on the thighs.
Must not know: outlines, SVG.
"""

import math
from collections.abc import Mapping

from ..facts.poses import Stance
from .furniture import MAT
from .props import MATTRESS, SEAT, Thing, contact, ground_height
from .skeleton import (
    ANKLE,
    BACK,
    BALL,
    FLESH,
    HEEL,
    HIP_HALF,
    SHANK,
    THIGH,
    WAIST,
    Body,
    Target,
    hip_frame,
    place_trunk,
    reach_arm,
    reach_leg,
    set_arm,
    set_leg,
)
from .space import (
    FORWARD,
    RIGHT,
    SIDES,
    UP,
    Frame,
    Vector,
    about,
    about_forward,
    about_right,
    about_up,
    columns,
    unit,
    vec,
)
from .touch import ON_THE_BODY, hand_frame, on_bed_in_front

Things = Mapping[str, Thing]

LYING_FLESH = 10.0
"""From the middle of the back, or the hip joints, down to the bed."""
STANDING_BEND = 4.0
"""A knee that carries the body is never locked."""
LEAN_OF_PELVIS = {"sit": 0.85, "stand": 1.0}
"""How much of a lean happens in the hips; the rest rounds the back."""
HEAD_LEVEL = 0.6
"""How much of the lean the head takes back, to look ahead."""


def solve(stance: Stance, things: Things) -> Body:
    """The body of a stance among the things in the room."""
    body = Body(stance["base"])
    BASES[stance["base"]](body, stance, things)
    for side in SIDES:
        _place_leg(body, side, stance[f"{side}_leg"], things)
    for side in SIDES:
        _place_arm(body, side, stance[f"{side}_arm"], things)
    return body


# ---------------------------------------------------------------- hips, trunk and head


def _upright(body: Body, stance: Stance, things: Things) -> None:
    pelvis, trunk = stance.get("pelvis", {}), stance.get("trunk", {})
    lean = trunk.get("lean", 0)
    share = LEAN_OF_PELVIS[body.base]
    tip = lean * share + pelvis.get("tilt", 0) + stance.get("incline", 0)
    frame = about_up(-pelvis.get("turn", 0)) @ about_forward(pelvis.get("drop", 0)) @ about_right(-tip)
    if body.base == "sit":
        place = vec(-2 + pelvis.get("forward", 0), SEAT + FLESH, pelvis.get("side", 0))
    else:
        place = _standing_place(stance, frame, things)
    place = place + UP * pelvis.get("up", 0)
    _trunk_on(body, stance, place, frame, lean * (1 - share), lean * HEAD_LEVEL + stance.get("incline", 0) * 0.3)


def _standing_place(stance: Stance, frame: Frame, things: Things) -> Vector:
    """The hips of a standing person: over the loaded feet, as high as the straightest of those legs allows."""
    pelvis = stance.get("pelvis", {})
    loaded = {
        side: stance[f"{side}_leg"]
        for side in SIDES
        if stance[f"{side}_leg"].get("foot", "free") != "free" and stance[f"{side}_leg"].get("load") != "none"
    }
    ankles = {side: _foot_target(side, leg, things).place for side, leg in loaded.items()}
    middle = sum(float(place[0]) for place in ankles.values()) / max(1, len(ankles))
    leg_length = THIGH + SHANK
    forward = middle + pelvis.get("forward", 0) + leg_length * math.sin(math.radians(stance.get("incline", 0)))
    level = vec(forward, 0, pelvis.get("side", 0))
    heights = []
    for side, ankle in ankles.items():
        bend = math.radians(loaded[side].get("bend", STANDING_BEND))
        reach = math.sqrt(THIGH**2 + SHANK**2 + 2 * THIGH * SHANK * math.cos(bend))
        hip = level + frame @ vec(0, 0, SIDES[side] * HIP_HALF)
        aside = math.hypot(ankle[0] - hip[0], ankle[2] - hip[2])
        heights.append(float(ankle[1]) + math.sqrt(max(1.0, reach * reach - aside * aside)) - float(hip[1]))
    return level + UP * min(heights, default=THIGH + SHANK + ANKLE)


def _on_the_back(body: Body, stance: Stance, things: Things) -> None:
    """The shoulders stay on the bed; raising the pelvis turns the trunk about them."""
    back = WAIST + BACK
    pelvis = stance.get("pelvis", {})
    raised = math.degrees(math.asin(max(-0.9, min(0.9, pelvis.get("up", 0) / back))))
    frame = columns(UP, -FORWARD, RIGHT) @ about_right(raised)
    shoulders = vec(pelvis.get("forward", 0) - back, _bed_top(things) + LYING_FLESH, pelvis.get("side", 0))
    place = shoulders - frame @ vec(0, back, 0)
    _trunk_on(body, stance, place, frame, 0, -raised - 10)


def _on_the_side(body: Body, stance: Stance, things: Things) -> None:
    """On the left side, the head toward +x, the front toward +z."""
    pelvis = stance.get("pelvis", {})
    frame = columns(RIGHT, FORWARD, UP) @ about_up(-pelvis.get("roll", 0))
    place = vec(pelvis.get("forward", 0), _bed_top(things) + HIP_HALF + FLESH, pelvis.get("side", 0))
    _trunk_on(body, stance, place, frame, 0, 0)


def _on_the_bed(body: Body, stance: Stance, things: Things) -> None:
    """Sitting with the legs out on the bed; a lean moves the trunk alone, as against a pillow."""
    pelvis = stance.get("pelvis", {})
    place = vec(pelvis.get("forward", 0), _bed_top(things) + FLESH + pelvis.get("up", 0), pelvis.get("side", 0))
    lean = stance.get("trunk", {}).get("lean", 0)
    frame = about_right(-lean * 0.5)
    _trunk_on(body, stance, place, frame, lean * 0.5, lean * HEAD_LEVEL)


def _trunk_on(body: Body, stance: Stance, place: Vector, frame: Frame, rounded: float, head_back: float) -> None:
    """The trunk and head on a pelvis. `rounded` bends the back further than told, `head_back` lifts the face."""
    trunk, head = stance.get("trunk", {}), stance.get("head", {})
    thorax = (
        frame
        @ about_right(-trunk.get("round", 0) - rounded)
        @ about_forward(trunk.get("side", 0))
        @ about_up(-trunk.get("turn", 0))
    )
    skull = (
        thorax
        @ about_right(head_back - head.get("nod", 0))
        @ about_up(-head.get("turn", 0))
        @ about_forward(head.get("tilt", 0))
    )
    body.breath = trunk.get("belly", 0.0)
    place_trunk(body, place, frame, thorax, skull, trunk.get("lift", 0))


def _bed_top(things: Things) -> float:
    """The surface a lying person is on: the bed, or the mat."""
    return MATTRESS if "bed" in things else MAT


BASES = {
    "sit": _upright,
    "stand": _upright,
    "lie-back": _on_the_back,
    "lie-side": _on_the_side,
    "long-sit": _on_the_bed,
}

# ---------------------------------------------------------------- legs


def _place_leg(body: Body, side: str, leg: Stance, things: Things) -> None:
    body.feet[side] = (leg.get("spread", 0.0), leg.get("arch", 0.0))
    if leg.get("foot") == "together":
        _bend_leg(body, side, leg)
        _swing_open(body, side, leg.get("open", 0))
    elif "foot" in leg:
        leg = {"at": _usual_place(body, side)} | leg
        reach_leg(body, side, _foot_target(side, leg, things, body), leg.get("heel_up", 0) + leg.get("toes", 0))
    else:
        _bend_leg(body, side, leg)


def _usual_place(body: Body, side: str) -> list[float]:
    """Where a foot stands when nobody says: under the hip, under the knee of a sitting person."""
    if body.base == "sit":
        return [float(body.points[f"{side}.hip"][0]) + THIGH - 3.5, HIP_HALF + 0.5]
    return [38.0 if body.base == "lie-back" else 0.0, HIP_HALF]


def _foot_target(side: str, leg: Stance, things: Things, body: Body | None = None) -> Target:
    """Ankle and foot of a placed leg. Lifted heels turn about the ball of the foot, lifted toes about the heel."""
    sign = SIDES[side]
    forward, out = leg.get("at", [0.0, HIP_HALF])
    ground = leg["foot"]
    level = leg.get("height", 0.0) if ground == "free" else ground_height(things, ground)
    flat = about_up(-sign * leg.get("toe_out", 6))
    sole = vec(forward, level, sign * out)
    heel_up, toes_up = leg.get("heel_up", 0), leg.get("toes_up", 0)
    pivot = BALL if heel_up else -HEEL
    foot = flat @ about_right(toes_up - heel_up)
    ankle = sole + flat @ vec(pivot, 0, 0) - foot @ vec(pivot, -ANKLE, 0)
    knee_out = RIGHT * sign * leg.get("knee_out", 0)
    toward = flat @ FORWARD
    if body is None:
        return Target(ground, ankle, foot, toward)
    ahead = body.frames["pelvis"] @ FORWARD  # lying, the knees point where the belly points
    lying = ahead[1] > 0.6
    pole = unit(toward * 0.25 + ahead) if lying else unit(toward + ahead * 0.15)
    return Target(ground, ankle, foot, unit(pole + knee_out))


def _bend_leg(body: Body, side: str, leg: Stance) -> None:
    sign = SIDES[side]
    thigh = hip_frame(body.frames["pelvis"], side, leg.get("hip", 0), leg.get("abduct", 0), leg.get("rotate", 0))
    shank = thigh @ about_right(-leg.get("knee", 0))
    foot = shank @ about_right(leg.get("ankle", 0)) @ about_up(-sign * leg.get("toe_out", 0))
    set_leg(body, side, thigh, shank, foot, leg.get("toes", 0))


def _swing_open(body: Body, side: str, degrees: float) -> None:
    """Turn a bent leg about the line from hip to ankle: lying on the side, the knee opens and the foot stays."""
    axis = unit(body.points[f"{side}.ankle"] - body.points[f"{side}.hip"])
    turn, foot_turn = about(axis, degrees), about(axis, degrees * 0.6)
    thigh, shank, foot = (body.frames[f"{side}.{name}"] for name in ("thigh", "shank", "foot"))
    set_leg(body, side, turn @ thigh, turn @ shank, foot_turn @ foot, body.toes[side])


# ---------------------------------------------------------------- arms


def _place_arm(body: Body, side: str, arm: Stance, things: Things) -> None:
    sign = SIDES[side]
    if "hand" in arm:
        target, grip = _hand_target(body, side, arm, things)
        reach_arm(body, side, target)
    elif "reach" in arm:
        forward, up, out = arm["reach"]
        place = body.points[f"{side}.shoulder"] + vec(forward, up, sign * out)
        reach_arm(body, side, Target("reach", place, None, _pole(body, side, arm.get("elbow_to", "usual"))))
        grip = "hold"
    else:
        upper = hip_frame(
            body.frames["thorax"], side, arm.get("shoulder", 0), arm.get("abduct", 6), arm.get("rotate", 0)
        )
        forearm = upper @ about_right(arm.get("elbow", 8))
        hand = forearm @ about_up(-sign * arm.get("palm", 0)) @ about_forward(sign * arm.get("wrist", 0))
        set_arm(body, side, upper, forearm, hand)
        grip = "rest"
    body.hands[side] = arm.get("grip", grip)


def _pole(body: Body, side: str, toward: str) -> Vector:
    """Where an elbow points."""
    sign = SIDES[side]
    thorax = body.frames["thorax"]
    return unit(
        {
            "usual": thorax @ vec(-0.8, -0.7, sign * 0.45),
            "down": vec(0, -1, sign * 0.15),
            "back": thorax @ vec(-1, -0.15, sign * 0.15),
            "out": thorax @ vec(-0.3, -0.35, sign),
            "up": UP + thorax @ vec(0, 0, sign * 0.1),
            "front": thorax @ vec(0.7, -0.8, sign * 0.2),
        }[toward]
    )


def _hand_target(body: Body, side: str, arm: Stance, things: Things) -> tuple[Target, str]:
    """Where a hand goes that touches the own body or a thing, and how it is held there."""
    what = arm["hand"]
    touch = on_bed_in_front if what == "bed" and body.base == "lie-side" else ON_THE_BODY.get(what)
    if touch:
        found = touch(body, side, arm)
        elbow = found.elbow
    else:
        found = contact(things, what, side, arm)
        elbow = "out" if body.base == "lie-back" else "usual"  # an elbow never points into the mattress
    frame = None if found.fingers is None else hand_frame(side, found.fingers, found.palm)
    return Target(what, found.place, frame, _pole(body, side, arm.get("elbow_to", elbow))), found.grip
