"""One figure put together: a panel for each pose, all seen through the same window.

In: a Figure of the data and the presets. Out: a Picture of panels, insets and a window. Units: page centimetres.
Must not know: SVG, colours, pages.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..facts.model.figure import Figure, Pose
from ..facts.poses import Stance, stances
from .arrows import arrow_outline
from .carrying import held_parts
from .inks import HANDBOOK, Room
from .insets import CLOSE_UP, PRINTS, Circle, Footprint, focus_of, footprints, place_circle
from .marks import mark_parts
from .motion import between
from .parts import Part
from .people import PEOPLE
from .plane import Outline, Shape, Window, box, disc, extent, joined, leftmost, together
from .pose import solve
from .props import Thing, things
from .scene import Scene
from .skeleton import Body
from .space import SIDES, Camera, Vector
from .staging import staged

VIEWS = {
    "side": Camera(16, 9),
    "front-side": Camera(-14, 9),
    "quarter": Camera(48, 11),
    "front": Camera(78, 7),
    "back": Camera(-68, 9),
}
"""The named views. `front-side` looks past the back of a person who faces a counter, so that both are seen."""

LIMB = {
    **dict.fromkeys(("front-thigh", "back-thigh", "calf", "shin", "hip-front", "foot-arch"), "leg"),
    **dict.fromkeys(("hip", "knee", "ankle", "heel", "ball", "toe"), "leg"),
    **dict.fromkeys(("front-arm", "back-arm", "forearm", "shoulder", "elbow", "wrist", "grip", "fingers"), "arm"),
}
"""The limb that a muscle or a point belongs to."""
WAY = 6
"""Bodies between two pictures that an arrow's path is taken from."""
MARGIN = 4.0
"""Room around everything that is drawn."""
DIGIT, BADGE_RADIUS = 12.0, 0.68
"""Size of a number in cm of the scene, unless print needs more, and the radius of its badge as a share of it."""
GAP = 8.0
"""Between two panels."""
ROUNDS = 3
"""So often a number and the corner that it takes are fitted to each other."""
BARE_RING = 3.0
"""Half the width of a circle's line where pictures are small and so lines are wide."""
NEAR_ARROW, LEAST_SCALE = 9.0, 1.4
"""An arrow this near (cm) to what a close-up shows belongs into it, if that is still so many times larger."""
STACK_FROM = 1.45
"""A panel that is this many times wider than high goes above the next one, not beside it."""


@dataclass
class Panel:
    """One numbered picture: the body, everything drawn of it, and the arrows."""

    stance: Stance
    body: Body
    scene: Scene
    parts: list[Part]
    arrows: list[Outline] = field(default_factory=list)
    prints: list[Footprint] = field(default_factory=list)

    @property
    def shapes(self) -> list[Outline]:
        """The outlines of everything that is drawn."""
        return [part.outline for part in self.parts if part.outline is not None] + self.arrows

    @cached_property
    def drawn(self) -> Shape:
        """Everything that is drawn, as one shape."""
        return together(self.shapes)

    @cached_property
    def body_shape(self) -> Shape:
        """The body and what it holds, without the room."""
        names = {
            f"{side}.{piece}" for side in SIDES for piece in ("leg", "arm", "sleeve", "shoe", "sole", "socks", "bare")
        }
        names |= {"shirt", "hips", "neck", "face", "hair", "bun", "weight", "bottle", "ball"}
        return together([part.outline for part in self.parts if part.outline is not None and part.name in names])


