"""The pages of the printed handbook: what stands on which, and that every number in print is the right one."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from pdf_reading import PrintedBook

from macros.facts.library import load_library
from macros.views.faces import paper_anchor

LIBRARY = load_library(Path(__file__).resolve().parent.parent.parent / "data")
MM = 72 / 25.4
SIZES = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}
BOX = 12 * MM
"""A box to tick or to write a number in, for hands that shake."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def starts(sections: list[HtmlElement]) -> list[str]:
    """The anchors of all parts of the book, in order."""
    return ["read-first", "contents", *(section.get("id") for section in sections)]


@pytest.fixture(scope="session")
def lines_on(printed: PrintedBook) -> dict[int, int]:
    """How many lines of text each page has, without its foot."""
    lines = {(piece.page, round(piece.y)) for block in printed.blocks for piece in block.pieces}
    return {page: sum(place[0] == page for place in lines) for page in range(1, len(printed.sizes) + 1)}


def wrong_numbers(text: str, targets: list[str], places: dict[str, int]) -> list[str]:
    """The page references of a text that are not the pages of their targets, both in the order of reading."""
    found = re.findall(r"\(page\s(\d+)\)", text)
    expected = [str(places[target.lstrip("#")]) for target in targets]
    if len(found) != len(expected):
        return [f"{len(found)} numbers for {len(expected)} links"]
    pairs = zip(targets, found, expected, strict=True)
    return [f"{target}: printed {number}, is {page}" for target, number, page in pairs if number != page]


def headings(printed: PrintedBook, page: int) -> list[str]:
    """The headings that start on a page."""
    return [block.text for block in printed.blocks if block.tag in ("/H1", "/H2", "/H3") and block.page == page]


def test_every_page_has_the_size_of_its_paper(printed):
    """Every page has exactly the size of its paper."""
    expected = SIZES[printed.path.stem.removeprefix("handbook-")]
    assert {size for size in printed.sizes if size != pytest.approx(expected, abs=0.01)} == set()


def test_pages_stand_in_order(printed, starts):
    """The parts of the book start in the order of the nav, each on a page of its own."""
    pages = [printed.places[anchor] for anchor in starts]
    assert pages == sorted(set(pages))
    assert pages[0] == 2


def test_contents_tell_the_pages(printed, document, starts):
    """Every row of the contents shows the title and the page where it starts."""
    first, after = printed.places["contents"], printed.places[starts[2]]
    rows = [block.text for block in printed.blocks if first <= block.page < after and re.search(r" \d+$", block.text)]
    links = document.xpath("//ul[@class='toc']//a")
    assert rows == [f"{link.text_content()} {printed.places[link.get('href')[1:]]}" for link in links]


def test_page_references_are_right(printed, document):
    """Every `(page 14)` in print is the page where its link leads."""
    targets = document.xpath("//span[@class='pageref']/@data-to")
    assert len(targets) > 100
    assert wrong_numbers(" ".join(block.text for block in printed.blocks), targets, printed.places) == []


def test_a_wrong_number_is_seen():
    """The check sees a wrong number and a missing one."""
    places = {"a": 4, "b": 7}
    assert wrong_numbers("A (page 4), B (page 7)", ["#a", "#b"], places) == []
    assert wrong_numbers("A (page 4), B (page 8)", ["#a", "#b"], places) == ["#b: printed 8, is 7"]
    assert wrong_numbers("A (page 4), B", ["#a", "#b"], places) == ["1 numbers for 2 links"]


def test_page_numbers_have_one_place(printed):
    """Every page but the cover has its number, in one place on left pages and in one on right pages."""
    assert set(printed.furniture) == set(range(2, len(printed.sizes) + 1))
    places: dict[bool, set[tuple[int, int]]] = {False: set(), True: set()}
    for page, pieces in printed.furniture.items():
        (number,) = [piece for piece in pieces if piece.text.strip() == str(page)]
        right = page % 2 == 1
        places[right].add((round(number.end if right else number.x), round(number.y)))
    assert [len(found) for found in places.values()] == [1, 1]


@pytest.mark.parametrize("exercise_id", LIBRARY.exercises)
def test_an_exercise_is_two_spreads(printed, starts, exercise_id):
    """An exercise is four pages: left to look at, right to do; left to get right, right to go on."""
    anchor = paper_anchor(f"exercises/{exercise_id}.md")
    first, after = printed.places[anchor], printed.places[starts[starts.index(anchor) + 1]]
    exercise, words = LIBRARY.exercises[exercise_id], LIBRARY.phrases
    assert first % 2 == 0
    look, do, care, go_on = (headings(printed, page) for page in range(first, first + 4))
    assert look[:2] == [exercise.name, words["support"][exercise.support.kind]]
    assert do == [words["exercise"]["steps"], words["dose"]["title"]]
    asks = bool(exercise.ask_first or exercise.stands)
    before = [words["exercise"]["ask_first"]] if asks else []
    assert care[: 1 + asks] == [*before, words["exercise"]["take_care"]]
    assert words["ladder"]["title"] in go_on
    assert any(block.text.startswith(words["exercise"]["stop"]) for block in printed.blocks if block.page == first + 1)
    assert sum(words["exercise"]["stop"] in line for line in texts(printed, first, after)) == 1
    assert after == first + 4


def texts(printed: PrintedBook, first: int, after: int) -> list[str]:
    """The paragraphs of some pages."""
    return [block.text for block in printed.blocks if first <= block.page < after and block.tag == "/P"]


def test_blank_pages_are_few(printed, lines_on):
    """A page is blank only where the first exercise of a level needs a left page after it."""
    firsts = {}
    for exercise_id, exercise in LIBRARY.exercises.items():
        firsts.setdefault(exercise.level, printed.places[paper_anchor(f"exercises/{exercise_id}.md")])
    blank = [page for page, lines in lines_on.items() if lines == 0]
    assert [page for page in blank if page + 1 not in firsts.values()] == []


def test_no_page_is_nearly_empty(printed, lines_on):
    """A page that has text has three lines of it or more."""
    assert {page: lines for page, lines in lines_on.items() if 0 < lines < 3} == {}


def test_boxes_of_the_log_are_large(printed, document):
    """Every box of a week's log is 12 millimetres wide and high or more, and each log is whole on one page."""
    first_cell = LIBRARY.phrases["log"]["what"]
    pages = [block.page for block in printed.blocks if block.tag == "/TH" and block.text == first_cell]
    logs = document.xpath("//div[@class='log' or @class='log log-start']//tbody")
    assert logs
    assert len(pages) == len(logs)
    for page, log in zip(pages, logs, strict=True):
        columns, rows = boxes(printed, page)
        assert len(columns) == 7
        assert len(rows) == len(log.findall("tr"))
        assert min(*columns, *rows) >= BOX


def boxes(printed: PrintedBook, page: int) -> tuple[list[float], list[float]]:
    """The widths and the heights inside the grid that is drawn on a page."""
    lines = printed.strokes(page)
    upright = sorted({(round(x, 1), round(width, 2)) for x, _, end, _, width in lines if x == end})
    level = sorted({(round(y, 1), round(width, 2)) for _, y, _, end, width in lines if y == end})
    return inside(upright), inside(level)


def inside(lines: list[tuple[float, float]]) -> list[float]:
    """The space between each two neighbours, of which each is a place and a width."""
    return [after - before - width for (before, width), (after, _) in pairwise(lines)]


def test_blocks_are_read_in_order(printed):
    """The tags follow the pages: nothing is read aloud before what is printed pages ahead of it."""
    pages = [block.page for block in printed.blocks]
    assert pages == sorted(pages)
