"""Every page of the built site, read from its file: links lead somewhere, nothing is left over or asks elsewhere."""

import gzip
from collections import Counter

import lxml.html
import pytest
from pages import SOURCE_OF, URLS, file_of, front_matter, name, path_of

from macros.facts.library import load_library
from macros.facts.reading import read
from macros.views.page_facts import review_line, subject_of
from scripts.judges.crawling import Site, asks_elsewhere, build_faults, in_css, tree_of
from tests.copying import ROOT, files_of

pytestmark = pytest.mark.slow

ENTRIES = read("data/exercises.yaml", (ROOT / "data/exercises.yaml").read_bytes()).value or {}
EXERCISES = [name for name, entry in ENTRIES.items() if "draft" not in entry]
REVIEWED = [url for url, path in SOURCE_OF.items() if "clinical" in front_matter(path)]
LIBRARY = load_library(ROOT / "data")
MAX_BYTES = 30_000
MAX_PICTURE = 12_000
MAX_MOVEMENT = 40_000

each_page = pytest.mark.parametrize("url", URLS, ids=name)


@pytest.fixture(scope="module")
def crawled(site):
    """The built site, read."""
    return Site(site)


def test_pages_are_those_of_docs(crawled):
    """The site has one page for each Markdown file and an error page, and no other."""
    assert len(URLS) > 80
    assert set(crawled.pages) == {file_of(url) for url in URLS}


@each_page
def test_links_lead_somewhere(url, crawled):
    """Every link, anchor, asset and reference by id on a page leads somewhere."""
    assert crawled.link_faults(file_of(url)) == []


def test_styles_lead_somewhere(crawled):
    """Every address in a style sheet leads to a file of the site."""
    sheets = [file for file in crawled.files if file.endswith(".css")]
    assert sheets
    assert [fault for sheet in sheets for fault in crawled.link_faults(sheet)] == []


@each_page
def test_page_is_well_made(url, crawled):
    """A page has its language, title, description, headings in order, unique ids, named pictures, and no leftovers."""
    assert build_faults(crawled.pages[file_of(url)]) == []


@each_page
def test_page_asks_no_other_host(url, crawled):
    """A page makes the browser ask no host but its own."""
    assert asks_elsewhere(crawled.pages[file_of(url)]) == []


def test_styles_ask_no_other_host(crawled):
    """No style sheet of the site names another host."""
    texts = {file: (crawled.folder / file).read_text("utf-8") for file in crawled.files if file.endswith(".css")}
    assert texts
    assert [file for file, text in texts.items() if any("//" in address for address in in_css(text))] == []


@pytest.mark.parametrize(
    "what", ["//head/title/text()", "//head/meta[@name='description']/@content"], ids=["title", "description"]
)
def test_texts_in_lists_of_results_differ(what, crawled):
    """No two pages have the same title or description, so that search results can be told apart."""
    counts = Counter(tree.xpath(f"string({what})") for tree in crawled.pages.values())
    assert [text for text, count in counts.items() if count > 1] == []


def weight(crawled: Site, file: str) -> int:
    """The bytes, compressed, of a page with its style sheets and scripts; fonts come later and are kept."""
    tree = crawled.pages[file]
    assets = [*tree.xpath("//link[@rel='stylesheet']/@href"), *tree.xpath("//script/@src")]
    paths = [crawled.folder / file, *((crawled.folder / file).parent / asset.lstrip("/") for asset in assets)]
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths)


def test_pages_are_light(crawled):
    """No page weighs more than 30 kB with its styles and scripts: a second on a slow phone."""
    weights = {file: weight(crawled, file) for file in crawled.pages}
    heaviest = sorted(weights, key=weights.__getitem__, reverse=True)[:3]
    assert max(weights.values()) <= MAX_BYTES, ", ".join(f"{file} {weights[file]} bytes" for file in heaviest)


