"""Axes, turns and the camera: where forward, up and right are, in the world and on the page."""

import math
import random

import pytest

from macros.figures.space import (
    CIRCLE,
    FORWARD,
    RIGHT,
    UP,
    UPRIGHT,
    Camera,
    about,
    about_forward,
    about_right,
    about_up,
    columns,
    cross,
    frame_along,
    frame_between,
    length,
    points,
    turn_between,
    unit,
    vec,
)

DICE = random.Random("space")
TURNS = [about(unit(vec(*(DICE.uniform(-1, 1) for _ in range(3)))), DICE.uniform(-170, 170)) for _ in range(12)]
"""Turns in all directions."""


def same(a, b) -> bool:
    """True when two arrays hold the same numbers, to a millionth."""
    return abs(a - b).max() < 1e-6


def is_frame(frame) -> bool:
    """True when the columns are square to each other, of length 1, and right-handed."""
    return same(frame.T @ frame, UPRIGHT) and same(cross(frame[:, 0], frame[:, 1]), frame[:, 2])


def test_the_world_is_right_handed():
    """Right is square to forward and up, so that no body is its own mirror image."""
    assert same(cross(FORWARD, UP), RIGHT)


@pytest.mark.parametrize(
    ("turn", "before", "after"),
    [
        (about_right(90), FORWARD, UP),
        (about_right(90), UP, -FORWARD),
        (about_up(90), RIGHT, FORWARD),
        (about_up(90), FORWARD, -RIGHT),
        (about_forward(90), UP, RIGHT),
        (about_forward(90), RIGHT, -UP),
    ],
    ids=["right-forward", "right-up", "up-right", "up-forward", "forward-up", "forward-right"],
)
def test_a_turn_goes_counter_clockwise(turn, before, after):
    """Each turn goes counter-clockwise for an eye that its axis points at."""
    assert same(turn @ before, after)


@pytest.mark.parametrize("turn", TURNS, ids=map(str, range(len(TURNS))))
def test_a_turn_is_a_frame(turn):
    """A turn, a frame from two directions, and the frames between two stay orthonormal."""
    assert is_frame(turn)
    assert is_frame(frame_along(turn @ vec(0, 3, 0), turn @ vec(2, 1, 0)))
    assert all(is_frame(frame_between(TURNS[0], turn, share)) for share in (0, 0.2, 0.5, 1))


def test_a_skewed_frame_is_seen():
    """The check sees a frame that is bent, stretched or mirrored."""
    bent = columns(FORWARD, unit(UP + FORWARD * 0.1), RIGHT)
    assert [is_frame(frame) for frame in (UPRIGHT, bent, UPRIGHT * 1.01, columns(FORWARD, UP, -RIGHT))] == [
        True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("turn", TURNS, ids=map(str, range(len(TURNS))))
def test_a_frame_along_keeps_up(turn):
    """The up of such a frame is exactly the one given, and its forward leans toward the one given."""
    frame = frame_along(turn @ vec(0, 3, 0), turn @ vec(2, 1, 0))
    assert same(frame[:, 1], turn @ UP)
    assert same(frame[:, 0], turn @ FORWARD)


@pytest.mark.parametrize("degrees", [0, 1, 30, 90, 179, 180])
@pytest.mark.parametrize("axis", [FORWARD, UP, RIGHT, unit(vec(1, -2, 3))], ids=["forward", "up", "right", "aslant"])
def test_a_turn_is_read_back(axis, degrees):
    """The one turn between two frames has the axis and the degrees of the turn that was made, half a turn included."""
    start = TURNS[3]
    end = about(axis, degrees) @ start
    found, size = turn_between(start, end)
    assert size == pytest.approx(degrees, abs=1e-4)
    assert same(about(found, size) @ start, end)


def test_between_frames_the_way_is_even():
    """At a third of the way a third of the turn is done, and the ends are the frames themselves."""
    end = about_up(90)
    assert same(frame_between(UPRIGHT, end, 1 / 3), about_up(30))
    assert same(frame_between(UPRIGHT, end, 0), UPRIGHT)
    assert same(frame_between(UPRIGHT, end, 1), end)


def test_nothing_has_no_direction():
    """The direction of a zero vector is a zero vector, not a division by zero."""
    assert same(unit(vec(0, 0, 0)), vec(0, 0, 0))
    assert length(unit(vec(3, -4, 12))) == pytest.approx(1)


@pytest.mark.parametrize(
    ("azimuth", "elevation", "toward"),
    [(0, 0, RIGHT), (90, 0, FORWARD), (-90, 0, -FORWARD), (0, 90, UP)],
    ids=["right", "front", "back", "above"],
)
def test_the_eye_is_where_its_angles_say(azimuth, elevation, toward):
    """Azimuth 0 sees the right side, 90 the front, -90 the back, and elevation 90 looks straight down."""
    assert same(Camera(azimuth, elevation).toward, toward)


@pytest.mark.parametrize(
    ("azimuth", "direction", "page"),
    [
        (0, FORWARD, (1, 0)),
        (0, UP, (0, -1)),
        (0, RIGHT, (0, 0)),
        (90, RIGHT, (-1, 0)),
        (90, UP, (0, -1)),
        (-90, RIGHT, (1, 0)),
        (90, FORWARD, (0, 0)),
    ],
    ids=["side-forward", "side-up", "side-right", "front-right", "front-up", "back-right", "front-forward"],
)
def test_the_page_counts_right_and_down(azimuth, direction, page):
    """From the side forward is to the page's right, from the front the person's right is to its left, and up is up."""
    assert same(Camera(azimuth, 0).flat(direction), vec(*page))


@pytest.mark.parametrize("elevation", [0, 9, 45])
@pytest.mark.parametrize("azimuth", [-86, -14, 16, 48, 132])
def test_the_page_neither_stretches_nor_mirrors(azimuth, elevation):
    """Nothing looks longer than it is; what leads to the eye has no length; many places are flattened as one is."""
    camera = Camera(azimuth, elevation)
    places = points([turn @ vec(1, 0, 0) for turn in TURNS])
    flat = camera.flat(places)
    assert max(length(place) for place in flat) <= 1 + 1e-9
    assert length(camera.flat(camera.toward)) < 1e-9
    assert all(same(camera.flat(place), one) for place, one in zip(places, flat, strict=True))


def test_nearer_is_deeper():
    """Depth grows toward the eye, by a centimetre for each centimetre."""
    camera = Camera(30, 12)
    assert camera.depth(camera.toward * 5) - camera.depth(camera.toward * 2) == pytest.approx(3)


def test_a_ball_is_a_circle_from_everywhere():
    """A ball is seen as a circle of its radius around its centre, and a flat ring as an ellipse that is no larger."""
    camera = Camera(30, 12)
    centre = vec(10, 20, 30)
    ball = camera.circle(centre, 4)
    assert len(ball) == len(CIRCLE)
    assert [length(corner) for corner in ball - camera.flat(centre)] == pytest.approx([4] * len(CIRCLE))
    ring = camera.ring(centre, FORWARD * 4, RIGHT * 4) - camera.flat(centre)
    assert max(length(corner) for corner in ring) <= 4 + 1e-9
    assert min(length(corner) for corner in ring) < 4 * math.sin(math.radians(20))
