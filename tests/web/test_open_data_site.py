"""What the site offers to programs: open data whose links lead somewhere, structured data, a sitemap and robots.txt."""

import json

import lxml.etree
import pytest
from building import PLAIN, build
from pages import ERROR_PAGE, SOURCE_OF, URLS, file_of, name

from macros.facts.open_data import FILES, FOLDER
from scripts.judges.crawling import Site
from tests.copying import files_of

pytestmark = pytest.mark.slow

ADDRESS = "https://example.org/strength/"
CODE_PAGES = {"plan/"}
"""Pages that say nothing without a code in their address."""

JSON_FILES = [path for path in FILES if path.endswith(".json")]
each_page = pytest.mark.parametrize("url", URLS, ids=name)


@pytest.fixture(scope="module")
def crawled(site):
    """The built site, read."""
    return Site(site)


@pytest.fixture(scope="module")
def published(site, shared, tmp_path_factory):
    """The same site, built for an address."""
    folder = tmp_path_factory.mktemp("published")
    done = build(shared / "sources", folder, **PLAIN, SITE_URL=ADDRESS)
    assert (done.code, done.said) == (0, "")
    return folder


def links_in(value):
    """Every address of a page in a JSON file, at any depth."""
    if isinstance(value, list):
        return [link for part in value for link in links_in(part)]
    if not isinstance(value, dict):
        return []
    own = [value[key] for key in ("page", "documentation", "$schema", "schema") if isinstance(value.get(key), str)]
    return own + [link for part in value.values() for link in links_in(part)]


@pytest.mark.parametrize("path", JSON_FILES)
def test_every_address_leads_somewhere(path, crawled):
    """Every address in a file leads to a page or file of the site, and to the place on it that it names."""
    links = links_in(json.loads((crawled.folder / FOLDER / path).read_bytes()))
    assert len(links) >= 2
    assert [fault for link in links if (fault := crawled.fault(f"{FOLDER}/{path}", link))] == []


def test_index_is_true_to_the_files(crawled):
    """The index names every file that lies there, with its true size."""
    index = json.loads((crawled.folder / FOLDER / "index.json").read_bytes())
    sizes = {entry["path"]: entry["bytes"] for entry in index["files"]}
    there = {path: len(content) for path, content in files_of(crawled.folder / FOLDER).items() if "/" not in path}
    del there["index.json"]
    assert sizes == there


def structured(tree):
    """What a page tells in the words of schema.org."""
    return [json.loads(element.text) for element in tree.xpath("//head/script[@type='application/ld+json']")]


@each_page
def test_page_has_structured_data(url, crawled):
    """Every page but that for errors tells what it is, under its own name, and names no address that is not there."""
    told = structured(crawled.pages[file_of(url)])
    assert len(told) == (0 if url == ERROR_PAGE else 1)
    for node in told:
        assert node["name"] == (crawled.pages[file_of(url)].xpath("string(//h1)").strip() if url else "Steady Strength")
        steps = node.get("breadcrumb", {}).get("itemListElement", [])
        addresses = [node["url"], node["isPartOf"]["url"], *(step["item"]["@id"] for step in steps)]
        assert [fault for address in addresses if (fault := crawled.fault(file_of(url), address))] == []


def test_nothing_is_said_without_an_address(site):
    """A site that does not know its address has no sitemap and no robots.txt, for both need whole addresses."""
    assert not {"sitemap.xml", "robots.txt"} & set(files_of(site))


def test_sitemap_lists_every_page_once(published):
    """The sitemap lists each page once with the day of its edition, but no error page and no page for codes."""
    content = (published / "sitemap.xml").read_bytes()
    tree = lxml.etree.fromstring(content)
    listed = tree.xpath("//*[local-name()='loc']/text()")
    assert sorted(listed) == sorted(f"{ADDRESS}{url}" for url in set(SOURCE_OF) - CODE_PAGES)
    assert tree.xpath("//*[local-name()='lastmod']/text()") == ["2023-11-14"] * len(listed)
    assert not (published / "sitemap.xml.gz").exists(), "its head would tell the day of the clock"


def test_robots_are_told_where_the_sitemap_is(published):
    """The file for robots forbids nothing and names the sitemap."""
    lines = (published / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {ADDRESS}sitemap.xml"]


def test_published_site_names_itself(published):
    """With an address, open data and structured data name whole addresses only."""
    clamshell = json.loads((published / FOLDER / "exercises.json").read_bytes())["data"]["clamshell"]
    assert clamshell["page"] == f"{ADDRESS}exercises/clamshell/"
    (told,) = structured(Site(published).pages["exercises/clamshell/index.html"])
    assert told["url"] == clamshell["page"]
