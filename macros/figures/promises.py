"""What must be true of every picture, and the list of all promises.

In: a Picture. Out: the promises it breaks, each with its picture and what to change. Units: centimetres on the page.
Keeping them does not mean that a picture looks good: each is looked at as well. Must not know: SVG, inks.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from ..facts.model.figure import Arrow
from . import body_promises as bodies
from .body_promises import Fault
from .picture import Panel, Picture, hand_or_foot
from .plane import Outline, Shape, bounds, moved, together
from .space import length, vec

LEAST_CHANGE = 9.0
"""How far (cm on the page) some joint must move from one picture to the next, unless a circle shows what differs."""
LEAST_IN_CIRCLE = 1.0
"""How far (cm on the page) what a circle shows must differ: a hand, a foot or the body, or a footprint."""
LEAST_MARK = 18.0
"""Square cm of a working muscle that must be seen."""
ARROW_MAY_TOUCH = 1.0
"""Square cm of the body that an arrow may cover: less than anyone sees."""

ARROW_AWAY = range(5, 65, 5)
"""How far (cm on the page) an arrow that lies on the body is moved, to find a place beside it."""

Promise = Callable[[Picture], Iterator[Fault]]


def broken(whole: Picture) -> list[tuple[str, Fault]]:
    """Every promise that a picture breaks: the promise's name, and the fault."""
    return [(promise.__name__, fault) for promise in PROMISES for fault in promise(whole)]


def pictures_differ(whole: Picture) -> Iterator[Fault]:
    """From one picture to the next something moves far enough to be seen, if need be in a circle."""
    for number, (before, after) in enumerate(pairwise(whole.panels), 2):
        if before.body.breath != after.body.breath:
            continue  # a breath moves little; its arrows say it
        flat = whole.camera.flat
        moved = max(length(flat(after.body.points[name]) - flat(place)) for name, place in before.body.points.items())
        if moved < LEAST_CHANGE and _differs_in_circle(whole, before, after) < LEAST_IN_CIRCLE:
            yield Fault(
                number,
                f"This picture differs from the one before by only {moved:.0f} cm.",
                "Add a zoom, or show more.",
                "picture-unclear",
            )


def _differs_in_circle(whole: Picture, before: Panel, after: Panel) -> float:
    """How far (cm on the page) the edge of what a circle shows moves; 0 without one. A foot that leaves the ground or
    comes back to it moves its print as far as need be."""
    if whole.figure.zoom:
        return _apart(*(hand_or_foot(whole.figure.zoom, panel) for panel in (before, after)))
    pairs = list(zip(before.prints, after.prints, strict=True))
    if any(one.lifted != other.lifted for one, other in pairs):
        return LEAST_IN_CIRCLE
    soles = [pieces for one, other in pairs for pieces in zip(one.pieces, other.pieces, strict=True)]
    return max((_apart(*pieces) for pieces in soles), default=0.0)


def _apart(one: Shape, other: Shape) -> float:
    """How far the point of either shape that is furthest from the other is away from it."""
    return float(one.hausdorff_distance(other))


def marks_are_seen(whole: Picture) -> Iterator[Fault]:
    """Every working muscle that is named shows."""
    panel = whole.panels[-1]
    drawn = {part.name: part for part in panel.parts if part.name.startswith("mark ")}
    for name in whole.figure.marks:
        part = drawn.get(f"mark {name}")
        if part is None:
            yield Fault(
                len(whole.panels),
                f"{name} cannot be seen from here.",
                "Mark another muscle or turn the view.",
                "picture-unclear",
            )
            continue
        above = [one.outline for one in panel.parts if one.outline is not None and one.layer > part.layer]
        seen = part.outline.difference(together(above)).area
        if seen < LEAST_MARK:
            yield Fault(
                len(whole.panels),
                f"Only {seen:.0f} square cm of {name} are seen.",
                "Mark another muscle or turn the view.",
                "picture-unclear",
            )


def arrows_stay_beside_the_body(whole: Picture) -> Iterator[Fault]:
    """No arrow lies across the body."""
    for number, panel in enumerate(whole.panels, 1):
        for index, arrow in enumerate(panel.arrows, 1):
            kept_clear = panel.body_shape
            if whole.circle and whole.circle.shows(arrow):  # beside a hand there is always the rest of the body
                kept_clear = hand_or_foot(whole.figure.zoom, panel)
            covered = kept_clear.intersection(arrow).area
            if covered > ARROW_MAY_TOUCH:
                told = [one for one in whole.figure.arrows if (one.picture or len(whole.panels)) == number][index - 1]
                cure = _way_out(told, arrow, panel.body_shape)
                yield Fault(number, f"Arrow {index} lies on the body.", cure, "picture-unclear")


def _way_out(told: Arrow, arrow: Outline, body: Shape) -> str:
    """What to write so that an arrow lies beside the body: its shift, with the least that must be added to it."""
    right, up = told.shift or (0.0, 0.0)
    for away in ARROW_AWAY:
        for x, y in ((away, 0), (-away, 0), (0, away), (0, -away)):
            if moved(arrow, vec(x, -y)).intersection(body).area <= ARROW_MAY_TOUCH:
                return f"Write shift: [{right + x:g}, {up + y:g}] in it. That is beside the body."
    return "Let it follow another point, or turn the view."


def something_shows_the_way(whole: Picture) -> Iterator[Fault]:
    """An arrow or footprints say what happens."""
    if not whole.figure.arrows and not whole.figure.inset:
        yield Fault(0, "Nothing shows the direction.", "Add an arrow.", "picture-unclear")


def everything_is_inside_the_window(whole: Picture) -> Iterator[Fault]:
    """Nothing that is drawn leaves the picture."""
    left, top, right, bottom = whole.window
    for number, panel in enumerate(whole.panels, 1):
        x0, y0, x1, y1 = bounds(panel.drawn)
        if x0 < left or y0 < top or x1 > right or y1 > bottom:
            yield Fault(number, "Something is drawn outside the picture.", "Mend the window.", "picture-unclear")


PROMISES: tuple[Promise, ...] = (
    bodies.bones_keep_their_length,
    bodies.joints_stay_in_range,
    bodies.feet_are_on_their_surface,
    bodies.feet_stay_above_the_floor_on_the_way,
    bodies.hands_are_where_they_hold,
    bodies.nothing_is_inside_a_thing,
    bodies.nothing_is_inside_the_trunk,
    bodies.sitting_is_on_the_seat,
    bodies.weight_is_over_the_support,
    bodies.standing_holds_something_fixed,
    bodies.standing_wears_shoes,
    pictures_differ,
    marks_are_seen,
    arrows_stay_beside_the_body,
    something_shows_the_way,
    everything_is_inside_the_window,
)
"""All of them, in the order in which they are reported."""
