"""The inks: what each colour word is in colour, and in line art that survives a photocopier; and the rooms on paper.

Out: hex colours, line widths, sizes in mm. Drawings always lie on a light wall, so a dark page needs no ink of its own.
Must not know: shapes, bodies, SVG.
"""

from dataclasses import dataclass, replace

PRINT_WIDTH, PRINT_HEIGHT = 156.0, 76.0
"""The least room a figure has on the page of an exercise, in mm."""
POINT = 25.4 / 72
"""mm."""
THINNEST_IN_PRINT = 0.54
"""mm: 1.5 points and a little."""


@dataclass(frozen=True)
class Room:
    """The least room that a figure has in a place on paper, in mm. Lines and numbers are made large enough for it.

    `digit` is the size of a number in mm; None where the pictures have no numbers. With `only_last`, the last
    picture stands for all: the one with the arrow and the marks.
    """

    width: float
    height: float
    digit: float | None
    only_last: bool = False

    def scale(self, width: float, height: float) -> float:
        """How many mm a cm of the scene has here, in a whole of this size (cm)."""
        return min(self.width / width, self.height / height)


ROOMS = {
    **{f"{size}": Room(PRINT_WIDTH, PRINT_HEIGHT, size * POINT) for size in (18, 20, 24)},
    "small": Room(80, 38, None),
    "one": Room(38, 32, None, only_last=True),
}
"""The page of an exercise in each size of type, a row of a plan, and a picture to circle."""
HANDBOOK = ROOMS["18"]
"""Figures are put together for this room, unless another is asked for."""


TONES = {"light": ("#FFFFFF", 0.4), "dark": ("#3A3A3A", 0.13)}
"""What the ending of a word, as in `wood-dark`, mixes into its colour, and how much."""


@dataclass(frozen=True)
class Ink:
    """Colours by word. `far_fill` and `far_line` say how much paper is mixed into a limb behind the body.

    `gray` inks are for black printers. `room` is the place on paper; None on a screen.
    """

    colours: dict[str, str]
    far_fill: float
    far_line: float
    gray: bool = False
    room: Room | None = None

    def fill(self, word: str, far: bool = False) -> str:
        """The colour of a word."""
        return self._seen(word, self.far_fill if far else 0.0)

    def line(self, word: str, far: bool = False) -> str:
        """The colour of a line."""
        return self._seen(word, self.far_line if far else 0.0)

    def _seen(self, word: str, paler: float) -> str:
        base, _, tone = word.partition("-")
        colour = self.colours.get(word) or mixed_colour(self.colours[base], *TONES[tone])
        return mixed_colour(colour, self.colours["paper"], paler) if paler else colour


def mixed_colour(colour: str, other: str, share: float) -> str:
    """The way from one hex colour to another."""
    channels = [(int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in channels)


WEB = {
    "ink": "#25303B", "thing-line": "#5A5448", "paper": "#FFFFFF", "floor": "#EAE4D8",
    "trousers": "#C3CEDC", "shoe": "#4B5A6E", "sole": "#FBFAF6", "sock": "#DDE4EA",
    "mark": "#E2602C", "stripe": "#FFFFFF", "arrow": "#C2340A",
    "wood-light": "#F1E0C2", "wood": "#E2C9A1", "wood-dark": "#CBAA7B",
    "cabinet-light": "#FFFFFF", "cabinet": "#E9EDEA", "cabinet-dark": "#D3DAD6",
    "top-light": "#CDD3D5", "top": "#B4BDC1", "top-dark": "#9BA6AC",
    "kick-light": "#8A939A", "kick": "#7D878F", "kick-dark": "#6B757D",
    "wall-light": "#F7F3EA", "wall": "#EEE7D9", "wall-dark": "#DDD3C0",
    "step-light": "#E9E4D9", "step": "#D9D2C4", "step-dark": "#B9B0A0",
    "mat-light": "#CFE0D6", "mat": "#AFC8BB", "mat-dark": "#9DB8AA",
    "bed-light": "#F6EFE2", "bed": "#E6DAC6", "bed-dark": "#D8C9B0",
    "pillow-light": "#EAF2F6", "pillow": "#D6E3EB", "towel-light": "#F4FAFA", "towel": "#DCEBEC",
    "metal": "#DDE3E6", "band": "#B4235A", "ball": "#D98A3D", "ball-light": "#E8AA6C", "weight": "#56657A",
    "bottle": "#CFE5EC",
}  # fmt: skip
PRINT = {
    "ink": "#111111", "thing-line": "#444444", "paper": "#FFFFFF", "floor": "#EFEFEF",
    "trousers": "#F4F4F4", "shoe": "#5A5A5A", "sole": "#FFFFFF", "sock": "#FFFFFF",
    "mark": "#3F3F3F", "stripe": "#FFFFFF", "arrow": "#111111",
    "wood-light": "#FAFAFA", "wood": "#F0F0F0", "wood-dark": "#D8D8D8",
    "cabinet-light": "#FFFFFF", "cabinet": "#FAFAFA", "cabinet-dark": "#E4E4E4",
    "top-light": "#E8E8E8", "top": "#D6D6D6", "top-dark": "#BEBEBE",
    "kick-light": "#B0B0B0", "kick": "#A0A0A0", "kick-dark": "#8C8C8C",
    "wall-light": "#FAFAFA", "wall": "#F2F2F2", "wall-dark": "#DEDEDE",
    "step-light": "#F8F8F8", "step": "#EBEBEB", "step-dark": "#CFCFCF",
    "mat-light": "#F4F4F4", "mat": "#E4E4E4", "mat-dark": "#D4D4D4",
    "bed-light": "#FFFFFF", "bed": "#F0F0F0", "bed-dark": "#E0E0E0",
    "pillow-light": "#FFFFFF", "pillow": "#FFFFFF", "towel-light": "#FFFFFF", "towel": "#FFFFFF",
    "metal": "#E4E4E4", "band": "#4A4A4A", "ball": "#C8C8C8", "ball-light": "#E8E8E8", "weight": "#6A6A6A",
    "bottle": "#EDEDED",
}  # fmt: skip

COLOUR = Ink(WEB, far_fill=0.4, far_line=0.42)
BLACK = Ink(PRINT, far_fill=0.5, far_line=0.38, gray=True)

INKS = {
    "colour": COLOUR,
    **{f"colour-{name}": replace(COLOUR, room=room) for name, room in ROOMS.items()},
    **{f"print-{name}": replace(BLACK, room=room) for name, room in ROOMS.items()},
}
"""The ink of screens, then those of paper: in colour and in black, for each room. A person's own colours are laid over
them."""
