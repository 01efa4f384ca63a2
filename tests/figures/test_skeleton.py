"""Bones and joints: which way each angle bends, and where a limb ends up that reaches for something."""

import math

import pytest

from macros.figures.skeleton import (
    ANKLE,
    FOREARM,
    GRIP,
    HIP_HALF,
    RANGE,
    SHANK,
    THIGH,
    UPPER_ARM,
    Body,
    Target,
    centre_of_mass,
    hip_frame,
    joint_angles,
    place_trunk,
    reach_arm,
    reach_leg,
    set_arm,
    set_leg,
    two_bones,
)
from macros.figures.space import (
    FORWARD,
    RIGHT,
    SIDES,
    UP,
    UPRIGHT,
    about_forward,
    about_right,
    about_up,
    cross,
    frame_along,
    length,
    unit,
    vec,
)

BOTH = list(SIDES)


def upright() -> Body:
    """A person who stands straight with hanging arms."""
    body = Body("stand")
    place_trunk(body, UP * (THIGH + SHANK + ANKLE), UPRIGHT, UPRIGHT, UPRIGHT)
    for side in SIDES:
        set_leg(body, side, UPRIGHT, UPRIGHT, UPRIGHT, 0)
        set_arm(body, side, UPRIGHT, UPRIGHT, UPRIGHT)
    return body


def bent_leg(side: str, hip=0.0, abduct=0.0, rotate=0.0, knee=0.0, ankle=0.0) -> Body:
    """That person with one leg bent."""
    body = upright()
    thigh = hip_frame(UPRIGHT, side, hip, abduct, rotate)
    shank = thigh @ about_right(-knee)
    set_leg(body, side, thigh, shank, shank @ about_right(ankle), 0)
    return body


def bent_arm(side: str, shoulder=0.0, abduct=0.0, rotate=0.0, elbow=0.0) -> Body:
    """That person with one arm bent."""
    body = upright()
    upper = hip_frame(UPRIGHT, side, shoulder, abduct, rotate)
    forearm = upper @ about_right(elbow)
    set_arm(body, side, upper, forearm, forearm)
    return body


def way(body: Body, start: str, end: str):
    """The direction from one point to another."""
    return unit(body.points[end] - body.points[start])


def test_an_upright_person_stands_on_the_floor():
    """Heels, balls and toes of straight legs are at height 0, and the top of the head is at about 168 cm."""
    body = upright()
    assert [float(body.points[f"{side}.{name}"][1]) for side in SIDES for name in ("heel", "ball", "toe")] == (
        pytest.approx([0] * 6)
    )
    assert 154 < float(body.points["head"][1]) < 160
    assert float(body.points["right.hip"][2]) == HIP_HALF == -float(body.points["left.hip"][2])


@pytest.mark.parametrize("side", BOTH)
def test_hip_brings_the_thigh_forward(side):
    """A hip bent by 90 degrees holds the thigh level, to the front; a negative angle takes it back."""
    assert way(bent_leg(side, hip=90), f"{side}.hip", f"{side}.knee") == pytest.approx(FORWARD)
    assert way(bent_leg(side, hip=-20), f"{side}.hip", f"{side}.knee")[0] < 0


@pytest.mark.parametrize("side", BOTH)
def test_abduct_goes_outward(side):
    """Abducting takes a leg or an arm away from the middle, on both sides."""
    outward = SIDES[side] * math.sin(math.radians(20))
    assert way(bent_leg(side, abduct=20), f"{side}.hip", f"{side}.knee")[2] == pytest.approx(outward)
    assert way(bent_arm(side, abduct=20), f"{side}.shoulder", f"{side}.elbow")[2] == pytest.approx(outward)


@pytest.mark.parametrize("side", BOTH)
def test_rotate_turns_outward(side):
    """A leg that is turned outward points its toes away from the middle; a bent arm its hand."""
    assert way(bent_leg(side, rotate=30), f"{side}.heel", f"{side}.toe")[2] * SIDES[side] == pytest.approx(0.5)
    turned = bent_arm(side, rotate=30, elbow=90)
    assert way(turned, f"{side}.elbow", f"{side}.wrist")[2] * SIDES[side] == pytest.approx(0.5)


@pytest.mark.parametrize("side", BOTH)
def test_knees_bend_back_and_elbows_forward(side):
    """A knee takes the heel back, an elbow the hand forward, and an ankle lifts the toes."""
    assert way(bent_leg(side, knee=90), f"{side}.knee", f"{side}.ankle") == pytest.approx(-FORWARD)
    assert way(bent_arm(side, elbow=90), f"{side}.elbow", f"{side}.wrist") == pytest.approx(FORWARD)
    assert way(bent_arm(side, shoulder=90), f"{side}.shoulder", f"{side}.elbow") == pytest.approx(FORWARD)
    lifted = bent_leg(side, ankle=20)
    assert lifted.points[f"{side}.toe"][1] > lifted.points[f"{side}.heel"][1]


