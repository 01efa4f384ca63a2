"""Every drawing in each kind of ink: only what browsers and the printer draw, small, whole, and always the same."""

import gzip
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
import svg_rules
from real_figures import EXERCISES, drawing_of, figure_of, presets
from svg_reading import SVG, covering, outside, shapes, view_box

from macros.figures.drawing import draw, movement
from macros.figures.inks import INKS, ROOMS
from macros.figures.paths import UNITS

LARGEST = 12_000
"""Bytes that a drawing may have on its way to a phone."""
THINNEST = 1.5
"""Points of a line on paper."""
POINTS = 72 / 25.4
"""In a millimeter."""
MARK = INKS["print-one"].fill("mark")

each_exercise = pytest.mark.parametrize("exercise_id", EXERCISES)
KINDS = ("colour", "print-18", "print-24", "colour-small", "print-one")
"""Both colours and each kind of room; the others are the same with another size of number."""
each_ink = pytest.mark.parametrize("ink", KINDS)
each_print = pytest.mark.parametrize("ink", KINDS[1:])


def test_each_kind_of_ink_is_drawn():
    """The inks drawn here are real ones, and each kind of room is among them."""
    assert set(KINDS) <= set(INKS)
    rooms = {(room.digit is None, room.only_last) for room in ROOMS.values()}
    assert {(INKS[ink].room.digit is None, INKS[ink].room.only_last) for ink in KINDS[1:]} == rooms


def thin_in_print(svg: str, ink: str) -> list[str]:
    """Lines that a photocopier would lose, and numbers smaller than the room wants them."""
    room = INKS[ink].room
    _, _, width, height = (length / UNITS for length in view_box(svg))
    scale = room.scale(width, height) * POINTS / UNITS
    found = [f"line of {shape.line * scale:.3f}" for shape in shapes(svg) if 0 < shape.line * scale < THINNEST]
    numbers = [shape for shape in shapes(svg) if shape.name == "text"]
    sizes = [float(shape.look["font-size"]) * scale for shape in numbers]
    smallest = (room.digit or 0) * POINTS
    return sorted(set(found)) + [f"number of {size:.2f}" for size in sizes if size < smallest]


def thin_in_the_book(svg: str) -> list[str]:
    """The same, on the page of an exercise at 18 points."""
    return thin_in_print(svg, "print-18")


@each_ink
@each_exercise
def test_drawing_holds_only_known_words(exercise_id, ink):
    """A drawing is well-formed, of known elements and attributes, with hex colors and real numbers."""
    svg = drawing_of(exercise_id, ink).svg
    assert svg_rules.strange_words(svg) == []
    assert svg_rules.strange_values(svg) == []


@each_ink
@each_exercise
def test_drawing_uses_its_own_ids(exercise_id, ink):
    """Every id begins with the prefix, is used, and every use finds its id; other prefixes share none."""
    svg = drawing_of(exercise_id, ink).svg
    assert svg_rules.lost_links(svg) == []
    assert [name for name in svg_rules.ids(svg) if not name.startswith(f"{exercise_id}-")] == []


@each_exercise
def test_prefixes_keep_drawings_apart(exercise_id):
    """The same drawing under another prefix differs in its ids alone."""
    first = drawing_of(exercise_id, "colour").svg
    other = draw(figure_of(exercise_id), presets(), "colour", "other-").svg
    assert not set(svg_rules.ids(first)) & set(svg_rules.ids(other))
    assert other.replace("other-", f"{exercise_id}-") == first


@each_ink
@each_exercise
def test_everything_is_inside(exercise_id, ink):
    """Nothing is drawn outside the frame, the width of its line included."""
    assert outside(drawing_of(exercise_id, ink).svg) == []


@each_ink
@each_exercise
def test_the_size_is_that_of_the_frame(exercise_id, ink):
    """The size in centimetres that comes with a drawing is the size of its frame."""
    drawing = drawing_of(exercise_id, ink)
    frame = (0, 0, drawing.width * UNITS, drawing.height * UNITS)
    assert view_box(drawing.svg) == pytest.approx(frame, abs=1)


