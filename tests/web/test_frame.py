"""The frame round every page: last checked, review, something wrong, print, the way back; and a way on from nowhere."""

import re
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from building import PLAIN, ROOT, build, copy_sources
from pages import ERROR_PAGE, SOURCE_OF, URLS, file_of, front_matter, name, path_of

from macros.facts.library import load_library
from macros.facts.reading import read
from macros.views.page_facts import review_line, subject_of
from scripts.judges.crawling import BASE, HOST, Site, tree_of

pytestmark = pytest.mark.slow

PHRASES = read("data/phrases.yaml", (ROOT / "data/phrases.yaml").read_bytes()).value or {}
EXERCISES = read("data/exercises.yaml", (ROOT / "data/exercises.yaml").read_bytes()).value or {}
MONTHS = [PHRASES["paper"][f"month_{number}"] for number in range(1, 13)]
LONG_DAY = re.compile(rf"({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})")
LIBRARY = load_library(ROOT / "data")
REPORT = "contribute/#tell-us-about-a-mistake"
"""Where a reader learns how to tell us, as long as no repository is known."""

ONE_PAGE = "INHERIT: mkdocs.yml\ndocs_dir: one\nnav: [index.md, other.md]\nnot_in_nav: ''\nhooks: []\n"


@pytest.fixture(scope="module")
def crawled(site):
    """The built site, read."""
    return Site(site)


def exercise_of(url):
    """The entry of an exercise by the address of its page; empty for any other page."""
    folder, _, rest = url.partition("/")
    return EXERCISES.get(rest.rstrip("/"), {}) if folder == "exercises" else {}


def leads_to(url, address):
    """Where an address on a page leads, as seen from the root of the site."""
    base = HOST if url == ERROR_PAGE else BASE
    return urljoin(base + url, address).removeprefix(base)


def way_back(url):
    """Where a page must lead back to: where its front matter says, an exercise to its level, others to their section or
    home.
    """
    if url in SOURCE_OF and "back_url" in front_matter(SOURCE_OF[url]):
        return front_matter(SOURCE_OF[url])["back_url"]
    folder = "/".join(url.split("/")[:-2])
    return f"exercises/{exercise_of(url)['level']}/" if exercise_of(url) else f"{folder}/" if folder else ""


def review_told(url):
    """What a page must tell of its review: one line where a clinician is to read it, nothing on any other page."""
    clinical = exercise_of(url) or front_matter(SOURCE_OF[url]).get("clinical") == "true"
    return [review_line(LIBRARY, subject_of(path_of(url), LIBRARY)).words] if clinical else []


def frame_faults(url, tree):
    """What is missing from the frame of a page. The home page has no way back, and the error page no day and review."""
    found = []
    told = [row.findtext("dd").strip() for row in tree.xpath("//aside[@class='about-page']//dl/div")]
    if url != ERROR_PAGE and not LONG_DAY.fullmatch("".join(told[:1])):
        found.append("it does not tell when it was last checked")
    if url != ERROR_PAGE and told[1:] != review_told(url):
        found.append("it does not tell rightly who has reviewed it")
    wrong = tree.xpath("//aside//a[@class='wrong']/@href")
    if [leads_to(url, address) for address in wrong] != [REPORT]:
        found.append("it does not lead to where a mistake is told")
    scripts = tree.xpath("//script[@defer and contains(@src, 'assets/scripts/page.js')]")
    if not (tree.xpath("//aside//button[@class='print' and @hidden]") and scripts):
        found.append("it has no button to print it")
    back = tree.xpath("//main//nav[@class='way']/a[1]/@href")
    if url and [leads_to(url, address) for address in back] != [way_back(url)]:
        found.append("it has no way back")
    ways = {leads_to(url, address) for address in tree.xpath("//main//a/@href | //main//form/@action")}
    if url != "search/" and "search/" not in ways:
        found.append("it does not lead to the search")
    return found


@pytest.mark.parametrize("url", URLS, ids=name)
def test_frame_is_whole(url, crawled):
    """A page tells its day, a clinical one who has reviewed it too; it leads to a form, a print, back and on."""
    assert frame_faults(url, crawled.pages[file_of(url)]) == []


def test_day_is_that_of_the_page(crawled):
    """The day that a page tells is the day `checked` of its own front matter."""
    days = {url: front_matter(path)["checked"] for url, path in SOURCE_OF.items() if "checked" in front_matter(path)}
    assert len(days) > 40
    for url, day in days.items():
        rows = crawled.pages[file_of(url)].xpath("//aside[@class='about-page']//dl/div/dd/text()")
        month, number, year = LONG_DAY.fullmatch(rows[0]).groups()
        assert f"{year}-{MONTHS.index(month) + 1:02}-{int(number):02}" == day, url


def test_contents_lead_to_all_headings(crawled):
    """The list of what is on a long page leads to each of its second headings, in their order."""
    long = [url for url, path in SOURCE_OF.items() if front_matter(path).get("contents") == "true"]
    assert len(long) > 15
    for url in long:
        tree = crawled.pages[file_of(url)]
        links = [link.removeprefix("#") for link in tree.xpath("//nav[@class='contents']//a/@href")]
        assert links == tree.xpath("//div[@class='md-typeset']/h2/@id"), url
        assert len(links) >= 3, url


