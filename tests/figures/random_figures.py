"""Figures that nobody would draw, but that the data may hold: any base, angles, places, things and views.

In: a seeded Random. Out: valid Figures whose hands, points and muscles exist. Units: degrees and centimetres.
"""

from random import Random
from typing import Any, get_args

from macros.facts.model.figure import (
    NEEDS,
    BandPoint,
    Base,
    Contact,
    Figure,
    Grip,
    Joint,
    Mark,
    Point,
    Props,
    Wear,
    Who,
)

LEAST, MOST = -120.0, 150.0
"""Degrees."""
SIDES = ("right", "left")
ON_THE_BODY = ("thigh", "knee", "hip", "lap", "belly", "chest")
TURNS = {
    "pelvis": (("forward", "up", "side"), ("turn", "drop", "tilt", "roll")),
    "trunk": (("lift", "belly"), ("lean", "round", "side", "turn")),
    "head": ((), ("nod", "turn", "tilt")),
}
"""The lengths and the angles of each part of the trunk."""


class Guess:
    """Makes one figure after the other from a seeded Random."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice

    def angle(self) -> float:
        """Any angle, often a plain one."""
        return self.dice.choice([0.0, 45.0, 90.0, *(self.dice.uniform(LEAST, MOST) for _ in range(5))])

    def length(self, most: float = 60.0) -> float:
        """A length, sometimes nothing."""
        return self.dice.choice([0.0, *(self.dice.uniform(-most, most) for _ in range(4))])

    def maybe(self, share: float, value: Any) -> Any:
        """The value, or None as often as is left over."""
        return value if self.dice.random() < share else None

    def some(self, words: tuple[str, ...], value, share: float = 0.4) -> dict[str, Any]:
        """Some of the words, each with a value."""
        return {word: value() for word in words if self.dice.random() < share}

    def figure(self) -> Figure:
        """A valid figure: mostly one picture, sometimes two or three."""
        names = ["bed", *(name for name in Props.model_fields if self.dice.random() < 0.08)]  # somebody may lie on it
        count = self.dice.choices((1, 2, 3), (20, 2, 1))[0]
        told: dict[str, Any] = {
            "who": self.dice.choice(get_args(Who)),
            "wear": self.maybe(0.5, self.dice.choice(get_args(Wear))),
            "props": {name: self.prop() for name in names},
            "held": self.maybe(0.4, self.held(names)),
            "marks": self.dice.sample(get_args(Mark), k=2),
            "arrows": [self.arrow() for _ in range(self.dice.choice((0, 1, 1, 2)))],
            "captions": ["Look at this."] * count,
            "alt": "Somebody does something that nobody has ever done before.",
        }
        told |= {key: self.pose(names) for key in ("start", "end", "middle")[:count]}
        told |= self.view()
        if self.dice.random() < 0.15:
            told |= self.dice.choice([{"zoom": self.dice.choice(get_args(Joint))}, {"inset": "footprints"}])
        return Figure.model_validate(told)

    def view(self) -> dict[str, Any]:
        """A view by its name or by its angles."""
        if self.dice.random() < 0.5:
            return {"view": self.dice.choice(["side", "front-side", "quarter", "front", "back"])}
        return {"camera": {"azimuth": self.dice.uniform(-180, 180), "elevation": self.dice.uniform(-10, 90)}}

    def prop(self) -> dict[str, Any]:
        """A thing, sometimes moved, turned or of another size."""
        return {
            "place": self.maybe(0.3, self.dice.choice(["under", "front", "right", "left", "behind"])),
            "at": self.maybe(0.3, [self.length(), self.length()]),
            "turn": self.maybe(0.3, self.angle()),
            "height": self.maybe(0.2, self.dice.uniform(10, 120)),
            "length": self.maybe(0.2, self.dice.uniform(30, 200)),
        }

    def pose(self, names: list[str]) -> dict[str, Any]:
        """A pose of the whole body."""
        told: dict[str, Any] = {"base": self.dice.choice(get_args(Base)), "incline": self.maybe(0.2, self.length(40))}
        for part, (lengths, angles) in TURNS.items():
            told[part] = self.some(lengths, lambda: self.length(30)) | self.some(angles, self.angle)
        for side in SIDES:
            told[f"{side}_leg"] = self.maybe(0.8, self.leg())
            told[f"{side}_arm"] = self.maybe(0.8, self.arm(names))
        return told

    def leg(self) -> dict[str, Any]:
        """A leg, placed or bent."""
        told = self.some(("toe_out", "toes", "spread", "arch"), lambda: self.length(30), 0.3)
        if self.dice.random() < 0.5:
            return told | self.some(("hip", "abduct", "rotate", "knee", "ankle"), self.angle, 0.6)
        told |= self.some(("heel_up", "toes_up", "bend", "open"), self.angle, 0.2)
        grounds = ["floor", "bed", "step", "stool", "towel", "together", "free"]
        return told | {
            "foot": self.dice.choice(grounds),
            "at": self.maybe(0.6, [self.length(90), self.length(40)]),
            "height": self.maybe(0.4, self.length(50)),
            "load": self.maybe(0.3, self.dice.choice(["full", "none"])),
            "knee_out": self.maybe(0.3, self.dice.uniform(-2, 2)),
        }

    def arm(self, names: list[str]) -> dict[str, Any]:
        """An arm: on the body, on a thing that is there, reaching, or bent."""
        told: dict[str, Any] = {
            "grip": self.maybe(0.4, self.dice.choice(get_args(Grip))),
            "elbow_to": self.maybe(0.4, self.dice.choice(["down", "back", "out", "up", "front"])),
        }
        things = [word for word in get_args(Contact) if set(NEEDS.get(word, ())) & set(names)]
        way = self.dice.random()
        if way < 0.45:
            along = self.maybe(0.4, self.dice.random())
            at = self.maybe(0.4, [self.length(30), self.length(30)])
            return told | {"hand": self.dice.choice([*ON_THE_BODY, *things]), "along": along, "at": at}
        if way < 0.65:
            return told | {"reach": [self.length(80), self.length(80), self.length(80)]}
        return told | self.some(("shoulder", "abduct", "rotate", "elbow", "wrist", "palm"), self.angle, 0.6)

    def held(self, names: list[str]) -> dict[str, Any]:
        """Weights, a ball, bands."""
        ends = [name for name in get_args(BandPoint) if name != "door" or "door" in names]
        return {
            "weights": self.maybe(0.3, self.dice.choice(["dumbbells", "bottles"])),
            "ball": self.maybe(0.3, self.dice.choice(["right.grip", "left.grip", "knees"])),
            "bands": self.maybe(0.4, [{"path": self.dice.sample(ends, k=self.dice.choice((2, 3)))}]),
        }

    def arrow(self) -> dict[str, Any]:
        """An arrow that follows, turns or pushes."""
        point = self.dice.choice(get_args(Point))
        told: dict[str, Any] = {
            "shift": self.maybe(0.3, [self.length(), self.length()]),
            "heads": self.maybe(0.3, self.dice.choice(["one", "both"])),
            "picture": self.maybe(0.3, self.dice.choice((1, 2, 3))),
        }
        if self.dice.random() < 0.5:
            side, offset = self.maybe(0.3, self.dice.choice(SIDES)), self.maybe(0.3, self.length())
            return told | {"follow": point, "side": side, "offset": offset}
        if self.dice.random() < 0.5:
            return told | {"about": point, "push": [self.length(), self.length()]}
        arc = [self.angle(), self.angle()]
        return told | {"about": point, "arc": arc, "radius": self.maybe(0.5, self.dice.uniform(1, 60))}
