"""What all tests share: where things are, a browser, a small project to break, and golden files.

A golden file holds what a reviewer looks at. `pytest --update-golden` writes it anew:
read the difference before you commit it.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.judges.browsing import chromium

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files."""
    parser.addoption("--update-golden", action="store_true", help="write golden files instead of comparing with them")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")  # Playwright runs once in a process
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, one for each worker that needs it."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def sample() -> Path:
    """A tiny, complete and valid project; never written to."""
    return ROOT / "tests" / "sample"


@pytest.fixture
def laid_over(tmp_path: Path, sample: Path) -> Callable[[Path | None], Path]:
    """Make a project: the sample's data with the files of a folder laid over it. `name.removed` takes `name` away.

    Where the folder holds docs/ or mkdocs.yml the project has the sample's pages too, with the real phrases, which they
    speak; where it holds print/ it has a clinic's file, a logo and a plan.
    """

    def lay(changes: Path | None = None) -> Path:
        project = tmp_path / "project"
        shutil.copytree(sample / "data", project / "data")
        for part in ("docs", "print"):
            if changes and ((changes / part).is_dir() or (part == "docs" and (changes / "mkdocs.yml").is_file())):
                shutil.copytree(sample / part, project / part)
        if (project / "docs").is_dir():
            shutil.copyfile(sample / "mkdocs.yml", project / "mkdocs.yml")
            shutil.copyfile(ROOT / "data" / "phrases.yaml", project / "data" / "phrases.yaml")
        for change in sorted(changes.rglob("*")) if changes else ():
            name = change.relative_to(changes)
            of_data = name.parts[0] not in ("docs", "print", "mkdocs.yml")
            target = project / "data" / name if of_data else project / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if change.suffix == ".removed":
                target.with_suffix("").unlink()
            elif change.is_symlink() or change.is_file():
                shutil.copyfile(change, target, follow_symlinks=False)
        return project

    return lay


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>, or write it there when asked to."""

    def compare(name: str, actual: str) -> None:
        path = ROOT / "tests" / "golden" / name
        file = request.node.path.relative_to(ROOT).as_posix()
        command = f".venv/bin/python -m pytest {file} --update-golden -n0"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert path.is_file(), f"tests/golden/{name} is missing. Run: {command}, and read what it writes."
        expected = path.read_text(encoding="utf-8")
        assert expected == actual, (
            f"tests/golden/{name} tells the old content. "
            f"If the change is meant, run: {command}, and read the difference."
        )

    return compare
