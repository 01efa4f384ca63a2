"""The shapes of legs, arms and trunk: hulls of balls and flat rings along the bones.

In: a Body, a Person and a Camera. Out: outlines in page centimetres. All radii are in cm of a person of 168 cm.
Flat rings, not balls, end the clothes: a ball at a cuff looks like a sausage.
Must not know: the order of drawing, colours, hands, feet, heads.
"""

from dataclasses import dataclass

from .people import Person
from .plane import Line, Outline, chain, hull, joined, outline, softened
from .skeleton import FOREARM, SHANK, THIGH, UPPER_ARM, Body
from .space import SIDES, Camera, Frame, Points, Vector, about_right, frame_between, mixed, stacked, vec

CUFF = 0.85
"""Where on the shank the trousers end."""
SLEEVE = 0.6
"""Where on the upper arm the sleeve ends."""
OPEN = 0.12
"""Clothing is open toward the eye when its end looks there by more than this (cosine)."""


@dataclass(frozen=True)
class LegShapes:
    """Trouser leg in two segments and as a whole, the sock above the shoe, and the line of the hem."""

    thigh: Outline
    shank: Outline
    whole: Outline
    sock: Outline
    hem: Line


@dataclass(frozen=True)
class ArmShapes:
    """Bare arm in two segments (without the hand) and the sleeve with its hem."""

    upper: Outline
    forearm: Outline
    sleeve: Outline
    hem: Line


@dataclass(frozen=True)
class TrunkShapes:
    """Shirt and its opening at the hem, the seat of the trousers, neck, and the lines of collar and hem."""

    shirt: Outline
    opening: Outline
    hips: Outline
    neck: Outline
    collar: Line
    hem: Line


def _ring(camera: Camera, centre: Vector, frame: Frame, depth: float, width: float) -> Points:
    """A flat ring square to a segment: half depth (forward) and half width (right)."""
    return camera.ring(centre, frame[:, 0] * depth, frame[:, 2] * width)


def _near_half(camera: Camera, centre: Vector, frame: Frame, depth: float, width: float) -> Line:
    """The half of a ring that faces the eye, in order from end to end."""
    ring = _ring(camera, centre, frame, depth, width)
    axis = frame[:, 0] * depth * float(frame[:, 0] @ camera.toward) * depth
    axis = axis + frame[:, 2] * width * float(frame[:, 2] @ camera.toward) * width
    nearest = int(((ring - camera.flat(centre)) @ camera.flat(axis)).argmax())
    count = len(ring)
    quarter = count // 4
    doubled = stacked(ring, ring, ring)
    return doubled[count + nearest - quarter : count + nearest + quarter + 1]


def leg_shapes(body: Body, side: str, person: Person, camera: Camera) -> LegShapes:
    """One leg from the hip to the sock."""
    sign, size = SIDES[side], person.limb
    thigh, shank = body.frames[f"{side}.thigh"], body.frames[f"{side}.shank"]
    hip, knee, ankle = (body.points[f"{side}.{name}"] for name in ("hip", "knee", "ankle"))

    def on_thigh(share: float, forward: float = 0.0, out: float = 0.0) -> Vector:
        return hip + thigh @ vec(forward, -THIGH * share, sign * out)

    def on_shank(share: float, forward: float = 0.0) -> Vector:
        return knee + shank @ vec(forward, -SHANK * share, 0)

    kneecap = camera.circle(knee + thigh @ vec(0.4, 0, 0), 6.2 * size)
    upper = chain(
        [
            camera.circle(on_thigh(0, 0.3, -1.0), 9.0 * size),
            camera.circle(on_thigh(0.4, 0.7, -0.3), 8.3 * size),
            camera.circle(on_thigh(0.8, 0.3), 6.9 * size),
            kneecap,
        ]
    )
    end = on_shank(CUFF)
    lower = chain(
        [
            kneecap,
            camera.circle(on_shank(0.3, -1.0), 6.2 * size),
            _ring(camera, end, shank, 5.5 * size, 5.5 * size),
        ]
    )
    sock_top = on_shank(CUFF - 0.06)
    sock = hull(_ring(camera, sock_top, shank, 3.9, 3.7), camera.circle(ankle, 3.7))
    hem = _near_half(camera, on_shank(CUFF - 0.065), shank, 5.5 * size, 5.5 * size)
    return LegShapes(upper, lower, joined(upper, lower, soft=1.6), sock, hem)


def opens(frame: Frame, camera: Camera) -> bool:
    """True when clothing on this segment is open toward the eye at its lower end: the limb is then drawn in front."""
    return float(-frame[:, 1] @ camera.toward) > OPEN


def arm_shapes(body: Body, side: str, person: Person, camera: Camera) -> ArmShapes:
    """One arm from the shoulder to the wrist; out of an open sleeve, from the sleeve's end to the wrist."""
    size = person.limb
    upper, forearm = body.frames[f"{side}.upper"], body.frames[f"{side}.forearm"]
    shoulder, elbow, wrist = (body.points[f"{side}.{name}"] for name in ("shoulder", "elbow", "wrist"))

    def on_upper(share: float, forward: float = 0.0) -> Vector:
        return shoulder + upper @ vec(forward, -UPPER_ARM * share, 0)

    joint = camera.circle(elbow, 3.9 * size)
    end = on_upper(SLEEVE)
    top = (
        [_ring(camera, end, upper, 4.7 * size, 4.7 * size)]
        if opens(upper, camera)
        else [camera.circle(on_upper(0.25), 4.5 * size), camera.circle(on_upper(0.5, 0.4), 4.6 * size)]
    )
    bare = chain([*top, joint])
    below = elbow + forearm @ vec(0.2, -FOREARM * 0.25, 0)
    lower = chain([joint, camera.circle(below, 4.1 * size), camera.circle(wrist, 2.8)])
    sleeve = chain(
        [
            camera.circle(on_upper(0.12), 4.9 * size),
            camera.circle(on_upper(0.3), 5.5 * size),
            _ring(camera, end, upper, 5.9 * size, 5.9 * size),
        ]
    )
    hem = _near_half(camera, on_upper(SLEEVE - 0.07), upper, 5.8 * size, 5.8 * size)
    return ArmShapes(bare, lower, sleeve, hem)


