"""The way from one picture to the next: what holds stays, what slides slides, what steps is lifted."""

import math
from itertools import pairwise

import pytest

from macros.facts.model.figure import Pose, Prop, Props
from macros.facts.poses import stances
from macros.figures.motion import STEP_LIFT, between
from macros.figures.pose import solve
from macros.figures.props import things
from macros.figures.skeleton import FOREARM, SHANK, THIGH, UPPER_ARM, Body, joint_angles
from macros.figures.space import SIDES, UPRIGHT, cross, length, mixed

SHARES = [step / 8 for step in range(9)]
BONES = (
    ("hip", "knee", THIGH), ("knee", "ankle", SHANK), ("shoulder", "elbow", UPPER_ARM), ("elbow", "wrist", FOREARM),
)  # fmt: skip
AT_COUNTER = {"base": "stand", "arms": {"hand": "counter"}}
KNEES_BENT = {"base": "lie-back", "legs": {"foot": "bed", "at": [36, 9]}}
MOVES = {
    "sit-to-stand": ({"base": "sit"}, AT_COUNTER),
    "heels-up": (AT_COUNTER, {"legs": {"heel_up": 30}}),
    "squat": (AT_COUNTER, {"pelvis": {"forward": -12}, "trunk": {"lean": 20}, "legs": {"bend": 44}}),
    "step-aside": (AT_COUNTER, {"right_leg": {"at": [0, 30]}}),
    "leg-back": (AT_COUNTER, {"right_leg": {"hip": -18, "knee": 5, "ankle": 8}}),
    "curl": ({"base": "sit", "arms": {"shoulder": 0, "elbow": 12}}, {"arms": {"shoulder": 5, "elbow": 125}}),
    "bridge": (KNEES_BENT, {"pelvis": {"up": 13}}),
    "slide": (KNEES_BENT, {"right_leg": {"at": [66, 9], "toes_up": 16}}),
    "breath": (
        {"base": "sit", "arms": {"hand": "belly"}, "legs": {"foot": "floor", "toes": 40}},
        {"trunk": {"belly": 3, "lift": 2}, "legs": {"toes": 0, "spread": 20, "arch": 2}},
    ),
}
"""A start, and what changes by the end."""


def ends(name: str) -> tuple[Body, Body]:
    """The first and the last body of a movement."""
    room = things(Props(counter=Prop(), chair=Prop(), bed=Prop() if name in ("bridge", "slide") else None))
    start, end = stances([Pose.model_validate(told) for told in MOVES[name]], {})
    return solve(start, room), solve(end, room)


def way(name: str) -> list[Body]:
    """Bodies from the first to the last."""
    return [between(*ends(name), share) for share in SHARES]


@pytest.mark.parametrize("name", MOVES)
def test_the_ends_are_the_pictures(name):
    """At the start and before it is the first body itself, at the end and after it the last one."""
    start, end = ends(name)
    assert between(start, end, 0) is between(start, end, -1) is start
    assert between(start, end, 1) is between(start, end, 2) is end


@pytest.mark.parametrize("name", MOVES)
def test_bones_and_frames_stay_whole(name):
    """On the way every bone keeps its length, every frame stays square, and nothing is lost or not a number."""
    bodies = way(name)
    for body in bodies:
        assert (set(body.points), set(body.frames)) == (set(bodies[0].points), set(bodies[0].frames))
        for side in SIDES:
            for a, b, size in BONES:
                assert length(body.points[f"{side}.{a}"] - body.points[f"{side}.{b}"]) == pytest.approx(size, abs=0.01)
        for frame in body.frames.values():
            assert frame.T @ frame == pytest.approx(UPRIGHT, abs=1e-6)
            assert cross(frame[:, 0], frame[:, 1]) == pytest.approx(frame[:, 2], abs=1e-6)
        assert all(math.isfinite(number) for place in body.points.values() for number in place)


@pytest.mark.parametrize("name", MOVES)
def test_nothing_jumps(name):
    """From one eighth of the way to the next no point goes further than a third of a person's height."""
    start, end = ends(name)
    bodies = [start, *(between(start, end, share) for share in (0.001, *SHARES[1:-1], 0.999)), end]
    for before, after in pairwise(bodies):
        assert max(length(after.points[point] - place) for point, place in before.points.items()) < 56


