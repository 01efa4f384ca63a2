"""A walk with the Tab key over one page of each kind, on a desk and at 400 % zoom."""

import pytest
from measuring import wait_until
from pages import name
from playwright.sync_api import Page

pytestmark = pytest.mark.slow

KINDS = [
    "", "exercises/counter-heel-raise/", "topics/strength/", "safety/", "weeks/at-the-counter/", "search/", "404.html",
]  # fmt: skip
SIZES = {"desk": {"width": 1280, "height": 900}, "400 percent": {"width": 320, "height": 256}}
MOST_STOPS_BEFORE_CONTENT = 8

STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return {
    name: (element.getAttribute('aria-label') || element.textContent || element.id).trim().slice(0, 40),
    inMain: element.closest('main') !== null,
    inFooterNav: element.closest('footer nav') !== null,
    inHeader: element.closest('header') !== null,
    onScreen: box.width > 0 && box.height > 0
      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
  };
}"""

each_size = pytest.mark.parametrize("size", SIZES)
each_kind = pytest.mark.parametrize("url", KINDS, ids=name)


def press_tab(page: Page) -> dict | None:
    """Press Tab; where that leads, or None when it leaves the page."""
    page.keyboard.press("Tab")
    return page.evaluate(STOP)


def walk(page: Page, most: int = 200) -> list[dict]:
    """Every stop from the top of the page to its end."""
    stops = []
    while len(stops) < most and (stop := press_tab(page)):
        stops.append(stop)
    return stops


def faults(stops: list[dict]) -> list[str]:
    """What is wrong with a walk."""
    found = [f"{stop['name']} is off the screen" for stop in stops if not stop["onScreen"]]
    found += [f"{stop['name']} has a ring of {stop['ring']} px" for stop in stops if stop["ring"] < 3]
    before = next((number for number, stop in enumerate(stops) if stop["inMain"] or stop["inFooterNav"]), len(stops))
    if before > MOST_STOPS_BEFORE_CONTENT:
        found.append(f"there are {before} stops before the content")
    return found


@each_size
@each_kind
def test_walk_from_top_to_end(url, size, page, address):
    """First comes the skip link; each stop is on the screen with a ring round it; few come before the content."""
    page.set_viewport_size(SIZES[size])
    page.goto(address + url)
    stops = walk(page)
    assert stops[0]["name"] == page.locator("a.skip").inner_text()
    assert any(stop["inFooterNav"] for stop in stops)
    assert len(stops) < 200
    assert faults(stops) == []


@each_size
@each_kind
def test_skip_link_leads_to_the_content(url, size, page, address):
    """Enter on the skip link moves to the content, and the next Tab goes on from there."""
    page.set_viewport_size(SIZES[size])
    page.goto(address + url)
    press_tab(page)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    after = press_tab(page)
    assert after["inMain"] or after["inFooterNav"]
    assert not after["inHeader"]


def test_menu_is_reached_at_400_percent(page, address):
    """At 400 % zoom the header's links make way for one link, Menu, which leads to all pages in the footer."""
    page.set_viewport_size(SIZES["400 percent"])
    page.goto(f"{address}safety/")
    assert not page.locator("header nav").is_visible()
    names = [press_tab(page)["name"] for _ in range(3)]
    assert names == [page.locator(link).inner_text() for link in ("a.skip", "a.brand", "a.menu")]
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('#menu').getBoundingClientRect().top < innerHeight")
    first = press_tab(page)
    assert first["inFooterNav"]
    assert first["onScreen"]


def test_header_is_reached_on_a_desk(page, address):
    """On a wide screen the header's links are stops, and the current page is marked for those who cannot see it."""
    page.set_viewport_size(SIZES["desk"])
    page.goto(f"{address}safety/")
    links = page.locator("header nav a").all_inner_texts()
    names = [press_tab(page)["name"] for _ in range(2 + len(links))]
    assert names == [page.locator("a.skip").inner_text(), page.locator("a.brand").inner_text(), *links]
    current = page.locator("header nav [aria-current=page]")
    assert current.count() == 1
    assert current.evaluate("link => link.href") == f"{address}safety/"


FAULTY = """<!doctype html><html lang="en"><title>x</title><style>a:focus { outline: none }</style><body>
<a href="#a">Skip to the page</a><a href="#b" style="position: fixed; left: -999px">hidden</a>{links}
<main><a href="#c">content</a></main></body></html>"""


def test_every_fault_is_seen(page, serve, tmp_path):
    """A stop without a ring, one off the screen, and a long way to the content are each seen."""
    (tmp_path / "index.html").write_text(FAULTY.replace("{links}", "<button>x</button>" * 9))
    page.goto(serve(tmp_path))
    found = faults(walk(page))
    assert "hidden is off the screen" in found
    assert "content has a ring of 0 px" in found
    assert "there are 11 stops before the content" in found
