"""The edges of the promises: what is just allowed, what is just refused, and how ladders are followed."""

import dataclasses

import pytest

from macros.facts import dose_rules, ladders, rules
from macros.facts.library import Library, load_library
from tests.signed_library import changed


@pytest.fixture
def library(sample) -> Library:
    """The sample's library."""
    return load_library(sample / "data")


def with_program(library: Library, **values) -> Library:
    """The library with some fields of its program changed."""
    program = library.plans.programs["first-steps"].model_copy(update=values)
    plans = library.plans.model_copy(update={"programs": {"first-steps": program}})
    return dataclasses.replace(library, plans=plans)


def test_ladder_up(library):
    """The ladder up names the harder ones, nearest first, without the exercise itself."""
    assert ladders.ladder_up(library, "seated-heel-raise") == ["heel-raise", "one-leg-heel-raise"]
    assert ladders.ladder_up(library, "one-leg-heel-raise") == []


def test_ladder_down(library):
    """The ladder down names the easier ones, nearest first, without the exercise itself."""
    assert ladders.ladder_down(library, "one-leg-heel-raise") == ["heel-raise", "seated-heel-raise"]
    assert ladders.ladder_down(library, "seated-heel-raise") == []


@pytest.mark.parametrize("way", ["easier", "harder"])
@pytest.mark.parametrize("back_to", ["heel-raise", "one-leg-heel-raise", "nowhere"])
def test_ladders_end(way, back_to, library):
    """A ladder that comes back to its start, to its middle or leads nowhere is followed once and left."""
    looped = changed(library, "heel-raise", **{way: "one-leg-heel-raise"})
    looped = changed(looped, "one-leg-heel-raise", **{way: back_to})
    follow = {"easier": ladders.ladder_down, "harder": ladders.ladder_up}[way]
    assert follow(looped, "heel-raise") == ["one-leg-heel-raise"]
    assert follow(changed(looped, "slow-breathing", **{way: "heel-raise"}), "slow-breathing") == [
        "heel-raise", "one-leg-heel-raise",
    ]  # fmt: skip


def test_a_chair_is_not_a_bed(library):
    """A standing ladder that ends lying down, or at a seated position of a higher level, does not reach a chair."""
    rule = rules.standing_ladders_reach_a_chair
    lying = changed(library, "seated-heel-raise", positions=["lying"])
    assert [finding.path[0] for finding in rule(lying)] == ["heel-raise", "one-leg-heel-raise"]
    supported = changed(library, "seated-heel-raise", level="supported")
    assert [finding.path[0] for finding in rule(supported)] == ["heel-raise", "one-leg-heel-raise"]


@pytest.mark.parametrize(
    ("exercise_id", "limit"), [("seated-heel-raise", 5), ("heel-raise", 6), ("one-leg-heel-raise", 7)]
)
def test_effort_limit(exercise_id, limit, library):
    """Effort goes to 5 seated, to 6 supported and to 7 standing, and not one further."""
    dose = library.exercises[exercise_id].dose
    for target, count in ((limit, 0), (limit + 1, 1)):
        effort = dose.effort.model_copy(update={"target": target})
        other = changed(library, exercise_id, dose=dose.model_copy(update={"effort": effort}))
        assert len(list(dose_rules.effort_stays_low(other))) == count


@pytest.mark.parametrize("kind", ["counter", "rail", "wall"])
def test_fixed_supports_may_be_held(kind, library):
    """Standing work may hold a counter, a rail or a wall; a rail is part of the house and needs no mention."""
    hold = library.exercises["heel-raise"].support.model_copy(update={"kind": kind})
    equipment = [] if kind == "rail" else [kind]
    assert list(rules.standing_work_is_held(changed(library, "heel-raise", support=hold, equipment=equipment))) == []


@pytest.mark.parametrize("kind", ["seat", "bed"])
@pytest.mark.parametrize("position", ["standing", "moving"])
def test_moving_supports_may_not_be_held(kind, position, library):
    """Whoever stands or walks never holds a chair or a bed, also when the exercise begins seated."""
    hold = library.exercises["heel-raise"].support.model_copy(update={"kind": kind})
    wrong = changed(library, "heel-raise", support=hold, positions=["seated", position])
    assert [finding.path for finding in rules.standing_work_is_held(wrong)] == [("heel-raise", "support", "kind")]


def test_gentle_days_may_be_neighbors(library):
    """A program without strength work may be done on days in a row, one with it may not, over Sunday too."""
    rule, days = rules.program_days_have_rest, ["sunday", "monday"]
    gentle = ["seated-march", "slow-breathing", "slow-breathing"]
    assert list(rule(with_program(library, days=days, session=gentle))) == []
    assert [finding.path[-1] for finding in rule(with_program(library, days=days))] == [0]
    assert list(rule(with_program(library, days=["monday", "wednesday", "friday"]))) == []


@pytest.mark.parametrize(("first", "last", "wrong"), [
    ("seated-march", "slow-breathing", []),
    ("slow-breathing", "slow-breathing", []),
    ("seated-march", "seated-march", [2]),
    ("heel-raise", "slow-breathing", [0]),
])  # fmt: skip
def test_sessions_warm_up_and_cool_down(first, last, wrong, library):
    """A session begins with the march or, in bed, with breathing, and always ends with breathing."""
    findings = rules.programs_are_in_order(with_program(library, session=[first, "heel-raise", last]))
    assert [finding.path[-1] for finding in findings] == wrong