@each_ink
@each_exercise
def test_the_title_says_the_picture(exercise_id, ink):
    """The first thing in a drawing is its title, the picture in words."""
    first = ET.fromstring(drawing_of(exercise_id, ink).svg)[0]
    assert (first.tag, first.text) == (f"{SVG}title", figure_of(exercise_id).alt)


@each_ink
@each_exercise
def test_each_picture_has_its_number(exercise_id, ink):
    """Several pictures are numbered as their captions are; a single one and those without captions have no number."""
    numbers = [shape.text for shape in shapes(drawing_of(exercise_id, ink).svg) if shape.name == "text"]
    bare = INKS[ink].room is not None and INKS[ink].room.digit is None
    count = 1 if bare else len(figure_of(exercise_id).captions)
    assert numbers == ([str(number) for number in range(1, count + 1)] if count > 1 else [])


@each_ink
@each_exercise
def test_numbers_cover_nothing(exercise_id, ink):
    """The number of a picture stands in a free corner, in print too, where it is larger."""
    assert covering(drawing_of(exercise_id, ink).svg) == []


@each_exercise
def test_drawing_is_small(exercise_id):
    """A drawing for the web is at most 12,000 bytes on its way."""
    assert len(gzip.compress(drawing_of(exercise_id, "colour").svg.encode(), 9)) <= LARGEST


@each_print
@each_exercise
def test_print_survives_a_photocopy(exercise_id, ink):
    """On paper each line is at least 1.5 points wide and each number as high as the edition's type."""
    assert thin_in_print(drawing_of(exercise_id, ink).svg, ink) == []


@each_exercise
def test_a_single_picture_is_the_last(exercise_id):
    """Where one picture stands for all there is one, and it holds the marks of the last."""
    last = drawing_of(exercise_id, "print-one")
    assert last.svg.count('<g transform="translate(') == 1
    assert (drawing_of(exercise_id, "print-small").svg.count(MARK) > 0) == (last.svg.count(MARK) > 0)


@each_exercise
def test_print_is_gray(exercise_id):
    """Print ink has grays only."""
    grays = {f"#{value:02X}{value:02X}{value:02X}" for value in range(256)} | {"none"}
    assert svg_rules.colours(drawing_of(exercise_id, "print-18").svg) <= grays
    assert not svg_rules.colours(drawing_of(exercise_id, "colour").svg) <= grays


@each_exercise
def test_drawing_is_the_same_again(exercise_id):
    """The same figure drawn twice in one process is the same, byte for byte."""
    assert draw(figure_of(exercise_id), presets(), "print-18", f"{exercise_id}-") == drawing_of(exercise_id, "print-18")


