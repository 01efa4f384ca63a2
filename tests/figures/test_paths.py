"""How outlines become path data: sharp corners stay, soft ones are rounded, and nothing drifts."""

import math
import random

import pytest
from svg_reading import commands, traced

from macros.figures.paths import TOLERANCE, UNITS, closed, number, opened, spot
from macros.figures.plane import Outline, chain, disc, gap, grown, hull, outline
from macros.figures.space import CIRCLE, points, vec

ROUNDING = math.sqrt(0.5) / UNITS
"""How far (cm) a place may be moved when it is written in whole units: half a unit across and down."""


def random_hull(seed: int) -> Outline:
    """The tight skin around a few circles: bulging everywhere."""
    dice = random.Random(f"hull {seed}")
    rings = [vec(dice.uniform(-30, 30), dice.uniform(-30, 30)) + CIRCLE * dice.uniform(1, 9) for _ in range(3)]
    return hull(*rings)


def random_limb(seed: int) -> Outline:
    """A bent limb: circles joined one after the other, with an inner corner."""
    dice = random.Random(f"limb {seed}")
    middles = [vec(0, 0), vec(dice.uniform(15, 40), 0), vec(dice.uniform(0, 40), dice.uniform(15, 40))]
    return chain([middle + CIRCLE * dice.uniform(3, 7) for middle in middles], soft=1.0)


def written(shape: Outline) -> list[tuple[float, float]]:
    """Places along the path of an outline, in cm."""
    (piece,) = traced(closed(shape))
    return [(x / UNITS, y / UNITS) for x, y in piece]


def letters(data: str) -> str:
    """The commands of a path without their numbers."""
    return "".join(letter for letter, _ in commands(data))


SQUARE = outline(points([(0, 0), (30, 0), (30, 20), (0, 20)]))


def test_sharp_corners_stay():
    """A box is four straight sides: nothing of it is rounded."""
    assert set(letters(closed(SQUARE))) == set("Mlz")
    assert set(written(SQUARE)) == {(0, 0), (30, 0), (30, 20), (0, 20)}


def test_soft_corners_are_rounded():
    """A circle is curves alone, and so is a small shape with ten corners."""
    assert set(letters(closed(disc(vec(10, 10), 8)))) == set("Mqz")
    assert set(letters(closed(outline(CIRCLE[::2] * 4)))) == set("Mqz")


def test_long_straight_edges_keep_their_corners():
    """Between long sides even a blunt corner stays, as furniture has them; between short ones it is rounded."""
    bent = [(0, 0), (20, 0), (38, 8), (30, 30), (0, 30)]
    assert (20, 0) in written(outline(points(bent)))
    assert (2, 0) not in written(outline(points(bent) / 10))


@pytest.mark.parametrize("seed", range(8))
def test_a_bulging_shape_is_never_left(seed):
    """The path of a bulging outline stays within it but for the tolerance and the rounding to whole units."""
    shape = random_hull(seed)
    assert max(gap(shape, vec(*place)) for place in written(shape)) <= TOLERANCE + ROUNDING


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("make", [random_hull, random_limb])
def test_a_path_stays_near_its_outline(make, seed):
    """No place of a path is further than half a centimetre from the edge of what it draws, on either side."""
    shape = make(seed)
    core = grown(shape, -0.5)
    for place in written(shape):
        assert gap(shape, vec(*place)) < 0.5
        assert gap(core, vec(*place)) > 0


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("make", [random_hull, random_limb])
def test_a_path_keeps_the_area(make, seed):
    """What is drawn is as large as the outline, to two per cent."""
    shape = make(seed)
    assert outline(points(written(shape))).area == pytest.approx(shape.area, rel=0.02)


def test_rounding_never_adds_up():
    """After four hundred steps of a third of a unit, each corner is where it belongs, to half a unit."""
    zigzag = [(step / UNITS / 3, (step % 2) * 0.4 + step / UNITS / 7) for step in range(400)]
    (piece,) = traced(opened(points(zigzag), tolerance=0))
    expected = [(round(x * UNITS), round(y * UNITS)) for x, y in zigzag]
    assert [place for place in expected if place not in piece] == []
    assert (piece[0], piece[-1]) == (expected[0], expected[-1])


@pytest.mark.parametrize("seed", range(4))
def test_a_line_runs_from_end_to_end(seed):
    """An open line begins and ends exactly where it should and is not closed."""
    dice = random.Random(f"line {seed}")
    line = points([(step * 3, dice.uniform(-2, 2)) for step in range(12)])
    data = opened(line)
    (piece,) = traced(data)
    assert piece[0] == tuple(round(part * UNITS) for part in line[0])
    assert piece[-1] == tuple(round(part * UNITS) for part in line[-1])
    assert "z" not in data


def test_a_straight_line_is_one_step():
    """A straight line of many places is written as one."""
    assert opened(points([(step, step * 2) for step in range(9)])) == "M0 0l80 160"


def test_nothing_is_written_of_nothing():
    """An empty outline, or one that is smaller than the tolerance, has no path."""
    assert closed(Outline()) == ""
    assert closed(outline(points([(0, 0), (0.01, 0), (0, 0.01)]))) == ""


def test_numbers_are_short():
    """Lengths are whole SVG units, and a minus sign needs no space before it."""
    assert (number(1.234), spot(-1.26, 0.04)) == ("12", "-13 0")
    assert opened(points([(1, 1), (0, 0), (2, -3)])) == "M10 10l-10-10l20-30"


def test_unknown_path_data_is_refused():
    """The reading of paths sees a command or a sign that nobody writes."""
    for wrong in ("M0 0c1 1 2 2 3 3", "M0 NaN", "M0 0l1,2"):
        with pytest.raises((ValueError, IndexError)):
            traced(wrong)
