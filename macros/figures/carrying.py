"""What the hands and feet of a scene hold, among the layers of the body.

In: a Scene and the Held of the data. Out: parts. Units: centimetres.
A bar lies behind the closed fingers, so the fist is drawn once more over it. Must not know: SVG, colours.
"""

from ..facts.model.figure import Held
from .hands import ball_point
from .holds import ball_parts, band_parts, weight_parts
from .parts import Part
from .plane import edge, grown
from .props import anchor
from .scene import CREASE, NEAR_ARM, NEAR_LEG, Scene
from .space import SIDES, Vector, mixed, points, vec

HAND_BALL, KNEE_BALL = 3.6, 10.0
"""Radius (cm) of a soft ball in a hand, and of one between the knees."""
BAND_LAYER = NEAR_ARM - 2
UNDER_SHOE = 0.9
"""How far (cm) a band lies below the sole."""


def held_parts(scene: Scene, held: Held | None) -> list[Part]:
    """Weights, balls and bands. Raises KeyError for a point that the body does not have."""
    if held is None:
        return []
    parts: list[Part] = []
    if held.weights:
        for side in SIDES:
            parts += _weight(scene, side, held.weights)
    if held.ball:
        parts += _ball(scene, held.ball)
    for band in held.bands or []:
        places = points([_place(scene, name) for name in band.path])
        around = tuple(number for number, name in enumerate(band.path) if name.endswith(("grip", "sole")))
        parts += band_parts(scene.camera, places, BAND_LAYER, around)
    return parts


def _weight(scene: Scene, side: str, kind: str) -> list[Part]:
    body, layer = scene.body, scene.arm_layers[side]
    axis = body.frames[f"{side}.hand"][:, 0]
    behind = weight_parts(scene.camera, kind, body.points[f"{side}.grip"], axis, layer + 0.24, layer + 0.3)
    return [*behind, *_fist(scene, side, layer + 0.27)]


def _fist(scene: Scene, side: str, layer: float) -> list[Part]:
    """The hand once more, open toward the wrist."""
    shape = scene.hands[side]
    lines = edge(shape, grown(scene.arms[side].forearm, 0.4)) + scene.fingers[side]
    return [Part(layer, f"{side}.fist", "skin", shape, lines, CREASE)]


def _ball(scene: Scene, where: str) -> list[Part]:
    body = scene.body
    if where == "knees":
        middle = mixed(body.points["right.knee"], body.points["left.knee"], 0.5) + vec(2, 0, 0)
        return ball_parts(scene.camera, middle, KNEE_BALL, NEAR_LEG + 0.6)
    side = where.split(".")[0]
    centre = ball_point(body.points[f"{side}.wrist"], body.frames[f"{side}.hand"], side, HAND_BALL)
    layer, fingers = scene.arm_layers[side], scene.hand_fronts[side]
    if not fingers:
        return ball_parts(scene.camera, centre, HAND_BALL, layer - 0.05)
    over = [Part(layer + 0.27, f"{side}.finger", "skin", piece, None, CREASE) for piece in fingers]
    return [*ball_parts(scene.camera, centre, HAND_BALL, layer + 0.24), *over]


def _place(scene: Scene, name: str) -> Vector:
    """A point of the body, the sole of a shoe, or the anchor at the post."""
    if name == "door":
        return anchor(scene.things["door"])
    side, _, part = name.partition(".")
    if part == "sole":
        foot = scene.body.frames[f"{side}.foot"]
        return scene.body.points[f"{side}.ball"] - foot @ vec(2.5, UNDER_SHOE, 0)
    return scene.body.points[name]
