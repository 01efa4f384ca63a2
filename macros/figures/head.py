"""The head of a person, from any side.

In: a Person, the middle of the head and its frame in the world (cm), a Camera. Out: parts in page centimetres.
Must not know: the rest of the body, poses.

The outlines of face and hair are drawn by hand in `faces` and only turned on the page; what lies on the face (eyes,
nose, mouth, ears, glasses) stands in space and is seen by the camera. Both agree for every turn of the head and for
nods; strong nods toward the eye are drawn weaker.
"""

import math
from itertools import pairwise

from . import faces
from .parts import Part, Parts
from .people import Person
from .plane import Line, Outline, biggest, outline, together
from .space import CIRCLE, Camera, Frame, Points, Vector, mixed, points, stacked

FINE = 0.65
"""Weight of the lines in a face."""
EYE_WEIGHT = 1.4
MOST_NOD = 27.0
"""A face that nods further toward the eye or away from it is drawn with this nod (degrees): it stays readable."""
TURNS = ((0, 0), (90, 90), (110, 94), (140, 138), (158, 170), (180, 180))
"""True turns and those that are drawn. A little past the profile there is less face than a reader needs; a little
before the back of the head, only a sliver of cheek."""
FACE_ENDS = 102.0
"""Degrees of turn from which only the outline of a face is drawn."""
CUP_ENDS = 25.0
"""Degrees of turn at which a nose stops being drawn as from the front."""
HEAD_DEPTH, HEAD_HEIGHT = 10.0, 13.0
"""Half of each, cm."""


def drawn_turn(turn: float) -> float:
    """The turn of the drawing for a true turn, in degrees."""
    for (start, low), (end, high) in pairwise(TURNS):
        if turn <= end:
            return mixed(low, high, (turn - start) / (end - start))
    return 180.0


class View:
    """How the camera sees a head.

    `turn`: degrees, 0 front, 90 profile, 180 back. The near side is the one that is turned to the eye.
    `frontal`: the cosine of the turn, 1 front, -1 back.
    `plane`: u and v of the drawings in `faces` as directions on the page, (2, 2).
    `axes`: forward, up and toward the near side as directions on the page, (3, 2).
    """

    def __init__(self, centre: Vector, frame: Frame, camera: Camera) -> None:
        ahead, above, aside = (float(part) for part in camera.toward @ frame)
        near = 1.0 if aside >= 0 else -1.0
        level = max(1e-6, math.hypot(ahead, aside))
        forward, _, right = camera.flat(frame.T)
        across = (forward * abs(aside) - right * near * ahead) / level
        self.origin = camera.flat(centre)
        self.plane = stacked(across, points([across[1], -across[0]]) * near)

        nod = max(-MOST_NOD, min(MOST_NOD, math.degrees(math.atan2(above, level))))
        self.sine, self.cosine = math.sin(math.radians(nod)), math.cos(math.radians(nod))
        self.turn = drawn_turn(math.degrees(math.atan2(abs(aside), ahead)))
        sideways, self.frontal = math.sin(math.radians(self.turn)), math.cos(math.radians(self.turn))
        ahead_axis = [sideways, -self.frontal * self.sine]
        near_axis = [-self.frontal, -sideways * self.sine]
        self.axes = points([ahead_axis, [0, self.cosine], near_axis]) @ self.plane

    def drawn(self, sketch: Points) -> Points:
        """Corners of an outline in `faces` (u, v) -> page.

        The edge of an egg stays where it is when the egg nods; what lies inside the edge is nearer the eye and moves
        up or down, and so does the chin of a face seen from the front.
        """
        u, v = sketch.T
        inside = (1 - (u / HEAD_DEPTH) ** 2 - (v / HEAD_HEIGHT) ** 2).clip(0, 1) ** 0.5
        tall = math.hypot(self.cosine, self.sine * HEAD_DEPTH / HEAD_HEIGHT)
        chin = ((-4 - v) / 9).clip(0, 1) * 5 * self.frontal
        moved = v * (tall + (self.cosine - tall) * inside) - (inside * HEAD_DEPTH + chin) * self.sine
        return self.origin + points([u, moved]).T @ self.plane

    def seen(self, places: Points, side: float = 1.0) -> Points:
        """Places on the head (forward, up, toward the near side) -> page. Side -1 mirrors them to the far side."""
        return self.origin + (places * points([1, 1, side])) @ self.axes

    def faces_eye(self, place: Points, side: float = 1.0, most: float = 78.0) -> bool:
        """Whether the skin at a place is turned to the eye: less than `most` degrees away from it."""
        outward = math.degrees(math.atan2(1.5 * side * float(place[2]), float(place[0])))
        return abs((self.turn - outward + 180) % 360 - 180) < most

    def visible(self, line: Points, side: float = 1.0, most: float = 78.0) -> list[Line]:
        """A line on the head, as far as it is turned to the eye."""
        kept = [place for place in line if self.faces_eye(place, side, most)]
        return [self.seen(points(kept), side)] if len(kept) > 1 else []


