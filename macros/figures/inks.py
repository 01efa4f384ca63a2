"""The two inks: what each colour word is on the web, and in line art that survives a photocopier.

Out: hex colours and line widths. Drawings always lie on a light wall, so there is no third ink for a dark page.
Must not know: shapes, bodies, SVG.
"""

from dataclasses import dataclass

PRINT_WIDTH, PRINT_HEIGHT = 156.0, 95.0
"""The room a figure has on paper, in mm. `drawing` makes lines and numbers large enough for it."""
THINNEST_IN_PRINT = 0.54
"""mm: 1.5 points and a little."""
LARGEST_PRINT_SCALE = 0.9
"""mm of paper for a cm of the scene, at most."""


TONES = {"light": ("#FFFFFF", 0.4), "dark": ("#3A3A3A", 0.13)}
"""What the ending of a word, as in `wood-dark`, mixes into its colour, and how much."""


@dataclass(frozen=True)
class Ink:
    """Colours by word. `far_fill` and `far_line` say how much paper is mixed into a limb behind the body."""

    name: str
    colours: dict[str, str]
    far_fill: float
    far_line: float

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
    "ink": "#25303B", "paper": "#FFFFFF", "white": "#FFFFFF",
    "trousers": "#C3CEDC", "shoe": "#4B5A6E", "sole": "#FBFAF6", "sock": "#FFFFFF",
    "mark": "#E2602C", "stripe": "#FFFFFF", "arrow": "#C2340A", "floor": "#E9E4D9", "thing-line": "#5A5448",
    "wood": "#E2C9A4", "cabinet": "#EEF0EE", "top": "#C9CDD0", "kick": "#9AA3AB", "wall": "#EFEBE3", "board": "#F7F5EF",
    "step": "#D8D3C8", "metal": "#B5BCC4", "mat": "#CFDDD2", "bed": "#DCE5EC", "pillow": "#FFFFFF", "towel": "#F2EDE2",
    "band": "#B4235A", "ball": "#D98A3D", "weight": "#56657A", "bottle": "#BFE0E6",
}  # fmt: skip
PRINT = {
    "ink": "#111111", "paper": "#FFFFFF", "white": "#FFFFFF",
    "trousers": "#F4F4F4", "shoe": "#5A5A5A", "sole": "#FFFFFF", "sock": "#FFFFFF",
    "mark": "#3F3F3F", "stripe": "#FFFFFF", "arrow": "#111111", "floor": "#EFEFEF", "thing-line": "#444444",
    "wood": "#F2F2F2", "cabinet": "#FAFAFA", "top": "#E2E2E2", "kick": "#A6A6A6", "wall": "#F4F4F4", "board": "#FFFFFF",
    "step": "#EBEBEB", "metal": "#D6D6D6", "mat": "#F0F0F0", "bed": "#F2F2F2", "pillow": "#FFFFFF", "towel": "#FFFFFF",
    "band": "#4A4A4A", "ball": "#C8C8C8", "weight": "#6A6A6A", "bottle": "#EDEDED",
}  # fmt: skip

INKS = {
    "colour": Ink("colour", WEB, far_fill=0.4, far_line=0.42),
    "print": Ink("print", PRINT, far_fill=0.5, far_line=0.38),
}
"""Both inks; a person's own colours are laid over them."""
