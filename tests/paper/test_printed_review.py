"""Who has checked it, on paper: each sheet tells the state of what stands on it, and no better one."""

from dataclasses import replace

import lxml.html
import pytest

from macros.facts.person_plan import read_plan
from macros.paper.book import Binder
from macros.paper.handouts import Job, document, reading_copy
from macros.views.faces import PaperFace
from macros.views.vocabulary import Vocabulary
from tests.signed_library import DAY_IN_WORDS, ROLE, changed, signed

NOT_YET, CHANGED = "Not yet reviewed by a clinician", "Changed since it was last checked by a clinician"
ONE = f"Checked by a clinician ({ROLE}) on {DAY_IN_WORDS}"
ALL = f"Each part was checked by a clinician, the oldest on {DAY_IN_WORDS}"
SHEETS = {"exercise": ONE, "overview": ALL, "plan": ALL, "safe": ALL, "booklet-seated": ALL}
"""The products that tell one state, and what they say when everything is signed."""


def short_books(library):
    """The list of products in which each bound book has one page and the exercises of one level, to be quick."""
    pages = {"pages": ["safety/feet.md", "exercises/standing.md"]}
    handouts = {
        name: handout.model_copy(update=pages if handout.template in ("book", "text") else {})
        for name, handout in library.handouts.handouts.items()
    }
    return library.handouts.model_copy(update={"handouts": handouts})


@pytest.fixture(scope="module")
def states(materials):
    """The content as nobody has signed it, as all of it is signed, and as every exercise changed after that."""
    nobody = replace(materials.library, handouts=short_books(materials.library), sign_offs=())
    everybody = signed(nobody)
    later = everybody
    for name in everybody.exercises:
        later = changed(later, name, bad_day="Rest.")
    return {"nobody": nobody, "everybody": everybody, "later": later}


def job(product, library):
    """A product, of one exercise or for one plan where it is made for such."""
    of = library.handouts.handouts[product].of
    plan = read_plan("14.seated-march.slow-breathing", library, ()) if of == "plan" else None
    return Job(product, exercise="clamshell" if of == "exercise" else None, plan=plan)


def told(product, library, materials):
    """The first thing that a product says about its review."""
    html = lxml.html.document_fromstring(document(replace(materials, library=library), job(product, library)))
    (*_, first) = reversed(
        html.xpath("//p[contains(concat(' ', @class, ' '), ' state ')] | //*[@class='edition']/p[1]")
    )
    return first.text_content().strip().rstrip(".")


@pytest.mark.parametrize("product", SHEETS)
def test_a_sheet_tells_the_state_of_what_is_on_it(product, states, materials):
    """A product says that nobody has checked it, or who has; when an exercise on it changed since, that too."""
    assert told(product, states["nobody"], materials) == NOT_YET
    assert told(product, states["everybody"], materials) == SHEETS[product]
    assert told(product, states["later"], materials) == (ALL if product == "safe" else CHANGED)


def test_one_that_is_open_counts(states, materials):
    """A sheet with many exercises is not called checked while nobody has read one of them."""
    library = states["everybody"]
    but_one = replace(library, sign_offs=tuple(each for each in library.sign_offs if each.of != "clamshell"))
    assert told("overview", but_one, materials) == NOT_YET
    assert told("exercise", but_one, materials) == NOT_YET
    assert told("safe", but_one, materials) == ALL


def test_a_page_tells_its_own_state(states, materials):
    """A page in a book or leaflet tells its own state, not that of another page."""
    library = signed(states["nobody"], ["safety/feet.md"])
    vocabulary = Vocabulary(library, PaperFace, materials.pictures)
    binder = Binder(library, materials.book, vocabulary, ["safety/feet.md", "safety/falls.md"])
    said = {
        page.anchor: page.section.find_class("state")[0].text_content().strip()
        for chapter in binder.chapters
        for page in chapter.pages
    }
    assert said == {"safety-feet": ONE, "safety-falls": NOT_YET}
    assert binder.subjects == ["safety/falls.md", "safety/feet.md"]


def test_reading_editions_tell_it_too(states, materials):
    """The book for reading on a device tells the state of the whole."""
    handouts = materials.library.handouts.handouts
    (product,) = [name for name, handout in handouts.items() if handout.template == "text"]
    for state, line in (("nobody", NOT_YET), ("everybody", ALL)):
        text = reading_copy(replace(materials, library=states[state]), Job(product)).decode("utf-8")
        assert f"\n{line}.\n" in text[:2000]
