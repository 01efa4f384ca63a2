"""What is printed, for the tests of this folder: the handbook as HTML, and all products printed once for the run."""

import gc
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import lxml.html
import pytest
from filelock import FileLock
from lxml.html import HtmlElement
from pdf_reading import PrintedBook
from small_print import our_fonts
from what_is_printed import COMMANDS, SITE

from macros.facts.editions import edition_day, edition_id
from macros.facts.library import load_library
from macros.figures.gallery import Gallery
from macros.paper.handouts import Job, Materials
from macros.paper.handouts import document as make_document
from macros.paper.setting import PAPERS
from macros.site_engine import read_book
from macros.views.pictures import Pictures

ROOT = Path(__file__).resolve().parent.parent.parent

os.environ["SOURCE_DATE_EPOCH"] = (
    "1767225600"  # 2026-01-01, in these tests: with each commit's day all would be printed anew
)


@pytest.fixture
def press() -> Iterator[ModuleType]:
    """scripts/press.py as a module, with its closed set of fonts for this test."""
    with our_fonts():
        module = importlib.import_module("scripts.press")
        gc.enable()  # the press turns it off for its own short life
        yield module


@pytest.fixture(scope="session")
def materials() -> Materials:
    """Everything that is printed from."""
    library = load_library(ROOT / "data")
    pictures = Pictures(Gallery(library.figures, ROOT / ".cache" / "figures"))
    return Materials(library, read_book(ROOT), pictures, edition_id(ROOT), edition_day(), SITE)


@pytest.fixture(scope="session")
def make_html(materials: Materials) -> Callable[[Job], HtmlElement]:
    """Make the HTML of a job, as a tree."""
    return lambda job: lxml.html.document_fromstring(make_document(materials, job))


@pytest.fixture(scope="session")
def handbook_html(materials: Materials) -> str:
    """The handbook before it is printed."""
    return make_document(materials, Job("handbook"))


@pytest.fixture(scope="session")
def document(handbook_html: str) -> HtmlElement:
    """The handbook as a tree. Tests read it and leave it as it is."""
    return lxml.html.document_fromstring(handbook_html)


@pytest.fixture(scope="session")
def sections(document: HtmlElement) -> list[HtmlElement]:
    """The pages of the book, without its front."""
    front = {"cover", "read-first", "contents"}
    return [section for section in document.body.findall("section") if not front & set(section.get("class").split())]


@pytest.fixture(scope="session")
def products(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with every product on both papers, printed by the script. The first worker prints, the others wait.

    What an earlier run has printed stays, and the script prints only what has changed since: see its own tests.
    """
    base = tmp_path_factory.getbasetemp()
    report = (base if worker_id == "master" else base.parent) / "products.txt"
    folder = ROOT / ".cache" / "printed-for-tests"
    with FileLock(f"{report}.lock"):
        if not report.exists():
            folder.mkdir(parents=True, exist_ok=True)
            runs = [run_builder(*command, "--out", str(folder), SITE_URL=SITE) for command in COMMANDS]
            listed = {"prints.json", "passed.txt", *json.loads((folder / "prints.json").read_text())["files"]}
            for path in folder.iterdir():
                if path.name not in listed:  # a product of an earlier run, which is no more
                    path.unlink()
            report.write_text("".join(f"exit {done.returncode}\n{done.stdout}{done.stderr}" for done in runs))
    assert report.read_text() == "exit 0\n" * len(COMMANDS), "the script is silent when all is well"
    return folder


@pytest.fixture(scope="session", params=PAPERS)
def printed(request: pytest.FixtureRequest, products: Path) -> PrintedBook:
    """A printed handbook, read back; once for each paper."""
    return PrintedBook(products / f"handbook-{request.param}.pdf")


@pytest.fixture
def run_script():
    """Run scripts/build_handbook.py in a process of its own."""
    return run_builder


def run_builder(*arguments: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a project tree, from a folder that is not the tree's."""
    return subprocess.run(
        [sys.executable, str(root / "scripts" / "build_handbook.py"), *arguments],
        cwd=root.parent,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=900,
    )
