"""A picture as SVG, in one of the inks.

In: a Figure and the presets. Out: a Drawing. Units: 10 SVG units for a centimetre of the scene.
Only what both a browser and WeasyPrint draw: path, circle, g, use, clipPath, text, title; all ink in attributes.
Ids begin with `ids`, so that two drawings on one page can be kept apart. Must not know: pages, templates.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from ..facts.model.figure import Figure, Pose
from .inks import HANDBOOK, INKS, THINNEST_IN_PRINT, Ink
from .insets import Circle
from .marks import stripes
from .parts import INK_WIDTH, Part
from .paths import TOLERANCE, UNITS, closed, number, opened, spot
from .people import PEOPLE, Person
from .picture import BADGE_RADIUS, DIGIT, Panel, Picture, bodies_between, in_order, picture, scene_of
from .plane import Outline
from .space import length

FAR_WIDTH = 0.85
"""Lines of a far limb are this much thinner."""
STRIPE_WIDTH, CIRCLE_WIDTH, LEADER_WIDTH, ARROW_EDGE = 0.75, 1.5, 0.9, 0.7
"""Line widths in cm of the scene."""
PRINT_TOLERANCE = 0.22
"""How far (cm of the scene) a line may be from the exact one in print: a tenth of a millimetre on paper."""
FONT = "Atkinson Hyperlegible Next, sans-serif"


@dataclass(frozen=True)
class Drawing:
    """One finished picture: the SVG text and its size in centimetres of the scene."""

    svg: str
    width: float
    height: float


def draw(figure: Figure, presets: Mapping[str, Pose], ink: str = "colour", ids: str = "") -> Drawing:
    """The still picture of a figure: one, two or three panels, in an ink of INKS."""
    sheet = _Sheet(picture(figure, presets, INKS[ink].room or HANDBOOK), ink, ids)
    return Drawing(sheet.svg(), sheet.width, sheet.height)


class _Sheet:
    """Writes one picture. `thinnest` is the least width of a line, in cm of the scene."""

    def __init__(self, whole: Picture, ink: str, ids: str) -> None:
        person = PEOPLE[whole.figure.who]
        self.whole, self.ids = whole, ids
        self.ink = ink_for(ink, person)
        room = self.ink.room
        self.columns = whole.columns_in(room) if room else whole.columns_on_screen
        self.width, self.height = whole.size(self.columns)
        scale = room.scale(self.width, self.height) if room else math.inf
        self.thinnest = _rounded_up(THINNEST_IN_PRINT / scale)
        self.pen = _Pen(self.ink, self.thinnest, PRINT_TOLERANCE if room else TOLERANCE)
        self.numbered = len(whole.panels) > 1 and (room is None or room.digit is not None)
        self.digit = max(DIGIT, _rounded_up(room.digit / scale) if room and room.digit else 0.0)

    def svg(self) -> str:
        panels = [self._panel(index, panel) for index, panel in enumerate(self.whole.panels)]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(self.width)} {number(self.height)}">'
            f"<title>{escape(self.whole.figure.alt)}</title>"
            f"{self.pen.group()}{''.join(panels)}</g></svg>"
        )

    def _panel(self, index: int, panel: Panel) -> str:
        left, top = self.whole.window[:2]
        x, y = self.whole.corner(index, self.columns)
        body = "".join(self.pen.text(part) for part in panel.parts)
        circle = self.whole.circle
        if circle is not None and circle.focus is not None:
            name = f"{self.ids}p{index + 1}"
            near = [arrow for arrow in panel.arrows if circle.shows(arrow)]  # whole in the close-up, or not at all
            far = [arrow for arrow in panel.arrows if not circle.shows(arrow)]
            leader = self._leader(circle)  # below the body, so that it cuts through nobody's leg
            body = f'{leader}<g id="{name}">{body}{self._arrows(near)}</g>{self._arrows(far)}'
            body += self._close_up(circle, name)
        else:
            body += self._arrows(panel.arrows) + (self._prints(circle, panel) if circle is not None else "")
        badge = self._badge(index + 1, left, top) if self.numbered else ""
        return f'<g transform="translate({spot(x - left, y - top)})">{body}{badge}</g>'

    def _arrows(self, arrows: list[Outline]) -> str:
        look = f'fill="{self.ink.fill("arrow")}" stroke-width="{number(max(ARROW_EDGE, self.thinnest))}"'
        return "".join(f'<path {look} d="{closed(arrow, 0.05)}"/>' for arrow in arrows)

    def _ring(self, circle: Circle, fill: str) -> str:
        width = number(max(CIRCLE_WIDTH, self.thinnest))
        return f'<circle {_round(circle.centre, circle.radius)} fill="{fill}" stroke-width="{width}"/>'

    @property
    def _thin(self) -> str:
        return f'stroke-width="{number(max(LEADER_WIDTH, self.thinnest))}"'

    def _leader(self, circle: Circle) -> str:
        """The line from what a close-up shows to the close-up."""
        way = circle.centre - circle.focus
        distance = length(way)
        if distance <= circle.radius + circle.focus_radius + 1:
            return ""
        start = circle.focus + way / distance * circle.focus_radius
        end = circle.centre - way / distance * circle.radius
        return f'<path {self._thin} d="M{spot(*start)}L{spot(*end)}"/>'

    def _close_up(self, circle: Circle, panel: str) -> str:
        """The panel once more, larger, inside a circle."""
        scale = circle.scale
        corner = circle.centre - circle.focus * scale
        return (
            f"<circle {_round(circle.focus, circle.focus_radius)} {self._thin}/>"
            f'<clipPath id="{panel}c"><circle {_round(circle.centre, circle.radius)}/></clipPath>'
            f'{self._ring(circle, self.ink.fill("paper"))}<g clip-path="url(#{panel}c)"><use href="#{panel}" '
            f'transform="translate({spot(*corner)})scale({scale:.2f})"/></g>{self._ring(circle, "none")}'
        )

    def _prints(self, circle: Circle, panel: Panel) -> str:
        """The soles from above; a lifted one is dashed and empty."""
        text = self._ring(circle, self.ink.fill("paper"))
        width = number(max(1.0, self.thinnest))
        for one in panel.prints:
            look = 'stroke-dasharray="22 20"' if one.lifted else f'fill="{self.ink.fill("shoe")}"'
            text += "".join(f'<path {look} stroke-width="{width}" d="{closed(piece)}"/>' for piece in one.pieces)
        return text

    def _badge(self, digit: int, left: float, top: float) -> str:
        radius = self.digit * BADGE_RADIUS
        x, y = left + radius + 0.5, top + radius + 0.5
        return (
            f'<g class="badge" stroke="none"><circle {_round((x, y), radius)} fill="{self.ink.fill("ink")}"/>'
            f'<text x="{number(x)}" y="{number(y + self.digit * 0.35)}" font-family="{FONT}" font-weight="700"'
            f' font-size="{number(self.digit)}" text-anchor="middle" fill="{self.ink.fill("paper")}">{digit}</text></g>'
        )


def _round(centre: Sequence[float], radius: float) -> str:
    """The attributes of a circle."""
    return f'cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}"'


def _rounded_up(size: float) -> float:
    """A size in cm that is not less once it is written in whole SVG units."""
    return math.ceil(size * UNITS) / UNITS


def ink_for(name: str, person: Person) -> Ink:
    """An ink with a person's own colours."""
    ink = INKS[name]
    return replace(ink, colours=ink.colours | (person.print if ink.gray else person.colour))


