"""The real content in data/ has its pages. What is promised of its words and numbers, load_library proves."""

import re
from pathlib import Path

from macros.facts.library import load_library
from macros.facts.reading import read

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "data" / "exercises.yaml"

STUB = re.compile(r'^\{\{ exercise\("([^"]*)"\) \}\}$', re.MULTILINE)


def test_the_content_keeps_every_promise():
    """Nothing is wrong with the content, and it holds forty exercises or more that are no drafts."""
    assert len(load_library(ROOT / "data").exercises) >= 40


def test_every_exercise_has_its_page():
    """Each exercise has one page in docs/exercises, with its id as name and in its one call; no page calls another."""
    entries = read("data/exercises.yaml", SOURCE.read_bytes()).value or {}
    paths = (ROOT / "docs" / "exercises").glob("*.md")
    pages = {path.stem: STUB.findall(path.read_text(encoding="utf-8")) for path in paths}
    assert pages
    assert {name: calls for name, calls in pages.items() if calls} == {name: [name] for name in entries}
