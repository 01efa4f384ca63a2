"""Vectors, frames and the camera. The only module that imports numpy.

World: centimetres. x is the way the person faces when upright, y is up, z is the person's right.
Frame: a 3 x 3 matrix whose columns are the forward, up and right direction of one segment of the body.
Page: centimetres; x to the right, y down, as SVG counts.
Must not know: bodies, props, SVG.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

Vector = np.ndarray
"""Shape (3,) in the world, or (2,) on the page."""
Points = np.ndarray
"""Shape (n, 3) in the world, or (n, 2) on the page."""
Frame = np.ndarray
"""Shape (3, 3), orthonormal; columns forward, up, right."""

SIDES = {"right": 1.0, "left": -1.0}
"""The sign of z on each side of the body."""

CORNERS = 20
"""Corners of every circle: enough for a limb, since outlines are smoothed when they are written."""
_angles = np.arange(CORNERS) * (2 * math.pi / CORNERS)
CIRCLE: Points = np.stack([np.cos(_angles), np.sin(_angles)], axis=1)
"""The unit circle."""


def vec(*numbers: float) -> Vector:
    """A vector from its numbers."""
    return np.array(numbers, dtype=float)


def points(rows) -> Points:
    """Rows of numbers, or several arrays of rows one after the other, as one array."""
    return np.array(rows, dtype=float)


def stacked(*arrays: Points) -> Points:
    """Several arrays of points as one."""
    return np.vstack(arrays)


FORWARD, UP, RIGHT = vec(1, 0, 0), vec(0, 1, 0), vec(0, 0, 1)
UPRIGHT: Frame = np.eye(3)


def length(vector: Vector) -> float:
    """How long a vector is."""
    return math.sqrt(float(vector @ vector))


def unit(vector: Vector) -> Vector:
    """The same direction with length 1; a zero vector stays zero."""
    size = length(vector)
    return vector / size if size > 1e-9 else vector * 0.0


def cross(a: Vector, b: Vector) -> Vector:
    """The vector that is square to both."""
    return vec(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def mixed(a, b, share: float):
    """The way from a (share 0) to b (share 1)."""
    return a + (b - a) * share


def about(axis: Vector, degrees: float) -> Frame:
    """A turn about a unit axis, counter-clockwise when the axis points at you (Rodrigues' formula)."""
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    x, y, z = (float(part) for part in axis)
    k = 1 - c
    return np.array(
        [
            [c + x * x * k, x * y * k - z * s, x * z * k + y * s],
            [y * x * k + z * s, c + y * y * k, y * z * k - x * s],
            [z * x * k - y * s, z * y * k + x * s, c + z * z * k],
        ]
    )


def about_forward(degrees: float) -> Frame:
    """A turn about x."""
    return about(FORWARD, degrees)


def about_up(degrees: float) -> Frame:
    """A turn about y."""
    return about(UP, degrees)


def about_right(degrees: float) -> Frame:
    """A turn about z."""
    return about(RIGHT, degrees)


def columns(forward: Vector, up: Vector, right: Vector) -> Frame:
    """A frame from its three directions."""
    return np.stack([forward, up, right], axis=1)


def frame_along(up: Vector, forward: Vector) -> Frame:
    """The frame with exactly this up and a forward as near as can be to the one given."""
    up = unit(up)
    forward = unit(forward - up * float(forward @ up))
    return columns(forward, up, cross(forward, up))


def turn_between(start: Frame, end: Frame) -> tuple[Vector, float]:
    """The axis and the degrees of the one turn that leads from a frame to another."""
    turn = end @ start.T
    cosine = max(-1.0, min(1.0, (float(np.trace(turn)) - 1) / 2))
    degrees = math.degrees(math.acos(cosine))
    axis = vec(turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1])
    if length(axis) > 1e-6:
        return unit(axis), degrees
    square = (turn + np.eye(3)) / 2  # half a turn: its axis is the one direction that stays
    return unit(square[:, int(np.argmax(np.diag(square)))]), degrees


def frame_between(start: Frame, end: Frame, share: float) -> Frame:
    """The frame on the shortest way between two frames."""
    axis, degrees = turn_between(start, end)
    return about(axis, degrees * share) @ start


@dataclass(frozen=True)
class Camera:
    """A far-away eye without perspective. At azimuth 0 it sees the person's right side, at 90 the front, at -90 the
    back; elevation is how far it looks down. Both in degrees."""

    azimuth: float
    elevation: float

    @cached_property
    def toward(self) -> Vector:
        """The direction from the scene to the eye."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        return vec(math.sin(a) * math.cos(e), math.sin(e), math.cos(a) * math.cos(e))

    @cached_property
    def _lens(self) -> np.ndarray:
        a = math.radians(self.azimuth)
        across = vec(math.cos(a), 0, -math.sin(a))
        return np.stack([across, -cross(self.toward, across)], axis=1)

    def flat(self, place: np.ndarray) -> np.ndarray:
        """World to page: (3,) -> (2,), (n, 3) -> (n, 2). Directions are flattened the same way."""
        return place @ self._lens

    def depth(self, place: Vector) -> float:
        """How near the eye a place is, in cm; more is nearer."""
        return float(place @ self.toward)

    def circle(self, centre: Vector, radius: float) -> Points:
        """A ball, seen as a circle: (CORNERS, 2)."""
        return self.flat(centre) + CIRCLE * radius

    def ring(self, centre: Vector, first: Vector, second: Vector) -> Points:
        """A flat ellipse in space with two half axes, seen as corners on the page: (CORNERS, 2)."""
        return self.flat(centre + CIRCLE @ np.stack([first, second]))
