"""How poses are put together: presets, both sides, and what the end takes over from the start."""

import pytest

from macros.facts.model.figure import Arm, Head, Leg, Pelvis, Pose, Trunk
from macros.facts.poses import DEFAULTS, stances


def only(pose: Pose, presets: dict[str, Pose] | None = None) -> dict:
    """The stance of a single pose."""
    (found,) = stances([pose], presets or {})
    return found


@pytest.mark.parametrize("base", DEFAULTS)
def test_a_base_says_what_nobody_mentions(base):
    """A bare base is a whole pose: two legs and two arms, the same on both sides."""
    stance = only(Pose(base=base))
    assert stance["base"] == base
    assert stance["right_leg"] == stance["left_leg"] == DEFAULTS[base]["legs"]
    assert stance["right_arm"] == stance["left_arm"] == DEFAULTS[base]["arms"]


def test_who_says_no_base_stands():
    """Without a base the person stands."""
    assert only(Pose())["base"] == "stand"


def test_both_legs_are_one_word():
    """`legs` is said of each leg, and what is said of one leg wins."""
    stance = only(Pose(base="stand", legs=Leg(foot="floor", toe_out=3), right_leg=Leg(toe_out=20)))
    assert stance["right_leg"] == {"foot": "floor", "toe_out": 20}
    assert stance["left_leg"] == {"foot": "floor", "toe_out": 3}


def test_the_end_says_only_what_changes():
    """What the end does not mention stays as it was, field by field, and the start is not changed by it."""
    start = Pose(base="sit", trunk=Trunk(lean=10, turn=5), head=Head(nod=20), arms=Arm(hand="lap"))
    first, last = stances([start, Pose(trunk=Trunk(lean=30), right_leg=Leg(heel_up=25))], {})
    assert last["trunk"] == {"lean": 30, "turn": 5}
    assert last["right_leg"] == {"foot": "floor", "heel_up": 25}
    assert {key: last[key] for key in ("base", "head", "left_leg", "right_arm")} == {
        key: first[key] for key in ("base", "head", "left_leg", "right_arm")
    }
    assert first == only(start)


def test_the_middle_comes_before_the_end():
    """The end takes over what the middle changed."""
    *_, last = stances([Pose(base="sit"), Pose(head=Head(nod=9)), Pose(trunk=Trunk(lean=4))], {})
    assert last["head"] == {"nod": 9}


def test_an_empty_end_is_the_start():
    """An end that says nothing is the same pose again."""
    first, last = stances([Pose(base="sit"), Pose()], {})
    assert first == last


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Leg(foot="floor", heel_up=20), Leg(knee=40), {"knee": 40}),
        (Leg(hip=90, knee=40), Leg(foot="floor"), {"foot": "floor"}),
        (Leg(foot="floor", at=[1, 9]), Leg(foot="step"), {"foot": "step", "at": [1, 9]}),
        (Leg(foot="floor", at=[1, 9]), Leg(heel_up=30), {"foot": "floor", "at": [1, 9], "heel_up": 30}),
        (Leg(hip=90, toes=12), Leg(foot="floor"), {"foot": "floor", "toes": 12}),
    ],
    ids=["placed-then-bent", "bent-then-placed", "placed-elsewhere", "still-placed", "toes-stay"],
)
def test_a_leg_told_another_way_starts_afresh(before, after, expected):
    """A leg that was placed and is now bent, or the other way round, keeps nothing but its toes."""
    _, last = stances([Pose(base="sit", right_leg=before), Pose(right_leg=after)], {})
    assert last["right_leg"] == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Arm(hand="counter", at=[2, 3], grip="hold"), Arm(shoulder=40), {"grip": "hold", "shoulder": 40}),
        (Arm(hand="counter", at=[2, 3]), Arm(reach=[1, 2, 3]), {"reach": [1, 2, 3]}),
        (Arm(hand="counter", at=[2, 3]), Arm(along=1), {"hand": "counter", "at": [2, 3], "along": 1}),
        (Arm(shoulder=10, elbow=80), Arm(elbow=20), {"shoulder": 10, "elbow": 20}),
    ],
    ids=["placed-then-bent", "placed-then-reaching", "still-placed", "still-bent"],
)
def test_an_arm_told_another_way_starts_afresh(before, after, expected):
    """An arm that is told in another way keeps nothing but its grip."""
    _, last = stances([Pose(base="stand", right_arm=before), Pose(right_arm=after)], {})
    told = {key: value for key, value in last["right_arm"].items() if value is not None}
    assert {key: told[key] for key in expected} == expected
    assert set(told) - set(expected) <= set(DEFAULTS["stand"]["arms"]) - {"hand"}


def test_another_base_leaves_the_trunk_behind():
    """Who stands up leaves the place of the hips, the lean and the incline of sitting behind, and keeps the head."""
    start = Pose(base="sit", pelvis=Pelvis(forward=9), trunk=Trunk(lean=30), head=Head(nod=12), arms=Arm(hand="lap"))
    _, last = stances([start, Pose(base="stand")], {})
    assert not {"pelvis", "trunk", "incline"} & set(last)
    assert (last["head"], last["right_arm"]) == ({"nod": 12}, {"hand": "lap"})


def test_the_same_base_again_keeps_the_trunk():
    """An end that repeats the base is no other base."""
    _, last = stances([Pose(base="sit", trunk=Trunk(lean=30)), Pose(base="sit")], {})
    assert last["trunk"] == {"lean": 30}


PRESETS = {
    "seated": Pose(base="sit", arms=Arm(hand="lap"), trunk=Trunk(lean=5)),
    "seated-high": Pose(use="seated", trunk=Trunk(lift=2), right_arm=Arm(hand="belly")),
}


def test_presets_chain():
    """A preset may begin with another one; what is said nearer to the picture wins."""
    stance = only(Pose(use="seated-high", trunk=Trunk(lift=1)), PRESETS)
    assert stance["trunk"] == {"lean": 5, "lift": 1}
    assert (stance["right_arm"], stance["left_arm"]) == ({"hand": "belly"}, {"hand": "lap"})
    assert "use" not in stance


def test_what_is_said_of_both_wins_over_a_preset():
    """`arms` beside `use` is said of each arm, also of one that the preset treats apart."""
    stance = only(Pose(use="seated-high", arms=Arm(hand="thigh")), PRESETS)
    assert stance["right_arm"] == stance["left_arm"] == {"hand": "thigh"}


def test_presets_are_not_changed():
    """Two pictures that begin with a preset do not see each other."""
    only(Pose(use="seated", trunk=Trunk(lean=80)), PRESETS)
    assert only(Pose(use="seated"), PRESETS)["trunk"] == {"lean": 5}


def test_an_unknown_preset_is_an_error():
    """A preset that nobody wrote raises KeyError with its name."""
    with pytest.raises(KeyError, match="seated-low"):
        only(Pose(use="seated-low"), PRESETS)
