"""Every product as a whole: its pages, what its foot and its code say, its ink, and the order in which it is read."""

import re
import subprocess
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
import zxingcpp
from pdf_reading import PrintedBook
from PIL import Image
from reading_aloud import headings_in, headings_of, shapes, strange_words, words_of
from what_is_printed import PLAN, SITE

from macros.facts.editions import edition_id
from macros.facts.library import load_library
from macros.facts.person_plan import read_plan
from macros.paper.handouts import READING, Job
from macros.paper.setting import PAPERS, Setting

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = load_library(ROOT / "data")
EDITION = edition_id(ROOT)
SHEETS = {"safe": 2, "log": 2, "overview": 3, "plan": 2}
"""The most pages of single sheets; a sheet of paper has two."""
BOUND = ("book", "leaflet")
"""Templates that bind pages, whose authors choose what is a list. The others say all of a sheet."""
SOME = ("seated-march", "low-step-up", "heel-slide")
"""Exercises whose sheets are looked at closely: sitting, standing, lying."""
NAMES = [
    (product, exercise)
    for product, handout in LIBRARY.handouts.handouts.items()
    if handout.template not in READING
    for exercise in (SOME if handout.of == "exercise" else (None,))
]
each_name = pytest.mark.parametrize(
    ("product", "exercise"), NAMES, ids=["-".join(filter(None, name)) for name in NAMES]
)
each_paper = pytest.mark.parametrize("paper", PAPERS)

pytestmark = pytest.mark.slow


def path_of(folder: Path, product: str, exercise: str | None, paper: str) -> Path:
    """Where a product lies."""
    return folder / f"{'-'.join(filter(None, [product, exercise, paper]))}.pdf"


def test_names_are_collected():
    """There are books, leaflets and sheets to look at."""
    assert {("handbook", None), ("topic-pain", None), ("exercise", "seated-march"), ("plan", None)} <= set(NAMES)


@each_paper
@pytest.mark.parametrize("product", SHEETS)
def test_a_sheet_has_few_pages(products, product, paper):
    """What is to be handed over on a sheet or two has no more pages than that."""
    assert len(pikepdf.open(path_of(products, product, None, paper)).pages) <= SHEETS[product]


@each_paper
@pytest.mark.parametrize("exercise", LIBRARY.exercises)
def test_an_exercise_is_one_sheet(products, exercise, paper):
    """Each exercise fits the two sides of one sheet, and both sides are used."""
    assert len(pikepdf.open(path_of(products, "exercise", exercise, paper)).pages) == 2


@each_paper
@each_name
def test_an_independent_validator_agrees(products, product, exercise, paper):
    """A second validator of PDF/UA-1, which is not veraPDF, finds no failure."""
    path = path_of(products, product, exercise, paper)
    assert [str(found) for found in page_validation.validate_pdf(str(path), profile="ua1").failures] == []


@each_paper
@each_name
def test_the_foot_names_the_edition(products, product, exercise, paper):
    """Each page but a cover has its edition and its number in the foot."""
    book = PrintedBook(path_of(products, product, exercise, paper))
    covers = 1 if product.startswith(("handbook", "booklet")) else 0
    assert set(book.furniture) == set(range(1 + covers, len(book.sizes) + 1))
    for page, pieces in book.furniture.items():
        words = " ".join(piece.text for piece in pieces)
        assert f"Edition {EDITION}" in words
        assert str(page) in words.split()


