"""Draws legs and feet, and the seat of the trousers.

In: a Scene. Out: its parts, added. Units: page centimetres.
A leg is one outline; inner lines are worked out: the edge of the piece in front, where it crosses the piece behind,
without the joint. Must not know: SVG, colours, arms.
"""

from .feet import foot
from .limbs import opens
from .parts import Part
from .plane import disc, edge, edge_within, grown, joined, overlap, together, without
from .scene import CREASE, FAR_LEG, HIPS, NEAR_LEG, RAISED_THIGH, Scene
from .space import mixed

STRAIGHT = 25.0
"""A knee that is bent less than this (degrees) has no fold behind it."""


def draw_lower_body(scene: Scene) -> None:
    """The far leg, the seat of the trousers, the near leg."""
    _draw_leg(scene, scene.far_side, FAR_LEG)
    scene.parts.shape(HIPS, "hips", "trousers", scene.trunk.hips)
    _draw_leg(scene, scene.near_side, NEAR_LEG)


def _draw_leg(scene: Scene, side: str, layer: float) -> None:
    shapes, hips = scene.legs[side], scene.trunk.hips
    near = side == scene.near_side
    behind = scene.sideways and not near
    far = behind and f"{side}.leg" not in scene.shown
    over = not behind and _lies_over_the_shirt(scene, side)
    if over:
        layer = RAISED_THIGH + (layer - FAR_LEG) / 100
    _draw_foot(scene, side, layer, far)
    if behind:
        hip_disc = disc(scene.flat(f"{side}.hip"), 10.4)
        lines = edge(shapes.whole, overlap(hip_disc, grown(hips, -0.4)))
        scene.parts.shape(layer + 0.2, f"{side}.leg", "trousers", shapes.whole, lines, far=far)
    elif over:
        hidden = without(grown(hips, 0.15), grown(scene.trunk.shirt, 0.6))
        if not near:  # where it crosses the other thigh, its edge shows
            hidden = overlap(hidden, disc(scene.flat(f"{side}.hip"), 9.0))
        scene.parts.shape(layer + 0.2, f"{side}.leg", "trousers", shapes.whole, edge(shapes.whole, hidden))
    elif not near:
        scene.parts.shape(layer + 0.2, f"{side}.leg", "trousers", shapes.whole, edge(shapes.whole, grown(hips, 0.15)))
    elif scene.legs_as_one:
        _draw_both_legs(scene, layer)
    else:
        scene.parts.shape(layer + 0.2, f"{side}.leg", "trousers", joined(shapes.whole, hips, soft=1.6))
    if near and not over:
        groin = edge_within(shapes.whole, grown(hips, -0.6), disc(scene.flat(f"{side}.hip"), 10.8))
        scene.parts.strokes(layer + 0.21, f"{side}.crease", groin, CREASE)
    covered = not near and not over and scene.legs_as_one  # by the outline of both legs, which comes later
    _draw_creases(scene, side, NEAR_LEG if covered else layer, far)


def _draw_both_legs(scene: Scene, layer: float) -> None:
    """From the front or the back: one outline for both legs and the seat, and a line where one leg covers the other."""
    near, far = scene.legs[scene.near_side].whole, scene.legs[scene.far_side].whole
    whole = joined(near, scene.trunk.hips, far, soft=0.5)
    fork = disc(mixed(scene.flat("right.hip"), scene.flat("left.hip"), 0.5), 9.5)
    line = edge_within(near, grown(whole, -0.35), together([fork, grown(scene.trunk.hips, -0.5)]), 2)
    scene.parts.shape(layer + 0.2, f"{scene.near_side}.leg", "trousers", whole)
    scene.parts.strokes(layer + 0.21, f"{scene.near_side}.crease", line, 0.9)


def _lies_over_the_shirt(scene: Scene, side: str) -> bool:
    """A thigh that is lifted past the belly lies over the shirt."""
    if scene.angles[f"{side}.hip"] > 100:
        return True
    if opens(scene.body.frames["pelvis"], scene.camera):
        return False  # it comes out of the shirt's opening
    if scene.angles[f"{side}.hip"] < 72 or scene.depth(f"{side}.knee") - scene.depth(f"{side}.hip") > 20:
        return False
    lap = without(overlap(scene.legs[side].thigh, scene.trunk.shirt), grown(scene.trunk.hips, 3))
    return lap.area > 25


def _draw_foot(scene: Scene, side: str, layer: float, far: bool) -> None:
    body = scene.body
    away = scene.depth(f"{side}.ankle") < scene.depth(f"{side}.knee") - 14
    at = layer - 0.3 if away else layer
    spread, arch = body.feet[side]
    frame, toes = body.frames[f"{side}.foot"], body.frames[f"{side}.toes"]
    scene.parts.shape(at, f"{side}.ankle", "sock", scene.legs[side].sock, far=far)
    pieces = foot(body.points[f"{side}.ankle"], frame, toes, side, scene.wear, scene.camera, spread, arch)
    scene.feet[side] = [piece.outline for piece in pieces if piece.outline is not None]
    for step, piece in enumerate(pieces, 1):
        name = f"{side}.{piece.name}"
        scene.parts.all.append(Part(at + step * 0.01, name, piece.fill, piece.outline, piece.lines, piece.weight, far))


def _draw_creases(scene: Scene, side: str, layer: float, far: bool) -> None:
    """The fold behind a bent knee, and the hem."""
    shapes = scene.legs[side]
    if scene.angles[f"{side}.knee"] < STRAIGHT:
        scene.parts.strokes(layer + 0.22, f"{side}.crease", [shapes.hem], CREASE, far=far)
        return
    shank_in_front = scene.depth(f"{side}.ankle") > scene.depth(f"{side}.knee") - 6
    front, behind = (shapes.shank, shapes.thigh) if shank_in_front else (shapes.thigh, shapes.shank)
    hollow = scene.camera.flat(scene.body.at(f"{side}.knee", f"{side}.shank", -5.5, -1.5, 0))
    fold = edge_within(front, overlap(grown(behind, -0.5), disc(hollow, 7.0)), disc(scene.flat(f"{side}.knee"), 5.5))
    scene.parts.strokes(layer + 0.22, f"{side}.crease", [*fold, shapes.hem], CREASE, far=far)
