"""The pictures in the printed handbook: each has its words and its captions, and the size that it is drawn for."""

from pathlib import Path

import pikepdf
import pytest
from pdf_reading import PrintedBook

from macros.facts.library import load_library
from macros.figures.inks import PRINT_HEIGHT, PRINT_WIDTH
from macros.views.faces import paper_anchor

LIBRARY = load_library(Path(__file__).resolve().parent.parent.parent / "data")
FIGURES = LIBRARY.figures.figures
ALTS = {figure.alt for figure in FIGURES.values()}
"""Codes are figures too; test_products reads them."""
MM = 72 / 25.4
WIDTH = 156 * MM
HEIGHTS = {"a4": 85 * MM, "letter": 76 * MM}
"""The room for a drawing; one of another shape is as large as fits. The drawings' numbers and lines count on it."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def drawings(printed: PrintedBook) -> dict[int, list[pikepdf.Object]]:
    """The elements of all drawings, by page."""
    found: dict[int, list[pikepdf.Object]] = {}

    def walk(element: pikepdf.Object, parent: pikepdf.Object | None) -> None:
        if element.S == "/Figure" and str(element.Alt) in ALTS:
            found.setdefault(printed.page_of[element.Pg.objgen], []).append(element)
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid, element)

    walk(printed.pdf.Root.StructTreeRoot.K[0], None)
    return found


def test_drawings_are_made_for_this_room():
    """The drawings count on the smallest room they get, so that no number or line is too small in print."""
    room = WIDTH, min(HEIGHTS.values())
    assert room == (PRINT_WIDTH * MM, PRINT_HEIGHT * MM)


@pytest.mark.parametrize("exercise_id", LIBRARY.exercises)
def test_each_exercise_has_its_picture(printed, drawings, exercise_id):
    """The first page of an exercise has one drawing, which is read aloud in words, and after it a list of captions."""
    page = printed.places[paper_anchor(f"exercises/{exercise_id}.md")]
    (drawing,) = drawings[page]
    assert str(drawing.Alt) == FIGURES[exercise_id].alt
    siblings = [kid for kid in drawing.P.P.K if isinstance(kid, pikepdf.Dictionary)]
    assert [str(kid.S) for kid in siblings] == ["/Div", "/L"]
    assert len(siblings[1].K) == len(FIGURES[exercise_id].captions)


def test_no_other_page_has_a_drawing_to_read(printed, drawings):
    """What decorates, such as the people on the cover, is no figure for those who listen."""
    pages = {printed.places[paper_anchor(f"exercises/{exercise_id}.md")] for exercise_id in LIBRARY.exercises}
    assert set(drawings) == pages


def test_drawings_have_their_room(printed, drawings):
    """Each drawing has the full width, is no higher than its paper allows, and lies on the page."""
    paper = printed.path.stem.removeprefix("handbook-")
    boxes = [[float(side) for side in found.A.BBox] for on_page in drawings.values() for found in on_page]
    assert {round(right - left) for left, _, right, _ in boxes} == {round(WIDTH)}
    assert max(top - foot for _, foot, _, top in boxes) <= HEIGHTS[paper] + 0.5
    width, height = printed.sizes[0]
    assert [box for box in boxes if not (0 < box[0] < box[2] < width and 0 < box[1] < box[3] < height)] == []


def test_captions_are_on_the_page_of_their_picture(printed):
    """Every caption is printed on the first page of its exercise, word for word."""
    for exercise_id, figure in FIGURES.items():
        page = printed.places[paper_anchor(f"exercises/{exercise_id}.md")]
        text = [block.text for block in printed.blocks if block.page == page]
        assert [caption for caption in figure.captions if not any(caption in line for line in text)] == []
