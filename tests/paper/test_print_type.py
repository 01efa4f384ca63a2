"""The type of every product: large, open, ragged, whole and inside its margins, on both papers."""

from functools import cache
from pathlib import Path

import pytest
from pdf_reading import PrintedBook
from print_rules import MM, Sheet, leadings

from macros.facts.library import load_library
from macros.facts.model.handout import Margins
from macros.paper.handouts import READING
from macros.paper.setting import PAPERS, Setting

LIBRARY = load_library(Path(__file__).resolve().parent.parent.parent / "data")
PRODUCTS = [name for name, handout in LIBRARY.handouts.handouts.items() if handout.template not in READING]
BODY = 18.0
"""Points."""
FONTS = {
    "Atkinson-Hyperlegible-Next",
    "Atkinson-Hyperlegible-Next-Semi-Bold",
    "Atkinson-Hyperlegible-Next-Bold",
    "Atkinson-Hyperlegible-Next-Ultra-Bold",
}

pytestmark = pytest.mark.slow
on_each_paper = pytest.mark.parametrize("paper", PAPERS)
of_each_product = pytest.mark.parametrize("product", PRODUCTS)


@cache
def sheet(path: Path, paper: str, margins: Margins, size: int = 18) -> Sheet:
    """A file, read once."""
    return Sheet(PrintedBook(path), Setting(paper, size), margins)


@pytest.fixture
def sheets(products, product, paper) -> list[Sheet]:
    """The files of a product on a paper: one for each exercise if it is made of one."""
    handout = LIBRARY.handouts.handouts[product]
    parts = LIBRARY.exercises if handout.of == "exercise" else [None]
    names = ["-".join(filter(None, [product, part, paper])) for part in parts]
    return [sheet(products / f"{name}.pdf", paper, handout.margins) for name in names]


def test_products_are_collected():
    """The products are those of the data: a book, leaflets, sheets and a plan among them."""
    assert {"handbook", "booklet-seated", "topic-pain", "exercise", "plan"} <= set(PRODUCTS)


@on_each_paper
@of_each_product
def test_type_is_large(sheets):
    """Every character has 18 points or more: text, page numbers, contents, bullets and labels."""
    assert [sheet.too_small() for sheet in sheets if sheet.too_small()] == []
    assert all(sheet.book.pieces for sheet in sheets)


@on_each_paper
@of_each_product
def test_all_text_is_known(sheets):
    """All text is either read aloud or the foot of a page."""
    assert [sheet.book.unmarked for sheet in sheets if sheet.book.unmarked] == []


@on_each_paper
@of_each_product
def test_lines_are_open_and_short(sheets):
    """No two lines are closer than 1.25 times the type, but for headings, and no line has more than 70 characters."""
    assert [fault for sheet in sheets for fault in (*sheet.too_tight(), *sheet.too_long())] == []


@on_each_paper
@of_each_product
def test_lines_are_ragged(sheets):
    """Lines end where their words end: no long paragraph has a straight right edge."""
    assert [sheet.straight() for sheet in sheets if sheet.straight()] == []


@on_each_paper
@of_each_product
def test_text_keeps_to_the_margins(sheets):
    """Text stays inside the margins, with the wider one at the spine of what is bound."""
    assert [fault for sheet in sheets for fault in sheet.strays()] == []


@on_each_paper
@of_each_product
def test_nothing_is_left_alone(sheets):
    """No page holds a single line of a paragraph, and no heading stands at a page's end without its text."""
    assert [fault for sheet in sheets for fault in (*sheet.lonely_lines(), *sheet.headings_left_behind())] == []


@on_each_paper
@of_each_product
def test_fonts_are_ours(sheets):
    """Only our own faces are used, and each is embedded as a subset."""
    for one in sheets:
        fonts = [font for page in one.book.pdf.pages for font in page.Resources.get("/Font", {}).values()]
        names = {str(font.BaseFont).lstrip("/") for font in fonts}
        assert names
        assert {name.partition("+")[2] for name in names} <= FONTS
        assert all(len(name.partition("+")[0]) == 6 for name in names)
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in descriptors)


