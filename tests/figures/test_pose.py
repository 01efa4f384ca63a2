"""From what the data says to a body: where hips, hands and feet go, in the words of data/figures.yaml."""

import math

import pytest

from macros.facts.model.figure import Pose, Prop, Props
from macros.facts.poses import stances
from macros.figures.furniture import COUNTER, STAIR
from macros.figures.pose import LYING_FLESH, STANDING_BEND, solve
from macros.figures.props import MATTRESS, PALM, SEAT, things
from macros.figures.skeleton import ANKLE, FLESH, HIP_HALF, SHANK, THIGH, Body, joint_angles
from macros.figures.space import FORWARD, RIGHT, SIDES, UP, UPRIGHT, cross, length, vec

BOTH = list(SIDES)
ROOMS = {
    "stand": Props(counter=Prop()),
    "sit": Props(chair=Prop()),
    "lie-back": Props(bed=Prop()),
    "lie-side": Props(bed=Prop(turn=180)),
    "long-sit": Props(bed=Prop()),
}
"""What each base stands, sits or lies on or at."""
MIRROR = vec(1, 1, -1)


def body_of(base: str, room: Props | None = None, **told) -> Body:
    """The body of one pose, told in plain words."""
    (stance,) = stances([Pose.model_validate({"base": base, **told})], {})
    return solve(stance, things(room or ROOMS[base]))


def height(body: Body, point: str) -> float:
    """How high a point is."""
    return float(body.points[point][1])


def hips(bend: float) -> float:
    """How high the hip joints are over a foot that stands below, with a knee bent so far."""
    return ANKLE + math.sqrt(THIGH**2 + SHANK**2 + 2 * THIGH * SHANK * math.cos(math.radians(bend)))


@pytest.mark.parametrize("base", ROOMS)
def test_every_frame_is_orthonormal(base):
    """In each base every segment's frame is square, of length 1 and right-handed, and every point is a number."""
    body = body_of(base)
    for frame in body.frames.values():
        assert frame.T @ frame == pytest.approx(UPRIGHT, abs=1e-9)
        assert cross(frame[:, 0], frame[:, 1]) == pytest.approx(frame[:, 2], abs=1e-9)
    assert all(math.isfinite(number) for place in body.points.values() for number in place)


@pytest.mark.parametrize(
    "base", [base for base in ROOMS if base != "lie-side"]
)  # whoever lies on the side has one side below
def test_a_pose_said_of_both_sides_is_symmetric(base):
    """What is said of both legs and both arms gives a left side that mirrors the right one."""
    body = body_of(base)
    for name, place in body.points.items():
        side, _, rest = name.partition(".")
        other = f"{'left' if side == 'right' else 'right'}.{rest}" if rest else name
        assert body.points[other] == pytest.approx(place * MIRROR, abs=1e-6), name


def test_a_mirrored_pose_is_a_mirrored_body():
    """Told of the other side, turned, bent and dropped the other way, the whole body is its mirror image."""
    leg, arm = {"hip": 30, "abduct": 12, "rotate": 9, "knee": 50, "ankle": 8}, {"shoulder": 40, "elbow": 60, "palm": 30}
    turns = {"pelvis": {"side": 3, "turn": 10, "drop": 4}, "trunk": {"side": 8, "turn": 15}, "head": {"turn": 20}}
    back = {part: {word: -number for word, number in told.items()} for part, told in turns.items()}
    one = body_of("stand", right_leg=leg, left_arm=arm, right_arm={"hand": "hip"}, **turns)
    other = body_of("stand", left_leg=leg, right_arm=arm, left_arm={"hand": "hip"}, **back)
    for name, place in one.points.items():
        side, _, rest = name.partition(".")
        mirrored = f"{'left' if side == 'right' else 'right'}.{rest}" if rest else name
        assert other.points[mirrored] == pytest.approx(place * MIRROR, abs=1e-6), name