RINGS_OF_SHIRT = (
    # segment, cm up, cm forward, half depth, half width, share of the belly
    ("thorax", 10.0, 1.0, 10.0, 14.4, 0.75),
    ("thorax", 21.0, 0.7, 10.9, 15.4, 0.3),
    ("thorax", 27.5, -1.6, 9.4, 14.6, 0.1),
)
"""The shirt above the waist, from below. The back is gently round and the chest forward."""


def trunk_shapes(body: Body, person: Person, camera: Camera, bend: float) -> TrunkShapes:
    """The trunk. `bend` is how far the hips are bent on average, in degrees: a seated hem lies on the lap."""
    pelvis, thorax = body.frames["pelvis"], body.frames["thorax"]
    hips, waist = body.points["pelvis"], body.points["waist"]
    girth, belly = person.girth, person.belly + body.breath
    middle = frame_between(pelvis, thorax, 0.5)
    flexed = min(90.0, max(0.0, bend)) / 90
    hem_up = -3.0 + flexed * (6.0 if body.base in ("sit", "long-sit") else 2.5)

    def low(up: float, forward: float, depth: float, width: float, share: float) -> Points:
        centre = hips + pelvis @ vec(forward + belly * share * 0.5, up, 0)
        return _ring(camera, centre, pelvis, depth * girth + belly * share * 0.5, width * girth)

    rings = [
        low(hem_up, -0.2, 11.9, 18.0, 0.4),
        low(5.0, 0.2, 11.0, 17.0, 0.9),
        _ring(
            camera,
            waist + middle @ vec(1.2 + belly * 0.5, 1.5, 0),
            middle,
            9.6 * girth + belly * 0.5,
            14.2 * girth,
        ),
    ]
    for segment, up, forward, depth, width, share in RINGS_OF_SHIRT:
        frame = body.frames[segment]
        centre = waist + frame @ vec(forward + belly * share * 0.5, up, 0)
        rings.append(_ring(camera, centre, frame, depth * girth + belly * share * 0.5, width * girth))
    between = mixed(body.points["right.shoulder"], body.points["left.shoulder"], 0.5)
    caps = [
        camera.circle(mixed(body.points[f"{side}.shoulder"], between, 0.16) + thorax @ vec(-0.4, -1.2, 0), 4.3)
        for side in SIDES
    ]
    collar_frame = thorax @ about_right(-18)
    root = waist + thorax @ vec(-0.4, 37.2, 0)
    collar = _ring(camera, root, collar_frame, 5.9, 6.7)
    slope = _ring(camera, waist + thorax @ vec(-1.8, 31.0, 0), thorax, 8.0, 12.0)
    shirt = softened(joined(chain(rings), hull(rings[-1], *caps), hull(slope, collar)), 5.0, 1.8)

    skull = body.at("head", "head", -2.4, -5.0, 0)
    throat = mixed(root, skull, 0.5)
    neck = chain([_ring(camera, root, collar_frame, 5.3, 5.9), camera.circle(throat, 4.9), camera.circle(skull, 4.9)])
    return TrunkShapes(
        shirt,
        outline(rings[0]),
        _hips(body, person, camera),
        neck,
        _near_half(camera, root, collar_frame, 5.9, 6.7),
        _near_half(camera, hips + pelvis @ vec(0, hem_up + 2.2, 0), pelvis, 11.9 * girth, 17.8 * girth),
    )


def _hips(body: Body, person: Person, camera: Camera) -> Outline:
    """The seat of the trousers: waistband, both hip joints, and a little flesh behind."""
    pelvis, centre = body.frames["pelvis"], body.points["pelvis"]
    girth = person.girth
    near, far = sorted(SIDES, key=lambda side: -camera.depth(body.points[f"{side}.hip"]))
    apart = camera.depth(body.points[f"{near}.hip"]) - camera.depth(body.points[f"{far}.hip"])
    seen_from_the_side = apart > 9
    near_hip = body.points[f"{near}.hip"]
    # from the side the far hip would peek out behind: only the near half of the seat joins the near leg
    far_hip = mixed(near_hip, body.points[f"{far}.hip"], 0.4 if seen_from_the_side else 1.0)
    band = _ring(
        camera, centre + pelvis @ vec(0, 7, 0), pelvis, 9.3 * girth, (11.0 if seen_from_the_side else 13.0) * girth
    )
    return hull(
        band,
        camera.circle(mixed(near_hip, far_hip, 0.04) + pelvis @ vec(-0.8, -0.5, 0), 8.1 * person.limb),
        camera.circle(mixed(far_hip, near_hip, 0.04) + pelvis @ vec(-0.8, -0.5, 0), 8.1 * person.limb),
        camera.circle(mixed(near_hip, far_hip, 0.4) + pelvis @ vec(-2.2, -2.5, 0), 8.0 * girth),
    )
