"""Working muscles: a soft patch on the limb, with stripes, so that it is seen without colour.

In: a Scene and names such as `right.front-thigh`. Out: parts. Units: page centimetres; places on a muscle are measured
along its bone (share of the length), forward and outward in cm.
A patch is cut to the limb it lies on, so that it belongs to the body and does not look stuck on.
Must not know: SVG, colours.
"""

import math
from dataclasses import dataclass

from .parts import Part
from .plane import Line, Outline, chain, clipped, grown, overlap, softened, together
from .scene import HEAD, Scene
from .skeleton import FOREARM, SHANK, THIGH, UPPER_ARM
from .space import SIDES, Vector, points, vec

STRIPE_STEP, STRIPE_ANGLE = 2.3, 55.0
"""Distance between stripes (cm) and their slope (degrees)."""
SET_IN = 0.7
"""How far (cm) a patch stays inside the outline of its limb: its edge never doubles the limb's."""
TURNED_AWAY = -0.72
"""A muscle whose outside looks further away from the eye than this (cosine) is not seen."""


@dataclass(frozen=True)
class Muscle:
    """Balls along a segment: (share of its length or cm up, forward, out, radius); hosts are the shapes it lies on."""

    segment: str
    hosts: tuple[str, ...]
    faces: tuple[float, float, float]
    balls: tuple[tuple[float, float, float, float], ...]


MUSCLES: dict[str, Muscle] = {
    "front-thigh": Muscle(
        "thigh", ("thigh",), (1, 0, 0), ((0.18, 5.6, 0, 2.8), (0.45, 5.0, 0.5, 4.0), (0.8, 3.6, 0, 2.6))
    ),
    "back-thigh": Muscle(
        "thigh", ("thigh",), (-1, 0, 0), ((0.22, -5.2, 0, 3.0), (0.5, -4.4, 0, 3.8), (0.84, -3.4, 0, 2.4))
    ),
    "hip-front": Muscle(
        "thigh",
        ("thigh", "hips", "shirt"),
        (1, 0, 0),
        ((0.05, 6.0, 1, 3.0), (0.24, 5.8, 0.5, 3.6), (0.46, 5.0, 0, 2.4)),
    ),
    "calf": Muscle("shank", ("shank",), (-1, 0, 0), ((0.16, -3.6, 0, 2.4), (0.32, -4.2, 0, 3.2), (0.58, -2.8, 0, 2.0))),
    "shin": Muscle(
        "shank", ("shank",), (1, 0, 0), ((0.12, 3.2, 0.8, 2.2), (0.32, 3.0, 0.8, 2.5), (0.66, 2.4, 0.4, 1.8))
    ),
    "buttock": Muscle(
        "pelvis", ("hips", "thigh", "shirt"), (-1, 0, 0.3), ((2, -6.4, 8, 4.0), (-4, -6.6, 9, 4.8), (-8, -6.0, 9, 3.4))
    ),
    "outer-hip": Muscle(
        "pelvis",
        ("hips", "thigh", "shirt"),
        (0, 0, 1),
        ((4, 0.5, 12.5, 3.8), (-2, 0.5, 13.5, 4.4), (-8, 0.5, 13.5, 3.0)),
    ),
    "belly": Muscle("thorax", ("shirt",), (1, 0, 0), ((-3, 8, 0, 3.8), (3, 8, 0, 4.4), (11, 8, 0, 3.8))),
    "chest": Muscle("thorax", ("shirt",), (1, 0, 0.25), ((24.5, 7.5, 5, 4.2), (26, 6.0, 11, 3.8))),
    "upper-back": Muscle(
        "thorax", ("shirt",), (-1, 0, 0.25), ((28, -6.8, 6, 4.2), (20, -7.4, 6, 3.8), (13, -7.0, 6, 2.6))
    ),
    "shoulder": Muscle(
        "upper", ("sleeve",), (0, 0, 1), ((0.02, 0, 1.5, 3.8), (0.26, 0, 2.2, 3.2), (0.42, 0, 1.6, 2.0))
    ),
    "front-arm": Muscle(
        "upper", ("upper", "sleeve"), (1, 0, 0), ((0.3, 2.2, 0, 2.2), (0.56, 2.4, 0, 2.8), (0.84, 1.4, 0, 1.8))
    ),
    "back-arm": Muscle(
        "upper", ("upper", "sleeve"), (-1, 0, 0), ((0.28, -2.4, 0, 2.2), (0.54, -2.2, 0, 2.7), (0.82, -1.4, 0, 1.8))
    ),
    "forearm": Muscle(
        "hand", ("forearm",), (0.4, 0, -1), ((0.1, 0.3, -0.6, 2.4), (0.3, 0.4, -0.8, 2.8), (0.66, 0, -0.2, 1.8))
    ),
    "foot-arch": Muscle("foot", ("foot",), (0, -1, 0), ((-5, 0.5, -1, 1.6), (-5.4, 5.0, -1, 1.9), (-6, 9.5, -1, 1.5))),
}
"""Where each muscle lies."""

