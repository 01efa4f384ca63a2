"""One page of each kind as people read it: zoomed, narrow, with wide letters, printed, without colours or scripts."""

import pytest
from measuring import cut_off, low_targets, moving, smaller_than, sticking_out, text_of, without_edge
from pages import URLS, name
from playwright.sync_api import Page

pytestmark = pytest.mark.slow

KINDS = [
    "", "exercises/counter-heel-raise/", "exercises/", "topics/strength/", "topics/", "safety/", "start/levels/",
    "weeks/at-the-counter/", "references/", "search/", "glossary/", "edition/", "plan/", "404.html",
]  # fmt: skip
"""One page of each kind: together they use every template."""

SIZES = {
    "phone": {"width": 390, "height": 844},
    "400 percent": {"width": 320, "height": 256},
    "desk": {"width": 1280, "height": 900},
}
"""Screens in CSS pixels; 1280 × 1024 at 400 % zoom is 320 × 256."""

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""The spacing of WCAG 1.4.12, with which nothing may be lost."""

PANELS = ".panel, .hold, .dose, .wall, .ask-first, .stop, .care, .state, .door, button, input"

each_kind = pytest.mark.parametrize("url", KINDS, ids=name)


ADD_STYLES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}"""
"""The way of a reader's own tool: the policy of the pages forbids a style element."""


def test_kinds_are_pages():
    """Each page that stands for its kind exists."""
    assert set(KINDS) <= set(URLS)


def lost(page: Page) -> list[str]:
    """What sticks out of the screen or is cut off, first as the page is, then with wide letters and lines."""
    found = [*sticking_out(page), *cut_off(page)]
    page.evaluate(ADD_STYLES, SPACED)
    return found + [f"{line} (spaced)" for line in (*sticking_out(page), *cut_off(page))]


@pytest.mark.parametrize("size", SIZES)
@each_kind
def test_nothing_is_lost(url, size, page, address):
    """Nobody scrolls sideways and no text is cut off, at 400 % zoom neither, with wide letters neither."""
    page.set_viewport_size(SIZES[size])
    page.goto(address + url)
    assert lost(page) == []


@each_kind
def test_text_is_large_and_follows_the_reader(url, new_page, address):
    """All text is 20 px or more, and half as large again when the reader's own setting is; nothing is lost by it."""
    page = new_page()
    page.goto(address + url)
    assert smaller_than(page, 20) == []
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 24}})
    assert smaller_than(page, 30) == []
    assert [*sticking_out(page), *cut_off(page)] == []


@each_kind
def test_targets_are_high_enough(url, page, address):
    """Whatever stands alone to be tapped is 44 px high or more, on a phone and on a desk."""
    page.goto(address + url)
    found = {}
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        found[size] = low_targets(page, 44)
    assert {size: low for size, low in found.items() if low} == {}


@each_kind
def test_print_is_large_and_plain(url, page, address):
    """On paper the frame of the page is gone, and no text is below 18 point."""
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto(address + url)
    page.emulate_media(media="print")
    assert [part for part in (".top nav", ".base", ".menu", ".skip") if page.locator(part).is_visible()] == []
    assert smaller_than(page, 24) == []
    assert page.locator("h1").is_visible()


@each_kind
def test_forced_colours_keep_edges(url, page, address):
    """In forced colours, where fills are gone, every panel, button and field has a border on each side."""
    page.goto(address + url)
    page.emulate_media(forced_colors="active")
    assert without_edge(page, PANELS) == []


@each_kind
def test_nothing_moves_for_those_who_ask(url, page, address):
    """With reduced motion nothing moves or fades."""
    page.goto(address + url)
    page.emulate_media(reduced_motion="reduce")
    assert moving(page) == []


@each_kind
def test_pages_read_without_scripts(url, page, new_page, address):
    """Without scripts a page shows every word that it shows with them, but for the button that needs them."""
    plain = new_page(java_script_enabled=False)
    for each in (plain, page):
        each.goto(address + url)
    page.locator(".play").evaluate_all("found => found.forEach(element => element.remove())")
    shown, with_scripts = text_of(plain, "main"), text_of(page, "main")
    assert shown
    assert set(with_scripts.split()) <= set(shown.split())


def test_search_page_leads_on_without_scripts(new_page, address):
    """Without scripts the search page says so, and its lists lead to the other pages."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}search/")
    assert page.locator("main noscript p").is_visible()
    assert page.locator("main li a:visible").count() > 5


@each_kind
def test_nobody_else_is_asked(url, new_page, address):
    """A page asks no other host for anything, and writes nothing to the console."""
    page = new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + url, wait_until="networkidle")
    assert asked
    assert [other for other in asked if not other.startswith((address, "data:"))] == []
    assert said == []


FAULTY = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>x</title>
<style>body { margin: 0 } .door { transition: color 1s } .low { height: 1em; overflow: hidden }</style>
<p style="width: 900px">wide</p><p class="low">two lines of text, cut off by a box that is much too low for them</p>
<p style="font-size: 12px">small</p><p><a href="#">alone</a></p><p>in a <a href="#">sentence</a> it is fine</p>
<div class="door" style="border-top: 2px solid">no edge</div>
<div style="overflow-x: auto"><p style="width: 900px">scrolls by itself</p></div></html>"""


def test_every_fault_is_seen(page, serve, tmp_path):
    """Each measure sees its fault and leaves alone what is fine."""
    (tmp_path / "index.html").write_text(FAULTY)
    page.set_viewport_size(SIZES["400 percent"])
    page.goto(serve(tmp_path))
    assert [line.split('"')[1] for line in sticking_out(page)[:1]] == ["wide"]
    assert len(sticking_out(page)) == 2
    assert [line.split()[0] for line in cut_off(page)] == ["p.low"]
    assert smaller_than(page, 16) == ['12px p "small"']
    assert len(smaller_than(page, 20)) > 5
    assert [line.split(" ", 2)[2] for line in low_targets(page, 44)] == ['a "alone"']
    assert without_edge(page, PANELS) == ['div.door "no edge"']
    assert moving(page) == ['div.door "no edge"']
