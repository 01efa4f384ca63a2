"""Zensical, the engine that its makers build to follow Material for MkDocs, makes the same pages from the same files.

Material for MkDocs ends on 5 May 2027. Nothing here is needed to build the site. What differs is listed below with its
reason, so that a new difference is noticed; docs/grow/another-engine.md says what is left to move. Where Zensical is
not installed these tests are skipped and say so; in CI it must be there.
"""

import os
import subprocess
import sys
from difflib import SequenceMatcher
from fnmatch import fnmatch
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urljoin

import pytest
from building import PLAIN, copy_sources
from filelock import FileLock
from lxml.html import HtmlElement

from macros.views.faces import WebFace
from scripts.judges.crawling import tree_of
from tests.copying import files_of

OTHER_TEXTS: dict[str, list[tuple[str, str]]] = {}
"""The pages whose main text differs: what stands there when MkDocs builds it, and what when Zensical does. None."""

MKDOCS_ALONE = (
    "api/v1/*.json", "api/v1/*.csv", "assets/movements/*.js", "assets/pictures/*.svg", "my-plan/*.js", "search/*.js",
    "apple-touch-icon.png", "social-card.png", "assets/styles/site.css",
)  # fmt: skip
"""What the module writes in `on_post_build`, which Zensical does not call, and the sheet that the hook joins."""

ZENSICAL_ALONE = (
    "assets/images/favicon.png", "assets/javascripts/*", "assets/stylesheets/*", "assets/styles/*.css", "search.json",
    "lighter.py", "robots.txt", "sitemap.xml",
)  # fmt: skip
"""Its own machinery, which no page of ours asks for; what the hook would leave out or join; and two files that MkDocs
writes only for a site whose address is known."""


def words_of(tree: HtmlElement) -> list[str]:
    """The words of the main part of a page, whatever the spaces and the markup between them."""
    return "".join(tree.xpath("//main//text()")).split()


def differences(ours: list[str], theirs: list[str]) -> list[tuple[str, str]]:
    """Where two texts differ: what stands in the first, and what in the second."""
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [(" ".join(ours[a:b]), " ".join(theirs[c:d])) for step, a, b, c, d in steps if step != "equal"]


def matching(names: set[str], patterns: tuple[str, ...]) -> set[str]:
    """The patterns that some of the names match. Fails for a name that matches none."""
    unknown = sorted(name for name in names if not any(fnmatch(name, pattern) for pattern in patterns))
    assert unknown == []
    return {pattern for pattern in patterns if any(fnmatch(name, pattern) for name in names)}


def places(tree: HtmlElement, page: str) -> list[str]:
    """What the main part of a page names, as paths from the root of the site."""
    named = tree.xpath("//main//@href | //main//@src")
    return [urljoin(f"https://here.invalid/{page.removesuffix('index.html')}", name) for name in named]


def head_of(tree: HtmlElement) -> list[str]:
    """The title of a page and its description."""
    return tree.xpath("//head/title/text() | //head/meta[@name='description']/@content")


def require_zensical() -> None:
    """Go on where Zensical is installed. Else the test is skipped; in CI it fails."""
    if not find_spec("zensical"):
        reason = "Zensical is not installed, so nothing was built with it. Run: .venv/bin/pip install zensical"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


@pytest.fixture(scope="module")
def zensical_site(shared: Path, site: Path) -> Path:
    """The site as Zensical builds it, made once for all workers from a copy of the sources; never written to."""
    require_zensical()
    source = shared / "zensical"
    with FileLock(shared / "zensical.lock"):
        if not source.is_dir():
            copy_sources(source)
            plain = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
            plain |= {"NO_COLOR": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", **PLAIN}
            command = [sys.executable, "-m", "zensical", "build", "--strict"]
            done = subprocess.run(command, cwd=source, env=plain, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            assert "No issues found" in done.stdout + done.stderr
    return source / "site"


@pytest.fixture(scope="module")
def pages(site, zensical_site) -> dict[str, tuple[HtmlElement, HtmlElement]]:
    """The trees of each page as MkDocs and as Zensical builds it, by file."""
    ours, theirs = (
        {path.relative_to(folder).as_posix(): tree_of(path.read_text("utf-8")) for path in folder.rglob("*.html")}
        for folder in (site, zensical_site)
    )
    assert len(ours) > 50
    assert set(ours) == set(theirs)
    return {page: (tree, theirs[page]) for page, tree in ours.items()}


@pytest.mark.slow
def test_every_page_is_built(pages):
    """Zensical builds every page of the site and no other, each with its title and its description."""
    heads = {page: tuple(map(head_of, both)) for page, both in pages.items()}
    assert {page: both for page, both in heads.items() if both[0] != both[1]} == {}
    assert min(len(ours) for ours, _ in heads.values()) == 2


@pytest.mark.slow
def test_main_texts_differ_only_where_we_know(pages):
    """The main text of each page is the same from both engines, but for the pages that are listed."""
    found = {page: differences(*map(words_of, both)) for page, both in pages.items()}
    assert {page: different for page, different in found.items() if different} == OTHER_TEXTS


@pytest.mark.slow
def test_links_lead_to_the_same_places(pages):
    """Every link, picture and script in the main part of a page leads to the same place."""
    found = {page: tuple(places(tree, page) for tree in both) for page, both in pages.items()}
    assert {page: both for page, both in found.items() if both[0] != both[1]} == {}


@pytest.mark.slow
def test_other_files_differ_only_where_we_know(site, zensical_site):
    """The files beside the pages are the same, but for those that only one of the two engines writes."""
    ours, theirs = set(files_of(site)), set(files_of(zensical_site))
    assert matching(ours - theirs, MKDOCS_ALONE) == set(MKDOCS_ALONE)
    assert matching(theirs - ours, ZENSICAL_ALONE) == set(ZENSICAL_ALONE)


def test_a_difference_is_seen():
    """A word that differs is seen with what stands there instead; other spaces and markup are no difference."""
    page = tree_of("<main><p>Sit tall\n and <b>breathe</b>. <a href='../b/'>More</a></main>")
    assert differences(words_of(page), ["Sit", "tall", "and", "breathe.", "More"]) == []
    assert differences(words_of(page), ["Sit", "low", "and", "breathe.", "More"]) == [("tall", "low")]
    assert places(page, "a/index.html") == ["https://here.invalid/b/"]
    with pytest.raises(AssertionError):
        matching({"a.json", "b.css"}, ("*.json",))


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_no_engine_no_pass(monkeypatch, ci, outcome):
    """Where Zensical is not installed, no test passes: it is skipped and says why, and in CI it fails."""
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr("test_zensical.find_spec", lambda name: None)
    with pytest.raises(outcome, match="nothing was built with it"):
        require_zensical()


@pytest.mark.parametrize(
    ("here", "there", "href"),
    [
        ("index.md", "safety/feet.md", "safety/feet/"),
        ("print.md", "glossary.md#toe", "glossary/#toe"),
        ("topics/pain.md", "references.md", "../references/"),
        ("exercises/clamshell.md", "exercises/bridge.md", "bridge/"),
    ],
)
def test_a_link_can_start_from_the_source(here, there, href):
    """For an engine that makes addresses itself, a link starts where the page's source file lies."""
    assert WebFace(here, from_source=True).href(there) == href
