"""A body among its things as parts, in the order in which they are drawn.

In: a Body, who it is, the things in the room and a camera. Out: a Scene. Units: page centimetres.
A limb is one outline; inner lines are worked out: the edge of the piece in front, where it crosses the piece behind,
without the joint. Must not know: SVG, colours, arrows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .feet import foot
from .hands import HAND_SHAPES, hand
from .head import head, head_outline
from .limbs import ArmShapes, LegShapes, TrunkShapes, arm_shapes, leg_shapes, opens, trunk_shapes
from .parts import Part, Parts
from .people import Person
from .plane import (
    Line,
    Outline,
    clear_of,
    clipped,
    disc,
    edge,
    edge_within,
    grown,
    hull,
    joined,
    overlap,
    together,
    without,
)
from .props import Thing, footprint, prop_parts
from .skeleton import Body, joint_angles
from .space import FORWARD, RIGHT, SIDES, Camera, mixed, points, stacked, vec

FLOOR = 1.0
FAR_ARM, FAR_LEG, HIPS, NEAR_LEG, SHIRT, RAISED_THIGH, NECK, HEAD = 20.0, 30.0, 35.0, 40.0, 45.0, 45.5, 46.0, 47.0
FAR_ARM_IN_FRONT, NEAR_ARM = 52.0, 60.0
"""Layers of the body; things behind it take 10 to 19, things in front of it 51 to 56."""

SEEN_FROM_THE_SIDE = 9.0
"""With the hips further apart in depth (cm), one leg is the far one."""
WITHOUT_SHADOW = ("wall", "mat", "towel", "pillow", "roll", "bed")
NEAR_THE_FLOOR = 30.0
"""Feet higher than this (cm) throw no shadow."""
CREASE = 0.7
"""Weight of an inner line."""


@dataclass
class Scene:
    """Everything that is drawn of one pose, and the shapes that marks and arrows need."""

    body: Body
    person: Person
    camera: Camera
    things: Mapping[str, Thing]
    wear: str = "shoes"
    parts: Parts = field(default_factory=Parts)
    legs: dict[str, LegShapes] = field(default_factory=dict)
    arms: dict[str, ArmShapes] = field(default_factory=dict)
    hands: dict[str, Outline] = field(default_factory=dict)
    fingers: dict[str, list[Line]] = field(default_factory=dict)
    hand_fronts: dict[str, list[Outline]] = field(default_factory=dict)
    feet: dict[str, list[Outline]] = field(default_factory=dict)
    arm_layers: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        body, camera = self.body, self.camera
        self.angles = joint_angles(body)
        self.legs = {side: leg_shapes(body, side, self.person, camera) for side in SIDES}
        self.arms = {side: arm_shapes(body, side, self.person, camera) for side in SIDES}
        bend = (self.angles["right.hip"] + self.angles["left.hip"]) / 2
        self.trunk: TrunkShapes = trunk_shapes(body, self.person, camera, bend)
        self.far_side, self.near_side = sorted(SIDES, key=lambda side: camera.depth(body.points[f"{side}.hip"]))
        self.sideways = self._depth("near", "hip") - self._depth("far", "hip") > SEEN_FROM_THE_SIDE
        self._draw_floor()
        for thing in self.things.values():
            self.parts.all += prop_parts(thing, camera, camera.depth(body.points["pelvis"]))
        self._draw_legs()
        self.parts.shape(NECK, "neck", "skin", self.trunk.neck)
        heads = head(self.person, body.points["head"], body.frames["head"], camera, HEAD)
        self.head: Outline = head_outline(heads)
        self.parts.all += heads
        self._draw_shirt_and_arms()

    def _depth(self, which: str, point: str) -> float:
        side = self.near_side if which == "near" else self.far_side
        return self.camera.depth(self.body.points[f"{side}.{point}"])

    def flat(self, point: str):
        """A point of the body on the page."""
        return self.camera.flat(self.body.points[point])

    @cached_property
    def silhouette(self) -> Outline:
        """Everything that is drawn, as one shape."""
        return together([part.outline for part in self.parts.all if part.outline is not None])

    def _draw_floor(self) -> None:
        """A flat shadow under the feet and the furniture: what stands here stands on a floor."""
        places = [footprint(thing) for thing in self.things.values() if thing.name not in WITHOUT_SHADOW]
        feet = [self.body.points[f"{side}.{name}"] for side in SIDES for name in ("heel", "toe")]
        low = [place * vec(1, 0, 1) for place in feet if place[1] < NEAR_THE_FLOOR]
        if low:
            places.append(points(low))
        if places:
            shadow = hull(*(self.camera.ring(at, FORWARD * 6, RIGHT * 9) for at in stacked(*places)))
            self.parts.shape(FLOOR, "floor", "floor", shadow, [])

    # ---------------------------------------------------------------- legs

    def _draw_legs(self) -> None:
        far = self.sideways
        apart = {side: self._turned_in_depth(side) for side in SIDES}
        as_one = not far and not any(apart.values())
        self._draw_leg(self.far_side, FAR_LEG, far=far, as_one=as_one)
        self.parts.shape(HIPS, "hips", "trousers", self.trunk.hips)
        self._draw_leg(self.near_side, NEAR_LEG, far=False, as_one=as_one)

    def _turned_in_depth(self, side: str) -> bool:
        """True when a leg reaches toward the eye or away, so that it cannot share an outline with the other."""
        hip, knee, ankle = (self.camera.depth(self.body.points[f"{side}.{name}"]) for name in ("hip", "knee", "ankle"))
        return abs(knee - hip) > 16 or ankle - hip > 40

    def _draw_leg(self, side: str, layer: float, far: bool, as_one: bool) -> None:
        shapes, hips = self.legs[side], self.trunk.hips
        near = side == self.near_side
        over = (near or not far) and self._lies_over_the_shirt(side)
        if over:
            layer = RAISED_THIGH + (layer - FAR_LEG) / 100
        self._draw_foot(side, layer, far)
        hip_disc = disc(self.flat(f"{side}.hip"), 10.4)
        if far:
            lines = edge(shapes.whole, overlap(hip_disc, grown(hips, -0.4)))
            self.parts.shape(layer + 0.2, f"{side}.leg", "trousers", shapes.whole, lines, far=True)
        elif over:
            hidden = without(grown(hips, 0.15), grown(self.trunk.shirt, 0.6))
            self.parts.shape(layer + 0.2, f"{side}.leg", "trousers", shapes.whole, edge(shapes.whole, hidden))
        elif not near:
            self.parts.shape(
                layer + 0.2, f"{side}.leg", "trousers", shapes.whole, edge(shapes.whole, grown(hips, 0.15))
            )
        else:
            self._draw_near_leg(side, layer, as_one)
        self._draw_creases(side, layer, far)

    def _draw_near_leg(self, side: str, layer: float, as_one: bool) -> None:
        """The near leg and the seat of the trousers have one outline; from the front, both legs and the seat."""
        shapes, hips = self.legs[side], self.trunk.hips
        hip_disc = disc(self.flat(f"{side}.hip"), 10.8)
        if as_one:
            other = self.legs[self.far_side].whole
            whole = joined(shapes.whole, hips, other, soft=0.5)
            fork = disc(mixed(self.flat("right.hip"), self.flat("left.hip"), 0.5), 9.5)
            inner = edge_within(shapes.whole, grown(other, 0.6), fork, 2)
            self.parts.shape(layer + 0.2, f"{side}.leg", "trousers", whole)
            self.parts.strokes(layer + 0.21, f"{side}.crease", inner, 0.9)
        else:
            whole = joined(shapes.whole, hips, soft=1.6)
            self.parts.shape(layer + 0.2, f"{side}.leg", "trousers", whole)
        groin = edge_within(shapes.whole, grown(hips, -0.6), hip_disc)
        self.parts.strokes(layer + 0.21, f"{side}.crease", groin, CREASE)

    def _lies_over_the_shirt(self, side: str) -> bool:
        """A thigh that is lifted past the belly is drawn over the shirt."""
        if self.angles[f"{side}.hip"] > 100 or opens(self.body.frames["pelvis"], self.camera):
            return True
        body = self.body
        toward = self.camera.depth(body.points[f"{side}.knee"]) - self.camera.depth(body.points[f"{side}.hip"])
        if self.angles[f"{side}.hip"] < 72 or toward > 20:
            return False
        lap = without(overlap(self.legs[side].thigh, self.trunk.shirt), grown(self.trunk.hips, 3))
        return lap.area > 25

    def _draw_foot(self, side: str, layer: float, far: bool) -> None:
        body, camera = self.body, self.camera
        points, frames = body.points, body.frames
        away = camera.depth(points[f"{side}.ankle"]) < camera.depth(points[f"{side}.knee"]) - 14
        at = layer - 0.3 if away else layer
        spread, arch = body.feet[side]
        self.parts.shape(at, f"{side}.ankle", "sock", self.legs[side].sock, far=far)
        pieces = foot(
            points[f"{side}.ankle"],
            frames[f"{side}.foot"],
            frames[f"{side}.toes"],
            side,
            self.wear,
            camera,
            spread,
            arch,
        )
        self.feet[side] = [piece.outline for piece in pieces if piece.outline is not None]
        for step, piece in enumerate(pieces, 1):
            self.parts.all.append(
                Part(
                    at + step * 0.01, f"{side}.{piece.name}", piece.fill, piece.outline, piece.lines, piece.weight, far
                )
            )

    def _draw_creases(self, side: str, layer: float, far: bool) -> None:
        """The fold behind a bent knee, and the hem."""
        shapes, body = self.legs[side], self.body
        shank_in_front = (
            self.camera.depth(body.points[f"{side}.ankle"]) > self.camera.depth(body.points[f"{side}.knee"]) - 6
        )
        front, behind = (shapes.shank, shapes.thigh) if shank_in_front else (shapes.thigh, shapes.shank)
        fold = edge_within(front, grown(behind, -0.5), disc(self.flat(f"{side}.knee"), 7.2))
        self.parts.strokes(layer + 0.22, f"{side}.crease", [*fold, shapes.hem], CREASE, far=far)

    # ---------------------------------------------------------------- shirt and arms

    def _draw_shirt_and_arms(self) -> None:
        body, camera = self.body, self.camera
        chest = camera.depth(body.at("waist", "thorax", 0, 14, 0))
        far_arm, near_arm = sorted(SIDES, key=lambda side: camera.depth(body.points[f"{side}.shoulder"]))
        attached: dict[str, Outline] = {}
        plan: list[tuple[str, float, float, bool]] = []
        for side in (far_arm, near_arm):
            elbow, grip = (camera.depth(body.points[f"{side}.{name}"]) for name in ("elbow", "grip"))
            if self.sideways and side == far_arm:
                in_front = elbow > chest + 2 and grip > chest + 4
                layer = FAR_ARM_IN_FRONT if in_front else FAR_ARM
            elif self.sideways:
                layer = NEAR_ARM
            else:
                layer = NEAR_ARM if (elbow + grip) / 2 > chest - 8 else FAR_ARM
            far = self.sideways and side == far_arm and layer == FAR_ARM
            grows_from_shirt = layer != FAR_ARM or not self.sideways
            sleeve_layer = SHIRT + 0.3 if layer == FAR_ARM and not self.sideways else layer + 0.1
            if opens(body.frames[f"{side}.upper"], camera) and sleeve_layer > layer:
                sleeve_layer = layer - 0.1
            if grows_from_shirt:
                attached[side] = disc(self.flat(f"{side}.shoulder"), 8.6)
            plan.append((side, layer, sleeve_layer, far))
            self.arm_layers[side] = layer
        shirt = self.trunk.shirt
        self.parts.shape(SHIRT, "shirt", "shirt", shirt, edge(shirt, together(attached.values())) if attached else None)
        self.parts.strokes(SHIRT + 0.02, "shirt", clipped(self.trunk.hem, grown(shirt, -0.3), 3), CREASE)
        self.parts.strokes(NECK + 0.5, "collar", clipped(self.trunk.collar, shirt, 2), CREASE)
        for side, layer, sleeve_layer, far in plan:
            self._draw_arm(side, layer, sleeve_layer, far, attached.get(side))

    def _draw_arm(self, side: str, layer: float, sleeve_layer: float, far: bool, shoulder: Outline | None) -> None:
        body, arm = self.body, self.arms[side]
        shape = HAND_SHAPES[body.hands[side]]
        drawn = hand(body.points[f"{side}.wrist"], body.frames[f"{side}.hand"], side, shape, self.camera)
        self.hands[side], self.fingers[side], self.hand_fronts[side] = drawn.outline, drawn.lines, drawn.front
        lower = joined(arm.forearm, drawn.outline, soft=0.8)
        whole = joined(arm.upper, lower, soft=1.0)
        self.parts.shape(layer, f"{side}.arm", "skin", whole, far=far)
        elbow = disc(self.flat(f"{side}.elbow"), 4.4)
        wrist_near = (
            self.camera.depth(body.points[f"{side}.wrist"]) > self.camera.depth(body.points[f"{side}.elbow"]) - 4
        )
        crosses_sleeve = (
            wrist_near
            and sleeve_layer > layer
            and (overlap(lower, arm.sleeve).area > 6 or overlap(lower, arm.upper).area > 60)
        )
        self._draw_sleeve(side, sleeve_layer, far, shoulder)
        if crosses_sleeve:
            hidden = overlap(elbow, grown(arm.upper, -0.3))
            self.parts.shape(layer + 0.2, f"{side}.forearm", "skin", lower, edge(lower, hidden), far=far)
        else:
            fold = edge_within(arm.forearm, grown(arm.upper, -0.4), elbow)
            self.parts.strokes(layer + 0.05, f"{side}.crease", fold, CREASE, far=far)
        self.parts.strokes(layer + 0.21, f"{side}.fingers", drawn.lines, 0.62, far=far)

    def _draw_sleeve(self, side: str, layer: float, far: bool, shoulder: Outline | None) -> None:
        """A sleeve that grows out of the shirt shares one outline with it round the shoulder."""
        arm, shirt = self.arms[side], self.trunk.shirt
        sleeve = arm.sleeve
        if shoulder is None:
            self.parts.shape(layer, f"{side}.sleeve", "shirt", sleeve, far=far)
        else:
            covered = joined(self.trunk.neck, self.head) if self.head.intersects(shoulder) else self.trunk.neck
            clear = grown(covered, 0.3)
            both = joined(sleeve, shirt, soft=1.2)
            patch = overlap(overlap(shoulder, grown(both, -0.5)), grown(sleeve, 1.5))
            self.parts.shape(layer, f"{side}.sleeve", "shirt", sleeve, [], far=far)
            self.parts.shape(layer + 0.01, f"{side}.patch", "shirt", without(patch, clear), [], far=far)
            lines = [piece for line in edge_within(both, shoulder, None, 0.8) for piece in clear_of(line, clear)]
            lines += edge(sleeve, shoulder)
            self.parts.strokes(layer + 0.02, f"{side}.sleeve", lines, 1.0, far=far)
        self.parts.strokes(layer + 0.03, f"{side}.sleeve", [arm.hem], CREASE, far=far)