@pytest.mark.parametrize("bend", [STANDING_BEND, 20, 60])
def test_standing_height_follows_from_the_legs(bend):
    """Nobody writes how high a standing person's hips are: the legs and their bend say it."""
    body = body_of("stand", legs={"foot": "floor", "toe_out": 0, "bend": bend})
    assert height(body, "right.hip") == pytest.approx(hips(bend), abs=0.1)
    assert joint_angles(body)["right.knee"] == pytest.approx(bend, abs=0.5)
    assert height(body, "right.heel") == pytest.approx(0, abs=1e-6)


def test_the_standing_leg_carries():
    """A foot without weight does not lower the hips, and a leg in the air does not either."""
    carried = height(body_of("stand"), "pelvis")
    for other in ({"foot": "floor", "load": "none", "bend": 70}, {"hip": 60, "knee": 80}):
        assert height(body_of("stand", right_leg=other), "pelvis") == pytest.approx(carried, abs=0.2)
    assert height(body_of("stand", right_leg={"foot": "floor", "bend": 70}), "pelvis") < carried - 10


def test_the_hips_are_over_the_loaded_feet():
    """Standing, the hips are over the middle of the feet; without weight on one foot, over the other."""
    apart = {"right_leg": {"foot": "floor", "at": [30, 9]}, "left_leg": {"foot": "floor", "at": [0, 9]}}
    assert float(body_of("stand", **apart).points["pelvis"][0]) == pytest.approx(15)
    apart["right_leg"]["load"] = "none"
    assert float(body_of("stand", **apart).points["pelvis"][0]) == pytest.approx(0)


@pytest.mark.parametrize("side", BOTH)
def test_heels_up_raise_the_body(side):
    """Lifted heels raise the hips, and the balls of both feet stay where they were."""
    flat, raised = body_of("stand"), body_of("stand", legs={"foot": "floor", "heel_up": 30})
    assert height(raised, "pelvis") > height(flat, "pelvis") + 4
    assert height(raised, f"{side}.heel") > 8
    assert raised.points[f"{side}.ball"] == pytest.approx(flat.points[f"{side}.ball"], abs=1e-6)


@pytest.mark.parametrize("side", BOTH)
def test_toes_up_turn_about_the_heel(side):
    """The front of a lifted foot is in the air, and the heel stays where it was."""
    flat, raised = body_of("sit"), body_of("sit", legs={"foot": "floor", "toes_up": 20})
    assert height(raised, f"{side}.toe") > 6
    assert raised.points[f"{side}.heel"] == pytest.approx(flat.points[f"{side}.heel"], abs=1e-6)


@pytest.mark.parametrize("side", BOTH)
def test_a_foot_stands_where_it_is_told(side):
    """`at` is forward and out, on both sides; `toe_out` turns the toes away from the middle."""
    body = body_of("sit", legs={"foot": "floor", "at": [45, 14], "toe_out": 0})
    assert body.points[f"{side}.ankle"] == pytest.approx(vec(45, ANKLE, SIDES[side] * 14))
    turned = body_of("sit", legs={"foot": "floor", "at": [45, 14], "toe_out": 30})
    assert (turned.points[f"{side}.toe"] - turned.points[f"{side}.heel"])[2] * SIDES[side] > 5


@pytest.mark.parametrize(
    ("room", "leg", "level"),
    [
        (Props(step=Prop()), {"foot": "step", "at": [30, 9], "load": "none"}, STAIR),
        (Props(step=Prop(height=10)), {"foot": "step", "at": [30, 9], "load": "none"}, 10),
        (None, {"foot": "free", "at": [20, 9], "height": 7}, 7),
    ],
    ids=["step", "low-step", "free"],
)
def test_a_foot_is_as_high_as_its_ground(room, leg, level):
    """A foot on a stair is as high as the stair, and a free one as high as it is told."""
    body = body_of("stand", room or ROOMS["stand"], right_leg=leg)
    assert height(body, "right.heel") == pytest.approx(level)