def test_toes_bend_up():
    """Bent toes lift their tip and leave the ball of the foot where it was; raised shoulders lift the shoulders."""
    body = upright()
    set_leg(body, "right", UPRIGHT, UPRIGHT, UPRIGHT, 30)
    assert float(body.points["right.ball"][1]) == pytest.approx(0)
    assert float(body.points["right.toe"][1]) == pytest.approx(3.5)
    place_trunk(body, UP * 88, UPRIGHT, UPRIGHT, UPRIGHT, lift=3)
    assert float(body.points["right.shoulder"][1]) == pytest.approx(float(upright().points["right.shoulder"][1]) + 2.5)


ANGLES = [
    *((bent_leg, "hip", angle) for angle in (-20, 0, 45, 90, 120)),
    *((bent_leg, "knee", angle) for angle in (0, 30, 100, 140)),
    *((bent_leg, "ankle", angle) for angle in (-45, 0, 25)),
    *((bent_arm, "shoulder", angle) for angle in (-50, 0, 80, 150)),
    *((bent_arm, "elbow", angle) for angle in (-30, 0, 60, 145)),
]


@pytest.mark.parametrize("side", BOTH)
@pytest.mark.parametrize(("bend", "joint", "angle"), ANGLES, ids=lambda value: getattr(value, "__name__", str(value)))
def test_joint_angles_are_read_back(bend, joint, angle, side):
    """The angle that a joint was given is the one that is read from the frames, and every other joint stays at 0."""
    angles = joint_angles(bend(side, **{joint: angle}))
    assert angles.pop(f"{side}.{joint}") == pytest.approx(angle, abs=1e-3)
    assert angles == pytest.approx(dict.fromkeys(angles, 0.0), abs=1e-3)


@pytest.mark.parametrize("side", BOTH)
@pytest.mark.parametrize("angle", [-20, 0, 40])
def test_abduction_is_read_back(angle, side):
    """Out to the side counts positive on both sides, for legs and for arms."""
    assert joint_angles(bent_leg(side, hip=30, abduct=angle))[f"{side}.hip_abduct"] == pytest.approx(angle)
    assert joint_angles(bent_arm(side, abduct=angle))[f"{side}.shoulder_abduct"] == pytest.approx(angle)


@pytest.mark.parametrize("side", BOTH)
@pytest.mark.parametrize("angle", [-70, 0, 40])
def test_turning_is_read_back(angle, side):
    """Turned outward counts positive on both sides, whatever else the hip or the shoulder does."""
    assert joint_angles(bent_leg(side, hip=80, abduct=30, rotate=angle))[f"{side}.hip_rotate"] == pytest.approx(angle)
    turned = bent_arm(side, shoulder=-40, abduct=50, rotate=angle, elbow=90)
    assert joint_angles(turned)[f"{side}.shoulder_rotate"] == pytest.approx(angle)


@pytest.mark.parametrize("side", BOTH)
@pytest.mark.parametrize("angle", [-80, 0, 50])
def test_a_bent_wrist_is_read_back(angle, side):
    """Bent toward the palm counts positive on both sides, however the forearm is turned."""
    body = upright()
    turned = about_right(60) @ about_up(-SIDES[side] * 70)
    set_arm(body, side, UPRIGHT, about_right(60), turned @ about_forward(SIDES[side] * angle))
    assert joint_angles(body)[f"{side}.wrist"] == pytest.approx(angle)


def test_the_head_is_read_back():
    """Down, turned to the right and tilted to the right count positive, also all at once."""
    body = upright()
    place_trunk(body, UP * 88, UPRIGHT, UPRIGHT, about_right(-30) @ about_up(-50) @ about_forward(20))
    angles = joint_angles(body)
    assert [angles[f"head_{name}"] for name in ("nod", "turn", "tilt")] == pytest.approx([30, 50, 20])


@pytest.mark.parametrize(
    ("turn", "joint"),
    [(about_right(-20), "spine_bend"), (about_forward(20), "spine_side"), (about_up(-20), "spine_turn")],
    ids=["bend", "side", "turn"],
)
def test_the_spine_is_read_back(turn, joint):
    """Bent forward, bent to the right and turned to the right count positive; a nod goes down."""
    body = upright()
    place_trunk(body, UP * 88, UPRIGHT, turn, turn @ about_right(-15))
    angles = joint_angles(body)
    spine = {name: angles[name] for name in ("spine_bend", "spine_side", "spine_turn")}
    assert spine == pytest.approx(dict.fromkeys(spine, 0.0) | {joint: 20.0})
    assert angles["head_nod"] == pytest.approx(15)


def test_every_joint_has_a_range():
    """Each joint that is read has a least and a most, an upright person is within them, and no range is left over."""
    angles = {name.split(".")[-1]: angle for name, angle in joint_angles(upright()).items()}
    assert set(angles) == set(RANGE)
    assert all(low <= angles[name] <= high for name, (low, high) in RANGE.items())


