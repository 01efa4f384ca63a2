"""Poses that nobody thought of: a thousand random figures are drawn, and none crashes or writes what is no number."""

import random
from types import SimpleNamespace

import pytest
import svg_rules
from random_figures import PRESETS, Guess

from macros.facts.figure_rules import RULES
from macros.facts.model.figure import Figures
from macros.facts.problems import Finding
from macros.figures.drawing import draw
from macros.figures.inks import INKS

CHUNKS, EACH = 10, 100

pytestmark = pytest.mark.slow


def broken_rules(made: Figures) -> list[Finding]:
    """What the checks of the data say about figures whose exercises are there."""
    library = SimpleNamespace(figures=made, exercises=made.figures)
    return [finding for rule in RULES for finding in rule(library)]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_figures_are_drawn(chunk):
    """A hundred valid figures of each chunk are drawn, well-formed, in known words and with real numbers."""
    for number in range(EACH):
        dice = random.Random(f"figure {chunk}-{number}")
        made = Guess(dice).figures()
        figure = made.figures["one"]
        assert broken_rules(made) == []
        try:
            drawing = draw(figure, made.presets, dice.choice(list(INKS)), "one-")
        except Exception as fault:
            fault.add_note(f"chunk {chunk}, figure {number}: {made.model_dump_json(exclude_none=True)}")
            raise
        assert svg_rules.strange_words(drawing.svg) == [], figure
        assert svg_rules.strange_values(drawing.svg) == [], figure
        assert drawing.width > 0
        assert drawing.height > 0


def test_random_figures_are_of_all_kinds():
    """Among them are all bases, views, numbers of pictures, ways of a limb and places of a thing."""
    made = [Guess(random.Random(f"figure 0-{number}")).figures() for number in range(EACH)]
    assert Guess(random.Random("figure 0-0")).figures() == made[0]  # a seed always makes the same one
    figures = [one.figures["one"] for one in made]
    assert {figure.start.base for figure in figures} == {"sit", "stand", "lie-back", "lie-side", "long-sit", None}
    assert {figure.start.use for figure in figures} == {*PRESETS, None}
    assert any(one.presets["third"].use for one in made)
    assert "between" in {figure.props.pillow.place for figure in figures if figure.props.pillow}
    assert {len(figure.poses) for figure in figures} == {1, 2, 3}
    legs = [leg for figure in figures for leg in (figure.start.right_leg, figure.start.left_leg) if leg]
    assert {"free", "together", "floor", "step", None} <= {leg.foot for leg in legs}
    assert {bool(figure.zoom) for figure in figures} == {bool(figure.held) for figure in figures} == {True, False}