THREE = EXERCISES[:: max(1, len(EXERCISES) // 3)][:3]
AGAIN = """
import sys
sys.path[:0] = sys.argv[1:3]
from real_figures import drawing_of
for name in sys.argv[3:]:
    print(drawing_of(name, "colour").svg)
"""


def test_other_processes_draw_the_same(root):
    """Two fresh processes, in which Python shuffles its sets differently, draw three figures byte for byte alike."""
    expected = "".join(f"{drawing_of(name, 'colour').svg}\n" for name in THREE)
    for seed in ("1", "2"):
        command = [sys.executable, "-c", AGAIN, str(root), str(root / "tests" / "figures"), *THREE]
        shuffled = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=shuffled)
        assert done.stdout == expected


def moving() -> list[str]:
    """Three exercises that move: the first, one in the middle, and one with three pictures if there is one."""
    names = [name for name in EXERCISES if len(figure_of(name).poses) > 1]
    threes = [name for name in names if len(figure_of(name).poses) > 2]
    return list(dict.fromkeys([names[0], names[len(names) // 2], *threes[-1:]]))


FRAMES = 8


@pytest.mark.slow
def test_movements_are_sound():
    """A movement shows one of as many frames as were asked for, differs at its end, and holds only known words."""
    for name in moving():
        svg = movement(figure_of(name), presets(), FRAMES)
        frames = [element for element in svg_rules.elements(svg) if element.get("class")]
        assert {frame.get("class") for frame in frames} == {"frame"}
        assert len(frames) == FRAMES
        assert [frame.get("display") for frame in frames] == [None] + ["none"] * (len(frames) - 1)
        assert ET.tostring(frames[0])[20:] != ET.tostring(frames[-1])[20:]
        assert len({"".join(path.get("d") for path in frame) for frame in frames}) == len(frames)
        assert svg_rules.strange_words(svg, moving=True) == []
        assert svg_rules.strange_values(svg) == []
        assert svg_rules.ids(svg) == []
        assert outside(svg) == []
        assert movement(figure_of(name), presets(), FRAMES) == svg


SOUND = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500"><title>A</title>'
    '<g stroke="#25303B" stroke-width="12" id="a"><path d="M20 20l10 5q4 4 9 9z"/></g><use href="#a"/></svg>'
)

DISC = '<circle cx="{x}" cy="{y}" r="12" fill="#FFFFFF"/><text x="{x}" y="{y}" font-size="9">1</text>'


FAULTS = {
    "style": (svg_rules.strange_words, "<path", '<path style="fill:red"'),
    "class-on-a-path": (svg_rules.strange_words, "<path", '<path class="badge"'),
    "frame-in-a-still": (svg_rules.strange_words, "<g ", '<g class="frame" '),
    "filter": (svg_rules.strange_words, "<title>A</title>", "<filter/>"),
    "other-namespace": (svg_rules.strange_words, "<title>A</title>", '<x:a xmlns:x="urn:x"/>'),
    "xlink": (svg_rules.strange_words, "<use ", '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="#a" '),
    "current-color": (svg_rules.strange_values, "#25303B", "currentColor"),
    "variable": (svg_rules.strange_values, "#25303B", "var(--ink)"),
    "gradient": (svg_rules.strange_values, "#25303B", "url(#gradient)"),
    "not-a-number": (svg_rules.strange_values, "l10 5", "lnan 5"),
    "link-to-nothing": (svg_rules.lost_links, 'href="#a"', 'href="#b"'),
    "clip-that-is-gone": (svg_rules.lost_links, "<path", '<path clip-path="url(#c)"'),
    "id-twice": (svg_rules.lost_links, "<path", '<path id="a"'),
    "id-without-use": (svg_rules.lost_links, "<path", '<path id="unused"'),
    "too-far-right": (outside, "M20 20", "M990 20"),
    "line-over-the-edge": (outside, "M20 20", "M20 5"),
    "moved-out": (outside, 'id="a"', 'id="a" transform="translate(-16 0)"'),
    "number-over-a-path": (covering, "<title>A</title>", DISC.format(x=25, y=25)),
    "number-beside-a-path": (covering, "<title>A</title>", DISC.format(x=41, y=40)),
    "thin-line": (thin_in_the_book, 'stroke-width="12"', 'stroke-width="3"'),
    "small-number": (thin_in_the_book, "<title>A</title>", '<text x="50" y="50" font-size="41">1</text>'),
}
"""For each check, pieces of a sound drawing and what makes them wrong."""


@pytest.mark.parametrize(("check", "before", "after"), FAULTS.values(), ids=FAULTS)
def test_a_fault_in_a_drawing_is_seen(check, before, after):
    """Each check passes a sound drawing and sees a broken one."""
    assert check(SOUND) == []
    assert SOUND.count(before) == 1
    assert check(SOUND.replace(before, after)) != []


def test_broken_markup_is_seen():
    """A drawing that is not well-formed is an error."""
    with pytest.raises(ET.ParseError):
        svg_rules.elements(SOUND.replace("</g>", ""))
