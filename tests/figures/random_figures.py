"""Figures that nobody would draw, but that the data may hold: any base, angles, presets, places, things and views.

In: a seeded Random. Out: Figures that break no rule of the facts, and the presets they use. Units: degrees and
centimetres.
"""

from collections.abc import Sequence
from random import Random
from typing import Any, get_args

from macros.facts.model.figure import (
    NEEDS,
    PLACES,
    SIZED,
    BandPoint,
    Base,
    Figures,
    Joint,
    Mark,
    Point,
    Wear,
    Who,
)
from macros.facts.model.limbs import Contact, Grip, Ground

LEAST, MOST = -120.0, 150.0
"""Degrees."""
SIDES = ("right", "left")
ALWAYS = ("chair", "bed")
"""Somebody may sit or lie on these."""
PRESETS = ("first", "second", "third")
"""Each may begin with one that stands before it."""
ON_THE_BODY = ("thigh", "knee", "hip", "lap", "belly", "chest")
TURNS = {
    "pelvis": (("forward", "up", "side"), ("turn", "drop", "tilt", "roll")),
    "trunk": (("lift", "belly"), ("lean", "round", "side", "turn")),
    "head": ((), ("nod", "turn", "tilt")),
}
"""The lengths and the angles of each part of the trunk."""


