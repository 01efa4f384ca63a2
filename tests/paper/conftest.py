"""The handbook for the tests of this folder: its HTML, and both papers printed once for the whole run."""

import gc
import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import lxml.html
import pytest
from filelock import FileLock
from lxml.html import HtmlElement
from pdf_reading import PrintedBook

ROOT = Path(__file__).resolve().parent.parent.parent
PAPERS = ("a4", "letter")


@pytest.fixture(scope="session")
def builder() -> ModuleType:
    """scripts/build_handbook.py as a module. Its closed set of fonts stays with it: later tests start browsers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(ROOT / "macros" / "paper" / "fonts" / "fonts.conf"))
        module = importlib.import_module("scripts.build_handbook")
        module.render_pdf(
            "<html lang=en><title>Fonts</title><p>are read at the first page, from then on they are known"
        )
    gc.enable()  # the script turns it off for its own short life
    return module


@pytest.fixture(scope="session")
def handbook_html(builder: ModuleType) -> str:
    """The handbook before it is printed."""
    return builder.render_html(ROOT, "a4")


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
def handbooks(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with both handbooks, printed by the script. The first worker prints, the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "handbooks"
    with FileLock(f"{folder}.lock"):
        report = folder / "report.txt"
        if not report.exists():
            folder.mkdir()
            done = run_builder("--paper", "all", "--out", str(folder))
            report.write_text(f"exit {done.returncode}\n{done.stdout}{done.stderr}")
    assert report.read_text() == "exit 0\n", "the builder is silent when all is well"
    return folder


@pytest.fixture(scope="session", params=PAPERS)
def printed(request: pytest.FixtureRequest, handbooks: Path) -> PrintedBook:
    """A printed handbook, read back; once for each paper."""
    return PrintedBook(handbooks / f"handbook-{request.param}.pdf")


@pytest.fixture
def run_script():
    """Run scripts/build_handbook.py in a process of its own."""
    return run_builder


def run_builder(*arguments: str, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the handbook's script of a project tree, from a folder that is not the tree's."""
    return subprocess.run(
        [sys.executable, str(root / "scripts" / "build_handbook.py"), *arguments],
        cwd=root.parent,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=600,
    )