def test_a_sitting_person_is_on_the_seat():
    """Seated hips are as high as the seat carries them, more or less lean or not; `up` lifts them."""
    assert height(body_of("sit"), "pelvis") == pytest.approx(SEAT + FLESH)
    assert height(body_of("sit", trunk={"lean": 30}), "pelvis") == pytest.approx(SEAT + FLESH)
    assert height(body_of("sit", pelvis={"up": 12}), "pelvis") == pytest.approx(SEAT + FLESH + 12)


def test_who_lies_on_the_back_looks_up():
    """On the back the head is toward -x, the belly looks up, and raised hips leave the shoulders on the bed."""
    body = body_of("lie-back")
    assert body.points["head"][0] < body.points["pelvis"][0] - 40
    assert body.frames["pelvis"] @ FORWARD == pytest.approx(UP)
    assert height(body, "pelvis") == pytest.approx(MATTRESS + LYING_FLESH)
    bridge = body_of("lie-back", pelvis={"up": 14}, legs={"foot": "bed", "at": [36, 9]})
    assert height(bridge, "pelvis") == pytest.approx(MATTRESS + LYING_FLESH + 14)
    assert height(bridge, "right.shoulder") == pytest.approx(height(body, "right.shoulder"), abs=1.5)


def test_who_lies_on_the_side_has_the_right_one_up():
    """On the side the head is toward +x, the front looks to +z, and the right hip is straight above the left one."""
    body = body_of("lie-side")
    assert body.points["head"][0] > body.points["pelvis"][0] + 40
    assert body.frames["pelvis"] @ FORWARD == pytest.approx(RIGHT)
    assert body.points["right.hip"] - body.points["left.hip"] == pytest.approx(UP * 2 * HIP_HALF)


def test_an_opened_knee_leaves_the_foot():
    """Lying on the side, a leg that swings open lifts its knee, and hip and ankle stay."""
    told = {"foot": "together", "hip": 45, "knee": 85}
    closed, opened = (body_of("lie-side", right_leg={**told, "open": degrees}) for degrees in (0, 30))
    assert height(opened, "right.knee") > height(closed, "right.knee") + 8
    for name in ("right.hip", "right.ankle"):
        assert opened.points[name] == pytest.approx(closed.points[name], abs=1e-6)


def test_legs_lie_on_the_bed():
    """Sitting in bed, the legs go forward; who leans back has the head behind the hips."""
    body = body_of("long-sit", trunk={"lean": -35})
    assert body.points["right.ankle"][0] > 60
    assert body.points["head"][0] < -15
    assert height(body, "pelvis") == pytest.approx(MATTRESS + FLESH)


@pytest.mark.parametrize(
    ("told", "axis", "sign"),
    [
        ({"lean": 20}, 0, 1),
        ({"lean": -10}, 0, -1),
        ({"round": 20}, 0, 1),
        ({"side": 20}, 2, 1),
    ],
    ids=["lean", "lean-back", "round", "side"],
)
@pytest.mark.parametrize("base", ["sit", "stand"])
def test_the_trunk_goes_where_it_is_told(base, told, axis, sign):
    """Leaning and rounding take the head forward, a negative lean takes it back, `side` takes it to the right."""
    moved = body_of(base, trunk=told).points["head"] - body_of(base).points["head"]
    assert sign * float(moved[axis]) > 3


def test_turns_go_to_the_right():
    """Hips, trunk and head that turn look to the person's right; a tilted head brings its ear to the right shoulder."""
    for part, frame in (("pelvis", "pelvis"), ("trunk", "thorax"), ("head", "head")):
        assert (body_of("stand", **{part: {"turn": 30}}).frames[frame] @ FORWARD)[2] == pytest.approx(0.5)
    assert (body_of("stand", head={"tilt": 20}).frames["head"] @ UP)[2] > 0.3
    assert (body_of("stand", head={"nod": 20}).frames["head"] @ FORWARD)[1] < -0.3
    dropped = body_of("stand", pelvis={"drop": 6})
    assert height(dropped, "right.hip") < height(dropped, "left.hip")


