"""Draws the shirt, the arms and the hands.

In: a Scene whose head and legs are drawn. Out: its parts, added. Units: page centimetres.
Must not know: SVG, colours, legs.
"""

from dataclasses import dataclass

from .hands import HAND_SHAPES, hand
from .limbs import opens
from .plane import Outline, clear_of, clipped, disc, edge, edge_within, grown, joined, overlap, together, without
from .scene import CREASE, FAR_ARM, FAR_ARM_IN_FRONT, FAR_LEG, NEAR_ARM, NECK, SHIRT, Scene
from .space import SIDES, Vector, vec

FINE = 0.62
"""Weight of the lines between fingers."""
ON_THE_OWN_BODY = ("thigh", "knee", "hip", "lap", "belly", "chest", "reach")


@dataclass(frozen=True)
class _Plan:
    """Where one arm goes in the order of drawing. `shoulder` is the disc in which the sleeve grows out of the shirt."""

    side: str
    layer: float
    sleeve_layer: float
    far: bool
    shoulder: Outline | None


def draw_upper_body(scene: Scene) -> None:
    """The shirt and both arms."""
    plans = [_plan(scene, side) for side in sorted(SIDES, key=lambda side: scene.depth(f"{side}.shoulder"))]
    shoulders = [plan.shoulder for plan in plans if plan.shoulder is not None]
    shirt = scene.trunk.shirt
    if opens(scene.body.frames["pelvis"], scene.camera):  # first its inside, then the legs, then what is in front
        scene.parts.shape(FAR_LEG - 0.5, "lining", "shirt-dark", scene.trunk.opening)
        shirt = without(shirt, scene.trunk.opening)
    scene.parts.shape(SHIRT, "shirt", "shirt", shirt, edge(shirt, together(shoulders)))
    scene.parts.strokes(SHIRT + 0.02, "shirt", clipped(scene.trunk.hem, grown(shirt, -0.3), 3), CREASE)
    scene.parts.strokes(NECK + 0.5, "collar", clipped(scene.trunk.collar, shirt, 2), CREASE)
    for plan in plans:
        scene.arm_layers[plan.side] = plan.layer
        _draw_arm(scene, plan)


def _plan(scene: Scene, side: str) -> _Plan:
    body = scene.body
    chest, elbow, grip = (_depth(scene, place) for place in _places(scene, side))
    other = "left" if side == "right" else "right"
    behind = scene.sideways and scene.depth(f"{side}.shoulder") < scene.depth(f"{other}.shoulder")
    if behind:
        layer = FAR_ARM_IN_FRONT if elbow > chest - 6 and grip > chest + 4 else FAR_ARM
    elif scene.sideways:
        layer = NEAR_ARM
    else:
        layer = NEAR_ARM if (elbow + grip) / 2 > chest - 8 else FAR_ARM
    in_full = f"{side}.arm" in scene.shown or _holds_a_thing(scene, side)
    far = behind and layer == FAR_ARM and not in_full
    sleeve_layer = SHIRT + 0.3 if layer == FAR_ARM and not scene.sideways else layer + 0.1
    if opens(body.frames[f"{side}.upper"], scene.camera) and sleeve_layer > layer:
        sleeve_layer = layer - 0.1
    apart = behind and layer == FAR_ARM
    return _Plan(side, layer, sleeve_layer, far, None if apart else disc(scene.flat(f"{side}.shoulder"), 8.6))


def _places(scene: Scene, side: str) -> tuple[Vector, Vector, Vector]:
    """The middle of the chest, an elbow and a palm."""
    points = scene.body.points
    return scene.body.at("waist", "thorax", 0, 14, 0), points[f"{side}.elbow"], points[f"{side}.grip"]


def _depth(scene: Scene, place: Vector) -> float:
    """How near the eye, in cm. Upright, heights do not count: looking down, the low would be taken for the far."""
    upright = scene.body.base in ("sit", "stand")
    return scene.camera.depth(place * vec(1, 0, 1) if upright else place)


def _draw_arm(scene: Scene, plan: _Plan) -> None:
    side, layer, far = plan.side, plan.layer, plan.far
    body, arm = scene.body, scene.arms[side]
    shape = HAND_SHAPES[body.hands[side]]
    drawn = hand(body.points[f"{side}.wrist"], body.frames[f"{side}.hand"], side, shape, scene.camera)
    scene.hands[side], scene.fingers[side], scene.hand_fronts[side] = drawn.outline, drawn.lines, drawn.front
    lower = joined(arm.forearm, drawn.outline, soft=0.8)
    scene.parts.shape(layer, f"{side}.arm", "skin", joined(arm.upper, lower, soft=1.0), far=far)
    elbow = disc(scene.flat(f"{side}.elbow"), 4.4)
    forearm_in_front = scene.depth(f"{side}.wrist") > scene.depth(f"{side}.elbow") - 4
    crosses = overlap(lower, arm.sleeve).area > 6 or overlap(lower, arm.upper).area > 60
    if forearm_in_front and plan.sleeve_layer > layer and crosses:
        hidden = overlap(elbow, grown(arm.upper, -0.3))
        scene.parts.shape(layer + 0.2, f"{side}.forearm", "skin", lower, edge(lower, hidden), far=far)
    else:
        fold = edge_within(arm.forearm, grown(arm.upper, -0.4), elbow)
        scene.parts.strokes(layer + 0.05, f"{side}.crease", fold, CREASE, far=far)
    _draw_sleeve(scene, plan)
    if not far:
        scene.parts.strokes(layer + 0.21, f"{side}.fingers", drawn.lines, FINE)


def _holds_a_thing(scene: Scene, side: str) -> bool:
    """True when a hand is on something: where to hold is what a picture is for, so that arm is never pale."""
    target = scene.body.targets.get(f"{side}.arm")
    return target is not None and target.what not in ON_THE_OWN_BODY


def _draw_sleeve(scene: Scene, plan: _Plan) -> None:
    """A sleeve that grows out of the shirt shares one outline with it round the shoulder."""
    side, layer, far = plan.side, plan.sleeve_layer, plan.far
    arm, shirt = scene.arms[side], scene.trunk.shirt
    sleeve = arm.sleeve
    if plan.shoulder is None:
        scene.parts.shape(layer, f"{side}.sleeve", "shirt", sleeve, far=far)
    else:
        covered = joined(scene.trunk.neck, scene.head) if scene.head.intersects(plan.shoulder) else scene.trunk.neck
        clear = grown(covered, 0.7)
        both = joined(sleeve, shirt, soft=1.2)
        patch = overlap(overlap(plan.shoulder, grown(both, -0.5)), grown(sleeve, 1.5))
        scene.parts.shape(layer, f"{side}.sleeve", "shirt", sleeve, [], far=far)
        scene.parts.shape(layer + 0.01, f"{side}.patch", "shirt", without(patch, clear), [], far=far)
        lines = [piece for line in edge_within(both, plan.shoulder, None, 0.8) for piece in clear_of(line, clear)]
        scene.parts.strokes(layer + 0.02, f"{side}.sleeve", lines + edge(sleeve, plan.shoulder), 1.0, far=far)
    scene.parts.strokes(layer + 0.03, f"{side}.sleeve", [arm.hem], CREASE, far=far)