def test_body_text_of_the_book_is_open(printed):
    """The lines of an ordinary paragraph are 1.45 to 1.5 times the type apart."""
    plain = [
        block for block in printed.blocks if block.tag == "/P" and {piece.size for piece in block.pieces} == {BODY}
    ]
    found = {round(leading, 2) for block in plain for leading, _ in leadings(block)}
    assert {1.45} <= found <= {1.25, 1.45, 1.46, 1.47, 1.48, 1.49, 1.5}


def test_words_of_the_book_are_whole(printed, document):
    """A line ends in a hyphen only where the word has one."""
    assert Sheet(printed, Setting(), "bound").broken_words(document.text_content()) == []


def test_the_cover_keeps_clear_of_the_edge(printed):
    """On the cover, text keeps 18 millimetres from the sides."""
    cover = [piece for piece in printed.pieces if piece.page == 1]
    assert cover
    assert [
        piece.text for piece in cover if piece.x < 18 * MM - 0.5 or piece.end > printed.sizes[0][0] - 18 * MM + 0.5
    ] == []


@pytest.mark.parametrize("size", [20, 24])
def test_larger_editions_keep_the_rules(run_script, tmp_path, size):
    """At 20 and 24 points sheets, a plan and a leaflet keep all rules, with every character of that size or larger."""
    plan = ("--exercises", "clamshell,low-step-up,seated-march")
    products = "safe,log,overview,topic-pain,exercise,plan"
    for paper in PAPERS:
        done = run_script(
            "--product", products, *plan, "--size", str(size), "--paper", paper, "--out", str(tmp_path / paper)
        )
        assert (done.returncode, done.stderr) == (0, "")
        paths = sorted((tmp_path / paper).glob("*.pdf"))
        assert len(paths) == 8
        for path in paths:
            one = sheet(path, paper, "even" if path.name.startswith("topic") else "close", size)
            faults = (one.too_small(), one.too_tight(), one.too_long(), one.strays())
            assert (path.name, faults) == (path.name, ([], [], [], []))
            if not path.name.startswith("log"):  # below its headings there are lines to write on, which are no text
                assert (path.name, one.headings_left_behind()) == (path.name, [])


SMALL = """<html lang="en"><title>Faults</title><style>
@page {{ size: 210mm 297mm; margin: 14mm 16mm 24mm 26mm; @bottom-left {{ content: "Foot" }} }}
html {{ font: 18pt/1.45 "Atkinson Hyperlegible Next"; orphans: 2; widows: 2 }} {style}
</style><h1>Title</h1><p>{text}</p>"""


@pytest.mark.parametrize(
    ("style", "text", "checker"),
    [
        ("p { font-size: 17.5pt }", "Small.", Sheet.too_small),
        ("li::marker { font-size: 12pt }", "x<ul><li>y</ul>", Sheet.too_small),
        ("p { line-height: 1.2 }", "Tight lines. " * 20, Sheet.too_tight),
        ("@page { margin-right: 4mm } p { letter-spacing: -3pt }", "Long lines. " * 20, Sheet.too_long),
        ("p { text-align: justify }", "Even lines of a text. " * 20, Sheet.straight),
        (
            "p { hyphens: auto; hyphenate-character: '-' }", "Extraordinarily uncharacteristically " * 9,
            lambda sheet: sheet.broken_words(""),
        ),
        ("p { margin-left: -5mm }", "Out.", Sheet.strays),
        ("p { white-space: nowrap }", "Out of it. " * 9, Sheet.strays),
        (
            "html { orphans: 1; widows: 1 } h1 { margin-bottom: 217mm; break-after: auto }",
            "alone " * 40,
            Sheet.lonely_lines,
        ),
        (
            "h1 { margin-top: 240mm; break-after: auto } p { break-inside: avoid }",
            "Text. " * 30,
            Sheet.headings_left_behind,
        ),
    ],
    ids=[
        "small-text", "small-bullet", "tight-lines", "long-lines", "straight-edge", "broken-word", "left-of-the-margin",
        "right-of-the-margin", "lonely-line", "heading-left-behind",
    ],
)  # fmt: skip
def test_a_fault_is_seen(press, tmp_path, style, text, checker):
    """Each check sees a fault, and sees none in the same page without it."""
    for place, rule in enumerate((style, "")):
        path = tmp_path / f"{place}.pdf"
        path.write_bytes(press.print_document(SMALL.format(style=rule, text=text)).pdf)
        assert bool(checker(Sheet(PrintedBook(path), Setting(), "bound"))) == bool(rule)