def test_a_lean_keeps_the_eyes_ahead():
    """The head takes back most of a lean, so that a leaning person looks down by less than half of it."""
    looks = body_of("sit", trunk={"lean": 40}).frames["head"] @ FORWARD
    assert -math.sin(math.radians(20)) < looks[1] < 0


def test_a_breath_moves_hands_and_belly():
    """A belly that is out by 3 cm takes the hands on it out by 3 cm; raised shoulders are as high as told."""
    arms = {"hand": "belly"}
    rest, breath = body_of("sit", arms=arms), body_of("sit", arms=arms, trunk={"belly": 3, "lift": 2})
    assert breath.points["right.grip"] - rest.points["right.grip"] == pytest.approx(vec(3, 0, 0))
    assert height(breath, "right.shoulder") - height(rest, "right.shoulder") == pytest.approx(2)


def test_an_incline_is_a_plank():
    """An inclined person is straight from head to ankle: each point goes forward in proportion to its height."""
    rest, plank = (body_of("stand", legs={"foot": "floor", "bend": 1}, incline=degrees) for degrees in (0, 15))
    for name in ("pelvis", "waist", "neck"):
        forward = float(plank.points[name][0] - rest.points[name][0])
        assert forward == pytest.approx((height(rest, name) - ANKLE) * math.sin(math.radians(15)), rel=0.06)
    assert plank.points["right.ankle"] == pytest.approx(rest.points["right.ankle"], abs=0.1)


@pytest.mark.parametrize(
    ("base", "room", "what", "level"),
    [
        ("stand", Props(counter=Prop()), "counter", COUNTER + PALM),
        ("stand", Props(counter=Prop(height=95)), "counter", 95 + PALM),
        ("stand", Props(wall=Prop(at=[-20, 0])), "wall", 128),
        ("lie-back", Props(bed=Prop()), "bed", MATTRESS + PALM),
        ("sit", Props(armchair=Prop()), "chair-arms", 66 + PALM),
    ],
    ids=["counter", "high-counter", "wall", "bed", "chair-arms"],
)
@pytest.mark.parametrize("side", BOTH)
def test_hands_are_on_things(side, base, room, what, level):
    """A hand on a thing is at its surface, on its own side, and reaches it."""
    body = body_of(base, room, arms={"hand": what, "elbow_to": "out"})
    assert height(body, f"{side}.grip") == pytest.approx(level, abs=0.1)
    assert float(body.points[f"{side}.grip"][2]) * SIDES[side] > 5
    assert body.missed[f"{side}.arm"] < 0.5


@pytest.mark.parametrize("what", ["thigh", "knee", "hip", "lap", "belly", "chest"])
def test_hands_follow_the_body(what):
    """A hand on the own body reaches it, moves along with it, and needs no thing in the room."""
    told = {"arms": {"hand": what}, "trunk": {"lean": 15}}
    body, moved = body_of("sit", **told), body_of("sit", **told, pelvis={"forward": 12})
    assert max(*body.missed.values(), *moved.missed.values()) < 2
    assert moved.points["right.grip"] - body.points["right.grip"] == pytest.approx(vec(12, 0, 0), abs=2)


@pytest.mark.parametrize("side", BOTH)
def test_a_hand_reaches_from_the_shoulder(side):
    """`reach` counts forward, up and out from the shoulder, on both sides."""
    body = body_of("sit", arms={"reach": [40, -10, 5]})
    from_shoulder = body.points[f"{side}.grip"] - body.points[f"{side}.shoulder"]
    assert length(from_shoulder - vec(40, -10, SIDES[side] * 5)) < 0.5


def test_a_hand_needs_its_thing():
    """A hand on a thing that is not in the room is an error that names the thing."""
    with pytest.raises(KeyError, match="counter"):
        body_of("stand", Props(wall=Prop()), arms={"hand": "counter"})
