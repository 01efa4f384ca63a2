"""Scripts are loaded where they serve, and no page holds one inside."""

import pytest
from building import ROOT

from scripts.judges.crawling import Site, tree_of

pytestmark = pytest.mark.slow

SCRIPTS = ROOT / "docs" / "assets" / "scripts"
SERVING = {
    "page.js": "//body",
    "movement.js": "//figure[@data-movement]",
    "edition.js": "//*[@data-newest]",
    "plan.js": "//*[@class='scan']",
    "vendor/lean-qr.min.js": "//*[@class='scan']",
    "my-plan.js": "//*[@class='asking']",
    "find.js": "//form[@id='find']",
    "search.js": "//*[@id='found']",
    "vendor/minisearch.min.js": "//*[@id='found']",
}
"""Each script, and what it serves."""

DATA = ("application/ld+json", "application/json")
"""Types of script that a browser does not run."""


@pytest.fixture(scope="module")
def pages(site):
    """The trees of all pages, by file."""
    found = Site(site).pages
    assert len(found) > 80
    return found


def loaded_by(tree) -> set[str]:
    """The scripts that a page loads, by their path in docs/assets/scripts/."""
    return {source.rpartition("assets/scripts/")[2] for source in tree.xpath("//script/@src")}


def test_every_script_is_known():
    """Each script of docs/assets/scripts/ is named here with what it serves, and no other."""
    assert {path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js")} == set(SERVING)


@pytest.mark.parametrize("script", SERVING)
def test_script_is_loaded_where_it_serves(script, pages):
    """A script is loaded by the pages that it serves, by one at least, and by no other."""
    serves = {file for file, tree in pages.items() if tree.xpath(SERVING[script])}
    assert serves
    assert {file for file, tree in pages.items() if script in loaded_by(tree)} == serves


def inside(tree) -> list[str]:
    """The scripts that stand in a page itself: in an element, or in an attribute such as onclick."""
    elements = [script.text for script in tree.iter("script") if script.get("type") not in DATA]
    return [text for text in elements if text] + tree.xpath("//@*[starts-with(name(), 'on')]")


def test_no_script_stands_in_a_page(pages):
    """No page holds a script itself."""
    assert {file: inside(tree) for file, tree in pages.items() if inside(tree)} == {}


def test_a_script_in_a_page_is_seen():
    """A script in an element and one in an attribute are seen; a data block and a script of a file are not."""
    data = '<script type="application/ld+json">{}</script><script src="assets/scripts/page.js"></script>'
    tree = tree_of(f"<html><body>{data}<script>x()</script><p onclick='y()'></p></body></html>")
    assert inside(tree) == ["x()", "y()"]
    assert loaded_by(tree) == {"page.js"}
