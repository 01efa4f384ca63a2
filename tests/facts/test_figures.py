"""Pictures in the data: presets are followed all the way, ignored words are seen, and an entry's text is its own."""

from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import ValidationError

from macros.facts import figure_rules
from macros.facts.library import read_library
from macros.facts.model.figure import PLACES, Arm, Arrow, Figures, Leg, Props
from macros.facts.model.limbs import ignored
from macros.figures import props

PRESETS = {
    "wide": {"base": "stand", "arms": {"hand": "counter"}},
    "wider": {"use": "wide", "legs": {"foot": "floor", "toe_out": 0}},
    "round": {"use": "round"},
}


def found(rule: str, **told: Any) -> list[tuple[str | int, ...]]:
    """Where a rule finds something in a figure named `one`."""
    figure = {
        "who": "rosa",
        "marks": [],
        "arrows": [],
        "captions": ["Look."] * sum(key in told for key in ("start", "middle", "end")),
        "alt": "Somebody stands at a counter, and then does something else.",
        **told,
    }
    figures = Figures.model_validate({"presets": PRESETS, "figures": {"one": figure}})
    library = SimpleNamespace(figures=figures, exercises=figures.figures)
    return [finding.path[2:] for finding in getattr(figure_rules, rule)(library)]


@pytest.mark.parametrize(
    ("told", "places"),
    [
        ({"start": {"use": "wider", "legs": {"at": [0, 10]}}}, [("start",)]),
        ({"start": {"use": "wider", "arms": {"grip": "hold"}}}, [("start",)]),
        ({"start": {"use": "wider", "right_arm": {"hand": "hip"}}}, [("start",)]),
        ({"start": {"use": "wider", "arms": {"hand": "hip"}}}, []),
        ({"start": {"use": "wider", "arms": {"shoulder": 20}}}, []),
        ({"start": {"use": "wider"}, "props": {"counter": {}}}, []),
        ({"start": {"base": "stand"}, "end": {"use": "wider"}}, [("end",)]),
        ({"start": {"base": "sit"}, "end": {"head": {"nod": 9}}}, [("start",)]),
        ({"start": {"base": "sit"}, "end": {"base": "stand"}, "props": {"armchair": {}}}, []),
        ({"start": {"use": "round", "arms": {"hand": "counter"}}}, []),
    ],
)  # fmt: skip
def test_a_preset_counts_field_by_field(told, places):
    """What a preset's preset puts on a thing counts until a limb is told otherwise; one that leads back is skipped."""
    assert found("what_is_touched_is_there", **told) == places


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ({"base": "sit"}, {"right_leg": {"height": 9}}, [("right_leg", "height")]),
        ({"base": "sit", "right_leg": {"foot": "free"}}, {"legs": {"height": 9}}, []),
        ({"base": "sit", "legs": {"hip": 90}}, {"legs": {"at": [1, 9]}}, [("legs", "at")]),
        ({"base": "lie-back"}, {"left_leg": {"heel_up": 9}}, [("left_leg", "heel_up")]),
        ({"base": "sit"}, {"right_arm": {"palm": 180}}, []),
        ({"base": "sit", "arms": {"hand": "lap"}}, {"arms": {"palm": 180}}, [("arms", "palm")]),
        ({"base": "sit", "arms": {"hand": "lap"}}, {"arms": {"elbow": 90, "wrist": 9}}, []),
    ],
)
def test_an_end_says_nothing_that_is_ignored(start, end, words):
    """What the end says of a limb fits how the start told it, unless it tells the limb anew."""
    places = [("end", *place) for place in words]
    assert found("no_word_is_ignored", start=start, end=end) == places


