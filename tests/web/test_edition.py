"""Where a printed code leads: a copy is told whether it is the newest, and what has changed since."""

from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from building import PLAIN, ROOT, build, copy_sources
from filelock import FileLock
from measuring import hard_to_use
from playwright.sync_api import Page, expect

from macros.facts.editions import edition_id
from macros.facts.library import load_library
from macros.facts.model.edition import Edition
from macros.facts.reading import read
from macros.prose import NotDrawn
from macros.views.faces import WebFace
from macros.views.pictures import Pictures
from macros.views.vocabulary import Vocabulary
from scripts.judges.axe import in_both_schemes

pytestmark = pytest.mark.slow

PHRASES = read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {}
SAYS = PHRASES["edition"]

OLDER, WITHDRAWN, UNKNOWN = "0b0b0b", "0a0a0a", "0c0c0c"
EDITIONS = f"""editions:
  NEWEST:
    day: 2026-11-22
    line: It has a smaller dose.
    changes:
      - {{kind: words, about: glossary, name: ankle, was: One., now: Two.}}
      - {{kind: steps, about: clamshell, name: Clamshell, part: steps, was: Lie., now: Lie down.}}
      - {{kind: safety, about: safety/feet.md, name: Check your feet}}
      - {{kind: safety, about: clamshell, name: Clamshell, part: cautions, now: Stop if your hip hurts.}}
      - {{kind: dose, about: clamshell, name: Clamshell, part: count.start, was: "10", now: "8"}}
  "{OLDER}":
    day: 2026-09-01
    line: It has a new exercise.
    changes: [{{kind: new, about: bridge, name: Bridge, now: Bridge}}]
  {WITHDRAWN}:
    day: 2026-06-01
    line: It is the first one.
    withdrawn: One dose was too large. Take the newest sheet.
    changes: []
"""
SIZES = {"phone": {"width": 390, "height": 844}, "400 percent": {"width": 320, "height": 256}}


@pytest.fixture(scope="module")
def sources(shared: Path) -> Path:
    """A copy of the project that lists three editions, with its site built beside it; made once for all workers."""
    folder = shared / "with-editions"
    with FileLock(shared / "with-editions.lock"):
        if not folder.is_dir():
            new = copy_sources(shared / "editions-being-built")
            (new / "data" / "editions.yaml").write_text(EDITIONS.replace("NEWEST", f'"{edition_id(new)}"'))
            done = build(new, new / "site", **PLAIN)
            assert (done.code, done.said) == (0, "")
            new.rename(folder)
    return folder


@pytest.fixture(scope="module")
def newest(sources: Path) -> str:
    """The id of the edition that the site was built from."""
    return edition_id(sources)


@pytest.fixture(scope="module")
def listing(sources: Path, serve) -> str:
    """Where the site that lists three editions is served."""
    return serve(sources / "site")


def answer(page: Page):
    """The line that speaks of the reader's copy."""
    return page.locator(".copy")


def expect_answer(page: Page, phrase: str, newest: str, look: str) -> None:
    """The line is shown to all, says a phrase, and looks like a warning or like a panel."""
    expect(page.get_by_role("status").filter(has_text=SAYS[phrase].format(newest=newest))).to_be_visible()
    assert look in (answer(page).get_attribute("class") or "").split()


PLACES = {
    "list": "edition/#e-{id}",
    "exercise": "exercises/clamshell/#e-{id}",
    "plan": "plan/#p=14.clamshell&e={id}",
}
each_place = pytest.mark.parametrize("place", PLACES)


@each_place
def test_the_newest_copy_is_told_so(place, page, listing, newest):
    """A copy of the newest edition is told that it is the newest, and is offered nothing more to read."""
    page.goto(listing + PLACES[place].format(id=newest))
    expect_answer(page, "is_newest", newest, "panel")
    expect(answer(page).get_by_role("link")).to_have_count(0)