def test_error_page_helps(crawled):
    """The error page offers a search that works without scripts, five doors, and the stop signs."""
    tree = crawled.pages[ERROR_PAGE]
    forms = tree.xpath("//main//form[@role='search' and @method='get' and @action='/search/']")
    assert [form.xpath(".//input/@name") for form in forms] == [["q"]]
    assert len(tree.xpath("//main//ul[@class='doors']//a/@href")) == 5
    assert "/safety/stop-signs/" in tree.xpath("//main//p[@class='stop']//a/@href")


@pytest.mark.parametrize("path", ["gone/", "a/b/c/gone/", "exercises/heel-raise.html"])
def test_error_page_works_at_any_address(path, new_page, address, site):
    """Shown at an address that does not exist, at any depth, the error page has its styles and leads to the search."""
    page = new_page()
    shown = {"status": 404, "content_type": "text/html", "body": (site / ERROR_PAGE).read_text("utf-8")}
    page.route(address + path, lambda route: route.fulfill(**shown))
    page.goto(address + path)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)"
    page.locator("main #q").fill("stairs")
    page.locator("main form button").click()
    page.wait_for_url(f"{address}search/?q=stairs")


def test_frame_speaks_in_our_letters(page, address):
    """Every part of the frame is set in the letters of the page: the theme has others for what stands beside it."""
    page.goto(f"{address}topics/pain/")
    families = page.evaluate(
        "[...document.querySelectorAll('header, main, aside, footer, aside button')]"
        ".map(part => getComputedStyle(part).fontFamily)"
    )
    assert len(families) == 5
    assert len(set(families)) == 1


def test_print_button_prints(new_page, address):
    """With scripts the button is there, and pressing it prints."""
    page = new_page()
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    page.goto(f"{address}topics/pain/")
    page.locator("button.print").click()
    assert page.evaluate("window.printed") == 1


@pytest.mark.parametrize("url", ["search/", "404.html", "exercises/counter-heel-raise/"], ids=name)
def test_print_button_moves_nothing(url, page, new_page, address):
    """The button takes the room that was kept for it: with and without scripts the page is equally long."""
    plain = new_page(java_script_enabled=False)
    ends = []
    for each in (plain, page):
        each.goto(address + url)
        each.evaluate("document.fonts.ready") if each is page else each.wait_for_load_state("networkidle")
        each.locator(".play, noscript").evaluate_all("found => found.forEach(element => element.remove())")
        ends.append(each.locator("footer").bounding_box()["y"])
    assert [each.locator("button.print").is_visible() for each in (plain, page)] == [False, True]
    assert ends[0] == ends[1]


def test_published_page_knows_its_address(tmp_path):
    """Where it is published, a page names itself and its card in full, and the form for a mistake is filled in."""
    project = copy_sources(tmp_path / "project")
    (project / "one").mkdir()
    (project / "one" / "index.md").write_text("# Home\n")
    (project / "one" / "other.md").write_text("# Heels & toes\n")
    (project / "one.yml").write_text(ONE_PAGE)
    out = tmp_path / "out"
    known = {"SITE_URL": "https://here.invalid/base/", "REPO_URL": "https://git.invalid/us/site"}
    done = build(project, out, "--config-file", "one.yml", **PLAIN, **known)
    assert (done.code, done.said) == (0, "")
    tree = Site(out).pages["other/index.html"]
    told = {meta.get("property"): meta.get("content") for meta in tree.xpath("//head/meta[@property]")}
    assert told["og:title"] == "Heels & toes"
    assert told["og:url"] == "https://here.invalid/base/other/"
    assert told["og:image"] == "https://here.invalid/base/social-card.png"
    assert (out / "social-card.png").is_file()
    assert tree.xpath("//link[@rel='apple-touch-icon']/@href") == ["../apple-touch-icon.png"]
    assert (out / "apple-touch-icon.png").is_file()
    assert tree.xpath("//footer//a[@href='https://git.invalid/us/site']")
    (form,) = (urlsplit(address) for address in tree.xpath("//a[@class='wrong']/@href"))
    assert form.geturl().startswith("https://git.invalid/us/site/issues/new?")
    assert parse_qs(form.query) == {
        "template": ["page.yml"],
        "title": ["About the page: Heels & toes"],
        "page": ["https://here.invalid/base/other/"],
    }
    assert (ROOT / ".github" / "ISSUE_TEMPLATE" / "page.yml").is_file()


def test_unpublished_pages_name_no_host(crawled):
    """A site without an address of its own tells its titles, and no picture that nobody could fetch."""
    assert crawled.pages
    for tree in crawled.pages.values():
        assert len(tree.xpath("//head/meta[@property='og:title']")) == 1
        assert tree.xpath("//head/meta[@property='og:image' or @property='og:url']") == []


BROKEN = """<html><body><main><nav class="way"><a href="../elsewhere/">Back</a></nav>
</main><aside class="about-page"><dl><div><dt>Last checked</dt> <dd>2026-11-22</dd></div>
<div><dt>Review</dt> <dd>Checked by everybody</dd></div></dl>
<p><a class="wrong" href="../elsewhere/">Wrong?</a></p></aside></body></html>"""


def test_every_fault_is_seen():
    """A page whose frame lacks everything is seen to lack each thing."""
    assert frame_faults("topics/pain/", tree_of(BROKEN)) == [
        "it does not tell when it was last checked",
        "it does not tell rightly who has reviewed it",
        "it does not lead to where a mistake is told",
        "it has no button to print it",
        "it has no way back",
        "it does not lead to the search",
    ]
