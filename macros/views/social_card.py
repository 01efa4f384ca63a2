"""The social card as a drawing: the chair and the name, one line, and two people on the floor before a wall in sun.

In: the Pictures, the phrases, colours by word (`ink`, `paper`, `sun`). Out: an SVG. Must not know: pixels, files.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .faces import WebFace
from .fragments import render
from .pictures import Pictures, Placed

PEOPLE = ("seated-knee-straighten", "counter-leg-curl")
"""As on the cover of the book: one who sits, and one who stands and holds on."""

LEFT, GAP, FLOOR = 64.0, 44.0, 560
"""Where the first person begins, the room before the next, and where they stand, in pixels of the card."""

SCALE = 0.175
"""Pixels for one unit of a drawing, the same for all, or one person would be larger than the other."""

VIEW_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


@dataclass(frozen=True)
class Standing:
    """A drawing with its place on the card, in pixels."""

    drawing: Placed
    x: float
    y: float
    width: float
    height: float


def social_card(
    pictures: Pictures, phrases: Mapping[str, Mapping[str, str]], review: str, colours: Mapping[str, str]
) -> str:
    """The card, 1200 by 630. `review` says who has checked the site. Raises KeyError for a missing phrase or colour."""
    face, people, x = WebFace("social-card.md"), [], LEFT
    for name in PEOPLE:
        drawing = pictures.place_bare(name, face, "colour")
        width, height = (SCALE * int(number) for number in VIEW_BOX.search(drawing.attributes).groups())
        people.append(Standing(drawing, round(x, 1), round(FLOOR - height, 1), round(width, 1), round(height, 1)))
        x += width + GAP
    return render("social_card", face, phrases, people=people, floor=FLOOR, colours=colours, review=review)
