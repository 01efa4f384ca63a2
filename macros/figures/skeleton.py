"""A skeleton: how long the bones are, how far the joints go, and where everything ends up.

Units: centimetres and degrees. Frames and axes as in `space`: each segment has its own frame, and in a person who
stands upright with hanging arms all frames are UPRIGHT. A point is named `head` or `right.knee`, a frame `thorax` or
`right.thigh`. Angles count from the upright pose: hip, shoulder and elbow forward, knee back, ankle with the toes up,
wrist toward the palm, head down and to the right.
Must not know: the words of the data, things in the room, outlines.
"""

import math
from dataclasses import dataclass, field

from .space import (
    SIDES,
    Frame,
    Vector,
    about_forward,
    about_right,
    about_up,
    columns,
    cross,
    length,
    unit,
    vec,
)

THIGH, SHANK, ANKLE = 41.0, 39.0, 8.5
"""Hip to knee, knee to ankle, ankle above the sole: a person of 168 cm."""
HEEL, BALL, TOE = 5.5, 12.5, 19.5
"""Back edge, toe joint and tip of the foot, measured forward from the ankle (the heel backward)."""
HIP_HALF, SHOULDER_HALF = 9.0, 16.2
"""Half the distance between the hips, and between the shoulders."""
WAIST, BACK, NECK = 12.0, 34.0, 3.5
"""Hips to waist, waist to shoulder line, shoulder line to the root of the neck."""
SHOULDER_DROP = 2.2
"""The shoulder joints hang this much below that line."""
UPPER_ARM, FOREARM, GRIP, FINGERS = 28.5, 25.0, 7.0, 15.0
"""Shoulder to elbow, elbow to wrist; wrist to the middle of the palm, wrist to the finger tips."""

FLESH = 9.0
"""From a hip joint down to the seat or bed that carries it."""

RANGE: dict[str, tuple[float, float]] = {
    "hip": (-25, 125), "hip_abduct": (-25, 45), "hip_rotate": (-45, 50),
    "knee": (-3, 145), "ankle": (-50, 30), "toes": (-50, 70),
    "shoulder": (-60, 180), "shoulder_abduct": (-45, 180), "shoulder_rotate": (-90, 90),
    "elbow": (-3, 150), "wrist": (-110, 90),
    "spine_bend": (-30, 60), "spine_side": (-35, 35), "spine_turn": (-50, 50),
    "head_nod": (-55, 55), "head_turn": (-80, 80), "head_tilt": (-45, 45),
}  # fmt: skip
"""How far each joint goes: least and most. A wrist is bent back furthest when the weight of the body is on the hand."""


@dataclass(frozen=True)
class Target:
    """Where the end of a limb was told to be, so that it can stay there between two pictures.

    For a leg `place` is the ankle and `frame` the foot's; for an arm `place` is the middle of the palm and `frame` the
    hand's, or None when the hand follows the forearm. `pole` is where the knee or elbow points.
    """

    what: str
    place: Vector
    frame: Frame | None
    pole: Vector


@dataclass
class Body:
    """One pose, worked out: points, frames, and how the limbs that touch something were placed.

    `missed` says by how many cm a limb was too short for its target; `toes` is the bend of the toe joints,
    `hands` how each hand is held, `feet` the spread of the toes and the lift of the arch, `breath` how many cm the
    belly is out.
    """

    base: str
    points: dict[str, Vector] = field(default_factory=dict)
    frames: dict[str, Frame] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    missed: dict[str, float] = field(default_factory=dict)
    toes: dict[str, float] = field(default_factory=dict)
    hands: dict[str, str] = field(default_factory=dict)
    feet: dict[str, tuple[float, float]] = field(default_factory=dict)
    breath: float = 0.0

    def at(self, point: str, frame: str, forward: float, up: float, right: float) -> Vector:
        """The place that lies so many cm from a point, measured in a frame."""
        return self.points[point] + self.frames[frame] @ vec(forward, up, right)


def place_trunk(body: Body, pelvis: Vector, frame: Frame, thorax: Frame, head: Frame, lift: float = 0.0) -> None:
    """Set everything from the hips to the head, with frames in the world; `lift` raises the shoulders."""
    body.points["pelvis"], body.frames["pelvis"] = pelvis, frame
    body.frames["thorax"], body.frames["head"] = thorax, head
    body.points["waist"] = waist = pelvis + frame @ vec(-0.5, WAIST, 0)
    body.points["neck"] = neck = waist + thorax @ vec(-1.0, BACK + NECK, 0)
    body.points["chest"] = waist + thorax @ vec(0, 22, 0)
    body.points["head"] = neck + thorax @ vec(2.0, 4.5, 0) + head @ vec(1.5, 12.0, 0)
    for side, sign in SIDES.items():
        body.points[f"{side}.hip"] = pelvis + frame @ vec(0, 0, sign * HIP_HALF)
        body.points[f"{side}.shoulder"] = waist + thorax @ vec(-0.8, BACK - SHOULDER_DROP + lift, sign * SHOULDER_HALF)


