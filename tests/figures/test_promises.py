"""Every promise about bodies and pictures: each exercise keeps it, and each promise has an example that breaks it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from real_figures import EXERCISES, figure_names, picture_of

from macros.facts.model.figure import Figure
from macros.facts.reading import read
from macros.figures import body_promises, promises
from macros.figures.picture import Picture, picture
from macros.figures.promises import PROMISES, broken
from macros.figures.space import vec

NAMES = [promise.__name__ for promise in PROMISES]


def test_every_exercise_has_a_figure():
    """There are exercises, each has exactly one figure, and no figure is without an exercise."""
    assert len(EXERCISES) > 30
    assert sorted(figure_names()) == sorted(EXERCISES)


@pytest.mark.parametrize("promise", PROMISES, ids=NAMES)
@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_promise(exercise_id, promise):
    """The pictures of this exercise keep this promise."""
    faults = list(promise(picture_of(exercise_id)))
    assert faults == [], "\n".join(f"picture {fault.picture}: {fault.what} {fault.cure}" for fault in faults)


FRAME = """
who: rosa
props: {chair: {}}
start: {base: sit, arms: {hand: lap}}
end: {right_leg: {hip: 88, knee: 15, ankle: 10}}
marks: [right.front-thigh]
arrows: [{follow: right.toe}]
captions: [Sit tall., Straighten your right knee.]
alt: A woman sits on a chair and straightens her right knee.
"""
"""A figure that keeps all promises, until an example changes some of its lines."""
AT_COUNTER = """
props: {counter: {}}
start: {base: stand, arms: {hand: counter}}
end: {right_leg: {hip: 30, knee: 60}}
"""


def figure(text: str, standing: bool = False) -> Picture:
    """The picture of the figure above with some lines written anew; `end:` alone takes the end away."""
    told: dict[str, Any] = {}
    for lines in (FRAME, AT_COUNTER if standing else "", text):
        told |= read("lines", lines.encode()).value or {}
    told = {key: value for key, value in told.items() if value is not None}
    told["captions"] = ["Look at this."] * sum(key in told for key in ("start", "middle", "end"))
    return picture(Figure.model_validate(told), {})


@dataclass(frozen=True)
class Example:
    """Lines of a figure that break a promise, the number of the picture that is named, and words that are said."""

    text: str
    number: int
    words: str
    by_hand: Callable[[Picture], None] | None = None
    """What is broken in the picture itself, where no pose can."""
    standing: bool = False
    """Whether the lines are those of the figure at the counter."""


def _longer_thigh(whole: Picture) -> None:
    whole.panels[1].body.points["right.knee"] = whole.panels[1].body.points["right.knee"] + vec(5, 0, 0)


def _stretched_back(whole: Picture) -> None:
    whole.panels[0].body.points["neck"] = whole.panels[0].body.points["neck"] + vec(0, 3, 0)


def _smaller_window(whole: Picture) -> None:
    left, top, right, bottom = whole.window
    whole.window = (left + 30, top, right, bottom)


EXAMPLES: dict[str, list[Example]] = {
    "bones_keep_their_length": [
        Example("", 2, "right.hip to right.knee", _longer_thigh),
        Example("", 1, "waist to neck", _stretched_back),
    ],
    "joints_stay_in_range": [
        Example("end: {right_leg: {hip: 88, knee: -20}}", 2, "right.knee is bent -20"),
        Example("end: {right_leg: {hip: 110, abduct: 60, knee: 90}}", 2, "right.hip_abduct"),
        Example("start: {base: sit, head: {nod: 80}}", 1, "head_nod"),
        Example("end: {left_arm: {shoulder: 30, elbow: 165}}", 2, "left.elbow"),
        Example("end: {trunk: {turn: 70}}", 2, "spine_turn"),
        Example("end: {left_arm: {shoulder: 30, elbow: -60}}", 2, "left.elbow is bent -60"),
        Example("end: {left_arm: {shoulder: 30, elbow: 60, wrist: 110}}", 2, "left.wrist is bent 110"),
        Example("end: {left_arm: {shoulder: 30, rotate: -120, elbow: 60}}", 2, "left.shoulder_rotate is bent -120"),
        Example("end: {right_leg: {hip: 88, rotate: 80, knee: 90}}", 2, "right.hip_rotate is bent 80"),
        Example("start: {base: sit, head: {turn: 100}}", 1, "head_"),
        Example("start: {base: sit, head: {turn: -86, nod: 20}}", 1, "head_turn is bent -86"),
        Example("start: {base: sit, head: {tilt: 60}}", 1, "head_tilt is bent 60"),
    ],
    "feet_are_on_their_surface": [
        Example("start: {base: sit, right_leg: {hip: 60, knee: 60}}", 1, "right foot is"),
        Example("start: {base: sit, left_leg: {foot: floor, at: [105, 9]}}", 1, "left foot is"),
        Example("props: {bed: {}}\nstart: {base: lie-back, left_leg: {foot: bed, at: [100, 9]}}", 1, "too short"),
    ],
    "feet_stay_above_the_floor_on_the_way": [
        Example("end: {right_leg: {foot: free, at: [45, 9], height: -6}}", 2, "through the floor"),
    ],
    "hands_are_where_they_hold": [
        Example("props: {chair: {}, counter: {at: [70, 0]}}\nend: {left_arm: {hand: counter}}", 2, "left hand misses"),
        Example("start: {base: sit, arms: {reach: [90, 0, 0]}}", 1, "right hand misses its place (reach)"),
    ],
    "nothing_is_inside_a_thing": [
        Example("props: {counter: {at: [-22, 0]}}", 2, "knee is 10 cm inside the counter", standing=True),
        Example("props: {chair: {}, wall: {at: [25, 0]}}", 2, "right.toe is"),
        Example("props: {chair: {}, wall: {at: [-58, 0]}}", 1, "head is"),
    ],
    "nothing_is_inside_the_trunk": [
        Example("end: {right_arm: {reach: [2, -24, -16]}}", 2, "wrist is inside the trunk"),
        Example("end: {left_arm: {shoulder: 5, abduct: -40, elbow: 20}}", 2, "left elbow is inside"),
    ],
    "sitting_is_on_the_seat": [
        Example("start: {base: sit, pelvis: {up: -6}}", 1, "-6.0 cm"),
        Example("end: {pelvis: {up: 6}, arms: {shoulder: 10, elbow: 40}}", 2, "+6.0 cm"),
    ],
    "weight_is_over_the_support": [
        Example("end: {pelvis: {forward: -50}}", 2, "would fall", standing=True),
        Example("props: {}\nstart: {base: stand, pelvis: {forward: 30}}", 1, "would fall"),
        Example("end: {legs: {hip: 20, knee: 40}}", 2, "No foot stands", standing=True),
    ],
    "standing_holds_something_fixed": [
        Example("props: {}\nstart: {base: stand}", 1, "holds nothing fixed"),
        Example("end: {base: stand, arms: {hand: chair-seat}}", 2, "can tip"),
        Example("middle: {arms: {shoulder: 2}}\nend: {arms: {hand: counter}}", 2, "nothing fixed", standing=True),
        Example(
            "props: {chair: {}, counter: {at: [43, 0]}}\n"
            "start: {base: stand, arms: {hand: chair-seat}}\nend: {arms: {hand: counter}}",
            1,
            "can tip",
        ),
    ],
    "standing_wears_shoes": [
        Example("wear: socks", 1, "no shoes", standing=True),
        Example("wear: bare\nend: {base: stand}", 2, "no shoes"),
    ],
    "pictures_differ": [
        Example("end: {head: {nod: 6}}", 2, "differs"),
        Example("middle: {right_leg: {hip: 88, knee: 15}}\nend: {}", 3, "differs"),
        Example("end: {right_leg: {foot: floor, heel_up: 1}}\nzoom: right.ankle", 2, "differs"),
        Example("end: {head: {nod: 6}}\ninset: footprints", 2, "differs"),
    ],
    "marks_are_seen": [
        Example("marks: [left.outer-hip]", 2, "left.outer-hip cannot be seen"),
        Example("marks: [right.front-thigh, left.back-arm]", 2, "left.back-arm"),
        Example("marks: [left.calf]\nend:", 1, "left.calf"),
    ],
    "arrows_stay_beside_the_body": [
        Example("arrows: [{follow: right.toe}, {about: chest, push: [30, 0]}]", 2, "Arrow 2"),
        Example("arrows: [{about: right.knee, push: [0, 20], picture: 1}]", 1, "Arrow 1"),
    ],
    "something_shows_the_way": [Example("arrows: []", 0, "Nothing shows the direction")],
    "everything_is_inside_the_window": [Example("", 1, "outside the picture", _smaller_window)],
}
"""For each promise at least one figure that breaks it."""
CASES = [(name, example) for name, examples in EXAMPLES.items() for example in examples]


@pytest.mark.parametrize("standing", [False, True], ids=["sitting", "standing"])
def test_the_examples_begin_with_a_sound_figure(standing):
    """What the examples change keeps all promises before, so that the change alone breaks one."""
    assert broken(figure("", standing)) == []


@pytest.mark.parametrize(("name", "example"), CASES, ids=[f"{name}-{example.words}" for name, example in CASES])
def test_broken_promise_is_caught(name, example):
    """A figure that breaks a promise is caught by it, with the number of its picture and what is wrong there."""
    whole = figure(example.text, example.standing)
    if example.by_hand:
        example.by_hand(whole)
    found = [fault for promise, fault in broken(whole) if promise == name]
    assert any(fault.picture == example.number and example.words in fault.what for fault in found), broken(whole)
    assert all(fault.cure for fault in found)


def test_every_promise_has_a_broken_example():
    """No promise is without a figure that breaks it, and no example is for a promise that is gone."""
    assert set(EXAMPLES) == set(NAMES)
    assert all(EXAMPLES.values())


def test_every_promise_is_listed():
    """A promise that is written is also asked: each public generator of both modules is in PROMISES, once."""
    written = {
        name
        for module in (promises, body_promises)
        for name, value in vars(module).items()
        if getattr(value, "__module__", None) == module.__name__
        and getattr(value, "__annotations__", {}).get("whole") is Picture
        and not name.startswith("_")
    } - {"broken"}
    assert written == set(NAMES)
    assert len(NAMES) == len(set(NAMES))


def test_a_circle_excuses_a_small_difference():
    """Two pictures that hardly differ are enough when a circle shows what differs, or when a breath is all."""
    small = "end: {right_leg: {foot: floor, heel_up: 8}}"
    aside = "end: {right_leg: {foot: floor, at: [37, 14]}}"
    for text in (small, aside, f"{aside}\nzoom: left.ankle"):
        assert "pictures_differ" in [name for name, _ in broken(figure(text))]
    breath = "start: {base: sit, arms: {hand: belly}}\nend: {trunk: {belly: 2}}"
    for text in (f"{small}\nzoom: right.ankle", f"{aside}\ninset: footprints", breath):
        assert "pictures_differ" not in [name for name, _ in broken(figure(text))]


def test_standing_up_may_push_off_the_chair():
    """A hand may hold the chair while somebody stands up, as long as the last picture holds something fixed."""
    whole = figure(
        "props: {armchair: {}, counter: {at: [43, 0]}}\n"
        "start: {base: sit, pelvis: {forward: 13}, arms: {hand: chair-arms, along: 1}}\n"
        "middle: {pelvis: {up: 14}, trunk: {lean: 40}}\n"
        "end: {base: stand, arms: {hand: counter, along: 0}}"
    )
    assert [fault for name, fault in broken(whole) if name == "standing_holds_something_fixed"] == []