def codes(path: Path, page: int, folder: Path) -> list[str]:
    """What a camera reads from the codes on a page, at 150 dots an inch."""
    picture = folder / "page"
    command = ["pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
    subprocess.run([*command, str(path), str(picture)], check=True)
    return [found.text for found in zxingcpp.read_barcodes(Image.open(picture.with_suffix(".png")))]


@each_paper
@each_name
def test_the_code_leads_to_its_page(products, tmp_path, product, exercise, paper):
    """A code brings up the exercise or the plan on the sheet, or the page that says whether the edition is the newest;
    the same address is told to those who listen."""
    path = path_of(products, product, exercise, paper)
    wanted = {
        "exercise": f"{SITE}exercises/{exercise}/#e-{EDITION}",
        "plan": f"{SITE}plan/#p={PLAN}&e={EDITION}",
    }.get(product, f"{SITE}edition/#e-{EDITION}")
    book = PrintedBook(path)
    (told,) = [figure for figure in figures(book) if wanted in str(figure.get("/Alt", ""))]
    assert codes(path, book.page_of[told.Pg.objgen], tmp_path) == [wanted]
    said = " ".join(block.text for block in book.blocks)
    assert f"{SITE.removeprefix('https://')}edition" in said.replace(" ", "")
    assert EDITION in said


def figures(book: PrintedBook) -> list[pikepdf.Object]:
    """The elements of all figures."""
    found = []

    def walk(element: pikepdf.Object) -> None:
        if element.S == "/Figure":
            found.append(element)
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    walk(book.pdf.Root.StructTreeRoot.K[0])
    return found


def strange_inks(pdf: pikepdf.Pdf) -> set[str]:
    """The color operators of all pages and forms that are not of the black ink alone."""
    streams = [page.Contents.read_bytes() for page in pdf.pages]
    streams += [
        thing.read_bytes()
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"
    ]
    return {
        found for stream in streams for found in re.findall(rb"(?m)(?:^|\s)(rg|RG|k|K|cs|CS|scn?|SCN?)(?=\s|$)", stream)
    }


@each_paper
@each_name
def test_black_ink_is_black(products, product, exercise, paper):
    """With black ink everything is drawn in gray, which a black printer prints with its black alone."""
    assert strange_inks(pikepdf.open(path_of(products, product, exercise, paper))) == set()


def test_color_ink_has_colors_and_black_text(run_script, tmp_path):
    """With color ink the pictures and walls have colors; the text is the same pure black, on walls that keep 7 to 1."""
    done = run_script("--exercises", "low-step-up", "--ink", "color", "--paper", "a4", "--out", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    pdf = pikepdf.open(tmp_path / "exercise-low-step-up-a4-color.pdf")
    assert strange_inks(pdf) == {b"rg", b"RG"}
    for page in pdf.pages:
        shade = None
        for operands, operator in pikepdf.parse_content_stream(page, "rg g k sc scn Tj TJ"):
            if str(operator) in ("Tj", "TJ"):
                assert shade in (("g", "0"), ("g", "1"))  # white stands in black blocks alone
            else:
                shade = (str(operator), *(f"{float(value):g}" for value in operands))


@each_name
def test_headings_stand_as_in_the_document(products, make_html, product, exercise):
    """The headings that a listener jumps between are those of the document: their words, levels and order."""
    headings = headings_in(make_html(job(product, exercise)))
    assert headings
    assert headings_of(PrintedBook(path_of(products, product, exercise, "a4"))) == headings


@each_name
def test_what_is_read_stands_in_the_document(products, make_html, product, exercise):
    """What is read aloud is what the document says, word for word in its order, each word in a block of its kind; only
    what is not shown is left out."""
    book = PrintedBook(path_of(products, product, exercise, "a4"))
    assert words_of(book)
    assert strange_words(book, make_html(job(product, exercise))) == []


def job(product: str, exercise: str | None) -> Job:
    """What a product was printed from."""
    return Job(product, Setting(), exercise, read_plan(PLAN, LIBRARY, ()) if product == "plan" else None)


@pytest.mark.parametrize(
    "product", [name for name in dict(NAMES) if LIBRARY.handouts.handouts[name].template not in BOUND]
)
def test_the_order_of_reading(products, golden, product):
    """The kinds of blocks on a sheet follow each other as in the golden text, which holds no words."""
    books = [PrintedBook(path_of(products, *name, "a4")) for name in NAMES if name[0] == product]
    golden(f"reading-order/{product}.txt", shapes(books))
