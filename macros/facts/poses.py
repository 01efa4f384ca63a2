"""Poses as the data tells them, put together: presets, what the end takes over from the start, both sides.

In: the poses of a Figure and the presets. Out: one complete plain dict per picture, with right_leg, left_leg,
right_arm and left_arm spelled out. Units as in the data: degrees and centimetres.
Must not know: bones, vectors.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .model.figure import Pose
from .model.limbs import BENT_BY, PLACED_BY

Stance = dict[str, Any]
"""One complete pose: base, incline, pelvis, trunk, head and the four limbs, each a dict of what was written."""

DEFAULTS: dict[str, Stance] = {
    "sit": {"legs": {"foot": "floor"}, "arms": {"hand": "thigh"}},
    "stand": {"legs": {"foot": "floor"}, "arms": {"shoulder": 2, "abduct": 7, "elbow": 12}},
    "lie-back": {"legs": {"hip": 0, "knee": 0}, "arms": {"hand": "bed"}},
    "lie-side": {"legs": {"hip": 45, "knee": 80}, "arms": {"shoulder": 60, "elbow": 60}},
    "long-sit": {"legs": {"hip": 86, "knee": 0}, "arms": {"hand": "thigh"}},
}
"""What each base does with the limbs that nobody mentions."""

LIMBS = {"legs": ("right_leg", "left_leg"), "arms": ("right_arm", "left_arm")}
OF_THE_BASE = ("pelvis", "trunk", "incline")
"""What another base does not take over: a person who stands up leaves the lean of sitting behind."""


def stances(poses: Sequence[Pose], presets: Mapping[str, Pose]) -> list[Stance]:
    """The complete pose of each picture. Raises KeyError for a preset that is unknown or leads back to itself."""
    found: list[Stance] = []
    for pose in poses:
        told = _told(pose, presets)
        before = found[-1] if found else {}
        base = told.get("base", before.get("base", "stand"))
        if not before or base != before["base"]:
            kept = {key: value for key, value in before.items() if key not in OF_THE_BASE}
            before = _laid_over(_by_side(DEFAULTS[base]), kept)
        found.append(_laid_over(before, told) | {"base": base})
    return found


def _told(pose: Pose, presets: Mapping[str, Pose]) -> Stance:
    """What a pose says, on top of its preset and the preset's own. A preset is not found a second time."""
    told = pose.model_dump(exclude_none=True)
    preset = told.pop("use", None)
    told = _by_side(told)
    if not preset:
        return told
    others = {name: other for name, other in presets.items() if name != preset}
    return _laid_over(_told(presets[preset], others), told)


def _by_side(told: Stance) -> Stance:
    """`legs` and `arms` written out for each side; what is said of one side wins."""
    result = {key: value for key, value in told.items() if key not in LIMBS}
    for both, sides in LIMBS.items():
        for side in sides:
            if both in told or side in told:
                result[side] = _limb_over(told.get(both, {}), told.get(side, {}))
    return result


def _laid_over(below: Stance, above: Stance) -> Stance:
    """`above` wins, field by field."""
    result = dict(below)
    for key, value in above.items():
        if not isinstance(value, dict):
            result[key] = value
        elif key.endswith(("_leg", "_arm")):
            result[key] = _limb_over(below.get(key, {}), value)
        else:
            result[key] = {**below.get(key, {}), **value}
    return result


def _limb_over(below: Stance, above: Stance) -> Stance:
    """One limb over another. A limb that is told in another way (bent instead of placed) starts afresh."""
    told = _manner(above)
    if told and _manner(below) and told != _manner(below):
        kept = {key: below[key] for key in ("grip", "toes", "spread") if key in below}
        return {**kept, **above}
    return {**below, **above}


def _manner(limb: Stance) -> str:
    """How a limb is told: placed by one of its ways, bent, or not at all."""
    for key in PLACED_BY:
        if key in limb:
            return key
    return "bent" if limb.keys() & set(BENT_BY) else ""