REACHED = {"below": vec(0, -60, 0), "in-front": vec(50, -20, 10), "behind": vec(-30, 30, -30), "ahead": vec(20, 0, 0)}


@pytest.mark.parametrize("pole", [FORWARD, RIGHT, unit(vec(1, 2, -1))], ids=["forward", "right", "aslant"])
@pytest.mark.parametrize("end", REACHED.values(), ids=REACHED)
def test_two_bones_reach(end, pole):
    """Both bones keep their length, the end is where it was told, and the middle points along the pole."""
    root = vec(3, 90, 9)
    middle, found, missed = two_bones(root, root + end, THIGH, SHANK, pole)
    assert (length(middle - root), length(found - middle)) == pytest.approx((THIGH, SHANK))
    assert found == pytest.approx(root + end)
    assert missed == pytest.approx(0)
    along = unit(end)
    aside = pole - along * float(pole @ along)
    assert length(aside) < 1e-6 or float((middle - root) @ aside) > 0


@pytest.mark.parametrize(("distance", "missing"), [(THIGH + SHANK + 10, 10), (0.5, 2.5)], ids=["too-far", "too-near"])
def test_two_bones_say_what_they_miss(distance, missing):
    """What is too far away, or too near, is missed by what is missing, and the bones keep their length all the same."""
    middle, end, missed = two_bones(vec(0, 0, 0), FORWARD * distance, THIGH, SHANK, UP)
    assert missed == pytest.approx(missing, abs=0.05)
    assert (length(middle), length(end - middle)) == pytest.approx((THIGH, SHANK))


@pytest.mark.parametrize("side", BOTH)
def test_a_leg_reaches_its_target(side):
    """The ankle is where it was told, the foot as it was turned, all frames are orthonormal, and nothing is missed."""
    body = upright()
    target = Target("floor", vec(20, 25, SIDES[side] * 12), about_right(10), FORWARD)
    reach_leg(body, side, target)
    assert body.points[f"{side}.ankle"] == pytest.approx(target.place)
    assert body.frames[f"{side}.foot"] == pytest.approx(target.frame)
    assert body.points[f"{side}.knee"][0] > 20
    assert body.missed[f"{side}.leg"] == pytest.approx(0)
    assert body.targets[f"{side}.leg"] is target
    for name in ("thigh", "shank", "foot", "toes"):
        frame = body.frames[f"{side}.{name}"]
        assert frame.T @ frame == pytest.approx(UPRIGHT)
        assert cross(frame[:, 0], frame[:, 1]) == pytest.approx(frame[:, 2])


@pytest.mark.parametrize("turned", [True, False], ids=["turned-hand", "hand-as-it-comes"])
@pytest.mark.parametrize("side", BOTH)
def test_an_arm_reaches_its_target(side, turned):
    """The palm is where it was told; a hand that is not turned goes on in the line of the forearm."""
    body = upright()
    place = body.points[f"{side}.shoulder"] + vec(32, -20, SIDES[side] * 4)
    frame = frame_along(-FORWARD, UP) if turned else None
    reach_arm(body, side, Target("reach", place, frame, -UP))
    assert length(body.points[f"{side}.grip"] - place) < (1e-6 if turned else 1.0)
    assert body.missed[f"{side}.arm"] == pytest.approx(length(body.points[f"{side}.grip"] - place))
    fingers = way(body, f"{side}.wrist", f"{side}.grip")
    expected = FORWARD if turned else way(body, f"{side}.elbow", f"{side}.wrist")
    assert float(fingers @ expected) > 1 - 1.5e-8  # less than a hundredth of a degree apart
    assert length(body.points[f"{side}.grip"] - body.points[f"{side}.wrist"]) == pytest.approx(GRIP)


def test_an_arm_that_is_too_short_says_so():
    """A hand that cannot get there misses its place by what its arm lacks."""
    body = upright()
    far = body.points["right.shoulder"] + FORWARD * (UPPER_ARM + FOREARM + GRIP + 20)
    reach_arm(body, "right", Target("wall", far, None, -UP))
    assert body.missed["right.arm"] == pytest.approx(20, abs=0.5)


def test_the_weight_hangs_in_the_hips():
    """An upright person's weight is between both sides, at a little more than half the height."""
    x, y, z = centre_of_mass(upright())
    assert z == pytest.approx(0)
    assert 85 < y < 100
    assert abs(x) < 5


@pytest.mark.parametrize("side", BOTH)
def test_the_weight_follows_a_limb(side):
    """A leg to the front takes the weight forward, a leg to the side takes it outward, and no weight is lost."""
    rest = centre_of_mass(upright())
    assert centre_of_mass(bent_leg(side, hip=60))[0] > rest[0] + 3
    assert centre_of_mass(bent_leg(side, abduct=30))[2] * SIDES[side] > 2
    moved = upright()
    moved.points = {name: place + vec(10, 5, -7) for name, place in moved.points.items()}
    assert centre_of_mass(moved) - rest == pytest.approx(vec(10, 5, -7))