ROOTS = {
    "thigh": ("hip", THIGH), "shank": ("knee", SHANK), "upper": ("shoulder", UPPER_ARM), "hand": ("elbow", FOREARM),
}  # fmt: skip
"""Where a long segment begins, and its length. A forearm turns with its hand, and is measured so."""
CENTRES = {"pelvis": "pelvis", "thorax": "waist"}
"""Where cm up are counted from on the trunk."""


def mark_parts(scene: Scene, names: list[str]) -> list[Part]:
    """The patches of the named muscles that can be seen. `foot-arch` and all limbs name their side."""
    return [part for name in names if (part := mark_part(scene, *name.split("."))) is not None]


def mark_part(scene: Scene, side: str, name: str) -> Part | None:
    """One patch with its stripes, just above the shape it lies on; None when it looks away from the eye."""
    muscle = MUSCLES[name]
    body, sign = scene.body, SIDES[side]
    frame = body.frames[muscle.segment if muscle.segment in CENTRES else f"{side}.{muscle.segment}"]
    x, y, z = muscle.faces
    if float(frame @ vec(x, y, z * sign) @ scene.camera.toward) < TURNED_AWAY:
        return None
    blob = chain([scene.camera.circle(_place(scene, muscle, side, ball), ball[3]) for ball in muscle.balls], 1.5)
    patch = softened(overlap(blob, grown(_host(scene, muscle, side), -SET_IN)), 0, 0.6)
    if patch.is_empty:
        return None
    return Part(_layer(scene, muscle, side), f"mark {side}.{name}", "mark", patch, None, 0.65)


def _place(scene: Scene, muscle: Muscle, side: str, ball: tuple[float, float, float, float]) -> Vector:
    along, forward, out, _radius = ball
    body, sign = scene.body, SIDES[side]
    if muscle.segment in CENTRES:
        return body.at(CENTRES[muscle.segment], muscle.segment, forward, along, sign * out)
    if muscle.segment == "foot":
        return body.at(f"{side}.ankle", f"{side}.foot", forward, along, sign * out)
    root, size = ROOTS[muscle.segment]
    return body.at(f"{side}.{root}", f"{side}.{muscle.segment}", forward, -size * along, sign * out)


def _host(scene: Scene, muscle: Muscle, side: str) -> Outline:
    leg, arm, trunk = scene.legs[side], scene.arms[side], scene.trunk
    shapes = {
        "thigh": leg.thigh, "shank": leg.shank, "upper": arm.upper, "forearm": arm.forearm, "sleeve": arm.sleeve,
        "hips": trunk.hips, "shirt": trunk.shirt,
    }  # fmt: skip
    return together([shapes[name] for name in muscle.hosts if name in shapes] or scene.feet[side])


def _layer(scene: Scene, muscle: Muscle, side: str) -> float:
    """Just above the shape that carries the patch; hips and buttocks lie above the shirt's hem."""
    leg: str | tuple[str, ...] = f"{side}.leg"
    if scene.legs_as_one:  # the outline of both legs lies over the far one
        leg = (leg, f"{scene.near_side}.leg")
    names = {
        "thigh": leg, "shank": leg, "pelvis": leg, "thorax": "shirt",
        "upper": f"{side}.sleeve", "hand": (f"{side}.arm", f"{side}.forearm"), "foot": f"{side}.",
    }  # fmt: skip
    name = names[muscle.segment]
    top = max(
        part.layer for part in scene.parts.all if part.name.startswith(name) and not part.name.endswith(".fingers")
    )
    return max(top, HEAD - 1.03) + 0.005 if "shirt" in muscle.hosts and muscle.segment != "thorax" else top + 0.005


def stripes(patch: Outline) -> list[Line]:
    """Slanted lines across a patch."""
    room = grown(patch, -0.4)
    if room.is_empty:
        return []
    left, top, right, bottom = patch.bounds
    across, down = math.cos(math.radians(STRIPE_ANGLE)), -math.sin(math.radians(STRIPE_ANGLE))
    middle_x, middle_y, reach = (left + right) / 2, (top + bottom) / 2, math.hypot(right - left, bottom - top)
    found: list[Line] = []
    count = int(reach / STRIPE_STEP)
    for step in range(-count, count + 1):
        x, y = middle_x - down * step * STRIPE_STEP, middle_y + across * step * STRIPE_STEP
        line = points([[x - across * reach, y - down * reach], [x + across * reach, y + down * reach]])
        found += clipped(line, room)
    return found