class _Pen:
    """Writes parts in one ink. A part that stands still is written once and used again in the next picture."""

    def __init__(self, ink: Ink, thinnest: float = 0.0, tolerance: float = TOLERANCE) -> None:
        self.ink, self.thinnest, self.tolerance = ink, thinnest, tolerance
        self._written: dict[int, tuple[Part, str]] = {}

    def text(self, part: Part) -> str:
        """One part as SVG."""
        if id(part) not in self._written:
            self._written[id(part)] = (part, self._text(part))
        return self._written[id(part)][1]

    def _text(self, part: Part) -> str:
        width = 0.0
        if part.weight:
            width = max(INK_WIDTH * part.weight * (FAR_WIDTH if part.far else 1.0), self.thinnest)
        look = self._stroke(part, width)
        text = ""
        if part.outline is not None:
            edge = look if part.lines is None and width else ' stroke="none"'
            text = (
                f'<path fill="{self.ink.fill(part.fill, part.far)}"{edge} d="{closed(part.outline, self.tolerance)}"/>'
            )
            if part.fill == "mark":
                text += self._stripes(part.outline)
        if part.lines and width:
            text += f'<path{look} d="{"".join(opened(line, self.tolerance) for line in part.lines)}"/>'
        return text

    def _stripes(self, patch: Outline) -> str:
        lines = "".join(opened(line) for line in stripes(patch))
        width = number(max(STRIPE_WIDTH, self.thinnest))
        return f'<path stroke="{self.ink.fill("stripe")}" stroke-width="{width}" d="{lines}"/>' if lines else ""

    def _stroke(self, part: Part, width: float) -> str:
        """Only what differs from the group around: ink at full width."""
        colour = self.ink.line(part.ink, part.far)
        look = "" if colour == self.ink.line("ink") else f' stroke="{colour}"'
        return look if width == INK_WIDTH else f'{look} stroke-width="{number(width)}"'

    def group(self) -> str:
        """The start of the group that holds everything, with what most lines have in common."""
        return (
            f'<g fill="none" stroke="{self.ink.line("ink")}" stroke-width="{number(INK_WIDTH)}"'
            ' stroke-linejoin="round" stroke-linecap="round">'
        )


def movement(figure: Figure, presets: Mapping[str, Pose], frames: int) -> str:
    """So many frames from the first picture to the last, as one SVG of groups of class `frame`, the first displayed."""
    whole = picture(figure, presets)
    pen = _Pen(ink_for("colour", PEOPLE[figure.who]))
    ways = len(whole.panels) - 1
    places = [round(way * (frames - 1) / ways) for way in range(ways + 1)]  # which frame each picture is
    bodies = [whole.panels[0].body]
    for (start, end), (first, last) in zip(pairwise(whole.panels), pairwise(places), strict=True):
        bodies += bodies_between(start.body, end.body, last - first + 1)[1:]
    scenes = [scene_of(figure, body, whole.camera, whole.things) for body in bodies]
    drawn = [[pen.text(part) for part in in_order(scene.parts.all)] for scene in scenes]
    before = _shared(drawn)
    after = _shared([list(reversed(parts[before:])) for parts in drawn])
    groups = "".join(
        f'<g class="frame"{" display=" + chr(34) + "none" + chr(34) if index else ""}>'
        f"{''.join(parts[before : len(parts) - after])}</g>"
        for index, parts in enumerate(drawn)
    )
    left, top, right, bottom = whole.window
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{spot(left, top)} {spot(right - left, bottom - top)}">'
        f"{pen.group()}{''.join(drawn[0][:before])}{groups}{''.join(drawn[0][len(drawn[0]) - after :])}</g></svg>"
    )


def _shared(lists: list[list[str]]) -> int:
    """How many first items are the same in all lists."""
    count = 0
    while all(len(one) > count and one[count] == lists[0][count] for one in lists):
        count += 1
    return count
