"""The search page finds pages on the reader's own device, by everyday words."""

import gzip
import json
import re
from pathlib import Path

import pytest
from building import ROOT
from pages import SOURCE_OF, front_matter
from playwright.sync_api import expect

from macros.facts.reading import read
from scripts.judges.axe import in_both_schemes
from scripts.judges.crawling import Site

pytestmark = pytest.mark.slow

HERE = Path(__file__).resolve().parent
WORDS = read("everyday_words.yaml", (HERE / "everyday_words.yaml").read_bytes()).value or {}
ALL_PHRASES = read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {}
PHRASES, URGENT, EVERYDAY = ALL_PHRASES["search"], ALL_PHRASES["urgent"], ALL_PHRASES["everyday"]

STOP, CRISIS = "safety/stop-signs/", "topics/wellbeing/"
ALARMS = {
    phrase: page for kind, page in (("emergency", STOP), ("crisis", CRISIS)) for phrase in URGENT[kind].split(", ")
}
"""Each phrase that must bring a warning, and the page that must come first."""
SAID_ANOTHER_WAY = {
    "I have a pain in my chest": STOP,
    "chest pains": STOP,
    "I can't breathe": STOP,
    "my face is droopy": STOP,
    "heart atack": STOP,
    "Stroke!": STOP,
    "I fainted today": STOP,
    "I want to kill myself": CRISIS,
    "suiside": CRISIS,
}
"""The same in a sentence, in another order, or misspelt."""

MAX_INDEX = 25_000
MAX_PAGE = 80_000

TRY_ALL = """async (words) => {
  const form = document.querySelector("form.search");
  const rows = {};
  for (const word of words) {
    form.querySelector("#q").value = word;
    form.requestSubmit();
    await new Promise((done) => setTimeout(done));
    const warning = form.querySelector(".care:not([hidden])");
    rows[word] = {
      links: [...form.querySelectorAll("#found a")].map((link) => link.getAttribute("href")),
      warning: warning && warning.dataset.page,
      said: form.querySelector("#count").textContent,
    };
  }
  return rows;
}"""