@each_place
def test_an_older_copy_is_told_what_is_newer(place, page, listing, newest):
    """An older copy is told the letters of the newest edition, and a link leads to what has changed since."""
    page.goto(listing + PLACES[place].format(id=OLDER))
    expect_answer(page, "is_older", newest, "panel")
    answer(page).get_by_role("link").click()
    expect(page).to_have_url(f"{listing}edition/#e-{OLDER}")
    expect(page.locator(f"#e-{OLDER}")).to_contain_text("Stop if your hip hurts.")


@each_place
def test_a_withdrawn_copy_is_told_so(place, page, listing, newest):
    """A withdrawn copy is told not to be used, in a box with square corners; a link leads to the reason."""
    page.goto(listing + PLACES[place].format(id=WITHDRAWN))
    expect_answer(page, "is_withdrawn", newest, "stop")
    assert answer(page).evaluate("box => getComputedStyle(box).borderRadius") == "0px"
    answer(page).get_by_role("link").click()
    expect(page.locator(f"#e-{WITHDRAWN} .stop")).to_contain_text("One dose was too large.")


@each_place
@pytest.mark.parametrize("wrong", [UNKNOWN, "", "zzzzzz", "0b0b0", "%3Cimg%20src=x%20onerror=run()%3E", "a" * 10_000])
def test_letters_that_nobody_knows_are_said_to_be_unknown(place, wrong, page, listing, newest):
    """Letters that are in no list, too few, too many or no letters at all: take the newest, and ask your clinic."""
    page.goto(listing + PLACES[place].format(id=wrong))
    expect_answer(page, "is_unknown", newest, "stop")
    assert wrong not in answer(page).inner_text() or wrong == ""
    answer(page).get_by_role("link").click()
    expect(page).to_have_url(f"{listing}edition/#e-{newest}")


@pytest.mark.parametrize("url", ["edition/", "edition/#main", "exercises/clamshell/", "exercises/clamshell/#menu"])
def test_who_scanned_nothing_is_told_nothing(url, page, listing):
    """Without letters in the address there is no line, and no room is left for one."""
    page.goto(listing + url)
    expect(answer(page)).to_be_hidden()
    assert answer(page).evaluate("box => box.getBoundingClientRect().height") == 0


def test_letters_may_be_large(page, listing, newest):
    """Letters that a person types as capitals are the same letters."""
    page.goto(f"{listing}edition/#e-{OLDER.upper()}")
    expect_answer(page, "is_older", newest, "panel")


def test_another_address_is_another_answer(page, listing, newest):
    """When the address changes on an open page, so does the answer."""
    page.goto(f"{listing}edition/#e-{WITHDRAWN}")
    expect_answer(page, "is_withdrawn", newest, "stop")
    page.evaluate("id => { location.hash = `e-${id}` }", newest)
    expect_answer(page, "is_newest", newest, "panel")
    page.evaluate("location.hash = 'main'")
    expect(answer(page)).to_be_hidden()


@pytest.mark.parametrize("size", SIZES)
def test_the_answer_is_seen_first(size, page, listing):
    """The answer is on the screen once the page is there, though the copy's own place is further down."""
    page.set_viewport_size(SIZES[size])
    page.goto(f"{listing}edition/#e-{WITHDRAWN}", wait_until="load")
    expect(answer(page)).to_be_in_viewport(ratio=0.5)


def test_changes_are_listed_dose_first(page, listing, newest):
    """Each earlier edition lists what changed since: dose and safety in full, then the names of the others."""
    page.goto(f"{listing}edition/")
    expect(page.locator(f"#e-{newest}")).to_contain_text(newest)
    assert page.locator(".edition").evaluate_all("found => found.map(each => each.id)") == [
        f"e-{OLDER}",
        f"e-{WITHDRAWN}",
    ]
    kinds = PHRASES["edition_kind"]
    later, all_changes = (page.locator(f"#e-{name} h4").all_inner_texts() for name in (OLDER, WITHDRAWN))
    assert later == [kinds["dose"], kinds["safety"], kinds["steps"], kinds["words"]]
    assert all_changes == [kinds["dose"], kinds["safety"], kinds["new"], kinds["steps"], kinds["words"]]
    first = page.locator(f"#e-{OLDER} li").first.inner_text().split()
    assert first == f"Clamshell how many, at the start {SAYS['was']} 10 {SAYS['now']} 8".split()


