"""Each file has one license that people and programs can find: REUSE's own checker says so."""

import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.scripts.test_repository import files

ROOT = Path(__file__).resolve().parent.parent.parent
LICENSES = ROOT / "LICENSES"


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The project's files without what is built: the checker would ask Git for these, and an archive has no Git."""
    folder = tmp_path_factory.mktemp("licenses") / "project"
    for path in files(ROOT):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target, follow_symlinks=False)
    return folder


def lint(folder: Path) -> tuple[int, str]:
    """What REUSE's checker says of a folder: its exit code and its words."""
    command = [sys.executable, "-m", "reuse", "--root", str(folder), "lint"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def words(text: str) -> list[str]:
    """The words of a text, wherever its lines break, and however it writes a dash."""
    return text.replace("--", "—").split()


def test_every_file_has_a_license(copy):
    """Each file of the project has a license and a copyright, and each license that is used has its text."""
    code, said = lint(copy)
    assert code == 0, f"{said}\nSay in REUSE.toml whose it is."
    used = next(line for line in said.splitlines() if "Used licenses: " in line)
    assert set(used.split(": ")[1].split(", ")) == {path.stem for path in LICENSES.iterdir()}


def test_a_file_without_a_license_is_seen(copy, tmp_path):
    """A new font that nobody gave a license, and a license whose text is gone, are each seen."""
    spoiled = tmp_path / "spoiled"
    for name in ("REUSE.toml", "LICENSES", "docs/assets"):
        target = spoiled / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (copy / name).is_dir() else shutil.copyfile)(copy / name, target)
    (spoiled / "docs" / "assets" / "new.woff2").write_bytes(b"wOF2")
    (spoiled / "LICENSES" / "OFL-1.1.txt").unlink()
    code, said = lint(spoiled)
    assert code == 1
    assert "docs/assets/new.woff2" in said
    assert "* Missing licenses: OFL-1.1" in said


def test_the_code_host_finds_one_license():
    """LICENSE is the MIT license and nothing else, so that the host can tell it: three in one file it cannot."""
    known = words((LICENSES / "MIT.txt").read_text(encoding="utf-8").replace("<year> <copyright holders>", "HERE"))
    ours = (ROOT / "LICENSE").read_text(encoding="utf-8").replace("2026 The Steady Strength contributors", "HERE")
    assert words(ours) == known


@pytest.mark.parametrize("folder", ["docs/assets/fonts", "macros/paper/fonts"])
def test_fonts_travel_with_their_license(folder):
    """The license beside the fonts is the OFL, from its preamble to its end, as it asks to be handed on with them."""
    start = "PREAMBLE"
    beside = (ROOT / folder / "OFL.txt").read_text(encoding="utf-8")
    known = (LICENSES / "OFL-1.1.txt").read_text(encoding="utf-8")
    assert words(beside[beside.index(start) :]) == words(known[known.index(start) :])


def test_the_theme_travels_with_its_license():
    """The notice beside the styles that we cut from the theme is the theme's own, and their first line names it."""
    styles = ROOT / "docs" / "assets" / "styles"
    notice = styles / "material-license.txt"
    assert notice.read_text(encoding="utf-8") == distribution("mkdocs-material").read_text("licenses/LICENSE")
    head, _ = (styles / "material.css").read_text(encoding="utf-8").split("\n", 1)
    assert head.startswith("/*!")
    assert notice.name in head


def test_texts_are_whole():
    """The text of CC BY is there from its first section to its last, and its grant is the one that we name."""
    text = (LICENSES / "CC-BY-4.0.txt").read_text(encoding="utf-8")
    assert text.startswith("Creative Commons Attribution 4.0 International\n")
    assert [text.count(f"\nSection {number} – ") for number in range(1, 9)] == [1] * 8
    assert text.endswith("Creative Commons may be contacted at creativecommons.org.\n")
