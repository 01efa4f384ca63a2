"""The EPUB before its judges: EPUBCheck for its form, and a browser with axe-core, as reading systems show pages."""

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from bound_book import FRONT, PHRASES, real_book, small_book
from playwright.sync_api import Browser, Page

from macros.paper.epub import epub
from scripts.judges import epub_check

pytestmark = pytest.mark.slow

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
    # Pages of a book have no navigation and no banner around them: the reading system is the frame.
    "rules": {name: {"enabled": False} for name in ("region", "landmark-one-main", "bypass")},
}
NARROW = 320
"""Pixels: the width at which WCAG 1.4.10 wants no scrolling sideways."""


def judged(content: bytes, folder: Path) -> list[str]:
    """What EPUBCheck has against a book, errors and warnings alike. Skips where it cannot run, but never in CI."""
    book = folder / "book.epub"
    book.write_bytes(content)
    try:
        return epub_check.judged(book)
    except ImportError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"EPUBCheck did not run: {error}")


def broken(content: bytes) -> bytes:
    """The book with every fault of BROKEN. The manifest still names the style sheet, which has another name now."""
    before, packed = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode("utf-8")
            for old, new in BROKEN.values():
                text = text.replace(old, new) if old != "style.css" else text
            after.writestr(name.replace(*BROKEN["RSC-001"]), text)
    return packed.getvalue()


BROKEN = {
    "PKG-007": ("application/epub+zip", "application/zip"),
    "RSC-001": ("style.css", "other.css"),
    "RSC-005": ("<h1>", '<h1 colour="red">'),
    "RSC-012": ('"#page-1--here"', '"#gone"'),
    "OPF-030": ('unique-identifier="edition"', 'unique-identifier="gone"'),
}
"""By the message that EPUBCheck refuses it with: what breaks a good book, before and after."""


def test_epubcheck_finds_nothing(tmp_path):
    """EPUBCheck has no error and no warning for the handbook."""
    assert judged(epub(real_book(), FRONT, PHRASES), tmp_path) == []


def test_epubcheck_sees_faults(tmp_path):
    """EPUBCheck refuses a book of one page for each fault that was put into it, and for nothing else."""
    good = epub(small_book('<p id="page-1--here"><a href="#page-1--here">Here</a></p>'), FRONT, PHRASES)
    assert {message.split()[1].rstrip(":") for message in judged(broken(good), tmp_path)} == set(BROKEN)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook's EPUB, unpacked."""
    folder = tmp_path_factory.mktemp("epub")
    zipfile.ZipFile(io.BytesIO(epub(real_book(), FRONT, PHRASES))).extractall(folder)
    return folder / "EPUB"


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Page]:
    """A narrow browser page that carries axe wherever it goes."""
    context = browser.new_context(viewport={"width": NARROW, "height": 800})
    context.add_init_script(AXE_SCRIPT)
    yield context.new_page()
    context.close()


def against(page: Page) -> list[str]:
    """What axe has against the page that is open, and whether it is too wide."""
    result = page.evaluate("rules => axe.run(document, rules)", RULES)
    width = page.evaluate("document.documentElement.scrollWidth")
    found = [f"{rule['id']}: {node['target'][0]}" for rule in result["violations"] for node in rule["nodes"]]
    return found + ([f"{width} px wide"] if width > NARROW else [])


def test_browser_finds_nothing(folder, narrow):
    """No page breaks a rule of axe, and none must be moved sideways on a narrow screen."""
    pages = sorted(folder.rglob("*.xhtml"))
    assert len(pages) > 70
    found = {}
    for path in pages:
        narrow.goto(path.as_uri())
        if faults := against(narrow):
            found[path.stem] = faults
    assert found == {}


def test_browser_sees_faults(narrow):
    """A drawing without words and a line that is too wide are both seen."""
    narrow.goto("about:blank")  # a page of XHTML cannot be written into
    narrow.set_content('<html lang="en"><title>x</title><h1>x</h1><svg role="img"></svg><p style="width:900px">x</p>')
    assert {fault.split(":")[0] for fault in against(narrow)} >= {"svg-img-alt", "908 px wide"}
