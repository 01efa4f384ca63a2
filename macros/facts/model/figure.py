"""A picture in data/figures.yaml: how a body stands at the start, and what changes by the end.

Units: degrees and centimetres. Axes: forward is the way the person faces at the start, up is up, out is away from the
middle of the body, side is toward the person's right.
A limb is either placed (a foot on the floor, a hand on the counter: it stays there whatever the trunk does) or bent
(angles of its joints), never both: see `limbs`. Must not know: how any of it is drawn.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field, ValidationInfo, field_validator, model_validator

from ..problems import one_of
from .base import Entry, Id, Sentence
from .limbs import Arm, Degrees, Leg, Length, Place

Base = Literal["sit", "stand", "lie-back", "lie-side", "long-sit"]
Who = Literal["rosa", "walter", "grace"]
Wear = Literal["shoes", "socks", "bare"]
Muscle = Literal[
    "front-thigh", "back-thigh", "calf", "shin", "buttock", "outer-hip", "hip-front", "belly", "upper-back",
    "chest", "shoulder", "front-arm", "back-arm", "forearm", "foot-arch",
]  # fmt: skip

JOINTS = ("hip", "knee", "ankle", "heel", "ball", "toe", "shoulder", "elbow", "wrist", "grip", "fingers")
BOTH = ("right", "left")
Joint = Literal[*(f"{side}.{joint}" for side in BOTH for joint in JOINTS)]
Point = Literal[Joint, "head", "neck", "chest", "waist", "pelvis"]
Mark = Literal[*(f"{side}.{muscle}" for side in BOTH for muscle in get_args(Muscle))]
BandPoint = Literal[Point, "right.sole", "left.sole", "door"]
"""Points of the body that arrows, bands and close-ups name, and muscles with their side."""

Size = Annotated[float, Field(gt=0, le=250)]


class Pelvis(Entry):
    """Where the hips are. Standing height is never written: it follows from the legs."""

    forward: Length | None = Field(None, description="Cm forward; standing, counted from the middle of the feet.")
    up: Length | None = Field(None, description="Cm above where the base puts it.")
    side: Length | None = Field(None, description="Cm toward the person's right.")
    turn: Degrees | None = Field(None, description="Turn to the right.")
    drop: Degrees | None = Field(None, description="Right side lower than the left.")
    tilt: Degrees | None = Field(None, description="Tip forward.")
    roll: Degrees | None = Field(None, description="Lying on the side: roll back.")


class Trunk(Entry):
    """How the back is held."""

    lean: Degrees | None = Field(None, description="The whole trunk forward from the hips; negative leans back.")
    round: Degrees | None = Field(None, description="A bent back, above the hips.")
    side: Degrees | None = Field(None, description="Bent to the right.")
    turn: Degrees | None = Field(None, description="Turned to the right.")
    lift: Length | None = Field(None, description="Shoulders raised, in cm.")
    belly: Length | None = Field(None, description="Cm that a breath moves the belly out.")


class Head(Entry):
    """How the head is held on the trunk. It keeps itself mostly level when the trunk leans."""

    nod: Degrees | None = Field(None, description="Down.")
    turn: Degrees | None = Field(None, description="To the right.")
    tilt: Degrees | None = Field(None, description="Ear to the right shoulder.")


class Pose(Entry):
    """A pose, or in `middle` and `end` only what changes from the picture before."""

    use: Id | None = Field(None, description="The name of a preset to begin with.")
    base: Base | None = Field(
        None, description="`sit`, `stand`, `lie-back`, `lie-side`, or `long-sit` (legs out on a bed)."
    )
    incline: Degrees | None = Field(None, description="The whole body leans forward as a plank about the ankles.")
    pelvis: Pelvis | None = Field(None, description="Where the hips are.")
    trunk: Trunk | None = Field(None, description="How the back is held.")
    head: Head | None = Field(None, description="How the head is held.")
    legs: Leg | None = Field(None, description="Both legs.")
    right_leg: Leg | None = Field(None, description="The right leg; wins over `legs`.")
    left_leg: Leg | None = Field(None, description="The left leg; wins over `legs`.")
    arms: Arm | None = Field(None, description="Both arms.")
    right_arm: Arm | None = Field(None, description="The right arm; wins over `arms`.")
    left_arm: Arm | None = Field(None, description="The left arm; wins over `arms`.")


class Prop(Entry):
    """A thing in the room. Write {} for its usual place."""

    place: Literal["under", "front", "right", "left", "behind", "between"] | None = Field(
        None, description="Where it stands. `between`: a pillow between the ankles, lying on the side."
    )
    at: Place | None = Field(None, description="Cm [forward, side] of its usual anchor point.")
    turn: Degrees | None = Field(None, description="Turned about the vertical.")
    height: Size | None = Field(None, description="Cm high: a counter, wall, door post, step, stool or pillow.")
    length: Size | None = Field(None, description="Cm long: a counter.")


PLACES: dict[str, tuple[str, ...]] = {
    "chair": ("under", "front", "behind", "right", "left"),
    "armchair": ("under", "behind"),
    "counter": ("front", "behind", "right", "left"),
    "wall": ("front", "behind", "right", "left"),
    "door": ("front", "right", "left"),
    "step": ("front",),
    "bed": ("under",),
    "mat": ("under",),
    "stool": ("front",),
    "pillow": ("under", "between", "behind"),
    "roll": ("under",),
    "towel": ("under",),
}
"""Where each thing can stand, its usual place first."""
SIZED = {"height": ("counter", "wall", "door", "step", "stool", "pillow"), "length": ("counter",)}
"""The things that can be made higher or longer; a pillow between the ankles has its own height."""


class Props(Entry):
    """What stands in the room."""

    chair: Prop | None = Field(None, description="A kitchen chair.")
    armchair: Prop | None = Field(None, description="The same chair with arms.")
    counter: Prop | None = Field(None, description="A fixed kitchen counter.")
    wall: Prop | None = Field(None, description="A solid wall.")
    door: Prop | None = Field(None, description="A fixed post at a door, where a band is anchored.")
    step: Prop | None = Field(None, description="A stair with a fixed rail.")
    bed: Prop | None = Field(None, description="A firm bed with a pillow.")
    mat: Prop | None = Field(None, description="A mat on the floor.")
    stool: Prop | None = Field(None, description="A low stool that cannot slide.")
    pillow: Prop | None = Field(None, description="A pillow under the calves or between the ankles.")
    roll: Prop | None = Field(None, description="A rolled towel under the knees.")
    towel: Prop | None = Field(None, description="A towel flat on the floor.")

    @field_validator("*")
    @classmethod
    def _fits(cls, prop: Prop | None, info: ValidationInfo) -> Prop | None:
        if prop is None:
            return None
        thing = str(info.field_name)
        if prop.place and prop.place not in PLACES[thing]:
            raise ValueError(f"has no place `{prop.place}`. {one_of(PLACES[thing])} [unknown-word]")
        for word, things in SIZED.items():
            if getattr(prop, word) and (thing not in things or prop.place == "between"):
                raise ValueError(f"does not use `{word}`. Take it out. [word-ignored]")
        return prop


class Band(Entry):
    """An exercise band: where it runs."""

    path: list[BandPoint] = Field(
        min_length=2,
        description="Points in order, such as `right.grip`, `right.ball`, `right.sole`, `door`.",
    )


class Held(Entry):
    """What hands or feet hold."""

    weights: Literal["dumbbells", "bottles"] | None = Field(None, description="One in each hand.")
    ball: Literal["right.grip", "left.grip", "knees"] | None = Field(
        None, description="Where a soft ball is: `right.grip`, `left.grip` or `knees`."
    )
    bands: list[Band] | None = Field(None, description="Bands.")


class Arrow(Entry):
    """An arrow that shows the way. It follows a point of the body, or turns or pushes about one."""

    follow: Point | None = Field(None, description="A point, such as `right.heel`, `pelvis`, `chest` or `head`.")
    about: Point | None = Field(None, description="A point that the arrow turns or pushes about.")
    push: Place | None = Field(None, description="With `about`: a straight arrow in this direction [right, up].")
    arc: Place | None = Field(None, description="With `about`: from and to these degrees, 0 is to the right.")
    radius: Size | None = Field(None, description="With `arc`: cm.")
    offset: Length | None = Field(None, description="Cm beside the path, when the drawing's own choice is poor.")
    side: Literal["left", "right"] | None = Field(None, description="The side of the path the arrow runs on.")
    shift: Place | None = Field(None, description="Cm [right, up] to move the arrow on the page.")
    heads: Literal["one", "both"] | None = Field(None, description="`both` for there and back.")
    picture: Annotated[int, Field(ge=1, le=3)] | None = Field(
        None, description="Its picture; the last one if left out."
    )

    @model_validator(mode="after")
    def _one_kind(self) -> "Arrow":
        if (self.follow is None) == (self.about is None):
            raise ValueError("needs either `follow` or `about`. Write one of the two. [arrow-without-way]")
        if self.about and (self.push is None) == (self.arc is None):
            raise ValueError("with `about` needs either `push` or `arc`. Write one of the two. [arrow-without-way]")
        beside = [self.push, self.arc, self.radius] if self.follow else [self.offset, self.side]
        if any(value is not None for value in beside):
            wrong = "push, arc or radius" if self.follow else "offset or side"
            raise ValueError(f"of this kind has no {wrong}. Take it out. [arrow-without-way]")
        if self.push and not any(self.push):
            raise ValueError(
                "has a push that goes nowhere. "
                "Write how far it points to the right, and how far up. [arrow-without-way]"
            )
        if self.arc and self.arc[0] == self.arc[1]:
            raise ValueError("has an arc that ends where it begins. Write two different angles. [arrow-without-way]")
        return self


class Turned(Entry):
    """A view by its angles."""

    azimuth: Degrees = Field(description="0 sees the right side, 90 the front, -90 the back.")
    elevation: Annotated[float, Field(ge=-10, le=90)] = Field(description="How far the eye looks down.")


class Figure(Entry):
    """The picture of one exercise: one, two or three numbered pictures."""

    who: Who = Field(description="Who is drawn.")
    view: Literal["side", "front-side", "quarter", "front", "back"] | None = Field(
        None, description="Where you look from; `side` if left out."
    )
    camera: Turned | None = Field(None, description="A view by its angles, instead of `view`.")
    wear: Wear | None = Field(None, description="What is on the feet; shoes if left out.")
    props: Props | None = Field(None, description="What stands in the room.")
    held: Held | None = Field(None, description="What hands or feet hold.")
    start: Pose = Field(description="The first picture.")
    middle: Pose | None = Field(None, description="A picture between the two: what changes from the first.")
    end: Pose | None = Field(None, description="The last picture: what changes from the one before.")
    marks: list[Mark] = Field(description="Working muscles, such as `right.front-thigh`. Write [] for none.")
    arrows: list[Arrow] = Field(description="Arrows. Write [] for none.")
    zoom: Joint | None = Field(None, description="A point to show larger in a circle, such as `right.ankle`.")
    inset: Literal["footprints"] | None = Field(
        None, description="`footprints` shows the soles from above in a circle."
    )
    captions: list[Sentence] = Field(
        min_length=1, max_length=3, description="One short sentence under each numbered picture, a verb first."
    )
    alt: Annotated[Sentence, Field(min_length=40, max_length=300)] = Field(
        description="The picture in words: the start, the end, the direction, and what is held."
    )

    @model_validator(mode="after")
    def _fits(self) -> "Figure":
        if self.middle and not self.end:
            raise ValueError("has a middle but no end. Name the last picture `end`. [picture-parts]")
        if len(self.captions) != len(self.poses):
            raise ValueError(
                f"has captions: {len(self.captions)}, pictures: {len(self.poses)}. Write one for each. [picture-parts]"
            )
        if self.view and self.camera:
            raise ValueError("has both a view and a camera. Keep one. [picture-parts]")
        return self

    @property
    def named_poses(self) -> dict[str, Pose]:
        """The pictures in order, by their fields; all but the first say only what changes."""
        named = {"start": self.start, "middle": self.middle, "end": self.end}
        return {name: pose for name, pose in named.items() if pose}

    @property
    def poses(self) -> list[Pose]:
        """The pictures in order."""
        return list(self.named_poses.values())


class Figures(Entry):
    """All pictures, and the poses they begin with."""

    presets: dict[Id, Pose] = Field(description="Ready-made poses that `use` names.")
    figures: dict[Id, Figure] = Field(description="One picture per exercise, under the exercise's id.")


NEEDS: dict[str, tuple[str, ...]] = {
    "counter": ("counter",), "wall": ("wall",), "rail": ("step",), "door": ("door",),
    "chair-seat": ("chair", "armchair"), "chair-arms": ("armchair",), "armrest": ("armchair",), "bed": ("bed", "mat"),
    "step": ("step",), "stool": ("stool",), "towel": ("towel",),
}  # fmt: skip
"""What a hand, a foot or a band can be on, and the props of which one must then stand in the room."""
BASE_NEEDS: dict[str, tuple[str, ...]] = {
    "sit": ("chair", "armchair"), "lie-back": ("bed", "mat"), "lie-side": ("bed", "mat"), "long-sit": ("bed", "mat"),
}  # fmt: skip
"""What a base rests on."""
