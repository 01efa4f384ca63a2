"""The bodies on the way from one pose to another.

In: two solved Bodies and a share of the way. Out: a Body. Joints turn the shortest way; a hand or foot that is on the
same thing in both stays on it; a foot that steps is lifted, and none goes through the floor.
Units: centimetres, degrees. Must not know: the words of the data, outlines.
"""

import math
from itertools import pairwise

from .skeleton import ANKLE, BALL, Body, Target, place_trunk, reach_arm, reach_leg, set_arm, set_leg
from .space import SIDES, UP, Frame, frame_between, length, mixed, vec

STEP_LIFT = 7.0
"""How high (cm) a foot is lifted at most when it steps to another place."""
STOOD_ON = {"floor", "step", "stool", "towel"}
"""A foot goes from one of these to another in a step."""
SLID = ("bed", "towel", "free")
"""On these a foot slides; it does not step."""
CLEAR = 0.3
"""A foot this far (cm) below the floor is lifted."""

LEG, ARM = ("thigh", "shank", "foot"), ("upper", "forearm", "hand")


def between(start: Body, end: Body, share: float) -> Body:
    """The body at a share of the way, 0 to 1."""
    if share <= 0:
        return start
    if share >= 1:
        return end
    nearer = start if share < 0.5 else end
    body = Body(nearer.base, hands=dict(nearer.hands), breath=mixed(start.breath, end.breath, share))
    body.feet = {
        side: tuple(mixed(a, b, share) for a, b in zip(start.feet[side], end.feet[side], strict=True)) for side in SIDES
    }
    pelvis = frame_between(start.frames["pelvis"], end.frames["pelvis"], share)
    thorax = _relative(start, end, "pelvis", "thorax", pelvis, share)
    head = _relative(start, end, "thorax", "head", thorax, share)
    place = mixed(start.points["pelvis"], end.points["pelvis"], share)
    place_trunk(body, place, pelvis, thorax, head)
    for side in SIDES:
        shoulder = f"{side}.shoulder"  # shoulders may be raised in one of the two
        local = [one.frames["thorax"].T @ (one.points[shoulder] - one.points["waist"]) for one in (start, end)]
        body.points[shoulder] = body.points["waist"] + thorax @ mixed(*local, share)
        _leg_between(body, start, end, side, share)
    for side in SIDES:
        _arm_between(body, start, end, side, share)
    return body


def _relative(start: Body, end: Body, parent: str, child: str, now: Frame, share: float) -> Frame:
    """A child's frame on its parent's new frame, turned between what both bodies have."""
    first, last = (one.frames[parent].T @ one.frames[child] for one in (start, end))
    return now @ frame_between(first, last, share)


def _limb_between(body: Body, start: Body, end: Body, root: str, names: list[str], share: float) -> list[Frame]:
    """The frames of a limb that nothing holds, each turned on the one before it."""
    frames = [body.frames[root]]
    for parent, child in pairwise([root, *names]):
        frames.append(_relative(start, end, parent, child, frames[-1], share))
    return frames[1:]


def _leg_between(body: Body, start: Body, end: Body, side: str, share: float) -> None:
    toes = mixed(start.toes[side], end.toes[side], share)
    first, last = start.targets.get(f"{side}.leg"), end.targets.get(f"{side}.leg")
    if first and last and (first.what == last.what or {first.what, last.what} <= STOOD_ON):
        reach_leg(body, side, _foot_between(start, end, first, last, side, share), toes)
        return
    frames = _limb_between(body, start, end, "pelvis", [f"{side}.{name}" for name in LEG], share)
    set_leg(body, side, *frames, toes)
    lowest = min(float(body.points[f"{side}.{name}"][1]) for name in ("heel", "ball", "toe"))
    if lowest < -CLEAR:  # do not scuff the floor on the way
        lifted = Target("free", body.points[f"{side}.ankle"] - UP * lowest, frames[2], frames[0][:, 0])
        reach_leg(body, side, lifted, toes)
        del body.targets[f"{side}.leg"]


def _foot_between(start: Body, end: Body, first: Target, last: Target, side: str, share: float) -> Target:
    """A foot that is placed in both poses: about the ball of the foot, and lifted when it goes to another place."""
    frame = frame_between(first.frame, last.frame, share)
    ball = mixed(start.points[f"{side}.ball"], end.points[f"{side}.ball"], share)
    way = end.points[f"{side}.ball"] - start.points[f"{side}.ball"]
    steps = length(way) > 4 and first.what not in SLID
    # up a stair the foot rises before it goes ahead, so that it clears the edge
    lift = (min(STEP_LIFT, length(way) / 4) + abs(float(way[1])) / 2) * math.sin(math.pi * share) if steps else 0.0
    ankle = ball - frame @ vec(BALL, -ANKLE, 0) + UP * lift
    return Target(first.what, ankle, frame, mixed(first.pole, last.pole, share))


def _arm_between(body: Body, start: Body, end: Body, side: str, share: float) -> None:
    first, last = start.targets.get(f"{side}.arm"), end.targets.get(f"{side}.arm")
    if first and last and first.what == last.what:
        frame = None
        if first.frame is not None and last.frame is not None:
            frame = frame_between(first.frame, last.frame, share)
        place, pole = mixed(first.place, last.place, share), mixed(first.pole, last.pole, share)
        reach_arm(body, side, Target(first.what, place, frame, pole))
        return
    set_arm(body, side, *_limb_between(body, start, end, "thorax", [f"{side}.{name}" for name in ARM], share))