def hip_frame(pelvis: Frame, side: str, hip: float, abduct: float, rotate: float) -> Frame:
    """The thigh's frame (or the upper arm's, given the thorax): forward first, then out, then turned outward."""
    sign = SIDES[side]
    return pelvis @ about_right(hip) @ about_forward(-sign * abduct) @ about_up(-sign * rotate)


def set_leg(body: Body, side: str, thigh: Frame, shank: Frame, foot: Frame, toes: float) -> None:
    """Set a leg from its frames; `toes` bends the front of the foot up."""
    hip = body.points[f"{side}.hip"]
    toe_frame = foot @ about_right(toes)
    knee = hip + thigh @ vec(0, -THIGH, 0)
    ankle = knee + shank @ vec(0, -SHANK, 0)
    ball = ankle + foot @ vec(BALL, -ANKLE, 0)
    body.frames |= {f"{side}.thigh": thigh, f"{side}.shank": shank, f"{side}.foot": foot, f"{side}.toes": toe_frame}
    body.points |= {
        f"{side}.knee": knee,
        f"{side}.ankle": ankle,
        f"{side}.ball": ball,
        f"{side}.heel": ankle + foot @ vec(-HEEL, -ANKLE, 0),
        f"{side}.toe": ball + toe_frame @ vec(TOE - BALL, 0, 0),
    }
    body.toes[side] = toes


def set_arm(body: Body, side: str, upper: Frame, forearm: Frame, hand: Frame) -> None:
    """Set an arm from its frames."""
    elbow = body.points[f"{side}.shoulder"] + upper @ vec(0, -UPPER_ARM, 0)
    wrist = elbow + forearm @ vec(0, -FOREARM, 0)
    body.frames |= {f"{side}.upper": upper, f"{side}.forearm": forearm, f"{side}.hand": hand}
    body.points |= {
        f"{side}.elbow": elbow,
        f"{side}.wrist": wrist,
        f"{side}.grip": wrist + hand @ vec(0, -GRIP, 0),
        f"{side}.fingers": wrist + hand @ vec(0, -FINGERS, 0),
    }


def two_bones(root: Vector, end: Vector, first: float, second: float, pole: Vector) -> tuple[Vector, Vector, float]:
    """Middle joint and end of a two-bone limb that reaches for `end` while its middle points along `pole`.

    The third value is how many cm the end misses, when it is too far away or too near.
    """
    way = end - root
    distance = length(way)
    reached = min(max(distance, abs(first - second) + 1.0), (first + second) * 0.9995)
    along = unit(way)
    out = unit(pole - along * float(pole @ along))
    if not out.any():  # the pole lies along the limb: any direction square to it will do
        out = unit(cross(along, vec(0, 0, 1)) if abs(along[2]) < 0.9 else cross(along, vec(0, 1, 0)))
    share = (first * first - second * second + reached * reached) / (2 * reached)
    height = math.sqrt(max(0.0, first * first - share * share))
    return root + along * share + out * height, root + along * reached, abs(distance - reached)


def _limb_frames(root: Vector, middle: Vector, end: Vector, ahead: Vector) -> tuple[Frame, Frame]:
    """Frames of both bones. Their common right is square to the plane of the limb: taking it from `ahead` alone flips
    the frames when the limb is nearly straight."""
    line = unit(root - end)
    right = unit(cross(unit(ahead - line * float(ahead @ line)), line))
    up_first, up_second = unit(root - middle), unit(middle - end)
    return columns(cross(up_first, right), up_first, right), columns(cross(up_second, right), up_second, right)


def reach_leg(body: Body, side: str, target: Target, toes: float = 0.0) -> None:
    """Put the ankle on its target with the foot turned as told; the knee points along the pole."""
    hip = body.points[f"{side}.hip"]
    knee, ankle, missed = two_bones(hip, target.place, THIGH, SHANK, target.pole)
    thigh, shank = _limb_frames(hip, knee, ankle, target.pole)
    set_leg(body, side, thigh, shank, target.frame, toes)
    body.targets[f"{side}.leg"] = target
    body.missed[f"{side}.leg"] = missed


