"""A body among its things: its shapes on the page, and the parts that are drawn of it so far.

In: a Body, who it is, the things in the room and a camera. Out: a Scene that `staging` fills with parts.
Units: page centimetres. Must not know: SVG, colours, the order of drawing inside a limb.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .limbs import ArmShapes, LegShapes, TrunkShapes, arm_shapes, leg_shapes, trunk_shapes
from .parts import Parts
from .people import Person
from .plane import NOTHING, Line, Outline
from .props import Thing
from .skeleton import Body, joint_angles
from .space import SIDES, Camera, Points

FLOOR = 1.0
FAR_ARM, FAR_LEG, HIPS, NEAR_LEG, SHIRT, RAISED_THIGH, NECK, HEAD = 20.0, 30.0, 35.0, 40.0, 45.0, 45.5, 46.0, 47.0
FAR_ARM_IN_FRONT, NEAR_ARM = 52.0, 60.0
"""Layers of the body; things behind it take 10 to 19, things in front of it 51 to 56."""

SEEN_FROM_THE_SIDE = 9.0
"""With the hips further apart in depth (cm), one leg is the far one."""
SIDE_BY_SIDE = {"knee": 10.0, "ankle": 18.0}
"""Legs side by side: how far (cm) their knees and ankles may be apart in depth."""
CREASE = 0.7
"""Weight of an inner line."""


@dataclass
class Scene:
    """One pose on the page.

    `shown`: limbs such as `left.leg` that the picture is about; they are never drawn pale.
    `arm_layers`, `feet`, `hands`, `fingers`, `hand_fronts` and `head` are filled while the parts are drawn: marks,
    held things and close-ups need them.
    """

    body: Body
    person: Person
    camera: Camera
    things: Mapping[str, Thing]
    wear: str = "shoes"
    shown: frozenset[str] = frozenset()
    parts: Parts = field(default_factory=Parts)
    arm_layers: dict[str, float] = field(default_factory=dict)
    feet: dict[str, list[Outline]] = field(default_factory=dict)
    hands: dict[str, Outline] = field(default_factory=dict)
    fingers: dict[str, list[Line]] = field(default_factory=dict)
    hand_fronts: dict[str, list[Outline]] = field(default_factory=dict)
    head: Outline = NOTHING

    def __post_init__(self) -> None:
        body, camera = self.body, self.camera
        self.angles = joint_angles(body)
        self.legs: dict[str, LegShapes] = {side: leg_shapes(body, side, self.person, camera) for side in SIDES}
        self.arms: dict[str, ArmShapes] = {side: arm_shapes(body, side, self.person, camera) for side in SIDES}
        bend = (self.angles["right.hip"] + self.angles["left.hip"]) / 2
        self.trunk: TrunkShapes = trunk_shapes(body, self.person, camera, bend)
        self.far_side, self.near_side = sorted(SIDES, key=lambda side: self.depth(f"{side}.hip"))

    def flat(self, point: str) -> Points:
        """A point of the body on the page."""
        return self.camera.flat(self.body.points[point])

    def depth(self, point: str) -> float:
        """How near the eye a point of the body is, in cm."""
        return self.camera.depth(self.body.points[point])

    @property
    def sideways(self) -> bool:
        """True when one leg is clearly behind the other."""
        return self.depth(f"{self.near_side}.hip") - self.depth(f"{self.far_side}.hip") > SEEN_FROM_THE_SIDE

    @cached_property
    def legs_as_one(self) -> bool:
        """True when both legs and the seat have one outline: from the front or the back, side by side."""
        return not self.sideways and all(
            abs(self.depth(f"right.{name}") - self.depth(f"left.{name}")) < apart
            for name, apart in SIDE_BY_SIDE.items()
        )
