"""Two thousand damaged content files: each is read, or refused with a place, and never ends in a traceback."""

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import mutations
import pytest

from macros.facts import library as library_module
from macros.facts.library import Library, load_library
from macros.facts.model.figure import Figures
from macros.facts.problems import Finding, Problem
from macros.site_engine import Book, read_book, read_pages
from scripts import check

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "tests" / "sample"
LEVELS = ("bytes", "structure", "references", "hostile")
SAMPLE_FILES, REAL_FILES, PAGES = 1600, 100, 300
"""How many damaged files of the sample's data, of the real data, and pages of docs/: two thousand together."""

GROUPS = 10
"""So many tests share them, that two workers can."""

Damage = Callable[[str, random.Random], bytes]

MOST_LETTERS = 1500
"""No message is longer: it repeats a sentence at most."""


@pytest.fixture(scope="module", autouse=True)
def quick_checks():
    """A file that is not damaged is read once, and a picture that is not damaged is not solved again."""
    patched = pytest.MonkeyPatch()
    known = {text for data in (SAMPLE / "data", ROOT / "data") for text in _figures(load_library(data)).values()}
    solve = check.wrong_pictures

    def damaged_ones(figures: Figures) -> Iterator[Finding]:
        damaged = {key: figures.figures[key] for key, text in _figures(figures).items() if text not in known}
        return solve(figures.model_copy(update={"figures": damaged}))

    patched.setattr(library_module, "read", cache(library_module.read))
    patched.setattr(check, "wrong_pictures", damaged_ones)
    yield
    patched.undo()


def _figures(told: Library | Figures) -> dict[str, str]:
    """Each figure as text, with the poses that it may begin with."""
    figures = told if isinstance(told, Figures) else told.with_drafts().figures
    return {key: f"{figure!r} {figures.presets!r}" for key, figure in figures.figures.items()}


def faults(project: Path, problems: list[Problem]) -> list[str]:
    """Messages without a place that exists, over more than one line, or too long to be read."""
    found = []
    for problem in problems:
        path = project / problem.file
        lines = path.read_bytes().decode("utf-8", "replace").split("\n") if path.is_file() else [""]
        if not (0 < problem.line <= len(lines) and 0 < problem.column <= len(lines[problem.line - 1]) + 1):
            found.append(f"has no place: {problem}")
        if not path.is_file() and problem.code not in ("file-missing", "exercise-page"):
            found.append(f"is about no file: {problem}")
        said = str(problem)
        if not said.isprintable() or len(said) > MOST_LETTERS or not problem.what or not problem.code:
            found.append(f"cannot be read: {said[:200]!r}")
    return found


def run(seed: str, count: int, files: list[Path], damage: Damage, project: Path) -> Counter:
    """Damage one file after the other, check the project, and put the file back; how many were refused or taken."""
    before = {problem for problem in check.problems_of(project) if problem.code != "exercise-page"}
    outcomes: Counter = Counter()
    for number in range(count):
        dice = random.Random(f"{seed} {number}")
        path = dice.choice(files)
        text = path.read_text(encoding="utf-8")
        path.write_bytes(damage(text, dice))
        problems = [problem for problem in check.problems_of(project) if problem not in before]
        assert faults(project, problems) == [], f"{path.name}, {seed} {number}"
        outcomes["refused" if problems else "taken"] += 1
        path.write_text(text, encoding="utf-8")
    return outcomes


def damaged_data(text: str, dice: random.Random) -> bytes:
    """A data file with damage at any level."""
    return mutations.damaged_data(dice.choice(LEVELS), text, dice)