@pytest.mark.parametrize(
    ("limb", "idle"),
    [
        ({"foot": "floor", "hip": 20}, ["hip"]),
        ({"foot": "floor", "height": 9}, ["height"]),
        ({"foot": "step", "open": 9}, ["open"]),
        ({"foot": "free", "height": 9, "at": [1, 9], "heel_up": 9}, []),
        ({"foot": "together", "hip": 45, "knee": 85, "open": 9, "spread": 3}, []),
        ({"knee": 20, "at": [1, 9]}, ["at"]),
        ({"knee": 20, "toes": 9, "toe_out": 9, "spread": 3, "arch": 1}, []),
        ({"heel_up": 20}, []),
        ({"hand": "thigh", "palm": 180, "along": 0.5, "at": [1, 9], "elbow_to": "back", "grip": "fist"}, []),
        ({"hand": "thigh", "palm": 90}, ["palm"]),
        ({"hand": "lap", "reach": [1, 2, 3]}, ["reach"]),
        ({"reach": [1, 2, 3], "elbow": 9}, ["elbow"]),
        ({"elbow": 9, "palm": 90, "wrist": 9, "grip": "hold"}, []),
        ({"elbow": 9, "elbow_to": "back"}, ["elbow_to"]),
    ],
)
def test_a_limb_is_told_in_one_way(limb, idle):
    """A word that would be ignored is named, and the model refuses it; all others are taken."""
    assert ignored(limb)[1] == idle
    model = Leg if {"foot", "knee", "heel_up"} & limb.keys() else Arm
    if idle:
        with pytest.raises(ValidationError, match=f"`{idle[0]}` would be ignored"):
            model.model_validate(limb)
    else:
        model.model_validate(limb)


def test_places_are_those_that_are_built():
    """The places that the data may name are exactly those that the drawing knows, the usual one first."""
    assert [(thing, place) for thing, places in PLACES.items() for place in places] == list(props.PLACES)
    assert list(PLACES) == list(Props.model_fields)


@pytest.mark.parametrize(
    ("told", "allowed"),
    [
        ({"counter": {"height": 95, "length": 120, "place": "left"}}, True),
        ({"pillow": {"height": 12}}, True),
        ({"pillow": {"height": 12, "place": "between"}}, False),
        ({"counter": {"height": 0}}, False),
        ({"counter": {"length": -5}}, False),
        ({"chair": {"height": 50}}, False),
        ({"wall": {"length": 90}}, False),
        ({"bed": {"place": "left"}}, False),
    ],
)
def test_a_thing_takes_only_what_it_uses(told, allowed):
    """A place or size that a thing does not have is refused."""
    if allowed:
        assert Props.model_validate(told)
    else:
        with pytest.raises(ValidationError):
            Props.model_validate(told)


@pytest.mark.parametrize(
    ("picture", "wrong"), [(None, []), (1, [("arrows", 0)]), (2, []), (3, [("arrows", 0, "picture")])]
)
def test_an_arrow_follows_where_something_moved(picture, wrong):
    """An arrow follows a point in the second picture, not in the first one or in one that is not there."""
    arrow = {"follow": "head", "picture": picture}
    assert found("arrows_have_a_way", start={"base": "stand"}, end={}, arrows=[arrow]) == wrong


def test_an_arrow_may_push_anywhere():
    """An arrow that pushes or turns may be in the first picture, and may point straight up."""
    arrow = {"about": "head", "push": [0, 9], "picture": 1}
    assert found("arrows_have_a_way", start={"base": "stand"}, arrows=[arrow]) == []
    assert Arrow.model_validate({"about": "head", "arc": [-180, 180]})


def test_the_text_of_a_figure_is_its_own(laid_over):
    """A comment belongs to what stands below it, and presets that come last to no figure."""
    data = laid_over(None) / "data"
    path = data / "figures.yaml"
    before = read_library(data).figure_texts
    presets, figures = path.read_text(encoding="utf-8").split("figures:\n")
    presets = presets[presets.index("presets:") :]
    figures = figures.replace("\n  heel-raise:", "\n  # At the counter.\n\n  heel-raise:")
    path.write_text(f"figures:\n{figures}\n# Where they begin.\n{presets}", encoding="utf-8")
    assert read_library(data).figure_texts == before
    assert before["slow-breathing"].endswith("breathes in.")
    assert before["heel-raise"].startswith("heel-raise:\n  who: grace")