def reach_arm(body: Body, side: str, target: Target) -> None:
    """Put the middle of the palm on its target. Without a frame the hand goes on in the line of the forearm."""
    shoulder = body.points[f"{side}.shoulder"]
    fingers = unit(target.place - shoulder) if target.frame is None else -target.frame[:, 1]
    for _ in range(
        5 if target.frame is None else 1
    ):  # the forearm's line depends on the wrist, and the other way round
        wanted = target.place - fingers * GRIP
        elbow, wrist, _missed = two_bones(shoulder, wanted, UPPER_ARM, FOREARM, target.pole)
        if target.frame is None:
            fingers = unit(fingers * 0.3 + unit(wrist - elbow) * 0.7)
    upper, forearm = _limb_frames(shoulder, elbow, wrist, -target.pole)
    hand = forearm if target.frame is None else target.frame
    set_arm(body, side, upper, forearm, hand)
    body.targets[f"{side}.arm"] = target
    body.missed[f"{side}.arm"] = length(body.points[f"{side}.grip"] - target.place)


def joint_angles(body: Body) -> dict[str, float]:
    """The angle of every joint, read back from the frames, as `right.knee` or `spine_turn`."""
    found: dict[str, float] = {}
    pelvis, thorax = body.frames["pelvis"], body.frames["thorax"]
    for side, sign in SIDES.items():
        names = ("thigh", "shank", "foot", "upper", "forearm", "hand")
        frames = {name: body.frames[f"{side}.{name}"] for name in names}
        for joint, trunk, bone in (("hip", pelvis, frames["thigh"]), ("shoulder", thorax, frames["upper"])):
            limb = trunk.T @ bone
            down = -limb[:, 1]
            found[f"{side}.{joint}_abduct"] = _arcsine(sign * float(down[2]))
            found[f"{side}.{joint}"] = math.degrees(math.atan2(down[0], -down[1]))
            found[f"{side}.{joint}_rotate"] = math.degrees(math.atan2(sign * limb[2, 0], limb[2, 2]))
        knee = frames["thigh"].T @ frames["shank"]
        found[f"{side}.knee"] = -math.degrees(math.atan2(knee[1, 0], knee[0, 0]))
        ankle = frames["shank"].T @ frames["foot"]
        found[f"{side}.ankle"] = _arcsine(float(ankle[1, 0]))
        found[f"{side}.toes"] = body.toes[side]
        elbow = frames["upper"].T @ frames["forearm"]
        found[f"{side}.elbow"] = math.degrees(math.atan2(elbow[1, 0], elbow[0, 0]))
        forearm = frames["hand"].T @ frames["forearm"][:, 1]
        found[f"{side}.wrist"] = math.degrees(math.atan2(-sign * forearm[2], forearm[1]))
    spine = pelvis.T @ thorax
    found["spine_bend"] = math.degrees(math.atan2(spine[0, 1], spine[1, 1]))
    found["spine_side"] = _arcsine(float(spine[2, 1]))
    found["spine_turn"] = math.degrees(math.atan2(spine[2, 0], spine[0, 0]))
    head = thorax.T @ body.frames["head"]
    found["head_nod"] = -math.degrees(math.atan2(head[1, 0], head[0, 0]))
    found["head_turn"] = _arcsine(float(head[2, 0]))
    found["head_tilt"] = math.degrees(math.atan2(head[2, 1], head[2, 2]))
    return found


def _arcsine(share: float) -> float:
    """The angle of a sine that may be a hair beyond 1."""
    return math.degrees(math.asin(max(-1.0, min(1.0, share))))


def centre_of_mass(body: Body) -> Vector:
    """Where the weight of the whole body seems to hang. Shares are per cent, rounded."""
    p = body.points
    parts = [(8.0, p["head"]), (50.0, p["pelvis"] * 0.45 + p["neck"] * 0.55)]
    for side in SIDES:
        at = {
            name: p[f"{side}.{name}"] for name in ("shoulder", "elbow", "grip", "hip", "knee", "ankle", "heel", "toe")
        }
        parts += [
            (2.7, (at["shoulder"] + at["elbow"]) / 2),
            (2.2, (at["elbow"] + at["grip"]) / 2),
            (10.2, at["hip"] * 0.57 + at["knee"] * 0.43),
            (4.65, at["knee"] * 0.57 + at["ankle"] * 0.43),
            (1.45, (at["heel"] + at["toe"]) / 2),
        ]
    return sum(share * place for share, place in parts) / sum(share for share, _ in parts)