@pytest.mark.parametrize("name", ["heels-up", "squat", "step-aside", "leg-back"])
@pytest.mark.parametrize("side", list(SIDES))
def test_hands_stay_where_they_hold(side, name):
    """A hand that is on the counter in both pictures is there all the way."""
    start, end = ends(name)
    held = start.points[f"{side}.grip"]
    assert end.points[f"{side}.grip"] == pytest.approx(held, abs=0.5)
    for body in way(name):
        assert body.points[f"{side}.grip"] == pytest.approx(held, abs=0.5)
        assert body.targets[f"{side}.arm"].what == "counter"


@pytest.mark.parametrize("side", list(SIDES))
def test_hands_follow_the_breath(side):
    """Hands on the belly go out with it, evenly."""
    start, end = ends("breath")
    for share, body in zip(SHARES, way("breath"), strict=True):
        expected = mixed(start.points[f"{side}.grip"], end.points[f"{side}.grip"], share)
        assert body.points[f"{side}.grip"] == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("name", ["squat", "leg-back", "step-aside", "breath"])
def test_the_standing_foot_stays(name):
    """A foot that is on the floor at one place in both pictures stays there."""
    start, _ = ends(name)
    for body in way(name):
        for point in ("left.ball", "left.heel"):
            assert body.points[point] == pytest.approx(start.points[point], abs=0.01)


@pytest.mark.parametrize("side", list(SIDES))
def test_heels_rise_about_the_ball(side):
    """While the heels rise, the balls of the feet stay where they are, and each body is higher than the one before."""
    bodies = way("heels-up")
    for body in bodies:
        assert body.points[f"{side}.ball"] == pytest.approx(bodies[0].points[f"{side}.ball"], abs=0.01)
    heights = [float(body.points[f"{side}.heel"][1]) for body in bodies]
    assert heights == sorted(heights)


def test_a_stepping_foot_is_lifted():
    """A foot that goes to another place on the floor is lifted, highest halfway, and lands flat."""
    heights = [float(body.points["right.ball"][1]) for body in way("step-aside")]
    assert max(heights) == heights[len(heights) // 2] == pytest.approx(min(STEP_LIFT, 21 / 4), abs=0.5)
    assert heights[0] == pytest.approx(0, abs=0.01)
    assert heights[-1] == pytest.approx(0, abs=0.01)


def test_a_foot_slides_on_a_bed():
    """A foot that goes to another place on the bed goes there straight, and is never lifted above both ends."""
    start, end = ends("slide")
    assert end.points["right.heel"][0] > start.points["right.heel"][0] + 20
    top = max(float(start.points["right.ball"][1]), float(end.points["right.ball"][1]))
    for share, body in zip(SHARES, way("slide"), strict=True):
        expected = mixed(start.points["right.ball"], end.points["right.ball"], share)
        assert body.points["right.ball"] == pytest.approx(expected, abs=0.01)
        assert float(body.points["right.ball"][1]) <= top + 0.01


def test_a_swinging_foot_clears_the_floor():
    """A leg that is bent in one picture does not scuff the floor on its way to the other."""
    for body in way("leg-back"):
        assert min(float(body.points[f"right.{name}"][1]) for name in ("heel", "ball", "toe")) > -0.5


@pytest.mark.parametrize(("joint", "first", "last"), [("right.elbow", 12, 125), ("left.elbow", 12, 125)])
def test_joints_turn_evenly(joint, first, last):
    """A joint that is bent in both pictures turns at an even pace."""
    for share, body in zip(SHARES, way("curl"), strict=True):
        assert joint_angles(body)[joint] == pytest.approx(first + (last - first) * share, abs=0.5)


def test_small_things_move_evenly():
    """Breath, toes, the spread of toes and the lift of the arch change at an even pace; shoulders rise as told."""
    start, end = ends("breath")
    middle = between(start, end, 0.25)
    assert middle.breath == pytest.approx(0.75)
    assert middle.toes["right"] == pytest.approx(30)
    assert middle.feet["left"] == pytest.approx((5, 0.5))
    lift = float(middle.points["right.shoulder"][1] - start.points["right.shoulder"][1])
    assert lift == pytest.approx(0.5, abs=0.01)


def test_the_grip_changes_halfway():
    """How a hand is held, and what the body rests on, are those of the nearer picture."""
    start, end = ends("sit-to-stand")
    assert {side: between(start, end, 0.4).hands[side] for side in SIDES} == start.hands
    assert [between(start, end, share).base for share in (0.4, 0.6)] == ["sit", "stand"]
