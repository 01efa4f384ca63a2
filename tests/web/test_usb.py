"""The zip of the site works from a USB stick: each link names a file, and pages do in a browser what they do online."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from building import ROOT
from filelock import FileLock
from playwright.sync_api import Page, expect

from macros.facts.reading import read
from scripts.judges.crawling import Site, asks_elsewhere, references
from scripts.usb_site import FOLDER, for_stick, on_disk, pack

DAY = 1700000000
MAX_BYTES = 4_000_000
PHRASES = read("data/phrases.yaml", (ROOT / "data" / "phrases.yaml").read_bytes()).value or {}
FILES = frozenset({"index.html", "safety/index.html", "safety/feet/index.html", "assets/a.css", "data/all.csv"})

slow = pytest.mark.slow


@pytest.fixture(scope="session")
def stick(site: Path, shared: Path) -> Path:
    """The packed site, unpacked as on a stick; made once for all workers."""
    folder = shared / "stick"
    with FileLock(shared / "stick.lock"):
        if not folder.is_dir():
            with zipfile.ZipFile(io.BytesIO(pack(site, DAY))) as archive:
                archive.extractall(shared / "stick-being-unpacked")
            (shared / "stick-being-unpacked").rename(folder)
    return folder / FOLDER


def disk_faults(site: Site, file: str) -> list[str]:
    """The addresses on a page that name no file of the folder: a disk gives no index.html for a folder."""
    found = []
    for reference in references(site.pages[file]):
        parts = urlsplit(reference.address)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        path = (site.folder / file).parent / unquote(parts.path)
        if not path.is_file() or site.folder.resolve() not in path.resolve().parents:
            found.append(f"{reference.where}: {reference.address}")
    return found


@slow
def test_every_link_names_a_file(stick):
    """On a stick each address of each page names a file on it, and each place that a link names is there."""
    site = Site(stick)
    assert len(site.pages) > 80
    faults = {file: disk_faults(site, file) + site.link_faults(file) for file in site.pages}
    assert {file: found for file, found in faults.items() if found} == {}


@slow
def test_no_page_asks_another_host(stick):
    """No page on a stick makes the browser ask a host."""
    assert {file: found for file, tree in Site(stick).pages.items() if (found := asks_elsewhere(tree))} == {}


@slow
def test_pages_are_those_of_the_site(site, stick):
    """A stick holds every file of the site but those that only a server or a search engine asks for."""
    on_stick = Site(stick).files
    missing = {file for file in Site(site).files if file not in on_stick}
    assert {"index.html", "search/index.html"} <= on_stick
    assert missing <= {"404.html", "robots.txt", "sitemap.xml"}


@slow
def test_the_zip_is_the_same_bytes_and_small(site):
    """Packed twice the zip is the same bytes; its files are in order, of the given day, and below one folder."""
    zipped = pack(site, DAY)
    assert zipped == pack(site, DAY)
    assert len(zipped) < MAX_BYTES
    entries = zipfile.ZipFile(io.BytesIO(zipped)).infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(2023, 11, 14, 22, 13, 20)}
    assert {entry.filename.split("/")[0] for entry in entries} == {FOLDER}


OPENED = (
    "index.html",
    "exercises/seated-knee-straighten/index.html",
    "safety/index.html",
    "plan/index.html#p=seated-march",
)
"""A page of each common kind, and one whose script reads its address."""


@pytest.fixture
def opened(stick, new_page) -> Callable[[str], tuple[Page, list[str]]]:
    """Open a page of the stick with no network; gives it, and a list of all that fails or leaves the disk."""

    def start(address: str) -> tuple[Page, list[str]]:
        page = new_page(offline=True)
        wrong: list[str] = []
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
        page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None)
        page.goto(f"{stick.as_uri()}/{address}", wait_until="networkidle")
        return page, wrong

    return start


@slow
@pytest.mark.parametrize("address", OPENED)
def test_a_page_opens_whole(address, opened):
    """Opened from a disk without a network, a page has its styles, letters, pictures and scripts, and nothing fails."""
    page, wrong = opened(address)
    assert wrong == []
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.ownerNode.sheet)")
    assert page.evaluate("document.fonts.load('1em \"Atkinson Hyperlegible Next\"').then(found => found.length)") > 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 248)"
    assert page.evaluate("[...document.images].filter(image => image.complete && !image.naturalWidth).length") == 0


@slow
def test_my_plan_is_walked(opened):
    """On a stick My plan asks its questions, and the first answers lead to a plan with its exercises."""
    page, wrong = opened("my-plan/index.html")
    page.locator(".start a").click()
    for _ in range(20):
        if "my-plan" not in page.url:
            break
        question = page.locator(".question:not([hidden])")
        name = question.get_attribute("data-question")
        question.locator("a.answer, button").first.click()
        if "my-plan" in page.url:
            expect(page.locator(f".question[data-question={name}]")).to_be_hidden()
    expect(page.locator(".scanned .plan-row").first).to_be_visible()
    assert wrong == []


@slow
def test_a_link_leads_on(stick, opened):
    """From the home page its first link leads to a page, and the name of the site leads back."""
    page, wrong = opened("index.html")
    page.locator("main a").first.click()
    page.wait_for_url(lambda url: url != f"{stick.as_uri()}/index.html")
    expect(page.locator("h1")).to_be_visible()
    page.locator("header a.brand").click()
    page.wait_for_url(f"{stick.as_uri()}/index.html")
    assert wrong == []


@slow
def test_a_movement_plays(opened):
    """The picture of an exercise moves on a disk as it does online."""
    page, wrong = opened(OPENED[1])
    page.get_by_role("button", name=PHRASES["movement"]["show"]).click()
    expect(page.locator(".play [role=status]")).to_have_text(PHRASES["movement"]["playing"])
    expect(page.locator(".frame").first).to_be_attached()
    assert wrong == []


@slow
def test_search_finds_and_leads_there(opened):
    """A word in the search box finds pages without a network, and the first one opens."""
    page, wrong = opened("search/index.html")
    page.locator("main input[type=search]").fill("balance")
    page.locator("#found a").first.click()
    page.wait_for_url("**/index.html*")
    assert "balance" in page.locator("main").inner_text().lower()
    assert wrong == []


@slow
def test_a_search_from_the_address_finds(opened):
    """A search that comes in the address, as from a form on another page, finds on a disk too."""
    page, wrong = opened("search/index.html?q=shoes")
    expect(page.locator("#found a").first).to_be_visible()
    assert wrong == []


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("./", "index.html"),
        (".", "index.html"),
        ("feet/", "feet/index.html"),
        ("feet/#socks", "feet/index.html#socks"),
        ("../?q=x#y", "../index.html?q=x#y"),
        ("#here", "#here"),
        ("?q=x", "?q=x"),
        ("../assets/a.css", "../assets/a.css"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../print/a.pdf", None),
        ("../gone/", None),
        ("../..", None),
    ],
)
def test_a_link_on_disk(link, there):
    """A link to a folder names its file; one to another host or place stays; one to what is not packed is dropped."""
    assert on_disk(link, "safety/index.html", FILES) == there


def test_what_is_not_packed_leads_to_the_published_site():
    """A link to a file that is not packed leads to the published site where one is known."""
    assert (
        on_disk("../print/a.pdf", "safety/index.html", FILES, "https://example.org/s/")
        == "https://example.org/s/print/a.pdf"
    )
    assert on_disk("../gone/", "safety/index.html", FILES, "https://example.org/s") == "https://example.org/s/gone/"


def test_a_page_for_the_disk():
    """A page for the disk names files, preloads nothing, has a policy for files, and keeps the words of a dead link."""
    page = (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">\n"
        '<link rel="preload" href="assets/f.woff2" as="font">\n<link rel="stylesheet" href="assets/a.css">\n'
        '<a class="b" href="safety/">Safe?</a> <a href="print/a.pdf">A4</a> <form action="safety/" role="search">'
    )
    assert for_stick(page, "index.html", FILES) == (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:\">\n"
        '<link rel="stylesheet" href="assets/a.css">\n'
        '<a class="b" href="safety/index.html">Safe?</a> <a>A4</a> <form action="safety/index.html" role="search">'
    )


def test_a_link_to_a_folder_is_seen(tmp_path):
    """A page with a link to a folder, to a missing file and out of the stick is seen with each."""
    (tmp_path / "stick" / "safety").mkdir(parents=True)
    (tmp_path / "outside.html").touch()
    text = '<a href="safety/">a</a><a href="gone.html">b</a><a href="../outside.html">c</a><a href="index.html#x">d</a>'
    (tmp_path / "stick" / "index.html").write_text(text)
    found = disk_faults(Site(tmp_path / "stick"), "index.html")
    assert found == ["a href: safety/", "a href: gone.html", "a href: ../outside.html"]


def test_prints_come_only_when_asked_for(tmp_path):
    """What is to be printed is packed only when asked for; its page is packed always."""
    (tmp_path / "print").mkdir()
    (tmp_path / "index.html").write_text('<a href="print/a.pdf">A4</a>')
    (tmp_path / "print" / "index.html").touch()
    (tmp_path / "print" / "a.pdf").touch()

    def names(prints: bool) -> list[str]:
        return zipfile.ZipFile(io.BytesIO(pack(tmp_path, DAY, prints=prints))).namelist()

    assert names(False) == [f"{FOLDER}/index.html", f"{FOLDER}/print/index.html"]
    assert names(True) == [f"{FOLDER}/index.html", f"{FOLDER}/print/a.pdf", f"{FOLDER}/print/index.html"]


def test_the_command_packs_a_site_and_says_so_when_there_is_none(tmp_path):
    """The command writes the zip and says where; without a site it writes nothing and says what to run."""
    command = [sys.executable, ROOT / "scripts" / "usb_site.py", tmp_path, "--out", tmp_path / "out" / "a.zip"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "Run: make site" in done.stderr
    assert not (tmp_path / "out").exists()
    (tmp_path / "index.html").write_text("<p>Home</p>")
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "index.html" in done.stdout
    assert zipfile.is_zipfile(tmp_path / "out" / "a.zip")
