"""Handouts before they are printed: what each is made of, for whom, and how it is set."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from what_is_printed import PLAN, SITE

from macros.facts.clinic import ClinicEdition
from macros.facts.library import load_library
from macros.facts.model.clinic import Clinic
from macros.facts.open_data import LICENSE
from macros.facts.person_plan import read_plan
from macros.figures.gallery import Still
from macros.figures.inks import INKS, ROOMS
from macros.paper.handouts import READING, Job, document, file_name, ink_of, reading_copy
from macros.paper.pages import PageError
from macros.paper.setting import DRAWING, PAPERS, SIZES, Setting
from macros.views.pictures import Pictures

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = load_library(ROOT / "data")
HANDOUTS = LIBRARY.handouts.handouts
PAPER = ROOT / "macros" / "paper" / "styles"
TEMPLATES = ROOT / "macros" / "views" / "templates" / "handouts"
CLINIC = ClinicEdition(
    Clinic.model_validate(
        {
            "name": "Elm Clinic",
            "phone": "555 0100",
            "accent": "#1a4d5c",
            "languages": [{"name": "Spanish", "lang": "es", "line": "Hablamos español."}],
        }
    )
)


def job(product: str, **options: object) -> Job:
    """A job with an exercise or a plan where the product is of one."""
    of = HANDOUTS[product].of
    exercise = "clamshell" if of == "exercise" else None
    plan = read_plan(PLAN, LIBRARY, ()) if of == "plan" else None
    return Job(product, exercise=exercise, plan=plan, **options)


def test_products_are_collected():
    """There are products of every kind."""
    assert {handout.template for handout in HANDOUTS.values()} >= {"book", "leaflet", "exercise", "plan", *READING}
    assert {handout.of for handout in HANDOUTS.values()} == {None, "exercise", "plan"}


@pytest.mark.parametrize("product", HANDOUTS)
def test_a_product_has_its_template_and_styles(product):
    """The template and the style sheets that a product names are there."""
    handout = HANDOUTS[product]
    if handout.template not in READING:
        assert (TEMPLATES / f"{handout.template}.html").is_file()
    assert [name for name in handout.styles if not (PAPER / f"{name}.css").is_file()] == []


def test_every_template_and_style_is_used():
    """No template and no style sheet lies there for no product."""
    templates = {path.stem for path in TEMPLATES.glob("*.html")} - {"frame", "parts"}
    assert templates == {handout.template for handout in HANDOUTS.values()} - set(READING)
    styles = {path.stem for path in PAPER.glob("*.css")} - {"color"}
    assert styles == {name for handout in HANDOUTS.values() for name in handout.styles}


@pytest.mark.parametrize("product", [name for name, handout in HANDOUTS.items() if handout.template not in READING])
def test_a_clinic_is_named_on_every_product(product, make_html):
    """A clinic's name and phone run in the foot of each product, and its own language is marked as that."""
    document = make_html(job(product, clinic=CLINIC))
    assert document.body.get("data-clinic") == "Elm Clinic, 555 0100"
    assert "string(clinic)" in styles_of(document)
    told = document.xpath("//*[@lang='es']")
    assert all(element.text_content() == "Hablamos español." for element in told)
    assert told or HANDOUTS[product].template in ("leaflet", "overview", "exercise")


@pytest.mark.parametrize("product", ["handbook", "plan"])
def test_only_what_is_all_ours_says_that_it_is_free_to_share(product, make_html):
    """A print names its license; one with a clinic's name or logo, or one person's plan, is not all ours to give."""
    rights = "//meta[@name='rights']/@content | //meta[@name='license']/@content"
    ours = [LIBRARY.phrases["reading"]["rights"], LICENSE]
    assert make_html(job(product)).xpath(rights) == (ours if product == "handbook" else [])
    assert make_html(job(product, clinic=CLINIC)).xpath(rights) == []


class Asked:
    """Drawings that note in which inks they are asked for, and are empty."""

    def __init__(self) -> None:
        self.inks: set[str] = set()

    def still(self, key: str, ink: str) -> Still:
        """An empty drawing."""
        self.inks.add(ink)
        return Still('viewBox="0 0 1 1"', "", 1, 1)

    def moves(self, key: str) -> bool:
        """Nothing moves."""
        return False


@pytest.mark.parametrize("product", {handout.template: name for name, handout in HANDOUTS.items()}.values())
def test_a_job_names_the_ink_of_its_pictures(product, materials):
    """All pictures of a job are in the one ink that it names, and a job that names none has no picture."""
    drawings, handout = Asked(), HANDOUTS[product]
    wanted = job(product, setting=Setting(size=24, ink="color"))
    make = reading_copy if handout.template in READING else document
    make(replace(materials, pictures=Pictures(drawings)), wanted)
    assert drawings.inks == {ink_of(wanted, handout)} - {None}


def styles_of(document: HtmlElement) -> str:
    """All style rules of a document."""
    return "\n".join(document.xpath("//style/text()"))


def test_an_accent_is_for_color_ink(make_html):
    """A clinic's color is on the floors and tabs of color ink, and nowhere in black ink."""
    color = make_html(job("booklet-seated", clinic=CLINIC, setting=Setting(ink="color")))
    black = make_html(job("booklet-seated", clinic=CLINIC))
    assert styles_of(color).count("#1a4d5c") >= 4
    assert "#1a4d5c" not in styles_of(black)


def test_a_booklet_has_its_level_alone(make_html):
    """A booklet holds every exercise of its level and no other, and its links stay inside it."""
    document = make_html(job("booklet-standing"))
    found = {section.get("id").removeprefix("exercises-") for section in document.find_class("spread")}
    assert found == {name for name, exercise in LIBRARY.exercises.items() if exercise.level == "standing"}
    ids = set(document.xpath("//@id"))
    assert [link for link in document.xpath("//a/@href") if link.startswith("#") and link[1:] not in ids] == []
    assert document.xpath("//span[@class='pageref']")


