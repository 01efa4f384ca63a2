"""The measuring script lays out projects that are like ours, only larger."""

import re
import subprocess
import sys
from pathlib import Path

from macros.facts.library import load_library, read_library
from scripts.bench_growth import Cost, bend
from scripts.bench_projects import grow, grow_claims, grow_figures, lay_plain, lay_project

ROOT = Path(__file__).resolve().parent.parent.parent
EXERCISES = load_library(ROOT / "data").exercises


def test_a_grown_library_keeps_every_promise(tmp_path):
    """Copies of the exercises pass all rules, each with an id and a name of its own, and each has its page."""
    project = lay_project(tmp_path / "ours", 2 * len(EXERCISES), 10 * len(EXERCISES))
    library = read_library(project / "data")
    grown = library.exercises
    assert len(library.claims) == 10 * len(EXERCISES)
    assert len(grown) == 2 * len(EXERCISES)
    assert list(grown)[: len(EXERCISES)] == list(EXERCISES)
    first = next(iter(EXERCISES))
    assert grown[f"{first}-2"].name == f"{EXERCISES[first].name} 2"
    assert (project / "docs" / "exercises" / f"{first}-2.md").is_file()


def test_as_many_as_there_are_is_no_change():
    """Without more exercises the file is the one we have."""
    source = (ROOT / "data" / "exercises.yaml").read_text(encoding="utf-8")
    assert grow(source, len(EXERCISES)) == source
    figures = (ROOT / "data" / "figures.yaml").read_text(encoding="utf-8")
    assert grow_figures(figures, len(EXERCISES)) == figures
    claims = (ROOT / "data" / "benefits.yaml").read_text(encoding="utf-8")
    assert grow_claims(claims, 0) == claims


def test_a_straight_line_has_no_bend():
    """Work that grows as the content does has a bend of 1; work that grows with its square has more."""
    sizes = (40, 200, 1000)
    straight = [Cost(0, 3 + size / 100, 0) for size in sizes]
    square = [Cost(0, size * size, 0) for size in sizes]
    assert round(bend(sizes, straight, "cpu"), 6) == 1
    assert bend(sizes, square, "cpu") == 5
    assert bend(sizes, [Cost(0, 0, 0)] * 3, "cpu") == 1


def test_the_plain_site_has_our_words_and_not_our_plugin(tmp_path):
    """The pages for MkDocs alone hold our words as plain Markdown, and its settings do not load our plugin."""
    plain = lay_plain(tmp_path / "plain", ROOT)
    page = (plain / "docs" / "exercises" / f"{next(iter(EXERCISES))}.md").read_text(encoding="utf-8")
    assert page.startswith("# ")
    assert "## Steps" in page
    assert "[When to stop](../../safety/stop-signs/)" in page
    assert "<" not in page
    assert "{{" not in page
    text = (plain / "mkdocs.yml").read_text(encoding="utf-8")
    settings = {line.partition(":")[0]: line for line in text.splitlines() if re.match("[a-z_]+:", line)}
    assert {"hooks", "watch"} & set(settings) == set()
    assert {"not_in_nav", "nav", "theme", "validation"} <= set(settings)
    assert re.findall(r"^plugins:\n(?:  .*\n)+", text, re.MULTILINE) == ["plugins:\n  - search\n"]


def test_the_help_has_an_example():
    """The help shows a whole command."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "bench.py", "--help"], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Example: make bench" in done.stdout
