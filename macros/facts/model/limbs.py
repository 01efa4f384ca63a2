"""One leg and one arm of a pose, and which of its words would be ignored.

Units: degrees and centimetres; axes as in `figure`. A limb is told in one way: it is placed (a foot on the floor, a
hand on the counter, a hand that reaches), or it is bent by angles. A word of another way is refused.
Must not know: whole poses, how a limb is drawn.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from .base import Entry

Ground = Literal["floor", "bed", "step", "stool", "towel"]
Foothold = Literal[Ground, "together", "free"]
Contact = Literal[
    "thigh", "knee", "hip", "lap", "belly", "chest", "bed", "counter", "wall", "rail",
    "chair-seat", "chair-arms", "armrest", "door",
]  # fmt: skip
Grip = Literal["rest", "flat", "hold", "fist", "open", "ball", "fingertips"]

Degrees = Annotated[float, Field(ge=-180, le=180)]
Length = Annotated[float, Field(ge=-250, le=250)]
Share = Annotated[float, Field(ge=0, le=1)]
Place = Annotated[list[Length], Field(min_length=2, max_length=2)]
Spot = Annotated[list[Length], Field(min_length=3, max_length=3)]

PLACED_BY = ("foot", "hand", "reach")
"""A limb with one of these is placed; its angles would be a second answer."""
BENT_BY = ("hip", "abduct", "rotate", "knee", "ankle", "shoulder", "elbow")
"""A limb with one of these is bent. A turned palm alone does not say so: a hand on the thigh has one too."""

_ANGLES = (*BENT_BY, "wrist", "palm")
_OF_A_PLACED_FOOT = ("at", "heel_up", "toes_up", "bend", "load", "knee_out")
_IGNORED: dict[str, tuple[str, ...]] = {
    "angles": (*_OF_A_PLACED_FOOT, "height", "open", "along", "elbow_to"),
    "foot": (*_ANGLES, "open", "height"),
    "foot: free": (*_ANGLES, "open", "bend", "load"),
    "foot: together": (*_OF_A_PLACED_FOOT, "height"),
    "hand": (*_ANGLES, "reach"),
    "reach": (*_ANGLES, "along", "at"),
}
"""The ways to tell a limb, and the words that do nothing then."""


def ignored(limb: Mapping[str, Any], bent: bool = False) -> tuple[str, list[str]]:
    """How a limb is told, and its words that do nothing then. `bent`: it is, also when no angle is among the words.

    Both are empty for a limb that does not say how it is told, such as one that only lifts its heel further.
    """
    key = next((key for key in PLACED_BY if key in limb), "")
    if not key and not bent and not any(angle in limb for angle in BENT_BY):
        return "", []
    if not key:
        return "angles", [word for word in _IGNORED["angles"] if word in limb]
    way = f"{key}: {limb[key]}" if key != "reach" else key
    idle = [word for word in _IGNORED.get(way, _IGNORED[key]) if word in limb]
    if way == "hand: thigh" and limb.get("palm") == 180:
        idle.remove("palm")  # the back of the hand is on the thigh
    return f"`{way}`", idle


class Limb(Entry):
    """A leg or an arm."""

    @model_validator(mode="after")
    def _told_in_one_way(self) -> Self:
        way, idle = ignored(self.model_dump(exclude_none=True))
        if idle:
            raise ValueError(
                f"is told by {way}, so `{idle[0]}` would be ignored. "
                "Take it out, or tell this limb in another way. [word-ignored]"
            )
        return self


class Leg(Limb):
    """One leg: `foot` places it; without `foot`, angles bend it."""

    foot: Foothold | None = Field(
        None, description="What the foot stands on; `free` hangs at `at`; `together` swings open about hip and ankle."
    )
    at: Place | None = Field(None, description="Cm [forward, out] of the ankle, seen from above.")
    height: Length | None = Field(None, description="With `free`: cm of the sole above the floor.")
    heel_up: Degrees | None = Field(None, description="Heel lifted about the ball of the foot.")
    toes_up: Degrees | None = Field(None, description="Front of the foot lifted about the heel.")
    toe_out: Degrees | None = Field(None, description="Toes turned out.")
    bend: Degrees | None = Field(None, description="How far this knee is bent when it carries the body.")
    load: Literal["full", "none"] | None = Field(None, description="`none` when this foot carries no weight.")
    knee_out: Annotated[float, Field(ge=-2, le=2)] | None = Field(
        None, description="How far the knee points outward: 0 is ahead, 1 is half out."
    )
    open: Degrees | None = Field(None, description="With `together`: how far the knee swings open.")
    hip: Degrees | None = Field(None, description="Thigh forward of the trunk's line; negative is back.")
    abduct: Degrees | None = Field(None, description="Thigh out to the side.")
    rotate: Degrees | None = Field(None, description="Thigh turned outward.")
    knee: Degrees | None = Field(None, description="Knee bent.")
    ankle: Degrees | None = Field(None, description="Toes pulled up; negative points them.")
    toes: Degrees | None = Field(None, description="Toes bent up; negative curls them.")
    spread: Degrees | None = Field(None, description="Toes spread, drawn only without shoes.")
    arch: Length | None = Field(None, description="Cm that the arch is lifted.")


class Arm(Limb):
    """One arm: `hand` or `reach` places it; without them, angles bend it."""

    hand: Contact | None = Field(None, description="What the hand is on.")
    along: Share | None = Field(None, description="How far along the thing: 0 near the body, 1 far.")
    at: Place | None = Field(None, description="Cm [across, height or depth] from the thing's usual place.")
    reach: Spot | None = Field(None, description="Cm [forward, up, out] of the hand from the shoulder.")
    elbow_to: Literal["down", "back", "out", "up", "front"] | None = Field(None, description="Where the elbow points.")
    grip: Grip | None = Field(None, description="How the hand is held.")
    shoulder: Degrees | None = Field(None, description="Arm forward; negative is back.")
    abduct: Degrees | None = Field(None, description="Arm out to the side.")
    rotate: Degrees | None = Field(None, description="Arm turned outward.")
    elbow: Degrees | None = Field(None, description="Elbow bent.")
    wrist: Degrees | None = Field(None, description="Wrist bent toward the palm.")
    palm: Degrees | None = Field(None, description="Forearm turned so that the palm looks forward (90) or back (-90).")