def there(word: str, names: Sequence[str]) -> bool:
    """True when a hand or foot can be on it: the floor, or what one of the things in the room has."""
    return word == "floor" or bool(set(NEEDS.get(word, ())) & set(names))


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

    def figures(self) -> Figures:
        """One figure, named `one`, and the presets that it may begin with."""
        presets: dict[str, Any] = {}
        for name in PRESETS:
            presets[name] = self.pose(list(ALWAYS), list(presets))
        names = [*ALWAYS, *(name for name in PLACES if name not in ALWAYS and self.dice.random() < 0.15)]
        return Figures.model_validate({"presets": presets, "figures": {"one": self.figure(names)}})

    def figure(self, names: list[str]) -> dict[str, Any]:
        """A figure among the things of these names: mostly one picture, sometimes two or three."""
        count = self.dice.choices((1, 2, 3), (20, 2, 1))[0]
        told: dict[str, Any] = {
            "who": self.dice.choice(get_args(Who)),
            "wear": self.maybe(0.5, self.dice.choice(get_args(Wear))),
            "props": {name: self.prop(name) for name in names},
            "held": self.maybe(0.4, self.held(names)),
            "marks": self.dice.sample(get_args(Mark), k=2),
            "arrows": [self.arrow(count) for _ in range(self.dice.choice((0, 1, 1, 2)))],
            "captions": ["Look at this."] * count,
            "alt": "Somebody does something that nobody has ever done before.",
        }
        told |= {key: self.pose(names, PRESETS) for key in ("start", "end", "middle")[:count]}
        told |= self.view()
        if self.dice.random() < 0.15:
            told |= self.dice.choice([{"zoom": self.dice.choice(get_args(Joint))}, {"inset": "footprints"}])
        return told

    def view(self) -> dict[str, Any]:
        """A view by its name or by its angles."""
        if self.dice.random() < 0.5:
            return {"view": self.dice.choice(["side", "front-side", "quarter", "front", "back"])}
        return {"camera": {"azimuth": self.dice.uniform(-180, 180), "elevation": self.dice.uniform(-10, 90)}}

    def prop(self, name: str) -> dict[str, Any]:
        """A thing, sometimes moved, turned or of another size."""
        place = self.maybe(0.6, self.dice.choice(PLACES[name]))
        sizes = [word for word in SIZED if name in SIZED[word] and place != "between"]
        return {
            "place": place,
            "at": self.maybe(0.3, [self.length(), self.length()]),
            "turn": self.maybe(0.3, self.angle()),
            **{word: self.maybe(0.2, self.dice.uniform(10, 200)) for word in sizes},
        }

    def pose(self, names: list[str], presets: Sequence[str]) -> dict[str, Any]:
        """A pose of the whole body, or what it changes of a preset."""
        use = self.maybe(0.3, self.dice.choice(presets)) if presets else None
        told: dict[str, Any] = {
            "use": use,
            "base": self.maybe(0.5 if use else 1, self.dice.choice(get_args(Base))),
            "incline": self.maybe(0.2, self.length(40)),
        }
        for part, (lengths, angles) in TURNS.items():
            told[part] = self.some(lengths, lambda: self.length(30)) | self.some(angles, self.angle)
        for kind, limb in (("leg", self.leg), ("arm", self.arm)):
            both = [f"right_{kind}", f"left_{kind}"]
            for which in self.dice.choice([both, both, both, [f"{kind}s"], [f"{kind}s", f"left_{kind}"]]):
                told[which] = self.maybe(0.8, limb(names))
        return told

    def leg(self, names: list[str]) -> dict[str, Any]:
        """A leg: placed on a thing that is there, free, swung open or bent."""
        told = self.some(("toe_out", "toes", "spread", "arch"), lambda: self.length(30), 0.3)
        bent = {"hip": self.angle()} | self.some(("abduct", "rotate", "knee", "ankle"), self.angle, 0.6)
        way = self.dice.random()
        if way < 0.45:
            return told | bent
        if way < 0.55:
            return told | bent | {"foot": "together", "open": self.maybe(0.6, self.angle())}
        told |= self.some(("heel_up", "toes_up"), self.angle, 0.2) | {
            "at": self.maybe(0.6, [self.length(90), self.length(40)]),
            "knee_out": self.maybe(0.3, self.dice.uniform(-2, 2)),
        }
        if way < 0.65:
            return told | {"foot": "free", "height": self.maybe(0.6, self.length(50))}
        return told | {
            "foot": self.dice.choice([word for word in get_args(Ground) if there(word, names)]),
            "load": self.maybe(0.3, self.dice.choice(["full", "none"])),
            "bend": self.maybe(0.2, self.angle()),
        }

    def arm(self, names: list[str]) -> dict[str, Any]:
        """An arm: on the body, on a thing that is there, reaching, or bent."""
        told: dict[str, Any] = {"grip": self.maybe(0.4, self.dice.choice(get_args(Grip)))}
        way = self.dice.random()
        if way >= 0.65:
            angles = ("abduct", "rotate", "elbow", "wrist", "palm")
            return told | {"shoulder": self.angle()} | self.some(angles, self.angle, 0.6)
        told["elbow_to"] = self.maybe(0.4, self.dice.choice(["down", "back", "out", "up", "front"]))
        if way >= 0.45:
            return told | {"reach": [self.length(80), self.length(80), self.length(80)]}
        hand = self.dice.choice([*ON_THE_BODY, *(word for word in get_args(Contact) if there(word, names))])
        return told | {
            "hand": hand,
            "along": self.maybe(0.4, self.dice.random()),
            "at": self.maybe(0.4, [self.length(30), self.length(30)]),
            "palm": self.maybe(0.3, 180) if hand == "thigh" else None,
        }

    def held(self, names: list[str]) -> dict[str, Any]:
        """Weights, a ball, bands."""
        ends = [name for name in get_args(BandPoint) if name != "door" or "door" in names]
        return {
            "weights": self.maybe(0.3, self.dice.choice(["dumbbells", "bottles"])),
            "ball": self.maybe(0.3, self.dice.choice(["right.grip", "left.grip", "knees"])),
            "bands": self.maybe(0.4, [{"path": self.dice.sample(ends, k=self.dice.choice((2, 3)))}]),
        }

    def arrow(self, count: int) -> dict[str, Any]:
        """An arrow that follows, turns or pushes, in one of so many pictures."""
        point = self.dice.choice(get_args(Point))
        picture = self.maybe(0.3, self.dice.randint(1, count))
        told: dict[str, Any] = {
            "shift": self.maybe(0.3, [self.length(), self.length()]),
            "heads": self.maybe(0.3, self.dice.choice(["one", "both"])),
            "picture": picture,
        }
        if (picture or count) > 1 and self.dice.random() < 0.7:
            side, offset = self.maybe(0.3, self.dice.choice(SIDES)), self.maybe(0.3, self.length())
            return told | {"follow": point, "side": side, "offset": offset}
        if self.dice.random() < 0.5:
            return told | {"about": point, "push": [self.length(), self.dice.uniform(1, 60)]}
        first = self.angle()
        arc = [first, first + self.dice.choice((-30, 5, 30))]
        return told | {"about": point, "arc": arc, "radius": self.maybe(0.5, self.dice.uniform(1, 60))}
