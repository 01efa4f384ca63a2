"""The social card and the sign for a phone's screen: what is on them, how large they are, and that they are kept."""

import io
import shutil
from dataclasses import dataclass

import lxml.etree
import pytest
from building import ROOT
from PIL import Image
from test_colours import schemes

from macros import page_images
from macros.facts.library import load_library
from macros.facts.reading import read
from macros.figures.gallery import Gallery
from macros.page_images import CARD, SIGN, kept_png, write_page_images
from macros.views.pictures import Pictures
from macros.views.social_card import FLOOR, PEOPLE, social_card

PHRASES = read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {}
STATE = PHRASES["review"]["not_yet"]
COLOURS = {"ink": "#111111", "paper": "#fefefe", "sun": "#eeee00", "fill": "#004444"}
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="1" height="1" fill="#ff0000"/></svg>'

SPOTS = {"sun": (1190, 10), "ink": (1190, FLOOR + 4), "paper": (1190, 625)}
"""Places on the card, in pixels, that show one colour of the site each."""


@dataclass(frozen=True)
class Box:
    """A drawing that is one box, with a number as those of exercises have."""

    attributes: str = ' viewBox="0 0 2000 1000"'

    def placed(self, ids):
        """The box."""
        return f'<g class="badge"><text>1</text></g><rect id="{ids}box" width="2000" height="1000" fill="#123456"/>'


class Boxes:
    """A store in which every drawing is the same box."""

    def still(self, key, ink):
        """The box, in every ink."""
        return Box()

    def moves(self, key):
        """Nothing moves."""
        return False


@pytest.fixture
def project(tmp_path):
    """A folder with the two files that the pictures are made from."""
    for name in ("docs/assets/styles/shared.css", "docs/assets/mark/favicon.svg"):
        (tmp_path / name).parent.mkdir(parents=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / "site").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def real_card():
    """The card with the drawings that it is published with."""
    gallery = Gallery(load_library(ROOT / "data").figures, ROOT / ".cache" / "figures")
    return lxml.etree.fromstring(social_card(Pictures(gallery), PHRASES, STATE, COLOURS))


def write(project):
    """Both pictures of a project, as bytes by name."""
    site = project / "site"
    write_page_images(project, site, Pictures(Boxes()), PHRASES, STATE)
    return {path.name: path.read_bytes() for path in site.iterdir()}


def test_card_says_what_it_is():
    """The card holds the name, the one line and the review state, in words of data/phrases.yaml, and nothing else."""
    card = lxml.etree.fromstring(social_card(Pictures(Boxes()), PHRASES, STATE, COLOURS))
    texts = [text.text for text in card.iter("{*}text")]
    assert texts == [PHRASES["book"]["name"], PHRASES["book"]["title"], STATE]


def test_people_stand_on_the_floor_side_by_side():
    """Each person stands on the floor, at the same scale, beside the one before and inside the card."""
    card = lxml.etree.fromstring(social_card(Pictures(Boxes()), PHRASES, STATE, COLOURS))
    people = [part for part in card.iter("{*}svg") if part.get("viewBox") == "0 0 2000 1000"]
    assert len(people) == len(PEOPLE)
    right = 0.0
    for person in people:
        x, y, width, height = (float(person.get(name)) for name in ("x", "y", "width", "height"))
        assert y + height == FLOOR
        assert width == 2 * height
        assert right < x
        right = x + width
    assert right < 1200


def test_real_people_fit_on_the_card(real_card):
    """With the real drawings the people stay inside the card and below its words."""
    people = [part for part in real_card if part.tag.endswith("svg")][: len(PEOPLE)]
    assert len(people) == len(PEOPLE)
    assert max(float(person.get("x")) + float(person.get("width")) for person in people) <= 1200 - 32
    assert min(float(person.get("y")) for person in people) >= 200


def test_pictures_have_their_sizes(project):
    """The card is 1200 by 630 pixels and the sign 180 by 180, and neither lets anything shine through."""
    found = {}
    for name, png in write(project).items():
        picture = Image.open(io.BytesIO(png))
        assert picture.convert("RGBA").getextrema()[3] == (255, 255)
        found[name] = picture.size
    assert found == {CARD: (1200, 630), SIGN: (180, 180)}


def test_card_has_the_colours_of_the_site(project):
    """The card's wall and floor have the colours of the light scheme, taken from the style sheet."""
    picture = Image.open(io.BytesIO(write(project)[CARD])).convert("RGB")
    light = schemes()["light"]
    seen = {name: "{:02x}{:02x}{:02x}".format(*picture.getpixel(place)) for name, place in SPOTS.items()}
    assert seen == {name: light[name] for name in SPOTS}


def test_second_build_draws_nothing(project, monkeypatch):
    """A second build takes both pictures from the store, byte for byte, and starts no renderer."""
    first = write(project)
    assert len(first) == 2
    monkeypatch.setattr(page_images, "png", None)
    assert write(project) == first


def test_two_builds_are_the_same_bytes(project):
    """Drawn anew, the pictures are the same bytes."""
    first = write(project)
    shutil.rmtree(project / ".cache")
    assert write(project) == first


@pytest.mark.parametrize(
    "changes",
    [(DOT.replace("ff0000", "00ff00"), 20, "#ffffff"), (DOT, 30, "#ffffff"), (DOT, 20, "#000000")],
    ids=["drawing", "width", "background"],
)
def test_what_has_changed_is_drawn_anew(changes, tmp_path):
    """Another drawing, width or background is never served with the old picture."""
    old = kept_png(tmp_path, DOT, 20, "#ffffff")
    assert kept_png(tmp_path, *changes) != old
    assert len(list(tmp_path.iterdir())) == 2