def test_a_leaflet_lists_the_studies_that_it_cites(make_html):
    """A leaflet's references are those that its claims cite, each once; the whole book has them all."""
    document = make_html(job("topic-pain"))
    listed = document.xpath("//*[@class='references']/li/@id")
    cited = {link.lstrip("#") for link in document.xpath("//*[@class='claim']//a/@href")}
    assert listed
    assert set(listed) == cited
    assert len(listed) < len(LIBRARY.references)


def test_a_page_that_is_gone_is_named(materials, make_html):
    """A product that names a page which the nav does not have stops with its name and the near one."""
    wrong = HANDOUTS["topic-pain"].model_copy(update={"pages": ["topics/pian.md"]})
    changed = {**HANDOUTS, "topic-pain": wrong}
    handouts = LIBRARY.handouts.model_copy(update={"handouts": changed})

    spoiled = replace(materials, library=replace(LIBRARY, handouts=handouts))
    with pytest.raises(PageError) as caught:
        document(spoiled, job("topic-pain"))
    assert '"topics/pian.md" is not a page of the nav. Did you mean "topics/pain.md"?' in str(caught.value)


@pytest.mark.parametrize(
    ("product", "leads_to"),
    [
        ("safe", "edition/#e-{}"),
        ("exercise", "exercises/clamshell/#e-{}"),
        ("plan", f"plan/#p={PLAN}&e={{}}"),
    ],
)
def test_the_code_is_told(product, leads_to, make_html, materials):
    """The words of a code name the address that it leads to."""
    document = make_html(job(product))
    (title,) = document.xpath("//*[local-name()='svg'][contains(@class, 'code')]/*[local-name()='title']/text()")
    assert f"{SITE}{leads_to.format(materials.edition)}" in title


def test_a_file_is_named_for_what_it_is():
    """The name of a file tells the product, the exercise, the paper, and all that is not as usual."""
    assert file_name(job("exercise"), HANDOUTS["exercise"]) == "exercise-clamshell-a4.pdf"
    setting = Setting("letter", 24, "color", "one")
    assert file_name(job("handbook", setting=setting), HANDOUTS["handbook"]) == "handbook-letter-24-color-one-sided.pdf"
    assert file_name(job("handbook-ebook"), HANDOUTS["handbook-ebook"]) == "handbook-ebook.epub"


def test_each_person_has_a_file():
    """Plans of two people have two files, and neither name is in them; a plan without a name has none."""
    plan = read_plan(PLAN, LIBRARY, ())
    plans = [replace(plan, name=name) for name in ("Ann Elm", "Bob Oak", None)]
    names = [file_name(Job("plan", plan=each), HANDOUTS["plan"]) for each in plans]
    assert len(set(names)) == 3
    assert names[2] == "plan-a4.pdf"
    assert not any(word in "".join(names) for word in ("Ann", "Elm", "Bob", "Oak"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheet_keeps_its_size(paper, size):
    """In every size of type the page, enlarged, is the sheet, and so are its margins and the room for a drawing."""
    setting = Setting(paper, size)
    rules = setting.styles("even", "chapter")
    width, height = map(float, re.search(r"size: ([\d.]+)mm ([\d.]+)mm", rules).groups())
    sheet = {"a4": (210, 297), "letter": (215.9, 279.4)}[paper]
    assert (width * setting.zoom, height * setting.zoom) == pytest.approx(sheet, abs=0.01)
    (left,) = {float(found) * setting.zoom for found in re.findall(r"margin-left: ([\d.]+)mm", rules)}
    assert left == pytest.approx(21, abs=0.01)
    room = float(re.search(r"--drawing-width: ([\d.]+)mm", rules)[1]) * setting.zoom
    assert room == pytest.approx(DRAWING[paper][0], abs=0.01)


def test_drawings_are_made_for_the_least_room():
    """The drawings count on the smallest room they get on either paper, in every size and ink that is printed."""
    least = tuple(map(min, zip(*DRAWING.values(), strict=True)))
    for size in SIZES:
        assert (ROOMS[str(size)].width, ROOMS[str(size)].height) == least
        for ink in ("black", "color"):
            assert f"{Setting(size=size, ink=ink).palette}-{size}" in INKS


@pytest.mark.parametrize(("sides", "edges"), [("two", {"left", "right"}), ("one", {""})])
def test_holes_are_where_the_pages_are_bound(sides, edges):
    """Printed on two sides the wide margin changes sides; printed on one it is always at the left."""
    rules = Setting(sides=sides).styles("bound", "chapter")
    found = dict(re.findall(r"@page ?:?(left|right|) \{ margin-left: ([\d.]+)mm", rules))
    assert set(found) == edges
    assert float(found.get("right", found.get(""))) == 26
    assert found.get("left", "16.000") == "16.000"


@pytest.mark.parametrize(
    ("days", "told"), [("14", False), ("12", True), ("17", True), ("1357", True), ("", True)], ids=str
)
def test_a_plan_warns_of_too_many_days(make_html, days, told):
    """Where a plan has more days than an exercise allows, days in a row or none, the sheet says how often to do it."""
    plan = read_plan(".".join(filter(None, [days, "low-step-up"])), LIBRARY, ())
    text = make_html(Job("plan", plan=plan)).body.text_content()
    assert LIBRARY.phrases["footwear"]["shoes"] in text
    assert (LIBRARY.phrases["paper"]["not_each_day"] in text) == told
