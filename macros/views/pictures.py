"""How a picture stands on a page: which ink, which ids, and how fast it moves.

In: a store of drawings, the Face of the page, a Dose. Out: values for the templates `figure` and `picture`.
Must not know: how anything is drawn, and HTML around the drawing.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from ..facts.model.exercise import Dose
from .faces import Face

BADGE = re.compile(r'<g class="badge".*?</g>', re.DOTALL)
"""The number of one picture, as `figures.drawing` writes it."""
UP, HOLD, DOWN = 2, 1, 3
"""Seconds, where a dose does not say."""
LONGEST_HOLD = 3
"""Seconds. A hold of half a minute is not waited for: the still pictures show it."""


class Still(Protocol):
    """A finished drawing in parts."""

    attributes: str

    def placed(self, ids: str) -> str:
        """The inside of its <svg>, each id with `ids` in front."""
        ...


class Drawings(Protocol):
    """A store of drawings, one for each exercise."""

    def still(self, key: str, ink: str) -> Still:
        """The picture of an exercise in an ink: `colour` or `print`."""
        ...

    def moves(self, key: str) -> bool:
        """True when there is a movement to show."""
        ...


@dataclass(frozen=True)
class Placed:
    """A drawing for one place on one page: the attributes of its <svg>, and what is inside."""

    attributes: Markup
    inside: Markup


@dataclass(frozen=True)
class Tempo:
    """How a movement is shown, in seconds."""

    up: int
    hold: int
    down: int


class Pictures:
    """Places drawings. Counts them by page, so that a drawing that stands twice on one has its own ids each time."""

    def __init__(self, drawings: Drawings) -> None:
        self._drawings = drawings
        self._placed: Counter[tuple[Face, str]] = Counter()
        self.moving: set[str] = set()
        """The exercises whose movement a page offers: each needs its file beside the pages."""

    def place(self, key: str, face: Face, ink: str) -> Placed:
        """The drawing of an exercise, in an ink."""
        self._placed[face, key] += 1
        still = self._drawings.still(key, ink)
        inside = still.placed(f"{key}-{self._placed[face, key]}-")
        return Placed(Markup(still.attributes), Markup(inside))

    def place_bare(self, key: str, face: Face, ink: str) -> Placed:
        """The drawing of an exercise without the numbers, which stand for captions."""
        placed = self.place(key, face, ink)
        return Placed(placed.attributes, Markup(BADGE.sub("", placed.inside)))

    def file(self, key: str) -> str:
        """The drawing of an exercise without numbers, as an SVG file that a page can load when it is wanted."""
        still = self._drawings.still(key, "colour")
        inside = BADGE.sub("", still.placed(""))
        return f'<svg xmlns="http://www.w3.org/2000/svg" {still.attributes}>{inside}</svg>\n'

    def tempo(self, key: str, face: Face, dose: Dose) -> Tempo | None:
        """The pace of a movement; None where nothing can move."""
        if not (face.moves and self._drawings.moves(key)):
            return None
        self.moving.add(key)
        up, down = (dose.tempo.up, dose.tempo.down) if dose.tempo else (UP, DOWN)
        return Tempo(up, min(dose.hold or HOLD, LONGEST_HOLD), down)