def test_without_scripts_the_anchors_serve(new_page, listing, newest):
    """Without scripts the letters lead to the edition's own place, and the newest and the withdrawn one are named."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{listing}edition/#e-{WITHDRAWN}")
    assert page.locator(f"#e-{WITHDRAWN} .stop").is_visible()
    expect(page.locator(f"#e-{WITHDRAWN} h3")).to_be_in_viewport()
    assert newest in page.locator(".newest").inner_text()
    assert not answer(page).is_visible()


@pytest.mark.parametrize("wrong", ["", UNKNOWN])
def test_what_is_not_listed_is_unknown(wrong, page, address):
    """On the site as it is, letters that no edition has are unknown, and no letters at all are not a withdrawn copy."""
    page.goto(f"{address}edition/#e-{wrong}")
    expect_answer(page, "is_unknown", answer(page).get_attribute("data-newest") or "", "stop")


def test_a_withdrawn_newest_edition_says_so():
    """Where the newest edition itself is withdrawn, the box that says so stands where its letters lead."""
    library = load_library(ROOT / "data")
    edition = Edition(day="2026-01-01", line="It is one.", withdrawn="It is wrong. Ask your clinic.", changes=[])
    listing = replace(library, editions={edition_id(ROOT): edition})
    face = WebFace("edition.md")
    tree = lxml.html.fromstring(Vocabulary(listing, lambda: face, Pictures(NotDrawn())).editions())
    (box,) = tree.xpath(f"//*[@id='e-{edition_id(ROOT)}']/*[@class='stop']")
    assert box.text_content() == f"{SAYS['withdrawn']} {edition.withdrawn}"
    assert tree.xpath("//*[@data-withdrawn]/@data-withdrawn") == [edition_id(ROOT)]


def test_an_empty_list_is_said_to_be_empty(page, address):
    """Each edition that is listed has its place; where none is, a sentence says so."""
    page.goto(f"{address}edition/")
    listed = load_library(ROOT / "data").editions
    current = answer(page).get_attribute("data-newest")
    assert page.locator(".newest strong").inner_text() == current
    earlier = [f"e-{name}" for name in listed if name != current]
    assert page.locator(".edition").evaluate_all("found => found.map(each => each.id)") == earlier
    assert (SAYS["none"] in page.locator(".editions").inner_text()) == (not earlier)
    assert (SAYS["not_listed"] in page.locator(".newest").inner_text()) == (current not in listed)


STATES = {
    "newest": "edition/",
    "withdrawn": f"edition/#e-{WITHDRAWN}",
    "older-exercise": f"exercises/clamshell/#e-{OLDER}",
    "withdrawn-exercise": f"exercises/clamshell/#e-{WITHDRAWN}",
    "older-plan": f"plan/#p=14.clamshell&e={OLDER}",
    "changelog": "changelog/",
}
each_state = pytest.mark.parametrize("state", STATES)


@each_state
def test_axe_finds_nothing_in_any_state(state, new_page, listing):
    """A page breaks no rule of axe while it answers a code, in light and in dark."""
    page = new_page()
    page.goto(listing + STATES[state])
    assert in_both_schemes(page) == {"light": [], "dark": []}


@pytest.mark.parametrize("size", SIZES)
@each_state
def test_every_state_can_be_read_and_tapped(state, size, page, listing):
    """Nothing sticks out or is cut off, all text is 20 px or more, and targets are 44 px high or more."""
    page.set_viewport_size(SIZES[size])
    page.goto(listing + STATES[state])
    assert hard_to_use(page) == []