@dataclass
class Picture:
    """All panels of a figure and the window they share."""

    figure: Figure
    camera: Camera
    things: Mapping[str, Thing]
    panels: list[Panel]
    window: Window
    circle: Circle | None

    @property
    def columns_on_screen(self) -> int:
        """How many panels go side by side on a phone: two, or one where they are wide."""
        left, top, right, bottom = self.window
        return 1 if (right - left) / (bottom - top) > STACK_FROM else min(2, len(self.panels))

    def columns_in(self, room: Room) -> int:
        """How many panels go side by side on paper: as many as make them largest."""
        return max(range(1, len(self.panels) + 1), key=lambda columns: room.scale(*self.size(columns)))

    def size(self, columns: int) -> tuple[float, float]:
        """Width and height of the whole, in cm."""
        left, top, right, bottom = self.window
        rows = math.ceil(len(self.panels) / columns)
        return (right - left + GAP) * columns - GAP, (bottom - top + GAP) * rows - GAP

    def corner(self, index: int, columns: int) -> tuple[float, float]:
        """Where the window of a panel begins in the whole."""
        left, top, right, bottom = self.window
        row, column = divmod(index, columns)
        return column * (right - left + GAP), row * (bottom - top + GAP)


def picture(figure: Figure, presets: Mapping[str, Pose], room: Room = HANDBOOK) -> Picture:
    """Everything that is drawn of a figure, with space for numbers of the size that `room` wants.

    Raises KeyError for an unknown preset.
    """
    camera = camera_of(figure)
    props = things(figure.props)
    panels = []
    for stance in stances(figure.poses, presets):
        last = len(panels) == len(figure.poses) - 1
        panels.append(_panel(figure, stance, solve(stance, props), camera, props, marked=last))
    _add_arrows(figure, panels, camera)
    if room.only_last:
        del panels[:-1]
    window = _window(panels, room)
    circle = None
    if figure.zoom or figure.inset:
        circle, window = _inset(figure, panels, camera, window, room)
    return Picture(figure, camera, props, panels, window, circle)


def camera_of(figure: Figure) -> Camera:
    """The view of a figure."""
    if figure.camera:
        return Camera(figure.camera.azimuth, figure.camera.elevation)
    return VIEWS[figure.view or "side"]


def scene_of(figure: Figure, body: Body, camera: Camera, room: Mapping[str, Thing]) -> Scene:
    """A body of this figure among its things."""
    scene = staged(body, PEOPLE[figure.who], camera, room, figure.wear or "shoes", limbs_shown(figure))
    scene.parts.all += held_parts(scene, figure.held)
    return scene


def limbs_shown(figure: Figure) -> frozenset[str]:
    """The limbs that a figure is about: those with a marked muscle, an arrow or a close-up."""
    followed = [arrow.follow or arrow.about for arrow in figure.arrows]
    points = [point for point in (*figure.marks, *followed, figure.zoom) if point and "." in point]
    return frozenset(f"{side}.{LIMB[name]}" for side, name in (point.split(".") for point in points) if name in LIMB)


def in_order(parts: list[Part]) -> list[Part]:
    """Parts as they are drawn, the furthest first."""
    return sorted(parts, key=lambda part: part.layer)


def _panel(
    figure: Figure, stance: Stance, body: Body, camera: Camera, room: Mapping[str, Thing], marked: bool
) -> Panel:
    scene = scene_of(figure, body, camera, room)
    parts = scene.parts.all + (mark_parts(scene, figure.marks) if marked else [])
    return Panel(stance, body, scene, in_order(parts))


def bodies_between(start: Body, end: Body, count: int) -> list[Body]:
    """So many bodies on the way, both ends included."""
    return [between(start, end, step / (count - 1)) for step in range(count)]


def _add_arrows(figure: Figure, panels: list[Panel], camera: Camera) -> None:
    ways: dict[int, list[Body]] = {}
    for told in figure.arrows:
        number = (told.picture or len(panels)) - 1
        if number not in ways:
            before = panels[max(0, number - 1)].body
            follows = any(one.follow for one in figure.arrows)
            ways[number] = bodies_between(before, panels[number].body, WAY) if follows else [panels[number].body]
        panel = panels[number]
        panel.arrows.append(arrow_outline(told, ways[number], camera, panel.body_shape))


def _window(panels: list[Panel], room: Room) -> Window:
    """Around everything in all panels, with the corner of the number free."""
    shapes = [shape for panel in panels for shape in panel.shapes]
    left, top, right, bottom = extent(shapes, MARGIN)
    badge = badge_side(len(panels), right - left, bottom - top, room)
    if badge:
        left = min(left, leftmost(shapes, top + badge) - badge)
    return left, top, right, bottom


