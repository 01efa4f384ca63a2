"""The picture of an exercise moves when a person asks for it, and at no other time."""

import re

import pytest
from building import ROOT
from playwright.sync_api import Page, expect

from macros.facts.reading import read
from scripts.judges.crawling import Site

pytestmark = pytest.mark.slow

PHRASES = (read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {})["movement"]
URL = "exercises/seated-knee-straighten/"
FAST = {"up": 0.2, "hold": 0.1, "down": 0.2}
"""Seconds, so that a test does not wait for two whole rounds."""
SLOW = {"up": 30, "hold": 30, "down": 30}

WATCH = """() => {
  window.seen = new Set();
  const look = () => {
    const frames = [...document.querySelectorAll('.frame')];
    const shown = frames.filter(frame => frame.getAttribute('display') !== 'none');
    if (frames.length) window.seen.add(shown.map(frame => frames.indexOf(frame)).join());
    requestAnimationFrame(look);
  };
  look();
}"""
"""Writes down which frames are shown, once for each picture of the screen."""


@pytest.fixture
def exercise(new_page, address):
    """Open an exercise with a tempo; gives the page and the list of movements it has asked for."""

    def start(tempo: dict[str, float] = FAST, **settings) -> tuple[Page, list[str]]:
        page = new_page(**settings)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "/movements/" in request.url else None)
        page.goto(address + URL, wait_until="networkidle")
        page.locator(".figure").evaluate("(figure, tempo) => Object.assign(figure.dataset, tempo)", tempo)
        page.evaluate(WATCH)
        return page, asked

    return start


def button(page: Page):
    """The button that shows the movement."""
    return page.get_by_role("button", name=PHRASES["show"])


def expect_still(page: Page, message: str) -> None:
    """The still picture is back, the button is not pressed, and the status says why."""
    expect(page.get_by_role("status")).to_have_text(message)
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".frame")).to_have_count(0)
    expect(page.locator(".wall svg.drawing")).to_have_count(1)


def test_movements_are_files_of_the_site(site):
    """Each page that offers a movement names a file, and there is no movement that no page offers."""
    crawled = Site(site)
    named = {
        crawled.fault(file, found.get("data-movement")) or re.sub(r".*/", "", found.get("data-movement"))
        for file, tree in crawled.pages.items()
        for found in tree.xpath("//*[@data-movement]")
    }
    assert len(named) > 20
    assert named == {path.name for path in (site / "assets" / "movements").iterdir()}


def test_nothing_moves_or_loads_unasked(exercise):
    """Before the button is pressed nothing is asked for and nothing moves."""
    page, asked = exercise()
    page.wait_for_timeout(300)
    assert (asked, page.evaluate("[...window.seen]")) == ([], [])
    expect(button(page)).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("status")).to_have_text("")


def test_it_plays_twice_and_stops_by_itself(exercise):
    """Pressed, it asks for one file, shows every frame one at a time, and then the still picture is back."""
    page, asked = exercise()
    height = page.evaluate("document.documentElement.scrollHeight")
    button(page).click()
    expect(button(page)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_have_text(PHRASES["playing"])
    assert page.evaluate("document.documentElement.scrollHeight") - height < 80  # the status needs a line, no more
    expect_still(page, PHRASES["stopped"])
    seen = page.evaluate("[...window.seen]")
    assert [shown for shown in seen if not shown.isdigit()] == []
    assert len(seen) > 5
    assert len(asked) == 1


def test_the_picture_keeps_its_words_while_it_moves(exercise):
    """The moving picture has the same name for screen readers as the still one."""
    page, _ = exercise(SLOW)
    name = page.locator(".wall svg").get_attribute("aria-label")
    button(page).click()
    expect(page.locator(".frame").first).to_be_attached()
    assert page.get_by_role("img", name=name).count() == 1


def test_a_second_time_needs_no_second_request(exercise):
    """Pressed again after it has stopped, it plays what it has."""
    page, asked = exercise()
    for _ in range(2):
        button(page).click()
        expect(page.get_by_role("status")).to_have_text(PHRASES["playing"])
        expect_still(page, PHRASES["stopped"])
    assert len(asked) == 1


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_starts_and_stops_it(key, exercise):
    """The button is reached with Tab, starts with a key, and the same key stops it at once."""
    page, _ = exercise(SLOW)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.play button')"):
            break
    page.keyboard.press(key)
    expect(page.get_by_role("status")).to_have_text(PHRASES["playing"])
    page.keyboard.press(key)
    expect_still(page, PHRASES["stopped"])
    assert page.evaluate("document.activeElement.matches('.play button')")


def test_escape_stops_it(exercise):
    """Escape stops it, wherever the focus is; when nothing moves, Escape says nothing."""
    page, _ = exercise(SLOW)
    page.keyboard.press("Escape")
    expect(page.get_by_role("status")).to_have_text("")
    button(page).click()
    expect(page.get_by_role("status")).to_have_text(PHRASES["playing"])
    page.locator("h1").click()
    page.keyboard.press("Escape")
    expect_still(page, PHRASES["stopped"])


def test_reduced_motion_shows_single_pictures(exercise):
    """Who asked for less motion sees nothing move unasked, and then the start, the middle and the end, no more."""
    page, asked = exercise(reduced_motion="reduce")
    page.wait_for_timeout(300)
    assert asked == []
    button(page).click()
    expect(page.get_by_role("status")).to_have_text(PHRASES["playing"])
    expect_still(page, PHRASES["stopped"])
    assert len(page.evaluate("[...window.seen]")) == 3


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404},
        {"status": 200, "body": "globalThis.movement = ", "content_type": "text/javascript"},
        {"status": 200, "body": 'globalThis.movement = "<p>not a picture";', "content_type": "text/javascript"},
        {"status": 200, "body": 'globalThis.movement = "<svg/>";', "content_type": "text/javascript"},
        None,
    ],
    ids=["missing", "half", "no picture", "empty", "no network"],
)
def test_what_does_not_load_is_said(answer, exercise):
    """When the movement does not come, a sentence says so, the picture stays, and another press tries again."""
    page, _ = exercise()
    page.route("**/movements/*", lambda route: route.fulfill(**answer) if answer else route.abort())
    button(page).click()
    expect_still(page, PHRASES["failed"])
    page.unroute("**/movements/*")
    button(page).click()
    expect(page.get_by_role("status")).to_have_text(PHRASES["playing"])


def test_a_press_while_it_loads_takes_it_back(exercise):
    """Pressed again before the file is there, nothing moves when it comes."""
    page, asked = exercise()
    waiting = []
    page.route("**/movements/*", lambda route: waiting.append(route))
    button(page).click()
    expect(page.get_by_role("status")).to_have_text(PHRASES["wait"])
    button(page).click()
    expect_still(page, PHRASES["stopped"])
    waiting[0].continue_()
    page.wait_for_timeout(300)
    assert (len(asked), page.evaluate("[...window.seen]")) == (1, [])


def test_without_scripts_there_is_no_button(new_page, address):
    """Without scripts the page has its picture and captions, and no button that does nothing."""
    page = new_page(java_script_enabled=False)
    page.goto(address + URL)
    assert page.locator(".wall svg").is_visible()
    assert page.locator(".captions li").first.is_visible()
    assert not page.locator(".play").is_visible()