@pytest.fixture(scope="module")
def results(browser, address):
    """What the search shows for every word of this module: links without the site's address, warning and message."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}search/?q=stairs")
    expect(page.locator("#found a").first).to_be_visible()  # the index is there
    shown = page.evaluate(TRY_ALL, [*WORDS, *ALARMS, *SAID_ANOTHER_WAY, *EVERYDAY])
    context.close()
    for row in shown.values():
        row["links"] = [link.removeprefix(address) for link in row["links"]]
        row["pages"] = [link.split("#")[0] for link in row["links"]]
    return shown


@pytest.fixture(scope="module")
def index(site):
    """The index, read."""
    return json.loads((site / "search" / "index.js").read_text("utf-8").partition("=")[2].rstrip().removesuffix(";"))


def found(page) -> list[str]:
    """The addresses of the results, when there are any."""
    expect(page.locator("#found a").first).to_be_visible()
    return page.locator("#found a").evaluate_all("links => links.map(link => link.href)")


def many(count: int) -> str:
    """What is announced for a number of results."""
    return PHRASES["one"] if count == 1 else PHRASES["many"].replace("{n}", str(count))


def test_words_are_collected():
    """There are at least forty everyday words, and words for both warnings."""
    assert len(WORDS) >= 40
    assert {"shoes", "fell", "pins and needles", "buttons", "stairs"} <= set(WORDS)
    assert set(ALARMS.values()) == {STOP, CRISIS}
    assert len(EVERYDAY) > 20


@pytest.mark.parametrize("word", WORDS)
def test_everyday_word_finds_its_page(word, results):
    """What a person types finds the page that answers it among the first three."""
    assert WORDS[word] in results[word]["pages"][:3]


@pytest.mark.parametrize("phrase", [*ALARMS, *SAID_ANOTHER_WAY])
def test_emergency_comes_first(phrase, results):
    """Words that sound like an emergency show its warning, and the page that says what to do is the first result."""
    wanted = (ALARMS | SAID_ANOTHER_WAY)[phrase]
    assert results[phrase]["warning"].split("#")[0] == wanted
    assert results[phrase]["pages"][0] == wanted


def test_no_false_alarm(results):
    """No everyday word brings a warning but those that mean an emergency."""
    assert [word for word in WORDS if results[word]["warning"]] == ["emergency"]


@pytest.mark.parametrize("ours", EVERYDAY)
def test_words_of_ours_find_something(ours, results):
    """A word that the table of everyday words leads to stands on our pages, or the row would lead nowhere."""
    assert results[ours]["links"]
    assert results[ours]["said"] != PHRASES["none"]


def test_the_table_is_what_finds(page, address, site):
    """Without the table of everyday words a word that stands only there finds nothing."""
    script = (site / "search" / "index.js").read_text("utf-8")
    assert '"everyday":[[' in script
    page.route("**/index.js", lambda route: route.fulfill(body=f"{script}searchIndex.everyday = [];"))
    page.goto(f"{address}search/?q=bannister")
    expect(page.locator("#count")).to_have_text(PHRASES["none"])
    page.unroute("**/index.js")
    page.goto(f"{address}search/?q=bannister")
    assert found(page)


def test_crisis_says_what_its_page_says():
    """The sentences of the crisis warning are those of the page that it leads to."""
    said = SOURCE_OF[CRISIS].read_text("utf-8").replace("*", "")
    told = f"{URGENT['crisis_title'].removesuffix('.')}. {URGENT['crisis_act']}"
    assert told in said, f"docs/{CRISIS.rstrip('/')}.md and data/phrases.yaml (urgent) must both say: {told}"


def test_index_names_pages_and_places(index, site):
    """Every row of the index leads to a page of the site, or to a place on it; every exercise says its level."""
    crawled = Site(site)
    addresses = [row[0] for row in index["pages"]]
    assert len(addresses) > 80
    places = [f"{addresses[row[0]]}#{row[1]}" for row in index["sections"]]
    assert len(places) > 150
    assert [fault for link in (*addresses[1:], *places) if (fault := crawled.fault("index.html", link))] == []
    for_contributors = {url for url in SOURCE_OF if re.match("(messages|grow)/.", url)}
    assert len(for_contributors) > 100
    assert {row[0] for row in index["pages"]} == SOURCE_OF.keys() - for_contributors - {"search/"}
    levels = [row for row in index["pages"] if len(row) == 6]
    assert len(levels) >= 40
    assert [row[0] for row in levels if not row[2].startswith(f"Level {row[5]}. ")] == []
    assert [row[0] for row in index["pages"] if not row[2]] == []


def test_index_is_small(site):
    """The index is at most 25 kB, and with its page, styles and scripts at most 80 kB, compressed."""
    folder = site / "search"
    tree = Site(site).pages["search/index.html"]
    links = tree.xpath("//link[@rel='stylesheet']/@href | //script/@src")
    assert len(links) > 4
    sizes = {
        path: len(gzip.compress((folder / path).read_bytes(), 6, mtime=0))
        for path in ["index.html", "index.js", *links]
    }
    assert sizes["index.js"] <= MAX_INDEX
    assert sum(sizes.values()) <= MAX_PAGE


@pytest.mark.parametrize("url", [url for url, path in SOURCE_OF.items() if "find" in front_matter(path)])
def test_find_lines_are_phrases(url):
    """The `find` line of a page holds different short phrases with a comma and a space between."""
    phrases = front_matter(SOURCE_OF[url])["find"].split(", ")
    assert len(set(phrases)) == len(phrases)
    assert [phrase for phrase in phrases if phrase != phrase.strip(" ,") or not 0 < len(phrase.split()) < 6] == []


def test_typing_lists_pages(page, address):
    """Typing a word lists pages with a line each, says how many, and leaves an address that can be kept."""
    page.goto(f"{address}search/")
    assert page.locator("#count").inner_text() == ""
    page.get_by_role("searchbox").press_sequentially("stairs")
    links = found(page)
    assert len(set(links)) == len(links)
    assert 1 < len(links) <= 10
    rows = page.locator("#found li")
    assert [row.locator("span").inner_text() != "" for row in rows.all()] == [True] * len(links)
    expect(page.locator("#count")).to_have_text(many(len(links)))
    assert page.url == f"{address}search/?q=stairs"


def test_a_section_is_named_with_its_page(page, address):
    """A result that is a place on a page says the page and the place, and leads to the place."""
    page.goto(f"{address}search/?q=idiopathic")
    first = page.locator("#found a").first
    expect(first).to_have_text("Glossaryidiopathic")
    expect(first.locator("b")).to_have_text("idiopathic")
    first.click()
    assert page.url == f"{address}glossary/#idiopathic"


def test_nothing_found_leads_on(page, address):
    """A word that is nowhere is answered in words that screen readers announce, and with pages that lead on."""
    page.goto(f"{address}search/?q=xylophone")
    expect(page.get_by_role("status")).to_contain_text(PHRASES["none"])
    assert [link.removeprefix(address) for link in found(page)] == ["exercises/find/", "glossary/", STOP]


def test_warning_is_announced_and_leaves(page, address):
    """The warning stands in the place that screen readers announce, and goes when the words go."""
    page.goto(f"{address}search/?q=chest+pain")
    warning = page.get_by_role("status").locator(".care.emergency")
    expect(warning.filter(visible=True)).to_have_count(1)
    page.get_by_role("searchbox").fill("")
    expect(warning.filter(visible=True)).to_have_count(0)
    expect(page.locator("#found a")).to_have_count(0)
    expect(page.locator("#count")).to_have_text("")


def test_enter_stays_on_the_page(page, address):
    """Enter, and the button, search without loading the page again."""
    page.goto(f"{address}search/")
    page.evaluate("window.same = true")
    page.get_by_role("searchbox").fill("chair")
    page.keyboard.press("Enter")
    assert found(page)
    page.locator("form.search").get_by_role("button").click()
    assert found(page)
    assert page.evaluate("window.same") is True


def test_a_lost_index_is_told_and_tried_again(page, address):
    """When the index does not load the page says so, and the next try finds."""
    page.route("**/index.js", lambda route: route.abort())
    page.goto(f"{address}search/?q=stairs")
    expect(page.locator("#count")).to_have_text(PHRASES["failed"])
    page.unroute("**/index.js")
    page.keyboard.press("Tab")
    page.get_by_role("searchbox").press("Enter")
    assert found(page)


def test_a_word_is_never_markup(page, address):
    """What a person types is shown as text, never run."""
    page.goto(f"{address}search/?q=%3Cimg%20src%3Dx%20onerror%3D%22window.run%3D1%22%3E")
    expect(page.locator("#count")).not_to_have_text("")
    assert page.evaluate("window.run") is None
    assert page.locator("main img").count() == 0


def test_results_can_be_read_by_all(page, address):
    """With results and a warning the page breaks no rule of axe, in light and in dark."""
    page.goto(f"{address}search/?q=chest+pain")
    assert found(page)
    assert in_both_schemes(page) == {"light": [], "dark": []}


def test_it_works_from_a_disk(page, site):
    """From a disk the search finds too, and its links name files that exist."""
    page.goto((site / "search" / "index.html").as_uri())
    page.get_by_role("searchbox").press_sequentially("foot drop")
    links = found(page)
    files = [Path(link.removeprefix("file://").split("#")[0]) for link in links]
    assert {path.name for path in files} == {"index.html"}
    assert [path for path in files if not path.is_file()] == []