def badge_side(count: int, width: float, height: float, room: Room) -> float:
    """The side of the corner that a number takes: 0 without numbers. It is largest on paper, in a room where so many
    panels of this size go."""
    if count == 1 or room.digit is None:
        return 0.0
    rows = [(columns, math.ceil(count / columns)) for columns in range(1, count + 1)]
    digit = DIGIT
    for _ in range(ROUNDS):  # a larger corner makes the whole wider, and so the number larger
        scale = max(room.scale((width + digit) * across, (height + GAP) * down - GAP) for across, down in rows)
        digit = max(digit, room.digit / scale)
    return digit * BADGE_RADIUS * 2 + 1


def _inset(figure: Figure, panels: list[Panel], camera: Camera, window: Window, room: Room) -> tuple[Circle, Window]:
    """The circle of a figure, in a place that is free in every panel, and the window grown to hold it."""
    left, top, right, bottom = window
    badge = badge_side(len(panels), right - left, bottom - top, room)
    taken = together([panel.drawn for panel in panels] + [box(left, top, left + badge, top + badge)]).buffer(2)
    if figure.zoom:
        middle, reach = _focus(figure, panels)
        circle = Circle(place_circle(CLOSE_UP, middle, taken, window), CLOSE_UP, middle, reach)
        window = _around(window, middle[0], middle[1], reach + (1 if room.digit else BARE_RING))
    else:
        socks = [panel.scene.legs[side].sock for panel in panels for side in SIDES]
        near = camera.flat((panels[0].body.points["right.ankle"] + panels[0].body.points["left.ankle"]) / 2)
        near[1] = extent(socks, 0)[3]
        circle = Circle(place_circle(PRINTS, near, taken, window), PRINTS)
        bodies = [panel.body for panel in panels]
        for panel in panels:
            panel.prints = footprints(bodies, panel.body, camera, circle)
    ring = 1.5 if room.digit else BARE_RING
    return circle, _around(window, circle.centre[0], circle.centre[1], circle.radius + ring)


def _focus(figure: Figure, panels: list[Panel]) -> tuple[Vector, float]:
    """What a close-up shows, with the arrows of that hand or foot, as long as it still shows it clearly larger."""
    shapes = _close_up_shapes(figure.zoom, panels)
    shown = together(shapes)
    near = [arrow for panel in panels for arrow in panel.arrows if arrow.distance(shown) < NEAR_ARROW]
    middle, reach = focus_of([*shapes, *near])
    return (middle, reach) if reach <= CLOSE_UP / LEAST_SCALE else focus_of(shapes)


def _around(window: Window, x: float, y: float, radius: float) -> Window:
    left, top, right, bottom = window
    return min(left, x - radius), min(top, y - radius), max(right, x + radius), max(bottom, y + radius)


def _close_up_shapes(point: str, panels: list[Panel]) -> list[Outline]:
    """What a close-up shows, in all panels: toes, a foot or hand, or the surroundings of another joint."""
    side, name = point.split(".")
    if name == "toe":
        return [disc(panel.scene.flat(f"{side}.{joint}"), TOES) for panel in panels for joint in ("ball", "toe")]
    if name in (*FOOT_POINTS, *HAND_POINTS):
        return [hand_or_foot(point, panel) for panel in panels]
    return [disc(panel.scene.flat(point), AROUND_A_JOINT) for panel in panels]


TOES, AROUND_A_JOINT = 8.5, 11.0
"""What a close-up shows around the toes, and around a knee or elbow, as a radius in cm."""
FOOT_POINTS = ("ankle", "heel", "ball", "toe")
HAND_POINTS = ("grip", "wrist", "fingers")


def hand_or_foot(point: str, panel: Panel) -> Shape:
    """The hand or foot that a point such as `right.heel` belongs to; the whole body for a point between."""
    side, name = point.split(".")
    if name in HAND_POINTS:
        return panel.scene.hands[side]
    if name in FOOT_POINTS:
        return joined(panel.scene.legs[side].sock, *panel.scene.feet[side])
    return panel.body_shape