def head(person: Person, centre: Vector, frame: Frame, camera: Camera, layer: float) -> list[Part]:
    """The parts of a head; `centre` is its middle in the world, the face looks along the frame's forward."""
    view = View(centre, frame, camera)
    parts = Parts()
    from_behind = view.turn > 98
    ear_shows = 32 < view.turn < 165
    bun = person.hair == "bun"

    if bun and view.turn < 118:
        _bun(parts, view, layer)
    if view.turn <= 32:
        _ear(parts, view, layer)
    if view.turn < 8:
        _ear(parts, view, layer, -1)
    if from_behind:
        _nose(parts, view, layer)
    parts.shape(layer, "face", "skin", outline(view.drawn(faces.face(person.cheeks, view.turn))))
    parts.shape(layer, "hair", "hair", outline(view.drawn(faces.hair(person.hair, view.turn))))
    if ear_shows:
        _ear(parts, view, layer)
    if bun and view.turn >= 118:
        _bun(parts, view, layer)
    if not from_behind:
        _nose(parts, view, layer)
    lines, eyes = _features(view, person)
    lines += [line for strand in faces.STRANDS[person.hair] for side in (1, -1) for line in view.visible(strand, side)]
    if 32 < view.turn < 120:
        lines.append(view.seen(faces.EAR_FOLD))
    parts.strokes(layer, "features", lines, FINE)
    parts.strokes(layer, "eyes", eyes, EYE_WEIGHT)
    return parts.all


def head_outline(parts: list[Part]) -> Outline:
    """Everything that a head covers."""
    return biggest(together(part.outline for part in parts if part.outline is not None))


def _ear(parts: Parts, view: View, layer: float, side: float = 1) -> None:
    """The near ear (side 1) or the far one (-1)."""
    ear = faces.EAR + faces.EAR_SPREAD * view.frontal
    parts.shape(layer, "ear", "skin", outline(faces.EAR_SPLINE @ view.seen(ear, side)))


def _bun(parts: Parts, view: View, layer: float) -> None:
    """A ball of hair at the back of the crown."""
    middle = view.seen(faces.BUN)
    parts.shape(layer, "bun", "hair", outline(middle + CIRCLE * faces.BUN_RADIUS))
    parts.strokes(layer, "bun fold", [middle + faces.BUN_FOLD @ view.plane], FINE)


def _nose(parts: Parts, view: View, layer: float) -> None:
    """From the front a cup; turned away, the ridge grows out of its tip until it is part of the profile."""
    cup = 1 - view.turn / CUP_ENDS
    if cup > 0:
        far = mixed(faces.NOSE_BASE[0], faces.NOSE_BASE * points([1, 1, -1]), cup)
        line = faces.NOSE_CUP_SPLINE @ view.seen(stacked(far[::-1], faces.NOSE_BASE))
        parts.strokes(layer, "nose", [line], FINE)
        return
    grown = max(0.0, min(1.0, (view.turn - CUP_ENDS - 15) / 22))
    ridge = mixed(faces.RIDGE[3], faces.RIDGE[:3], grown)
    line = faces.RIDGE_SPLINE @ view.seen(stacked(ridge, faces.RIDGE[3:], faces.NOSE_BASE))
    parts.shape(layer, "nose", "skin", outline(stacked(line, view.seen(faces.NOSE_BACK))), [line], weight=0.85)


def _features(view: View, person: Person) -> tuple[list[Line], list[Line]]:
    """The fine lines of the face, and the eyes."""
    fine: list[Line] = []
    eyes: list[Line] = []
    for side in (1, -1):
        if view.turn > FACE_ENDS or not view.faces_eye(faces.EYE[0], side, 82):
            continue
        eyes.append(view.seen(faces.EYE, side))
        fine += view.visible(faces.BROW, side)
        if side > 0 or view.turn < 20:
            fine += view.visible(faces.CHEEK_LINE, side)
        if person.glasses:
            rim = faces.LENS_SPLINE @ view.seen(faces.LENS, side)
            fine.append(stacked(rim, rim[:1]))
        elif side > 0 and view.turn > 20:
            fine += view.visible(faces.CROWS_FOOT)
    if person.glasses and len(eyes) == 2:
        fine.append(stacked(view.seen(faces.BRIDGE), view.seen(faces.BRIDGE, -1)))
    if person.glasses and eyes and view.turn > 18:
        fine.append(view.seen(faces.TEMPLE))
    whole = stacked(faces.MOUTH, faces.MOUTH[-2::-1] * points([1, 1, -1]))
    return fine + (view.visible(whole, most=92) if eyes else []), eyes
