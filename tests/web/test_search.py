"""The search page finds pages on the reader's own device; scripts are loaded there and where a picture moves."""

import json

import pytest
from building import ROOT
from crawling import Site
from pages import URLS, file_of
from playwright.sync_api import expect

from macros.facts.reading import read

pytestmark = pytest.mark.slow

PHRASES = (read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {})["search"]


def found(page) -> list[str]:
    """The addresses of the results, when there are any."""
    expect(page.locator("#found a").first).to_be_visible()
    return page.locator("#found a").evaluate_all("links => links.map(link => link.href)")


def many(count: int) -> str:
    """What is announced for a number of results."""
    return PHRASES["one"] if count == 1 else PHRASES["many"].replace("{n}", str(count))


def test_scripts_are_loaded_where_they_serve(site):
    """Each script is loaded by the pages that it serves and by no other, and no page holds one inside."""
    pages = Site(site).pages
    assert len(pages) > 80
    scripts = {file: tree.xpath("//script") for file, tree in pages.items() if tree.xpath("//script")}
    serving = {"movement.js": "//figure[@data-movement]", "edition.js": "//*[@data-newest]", "plan.js": "//*[@data-id]"}
    wanted = {
        file: {name for name, place in serving.items() if tree.xpath(place)}
        for file, tree in pages.items()
        if file != "search/index.html"
    }
    loaded = {
        file: {script.get("src").rpartition("/")[2] for script in found if script.get("src")}
        for file, found in scripts.items()
    }
    assert loaded.pop("search/index.html") == {"minisearch.min.js", "search.js"}
    assert loaded == {file: names for file, names in wanted.items() if names}
    for name in ("movement.js", "edition.js"):
        assert sum(name in names for names in wanted.values()) > 20
    assert [file for file, names in wanted.items() if "plan.js" in names] == ["plan/index.html"]
    assert [file for file, found in scripts.items() for script in found if not script.get("src") or script.text] == []
    handlers = "//@*[starts-with(name(), 'on')]"
    assert [file for file, tree in pages.items() if tree.xpath(handlers)] == []


def test_typing_lists_pages(page, address, site):
    """Typing a word lists pages that exist, says how many, and leaves an address that can be kept."""
    page.goto(f"{address}search/")
    assert page.locator("#count").inner_text() == ""
    page.get_by_role("searchbox").press_sequentially("stairs")
    links = found(page)
    assert links
    assert len(set(links)) == len(links)
    assert Site(site).fault("index.html", links[0].removeprefix(address)) == ""
    assert [link for link in links if Site(site).fault("index.html", link.removeprefix(address))] == []
    assert page.locator("#found a").first.inner_text()
    expect(page.locator("#count")).to_have_text(many(len(links)))
    assert page.url == f"{address}search/?q=stairs"


def test_address_with_a_word_finds_at_once(page, address):
    """Opening /search/?q=shoes shows what is found for it, with the page about shoes among the first five."""
    page.goto(f"{address}search/?q=shoes")
    links = found(page)
    assert page.get_by_role("searchbox").input_value() == "shoes"
    expect(page.locator("#count")).to_have_text(many(len(links)))
    assert any(link.startswith(f"{address}safety/shoes-and-floor/") for link in links[:5])


def test_misspelt_word_is_found(page, address):
    """A word with one wrong letter still finds pages."""
    page.goto(f"{address}search/?q=ballance")
    assert f"{address}topics/balance/" in [link.split("#")[0] for link in found(page)]


def test_nothing_found_is_announced(page, address):
    """A word that is nowhere is answered in words, in a place that screen readers announce."""
    page.goto(f"{address}search/?q=xylophone")
    status = page.get_by_role("status")
    expect(status).to_have_text(PHRASES["none"])
    assert page.locator("#found a").count() == 0


def test_emptied_box_empties_the_list(page, address):
    """Taking the word away takes the results and their count away."""
    page.goto(f"{address}search/?q=stairs")
    assert found(page)
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#found a")).to_have_count(0)
    expect(page.locator("#count")).to_have_text("")


def test_enter_stays_on_the_page(page, address):
    """Enter, and the button, search without loading the page again."""
    page.goto(f"{address}search/")
    page.evaluate("window.same = true")
    page.get_by_role("searchbox").fill("chair")
    page.keyboard.press("Enter")
    assert found(page)
    page.get_by_role("button").click()
    assert found(page)
    assert page.evaluate("window.same") is True


def test_a_word_is_never_markup(page, address):
    """What a person types is shown as text, never run."""
    page.goto(f"{address}search/?q=%3Cimg%20src%3Dx%20onerror%3D%22window.run%3D1%22%3E")
    expect(page.get_by_role("status")).not_to_have_text("")
    assert page.evaluate("window.run") is None
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize("word", ["stairs", "shoes"])
def test_index_names_only_pages(word, site):
    """The index that the search reads names pages of this site only, and some of them for a common word."""
    entries = json.loads((site / "search" / "search_index.json").read_text())["docs"]
    assert [entry["location"] for entry in entries if word in entry["text"].lower()]
    files = {file_of(url) for url in URLS}
    assert {file_of(entry["location"].split("#")[0]) for entry in entries} <= files