def test_pictures_are_light(crawled):
    """No picture weighs more than 12 kB on its page, and no movement more than 40 kB, compressed."""
    drawings = {
        file: len(gzip.compress(lxml.html.tostring(drawing), 6, mtime=0))
        for file, tree in crawled.pages.items()
        for drawing in tree.xpath("//*[@class='drawing' or @class='picture']")
    }
    assert len(drawings) > len(EXERCISES)
    assert {file: size for file, size in drawings.items() if size > MAX_PICTURE} == {}
    movements = (crawled.folder / "assets" / "movements").iterdir()
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in movements}
    assert {name: size for name, size in sizes.items() if size > MAX_MOVEMENT} == {}


def test_exercises_are_collected():
    """The exercises and the pages with a review state are found."""
    assert len(EXERCISES) >= 40
    assert "safety/" in REVIEWED


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_exercise_can_be_found(exercise_id, crawled):
    """Each exercise has a page, and the page of all exercises links to it."""
    assert f"exercises/{exercise_id}/index.html" in crawled.pages
    assert f"{exercise_id}/" in crawled.pages["exercises/index.html"].xpath("//main//a/@href")


@pytest.mark.parametrize("url", [*REVIEWED, *(f"exercises/{exercise_id}/" for exercise_id in EXERCISES)], ids=name)
def test_review_state_is_shown(url, crawled):
    """Each page with health content says who has checked it, or plainly that nobody has."""
    states = crawled.pages[file_of(url)].xpath("//main//*[contains(concat(' ', @class, ' '), ' state ')]")
    assert len(states) == 1
    line = review_line(LIBRARY, subject_of(path_of(url), LIBRARY))
    assert states[0].text_content().strip() == line.words
    assert ("is-reviewed" in states[0].get("class")) == line.signed


def test_theme_leaves_nothing_behind(crawled, shared):
    """Under assets/ stand our own files and what the build makes of them: no dead script or icon of the theme."""
    ours = files_of(shared / "sources" / "docs" / "assets")
    joined = {f"styles/{sheet}.css" for sheet in ("material", "shared", "web")}
    assert joined < set(ours)
    found = files_of(crawled.folder / "assets")
    made = ("movements/", "pictures/", "styles/site.css")
    kept = {file: content for file, content in ours.items() if file not in joined}
    assert {file: found[file] for file in found if not file.startswith(made)} == kept
    assert [file for file in crawled.files if file.endswith((".map", ".gz"))] == []


BROKEN = """<html><head><title>x</title><link rel="stylesheet" href="https://fonts.example/a.css">
<link rel="icon" href="gone.svg"><style>p { background: url(gone.png) }</style></head><body>
<h2 id="a">First</h2><h4 id="a">Deep</h4><img src="https://pixel.example/x.gif"><svg></svg>
<a href="">empty</a><a href="../up/">up</a><a href="#nowhere">anchor</a><a href="other/#nowhere">far anchor</a>
<a href="javascript:x()">script</a><label for="none">label</label><a href="https://example.org/">fine</a>
<p style="background: url(//cdn.example/y.png)">{{ oops() }} # _Macro Rendering Error_</p></body></html>"""


def test_every_fault_is_seen(tmp_path):
    """A page with every kind of fault is seen with each of them, and a plain link to another host is fine."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("<html><h1>Other</h1></html>")
    (tmp_path / "index.html").write_text(BROKEN)
    tree = tree_of(BROKEN)
    assert len(asks_elsewhere(tree)) == 3
    assert len(Site(tmp_path).link_faults("index.html")) == 8
    assert {fault.split(":")[0] for fault in build_faults(tree)} == {
        "its language is not given",
        "it has 0 texts for its description",
        "its headings are of the levels [2, 4]; the first and only the first is 1",
        "a heading of level 4 follows one of level 2",
        "the id a is there 2 times",
        "a picture has no text",
        "it shows {{",
        "it shows }}",
        "it shows Macro Rendering Error",
    }
