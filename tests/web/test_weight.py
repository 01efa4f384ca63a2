"""What a first visit costs, and that nothing moves while a page loads: in Chromium, with an empty cache."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from building import ROOT
from measuring import wait_until
from playwright.sync_api import Route

from macros.facts.reading import read
from scripts.judges.weight import LETTERS_HERE, asked_by, weights

pytestmark = pytest.mark.slow

EXERCISES = list(read("data/exercises.yaml", (ROOT / "data/exercises.yaml").read_bytes()).value or {})
KINDS = (
    *("", "exercises/{heaviest}/", "topics/pain/", "safety/", "exercises/", "print/", "evidence/"),
    *("search/", "exercises/find/", "my-plan/", "plan/"),
)
"""A page of each common kind, and each tool. The exercise is the one with the largest page."""

MAX_BYTES = 80_000
MAX_REQUESTS = 12
MAX_SHIFT = 0.01
"""A tenth of what counts as good: letters of the device are set as wide as ours, but no two faces are the same."""

KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length, caches: (await caches.keys()).length,
  databases: (await indexedDB.databases()).length, workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(entry =>
  [entry.value, entry.sources.map(source => source.node?.nodeName + ' ' + source.node?.className).join()])))
  .observe({type: 'layout-shift', buffered: true});
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"

each_kind = pytest.mark.parametrize("url", KINDS, ids=lambda url: url.rstrip("/") or "home")


@dataclass(frozen=True)
class Visit:
    """What a browser asked for while a page was opened, and what was left in it afterwards."""

    asked: list[str]
    cookies: list[Any]
    kept: dict[str, int]


def page_of(url: str, site: Path) -> str:
    """The address of a kind of page."""
    heaviest = max(EXERCISES, key=lambda name: (site / "exercises" / name / "index.html").stat().st_size)
    return url.format(heaviest=heaviest)


@pytest.fixture(scope="module")
def visits() -> dict[str, Visit]:
    """The visits made so far."""
    return {}


@pytest.fixture
def visit(new_page, address, site, visits) -> Callable[[str], Visit]:
    """Open a page in a browser that has never been here; once for each kind of page."""

    def start(url: str) -> Visit:
        if url not in visits:
            page = new_page()
            asked = asked_by(page, address + page_of(url, site))
            visits[url] = Visit(asked, page.context.cookies(), page.evaluate(KEPT))
        return visits[url]

    return start


@each_kind
def test_a_first_visit_is_light(url, visit, site):
    """A first visit is at most 80 kB and 12 requests, letters and pictures included, and asks for each file once."""
    asked = visit(url).asked
    sizes = weights(site, asked)
    assert any(path.endswith(".woff2") for path in sizes)
    assert any(path.endswith(".css") for path in sizes)
    assert sum(sizes.values()) <= MAX_BYTES, sizes
    assert len(asked) <= MAX_REQUESTS, asked
    assert len(sizes) == len(asked)


@each_kind
def test_a_visit_leaves_no_trace(url, visit, address):
    """A visit asks one host, and leaves no cookie and nothing in any store of the browser."""
    visited = visit(url)
    assert {urlsplit(asked).netloc for asked in visited.asked} == {urlsplit(address).netloc}
    assert visited.cookies == []
    assert set(visited.kept.values()) == {0}


@pytest.mark.parametrize(("url", "width"), [*((url, 360) for url in KINDS), *((url, 1280) for url in KINDS[:4])])
def test_nothing_moves_as_a_page_loads(url, width, new_page, address, site):
    """Nothing on a page moves as it loads: next to nothing when letters come late, nothing at all on a second visit."""
    page = new_page()
    page.set_viewport_size({"width": width, "height": 740})
    waiting: list[Route] = []
    held = [True]  # until the first words are painted
    page.add_init_script(WATCH_SHIFTS)
    page.route("**/*.woff2", lambda route: waiting.append(route) if held else route.continue_())
    page.goto(address + page_of(url, site), wait_until="commit")
    wait_until(page, PAINTED)
    assert len(waiting) == 1, "The page asks for one file of letters, also while that is on its way"
    held.clear()
    while waiting:
        waiting.pop().continue_()
        page.wait_for_timeout(50)
    page.wait_for_load_state("load")
    wait_until(page, LETTERS_HERE)
    late = page.evaluate("window.shifts")
    assert sum(share for share, _ in late) < MAX_SHIFT, late
    page.unroute("**/*.woff2")
    page.reload(wait_until="load")
    assert page.evaluate("window.shifts") == []


def test_a_shift_is_seen(new_page, serve, tmp_path):
    """A page on which something moves after the first words is seen to move."""
    (tmp_path / "index.html").write_text(
        "<!doctype html><body><p id=late></p><h1>Words</h1><p>More words.</p>"
        "<script>requestAnimationFrame(() => setTimeout(() => late.style.height = '200px', 300))</script>"
    )
    page = new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(serve(tmp_path))
    wait_until(page, "window.shifts.length > 0")


def test_what_is_kept_is_seen(new_page, serve, tmp_path):
    """A page that keeps something in the browser is seen to do so."""
    (tmp_path / "index.html").write_text("<script>localStorage.a = document.cookie = 'a=1'; caches.open('b')</script>")
    page = new_page()
    page.goto(serve(tmp_path), wait_until="networkidle")
    kept = page.evaluate(KEPT)
    assert (kept["local"], kept["caches"], kept["session"]) == (1, 1, 0)
    assert len(page.context.cookies()) == 1
