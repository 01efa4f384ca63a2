"""Where a hand lies on the own body: thigh, knee, hip, lap, belly, chest.

In: a Body whose trunk and legs are placed. Out: a Touch for one hand. Units: centimetres, measured in the frame of
the segment that is touched (forward, up, right). Must not know: things in the room, outlines.
"""

from typing import NamedTuple

from ..facts.poses import Stance
from .props import PALM
from .skeleton import FLESH, HIP_HALF, THIGH, Body
from .space import SIDES, Frame, Vector, cross, frame_along, unit, vec


class Touch(NamedTuple):
    """The place of the middle of the palm, where the fingers point, where the palm looks, the elbow and the grip."""

    place: Vector
    fingers: Vector
    palm: Vector
    elbow: str
    grip: str


def hand_frame(side: str, fingers: Vector, palm: Vector) -> Frame:
    """The frame of a hand from where its fingers point and its palm looks."""
    up = -unit(fingers)
    right = -SIDES[side] * unit(palm - up * float(palm @ up))
    return frame_along(up, cross(up, right))


def _on_thigh(body: Body, side: str, arm: Stance) -> Touch:
    along = arm.get("along", 0.6)
    thigh = body.frames[f"{side}.thigh"]
    place = body.at(f"{side}.hip", f"{side}.thigh", 9.6 - 2.0 * along, -THIGH * along, 0)
    if arm.get("palm", 0) == 180:  # the back of the hand on the thigh
        return Touch(place, thigh @ vec(0, -1, -SIDES[side] * 0.1), thigh[:, 0], "usual", "open")
    return Touch(place, thigh @ vec(-0.12, -1, -SIDES[side] * 0.1), -thigh[:, 0], "usual", "rest")


def _on_knee(body: Body, side: str, arm: Stance) -> Touch:
    """Over the outer side of the knee, palm inward."""
    sign = SIDES[side]
    thigh = body.frames[f"{side}.thigh"]
    place = body.at(f"{side}.knee", f"{side}.thigh", 4.5, 3.0, sign * 6.6)
    return Touch(place, thigh @ vec(-0.45, -0.9, sign * 0.1), thigh @ vec(-0.5, 0, -sign * 0.85), "out", "rest")


def _on_hip(body: Body, side: str, arm: Stance) -> Touch:
    sign = SIDES[side]
    pelvis = body.frames["pelvis"]
    place = body.at("pelvis", "pelvis", 3.5, 9, sign * 17.5)
    return Touch(place, pelvis @ vec(0.8, -0.45, -sign * 0.4), pelvis @ vec(0, 0, -sign), "out", "rest")


def _in_lap(body: Body, side: str, arm: Stance) -> Touch:
    sign = SIDES[side]
    thigh = body.frames[f"{side}.thigh"]
    place = body.at(f"{side}.hip", f"{side}.thigh", 9.4, -THIGH * 0.42, -sign * 4.5)
    return Touch(place, thigh @ vec(0, -0.75, -sign * 0.7), -thigh[:, 0], "usual", "rest")


def _on_belly(body: Body, side: str, arm: Stance) -> Touch:
    sign = SIDES[side]
    thorax = body.frames["thorax"]
    up = arm.get("at", [0, 0])[1]
    place = body.at("waist", "thorax", 13.0 + body.breath, 5 + up, sign * 5.5)
    return Touch(place, thorax @ vec(0.05, -0.15, -sign), -thorax[:, 0], "out", "flat")


def _on_chest(body: Body, side: str, arm: Stance) -> Touch:
    """Arms crossed: each hand on the other shoulder, the right one in front."""
    sign = SIDES[side]
    thorax = body.frames["thorax"]
    in_front = 2.5 if side == "right" else 0.0
    place = body.at("waist", "thorax", 9.0 + in_front, 27.0 - in_front, -sign * 10.5)
    return Touch(place, thorax @ vec(-0.2, 0.5, -sign * 0.85), thorax @ vec(-1, 0, sign * 0.1), "front", "flat")


def on_bed_in_front(body: Body, side: str, arm: Stance) -> Touch:
    """Lying on the side: the upper hand on the bed before the chest. `at` moves it [forward, toward the feet]."""
    out, along = arm.get("at", [0, 0])
    top = float(body.points["pelvis"][1]) - HIP_HALF - FLESH
    shoulder = body.points[f"{side}.shoulder"]
    place = vec(float(shoulder[0]) - 10 - along, top + PALM, float(shoulder[2]) + 33 + out)
    return Touch(place, vec(-0.5, 0, 0.6), vec(0, -1, 0), "front", "flat")


ON_THE_BODY = {
    "thigh": _on_thigh,
    "knee": _on_knee,
    "hip": _on_hip,
    "lap": _in_lap,
    "belly": _on_belly,
    "chest": _on_chest,
}