@pytest.mark.parametrize("group", range(GROUPS))
def test_damaged_data_of_a_small_library(group, tmp_path):
    """A damaged data file of the sample passes the whole check, or is refused with a place for each problem."""
    shutil.copytree(SAMPLE / "data", tmp_path / "data")
    files = sorted((tmp_path / "data").glob("*.yaml"))
    outcomes = run(f"sample {group}", SAMPLE_FILES // GROUPS, files, damaged_data, tmp_path)
    assert outcomes["refused"] > 50
    assert outcomes["taken"] > 10


@pytest.mark.parametrize("file", sorted(path.name for path in (ROOT / "data").glob("*.yaml")))
def test_damaged_data_of_the_real_library(file, tmp_path, monkeypatch):
    """Each real data file, damaged, is checked likewise; the proof of the plans is left to the small library."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setattr(check, "plan_table", lambda library: None)
    monkeypatch.setattr(check, "broken_plans", lambda library, table: [])
    count = -(-REAL_FILES // len(list((ROOT / "data").glob("*.yaml"))))
    outcomes = run(f"real {file}", count, [tmp_path / "data" / file], damaged_data, tmp_path)
    assert outcomes["refused"] > 1


@pytest.fixture(scope="module")
def settings() -> Book:
    """How Markdown is read here."""
    return read_book(ROOT)


@pytest.mark.parametrize("group", range(GROUPS))
def test_damaged_pages(group, tmp_path, monkeypatch, settings):
    """A damaged page of docs/, alone in its folder, is read or refused likewise."""
    real = load_library(ROOT / "data")
    monkeypatch.setattr(check, "read_library", lambda folder: real)
    monkeypatch.setattr(check, "_findings", lambda library: [])

    def book(root: Path) -> Book:
        pages = {page.path: page for page in read_pages(root / "docs")}
        return Book((), pages, settings.extensions, settings.extension_settings)

    monkeypatch.setattr(check, "read_book", book)
    pages = sorted(path for path in (ROOT / "docs").rglob("*.md"))
    assert len(pages) > 90
    outcomes: Counter = Counter()
    for number in range(PAGES // GROUPS):
        page = random.Random(f"page {group} {number}").choice(pages)
        copy = tmp_path / str(number) / page.relative_to(ROOT)
        copy.parent.mkdir(parents=True)
        shutil.copyfile(page, copy)
        shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / str(number) / "mkdocs.yml")
        outcomes += run(f"page {group} {number}", 1, [copy], mutations.damaged_page, tmp_path / str(number))
    assert outcomes["refused"] > 10


def test_the_counts_are_kept():
    """Two thousand files are damaged, each kind of damage is among them, and the same seed damages alike."""
    assert SAMPLE_FILES + REAL_FILES + PAGES == 2000
    text = (ROOT / "data" / "exercises.yaml").read_text(encoding="utf-8")
    for level in LEVELS:
        told = {mutations.damaged_data(level, text, random.Random(seed)) for seed in range(20)}
        assert len(told) > 15, level
        assert mutations.damaged_data(level, text, random.Random(7)) == mutations.damaged_data(
            level, text, random.Random(7)
        )
    page = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = [mutations.damaged_page(page, random.Random(seed)) for seed in range(400)]
    assert sum(b"<script>" in damaged for damaged in pages) > 1
    assert sum(bool(re.search(rb"__class__|popen", damaged)) for damaged in pages) > 1


def test_a_message_without_a_place_is_seen(tmp_path):
    """Messages that point past a line, past the end, at no file, or over two lines are faults."""
    (tmp_path / "a.yaml").write_text("ab\n")
    good = Problem("a.yaml", 1, 3, "", "It is wrong.", "Mend it.", "code")
    bad = [
        Problem("a.yaml", 1, 4, "", "It is wrong.", "", "code"),
        Problem("a.yaml", 3, 1, "", "It is wrong.", "", "code"),
        Problem("b.yaml", 1, 1, "", "It is wrong.", "", "code"),
        Problem("a.yaml", 1, 1, "", "It is\nwrong.", "", "code"),
        Problem("a.yaml", 1, 1, "", "It is wrong.", "", ""),
    ]
    assert faults(tmp_path, [good]) == []
    assert [len(faults(tmp_path, [problem])) for problem in bad] == [1] * len(bad)
